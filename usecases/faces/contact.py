"""Faces of a registration: the request before those who decide, its news before the person and the others."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.face import Button, Face, Rows
from domain.notice import Card, CardKind
from domain.people import Contact, ContactState, Function, Viewer
from domain.rank import Relation
from domain.registration import other_functions
from domain.rights import may_decide_on
from domain.unit import Unit

APPROVE = Button("approve_contact", "approve")
DECLINE = Button("decline_contact", "decline")
MAKE_ORGANIZER = Button("make_organizer", "organizer")
REVOKE = Button("revoke_contact", "revoke")
SAY = {
    Function.HEAD: Button("say_head", "function.head"),
    Function.DEPUTY: Button("say_deputy", "function.deputy"),
    Function.CLERK: Button("say_clerk", "function.clerk"),
    Function.PRESS: Button("say_press", "function.press"),
}
OWN_DATA = Button("own_data", "own_data")
LEAVE_UNIT = Button("revoke_contact", "leave_unit")


def contact_request_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """Who wants to speak for which unit, what was decided and by whom."""
    if not viewer.may_organize:
        return None
    contact, unit = _load(uow, card)
    host = uow.directory.host()
    decided_at = card.facts.get("decided_at")
    data = {
        "contact": contact,
        "name": card.facts["name"],
        "unit": unit,
        "decision": card.facts.get("decision", ""),
        "decided_by": card.facts.get("decided_by", ""),
        "decided_at": datetime.fromisoformat(str(decided_at)) if decided_at else None,
        "organizer_by": card.facts.get("organizer_by", ""),
        "preapproved": card.facts.get("preapproved", False),
    }
    return Face(
        template=CardKind.CONTACT_REQUEST,
        data=data,
        buttons=_buttons(card, contact, unit, viewer) if may_decide_on(contact, host, viewer) else (),
        silent=bool(data["preapproved"]),
    )


def registration_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """The news: requested, approved, declined, revoked."""
    contact, unit = _load(uow, card)
    news = card.facts["news"]
    if news == "requested" and contact.state != ContactState.PENDING:
        return None
    may_leave = news == "approved" and contact.state == ContactState.ACTIVE
    return Face(
        template=CardKind.REGISTRATION,
        data={"contact": contact, "unit": unit, "news": news},
        buttons=((OWN_DATA, LEAVE_UNIT),) if may_leave else (),
    )


def personnel_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """Who begins or ends to speak for a unit, for its other people and for organizers; one quiet sentence."""
    if card.contact_id is None:
        data: dict[str, object] = {**card.facts} if viewer.may_organize else {}
    else:
        data = _news_of(uow, card, viewer)
    return Face(template=CardKind.PERSONNEL, data=data, silent=True) if data else None


def _news_of(uow: UnitOfWork, card: Card, viewer: Viewer) -> dict[str, object]:
    contact, unit = _load(uow, card)
    is_so = (card.facts["news"] == "joined") == (contact.state == ContactState.ACTIVE)
    if not is_so or not (unit.code in viewer.units or viewer.may_organize):
        return {}
    return {"news": card.facts["news"], "contact": contact, "unit": unit}


def _load(uow: UnitOfWork, card: Card) -> tuple[Contact, Unit]:
    contact = uow.people.contact(card.contact_id) if card.contact_id else None
    unit = uow.directory.get(contact.unit) if contact else None
    if contact is None or unit is None:
        raise DomainError("not_found")
    return contact, unit


def _buttons(card: Card, contact: Contact, unit: Unit, viewer: Viewer) -> Rows:
    functions = tuple(SAY[function] for function in other_functions(contact, unit))
    if "decision" not in card.facts:
        return ((APPROVE, DECLINE), functions)
    if card.facts["decision"] != "approved" or contact.state != ContactState.ACTIVE:
        return ()
    may_be_organizer = unit.relation is Relation.HOST and not card.facts.get("organizer_by")
    if viewer.is_administrator and may_be_organizer:
        return ((MAKE_ORGANIZER,), (REVOKE,), functions)
    return ((REVOKE,), functions)
