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
    TYPED_BYTES,
    USES,
    hash_code,
    new_link_code,
    new_typed_code,
)
from domain.unit import Unit
from usecases.look_up_unit import check_organizer, find_units

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


def mint_codes(
    uow: UnitOfWork,
    units: Sequence[str] | None,
    *,
    uses: int = USES,
    lifetime: timedelta = LIFETIME,
    random: RandomBytes,
    by: Viewer,
    now: datetime,
) -> list[Minted]:
    """Codes for these units, or for every unit that is valid today. Raises DomainError `unit_unknown`."""
    check_organizer(by)
    with uow:
        chosen = _valid_ones(uow, now) if units is None else _named(uow, units)
        minted = _mint(uow, chosen, uses=uses, expires_at=now + lifetime, random=random, by=by, now=now)
        uow.commit()
    return minted


def mint_code(
    uow: UnitOfWork, phrase: str, *, random: RandomBytes, by: Viewer, now: datetime, inbox: int
) -> Minted:
    """Codes for the one unit that a phrase means. Raises DomainError `unit_unknown`, `unit_ambiguous`."""
    check_organizer(by)
    with uow:
        found = find_units(uow.directory.all(), phrase)
        if not found:
            raise DomainError("unit_unknown", phrase=phrase)
        if len(found) > 1:
            raise DomainError("unit_ambiguous", phrase=phrase, units=found)
        [minted] = _mint(uow, found, uses=USES, expires_at=now + LIFETIME, random=random, by=by, now=now)
        uow.commit(closes=inbox)
    return minted


def _valid_ones(uow: UnitOfWork, now: datetime) -> list[Unit]:
    return [unit for unit in uow.directory.all() if unit.is_valid(now.date())]


def _named(uow: UnitOfWork, codes: Sequence[str]) -> list[Unit]:
    known = uow.directory.some(codes)
    for code in codes:
        if code not in known:
            raise DomainError("unit_unknown", phrase=code)
    return [known[code] for code in dict.fromkeys(codes)]


def _mint(
    uow: UnitOfWork,
    units: Sequence[Unit],
    *,
    uses: int,
    expires_at: datetime,
    random: RandomBytes,
    by: Viewer,
    now: datetime,
) -> list[Minted]:
    minted = [_new(unit, expires_at, random) for unit in units]
    uow.directory.end_unused_codes([unit.code for unit in units])
    for one in minted:
        for code in (one.code, one.link_code):
            uow.directory.add_code(one.unit.code, hash_code(code), uses=uses, now=now, expires_at=expires_at)
    after = {"units": [unit.code for unit in units], "uses": uses, "expires_at": expires_at.isoformat()}
    uow.audit.add("codes_minted", "registration_codes", by=by.person_id, now=now, after=after)
    return minted


def _new(unit: Unit, expires_at: datetime, random: RandomBytes) -> Minted:
    code, link_code = new_typed_code(random(TYPED_BYTES)), new_link_code(random(LINK_BYTES))
    return Minted(unit=unit, code=code, link_code=link_code, expires_at=expires_at)
