"""A letter's text to its reading: clean, part, let each small reader look, gather the doubts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from domain.letter.agenda import read_agenda, read_parts
from domain.letter.arrival import read_arrival
from domain.letter.bare_labels import with_values
from domain.letter.beginning import (
    after_notice,
    are_sittings,
    begin_with_sittings,
    is_placed,
    opening_of,
    reception_of,
    sittings_after_notice,
    venue_of,
    venue_of_week,
    with_first_hour,
)
from domain.letter.blocks import Blocks, split_blocks
from domain.letter.briefs import read_briefs, read_notes
from domain.letter.chair import read_chair
from domain.letter.changes import Change, read_change
from domain.letter.checks import check
from domain.letter.ending import end_of_event, end_of_week
from domain.letter.flattened import rejoin_rows
from domain.letter.furniture import without_page_furniture
from domain.letter.guests import read_guests
from domain.letter.issuer import read_issuer
from domain.letter.lines import split_lines
from domain.letter.model import Doubt, Field, Reading
from domain.letter.moment import Moment
from domain.letter.number import read_number
from domain.letter.online import read_mode, read_online
from domain.letter.orders import read_orders
from domain.letter.origin import read_issue_date, read_place
from domain.letter.parties import read_parties
from domain.letter.recurrence import read_recurrence
from domain.letter.references import read_references
from domain.letter.replies import read_deadlines, read_documents, read_dress_code, read_rsvp
from domain.letter.scan import mend_scan
from domain.letter.schedule import Timing, contested_start, full_days, read_timing
from domain.letter.secrecy import read_secrecy
from domain.letter.sections import Told
from domain.letter.signature import read_recipients, read_signer
from domain.letter.sittings import read_sittings
from domain.letter.text import clean, fold
from domain.letter.title import read_doc_type, read_title
from domain.letter.week import read_week
from domain.letter.wraps import join_wrapped, part_addresses
from domain.letter.years import Ground

T = TypeVar("T")
LONGEST_LETTER = 500_000
MOST_LINES = 20_000
"""Characters and lines that are read: some two hundred pages. What follows is not, and the reading says so."""
_SURE_ENOUGH = 0.6
_FIRST_LINES = 3
_YEAR = re.compile(r"(?:năm |(?<=[ivx\d])/)(20[0-4]\d)(?![\d–-])")
_LAW = re.compile(r"(?<!\w)(?:luật|nghị (?:định|quyết)|thông tư|quyết định|căn cứ|nhiệm kỳ)(?!\w)")


def read(text: str) -> Reading:
    """The reading of a letter. Never raises: what cannot be read is None or empty, and doubted."""
    all_lines = split_lines(mend_scan(clean(text[:LONGEST_LETTER])))
    is_cut = len(text) > LONGEST_LETTER or len(all_lines) > MOST_LINES
    lines = rejoin_rows(without_page_furniture(all_lines[:MOST_LINES]))
    blocks = split_blocks(tuple(part_addresses(join_wrapped(tuple(with_values(lines))))))
    named = _named(blocks)
    ground = _ground(named, blocks)
    reading = _with_answers(_with_times(named, blocks, ground), blocks, ground)
    cut = (Doubt(field="invitee_groups", code="letter_too_long"),) if is_cut else ()
    return replace(
        reading, secret=read_secrecy(text), doubts=(*cut, *reading.doubts, *check(reading, blocks))
    )


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


def _named(blocks: Blocks) -> Reading:
    """The parts that no date depends on."""
    title, number, issue = read_title(blocks), read_number(blocks), read_issue_date(blocks)
    issuer, chair = read_issuer(blocks), read_chair(blocks)
    groups = read_guests(blocks)
    return Reading(
        doc_type=read_doc_type(blocks, title.value if title else ""),
        number=_value(number),
        issue_date=Moment(issue.value) if issue else None,
        place_of_issue=_value(read_place(blocks)),
        issuer=_value(issuer),
        title=_value(title),
        chair=_value(chair),
        dress_code=read_dress_code(blocks),
        invitee_groups=groups,
        parties=read_parties(groups),
        assignments=read_orders(blocks),
        briefs=read_briefs(blocks),
        documents=read_documents(blocks),
        notes=read_notes(blocks),
        recipients=read_recipients(blocks),
        signer=read_signer(blocks),
        doubts=tuple(_unsure(number=number, issuer=issuer, title=title)),
    )


def _value(found: Field[T] | None) -> T | None:
    return found.value if found else None


def _unsure(**found: Field[str] | None) -> Iterator[Doubt]:
    for name, field in found.items():
        if field and field.sure < _SURE_ENOUGH:
            yield Doubt(field=name, code="guessed", facts={"value": field.value})


def _ground(named: Reading, blocks: Blocks) -> Ground:
    lines = (*blocks.body, *blocks.head)
    whens = [when for line in lines for when in line.whens]
    days = list(full_days(whens))
    month = next((date(when.month.year, when.month.month, 1) for when in whens if when.month), None)
    issue = named.issue_date.day if named.issue_date else None
    return Ground(issue, days[0] if days else month, frozenset(days) - {issue}, _named_year(blocks))


def _named_year(blocks: Blocks) -> int | None:
    """The only year that the head and the first lines name without a day."""
    kind = (blocks.type_line,) if blocks.type_line else ()
    lines = [line.folded for line in (*blocks.head, *kind, *blocks.body[:_FIRST_LINES])]
    years = {year for line in lines if not _LAW.search(line) for year in _YEAR.findall(line)}
    return int(years.pop()) if len(years) == 1 else None


def _with_times(named: Reading, blocks: Blocks, ground: Ground) -> Reading:
    change = read_change(blocks, named.title or "", ground)
    timing = after_notice(read_timing(blocks, ground), change)
    week = read_week(blocks, named.title or "", ground)
    sessions = week or read_sittings(blocks, timing, ground)
    sessions = sittings_after_notice(sessions, change) if change.is_notice else sessions
    timing = begin_with_sittings(timing, sessions, blocks)
    ends_at = end_of_event(blocks, ground, timing, sessions)
    if week and timing.ends_at is None:
        ends_at = end_of_week(named.title or "", ground)
    starts_at = timing.starts_at
    agenda = () if week else read_agenda(blocks, starts_at.day if starts_at else None, ground)
    agenda = read_parts(blocks) if are_sittings(agenda, sessions) else agenda
    starts_at = opening_of(agenda, starts_at) or starts_at
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
