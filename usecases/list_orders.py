"""How the orders of a meeting stand, and how many of those who must know have said that they do."""

from dataclasses import dataclass

from db.unit_of_work import UnitOfWork
from domain.call_sheet import is_called_for
from domain.meeting import Meeting, MeetingAssignment
from domain.notice import CardKind
from domain.orders import doer
from domain.people import Viewer
from domain.unit import Unit
from usecases.tell_concerned import doers, orders_of


@dataclass(frozen=True)
class OrderLine:
    """An order with the unit that gets its card; None while nobody is known to do it."""

    order: MeetingAssignment
    unit: Unit | None
    has_contact: bool

    @property
    def needs_a_call(self) -> bool:
        return is_called_for(self.order, self.unit, has_contact=self.has_contact)


@dataclass(frozen=True)
class InformedCount:
    """Units that must know, and how many of them have said so since the latest change."""

    units: int
    noted: int


def order_lines(uow: UnitOfWork, meeting: Meeting) -> list[OrderLine]:
    """Part of another use case's transaction: the orders in the letter's order."""
    orders = orders_of(uow, meeting)
    units = uow.directory.some({code for order in orders if (code := doer(order))})
    return [OrderLine(one, units.get(doer(one) or ""), bool(doers(uow, one))) for one in orders]


def informed_count(uow: UnitOfWork, meeting: Meeting) -> InformedCount:
    """Part of another use case's transaction."""
    units = {one.unit for one in uow.informed.of_meeting(meeting.id)}
    told = uow.cards.of_meeting(meeting.id, [CardKind.INFORM, CardKind.INFORM_CHANGE])
    noted = {
        card.facts["unit"]
        for card in told
        if card.sequence == meeting.sequence and card.facts.get("noted_by") is not None
    }
    return InformedCount(len(units), len(units & noted))


def orders_of_panel(uow: UnitOfWork, token: str, *, by: Viewer) -> list[OrderLine]:
    """The orders of the meeting of a panel, for its lists."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        return order_lines(uow, uow.meetings.overseen(card.meeting_id or 0, by))
