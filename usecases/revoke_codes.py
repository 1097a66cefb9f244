"""Registration codes are taken back before their time; who has registered by them stays registered."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind
from domain.people import Viewer
from domain.rights import check_organizer
from domain.unit import Unit
from domain.unit_search import one_unit

WITHDRAWN = "withdrawn"
REPLACED = "replaced"
"""Why the codes of a card open nothing any more."""
TOLD_WITHIN = timedelta(days=1)
"""An older card of a unit tells how it was then."""


def revoke_codes(uow: UnitOfWork, units: Sequence[str], *, by: Viewer, now: datetime) -> int:
    """Take back the codes of these units; returns how many would still have opened. Raises `unit_unknown`."""
    check_organizer(by)
    with uow:
        known = uow.directory.some(units)
        for code in units:
            if code not in known:
                raise DomainError("unit_unknown", phrase=code)
        ended = _revoke(uow, list(known), by, now)
        uow.commit()
    return ended


def revoke_named(uow: UnitOfWork, phrase: str, *, by: Viewer, now: datetime, inbox: int) -> Unit:
    """Take back the codes of the unit that a phrase means. Raises `unit_unknown`, `unit_ambiguous`."""
    check_organizer(by)
    with uow:
        unit = one_unit(uow.directory.all(), phrase, now.date())
        _revoke(uow, [unit.code], by, now)
        uow.commit(closes=inbox)
    return unit


def revoke_pressed(uow: UnitOfWork, token: str, *, by: Viewer, now: datetime, inbox: int) -> Unit:
    """*Thu hồi mã*, on the card of the codes. Raises `button_old` once they open nothing any more."""
    with uow:
        unit = uow.directory.get(pressed_unit(uow, token, by))
        assert unit is not None
        _revoke(uow, [unit.code], by, now)
        uow.commit(closes=inbox)
    return unit


def pressed_unit(uow: UnitOfWork, token: str, by: Viewer) -> str:
    """The unit of the codes whose button was pressed; part of another use case's transaction."""
    card = uow.cards.pressed(token, owner=by)
    check_organizer(by)
    if card.kind is not CardKind.CODE:
        raise DomainError("button_unknown")
    if "closed" in card.facts:
        raise DomainError("button_old")
    return str(card.facts["unit"])


def show_ended(uow: UnitOfWork, units: Collection[str], why: str, now: datetime) -> None:
    """The cards of these units' codes say that they open nothing any more, and the units' cards of today tell it.

    Part of another use case's transaction.
    """
    closed = [
        card
        for card in uow.cards.of_kind(CardKind.CODE)
        if card.facts["unit"] in units and "closed" not in card.facts
    ]
    for card in closed:
        uow.cards.set_facts(card, {"closed": why, "closed_at": now.isoformat()})
    recent = uow.cards.of_kind(CardKind.UNIT, since=now - TOLD_WITHIN)
    uow.outbox.edit([*closed, *(card for card in recent if card.facts["unit"] in units)], now)


def _revoke(uow: UnitOfWork, units: Sequence[str], by: Viewer, now: datetime) -> int:
    ended = uow.codes.end(units, now)
    show_ended(uow, units, WITHDRAWN, now)
    after = {"units": list(units), "ended": ended}
    uow.audit.add("codes_revoked", "registration_codes", by=by.person_id, now=now, after=after)
    return ended
