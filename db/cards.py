"""Cards: messages that can be made anew, under a token that nobody guesses."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select, update

from db.tables import addresses, cards, contacts
from domain.errors import DomainError
from domain.notice import Card, CardKind
from domain.people import ContactState, Viewer


class Cards:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, token: str) -> Card:
        row = self._connection.execute(select(cards).where(cards.c.token == token)).mappings().one()
        return _card(row)

    def some(self, tokens: Sequence[str]) -> dict[str, Card]:
        query = select(cards).where(cards.c.token.in_(tokens))
        return {row["token"]: _card(row) for row in self._connection.execute(query).mappings()}

    def pressed(self, token: str, *, owner: Viewer) -> Card:
        """The card under a pressed button, if it lies with this very person; one answer for all else."""
        row = self._connection.execute(select(cards).where(cards.c.token == token)).mappings().first()
        if row is None or row["address_id"] != owner.address_id:
            raise DomainError("button_unknown")
        return _card(row)

    def standing_at(self, address_id: int, message_id: str) -> Card | None:
        """The card that shows as this message."""
        query = select(cards).where(cards.c.address_id == address_id).order_by(cards.c.created_at.desc())
        for row in self._connection.execute(query).mappings():
            if message_id in row["message_ids"]:
                return _card(row)
        return None

    def of_meeting(self, meeting_id: int, kinds: Sequence[CardKind]) -> list[Card]:
        return self._all(select(cards).where(cards.c.meeting_id == meeting_id, cards.c.kind.in_(kinds)))

    def of_letter(self, letter_id: int, kinds: Sequence[CardKind]) -> list[Card]:
        return self._all(select(cards).where(cards.c.letter_id == letter_id, cards.c.kind.in_(kinds)))

    def of_invitation(self, invitation_id: int) -> list[Card]:
        return self._all(select(cards).where(cards.c.invitation_id == invitation_id))

    def of_order(self, order_id: int) -> list[Card]:
        return self._all(select(cards).where(cards.c.assignment_id == order_id))

    def of_contact(self, contact_id: int) -> list[Card]:
        return self._all(select(cards).where(cards.c.contact_id == contact_id))

    def of_kind(self, kind: CardKind, *, since: datetime | None = None) -> list[Card]:
        """All cards of a kind, or those put after a moment."""
        query = select(cards).where(cards.c.kind == kind)
        return self._all(query if since is None else query.where(cards.c.created_at > since))

    def still_speaks(self, card: Card, unit: str) -> bool:
        """Whether the reader of this card is (still) an active contact of the unit."""
        query = (
            select(contacts.c.id)
            .join(addresses, addresses.c.person_id == contacts.c.person_id)
            .where(
                addresses.c.id == card.address_id,
                contacts.c.unit == unit,
                contacts.c.state == ContactState.ACTIVE,
            )
        )
        return self._connection.execute(query.limit(1)).first() is not None

    def remember_message(self, token: str, message_id: str) -> None:
        """The card stands (also) as this message; after a repeat it stands twice."""
        query = select(cards.c.message_ids).where(cards.c.token == token)
        known = self._connection.execute(query).scalar_one()
        if message_id not in known:
            change = update(cards).where(cards.c.token == token)
            self._connection.execute(change.values(message_ids=[*known, message_id]))

    def note_opened(self, token: str, now: datetime) -> None:
        """The reader has touched the card: the third rung of the receipt ladder."""
        first = update(cards).where(cards.c.token == token, cards.c.opened_at.is_(None))
        self._connection.execute(first.values(opened_at=now))

    def opened_invitations(self, meeting_id: int) -> set[int]:
        query = select(cards.c.invitation_id).where(
            cards.c.meeting_id == meeting_id,
            cards.c.opened_at.is_not(None),
            cards.c.invitation_id.is_not(None),
        )
        return set(self._connection.execute(query).scalars())

    def set_facts(self, card: Card, facts: Mapping[str, object]) -> None:
        change = update(cards).where(cards.c.token == card.token)
        self._connection.execute(change.values(facts={**card.facts, **facts}))

    def _all(self, query: Select[Any]) -> list[Card]:
        rows = self._connection.execute(query.order_by(cards.c.created_at, cards.c.token)).mappings()
        return [_card(row) for row in rows]


def _card(row: RowMapping) -> Card:
    values: dict[str, Any] = dict(row)
    del values["created_at"], values["opened_at"]
    values |= {"kind": CardKind(row["kind"]), "message_ids": tuple(row["message_ids"])}
    return Card(**values)
