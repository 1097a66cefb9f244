"""The inbox: store what the networks give, take it out in order, set aside what cannot be read."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from db.inbox import InboxRow
from db.unit_of_work import UnitOfWork
from domain.people import Address, Viewer

__all__ = ["InboxRow", "close_event", "fail_event", "prune_inbox", "receive", "take_events", "who_is"]

KEPT = timedelta(hours=48)
"""How long the keys of done rows stay, so that a repeat is known: twice as long as Telegram repeats."""


def receive(uow: UnitOfWork, channel: str, updates: Sequence[tuple[str, str, str]], *, now: datetime) -> None:
    """Store (key, chat, raw) of each update, before the network is told that we have it."""
    with uow:
        uow.inbox.store(channel, updates, now)
        uow.commit()


def take_events(uow: UnitOfWork, busy: Sequence[tuple[str, str]], limit: int) -> list[InboxRow]:
    """The next event of each chat in which none is being carried out."""
    with uow:
        return uow.inbox.waiting(busy, limit)


def close_event(uow: UnitOfWork, row: int) -> None:
    """An event that changed nothing (refused, or a question to look something up) is done too."""
    with uow:
        uow.commit(closes=row)


def fail_event(uow: UnitOfWork, row: int, detail: str) -> bool:
    """One try failed; returns whether there will be no other: its sender should be told."""
    with uow:
        was_last = uow.inbox.count_failure(row, detail)
        uow.commit()
    return was_last


def prune_inbox(uow: UnitOfWork, *, now: datetime) -> int:
    with uow:
        pruned = uow.inbox.prune(now - KEPT)
        uow.commit()
    return pruned


def who_is(
    uow: UnitOfWork, address: Address, *, card: str | None, message: str | None, now: datetime
) -> Viewer:
    """The person behind an address; a stranger is remembered by the address alone.

    Who presses a button of a `card` on a `message` proves that the message arrived.
    """
    with uow:
        viewer = uow.people.viewer(address)
        uow.people.mark_reachable(viewer.address_id)
        if card and message:
            uow.claims.arrived(card, message, address_id=viewer.address_id, now=now)
        uow.commit()
    return viewer
