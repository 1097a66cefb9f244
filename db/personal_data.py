"""What is kept about one person, told whole and taken out again.

A table that comes to refer to a person or to an address must be given its place here: a test looks.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import escape
from sqlalchemy import Column, ColumnElement, Connection, Row, and_, delete, func, select, update

from db.own_data import KeptAddress, KeptContact, KeptRole, OwnData
from db.tables import (
    addresses,
    answers,
    assignments,
    audit,
    cards,
    code_failures,
    contacts,
    deliveries,
    desks,
    dialogs,
    imports,
    inbox,
    invitations,
    letters,
    meetings,
    persons,
    proposals,
    roles,
    units,
)

ERASED = "erased"
"""The state of an address that is nobody's any more, and the beginning of what stands in its place."""

OF_PERSON: Mapping[str, Column[int]] = {
    "answers": answers.c.person_id,
    "proposals": proposals.c.person_id,
    "proposals_decided": proposals.c.decided_by,
    "contacts_decided": contacts.c.decided_by,
    "roles_granted": roles.c.granted_by,
    "letters_issued": letters.c.issued_by,
    "meetings_called": meetings.c.created_by,
    "imports": imports.c.by,
    "desks_chosen": desks.c.chosen_by,
    "audited": audit.c.person_id,
}
"""Acts that bear the person's number; they are counted, and stay under the number alone."""
AT_ADDRESS: Mapping[str, Column[int]] = {
    "letters_sent": letters.c.sent_by,
    "cards": cards.c.address_id,
    "deliveries": deliveries.c.address_id,
    "code_failures": code_failures.c.address_id,
}
"""What was sent to and fro; counted too."""
SIGNED_FACTS = ("decided_by", "organizer_by")
"""Where a card names who decided."""
TOLD_IN_FULL = (addresses.c.person_id, contacts.c.person_id, roles.c.person_id, dialogs.c.address_id)


