"""Sittings that one sentence tells, each with its day and its place: "tại xã A sáng 28/4; tại xã B chiều 28/4"."""

import re
from collections.abc import Iterator
from datetime import time
from itertools import pairwise

from domain.letter.blocks import Blocks
from domain.letter.lines import Line
from domain.letter.main_time import MAIN_ROLES
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.places import PLACE, leading_place
from domain.letter.rivals import is_alternative, is_conditional
from domain.letter.schedule import end_of
from domain.letter.shared_hours import hours_of_parts
from domain.letter.text import fold, squeeze
from domain.letter.told_days import moment_of
from domain.letter.when import When
from domain.letter.years import Ground

_PLACE = re.compile(rf"(?<!\w)(?:tại|ở)\s(?P<place>{PLACE}(?!\w).*)")
_PART_IN_BRACKETS = re.compile(
    rf"\((?:buổi )?(?P<part>sáng|trưa|chiều|tối)(?:\s?[,:;–-]\s?|\s)(?:(?:tại|ở)\s)?(?P<place>{PLACE}(?!\w)[^()]*)\)"
)
_SITE_IN_BRACKETS = re.compile(
    rf"(?P<name>[^(),;:]{{2,80}}?)\s?\((?:tại |ở )?(?P<place>{PLACE}(?!\w)[^()]{{0,120}})\)"
)
_TO_NEXT = re.compile(
    r"(?:\s?[,;]|\s(?:và|vào|lúc|hồi|buổi|sáng|trưa|chiều|tối|ngày|từ|còn|thứ (?:hai|ba|tư|năm|sáu|bảy))){1,6}$"
)
_NAME = re.compile(r"[^:;,.()]{2,80}$")
_LATEST_DAY = 18
_SEVERAL = 2


def read_placed(blocks: Blocks, ground: Ground) -> tuple[Session, ...]:
    """A session for each day with a place of its own in one sentence, two or more; else none."""
    hours = hours_of_parts(blocks)
    lines = [line for line in blocks.prose if not line.cells]
    halves = [session for line in lines for session in _halves(line, hours, ground)]
    if len(halves) >= _SEVERAL:
        return tuple(halves)
    listed = [list(_sites_of_day(line, ground)) for line in lines]
    if any(len(sites) >= _SEVERAL for sites in listed):
        return tuple(session for sites in listed for session in sites)
    told = [_of_sentence(line, hours, ground) for line in lines]
    if not any(map(_follow, told)):
        return ()
    return tuple(session for sessions in told for session in sessions)


def sites_in_brackets(text: str) -> list[tuple[str, str]]:
    """The names of a list with their places: "Tổ dân phố 1 (Nhà văn hóa tổ 1), Tổ dân phố 2 (Trường A)"."""
    found = list(_SITE_IN_BRACKETS.finditer(fold(text)))
    return [
        (squeeze(text[slice(*site.span("name"))]), squeeze(text[slice(*site.span("place"))]))
        for site in found
    ]


def _sites_of_day(line: Line, ground: Ground) -> Iterator[Session]:
    """ "Ngày 10/4: Tổ dân phố 1 (Nhà văn hóa tổ 1), Tổ dân phố 2 (Trường A)"."""
    when = next((when for when in line.whens if len(when.days) == 1 and when.role in MAIN_ROLES), None)
    start = moment_of(when, ground) if when and when.span[0] <= _LATEST_DAY else None
    rest = line.text[when.span[1] :].lstrip(" )") if when else ""
    if start is None or not rest.startswith(":"):
        return
    for name, place in sites_in_brackets(rest[1:]):
        yield Session(label=name, starts_at=start, ends_at=None, venue=place, for_whom=None)


def _of_sentence(line: Line, hours: dict[str, time], ground: Ground) -> tuple[Session, ...]:
    whens = [when for when in line.whens if len(when.days) == 1 and when.role in MAIN_ROLES]
    if len(whens) < _SEVERAL or any(is_alternative(when) or is_conditional(when) for when in whens):
        return ()
    ends = [when.span[1] for when in whens]
    starts = [when.span[0] for when in whens]
    before = [line.text[begin:end] for begin, end in zip([0, *ends], starts, strict=False)]
    behind = [line.text[begin:end] for begin, end in zip(ends, [*starts[1:], len(line.text)], strict=True)]
    for texts in (before, behind):
        places = [_place(text) for text in texts]
        sessions = tuple(
            session
            for when, place in zip(whens, places, strict=True)
            if place and (session := _session(when, place, hours, ground))
        )
        if len(sessions) == len(whens):
            return sessions
    return ()


def _place(text: str) -> str | None:
    """The last place that the words between two times name."""
    found = _PLACE.search(fold(text))
    return _TO_NEXT.sub("", leading_place(text[found.start("place") :])) if found else None


def _session(when: When, place: str, hours: dict[str, time], ground: Ground) -> Session | None:
    start = moment_of(when, ground)
    if start is None:
        return None
    if start.hour is None and when.period:
        start = Moment(start.day, hours.get(when.period))
    label = f"Buổi {when.period}" if when.period and not when.hours else None
    return Session(
        label=label, starts_at=start, ends_at=end_of(when, start, ground), venue=place, for_whom=None
    )


def _follow(sessions: tuple[Session, ...]) -> bool:
    """Whether the days follow each other, in more than one place."""
    days = [session.starts_at.day for session in sessions if session.starts_at]
    places = {session.venue for session in sessions}
    return len(places) >= _SEVERAL and all(one <= other for one, other in pairwise(days))


def _halves(line: Line, hours: dict[str, time], ground: Ground) -> Iterator[Session]:
    """ "Thứ Tư ngày 3/7: gặp cử tri huyện A (sáng, tại Nhà văn hóa), huyện B (chiều, tại Trung tâm Chính trị)"."""
    days = [when for when in line.whens if len(when.days) == 1 and when.role in MAIN_ROLES]
    start = moment_of(days[0], ground) if len(days) == 1 and not days[0].hours else None
    if start is None:
        return
    for found in _PART_IN_BRACKETS.finditer(line.folded, days[0].span[1]):
        name = _NAME.search(line.text[: found.start()].rstrip())
        yield Session(
            label=squeeze(name[0]) if name else None,
            starts_at=Moment(start.day, hours.get(found["part"])),
            ends_at=None,
            venue=leading_place(line.text[slice(*found.span("place"))]),
            for_whom=None,
        )
