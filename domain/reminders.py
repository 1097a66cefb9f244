"""Which reminders a meeting has, when each is due, and who still needs it when it fires."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from domain.calendar import (
    QuietHours,
    end_of_day,
    half_of_working_time,
    last_working_day_before,
    local,
    moment_at,
)
from domain.invitation import Invitation, PartStat
from domain.meeting import Meeting
from domain.rank import Relation

_LIST_CLOSES = time(16, 0)
_OFFICES_OPEN = time(7, 0)
_LATEST_DEADLINE = timedelta(hours=2)
_LAST_CALL = timedelta(minutes=90)
_MORNING = timedelta(minutes=60)
_MORNING_BEGINS = time(5, 15)
_MORNING_RINGS = time(6, 0)


class Kind(StrEnum):
    CHASE = "chase"
    """At half of the working time to the deadline: the answer is missing."""
    LAST_CALL = "last_call"
    """Shortly before the list closes; after it people call."""
    MORNING = "morning"
    """On the day, to those who come: when to be there, and what for."""


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """A reminder of a meeting, due at one moment and useless from another on, both in UTC.

    `distance` is how long before the start it is due; None while the hour of the start is unknown.
    """

    kind: Kind
    due_at: datetime
    expires_at: datetime
    distance: timedelta | None


def propose_deadline(meeting: Meeting, now: datetime) -> datetime:
    """By when to ask for answers: 16:00 of the last working day before, else two hours before the start.

    A day without an hour is taken to begin when offices open. Later than that nothing can be asked but by the
    start itself.
    """
    start = meeting.starts_at or moment_at(meeting.starts_on, _OFFICES_OPEN, meeting.zone)
    day = last_working_day_before(local(start, meeting.zone).date())
    choices = (moment_at(day, _LIST_CLOSES, meeting.zone), start - _LATEST_DEADLINE)
    return next((deadline for deadline in choices if deadline > now), start)


def plan(
    meeting: Meeting, *, called_at: datetime, quiet: QuietHours, farthest_min: int = 0
) -> tuple[Reminder, ...]:
    """The reminders of a meeting whose invitations go out at `called_at`, in the order in which they are due.

    `farthest_min` is the travel time of the farthest unit in minutes: the morning's row is due when that unit
    needs it, and each unit's own hour is `morning_due`. What would be due before the call or only when it is
    useless is left out.
    """
    reminders = (*_asking(meeting, called_at, quiet), *_morning(meeting, farthest_min))
    useful = (reminder for reminder in reminders if called_at < reminder.due_at < reminder.expires_at)
    return tuple(sorted(useful, key=lambda reminder: reminder.due_at))


def morning_due(meeting: Meeting, travel_min: int) -> datetime:
    """When a unit at this many minutes' distance gets its morning message: not before 05:15 by its clocks.

    Raises ValueError where the meeting's hour is unknown.
    """
    first = meeting.first_moment
    if first is None:
        raise ValueError("a meeting without an hour has no morning message")
    earliest = moment_at(local(first, meeting.zone).date(), _MORNING_BEGINS, meeting.zone)
    return max(first - _MORNING - timedelta(minutes=travel_min), earliest)


def is_silent(moment: datetime, meeting: Meeting) -> bool:
    """Whether a message at this moment arrives without a sound: in the morning before six."""
    return local(moment, meeting.zone).time() < _MORNING_RINGS


def still_needs(kind: Kind, invitation: Invitation, meeting: Meeting, now: datetime) -> bool:
    """Whether this unit still needs the reminder, decided when it fires."""
    if not meeting.is_live or local(now, meeting.zone) >= _over_at(kind, meeting):
        return False
    unanswered = invitation.partstat is PartStat.NEEDS_ACTION
    match kind, invitation.relation:
        case Kind.CHASE, Relation.SUBORDINATE | Relation.EQUAL:
            return unanswered and not invitation.received
        case Kind.LAST_CALL, Relation.SUBORDINATE:
            return unanswered
        case Kind.MORNING, Relation.SUBORDINATE | Relation.EQUAL:
            return invitation.is_coming
        case _:
            return False


def moved(reminder: Reminder, old_start: datetime, new_start: datetime) -> Reminder:
    """The reminder of a meeting that moved, at its old distance to the start; as it was without a distance."""
    if reminder.distance is None:
        return reminder
    shift = new_start - old_start
    return replace(reminder, due_at=new_start - reminder.distance, expires_at=reminder.expires_at + shift)


def _asking(meeting: Meeting, called_at: datetime, quiet: QuietHours) -> Iterator[Reminder]:
    """Chase and last call; none without working time, one where both would come together."""
    deadline = meeting.deadline or propose_deadline(meeting, called_at)
    half = half_of_working_time(called_at, deadline, meeting.zone)
    if half is None:
        return
    chase = quiet.next_allowed(half, meeting.zone)
    yield _reminder(meeting, Kind.CHASE, chase, deadline)
    last_call = quiet.next_allowed(deadline - _LAST_CALL, meeting.zone)
    if last_call > chase:
        yield _reminder(meeting, Kind.LAST_CALL, last_call, deadline)


def _morning(meeting: Meeting, farthest_min: int) -> Iterator[Reminder]:
    if meeting.first_moment is not None:
        yield _reminder(
            meeting,
            Kind.MORNING,
            morning_due(meeting, farthest_min),
            meeting.starts_at or meeting.first_moment,
        )


def _reminder(meeting: Meeting, kind: Kind, due_at: datetime, expires_at: datetime) -> Reminder:
    distance = meeting.starts_at - due_at if meeting.starts_at else None
    return Reminder(kind=kind, due_at=due_at, expires_at=expires_at, distance=distance)


def _over_at(kind: Kind, meeting: Meeting) -> datetime:
    """From when on this reminder is useless: chase and last call when the list closes, all when it begins."""
    begins = meeting.starts_at or end_of_day(meeting.starts_on, meeting.zone)
    return begins if kind is Kind.MORNING else min(meeting.deadline or begins, begins)
