"""Claims on the outbox: due rows taken by a conditional update, settled under their lease."""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, exists, insert, or_, select, update

from db.tables import addresses, attempts, cards, deliveries
from domain.delivery import OPEN, Claimed, Delivery, Operation, Report, State

LEASE_BYTES = 12


class Claims:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
        lease_token = secrets.token_urlsafe(LEASE_BYTES)
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
