"""A letter's text to its reading: clean, part, let each small reader look, gather the doubts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from domain.letter.agenda import read_agenda
from domain.letter.blocks import Blocks, split_blocks
from domain.letter.briefs import read_briefs, read_notes
from domain.letter.chair import read_chair
from domain.letter.changes import Change, read_change, read_references
from domain.letter.checks import check
from domain.letter.furniture import without_page_furniture
from domain.letter.guests import read_guests
from domain.letter.labels import Topic
from domain.letter.lines import split_lines
from domain.letter.model import AgendaRow, Doubt, Field, Reading, Session
from domain.letter.moment import Moment
from domain.letter.number import read_number
from domain.letter.online import read_mode, read_online
from domain.letter.orders import read_orders
from domain.letter.origin import read_issue_date, read_issuer, read_place
from domain.letter.parties import read_parties
from domain.letter.places import read_venue
from domain.letter.recurrence import read_recurrence
from domain.letter.replies import read_deadlines, read_documents, read_dress_code, read_rsvp
from domain.letter.scan import mend_scan
from domain.letter.schedule import Timing, contested_start, first_full_day, read_arrival, read_timing
from domain.letter.secrecy import read_secrecy
from domain.letter.signature import read_recipients, read_signer
from domain.letter.sittings import read_sittings
from domain.letter.text import clean, fold
from domain.letter.title import read_doc_type, read_title
from domain.letter.week import read_week
from domain.letter.wraps import join_wrapped
from domain.letter.years import Ground

T = TypeVar("T")
LONGEST_LETTER = 500_000
MOST_LINES = 20_000
"""Characters and lines that are read: some two hundred pages. What follows is not, and the reading says so."""
_SURE_ENOUGH = 0.6
_REHEARSAL = re.compile(r"(?:tổng duyệt|sơ duyệt|chạy thử|kiểm tra đường truyền|(?:phiên |họp )?trù bị)")
_RECEPTION = re.compile(r"đón|tiếp đón|đăng ký đại biểu|check.?in|test|ổn định|điểm danh|tập trung")


def read(text: str) -> Reading:
    """The reading of a letter. Never raises: what cannot be read is None or empty, and doubted."""
    all_lines = split_lines(mend_scan(clean(text[:LONGEST_LETTER])))
    is_cut = len(text) > LONGEST_LETTER or len(all_lines) > MOST_LINES
    lines = without_page_furniture(all_lines[:MOST_LINES])
    blocks = split_blocks(join_wrapped(lines))
    named = _named(blocks)
    ground = _ground(named, blocks)
    reading = _with_answers(_with_times(named, blocks, ground), blocks, ground)
    cut = (Doubt(field="invitee_groups", code="letter_too_long"),) if is_cut else ()
    return replace(
        reading, secret=read_secrecy(lines), doubts=(*cut, *reading.doubts, *check(reading, blocks))
    )


def is_letter(reading: Reading) -> bool:
    """Whether a text is an invitation or a notice about a meeting at all.

    Such a text tells the time of one and a place, guests or a number beside it; or it bears number and date
    of issue and names guests.
    """
    bears_marks = reading.number is not None and reading.issue_date is not None
    tells_time = bool(reading.starts_at or reading.old_starts_at or reading.recurrence or reading.sessions)
    if tells_time:
        return bool(reading.venue or reading.online or reading.invitee_groups or reading.number)
    return bears_marks and (bool(reading.invitee_groups) or reading.postponed or reading.cancelled)


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
    whens = (when for line in lines for when in line.whens)
    return Ground(named.issue_date.day if named.issue_date else None, first_full_day(whens))


def _with_times(named: Reading, blocks: Blocks, ground: Ground) -> Reading:
    change = read_change(blocks, named.title or "", ground)
    timing = _changed(read_timing(blocks, ground), change)
    week = read_week(blocks, named.title or "", ground)
    sessions = () if change.is_notice else week or read_sittings(blocks, timing, ground)
    timing = _from_sessions(timing, sessions, blocks)
    starts_at = timing.starts_at
    agenda = () if week else read_agenda(blocks, starts_at.day if starts_at else None, ground)
    reading = replace(
        named,
        doc_type=_doc_type(named.doc_type, change, named.title or ""),
        starts_at=starts_at,
        ends_at=timing.ends_at,
        arrives_at=read_arrival(blocks, starts_at) or _reception(agenda, starts_at),
        sessions=sessions,
        agenda=agenda,
        recurrence=read_recurrence(blocks),
        venue=(week[0].venue if week else None) or _venue(blocks, sessions),
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


def _changed(timing: Timing, change: Change) -> Timing:
    """The times that hold after the notice: none for a postponed or cancelled meeting."""
    if not change.is_notice:
        return timing
    if change.first_new:
        same = timing.starts_at == change.first_new
        guessed = tuple(doubt for doubt in timing.doubts if doubt.code == "year_guessed")
        return timing if same else Timing(starts_at=change.first_new, doubts=guessed)
    return Timing() if change.postponed or change.cancelled or change.old else timing


def _from_sessions(timing: Timing, sessions: tuple[Session, ...], blocks: Blocks) -> Timing:
    """The first sitting's start, where no sentence tells the hour of the whole."""
    told = timing.starts_at is not None and timing.starts_at.hour is not None and blocks.about(Topic.TIME)
    first, last = _span(sessions)
    if first is None or last is None:
        return timing
    if told:
        later = last.ends_at and (timing.ends_at is None or last.ends_at > timing.ends_at)
        return replace(timing, ends_at=last.ends_at) if later else timing
    begins = first.starts_at
    contested = tuple(_contested(begins, timing.starts_at, sessions)) if begins else ()
    return Timing(starts_at=begins, ends_at=last.ends_at, doubts=(*timing.doubts, *contested))


def _span(sessions: tuple[Session, ...]) -> tuple[Session | None, Session | None]:
    """The sitting that begins first, rehearsals left aside, and the one that begins last."""
    timed = [session for session in sessions if session.starts_at]
    if len(timed) < len(sessions) or not timed:
        return None, None
    main = [one for one in timed if not _REHEARSAL.match(fold(one.label or ""))] or timed
    return min(main, key=_begins), max(timed, key=_begins)


def _begins(session: Session) -> Moment:
    assert session.starts_at is not None
    return session.starts_at


def _contested(begins: Moment, told: Moment | None, sessions: tuple[Session, ...]) -> Iterator[Doubt]:
    """A sentence tells a dated hour that is none of the sittings': a sitting may have been overlooked."""
    if told and told.hour and told not in {session.starts_at for session in sessions}:
        yield contested_start(begins, told.in_words)


def _reception(agenda: tuple[AgendaRow, ...], starts_at: Moment | None) -> Moment | None:
    """The hour of the programme's reception row, if it comes before the start."""
    for row in agenda:
        if starts_at and row.start and row.start < starts_at and _RECEPTION.search(fold(row.content)):
            return row.start
    return None


def _venue(blocks: Blocks, sessions: tuple[Session, ...]) -> str | None:
    found = read_venue(blocks)
    first, _ = _span(sessions)
    if blocks.about(Topic.VENUE) or first is None or not first.venue:
        return found.value if found else None
    return first.venue


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
        refers_to=read_references(blocks, reading.number, change) or None,
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
