"""Registration codes, of which only hashes are kept, and the failed tries at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from db.tables import code_failures, registration_codes


@dataclass(frozen=True)
class OpenCode:
    """What a code opens; who comes by a `preapproved` one speaks for the unit at once."""

    unit: str
    preapproved: bool


@dataclass(frozen=True)
class CodesInUse:
    """What is left of a unit's codes that still open: those to be typed and those in links together."""

    expires_at: datetime
    uses_left: int
    preapproved: bool


class Codes:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        unit: str,
        code_hash: str,
        *,
        uses: int,
        preapproved: bool = False,
        now: datetime,
        expires_at: datetime,
    ) -> None:
        self._connection.execute(
            insert(registration_codes).values(
                unit=unit,
                hash=code_hash,
                uses_left=uses,
                preapproved=preapproved,
                created_at=now,
                expires_at=expires_at,
            )
        )

    def end(self, units: Sequence[str], now: datetime) -> int:
        """Every code of these units opens nothing any more; returns how many would still have opened."""
        open_ones = and_(registration_codes.c.unit.in_(list(units)), _is_open(now))
        return self._connection.execute(
            update(registration_codes).where(open_ones).values(uses_left=0)
        ).rowcount

    def in_use(self, unit: str, now: datetime) -> CodesInUse | None:
        """They came together, for new ones end the older ones."""
        codes = registration_codes.c
        query = (
            select(codes.expires_at, codes.preapproved, func.sum(codes.uses_left).label("uses_left"))
            .where(codes.unit == unit, _is_open(now))
            .group_by(codes.expires_at, codes.preapproved)
        )
        row = self._connection.execute(query).first()
        return CodesInUse(row.expires_at, row.uses_left, row.preapproved) if row else None

    def opens(self, code_hash: str, now: datetime) -> OpenCode | None:
        """What a code is for; None when it does not open (any more)."""
        query = select(registration_codes.c.unit, registration_codes.c.preapproved).where(
            registration_codes.c.hash == code_hash, _is_open(now)
        )
        row = self._connection.execute(query).first()
        return OpenCode(row.unit, row.preapproved) if row else None

    def use(self, code_hash: str, now: datetime) -> OpenCode | None:
        """Use a code up by one, and return what it is for; None when it does not open (any more)."""
        used = (
            update(registration_codes)
            .where(registration_codes.c.hash == code_hash, _is_open(now))
            .values(uses_left=registration_codes.c.uses_left - 1)
            .returning(registration_codes.c.unit, registration_codes.c.preapproved)
        )
        row = self._connection.execute(used).first()
        return OpenCode(row.unit, row.preapproved) if row else None

    def add_failure(self, address_id: int, now: datetime) -> None:
        self._connection.execute(insert(code_failures).values(address_id=address_id, at=now))

    def failures(self, since: datetime, address_id: int | None = None) -> int:
        """How many tries failed after a moment, at one address or at all."""
        query = select(func.count()).select_from(code_failures).where(code_failures.c.at > since)
        if address_id is not None:
            query = query.where(code_failures.c.address_id == address_id)
        return int(self._connection.execute(query).scalar_one())

    def forget_failures(self, until: datetime) -> int:
        """Returns how many there were up to this moment."""
        old = delete(code_failures).where(code_failures.c.at <= until)
        return self._connection.execute(old).rowcount


def _is_open(now: datetime) -> ColumnElement[bool]:
    return and_(registration_codes.c.uses_left > 0, registration_codes.c.expires_at > now)
