"""What a scanner puts for other letters: l and O for 1 and 0 in times, labels without their tone marks."""

import re

from domain.letter.text import squeeze, unmarked

_NUMBER = r"(?=[lIO]{0,3}\d)[\dlIO]{1,4}"
_BEFORE_UNIT = re.compile(rf"(?<!\w){_NUMBER}(?=\s?(?:giờ|phút|tháng|[hg:]\s?[\dlIO]|[/.-][\dlIO]))")
_AFTER_UNIT = re.compile(
    rf"(?:(?<=[\dlIO][/.-])|(?<=\d[hg:])|(?<=năm\s)|(?<=giờ\s)|(?<=ngày\s)|(?<=tháng\s)){_NUMBER}(?![^\W\d_])"
)
_DIGITS = str.maketrans("lIO", "110")
_SMALL_L = re.compile(r"(?<=\w\w)l(?!\w)")
_CAPITAL_L = re.compile(r"(?<=[^\W\d_a-z])l(?=[^\W\d_a-z])")
_OWN_NUMBER = re.compile(r"^[ \t]{0,40}[Ss]ố[ \t]?:?[ \t]?[\dlIO]{1,5}(?=[ \t]?[/-])", re.MULTILINE)
_LOOSE_MARK = re.compile(r"(?<=\w) (?=[;:,](?:\s|$))|(?<=[\w)]) (?=\.(?:\s|$))", re.MULTILINE)
_LOOSE_BULLET = re.compile(r"^([ \t]{0,40}(?:\d{1,2}|[a-zđ])) (?=[.)] )", re.MULTILINE)
_LABEL = re.compile(
    r"^(?P<before>[ \t]{0,40}(?:\d{1,2}[.)] |[-+•] )?)(?P<label>[^\W\d_]{1,12} ?[^\W\d_]{0,12})(?= ?:)",
    re.MULTILINE,
)
_DAY_WORD = re.compile(r"(?<!\w)n[gq][aàáảãạăâ]y(?=\s\d{1,2}\s?(?:[/.-]\s?\d|th[^\W\d_]ng))")
_MONTH_WORD = re.compile(r"(?<=\d\s)th[aàáảãạăâ]n[gq](?=\s\d{1,2}(?!\d))")
_YEAR_WORD = re.compile(r"(?<=\d\s)n[aàáảãạăâ][mn](?=\s\d{4}(?!\d))")
_INVITES = re.compile(r"(?<!\w)(?P<kind>[Kk])[iíìỉĩị]nh m[oòóỏõọôồốổỗộơờớởỡợ][iíìl1](?!\w)")
_KIND = re.compile(
    r"^[ \t]{0,40}(?:(?:GIAY|THU)[ \t]MOI|THONG[ \t]BAO)(?:[ \t]HOP)?[ \t]{0,40}$", re.MULTILINE
)
_KINDS = {
    **{
        "giay moi": "GIẤY MỜI",
        "giay moi hop": "GIẤY MỜI HỌP",
        "thu moi": "THƯ MỜI",
        "thu moi hop": "THƯ MỜI HỌP",
    },
    **{"thong bao": "THÔNG BÁO", "thong bao hop": "THÔNG BÁO HỌP"},
}
_WORDS = ("Thời gian", "Địa điểm", "Thành phần", "Nội dung", "Chủ trì", "Kính gửi", "Nơi nhận", "Số")


def mend_scan(text: str) -> str:
    """The text with the digits, capitals and labels that were meant; what is no slip stays as it is."""
    text = _LOOSE_MARK.sub("", _LOOSE_BULLET.sub(r"\1", text))
    text = _BEFORE_UNIT.sub(_as_digits, text)
    text = _AFTER_UNIT.sub(_as_digits, text)
    text = _OWN_NUMBER.sub(_as_digits, text)
    text = _CAPITAL_L.sub(lambda found: "I" if _among_capitals(text, found) else "l", text)
    text = _SMALL_L.sub(lambda found: "I" if text[found.start() - 2 : found.start()].isupper() else "l", text)
    text = _YEAR_WORD.sub("năm", _MONTH_WORD.sub("tháng", _DAY_WORD.sub("ngày", text)))
    text = _KIND.sub(lambda found: _KINDS[unmarked(squeeze(found[0])).lower()], text)
    text = _INVITES.sub(r"\g<kind>ính mời", text)
    return _LABEL.sub(_as_label, text)


def _among_capitals(text: str, found: re.Match[str]) -> bool:
    return text[found.start() - 1].isupper() and text[found.end()].isupper()


def _as_digits(found: re.Match[str]) -> str:
    return found[0].translate(_DIGITS)


def _as_label(found: re.Match[str]) -> str:
    return found["before"] + _MEANT.get(unmarked(found["label"]).lower(), found["label"])


_MEANT = {unmarked(word).lower(): word for word in _WORDS}