class PersonalData:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person_id: int | None, address_id: int) -> OwnData:
        """What is kept about a person, or about the stranger at an address."""
        person = self._connection.execute(select(persons).where(persons.c.id == person_id)).first()
        at = self._addresses(person_id, address_id)
        return OwnData(
            name=person.name if person else "",
            phone=person.phone if person else "",
            since=person.created_at if person else None,
            addresses=[KeptAddress(row.channel, row.value, row.state) for row in at],
            contacts=self._contacts(person_id),
            roles=self._roles(person_id),
            questions=self._questions([row.id for row in at]),
            counts=self._counts(person_id, [row.id for row in at]),
        )

    def erase(self, person_id: int) -> list[str]:
        """Take name, telephone and addresses out; what was done in the office's name stays under a number.

        The unit's answers keep the post in whose words they were given. Returns the tokens of other people's
        cards that showed the name, to be shown anew.
        """
        at = self._addresses(person_id, None)
        numbers = [row.id for row in at]
        self._sign_by_post(person_id)
        naming = self._blank_messages(person_id, numbers)
        for row in at:
            done = (inbox.c.channel == row.channel, inbox.c.chat == row.value, inbox.c.state != "new")
            self._connection.execute(update(inbox).where(*done).values(chat="", raw="", detail=""))
            nobodys = {"person_id": None, "value": f"{ERASED}:{row.id}", "state": ERASED, "offer": None}
            self._connection.execute(update(addresses).where(addresses.c.id == row.id).values(nobodys))
        self._connection.execute(delete(dialogs).where(dialogs.c.address_id.in_(numbers)))
        self._connection.execute(delete(roles).where(roles.c.person_id == person_id))
        self._connection.execute(update(persons).where(persons.c.id == person_id).values(name="", phone=""))
        return naming

    def _addresses(self, person_id: int | None, address_id: int | None) -> Sequence[Row[Any]]:
        mine = addresses.c.id == address_id if person_id is None else addresses.c.person_id == person_id
        return self._connection.execute(select(addresses).where(mine).order_by(addresses.c.id)).all()

    def _contacts(self, person_id: int | None) -> list[KeptContact]:
        query = (
            select(contacts, units.c.name.label("unit_name"), persons.c.name.label("decider"))
            .join(units, units.c.code == contacts.c.unit)
            .outerjoin(persons, persons.c.id == contacts.c.decided_by)
            .where(contacts.c.person_id == person_id)
            .order_by(contacts.c.id)
        )
        return [
            KeptContact(
                row.unit_name,
                row.post,
                row.function,
                row.state,
                row.created_at,
                row.decided_at,
                row.decider,
            )
            for row in self._connection.execute(query)
        ]

    def _roles(self, person_id: int | None) -> list[KeptRole]:
        query = (
            select(roles, units.c.name.label("unit_name"), persons.c.name.label("granter"))
            .outerjoin(units, units.c.code == roles.c.unit)
            .outerjoin(persons, persons.c.id == roles.c.granted_by)
            .where(roles.c.person_id == person_id)
            .order_by(roles.c.id)
        )
        rows = self._connection.execute(query)
        return [KeptRole(row.role, row.unit_name, row.granted_at, row.granter) for row in rows]

    def _questions(self, address_ids: Sequence[int]) -> list[str]:
        query = select(dialogs.c.kind).where(dialogs.c.address_id.in_(address_ids))
        return list(self._connection.execute(query).scalars())

    def _counts(self, person_id: int | None, address_ids: Sequence[int]) -> dict[str, int]:
        # Compared with None, a column would tell what the house itself did.
        by_person = {
            key: self._count(column == person_id) if person_id is not None else 0
            for key, column in OF_PERSON.items()
        }
        at = {key: self._count(column.in_(address_ids)) for key, column in AT_ADDRESS.items()}
        return by_person | at

    def _count(self, condition: ColumnElement[bool]) -> int:
        return int(self._connection.execute(select(func.count()).where(condition)).scalar_one())

    def _sign_by_post(self, person_id: int) -> None:
        """Lines whose latest answer is this person's bear the post alone."""
        latest = select(func.max(answers.c.id)).group_by(answers.c.invitation_id)
        answered = select(answers.c.invitation_id).where(
            answers.c.person_id == person_id, answers.c.id.in_(latest)
        )
        post = (
            select(contacts.c.post)
            .where(contacts.c.person_id == person_id, contacts.c.unit == invitations.c.unit)
            .scalar_subquery()
        )
        signed = update(invitations).where(invitations.c.id.in_(answered))
        self._connection.execute(signed.values(answered_by=func.coalesce(post, "")))

    def _blank_messages(self, person_id: int, address_ids: Sequence[int]) -> list[str]:
        """Names on cards about this person, or decided by him; the texts that were sent to him, about him or
        with his name. Returns the cards of the last."""
        name = self._connection.execute(select(persons.c.name).where(persons.c.id == person_id)).scalar_one()
        mine = cards.c.contact_id.in_(select(contacts.c.id).where(contacts.c.person_id == person_id))
        at = cards.c.address_id.in_(address_ids)
        about = select(cards.c.token).where(mine | at)
        self._connection.execute(update(deliveries).where(deliveries.c.card.in_(about)).values(shown=None))
        self._change_facts(mine | at, lambda key, value: "" if key == "name" else value)
        decided = cards.c.contact_id.is_not(None)
        self._change_facts(decided, lambda key, value: "" if key in SIGNED_FACTS and value == name else value)
        if not name:
            return []
        self._unsign_receipts(person_id, name)
        naming = deliveries.c.shown.contains(str(escape(name)), autoescape=True)
        tokens = self._connection.execute(select(deliveries.c.card).where(naming).distinct()).scalars().all()
        self._connection.execute(update(deliveries).where(naming).values(shown=None))
        return list(tokens)

    def _unsign_receipts(self, person_id: int, name: str) -> None:
        """Orders and news of meetings whose receipt this person signed for a unit bear the post alone."""
        mine = select(contacts.c.unit).where(contacts.c.person_id == person_id)
        noted_by = assignments.c.noted_by
        orders = update(assignments).where(
            noted_by.endswith(name, autoescape=True),
            assignments.c.unit.in_(mine) | assignments.c.desk.in_(mine),
        )
        self._connection.execute(orders.values(noted_by=func.trim(func.replace(noted_by, name, ""))))
        signed = cards.c.facts["noted_by"].as_string().endswith(name, autoescape=True)
        self._change_facts(
            and_(signed, cards.c.facts["unit"].as_string().in_(mine)),
            lambda key, value: str(value).removesuffix(name).strip() if key == "noted_by" else value,
        )

    def _change_facts(self, which: ColumnElement[bool], changed: Callable[[str, object], object]) -> None:
        query = select(cards.c.token, cards.c.facts).where(which)
        for token, facts in self._connection.execute(query).all():
            fresh = {key: changed(key, value) for key, value in facts.items()}
            if fresh != facts:
                change = update(cards).where(cards.c.token == token)
                self._connection.execute(change.values(facts=fresh))
