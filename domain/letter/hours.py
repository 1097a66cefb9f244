"""Hours as letters write them: 07 giờ 30 phút, 7 ^h 30', 7h30, 13g30, 10 giờ kém 5, 2 giờ chiều."""

import re
from collections.abc import Iterator
from datetime import time

from domain.letter.model import Field
from domain.letter.text import fold

_HOUR = re.compile(
    r"(?:(?:(?<![\w/.,])|(?<=đến)|(?<=lúc)|(?<=từ))(?<!\d:)(?<!\d\+)(?<!\d \+)|(?<=-\d\dt))"
    r"(?:(?<!thứ )(?<!ngày )(?<!tháng )(?P<bare>\d{1,2})\s?(?:[-–]|đến|tới)\s?)?"
    r"(?P<hour>\d{1,2})(?:\s{0,3}(?:\^\s?)?(?:giờ|g"
    r"|h)(?![^\W\d_])"
    r"(?:\s{0,3}kém\s{1,3}(?P<less>\d{1,2})(?!\d)"
    r"|\s{0,3}(?P<half>rưỡi)"
    r"|\s{0,3}(?P<minute>\d{1,2})(?!\d|\s{0,3}/|\.\d|-\d{1,2}-|\s{1,3}tháng|\s{0,3}(?:giờ|g|h)(?![^\W\d_])))?"
    r"|:(?P<colon>[0-5]\d)(?!\d|:\d)|(?=\s?[ap]m(?!\w)))"
    r"(?:\s{0,2}(?:phút|phut|pút|ph|p|['’′´`]|(?<=:\d\d) ?giờ)(?!\w))?"
    r"(?:\s{0,3}(?P<half_day>[ap]m)(?!\w)"
    r"|\s{1,3}(?:buổi\s{1,3})?(?P<period>sáng|trưa|chiều|tối|đêm|khuya)(?!\w))?"
)
_WORDS = (
    *("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"),
    *("mười ba", "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi"),
    *("hai mươi mốt", "hai mươi hai", "hai mươi ba"),
)
NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {
    **{"bẩy": 7, "hai mươi lăm": 25, "ba mươi": 30, "bốn mươi": 40, "bốn mươi lăm": 45, "năm mươi": 50}
}
"""The numbers in words that hours and minutes are told by."""
_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True))
_WORDED = re.compile(
    r"(?<!\w)(?<!trong )(?<!sau )(?<!mất )(?<!suốt )(?<!khoảng )"
    rf"(?P<hour>{_NUMBER})\s{{1,2}}giờ(?!\w)(?! đồng hồ| liền| làm việc)"
    rf"(?:\s{{1,2}}(?P<minute>rưỡi|{_NUMBER})(?!\w)(?:\s{{1,2}}phút(?!\w))?)?"
    r"(?:\s{1,3}(?:buổi\s{1,3})?(?P<period>sáng|trưa|chiều|tối|đêm|khuya)(?!\w))?"
)
_NOON = 12
_NIGHT = ("tối", "đêm", "khuya")
"""Midnight told with these words may end the day or begin it: no hour is read then."""
_EARLIEST_EVENING = 5


def find_hours(text: str) -> Iterator[Field[time]]:
    """Every hour that `text` tells, in its order. What is no hour of a day (25h, 48 giờ) is passed over."""
    folded = fold(text)
    told = [*_figures(folded), *_worded(folded)]
    return iter(sorted(told, key=lambda field: field.span))


def _figures(folded: str) -> Iterator[Field[time]]:
    for found in _HOUR.finditer(folded):
        value = _value(found)
        if value is None:
            continue
        if found["bare"] and int(found["bare"]) < value.hour:
            yield Field(value=time(int(found["bare"])), span=found.span("bare"))
        yield Field(value=value, span=(found.start("hour"), found.end()))


def _worded(folded: str) -> Iterator[Field[time]]:
    """Hours in words: "bảy giờ rưỡi sáng", "mười bốn giờ ba mươi phút"."""
    for found in _WORDED.finditer(folded):
        hour = afternoon(NUMBERS[found["hour"]], found["period"])
        minute = 30 if found["minute"] == "rưỡi" else NUMBERS.get(found["minute"] or "", 0)
        if hour < 24 and minute < 60:
            yield Field(value=time(hour, minute), span=found.span())


def _value(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or found["colon"] or 0)
    if found["half"]:
        minute = 30
    if found["less"] and hour and int(found["less"]):
        hour, minute = hour - 1, 60 - int(found["less"])
    period = found["half_day"] or found["period"]
    if hour in (0, _NOON) and period in (*_NIGHT, "am"):
        return None
    hour = afternoon(hour, period)
    return time(hour, minute) if hour < 24 and 0 <= minute < 60 else None


def afternoon(hour: int, period: str | None) -> int:
    """The hour of the 24-hour day, given a word for the part of the day."""
    if period in _NIGHT and hour < _EARLIEST_EVENING:
        return hour
    if period in ("chiều", "pm", *_NIGHT) and 1 <= hour < _NOON:
        return hour + _NOON
    if period == "trưa" and 1 <= hour <= 3:
        return hour + _NOON
    return hour
