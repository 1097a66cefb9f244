"""How many days an event lasts, where the letter counts them: "02 ngày", "họp trong hai ngày"."""

import re
from collections.abc import Iterable
from datetime import timedelta

from domain.letter.lines import Line
from domain.letter.moment import Moment
from domain.letter.text import fold
from domain.letter.when import When

_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}
_COUNT = rf"(?:(?P<days>\d{{1,2}})(?:,5|\.5|½)?|(?P<words>{'|'.join(_WORDS)}))\s(?:\(\w+\)\s)?ngày(?: rưỡi)?"
_LABELLED = re.compile(rf"(?<![\w/½.,]){_COUNT}(?!\s?\d)(?!\w)")
_SPOKEN = re.compile(
    r"(?<!\w)(?:họp|diễn ra|tổ chức|kéo dài|dự kiến|làm việc|học|tập huấn|thời gian|tiến hành|bồi dưỡng|thi đấu|mở)"
    rf"(?:\s(?:là|dự kiến|liên tục|chính thức|trong|vòng|thời gian|khoảng)){{0,3}}\s{_COUNT}"
    r"(?!\w)(?! (?:làm việc|kể|trước|sau|nghỉ))"
)
_HALF = re.compile(r"[,.]5|½|rưỡi")
_FEWEST, _MOST = 2, 31


def counted_end(labelled: str, lines: Iterable[Line], main: When, starts_at: Moment) -> Moment | None:
    """The last of the days that the section on the time counts, else the sentence that tells the start."""
    found = _LABELLED.search(fold(labelled))
    told = (main.days, main.lead)
    spoken = (line.folded for line in lines if told in ((when.days, when.lead) for when in line.whens))
    found = found or next(filter(None, map(_SPOKEN.search, spoken)), None)
    days = _days(found) if found else 0
    return Moment(starts_at.day + timedelta(days=days - 1)) if _FEWEST <= days <= _MOST else None


def _days(found: re.Match[str]) -> int:
    whole = int(found["days"]) if found["days"] else _WORDS[found["words"]]
    return whole + bool(_HALF.search(found[0]))
