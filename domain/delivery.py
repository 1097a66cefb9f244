"""The life of one delivery: planned exactly once, never lost in silence, repeated only with a mark.

States and their arrows follow docs/architecture.md, "Delivery". Nothing here sends: a function takes a delivery
and what became of a call, and returns the delivery as it is to be kept.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

CALL_DEADLINE = timedelta(seconds=20)
"""A whole network call, after which its outcome is unknown."""
IN_FLIGHT = 8
"""Calls under way at once: it bounds the repeats after a crash."""
LONGEST_BACKOFF = timedelta(seconds=60)


class State(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    """It may have arrived: waits for evidence, then one marked repeat."""
    FAILED = "failed"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    UNRESOLVED = "unresolved"
    """Unknown twice: a person should telephone."""


OPEN = frozenset({State.PENDING, State.SENDING, State.UNKNOWN})


class Operation(StrEnum):
    SEND = "send"
    EDIT = "edit"


class Outcome(StrEnum):
    """What is known after a call. The first is good news; the others are the port's failures."""

    ACCEPTED = "accepted"
    NOT_SENT = "not_sent"
    REFUSED = "refused"
    UNPARSABLE = "unparsable"
    GONE = "gone"
    MOVED = "moved"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    """Our own fault: the message could not even be made."""


class Priority:
    """What goes first: people who wait for an answer, then what changes their day, then the bulk."""

    ANSWER = 0
    CHANGE = 1
    INVITATION = 2
    REMINDER = 3
    PANEL = 4


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One row of the outbox. `resend_no` counts marked repeats, `attempt_no` every call."""

    id: int
    card: str
    operation: Operation
    state: State
    attempt_no: int
    resend_no: int
    possible_duplicate: bool
    plain: bool
    next_at: datetime
    expires_at: datetime | None
    lease_token: str | None
    detail: str = ""
    message_id: str | None = None


@dataclass(frozen=True)
class Claimed:
    """A delivery in hand, and where it goes."""

    delivery: Delivery
    channel: str
    chat: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """What the postman reports of one call: of which claim, and how it ended."""

    delivery_id: int
    lease_token: str
    outcome: Outcome
    detail: str = ""
    message_id: str | None = None
    retry_after: timedelta | None = None
    moved_to: str = ""
    shown: str = ""
    """The text as it went out."""
    offer: tuple[str, ...] = ()
    """What a typed number stands for, where buttons went out as numbers."""


def settle(delivery: Delivery, report: Report, *, now: datetime, unknown_wait: timedelta) -> Delivery:
    """The delivery after a call that ended as `report` says."""
    done = replace(delivery, lease_token=None, detail=report.detail)
    match report.outcome:
        case Outcome.ACCEPTED:
            return replace(done, state=State.SENT, message_id=report.message_id)
        case Outcome.NOT_SENT:
            wait = report.retry_after
            if wait is None:
                wait = backoff(delivery.attempt_no, spread=delivery.id)
            return replace(done, state=State.PENDING, next_at=now + wait)
        case Outcome.STOPPED | Outcome.MOVED:
            return replace(done, state=State.PENDING, next_at=now)
        case Outcome.UNPARSABLE if not delivery.plain:
            return replace(done, state=State.PENDING, next_at=now, plain=True)
        case Outcome.GONE if delivery.operation is Operation.EDIT:
            return replace(done, state=State.SUPERSEDED)
        case Outcome.UNKNOWN:
            return lost_sight_of(done, now=now, unknown_wait=unknown_wait)
    return replace(done, state=State.FAILED)


def lost_sight_of(delivery: Delivery, *, now: datetime, unknown_wait: timedelta) -> Delivery:
    """A call whose end nobody saw (silence, a crash, a claim that nobody holds).

    An edit may be done again freely: its effect is the same. A message waits for evidence that it arrived.
    """
    if delivery.operation is Operation.EDIT:
        wait = backoff(delivery.attempt_no, spread=delivery.id)
        return replace(delivery, state=State.PENDING, lease_token=None, next_at=now + wait)
    if delivery.resend_no:
        return replace(delivery, state=State.UNRESOLVED, lease_token=None, possible_duplicate=True)
    return replace(
        delivery, state=State.UNKNOWN, lease_token=None, possible_duplicate=True, next_at=now + unknown_wait
    )


def arrived(delivery: Delivery, message_id: str) -> Delivery:
    """Evidence that the message arrived, whatever its call told: it stands at the reader's as `message_id`."""
    return replace(delivery, state=State.SENT, lease_token=None, message_id=message_id)


def repeat(delivery: Delivery) -> Delivery:
    """No evidence came: send once more, marked as a repeat."""
    return replace(delivery, state=State.PENDING, resend_no=delivery.resend_no + 1)


def backoff(attempts: int, *, spread: int) -> timedelta:
    """1, 2, 4 … 60 seconds, and up to a quarter more by `spread`, so that rows do not march in step."""
    seconds = min(2 ** min(max(attempts - 1, 0), 6), LONGEST_BACKOFF.total_seconds())
    return timedelta(seconds=seconds * (1 + (spread % 8) / 32))
