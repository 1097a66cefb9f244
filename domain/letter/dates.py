"""Days as letters write them: ngày 22/02/2022, 15 tháng 3 năm 2024, 11 và 12/4/2024, thứ sáu 05/01."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.letter.moment import Month
from domain.letter.month_names import ENGLISH_DAY, MONTH_IN_WORDS, MONTHS, MONTHS_IN_WORDS
from domain.letter.relative import RELATIVE_DAY
from domain.letter.text import fold

WEEKDAYS = {
    **{"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5},
    **{"2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5, "chủ nhật": 6, "cn": 6},
    **{"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6},
}
_WORDED = rf"(?P<d1>\d{{1,2}})\s{{0,3}}tháng\s{{0,3}}(?P<m1>\d{{1,2}}(?!\d)|{MONTH_IN_WORDS})"
_WORDED += r"(?:(?:\s{0,3}(?:năm|/|,)\s{0,3}|\s(?=20\d\d(?!\d)))(?P<y1>\d{4})(?!\d))?"
_FULL = r"(?P<d2>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<m2>\d{1,2})\s?(?P=mark)\s?(?P<y2>\d{4}|\d\d)(?![\d/])"
_ISO = r"(?P<y4>\d{4})(?P<dash>[-/])(?P<m4>\d\d)(?P=dash)(?P<d4>\d\d)(?![\d/])"
_SHORT = r"(?P<d3>\d{1,2})(?:\s?[/-]\s?|\.)(?P<m3>\d{1,2})(?![\d/]|[-.]\d|\s?(?:ngày|buổi|tháng))"
_DAY = re.compile(rf"(?<![\w/.-])(?:{_ISO}|{ENGLISH_DAY}|{_WORDED}|{_FULL}|{_SHORT})(?!(?!t\x01)\w)")
_JOINED_DASH = re.compile(r"(?<=\d)[-–](?=\d{1,2}(?:\s?[/.]\s?\d{1,2}|\s{1,3}tháng))")
_DAY_CUE = re.compile(
    r"(?:^|ngày|hôm|sáng|trưa|chiều|tối|thứ (?:hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])|chủ nhật|cn|t[2-7]"
    r"|t\. ?(?:hai|ba|tư|năm|sáu|bảy)|từ|đến|trước|nhằm"
    rf"|{RELATIVE_DAY}|\x01(?: (?:nay|mai|kia|mốt))?)[\s,:()–-]{{0,4}}$"
)
_JOINT = r"(?:,|;|&|và|-|–|đến(?: hết)?)"
_HOUR_BETWEEN = r"(?:\x01{1,20}[\s,]{1,2})?"
_JOINED = re.compile(rf"{_JOINT}\s?{_HOUR_BETWEEN}(?:ngày\s)?$")
_CHAIN = re.compile(
    r"(?:(?:^|ngày|từ|tức|nhằm|sáng|trưa|chiều|tối|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|cn|\x01"
    r"|(?<=/\d{4}) và)[\s,:(]{0,3}"
    r"|[(:]\s?|(?<![\w/.,-])(?=\d{1,2}[-–]$))"
    rf"(?P<days>\d{{1,2}}(?:\s?{_JOINT}\s?(?:ngày\s)?\d{{1,2}}){{0,30}})\s?{_JOINT}\s?{_HOUR_BETWEEN}(?:ngày\s)?$"
)
_STREET = re.compile(r"(?<!\w)(?:đường|phố|ngõ|quảng trường|hội trường|công viên|sân vận động|trường|cầu)\s$")
"""What is named after a day of the nation: đường 30 tháng 4, Hội trường 22/12."""
_LONGEST_CHAIN = 160
_LONGEST_JOINT = 40
_LONGEST_CUE = 40
LUNAR_YEAR = (
    r"(?:giáp|ất|bính|đinh|mậu|k[ỷỉ]|canh|tân|nhâm|qu[ýí])"
    r" (?:t[ýí]|sửu|dần|mão|thìn|t[ỵị]|ngọ|mùi|thân|dậu|tuất|hợi)(?!\w)"
)
_LUNAR = re.compile(
    rf"[^\d;.()]{{0,30}}\s?\(?(?:âm lịch|âl(?!\w)|\bal\b)(?!\s?:?\s{{0,2}}(?:ngày\s)?\d)\)?"
    rf"|[\s,]{{0,3}}(?:năm )?{LUNAR_YEAR}"
)
_NEW_MOON = re.compile(r"m[ùồ]ng\s$")
_SOLAR_BESIDE = re.compile(r"[\s,(]{0,4}(?:tức|nhằm)\s[^();.]{3,40}?dương lịch")
_FULL_BESIDE = re.compile(
    r"[\s,(]{0,4}(?:tức|nhằm)\s[^\d();.]{0,20}\d{1,2}(?:[/.-]| tháng )\d{1,2}(?:[/.-]| năm )\d{4}"
)
_SOLAR = re.compile(r"\s{0,2}\(?dương lịch")
_MOON_BEFORE = re.compile(rf"(?:âm lịch|(?<!\w)âl|{LUNAR_YEAR})\W{{0,4}}$")
_SAME_DAY = re.compile(r"(?<!\w)(?:tức|nhằm)(?: là| vào)?(?: ngày)?(?: m[ùồ]ng)?\s?$")
_MONTH = re.compile(r"(?<!\w)tháng\s{0,2}(?P<month>\d{1,2})\s?(?:/|năm|-)\s?(?P<year>\d{4})(?!\d)")
_DAY_BEFORE = re.compile(r"\d\s{0,3}$")
_WEEKDAY = re.compile(
    r"(?<!\w)(?:thứ\s{1,2}(?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])"
    r"|t\.\s?(?P<dotted>hai|ba|tư|năm|sáu|bảy)(?=[\s,;(–-]{1,4}(?:ngày\s)?\d{1,2}\s?/)"
    r"|t(?P<short>[2-7])(?=[\s,;(–-]{1,4}(?:ngày\s)?\d{1,2}(?:\s?[/.-]\s?\d| tháng))"
    r"|(?P<word>chủ nhật|cn|[a-z]{3,6}days?))(?!\w)"
)
_YEARLESS = 3
_OLDEST = 1800
"""Older days than any letter's are told of founders and of battles."""
_ORDINAL_NOUN = re.compile(r"(?:kỳ họp|kỳ|lần|khóa|đợt|phiên|phiên họp|đại hội|hội nghị|cuộc họp)\s{1,2}$")


