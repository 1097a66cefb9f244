"""The clock's one use case: what is due now, for whom, is put into the outbox."""

from collections.abc import Iterable
from datetime import datetime

from db.reminders import PlannedReminder
from db.unit_of_work import UnitOfWork
from domain import reminders
from domain.calling import gets_a_card
from domain.delivery import Priority
from domain.invitation import Invitation
from domain.meeting import Meeting
from domain.notice import CardKind, Notice
from domain.office import Office
from domain.people import HOUSE
from domain.reminders import Kind

CARD_OF: dict[Kind, CardKind] = {
    Kind.CHASE: CardKind.CHASE,
    Kind.LAST_CALL: CardKind.LAST_CALL,
    Kind.MORNING: CardKind.MORNING,
}


def fire_reminders(uow: UnitOfWork, *, now: datetime, office: Office) -> int:
    """Fire what is due, each once; return how many messages were put.

    After an interruption several may be due together: each guest gets the newest that still makes sense.
    """
    with uow:
        uow.instance.tick(now)
        reminded: set[int] = set()
        newest_first = reversed(uow.reminders.due(now))
        put = sum(_fire(uow, reminder, reminded, now, office) for reminder in newest_first)
        uow.commit()
    return put


def _fire(
    uow: UnitOfWork, reminder: PlannedReminder, reminded: set[int], now: datetime, office: Office
) -> int:
    """Fire one; `reminded` are the invitations that a newer one has taken, and grows."""
    meeting = uow.meetings.get(reminder.meeting_id, HOUSE)
    allowed_at = _allowed_at(reminder, meeting, now, office)
    if reason := _too_late(reminder, meeting, allowed_at):
        uow.reminders.settle(reminder.id, "skipped", now, note=reason)
        return 0
    if allowed_at > now:
        uow.reminders.postpone(reminder.id, allowed_at)
        return 0
    needing = _needing(uow, reminder, meeting, now)
    fresh = [invitation for invitation in needing if invitation.id not in reminded]
    reminded |= {invitation.id for invitation in fresh}
    if needing and not fresh:
        uow.reminders.settle(reminder.id, "skipped", now, note="superseded")
        return 0
    return _put(uow, reminder, meeting, fresh, now)


def _allowed_at(reminder: PlannedReminder, meeting: Meeting, now: datetime, office: Office) -> datetime:
    """When it may ring: a late reminder wakes nobody; the morning's own hour was planned."""
    return now if reminder.kind is Kind.MORNING else office.quiet.next_allowed(now, meeting.zone)


def _too_late(reminder: PlannedReminder, meeting: Meeting, allowed_at: datetime) -> str:
    """Why it is not sent any more; empty when it is."""
    if not meeting.is_live:
        return meeting.state
    if reminder.sequence != meeting.sequence:
        return "changed"
    return "late" if allowed_at >= reminder.expires_at else ""


def _put(
    uow: UnitOfWork, reminder: PlannedReminder, meeting: Meeting, needing: list[Invitation], now: datetime
) -> int:
    notices = list(_notices(uow, reminder, meeting, needing, now))
    if not uow.reminders.settle(reminder.id, "fired", now, note=str(len(notices))):
        return 0
    return uow.outbox.put(notices, now)


def _needing(uow: UnitOfWork, reminder: PlannedReminder, meeting: Meeting, now: datetime) -> list[Invitation]:
    return [
        invitation
        for invitation in filter(gets_a_card, uow.meetings.invitations(meeting.id, HOUSE))
        if reminders.still_needs(reminder.kind, invitation, meeting, now)
    ]


def _notices(
    uow: UnitOfWork, reminder: PlannedReminder, meeting: Meeting, needing: list[Invitation], now: datetime
) -> Iterable[Notice]:
    units = uow.directory.some({one.unit for one in needing})
    readers = uow.people.recipients(units)
    for invitation in needing:
        due_at = _due_for(reminder, meeting, units[invitation.unit].travel_min, now)
        for reader in readers:
            if reader.unit == invitation.unit:
                yield _notice(reminder, invitation, reader.address_id, due_at, meeting)


def _due_for(reminder: PlannedReminder, meeting: Meeting, travel_min: int, now: datetime) -> datetime:
    if reminder.kind is not Kind.MORNING:
        return now
    return max(now, reminders.morning_due(meeting, travel_min) or now)


def _notice(
    reminder: PlannedReminder, invitation: Invitation, address_id: int, due_at: datetime, meeting: Meeting
) -> Notice:
    return Notice(
        kind=CARD_OF[reminder.kind],
        address_id=address_id,
        due_at=due_at,
        expires_at=reminder.expires_at,
        meeting_id=meeting.id,
        invitation_id=invitation.id,
        sequence=meeting.sequence,
        slot=f"{reminder.kind}:{invitation.id}",
        priority=Priority.REMINDER,
    )
