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
    """Fire what is due, each once; return how many messages were put."""
    with uow:
        uow.instance.tick(now)
        put = sum(_fire(uow, reminder, now, office) for reminder in uow.reminders.due(now))
        uow.commit()
    return put


def _fire(uow: UnitOfWork, reminder: PlannedReminder, now: datetime, office: Office) -> int:
    meeting = uow.meetings.get(reminder.meeting_id, HOUSE)
    if now >= reminder.expires_at or not meeting.is_live or reminder.sequence != meeting.sequence:
        uow.reminders.settle(reminder.id, "skipped", now, note="late" if meeting.is_live else meeting.state)
        return 0
    notices = list(_notices(uow, reminder, meeting, now, office))
    if not uow.reminders.settle(reminder.id, "fired", now, note=str(len(notices))):
        return 0
    return uow.outbox.put(notices, now)


def _notices(
    uow: UnitOfWork, reminder: PlannedReminder, meeting: Meeting, now: datetime, office: Office
) -> Iterable[Notice]:
    needing = [
        invitation
        for invitation in filter(gets_a_card, uow.meetings.invitations(meeting.id, HOUSE))
        if reminders.still_needs(reminder.kind, invitation, meeting, now)
    ]
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
