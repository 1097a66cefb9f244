"""The face of an order: what is to be done, for how many, and who has received it."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain import tally
from domain.face import Button, Face, Rows
from domain.meeting import Meeting, MeetingAssignment, MeetingState
from domain.notice import Card, CardKind
from domain.orders import doer
from domain.people import HOUSE, Viewer
from domain.rank import Relation
from domain.unit import Unit
from usecases.faces.informed import NOTED, SEE, noted_at, reader_of

ORDER_NOTED = Button("order_noted", "noted")
COUNT = Button("head_count", "count")


def order_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """The order as its desk or a helping unit sees it; None once the letter has no such order."""
    meeting, unit = reader_of(uow, card, viewer)
    order = next((one for one in meeting.assignments if one.id == card.assignment_id), None)
    if order is None or meeting.state is MeetingState.DRAFT:
        return None
    data = {
        "meeting": meeting,
        "order": order,
        "unit": unit,
        "is_copy": bool(card.facts.get("copy")),
        "partners": _partners(uow, order, unit),
        "tally": tally.count(uow.meetings.invitations(meeting.id, HOUSE)),
        **_noted(card, order),
    }
    return Face(template=CardKind.ASSIGNMENT, data=data, buttons=_buttons(data, meeting))


def _noted(card: Card, order: MeetingAssignment) -> dict[str, object]:
    """Whoever does the work signs the order; who helps signs his own copy."""
    if card.facts.get("copy"):
        return {"noted_by": card.facts.get("noted_by", ""), "noted_at": noted_at(card)}
    return {"noted_by": order.noted_by, "noted_at": order.noted_at}


def _partners(uow: UnitOfWork, order: MeetingAssignment, reader: Unit) -> list[Unit]:
    """The other units at the same work, with whom to talk."""
    codes = [code for code in (doer(order), *order.copies) if code and code != reader.code]
    units = uow.directory.some(codes)
    return [units[code] for code in codes if code in units]


def _buttons(data: dict[str, object], meeting: Meeting) -> Rows:
    """An equal body, or one that only helps, is told of the work rather than charged with it."""
    if not meeting.is_live:
        return ((SEE,),)
    if data["noted_at"] is not None:
        return ((COUNT, SEE),)
    unit = data["unit"]
    assert isinstance(unit, Unit)
    told_only = unit.relation is Relation.EQUAL or data["is_copy"]
    return ((NOTED if told_only else ORDER_NOTED,), (COUNT, SEE))
