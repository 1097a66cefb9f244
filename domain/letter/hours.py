"""Hours as letters write them: 07 giờ 30 phút, 7 ^h 30', 7h30, 13g30, 10 giờ kém 5, 2 giờ chiều."""

import re
from collections.abc import Iterator
from datetime import time

from domain.letter.model import Field
from domain.letter.text import fold

_HOUR = re.compile(
    r"(?:(?<![\w/.,])(?<!\d:)(?<!\d\+)(?<!\d \+)|(?<=-\d\dt))"
    r"(?:(?<!thứ )(?<!ngày )(?<!tháng )(?P<bare>\d{1,2})\s?[-–]\s?)?"
    r"(?P<hour>\d{1,2})(?:\s{0,3}(?:\^\s?)?(?:giờ|g"
    r"|h)(?![^\W\d_])"
    r"(?:\s{0,3}kém\s{1,3}(?P<less>\d{1,2})(?!\d)"
    r"|\s{0,3}(?P<half>rưỡi)"
    r"|\s{0,3}(?P<minute>\d{1,2})(?!\d|\s{0,3}/|\.\d|-\d{1,2}-|\s{1,3}tháng|\s{0,3}(?:giờ|g|h)(?![^\W\d_])))?"
    r"|:(?P<colon>[0-5]\d)(?![\d:])|(?=\s?[ap]m(?!\w)))"
    r"(?:\s{0,2}(?:phút|ph|p|['’′´`])(?!\w))?"
    r"(?:\s{0,3}(?P<half_day>[ap]m)(?!\w)"
    r"|\s{1,3}(?:buổi\s{1,3})?(?P<period>sáng|trưa|chiều|tối|đêm|khuya)(?!\w))?"
)
_NOON = 12
_NIGHT = ("tối", "đêm", "khuya")
"""Midnight told with these words may end the day or begin it: no hour is read then."""
_EARLIEST_EVENING = 5


def find_hours(text: str) -> Iterator[Field[time]]:
    """Every hour that `text` tells, in its order. What is no hour of a day (25h, 48 giờ) is passed over."""
    for found in _HOUR.finditer(fold(text)):
        value = _value(found)
        if value is None:
            continue
        if found["bare"] and int(found["bare"]) < value.hour:
            yield Field(value=time(int(found["bare"])), span=found.span("bare"))
        yield Field(value=value, span=(found.start("hour"), found.end()))


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
