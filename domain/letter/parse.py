"""A letter's text to its reading: clean, part, let each small reader look, gather the doubts."""

from collections.abc import Iterator
from dataclasses import replace

from domain.letter.agenda import read_agenda, read_parts
from domain.letter.arrival import read_arrival
from domain.letter.beginning import (
    after_notice,
    are_sittings,
    begin_with_programme,
    begin_with_sittings,
    earlier_sitting,
    is_placed,
    reception_of,
    sittings_after_notice,
    venue_of,
    venue_of_week,
    with_first_hour,
)
from domain.letter.blocks import Blocks
from domain.letter.changes import Change
from domain.letter.checks import check
from domain.letter.ending import end_of_event, end_of_week
from domain.letter.model import Doubt, Reading
from domain.letter.online import read_mode, read_online
from domain.letter.parts import Parts, parts_of
from domain.letter.recurrence import read_recurrence
from domain.letter.references import read_references
from domain.letter.replies import read_deadlines, read_rsvp
from domain.letter.schedule import Timing, contested_start, read_timing
from domain.letter.second_reader import second_opinion, with_opinion
from domain.letter.secrecy import read_secrecy
from domain.letter.sections import Told
from domain.letter.sittings import read_sittings
from domain.letter.text import fold
from domain.letter.week import read_week
from domain.letter.years import Ground


def read(text: str) -> Reading:
    """The reading of a letter. Never raises: what cannot be read is None or empty, and doubted."""
    parts = parts_of(text)
    opinion = second_opinion(parts.blocks, parts.ground, parts.change)
    return with_opinion(read_by_rules(text, parts), opinion)


def read_by_rules(text: str, parts: Parts) -> Reading:
    """What the rules alone read, with what they doubt themselves."""
    blocks, ground = parts.blocks, parts.ground
    reading = _with_answers(_with_times(parts), blocks, ground)
    cut = (Doubt(field="invitee_groups", code="letter_too_long"),) if parts.is_cut else ()
    doubts = (*cut, *reading.doubts, *check(reading, blocks))
    return replace(reading, secret=read_secrecy(text), doubts=doubts)


def is_letter(reading: Reading) -> bool:
    """Whether a text is an invitation or a notice about a meeting at all.

    Such a text tells the time of one and a place, guests or a number beside it; or it bears number and date
    of issue and names guests or changes an earlier letter.
    """
    bears_marks = reading.number is not None and reading.issue_date is not None
    tells_time = bool(reading.starts_at or reading.old_starts_at or reading.recurrence or reading.sessions)
    if tells_time:
        return bool(reading.venue or reading.online or reading.invitee_groups or reading.number)
    is_notice = reading.postponed or reading.cancelled or reading.changed
    return bears_marks and (is_notice or bool(reading.invitee_groups))


def _with_times(parts: Parts) -> Reading:
    blocks, named, ground, change = parts.blocks, parts.named, parts.ground, parts.change
    timing = after_notice(read_timing(blocks, ground), change)
    week = read_week(blocks, named.title or "", ground)
    sessions = week or read_sittings(blocks, timing, ground)
    sessions = sittings_after_notice(sessions, change) if change.is_notice else sessions
    timing = begin_with_sittings(timing, sessions, blocks)
    ends_at = end_of_event(blocks, ground, timing, sessions)
    if week and timing.ends_at is None:
        ends_at = end_of_week(named.title or "", ground)
    day = timing.starts_at.day if timing.starts_at else None
    agenda = () if week else read_agenda(blocks, day, ground)
    agenda = read_parts(blocks) if are_sittings(agenda, sessions) else agenda
    timing = begin_with_programme(timing, agenda)
    starts_at = timing.starts_at
    sessions = with_first_hour(sessions, starts_at)
    reading = replace(
        named,
        doc_type=_doc_type(named.doc_type, change, named.title or ""),
        starts_at=starts_at,
        ends_at=ends_at,
        arrives_at=read_arrival(_texts(blocks), starts_at) or reception_of(agenda, starts_at),
        sessions=sessions,
        agenda=agenda,
        recurrence=read_recurrence(blocks),
        venue=venue_of_week(week) if is_placed(week) else venue_of(blocks, starts_at, sessions, change),
        doubts=(
            *named.doubts,
            *_time_doubts(timing, explained=bool(sessions) or change.first_new is not None),
            *earlier_sitting(blocks, ground, starts_at, sessions),
        ),
    )
    return _with_change(reading, change)


def _time_doubts(timing: Timing, *, explained: bool) -> Iterator[Doubt]:
    """The doubts about the start; sittings and changes explain why a letter tells more than one time."""
    yield from timing.doubts
    if timing.rival and timing.starts_at and not explained:
        yield contested_start(timing.starts_at, timing.rival)


def _texts(blocks: Blocks) -> list[Told]:
    return [*blocks.told_of_time, *((line.text, line.whens) for line in blocks.prose if not line.cells)]


def _with_change(reading: Reading, change: Change) -> Reading:
    return replace(
        reading,
        postponed=change.postponed,
        changed=change.changed,
        cancelled=change.cancelled,
        tentative=change.tentative,
        old_starts_at=change.old or None,
        new_starts_at=change.new or None,
    )


def _with_answers(reading: Reading, blocks: Blocks, ground: Ground) -> Reading:
    change = Change(postponed=reading.postponed, changed=reading.changed, cancelled=reading.cancelled)
    return replace(
        reading,
        mode=read_mode(blocks, reading.venue),
        online=read_online(blocks),
        rsvp=read_rsvp(blocks, ground),
        deadlines=read_deadlines(blocks, ground),
        refers_to=read_references(blocks, reading.number, is_notice=change.is_notice) or None,
    )


def _doc_type(told: str, change: Change, title: str) -> str:
    if "đính chính" in fold(title):
        return "đính chính"
    if change.is_notice and told != "giấy mời":
        kinds = (
            (change.cancelled, "thông báo hủy"),
            (change.changed, "thông báo thay đổi"),
            (True, "thông báo hoãn"),
        )
        return next(kind for holds, kind in kinds if holds)
    return told
