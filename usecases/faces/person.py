"""Faces of rights: what one person may do, who may do anything, and the news before the person."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.face import Button, Face, rows_of
from domain.notice import Card, CardKind
from domain.people import ContactState, Role, Viewer
from usecases.change_rights import rights_on_offer

GIVE = {
    Role.ORGANIZER: Button("make_organizer", "give.organizer"),
    Role.VIEWER: Button("give_viewer", "give.viewer"),
    Role.AIDE: Button("give_aide", "give.aide"),
    Role.ADMINISTRATOR: Button("give_administrator", "give.administrator"),
}
END = {
    Role.ORGANIZER: Button("end_organizer", "take.organizer"),
    Role.VIEWER: Button("end_viewer", "take.viewer"),
    Role.AIDE: Button("end_aide", "take.aide"),
    Role.ADMINISTRATOR: Button("end_administrator", "take.administrator"),
}

REVOKE = Button("revoke_contact", "revoke")


def person_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """A person with the roles held, those that may be given, and a way to take back each, and the word itself."""
    if not viewer.is_administrator:
        return None
    person_id, unit = int(str(card.facts["person"])), str(card.facts["unit"])
    contact = uow.people.contact_at(unit, person_id)
    held = uow.roles.held(person_id)
    roles = list(dict.fromkeys(one.role for one in held))
    give = [GIVE[one.role] for one in rights_on_offer(uow, contact)]
    end = [END[role] for role in roles]
    data = {
        "name": uow.people.name(person_id),
        "contact": contact,
        "unit": uow.directory.get(unit) if unit else None,
        "held": held,
    }
    speaks = contact is not None and contact.state is ContactState.ACTIVE
    buttons = (*rows_of(give, 2), *rows_of(end, 2), *(((REVOKE,),) if speaks else ()))
    return Face(template=CardKind.PERSON, data=data, buttons=buttons)


def holders_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """Everybody with a role; each opens the card on which it is taken back."""
    if not viewer.is_administrator:
        return None
    held = uow.roles.held()
    names = {one.person_id: one.person_name for one in held}
    buttons = [Button("person_name", f"holder.{number}", {"name": name}) for number, name in names.items()]
    return Face(template=CardKind.HOLDERS, data={"held": held}, buttons=rows_of(buttons, 2))


def role_news_face(uow: UnitOfWork, card: Card, viewer: Viewer, now: datetime) -> Face | None:
    """Only as long as it is so."""
    role, over = Role(str(card.facts["role"])), card.facts["unit"]
    is_held = any((grant.role, grant.unit) == (role, over) for grant in viewer.grants)
    if is_held != card.facts["given"]:
        return None
    unit = uow.directory.get(str(over)) if over else None
    if over and unit is None:
        raise DomainError("not_found")
    return Face(template=CardKind.ROLE_NEWS, data={"role": role, "unit": unit, "given": is_held})
