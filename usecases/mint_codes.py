"""New registration codes for units; the older ones open nothing any more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import Viewer
from domain.registration import (
    LIFETIME,
    LINK_BYTES,
    PREAPPROVED_LIFETIME,
    TYPED_BYTES,
    USES,
    hash_code,
    new_link_code,
    new_typed_code,
)
from domain.rights import check_organizer
from domain.unit import Unit
from usecases.begin_registration import open_unit
from usecases.revoke_codes import REPLACED, show_ended

RandomBytes = Callable[[int], bytes]
"""So many bytes that nobody can foretell: `secrets.token_bytes`."""


@dataclass(frozen=True, kw_only=True)
class Minted:
    """The two codes of a unit in clear, for this one look: kept are only their hashes. Each has its own uses."""

    unit: Unit
    code: str
    """To be typed."""
    link_code: str
    """To be carried by a link."""
    expires_at: datetime
    preapproved: bool = False
    card: str = ""
    """The token for the buttons under these codes, where they are shown in a chat."""


@dataclass(frozen=True)
class Minting:
    """How codes are made: `lifetime` None is the usual one."""

    uses: int
    preapproved: bool
    lifetime: timedelta | None
    random: RandomBytes

    @property
    def life(self) -> timedelta:
        return self.lifetime or (PREAPPROVED_LIFETIME if self.preapproved else LIFETIME)


def mint_codes(
    uow: UnitOfWork,
    units: Sequence[str] | None,
    *,
    uses: int = USES,
    lifetime: timedelta | None = None,
    preapproved: bool = False,
    random: RandomBytes,
    by: Viewer,
    now: datetime,
) -> list[Minted]:
    """Codes for these units, or for every unit that is valid today.

    `lifetime` None: the usual one of such codes. Raises DomainError `unit_unknown`, `unit_ended`, and
    `not_allowed` for pre-approved codes asked for by one who is no administrator.
    """
    check_may_mint(by, preapproved)
    with uow:
        chosen = _valid_ones(uow, now) if units is None else _named(uow, units, now)
        minting = Minting(uses, preapproved, lifetime, random)
        minted = mint(uow, chosen, minting, by=by, now=now)
        uow.commit()
    return minted


def check_may_mint(by: Viewer, preapproved: bool) -> None:
    check_organizer(by)
    if preapproved and not by.is_administrator:
        raise DomainError("not_allowed")


def _valid_ones(uow: UnitOfWork, now: datetime) -> list[Unit]:
    return [unit for unit in uow.directory.all() if unit.is_valid(now.date())]


def _named(uow: UnitOfWork, codes: Sequence[str], now: datetime) -> list[Unit]:
    known = uow.directory.some(codes)
    for code in codes:
        if code not in known:
            raise DomainError("unit_unknown", phrase=code)
    return [open_unit(uow, code, now) for code in dict.fromkeys(codes)]


def mint(
    uow: UnitOfWork, units: Sequence[Unit], minting: Minting, *, by: Viewer, now: datetime
) -> list[Minted]:
    """Part of another use case's transaction: codes in place of the older ones, which end."""
    expires_at = now + minting.life
    minted = [_new(unit, minting, expires_at) for unit in units]
    uow.codes.end([unit.code for unit in units], now)
    for one in minted:
        for code in (one.code, one.link_code):
            uow.codes.add(
                one.unit.code,
                hash_code(code),
                uses=minting.uses,
                preapproved=minting.preapproved,
                now=now,
                expires_at=expires_at,
            )
    show_ended(uow, {unit.code for unit in units}, REPLACED, now)
    after = {
        "units": [unit.code for unit in units],
        "uses": minting.uses,
        "preapproved": minting.preapproved,
        "expires_at": expires_at.isoformat(),
    }
    uow.audit.add("codes_minted", "registration_codes", by=by.person_id, now=now, after=after)
    return minted


def _new(unit: Unit, minting: Minting, expires_at: datetime) -> Minted:
    return Minted(
        unit=unit,
        code=new_typed_code(minting.random(TYPED_BYTES)),
        link_code=new_link_code(minting.random(LINK_BYTES)),
        expires_at=expires_at,
        preapproved=minting.preapproved,
    )
