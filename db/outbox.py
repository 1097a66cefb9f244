"""The outbox: messages put with their cause, edits of their cards, and how they all stand."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from db.tables import addresses, cards, deliveries, invitations
from domain.delivery import Operation, Priority, State
from domain.notice import CONCERNING, Card, Notice

TOKEN_BYTES = 12


class Outbox:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, notices: Iterable[Notice], now: datetime) -> int:
        """Put messages, each with a card of its own; return how many are new by their unique key."""
        fresh = [notice for notice in notices if not self._is_put(notice)]
        if not fresh:
            return 0
        tokens = [secrets.token_urlsafe(TOKEN_BYTES) for _ in fresh]
        pairs = list(zip(tokens, fresh, strict=True))
        self._connection.execute(insert(cards), [_card_row(t, n, now) for t, n in pairs])
        self._connection.execute(insert(deliveries), [_delivery_row(t, n, now) for t, n in pairs])
        return len(fresh)

    def put_one(self, notice: Notice, now: datetime) -> str:
        """Put a message that has no like, and return the token of its card."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._connection.execute(insert(cards), [_card_row(token, notice, now)])
        self._connection.execute(insert(deliveries), [_delivery_row(token, notice, now)])
        return token

    def put_shown(self, notice: Notice, now: datetime) -> str:
        """A card whose first face goes out as the answer to a person: nothing is owed. Returns its token."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._connection.execute(insert(cards), [_card_row(token, notice, now)])
        return token

    def _is_put(self, notice: Notice) -> bool:
        if notice.meeting_id is None:
            return False
        query = select(deliveries.c.id).where(
            deliveries.c.meeting_id == notice.meeting_id,
            deliveries.c.sequence == notice.sequence,
            deliveries.c.address_id == notice.address_id,
            deliveries.c.kind == notice.kind,
            deliveries.c.slot == notice.slot,
        )
        return self._connection.execute(query).first() is not None

    def edit(self, changed: Iterable[Card], now: datetime, *, priority: int = Priority.ANSWER) -> None:
        """Have these cards shown anew. A card that is due to be sent or edited will be fresh without it."""
        tokens = {card.token: card for card in changed}
        waiting = select(deliveries.c.card).where(
            deliveries.c.card.in_(list(tokens)),
            deliveries.c.state == State.PENDING,
            (deliveries.c.operation == Operation.SEND) | (deliveries.c.next_at <= now),
        )
        for token in self._connection.execute(waiting).scalars().all():
            tokens.pop(token, None)
        self.edit_later(tokens.values(), now, after=timedelta(), priority=priority)

    def edit_later(
        self, changed: Iterable[Card], now: datetime, *, after: timedelta, priority: int = Priority.ANSWER
    ) -> None:
        """Have these cards shown anew when `after` has passed, for what only time changes."""
        rows = [_edit_row(card, now + after, now, priority=priority) for card in changed]
        if rows:
            self._connection.execute(insert(deliveries), rows)

    def edit_soon(self, changed: Iterable[Card], now: datetime, *, within: timedelta) -> None:
        """Gather many changes into one edit: nothing is put while one is waiting."""
        tokens = {card.token: card for card in changed}
        waiting = select(deliveries.c.card).where(
            deliveries.c.card.in_(list(tokens)), deliveries.c.state == State.PENDING
        )
        for token in self._connection.execute(waiting).scalars().all():
            tokens.pop(token, None)
        self.edit_later(tokens.values(), now, after=within, priority=Priority.PANEL)

    def cancel(self, now: datetime, *conditions: Any) -> int:
        """Cancel what waits and meets the conditions (columns of `deliveries`)."""
        change = update(deliveries).where(deliveries.c.state == State.PENDING, *conditions)
        return self._connection.execute(change.values(state=State.CANCELLED, finished_at=now)).rowcount

    def cancel_meeting(self, meeting_id: int, kinds: Sequence[str], now: datetime) -> int:
        return self.cancel(now, deliveries.c.meeting_id == meeting_id, deliveries.c.kind.in_(kinds))

    def cancel_address(self, address_id: int, now: datetime) -> int:
        return self.cancel(now, deliveries.c.address_id == address_id)

    def cancel_unit(self, address_ids: Collection[int], unit: str, now: datetime) -> int:
        """Cancel what waits at these addresses because their reader speaks for the unit."""
        concerned = and_(cards.c.kind.in_(CONCERNING), cards.c.facts["unit"].as_string() == unit)
        of_unit = (
            select(cards.c.token)
            .outerjoin(invitations, invitations.c.id == cards.c.invitation_id)
            .where(or_(invitations.c.unit == unit, concerned), cards.c.address_id.in_(list(address_ids)))
        )
        return self.cancel(now, deliveries.c.card.in_(of_unit))

    def counts(self, meeting_id: int, kind: str) -> dict[State, int]:
        """How many messages of a kind stand where."""
        query = (
            select(deliveries.c.state, func.count())
            .where(deliveries.c.meeting_id == meeting_id, deliveries.c.kind == kind)
            .where(deliveries.c.operation == Operation.SEND)
            .group_by(deliveries.c.state)
        )
        return {State(state): count for state, count in self._connection.execute(query).all()}

    def all_counts(self) -> dict[str, int]:
        query = select(deliveries.c.state, func.count()).group_by(deliveries.c.state)
        return {row[0]: row[1] for row in self._connection.execute(query).all()}

    def states(self, meeting_id: int, kind: str) -> list[tuple[int, State]]:
        """(invitation, state) of every message of a kind."""
        query = (
            select(cards.c.invitation_id, deliveries.c.state)
            .join(cards, cards.c.token == deliveries.c.card)
            .where(deliveries.c.meeting_id == meeting_id, deliveries.c.kind == kind)
            .where(deliveries.c.operation == Operation.SEND)
        )
        return [(row[0], State(row[1])) for row in self._connection.execute(query).all()]

    def of_meeting(self, meeting_id: int) -> list[dict[str, Any]]:
        """Every delivery of a meeting, for those who look from outside."""
        query = (
            select(deliveries, addresses.c.channel, addresses.c.value)
            .join(addresses, addresses.c.id == deliveries.c.address_id)
            .where(deliveries.c.meeting_id == meeting_id)
            .order_by(deliveries.c.id)
        )
        return [dict(row) for row in self._connection.execute(query).mappings()]

    def next_due(self, *, after: datetime | None = None, priority: int | None = None) -> datetime | None:
        """When the next row that can be sent is due: of all, or of one priority and later than a moment."""
        query = (
            select(func.min(deliveries.c.next_at))
            .join(addresses, addresses.c.id == deliveries.c.address_id)
            .where(deliveries.c.state == State.PENDING, addresses.c.state == "active")
        )
        if after is not None:
            query = query.where(deliveries.c.next_at > after)
        if priority is not None:
            query = query.where(deliveries.c.priority == priority)
        return self._connection.execute(query).scalar()


def _card_row(token: str, notice: Notice, now: datetime) -> dict[str, Any]:
    shared = (
        "kind",
        "address_id",
        "meeting_id",
        "letter_id",
        "invitation_id",
        "contact_id",
        "assignment_id",
        "proposal_id",
        "sequence",
    )
    row = {key: getattr(notice, key) for key in shared}
    return row | {"token": token, "facts": dict(notice.facts), "message_ids": [], "created_at": now}


def _delivery_row(token: str, notice: Notice, now: datetime) -> dict[str, Any]:
    shared = ("kind", "address_id", "meeting_id", "sequence", "slot", "priority", "due_at", "expires_at")
    row = {key: getattr(notice, key) for key in shared}
    own = {"card": token, "operation": Operation.SEND, "state": State.PENDING, "next_at": notice.due_at}
    return row | own | {"created_at": now}


def _edit_row(card: Card, due_at: datetime, now: datetime, *, priority: int) -> dict[str, Any]:
    return {
        "card": card.token,
        "address_id": card.address_id,
        "meeting_id": card.meeting_id,
        "sequence": card.sequence,
        "operation": Operation.EDIT,
        "kind": f"edit_{card.kind}",
        "slot": secrets.token_urlsafe(TOKEN_BYTES),
        "priority": priority,
        "due_at": due_at,
        "next_at": due_at,
        "state": State.PENDING,
        "created_at": now,
    }
