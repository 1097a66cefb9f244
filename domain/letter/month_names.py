"""Months by name: "3 tháng Bảy", "Oct 9, 2021"."""

MONTHS_IN_WORDS = {
    **{"mười hai": 12, "mười một": 11, "mười": 10, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5},
    **{"sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9},
}
ENGLISH_MONTHS = {
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6},
    **{"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12},
}
MONTHS = ENGLISH_MONTHS | MONTHS_IN_WORDS
MONTH_IN_WORDS = (
    rf"(?:{'|'.join(month for month in MONTHS_IN_WORDS if month != 'năm')})(?!\w| lần| lượt)"
    r"|năm(?= năm \d{4}|(?! (?:\d|nay|học))\W|$)"
)
"""The word "năm" is May only where no year follows it at once: "ngày 15 tháng năm 2019" has lost its month."""
_NAMES = "|".join(ENGLISH_MONTHS)
ENGLISH_DAY = (
    rf"(?:(?P<m5>{_NAMES})[a-z]{{0,6}}\.?\s(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y5>\d{{4}})"
    rf"|(?P<d6>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m6>{_NAMES})[a-z]{{0,6}}\.?,?\s(?P<y6>\d{{4}}))"
)
"""As the invitations of online meetings tell days."""
