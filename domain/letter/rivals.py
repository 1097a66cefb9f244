"""Times that speak against the start that was read. Where two readings compete, a person decides."""

import re
from datetime import date

from domain.letter.counted import agrees
from domain.letter.cues import Role
from domain.letter.moment import Moment
from domain.letter.when import When
from domain.letter.years import Ground

_OR = re.compile(r"(?<!\w)(?:hoặc|hay)(?: là)?(?: (?:lúc|vào|từ|hồi|ngày|sáng|chiều|tối))?[\s,]*$")
_IF = re.compile(r"(?<!\w)(?:nếu|trường hợp|phòng khi|dự phòng|khi (?:trời|có|mưa))(?!\w)")
_FAR = 300
"""Days after the issue beyond which a written year is likelier a slip than a plan."""


def is_far(day: date, ground: Ground) -> bool:
    """Whether a meeting lies so long after the issue that its year is doubtful."""
    return ground.issue is not None and (day - ground.issue).days > _FAR


def is_alternative(when: When) -> bool:
    """Whether "hoặc" or "hay" stands before the time."""
    return _OR.search(when.lead) is not None


def is_conditional(when: When) -> bool:
    """Whether the time holds only if something happens: "nếu trời mưa, dời sang …"."""
    return _IF.search(when.lead) is not None


def rival_of(when: When, main: When, told: Moment | None, starts_at: Moment) -> str | None:
    """The time `when`, whose moment is `told`, in words, if it could be the start as well as `main`."""
    if not _competes(when, main, told, starts_at):
        return None
    return told.in_words if told else f"{when.hours[0]:%H:%M}"


def _competes(when: When, main: When, told: Moment | None, starts_at: Moment) -> bool:
    if when.role not in (Role.START, Role.OPENING) or not when.hours or is_conditional(when):
        return False
    if is_alternative(when):
        return True
    if told is None:
        return not agrees(when, main)
    return told.hour is not None and told > starts_at and not when.is_range
