"""From a letter that was read to the meeting it calls, its invitations and their notices."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.delivery import Priority
from domain.draft import NOBODY, Draft
from domain.errors import DomainError
from domain.invitation import Invitation
from domain.letter.model import AgendaRow, Reading
from domain.letter.moment import Moment
from domain.meeting import AgendaItem, Meeting, MeetingAssignment, MeetingBrief, MeetingState
from domain.names import Guest, GuestList, letter_units, match
from domain.notice import CardKind, Notice
from domain.rank import CARDED
from domain.unit import Unit

LASTS_AT_MOST = timedelta(hours=12)


def guest_list(draft: Draft, directory: Sequence[Unit]) -> GuestList:
    """Whom the letter invites, as far as directory and the organizer's picks tell."""
    on = day_of(draft.reading)
    learned = {phrase: unit for phrase, unit in draft.picks.items() if unit != NOBODY}
    found = match(draft.reading.parties, directory, on=on, learned=learned)
    open_ones = tuple(q for q in found.questions if draft.picks.get(q.phrase) != NOBODY)
    return GuestList(guests=found.guests, questions=open_ones)


def check_readable(reading: Reading) -> None:
    """A reading can be confirmed when it tells which letter it is and on what day one meets."""
    if reading.starts_at is None:
        raise DomainError("start_missing")
    if not reading.title:
        raise DomainError("title_missing")


def check_issued(reading: Reading) -> None:
    """Nothing goes out before issue: the letter's own number and date (Decree 30/2020/NĐ-CP, art. 15, 18)."""
    if not reading.number:
        raise DomainError("number_missing")
    if reading.issue_date is None:
        raise DomainError("issue_date_missing")


def meeting_of(draft: Draft, *, meeting_id: int, zone: ZoneInfo, directory: Sequence[Unit]) -> Meeting:
    """The meeting that a confirmed letter calls; `sequence` 0, state draft, no deadline yet."""
    reading = draft.reading
    check_readable(reading)
    check_issued(reading)
    assert reading.starts_at is not None and reading.issue_date is not None
    orders, briefs = orders_and_briefs(reading, directory)
    return Meeting(
        id=meeting_id,
        unit=draft.unit,
        letter_id=draft.id,
        sequence=0,
        state=MeetingState.DRAFT,
        number=reading.number or "",
        issue_date=reading.issue_date.day,
        issuer=reading.issuer or "",
        title=reading.title or "",
        chair=reading.chair or "",
        starts_on=reading.starts_at.day,
        starts_at=instant(reading.starts_at, zone),
        arrives_at=instant(reading.arrives_at, zone),
        arrival_reason=_arrival_reason(reading),
        ends_at=instant(reading.ends_at, zone),
        zone=zone,
        venue=reading.venue or "",
        deadline=instant(reading.rsvp.deadline, zone) if reading.rsvp else None,
        agenda=tuple(_agenda_item(row, zone) for row in reading.agenda),
        assignments=orders,
        briefs=briefs,
        notes=reading.notes,
        erratum=draft.erratum,
    )


def instant(moment: Moment | None, zone: ZoneInfo) -> datetime | None:
    """The instant in UTC; None without an hour, for an hour is never invented."""
    if moment is None or moment.hour is None:
        return None
    return datetime.combine(moment.day, moment.hour, zone).astimezone(UTC)


def invitations_of(guests: Iterable[Guest], meeting_id: int) -> list[Invitation]:
    return [
        Invitation(
            id=0,
            meeting_id=meeting_id,
            unit=guest.unit.code,
            line=guest.line,
            role=guest.role,
            rank=guest.rank,
            relation=guest.relation,
            seats=guest.seats,
        )
        for guest in guests
    ]


def is_called_already(meeting: Meeting, others: Iterable[Meeting]) -> bool:
    """Whether another letter of the same number, day and unit calls a meeting that still holds."""
    return any(
        other.is_live
        and other.letter_id != meeting.letter_id
        and (other.number, other.issue_date, other.unit) == (meeting.number, meeting.issue_date, meeting.unit)
        for other in others
    )


def gets_a_card(invitation: Invitation) -> bool:
    return invitation.relation in CARDED


def invitation_notice(invitation: Invitation, meeting: Meeting, address_id: int, now: datetime) -> Notice:
    """The card of one invitation for one reader, not before the hold is over."""
    return Notice(
        kind=CardKind.INVITATION,
        address_id=address_id,
        due_at=max(now, meeting.releases_at or now),
        expires_at=over_at(meeting),
        meeting_id=meeting.id,
        invitation_id=invitation.id,
        sequence=meeting.sequence,
        slot=f"call{meeting.calls}:{invitation.id}",
        priority=Priority.INVITATION,
    )


def begins_at(meeting: Meeting) -> datetime:
    """When the meeting begins; without an hour, its day ends before anything is too late."""
    return meeting.starts_at or _end_of_day(meeting)


def over_at(meeting: Meeting) -> datetime:
    """When notices of the meeting make no sense any more."""
    if meeting.ends_at is not None:
        return meeting.ends_at
    return begins_at(meeting) + LASTS_AT_MOST


def _end_of_day(meeting: Meeting) -> datetime:
    next_day = meeting.starts_on + timedelta(days=1)
    return datetime.combine(next_day, time.min, meeting.zone).astimezone(UTC)


def day_of(reading: Reading) -> date:
    """The day on which the directory must be valid; DomainError start_missing without one."""
    check_readable(reading)
    assert reading.starts_at is not None
    return reading.starts_at.day


def orders_and_briefs(
    reading: Reading, directory: Sequence[Unit]
) -> tuple[tuple[MeetingAssignment, ...], tuple[MeetingBrief, ...]]:
    """What the letter orders and what it asks units to speak about, each with its unit where the name is certain.

    Nobody's desk is chosen yet.
    """
    names = [one.unit for one in reading.assignments] + [one.unit for one in reading.briefs]
    units = letter_units(names, directory, on=day_of(reading))
    orders = (
        MeetingAssignment(unit=units[one.unit], unit_text=one.unit, task=one.task)
        for one in reading.assignments
    )
    briefs = (MeetingBrief(unit=units[one.unit], unit_text=one.unit, text=one.text) for one in reading.briefs)
    return tuple(orders), tuple(briefs)


def _agenda_item(row: AgendaRow, zone: ZoneInfo) -> AgendaItem:
    return AgendaItem(
        time_text=row.time_text or "",
        starts_at=instant(row.start, zone),
        ends_at=instant(row.end, zone),
        content=row.content,
        by=row.by or "",
    )


def _arrival_reason(reading: Reading) -> str:
    """The programme's row at the arrival hour tells what one comes early for."""
    rows = (row.content for row in reading.agenda if row.start and row.start == reading.arrives_at)
    return next(rows, "")
