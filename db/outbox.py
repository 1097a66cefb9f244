"""The outbox: messages put with their cause, claimed by a conditional update, settled under their lease."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, exists, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from db.tables import addresses, attempts, cards, deliveries, gates, invitations
from domain.delivery import OPEN, Claimed, Delivery, Operation, Priority, Report, State
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

    def claim(self, channels: Sequence[str], now: datetime, limit: int) -> list[Claimed]:
        """Take up to `limit` due rows, one for each address, and note the attempt: all before the first byte."""
        chosen: dict[int, RowMapping] = {}
        for row in self._connection.execute(_due(channels, now).limit(limit * 8)).mappings():
            if len(chosen) < limit:
                chosen.setdefault(row["address_id"], row)
        taken = (self._take(row, now) for row in chosen.values())
        return [claimed for claimed in taken if claimed is not None]

    def _take(self, row: RowMapping, now: datetime) -> Claimed | None:
        """Claim one row; None when another sender was first."""
        lease_token = secrets.token_urlsafe(TOKEN_BYTES)
        values = {
            "state": State.SENDING,
            "attempt_no": row["attempt_no"] + 1,
            "lease_token": lease_token,
        }
        claim = update(deliveries).where(deliveries.c.id == row["id"], deliveries.c.state == State.PENDING)
        if not self._connection.execute(claim.values(values)).rowcount:
            return None
        attempt = {"delivery_id": row["id"], "n": values["attempt_no"], "lease_token": lease_token}
        self._connection.execute(insert(attempts).values(**attempt, started_at=now))
        return Claimed(_delivery({**row, **values}), row["channel"], row["value"])

    def in_hand(self, delivery_id: int, lease_token: str) -> Delivery | None:
        """The delivery, while this claim on it holds."""
        query = select(deliveries).where(
            deliveries.c.id == delivery_id,
            deliveries.c.lease_token == lease_token,
            deliveries.c.state == State.SENDING,
        )
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _delivery(row)

    def note_attempt(self, report: Report, now: datetime) -> None:
        """Keep how a call ended, even one whose claim is over: it is evidence."""
        change = update(attempts).where(
            attempts.c.delivery_id == report.delivery_id, attempts.c.lease_token == report.lease_token
        )
        told = {"outcome": report.outcome, "detail": report.detail, "message_id": report.message_id}
        self._connection.execute(change.values(ended_at=now, **told))

    def save(self, delivery: Delivery, now: datetime, *, shown: str | None = None) -> None:
        """Keep what a delivery has become."""
        kept = set(delivery.__dataclass_fields__) - {"id", "card", "operation"}
        values: dict[str, Any] = {key: getattr(delivery, key) for key in kept}
        if delivery.state not in OPEN:
            values["finished_at"] = now
        if shown is not None:
            values["shown"] = shown
        self._connection.execute(update(deliveries).where(deliveries.c.id == delivery.id).values(values))

    def out_of_sight(self, held: Collection[str]) -> list[Delivery]:
        """Claims that no call under way holds (by their lease tokens): whoever made them is gone."""
        query = select(deliveries).where(
            deliveries.c.state == State.SENDING, deliveries.c.lease_token.not_in(held)
        )
        return [_delivery(row) for row in self._connection.execute(query).mappings()]

    def without_evidence(self, now: datetime) -> list[Delivery]:
        """Unknown outcomes whose wait for evidence is over."""
        query = select(deliveries).where(deliveries.c.state == State.UNKNOWN, deliveries.c.next_at <= now)
        return [_delivery(row) for row in self._connection.execute(query).mappings()]

    def arrived(self, card: str, message_id: str, *, address_id: int, now: datetime) -> None:
        """Evidence: its reader pressed a button of this card, so it did arrive, whatever the call told.

        Of a card that stands twice (it was repeated) both messages are known from now on.
        """
        query = select(cards.c.message_ids).where(cards.c.token == card, cards.c.address_id == address_id)
        known = self._connection.execute(query).scalar()
        if known is None or message_id in known:
            return
        change = update(cards).where(cards.c.token == card)
        self._connection.execute(change.values(message_ids=[*known, message_id]))
        self._settle_unknown(deliveries.c.card == card, message_id, now)

    def arrived_late(self, delivery_id: int, message_id: str, now: datetime) -> None:
        """A call that was given up turns out to have been accepted: no repeat is needed."""
        self._settle_unknown(deliveries.c.id == delivery_id, message_id, now)

    def _settle_unknown(self, which: Any, message_id: str, now: datetime) -> None:
        """Unknown, also for the second time, or about to be repeated: in all these it has been sent."""
        waits_to_repeat = and_(deliveries.c.state == State.PENDING, deliveries.c.resend_no > 0)
        in_doubt = or_(deliveries.c.state.in_((State.UNKNOWN, State.UNRESOLVED)), waits_to_repeat)
        change = update(deliveries).where(which, deliveries.c.operation == Operation.SEND, in_doubt)
        done = change.values(state=State.SENT, message_id=message_id, finished_at=now)
        self._connection.execute(done)

    def drop(self, delivery: Delivery, state: State, now: datetime) -> None:
        """A claimed row that is not wanted any more: no call is made."""
        change = update(deliveries).where(deliveries.c.id == delivery.id)
        self._connection.execute(change.values(state=state, lease_token=None, finished_at=now))

    def expire(self, now: datetime) -> list[str]:
        """Give up what makes no sense any more; return the cards."""
        change = update(deliveries).where(
            deliveries.c.state.in_((State.PENDING, State.UNKNOWN)), deliveries.c.expires_at <= now
        )
        given_up = change.values(state=State.EXPIRED, finished_at=now).returning(deliveries.c.card)
        return list(self._connection.execute(given_up).scalars())

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

    def block(self, channel: str, until: datetime | None, *, stopped: bool, detail: str) -> None:
        """Close the gate of a channel: until a moment, or until a person mends it."""
        row = {"channel": channel, "blocked_until": until, "stopped": stopped, "detail": detail}
        put = insert_or(gates).values(row)
        self._connection.execute(put.on_conflict_do_update(index_elements=["channel"], set_=row))

    def open_gates(self) -> None:
        """A new start may try again what was stopped."""
        self._connection.execute(update(gates).values(stopped=False, detail=""))

    def blocked(self, now: datetime) -> dict[str, datetime | None]:
        """Closed gates: until when, or None for stopped."""
        query = select(gates).where(or_(gates.c.stopped, gates.c.blocked_until > now))
        return {
            row["channel"]: None if row["stopped"] else row["blocked_until"]
            for row in self._connection.execute(query).mappings()
        }

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


def _due(channels: Sequence[str], now: datetime) -> Select[Any]:
    """Pending rows whose time has come, of addresses with no call under way, people who wait first."""
    busy = deliveries.alias()
    under_way = exists().where(busy.c.address_id == deliveries.c.address_id, busy.c.state == State.SENDING)
    return (
        select(deliveries, addresses.c.channel, addresses.c.value)
        .join(addresses, addresses.c.id == deliveries.c.address_id)
        .where(
            and_(
                deliveries.c.state == State.PENDING,
                deliveries.c.next_at <= now,
                addresses.c.channel.in_(channels),
                addresses.c.state == "active",
                ~under_way,
            )
        )
        .order_by(deliveries.c.priority, deliveries.c.next_at, deliveries.c.id)
    )


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


def _delivery(row: Any) -> Delivery:
    return Delivery(
        id=row["id"],
        card=row["card"],
        operation=Operation(row["operation"]),
        state=State(row["state"]),
        attempt_no=row["attempt_no"],
        resend_no=row["resend_no"],
        possible_duplicate=row["possible_duplicate"],
        plain=row["plain"],
        next_at=row["next_at"],
        expires_at=row["expires_at"],
        lease_token=row["lease_token"],
        detail=row["detail"],
        message_id=row["message_id"],
    )
