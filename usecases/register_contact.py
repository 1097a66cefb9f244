"""The name and the post of one who registers, and the request that they make together."""

from datetime import datetime

from db.codes import OpenCode
from db.dialogs import Dialog
from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import Contact, ContactState, Viewer
from domain.registration import check_name, check_post, may_be_admitted
from domain.rights import may_decide_on
from domain.standing import function_of_post
from usecases.activate_contact import APPROVED, activate_contact, decided, write_on_requests
from usecases.begin_registration import check_not_registered, open_unit
from usecases.dialog import ask, leave
from usecases.tell_people import approvers, tell_person


def give_name(uow: UnitOfWork, text: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Keep the name, and ask for the post."""
    with uow:
        dialog = _asked(uow, "register_name", by)
        told = {"unit": dialog.data["unit"], "code": dialog.data["code"], "name": check_name(text)}
        leave(uow, by, now, closed="done")
        ask(uow, "register_post", told, to=by, now=now)
        uow.commit(closes=inbox)


def give_post(uow: UnitOfWork, text: str, *, by: Viewer, now: datetime, inbox: int) -> None:
    """Use the code up, and put the person before those who may approve; a pre-approved code needs nobody's word.

    Raises `code_unknown`, with the dialog ended, when the code was used up or ended in the meantime.
    """
    with uow:
        dialog = _asked(uow, "register_post", by)
        post = check_post(text)
        leave(uow, by, now, closed="done")
        opened = uow.codes.use(str(dialog.data["code"]), now)
        if opened is not None:
            open_unit(uow, opened.unit, now)
            check_not_registered(uow, opened.unit, by)
            _register(uow, opened, str(dialog.data["name"]), post, by, now)
        uow.commit(closes=inbox)
    if opened is None:
        raise DomainError("code_unknown")


def _asked(uow: UnitOfWork, question: str, by: Viewer) -> Dialog:
    dialog = uow.dialogs.at(by.address_id)
    if dialog is None or dialog.kind != question:
        raise DomainError("nothing_open")
    return dialog


def _register(uow: UnitOfWork, opened: OpenCode, name: str, post: str, by: Viewer, now: datetime) -> None:
    person_id = _person(uow, name, by, now)
    earlier = uow.people.contact_at(opened.unit, person_id)
    function = function_of_post(post)
    contact_id = uow.people.add_contact(person_id, opened.unit, post, function, ContactState.PENDING, now)
    contact = uow.people.contact(contact_id)
    assert contact is not None
    uow.audit.add(
        "contact_requested",
        f"contact:{contact_id}",
        by=person_id,
        now=now,
        after={"unit": opened.unit, "post": post, "preapproved": opened.preapproved},
    )
    uow.outbox.put(_requests(uow, contact, name, now), now)
    if opened.preapproved and may_be_admitted(earlier):
        _admit(uow, contact, name, now)
    else:
        tell_person(uow, contact, "requested", now)
    if not contact.phone:
        ask(uow, "share_phone", {}, to=uow.people.viewer_at(by.address_id), now=now)


def _admit(uow: UnitOfWork, contact: Contact, name: str, now: datetime) -> None:
    """At once; the requests become quiet news with a button to take it back."""
    activate_contact(uow, contact, name, by=None, now=now)
    facts = {**decided(APPROVED, "", now), "preapproved": True}
    write_on_requests(uow, contact.id, facts, now, after={None})


def _person(uow: UnitOfWork, name: str, by: Viewer, now: datetime) -> int:
    """Who is known already keeps the known name until the new one is approved."""
    if by.person_id is not None:
        return by.person_id
    person_id = uow.people.add_person(name, now)
    uow.people.settle_address(by.address_id, person_id)
    return person_id


def _requests(uow: UnitOfWork, contact: Contact, name: str, now: datetime) -> list[Notice]:
    """A card for everybody who may decide."""
    host = uow.directory.host()
    return [
        Notice(
            kind=CardKind.CONTACT_REQUEST,
            address_id=address_id,
            due_at=now,
            contact_id=contact.id,
            facts={"name": name},
        )
        for address_id in approvers(uow)
        if may_decide_on(contact, host, uow.people.viewer_at(address_id))
    ]
