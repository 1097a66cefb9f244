"""Several sittings of one event: waves, panels, classes, sites, a line test before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from domain.letter.blocks import Blocks
from domain.letter.chained_sittings import read_chained
from domain.letter.cues import Role
from domain.letter.half_days import read_half_days
from domain.letter.halves import read_halves
from domain.letter.headed_sittings import read_headed
from domain.letter.labels import Topic
from domain.letter.listed_sittings import read_further, read_listed
from domain.letter.main_time import MAIN_ROLES
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.parallel_sittings import read_parallel, read_site_lists
from domain.letter.placed_sittings import read_placed
from domain.letter.places import tidy
from domain.letter.programme_days import read_programme_days
from domain.letter.rivals import is_alternative, is_conditional
from domain.letter.schedule import Timing, end_of
from domain.letter.shared_hours import with_shared_hours
from domain.letter.sites import sites, sites_of_bridges
from domain.letter.text import fold, squeeze
from domain.letter.timetable import read_timetable
from domain.letter.told_days import moment_of
from domain.letter.when import When
from domain.letter.years import Ground

_LONGEST_LABEL = 60
_WHO = re.compile(r"[^:.]{2,60}$")
_TOGETHER = re.compile(
    r":\s(?P<how>[^:.]{0,80}?(?:họp|dự|tham dự)[^:.]{0,60}?)\stại\s(?P<place>[^.:]{3,160})"
)
_ORDINAL = re.compile(
    r"(?<!\w)(?:đợt|lớp|ca|phiên|nhóm|khóa|vòng|kỳ|cụm|buổi|tiểu ban|điểm|khối|chặng)(?: thứ| số)? "
    r"(?:\d{1,2}|[ivx]{1,4}|[a-e]|một|hai|ba|bốn|tư|năm|nhất|nhì)(?!\w)[^.;]{0,80}$"
)
_MONTH_LABEL = re.compile(r"tháng \d{1,2}(?:/\d{4})?\s?:")
_HALF = re.compile(r"(?:buổi )?(?:sáng|chiều|tối)$")
_SEVERAL = 2
_REHEARSAL = "Tổng duyệt"
_BEFORE = {Role.LINE_TEST: "Kiểm tra đường truyền", Role.PREPARATORY: "Phiên trù bị"}


def read_sittings(blocks: Blocks, timing: Timing, ground: Ground) -> tuple[Session, ...]:
    """A row for each sitting with its own day, hour or place; none where the event has only one."""
    day = timing.starts_at.day if timing.starts_at else None
    placed = read_site_lists(blocks, ground) or read_chained(blocks, ground) or read_placed(blocks, ground)
    listed = _in_lines(blocks, day, ground)
    rows = (
        (placed if listed and len(placed) > len(listed) else listed)
        or tuple(_sites(blocks, timing, ground))
        or tuple(_by_guests(blocks, timing))
        or read_timetable(blocks, ground, day)
        or tuple(_told_together(blocks, ground))
        or tuple(_in_sentences(blocks, ground))
        or max(placed, read_parallel(blocks, ground), key=len)
        or read_programme_days(blocks, day, ground)
        or _several(_days_of_months(blocks, ground))
    )
    told = with_shared_hours(rows, blocks, ground) or read_half_days(blocks, ground)
    halves = read_halves(blocks, timing, ground) if all(map(_is_half, told)) else ()
    return halves if len(halves) > len(told) else told or tuple(_with_further(blocks, timing, ground))


def _is_half(session: Session) -> bool:
    """Whether a row is nothing but a morning or an afternoon."""
    return session.venue is None and _HALF.match(fold(session.label or "")) is not None


def _with_further(blocks: Blocks, timing: Timing, ground: Ground) -> Iterator[Session]:
    """The meeting and another sitting after it: "Sáng 19/8: khảo sát cơ sở A, xuất phát 7h30 tại Khách sạn B"."""
    starts_at = timing.starts_at
    further = read_further(blocks, starts_at, ground) if starts_at and starts_at.hour else None
    if further and starts_at:
        whole = timing.ends_at if timing.ends_at and timing.ends_at.day == starts_at.day else None
        yield Session(label=None, starts_at=starts_at, ends_at=whole, venue=None, for_whom=None)
        yield further


def _in_lines(blocks: Blocks, day: date | None, ground: Ground) -> tuple[Session, ...]:
    """Sittings in blocks of their own, else one a line, with a single block beside these."""
    headed = read_headed(blocks, ground, day)
    listed = read_listed(blocks, day, ground)
    if len(headed) >= _SEVERAL:
        dated = {(session.starts_at, session.venue) for session in listed}
        return listed if len(dated) > len(headed) else headed
    told = {session.starts_at for session in listed} | {Moment(day) for day in _days_of(listed)}
    return (*listed, *(one for one in headed if one.starts_at not in told)) if listed else ()


def _days_of(sessions: tuple[Session, ...]) -> set[date]:
    return {session.starts_at.day for session in sessions if session.starts_at}


def _several(rows: Iterable[Session]) -> tuple[Session, ...]:
    found = tuple(rows)
    return found if len(found) >= _SEVERAL else ()


def _told_together(blocks: Blocks, ground: Ground) -> Iterator[Session]:
    """Two or more dated hours after one label: "8h00 ngày 15/3 và 14h00 ngày 16/3"."""
    for section in blocks.about(Topic.TIME):
        whens = [when for when in section.whens if when.role in MAIN_ROLES]
        whens = [when for when in whens if not is_conditional(when)]
        if any(is_alternative(when) for when in whens):
            continue
        sessions = [_dated(when, ground) for when in whens if when.hours and when.days]
        starts = [session.starts_at for session in sessions if session and session.starts_at]
        if len(starts) >= _SEVERAL and all(one < other for one, other in pairwise(starts)):
            yield from (session for session in sessions if session)
            return


def _in_sentences(blocks: Blocks, ground: Ground) -> Iterator[Session]:
    """ "Đợt 1 lúc 8h00 ngày 20/6 …; đợt 2 lúc 14h00 ngày 21/6 …" in one paragraph."""
    for line in blocks.prose:
        whens = line.whens if not line.cells else []
        counted = [when for when in whens if when.days and when.role in MAIN_ROLES]
        sessions = [_dated(when, ground) for when in counted if _ORDINAL.search(when.lead)]
        starts = {session.starts_at for session in sessions if session}
        if len(starts) >= _SEVERAL:
            yield from (session for session in sessions if session)
            return


def _dated(when: When, ground: Ground) -> Session | None:
    start = moment_of(when, ground)
    if start is None:
        return None
    end = end_of(when, start, ground)
    return Session(label=None, starts_at=start, ends_at=end, venue=None, for_whom=None)


def _days_of_months(blocks: Blocks, ground: Ground) -> Iterator[Session]:
    """Lists "Tháng 4: ngày 11/4 (…); ngày 25/4 (…)": a row for each day."""
    for line in blocks.body:
        whens = line.whens if _MONTH_LABEL.match(line.folded) and not line.cells else []
        for when in whens:
            days = [moment_of(when, ground, at) for at in range(len(when.days))]
            for day in (day for day in days if day):
                yield Session(label=None, starts_at=Moment(day.day), ends_at=None, venue=None, for_whom=None)


def _sites(blocks: Blocks, timing: Timing, ground: Ground) -> Iterator[Session]:
    places = [site for section in blocks.about(Topic.VENUE) for site in sites(section)]
    places = places or list(sites_of_bridges(blocks))
    times = list(_told_together(blocks, ground)) if len(places) >= _SEVERAL else []
    if times and len(times) == len(places):
        yield from (replace(one, label=name, venue=at) for one, (name, at) in zip(times, places, strict=True))
        return
    if len(places) >= _SEVERAL:
        for label, place in places:
            yield _at(timing, label, place)
    before = list(dict.fromkeys(_before(blocks, timing, ground)))
    if before and len(places) < _SEVERAL and timing.starts_at:
        yield Session(
            label=None, starts_at=timing.starts_at, ends_at=timing.ends_at, venue=None, for_whom=None
        )
    yield from before


def _before(blocks: Blocks, timing: Timing, ground: Ground) -> Iterator[Session]:
    """Line tests, rehearsals and preparatory meetings, on a day of their own or before the start."""
    labelled = blocks.told_of_time
    known = {text for text, _ in labelled}
    prose = [line.whens for line in blocks.prose if line.text not in known]
    for whens, of_time in [*((whens, True) for _, whens in labelled), *((whens, False) for whens in prose)]:
        for when in whens:
            told = when.role in _BEFORE and (of_time or when.hours)
            start = (moment_of(when, ground) or _earlier(when, timing)) if told else None
            if start:
                label = _REHEARSAL if "duyệt" in when.lead else _BEFORE[when.role]
                end = end_of(when, start, ground) if when.hour_range else None
                yield Session(label=label, starts_at=start, ends_at=end, venue=None, for_whom=None)


def _earlier(when: When, timing: Timing) -> Moment | None:
    """The hour of a preparatory meeting on the day of the start, before it."""
    starts_at = timing.starts_at
    if when.role is not Role.PREPARATORY or not when.hours or starts_at is None or starts_at.hour is None:
        return None
    moment = Moment(starts_at.day, when.hours[0])
    return moment if moment < starts_at else None


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
