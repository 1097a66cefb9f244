"""Several sittings of one event: waves, panels, classes, sites, a line test before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from domain.letter.blocks import Blocks
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.places import sites, tidy
from domain.letter.rivals import is_alternative
from domain.letter.schedule import MAIN_ROLES, Timing, end_of, moment_of
from domain.letter.text import fold, squeeze, trim
from domain.letter.timetable import read_timetable
from domain.letter.when import Role, When, find_whens
from domain.letter.years import Ground

_NO_SITTING = re.compile(
    r"(?:khai mạc|bế mạc|thời gian|địa điểm|kết thúc|đón|bắt đầu|hạn|liên hệ|đăng ký|lưu ý|tổ chức"
    r"|bỏ phiếu|ủy quyền|riêng)"
)
_GATHER = re.compile(r"^(?:tập trung|có mặt|tại|họp)(?: tại)?\s+", re.IGNORECASE)
_PLACE_START = re.compile(
    r"(?:hội trường|phòng|sân|nhà|cổng|trụ sở|văn phòng|tầng|khu|trường|ubnd|trung tâm|điểm)"
)
_WHO = re.compile(r"[^:.]{2,60}$")
_TOGETHER = re.compile(
    r":\s(?P<how>[^:.]{0,80}?(?:họp|dự|tham dự)[^:.]{0,60}?)\stại\s(?P<place>[^.:]{3,160})"
)
_CLASS = re.compile(r"(?:lớp|đợt|khóa|buổi|nhóm|ca|cụm|phiên|kỳ|vòng|ngày thứ)(?!\w)")
_LONGEST_LABEL = 60
_SEVERAL = 2
_BEFORE = {Role.LINE_TEST: "Kiểm tra đường truyền", Role.PREPARATORY: "Phiên trù bị"}


@dataclass(frozen=True)
class _Labelled:
    label: str
    when: When
    rest: str


def read_sittings(blocks: Blocks, timing: Timing, ground: Ground) -> tuple[Session, ...]:
    """A row for each sitting with its own day, hour or place; none where the event has only one."""
    day = timing.starts_at.day if timing.starts_at else None
    rows = (
        tuple(_listed(blocks, day, ground))
        or tuple(_sites(blocks, timing, ground))
        or tuple(_by_guests(blocks, timing))
        or read_timetable(blocks, ground)
        or tuple(_told_together(blocks, ground))
        or tuple(_classes(blocks, ground))
    )
    return _with_common_hour(rows, blocks)


def _listed(blocks: Blocks, day: date | None, ground: Ground) -> Iterator[Session]:
    """Bullets "Phiên 1: 9g00–10g30, phòng B2", two or more of them, and headings with a day of their own."""
    rows = [session for line in _sitting_lines(blocks) for session in _session_of(line, day, ground)]
    if len(rows) >= _SEVERAL:
        yield from rows
        yield from _headed(blocks, ground)


def _sitting_lines(blocks: Blocks) -> Iterator[Line]:
    guests = {line for section in blocks.about(Topic.GUESTS) for line in section.lines}
    for line in blocks.body:
        if line.bullet and not line.cells and line not in guests and not label_of(line):
            yield line


def _session_of(line: Line, day: date | None, ground: Ground) -> Iterator[Session]:
    found = _labelled(line)
    if found is None:
        return
    moment = moment_of(found.when, ground)
    start = moment or (Moment(day, found.when.hours[0]) if day else None)
    if start is None or start.hour is None:
        return
    end = end_of(found.when, start, ground)
    yield Session(label=found.label, starts_at=start, ends_at=end, venue=_place(found.rest), for_whom=None)


def _labelled(line: Line) -> _Labelled | None:
    label, colon, value = line.text.partition(":")
    if not colon or len(label) > _LONGEST_LABEL or _NO_SITTING.match(fold(label)) or find_whens(label):
        return None
    whens = [when for when in find_whens(value) if when.hours]
    if not whens or whens[0].span[0] > 30 or whens[0].role is Role.DEADLINE:
        return None
    return _Labelled(squeeze(label), whens[0], value[whens[0].span[1] :])


def _place(rest: str) -> str | None:
    words = trim(rest.split(";")[0]).lstrip(" ,.)-–")
    gathered = _GATHER.sub("", words)
    is_place = gathered != words or _PLACE_START.match(fold(gathered))
    return tidy(gathered) if is_place and gathered else None


def _headed(blocks: Blocks, ground: Ground) -> Iterator[Session]:
    """A numbered heading without a colon whose first line begins with a day."""
    for heading, line in zip(blocks.body, blocks.body[1:], strict=False):
        if heading.level > 1 or ":" in heading.text or line.bullet or line.cells:
            continue
        whens = line.whens
        if whens and whens[0].days and whens[0].span[0] < 15:
            yield Session(
                label=heading.text,
                starts_at=moment_of(whens[0], ground),
                ends_at=None,
                venue=None,
                for_whom=None,
            )


def _told_together(blocks: Blocks, ground: Ground) -> Iterator[Session]:
    """Two or more dated hours after one label: "8h00 ngày 15/3 và 14h00 ngày 16/3"."""
    for section in blocks.about(Topic.TIME):
        whens = [when for when in section.whens if when.role in MAIN_ROLES]
        if any(is_alternative(when) for when in whens):
            continue
        sessions = [_dated(when, ground) for when in whens if when.hours and when.days]
        starts = [session.starts_at for session in sessions if session and session.starts_at]
        if len(starts) >= _SEVERAL and all(one < other for one, other in pairwise(starts)):
            yield from (session for session in sessions if session)
            return


def _dated(when: When, ground: Ground, label: str | None = None, rest: str = "") -> Session | None:
    start = moment_of(when, ground)
    if start is None:
        return None
    end = end_of(when, start, ground)
    return Session(label=label, starts_at=start, ends_at=end, venue=_place(rest), for_whom=None)


def _classes(blocks: Blocks, ground: Ground) -> Iterator[Session]:
    """Bullets "Lớp 1: ngày 12 và 13/3, tại …", two or more, whose hour is told elsewhere or not at all."""
    rows: list[Session] = []
    for line in _sitting_lines(blocks):
        label, _, value = line.text.partition(":")
        whens = [when for when in find_whens(value) if when.days and when.role in MAIN_ROLES]
        if _CLASS.match(fold(label)) and len(label) <= _LONGEST_LABEL and len(whens) == 1:
            row = _dated(whens[0], ground, squeeze(label), value[whens[0].span[1] :])
            rows.extend([row] if row else [])
    if len(rows) >= _SEVERAL:
        yield from rows


def _with_common_hour(rows: tuple[Session, ...], blocks: Blocks) -> tuple[Session, ...]:
    """The rows with the one hour that the letter tells for all, where none of them has its own."""
    if any(row.starts_at is None or row.starts_at.hour for row in rows):
        return rows
    whens = [when for section in blocks.about(Topic.TIME) for when in section.whens]
    whens += [when for line in blocks.prose for when in line.whens]
    hours = {when.hours[0] for when in whens if when.hours and not when.days and when.role in MAIN_ROLES}
    if len(hours) != 1:
        return rows
    [hour] = hours
    return tuple(replace(row, starts_at=Moment(row.starts_at.day, hour)) for row in rows if row.starts_at)


def _sites(blocks: Blocks, timing: Timing, ground: Ground) -> Iterator[Session]:
    places = [site for section in blocks.about(Topic.VENUE) for site in sites(section)]
    if len(places) >= _SEVERAL:
        for label, place in places:
            yield _at(timing, label, place)
    before = list(_before(blocks, ground))
    if before and len(places) < _SEVERAL and timing.starts_at:
        yield Session(
            label=None, starts_at=timing.starts_at, ends_at=timing.ends_at, venue=None, for_whom=None
        )
    yield from before


def _before(blocks: Blocks, ground: Ground) -> Iterator[Session]:
    """Line tests and preparatory meetings on a day of their own."""
    for section in blocks.about(Topic.TIME):
        for when in section.whens:
            start = moment_of(when, ground) if when.role in _BEFORE else None
            if start:
                yield Session(
                    label=_BEFORE[when.role], starts_at=start, ends_at=None, venue=None, for_whom=None
                )


def _at(timing: Timing, label: str, place: str) -> Session:
    return Session(
        label=label, starts_at=timing.starts_at, ends_at=timing.ends_at, venue=place, for_whom=None
    )


def _by_guests(blocks: Blocks, timing: Timing) -> Iterator[Session]:
    """ "Nhóm 1: họp trực tiếp tại …. Nhóm 2: dự trực tuyến tại …": one row for each circle of guests."""
    for line in blocks.prose:
        found = list(_told_of_circles(line.text)) if line.text.count(":") >= _SEVERAL else []
        if len(found) >= _SEVERAL:
            yield from (_at(timing, squeeze(who), tidy(place)) for who, place in found)
            return


def _told_of_circles(text: str) -> Iterator[tuple[str, str]]:
    """Each circle of guests with its place, looked for from the colon between them."""
    end = 0
    while found := _TOGETHER.search(text, end):
        who = _WHO.search(text, max(end, found.start() - _LONGEST_LABEL), found.start())
        if who:
            yield who[0], found["place"]
        end = found.end() if who else found.start() + 1
