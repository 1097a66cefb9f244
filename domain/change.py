"""A letter that moves, corrects, postpones or calls off a meeting called before; it never calls a new one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.calendar import QuietHours
from domain.calling import begins_at, instant, over_at
from domain.earlier_letter import EarlierLetter, speaks_of
from domain.erratum import corrected_by
from domain.errors import DomainError
from domain.invitation import Invitation, PartStat
from domain.letter.checks import moves_the_time
from domain.letter.model import Reading
from domain.letter.moment import Moment
from domain.meeting import Meeting, MeetingState
from domain.spelling import key

AT_ONCE_WITHIN = timedelta(hours=12)
"""A change of a meeting so near does not wait for working hours."""
TOLD_FOR = timedelta(days=2)
"""How long a postponement or cancellation is worth telling after the old hour."""


class ChangeKind(StrEnum):
    MOVED = "moved"
    """Another day, hour or place."""
    CORRECTED = "corrected"
    """Another chair or wording; hour and place stay."""
    POSTPONED = "postponed"
    """No new day yet."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a notice changes of an earlier meeting; what is None or empty stays as it is.

    `number` and `issue_date` are the notice's own, for the cards to name.
    """

    kind: ChangeKind
    number: str
    issue_date: date | None
    starts_on: date | None = None
    starts_at: datetime | None = None
    arrives_at: datetime | None = None
    venue: str = ""
    chair: str = ""

    @property
    def asks_again(self) -> bool:
        """Whether answers that were given must be confirmed."""
        return self.kind is ChangeKind.MOVED


def is_change(reading: Reading) -> bool:
    return reading.cancelled or reading.postponed or reading.changed


def check_told(reading: Reading) -> None:
    """A notice that moves the time must tell the new one."""
    off = reading.cancelled or reading.postponed
    if not off and moves_the_time(reading) and new_start(reading) is None:
        raise DomainError("start_missing")


def change_of(reading: Reading, meeting: Meeting) -> Change | None:
    """What a notice changes of the meeting, without what it only repeats; None for a letter that calls anew."""
    if not is_change(reading):
        return None
    issued = reading.issue_date.day if reading.issue_date else None
    told = Change(kind=_without_day(reading), number=reading.number or "", issue_date=issued)
    if told.kind is not ChangeKind.CORRECTED:
        return told
    told = replace(_moved(told, reading, meeting), chair=_other(reading.chair, meeting.chair))
    moves = told.starts_on or told.arrives_at or told.venue
    return replace(told, kind=ChangeKind.MOVED) if moves else told


def meeting_meant(reading: Reading, meetings: Iterable[Meeting]) -> Meeting | None:
    """The called meeting that a notice speaks of; None when there is none, or more than one: then a person says."""
    called = [one for one in meetings if one.state is not MeetingState.DRAFT]
    found = [one for one in called if speaks_of(reading, _letter_of(one))]
    return found[0] if len(found) == 1 else None


def _letter_of(meeting: Meeting) -> EarlierLetter:
    return EarlierLetter(
        number=meeting.number,
        issue_date=meeting.issue_date,
        issuer=meeting.issuer,
        title=meeting.title,
        day=meeting.starts_on,
    )


def changed(meeting: Meeting, change: Change) -> Meeting:
    """The meeting after the change, one sequence on (RFC 5545).

    A reception hour does not move along by itself: until it is told anew, nobody is sent to it.
    """
    after = replace(meeting, sequence=meeting.sequence + 1)
    if change.kind is ChangeKind.CANCELLED:
        return replace(after, state=MeetingState.CANCELLED)
    if change.kind is ChangeKind.POSTPONED:
        return replace(after, state=MeetingState.POSTPONED)
    after = replace(after, venue=change.venue or meeting.venue, chair=change.chair or meeting.chair)
    if change.kind is ChangeKind.CORRECTED:
        issued = Moment(change.issue_date) if change.issue_date else None
        after = replace(after, erratum=corrected_by(meeting.erratum, change.number, issued))
    if change.starts_on is None:
        state = MeetingState.CHANGED if meeting.is_live else meeting.state
        return replace(after, state=state, arrives_at=change.arrives_at or meeting.arrives_at)
    return replace(
        after,
        state=MeetingState.CHANGED,
        starts_on=change.starts_on,
        starts_at=change.starts_at,
        arrives_at=change.arrives_at,
        arrival_reason=meeting.arrival_reason if change.arrives_at else "",
        ends_at=None,
        deadline=None,
        agenda=(),
    )


def to_reconfirm(invitation: Invitation) -> Invitation:
    """An answer to the old hour or place is kept and waits to be confirmed; silence stays silence."""
    if not invitation.is_answered:
        return invitation
    return replace(invitation, partstat=PartStat.TENTATIVE, earlier=invitation.partstat)


def tell_at(before: Meeting, after: Meeting, now: datetime, quiet: QuietHours) -> datetime:
    """When those concerned are told: in hours in which a telephone may ring, unless the meeting is near."""
    near = min(begins_at(before), begins_at(after)) - now < AT_ONCE_WITHIN
    return now if near else max(now, quiet.next_allowed(now, after.zone))


def told_until(before: Meeting, after: Meeting) -> datetime:
    """When the news is worth nothing any more."""
    return max(over_at(before), over_at(after)) + TOLD_FOR


def _without_day(reading: Reading) -> ChangeKind:
    """What a notice does, days and places left aside."""
    if reading.cancelled:
        return ChangeKind.CANCELLED
    if reading.postponed and not (reading.changed and new_start(reading)):
        return ChangeKind.POSTPONED
    return ChangeKind.CORRECTED


def _moved(told: Change, reading: Reading, meeting: Meeting) -> Change:
    """The change with the day, hours and place that are others than the meeting's."""
    arrives_at = instant(reading.arrives_at, meeting.zone)
    moved = replace(told, venue=_other(reading.venue, meeting.venue))
    start = new_start(reading)
    if start is None or _is_meetings(start, meeting):
        return replace(moved, arrives_at=arrives_at if arrives_at != meeting.arrives_at else None)
    starts_at = instant(start, meeting.zone)
    return replace(moved, starts_on=start.day, starts_at=starts_at, arrives_at=arrives_at)


def _is_meetings(start: Moment, meeting: Meeting) -> bool:
    """Whether the meeting begins then already; a day without an hour leaves its hour."""
    same_hour = start.hour is None or instant(start, meeting.zone) == meeting.starts_at
    return meeting.is_live and start.day == meeting.starts_on and same_hour


def _other(told: str | None, known: str) -> str:
    return told if told and key(told) != key(known) else ""


def new_start(reading: Reading) -> Moment | None:
    """The new start that a notice tells, as far as it tells a day."""
    told = [one for one in reading.new_starts_at or () if isinstance(one, Moment)]
    return reading.starts_at or (told[0] if told else None)
