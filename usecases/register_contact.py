"""The name and the post of one who registers, and the request that they make together."""

from datetime import datetime

from db.dialogs import Dialog
from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import ContactState, Role, Viewer, function_of_post
from domain.registration import check_name, check_post
from usecases.begin_registration import check_not_registered
from usecases.dialog import ask, leave


def give_name(uow: UnitOfWork, text: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Keep the name, and ask for the post."""
    with uow:
        dialog = _asked(uow, "register_name", by)
        told = {"unit": dialog.data["unit"], "code": dialog.data["code"], "name": check_name(text)}
        leave(uow, by, now, closed="done")
        ask(uow, "register_post", told, to=by, now=now)
        uow.commit(closes=inbox)


def give_post(uow: UnitOfWork, text: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Use the code up, and put the person before those who may approve.

    Raises `code_unknown`, with the dialog ended, when the code was used up or ended in the meantime.
    """
    with uow:
        dialog = _asked(uow, "register_post", by)
        post = check_post(text)
        leave(uow, by, now, closed="done")
        unit = uow.directory.use_code(str(dialog.data["code"]), now)
        if unit is not None:
            check_not_registered(uow, unit, by)
            _request(uow, unit, str(dialog.data["name"]), post, by, now)
        uow.commit(closes=inbox)
    if unit is None:
        raise DomainError("code_unknown")


def _asked(uow: UnitOfWork, question: str, by: Viewer) -> Dialog:
    dialog = uow.dialogs.at(by.address_id)
    if dialog is None or dialog.kind != question:
        raise DomainError("nothing_open")
    return dialog


def _request(uow: UnitOfWork, unit: str, name: str, post: str, by: Viewer, now: datetime) -> None:
    person_id = _person(uow, name, by, now)
    function = function_of_post(post)
    contact_id = uow.people.add_contact(person_id, unit, post, function, ContactState.PENDING, now)
    told = Notice(
        kind=CardKind.REGISTRATION,
        address_id=by.address_id,
        due_at=now,
        contact_id=contact_id,
        facts={"news": "requested"},
    )
    uow.outbox.put([told, *_requests(uow, contact_id, name, now)], now)
    after = {"unit": unit, "name": name, "post": post}
    uow.audit.add("contact_requested", f"contact:{contact_id}", by=person_id, now=now, after=after)


def _person(uow: UnitOfWork, name: str, by: Viewer, now: datetime) -> int:
    """Who is known already keeps the known name until the new one is approved."""
    if by.person_id is not None:
        return by.person_id
    person_id = uow.people.add_person(name, now)
    uow.people.settle_address(by.address_id, person_id)
    return person_id


def _requests(uow: UnitOfWork, contact_id: int, name: str, now: datetime) -> list[Notice]:
    """A card for every administrator and every organizer of the host."""
    host = uow.directory.host()
    readers = uow.people.addresses_with(Role.ADMINISTRATOR)
    if host is not None:
        readers += uow.people.addresses_with(Role.ORGANIZER, host.code)
    return [
        Notice(
            kind=CardKind.CONTACT_REQUEST,
            address_id=address_id,
            due_at=now,
            contact_id=contact_id,
            facts={"name": name},
        )
        for address_id in dict.fromkeys(readers)
    ]
