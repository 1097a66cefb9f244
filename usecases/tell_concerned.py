"""Messages to those whom a meeting concerns without an invitation; parts of other use cases' transactions."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from db.people import Recipient
from db.unit_of_work import UnitOfWork
from domain.calling import over_at
from domain.delivery import Priority
from domain.meeting import Meeting, MeetingAssignment
from domain.notice import CardKind, Notice
from domain.orders import gets_the_order, orders_among
from domain.people import HOUSE


def concerned_notices(uow: UnitOfWork, meeting: Meeting, now: datetime) -> Iterator[Notice]:
    """The cards of the meeting's orders and of those who must know, not before the hold is over."""
    for order in orders_of(uow, meeting):
        for reader in doers(uow, order):
            yield _order_notice(order, reader, meeting, now, copy=False)
        for reader in _helpers(uow, order):
            yield _order_notice(order, reader, meeting, now, copy=True)
    for reader in uow.people.recipients(one.unit for one in uow.informed.of_meeting(meeting.id)):
        yield _notice(CardKind.INFORM, reader, meeting, now)


def missed_notices(uow: UnitOfWork, unit: str, address_id: int, now: datetime) -> Iterator[Notice]:
    """What concerned the unit in meetings still to come before the reader at this address spoke for it."""
    for meeting in uow.meetings.organized(HOUSE):
        if meeting.is_live and now < over_at(meeting):
            for notice in concerned_notices(uow, meeting, now):
                if (notice.address_id, notice.facts["unit"]) == (address_id, unit):
                    # Who was revoked and comes back has this slot filled by a cancelled row.
                    yield replace(notice, slot=f"{notice.slot}:{now.isoformat()}")


def change_notices(
    uow: UnitOfWork,
    meeting: Meeting,
    facts: Mapping[str, object],
    *,
    told: Collection[int],
    due_at: datetime,
    expires_at: datetime,
) -> Iterator[Notice]:
    """The notice of a change for everybody concerned whose address is not among those `told` as guests."""
    seen = set(told)
    for reader in concerned_readers(uow, meeting):
        if reader.address_id not in seen:
            seen.add(reader.address_id)
            yield Notice(
                kind=CardKind.INFORM_CHANGE,
                address_id=reader.address_id,
                due_at=due_at,
                expires_at=expires_at,
                meeting_id=meeting.id,
                sequence=meeting.sequence,
                slot=reader.unit,
                priority=Priority.CHANGE,
                facts={**facts, "unit": reader.unit},
            )


def concerned_readers(uow: UnitOfWork, meeting: Meeting) -> list[Recipient]:
    """Everybody with an order or a copy of one, and everybody who must know."""
    orders = orders_of(uow, meeting)
    working = [reader for order in orders for reader in (*doers(uow, order), *_helpers(uow, order))]
    return working + uow.people.recipients(one.unit for one in uow.informed.of_meeting(meeting.id))


def orders_of(uow: UnitOfWork, meeting: Meeting) -> tuple[MeetingAssignment, ...]:
    return orders_among(uow.orders.of_meeting(meeting.id), meeting.briefs)


def doers(uow: UnitOfWork, order: MeetingAssignment) -> list[Recipient]:
    """Who reads for the order's desk, or for its unit where nobody reads for the desk."""
    for code in filter(None, (order.desk, order.unit)):
        if readers := uow.people.recipients(_reachable(uow, [code])):
            return readers
    return []


def _helpers(uow: UnitOfWork, order: MeetingAssignment) -> list[Recipient]:
    return uow.people.recipients(_reachable(uow, order.copies))


def _reachable(uow: UnitOfWork, codes: Collection[str]) -> list[str]:
    """Superiors get no order by card."""
    return [unit.code for unit in uow.directory.some(codes).values() if gets_the_order(unit)]


def _order_notice(
    order: MeetingAssignment, reader: Recipient, meeting: Meeting, now: datetime, *, copy: bool
) -> Notice:
    return _notice(
        CardKind.ASSIGNMENT, reader, meeting, now, order=order.id, facts={"unit": reader.unit, "copy": copy}
    )


def _notice(
    kind: CardKind,
    reader: Recipient,
    meeting: Meeting,
    now: datetime,
    *,
    order: int | None = None,
    facts: Mapping[str, object] | None = None,
) -> Notice:
    return Notice(
        kind=kind,
        address_id=reader.address_id,
        due_at=max(now, meeting.releases_at or now),
        expires_at=over_at(meeting),
        meeting_id=meeting.id,
        assignment_id=order,
        sequence=meeting.sequence,
        slot=f"call{meeting.calls}:{reader.unit}:{order or ''}",
        priority=Priority.INVITATION,
        facts=facts or {"unit": reader.unit},
    )
