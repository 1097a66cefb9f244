"""Codes asked for in the chat: shown once, with a card for their buttons; open ones are not ended unasked."""

from dataclasses import replace
from datetime import datetime

from db.dialogs import Dialog
from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.notice import CardKind, Notice
from domain.people import Viewer
from domain.registration import USES
from domain.unit import Unit
from domain.unit_search import one_unit
from usecases.begin_registration import open_unit
from usecases.dialog import ask, leave
from usecases.mint_codes import Minted, Minting, RandomBytes, check_may_mint, mint
from usecases.revoke_codes import pressed_unit


def mint_code(
    uow: UnitOfWork,
    phrase: str,
    *,
    preapproved: bool = False,
    random: RandomBytes,
    by: Viewer,
    now: datetime,
    inbox: int,
) -> Minted | None:
    """Codes for the one unit that a phrase means.

    None where older ones are open, which somebody may have been handed: then it is asked whether they are to end.
    Raises DomainError `unit_unknown`, `unit_ambiguous`, `unit_ended`, `not_allowed`.
    """
    check_may_mint(by, preapproved)
    with uow:
        unit = one_unit(uow.directory.all(), phrase, now.date())
        open_unit(uow, unit.code, now)
        if uow.codes.in_use(unit.code, now):
            facts = {"unit": unit.code, "name": unit.name, "preapproved": preapproved}
            ask(uow, "replace_codes", facts, to=by, now=now)
            minted = None
        else:
            minted = _mint(uow, unit, random, preapproved=preapproved, by=by, now=now)
        uow.commit(closes=inbox)
    return minted


def replace_codes(
    uow: UnitOfWork, token: str, *, random: RandomBytes, by: Viewer, now: datetime, inbox: int
) -> Minted:
    """The answer to that question: the older codes end. Raises `button_old`, `unit_ended`, `not_allowed`."""
    with uow:
        asked = _asked(uow, token, by)
        preapproved = bool(asked.data["preapproved"])
        check_may_mint(by, preapproved)
        unit = open_unit(uow, str(asked.data["unit"]), now)
        leave(uow, by, now, closed="done")
        minted = _mint(uow, unit, random, preapproved=preapproved, by=by, now=now)
        uow.commit(closes=inbox)
    return minted


def mint_anew(
    uow: UnitOfWork, token: str, *, random: RandomBytes, by: Viewer, now: datetime, inbox: int
) -> Minted:
    """Pre-approved codes in place of those above whose button was pressed."""
    with uow:
        pressed = pressed_unit(uow, token, by)
        check_may_mint(by, preapproved=True)
        unit = open_unit(uow, pressed, now)
        minted = _mint(uow, unit, random, preapproved=True, by=by, now=now)
        uow.commit(closes=inbox)
    return minted


def _asked(uow: UnitOfWork, token: str, by: Viewer) -> Dialog:
    dialog = uow.dialogs.at(by.address_id)
    if dialog is None or dialog.kind != "replace_codes" or dialog.data["card"] != token:
        raise DomainError("button_old")
    return dialog


def _mint(
    uow: UnitOfWork, unit: Unit, random: RandomBytes, *, preapproved: bool, by: Viewer, now: datetime
) -> Minted:
    [minted] = mint(uow, [unit], Minting(USES, preapproved, None, random), by=by, now=now)
    shown = Notice(kind=CardKind.CODE, address_id=by.address_id, due_at=now, facts={"unit": unit.code})
    return replace(minted, card=uow.outbox.put_shown(shown, now))
