"""Look into the directory: a unit with its people, and how many units can be reached."""

from dataclasses import dataclass
from datetime import datetime

from db.imports import Import
from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import Viewer
from domain.rank import CARDED
from domain.rights import check_organizer
from domain.unit import Unit
from domain.unit_search import UnitHits, search_units

MOST_FOUND = 8


@dataclass(frozen=True, kw_only=True)
class DirectorySummary:
    """All units: those that somebody reads for, those that get cards and lack a reader, those that get none.

    `latest` is when the directory was last brought in, and on the ground of which letter.
    """

    reached: int
    unreached: tuple[Unit, ...]
    uncarded: int
    latest: Import | None = None


def look_up_unit(uow: UnitOfWork, phrase: str, *, by: Viewer, now: datetime, inbox: int) -> UnitHits:
    """Put the card of the one unit that a phrase means, or a card with the units among which to choose.

    Nothing is put when nothing is found.
    """
    check_organizer(by)
    with uow:
        hits = search_units(uow.directory.all(), phrase, now.date())
        if len(hits.units) == 1 and not hits.guessed:
            show_unit(uow, hits.units[0].code, to=by, now=now)
        elif hits.units:
            _show_found(uow, hits, phrase, by, now)
        uow.commit(closes=inbox)
    return hits


def open_found(uow: UnitOfWork, token: str, index: int, *, by: Viewer, now: datetime, inbox: int) -> None:
    """The card of one of the units that were found."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        check_organizer(by)
        codes = card.facts.get("units", [])
        if card.kind is not CardKind.UNITS_FOUND or not isinstance(codes, list) or index >= len(codes):
            raise DomainError("button_unknown")
        show_unit(uow, str(codes[index]), to=by, now=now)
        uow.commit(closes=inbox)


def unit_under(uow: UnitOfWork, token: str, *, by: Viewer) -> str:
    """The code of the unit whose card was pressed."""
    with uow:
        card = uow.cards.pressed(token, owner=by)
        check_organizer(by)
    if card.kind is not CardKind.UNIT:
        raise DomainError("button_unknown")
    return str(card.facts["unit"])


def show_unit(uow: UnitOfWork, code: str, *, to: Viewer, now: datetime) -> None:
    """Put a unit's card; part of another use case's transaction."""
    notice = Notice(kind=CardKind.UNIT, address_id=to.address_id, due_at=now, facts={"unit": code})
    uow.outbox.put_one(notice, now)


def directory_summary(uow: UnitOfWork, *, by: Viewer) -> DirectorySummary:
    check_organizer(by)
    with uow:
        units = uow.directory.all()
        reached = {one.unit for one in uow.people.recipients(unit.code for unit in units)}
        latest = uow.imports.latest()
    others = [unit for unit in units if unit.code not in reached]
    unreached = tuple(unit for unit in others if unit.relation in CARDED)
    return DirectorySummary(
        reached=len(reached),
        unreached=unreached,
        uncarded=len(others) - len(unreached),
        latest=latest,
    )


def list_units(uow: UnitOfWork, *, by: Viewer) -> list[Unit]:
    """The whole directory in the order of protocol."""
    check_organizer(by)
    with uow:
        return uow.directory.all()


def _show_found(uow: UnitOfWork, hits: UnitHits, phrase: str, by: Viewer, now: datetime) -> None:
    facts = {
        "phrase": phrase[:80],
        "units": [unit.code for unit in hits.units[:MOST_FOUND]],
        "more": max(0, len(hits.units) - MOST_FOUND),
        "guessed": hits.guessed,
    }
    uow.outbox.put_one(
        Notice(kind=CardKind.UNITS_FOUND, address_id=by.address_id, due_at=now, facts=facts), now
    )
