"""What is said in a group: title and time, for nobody knows who reads there."""

from collections.abc import Iterable
from datetime import date, datetime

from db.unit_of_work import UnitOfWork
from domain.calling import gets_a_card, over_at
from domain.meeting import Meeting
from domain.people import Address

Titles = list[tuple[str, datetime | date]]


def invited_titles(uow: UnitOfWork, asker: Address, *, now: datetime) -> Titles:
    """What the asker's units are invited to. Nothing of the asker is remembered."""
    with uow:
        pairs = uow.meetings.invited(uow.people.viewer(asker))
        return _titles((meeting for one, meeting in pairs if gets_a_card(one)), now)


def overseen_titles(uow: UnitOfWork, asker: Address, *, now: datetime) -> Titles:
    """The meetings whose panels the asker may see, once the guests know of them."""
    with uow:
        return _titles(uow.meetings.organized(uow.people.viewer(asker)), now)


def _titles(meetings: Iterable[Meeting], now: datetime) -> Titles:
    """Of those to come, and of none before the hold is over."""
    known = {
        one.id: (one.title, one.starts_at or one.starts_on)
        for one in meetings
        if one.is_live and one.releases_at is not None and one.releases_at <= now < over_at(one)
    }
    return list(known.values())