@dataclass(frozen=True)
class Written:
    """A day as it is written: without a year where the letter gives none."""

    day: int
    month: int
    year: int | None
    span: tuple[int, int]

    def in_year(self, year: int) -> date | None:
        """The day in that year; None where there is no such day (31/02)."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def find_days(text: str) -> Iterator[Written]:
    """Every day of `text` in its order; hours should be masked (\\x01) first. Lunar dates are passed over.

    A day with a month but no year counts only after a word that announces a day ("ngày", "thứ Sáu",
    an hour), because 1/2 is also a fraction and 88/12 a house number.
    """
    return (day for day in find_all_days(text) if isinstance(day, Written))


@dataclass(frozen=True)
class _Lunar:
    """A day that is told by the moon's calendar, or a second time ("tức ngày …")."""

    span: tuple[int, int]


def find_all_days(text: str) -> Iterator[Written | _Lunar]:
    """Every day of `text` in its order, as `find_days` counts them, and the lunar ones."""
    folded = _JOINED_DASH.sub("–", fold(text))
    leaned = 0
    for found in _DAY.finditer(folded):
        written = _written(found)
        if written is None:
            continue
        if _is_lunar(folded, found, written):
            named = _LUNAR.match(folded, found.end())
            chain = _chain_before(folded, found.start())
            yield _Lunar((chain[0] if chain else found.start(), named.end() if named else found.end()))
            continue
        if _STREET.search(folded, max(0, found.start() - _LONGEST_JOINT), found.start()):
            continue
        chain = _chain_before(folded, found.start())
        told = found["m1"] is not None and found["m1"].isdigit()
        if written.year is None and not (told or chain or _is_announced(folded, found.start())):
            continue
        for day in _leaning(chain, written) if chain else ():
            if day.span[0] >= leaned:
                leaned = day.span[1]
                yield day
        yield written


def _is_lunar(folded: str, found: re.Match[str], written: Written) -> bool:
    if _LUNAR.match(folded, found.end()) or _SOLAR_BESIDE.match(folded, found.end()):
        return True
    if written.year is not None:
        return False
    if found["m1"] in MONTHS_IN_WORDS and _NEW_MOON.search(folded, max(0, found.start() - 8), found.start()):
        return True
    told_again = _SAME_DAY.search(folded, max(0, found.start() - 20), found.start())
    if told_again and (
        _SOLAR.match(folded, found.end())
        or _MOON_BEFORE.search(folded, max(0, told_again.start() - 24), told_again.start())
    ):
        return False
    return told_again is not None or _FULL_BESIDE.match(folded, found.end()) is not None


def find_months(text: str) -> Iterator[tuple[Month, tuple[int, int]]]:
    """Months without a day ("tháng 9/2020") with their places."""
    for found in _MONTH.finditer(fold(text)):
        if 1 <= int(found["month"]) <= 12 and not _DAY_BEFORE.search(
            text, max(0, found.start() - 4), found.start()
        ):
            yield Month(int(found["year"]), int(found["month"])), found.span()


def find_weekdays(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Names of weekdays (Monday is 0) with their places; "kỳ họp thứ Hai" is an ordinal and none."""
    folded = fold(text)
    for found in _WEEKDAY.finditer(folded):
        name = found["name"] or found["dotted"] or found["short"] or found["word"]
        if name in WEEKDAYS and not _ORDINAL_NOUN.search(folded[max(0, found.start() - 20) : found.start()]):
            yield WEEKDAYS[name], found.span()


def _written(found: re.Match[str]) -> Written | None:
    day, month, year = next(
        (found[f"d{form}"], found[f"m{form}"], found[f"y{form}"] if form != _YEARLESS else None)
        for form in (1, 2, 3, 4, 5, 6)
        if found[f"d{form}"]
    )
    full_year = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    number = MONTHS[month] if month in MONTHS else int(month)
    written = Written(int(day), number, full_year, found.span())
    leap_or_own = written.in_year(full_year or 2024)
    return written if leap_or_own and (full_year is None or _OLDEST <= full_year <= 2100) else None


def _is_announced(folded: str, position: int) -> bool:
    return _DAY_CUE.search(folded[max(0, position - _LONGEST_CUE) : position]) is not None


def _chain_before(folded: str, position: int) -> tuple[int, str] | None:
    """Where the bare days stand that go on to the day at `position`, and their words: the 11 of "11 và 12/4/2024"."""
    if not _JOINED.search(folded, max(0, position - _LONGEST_JOINT), position):
        return None
    begin = max(0, position - _LONGEST_CHAIN)
    chain = _CHAIN.search(folded[begin:position])
    return (begin + chain.start("days"), chain["days"]) if chain else None


def _leaning(chain: tuple[int, str], last: Written) -> Iterator[Written]:
    """The days of the chain with the month of `last`."""
    offset, days = chain
    for digits in re.finditer(r"\d{1,2}", days):
        bare = replace(last, day=int(digits[0]), span=(offset + digits.start(), offset + digits.end()))
        if bare.in_year(last.year or 2024):
            yield bare
