"""A letter that moves, postpones or calls off a meeting that was called before; it never calls a new one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.calling import instant
from domain.invitation import Invitation, PartStat
from domain.letter.model import Reading
from domain.letter.moment import Moment
from domain.meeting import Meeting, MeetingState
from domain.spelling import key

_OF_CHANGING = frozenset(key("V/v thông báo thay đổi hoãn hủy thời gian địa điểm tổ chức đính chính").split())
"""Words of a title that say that something changes, not what."""


class ChangeKind(StrEnum):
    MOVED = "moved"
    """Another day, hour or place."""
    POSTPONED = "postponed"
    """No new day yet."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a notice says of an earlier meeting. `starts_on` None: the day stays; `venue` empty: the place stays.

    `number` and `issue_date` are the notice's own, for the cards to name.
    """

    kind: ChangeKind
    number: str
    issue_date: date | None
    starts_on: date | None = None
    starts_at: datetime | None = None
    arrives_at: datetime | None = None
    venue: str = ""


def is_change(reading: Reading) -> bool:
    return reading.cancelled or reading.postponed or reading.changed


def change_of(reading: Reading, zone: ZoneInfo) -> Change | None:
    """The change that a letter announces; None for a letter that calls a meeting of its own."""
    if not is_change(reading):
        return None
    issued = reading.issue_date.day if reading.issue_date else None
    change = Change(kind=_kind(reading), number=reading.number or "", issue_date=issued)
    if change.kind is not ChangeKind.MOVED:
        return change
    start = _new_start(reading)
    return replace(
        change,
        starts_on=start.day if start else None,
        starts_at=instant(start, zone),
        arrives_at=instant(reading.arrives_at, zone),
        venue=reading.venue or "",
    )


def meeting_meant(reading: Reading, meetings: Iterable[Meeting]) -> Meeting | None:
    """The called meeting that a notice speaks of: by its letter's number, or without one by title and day.

    None when there is no such meeting, or more than one: then a person says which.
    """
    called = [one for one in meetings if one.state is not MeetingState.DRAFT]
    numbers = {key(one.number) for one in reading.refers_to or () if one.number}
    if numbers:
        found = [one for one in called if key(one.number) in numbers]
    else:
        found = [one for one in called if _sounds_like(reading, one)]
    return found[0] if len(found) == 1 else None


def changed(meeting: Meeting, change: Change) -> Meeting:
    """The meeting after the change, one sequence on (RFC 5545).

    A reception hour does not move along by itself: until it is told anew, nobody is sent to it.
    """
    after = replace(meeting, sequence=meeting.sequence + 1)
    if change.kind is ChangeKind.CANCELLED:
        return replace(after, state=MeetingState.CANCELLED)
    if change.kind is ChangeKind.POSTPONED:
        return replace(after, state=MeetingState.POSTPONED)
    after = replace(after, state=MeetingState.CHANGED, venue=change.venue or meeting.venue)
    if change.starts_on is None:
        return after
    return replace(
        after,
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


def _kind(reading: Reading) -> ChangeKind:
    if reading.cancelled:
        return ChangeKind.CANCELLED
    if reading.changed and (_new_start(reading) or reading.venue):
        return ChangeKind.MOVED
    return ChangeKind.POSTPONED


def _new_start(reading: Reading) -> Moment | None:
    told = [one for one in reading.new_starts_at or () if isinstance(one, Moment)]
    return told[0] if told else reading.starts_at


def _sounds_like(reading: Reading, meeting: Meeting) -> bool:
    days = {one.day for one in reading.old_starts_at or () if isinstance(one, Moment)}
    if meeting.starts_on not in days:
        return False
    said = set(key(reading.title or "").split()) - _OF_CHANGING
    called = set(key(meeting.title).split())
    return len(said & called) * 2 > min(len(said), len(called))
