"""Faces for a unit that only must know: the meeting, and what changes of it."""

from datetime import date, datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.face import Button, Face, Rows
from domain.meeting import Meeting, MeetingState
from domain.notice import Card, CardKind
from domain.orders import orders_among, working
from domain.people import Viewer
from domain.unit import Unit

SEE = Button("see_letter", "see_letter")
NOTED = Button("noted", "noted")


def inform_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """The quiet message at the call: nothing is asked, and nobody is woken."""
    meeting, unit = reader_of(uow, card, viewer)
    if meeting.state is MeetingState.DRAFT:
        return None
    data = {"meeting": meeting, "unit": unit, **_noted(card)}
    return Face(template=CardKind.INFORM, data=data, buttons=_buttons(card), silent=True)


def inform_change_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """A change, which rings; None when a later one has come."""
    meeting, unit = reader_of(uow, card, viewer)
    if meeting.sequence != card.sequence:
        return None
    data = {"meeting": meeting, "unit": unit, **_noted(card), **change_facts(card)}
    data["has_order"] = unit.code in working(orders_among(meeting.assignments, meeting.briefs))
    return Face(template=CardKind.INFORM_CHANGE, data=data, buttons=_buttons(card))


def change_facts(card: Card) -> dict[str, object]:
    """What the notice of a change tells besides the meeting as it is now."""
    return {
        "kind": card.facts["kind"],
        "number": card.facts["number"],
        "issue_date": _day(card.facts["issue_date"]),
        "old_start": _moment(card.facts["old_start"]) or _day(card.facts["old_day"]),
        "old_venue": card.facts["old_venue"],
        "old_arrival": _moment(card.facts.get("old_arrival")),
        "old_chair": card.facts.get("old_chair", ""),
    }


def reader_of(uow: UnitOfWork, card: Card, viewer: Viewer) -> tuple[Meeting, Unit]:
    """The meeting of the card and the unit for which its reader (still) speaks."""
    code = str(card.facts["unit"])
    unit = uow.directory.get(code)
    if card.meeting_id is None or unit is None or code not in viewer.units:
        raise DomainError("not_found")
    return uow.meetings.get(card.meeting_id, viewer), unit


def noted_at(card: Card) -> datetime | None:
    return _moment(card.facts.get("noted_at"))


def _noted(card: Card) -> dict[str, object]:
    return {"noted_by": card.facts.get("noted_by", ""), "noted_at": noted_at(card)}


def _buttons(card: Card) -> Rows:
    return ((SEE,),) if noted_at(card) else ((NOTED, SEE),)


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
