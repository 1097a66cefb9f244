"""The directory of units, and the codes by which people register for them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select, update
from sqlalchemy.dialects.sqlite import insert

from db.tables import code_failures, registration_codes, units
from domain.rank import Relation
from domain.unit import Kind, Unit


class Directory:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, changed: Iterable[Unit]) -> None:
        """Add units, or replace those with the same code."""
        for unit in changed:
            row = asdict(unit) | {"aliases": list(unit.aliases), "groups": list(unit.groups)}
            put = insert(units).values(row)
            self._connection.execute(put.on_conflict_do_update(index_elements=["code"], set_=row))

    def all(self) -> list[Unit]:
        query = select(units).order_by(units.c.protocol_order, units.c.code)
        return [_unit(row) for row in self._connection.execute(query).mappings()]

    def get(self, code: str) -> Unit | None:
        row = self._connection.execute(select(units).where(units.c.code == code)).mappings().first()
        return None if row is None else _unit(row)

    def some(self, codes: Iterable[str]) -> dict[str, Unit]:
        query = select(units).where(units.c.code.in_(list(codes)))
        return {row["code"]: _unit(row) for row in self._connection.execute(query).mappings()}

    def host(self) -> Unit | None:
        """The unit that invites: of the host's own bodies the last in protocol order, its office."""
        query = select(units).where(units.c.relation == Relation.HOST, units.c.parent.is_(None))
        row = self._connection.execute(query.order_by(units.c.protocol_order.desc())).mappings().first()
        return None if row is None else _unit(row)

    def end_unused_codes(self, codes: Sequence[str]) -> None:
        """Codes of these units that were minted earlier open nothing any more."""
        self._connection.execute(
            update(registration_codes).where(registration_codes.c.unit.in_(list(codes))).values(uses_left=0)
        )

    def add_code(self, unit: str, code_hash: str, *, uses: int, now: datetime, expires_at: datetime) -> None:
        self._connection.execute(
            insert(registration_codes).values(
                unit=unit, hash=code_hash, uses_left=uses, created_at=now, expires_at=expires_at
            )
        )

    def unit_of_code(self, code_hash: str, now: datetime) -> str | None:
        """The unit that a code is for, if it still opens."""
        query = select(registration_codes.c.unit).where(
            registration_codes.c.hash == code_hash,
            registration_codes.c.uses_left > 0,
            registration_codes.c.expires_at > now,
        )
        return self._connection.execute(query).scalar()

    def use_code(self, code_hash: str, now: datetime) -> str | None:
        """Use a code up by one, and return its unit; None when it does not open (any more)."""
        used = (
            update(registration_codes)
            .where(
                registration_codes.c.hash == code_hash,
                registration_codes.c.uses_left > 0,
                registration_codes.c.expires_at > now,
            )
            .values(uses_left=registration_codes.c.uses_left - 1)
            .returning(registration_codes.c.unit)
        )
        return self._connection.execute(used).scalar()

    def add_code_failure(self, address_id: int, now: datetime) -> None:
        self._connection.execute(insert(code_failures).values(address_id=address_id, at=now))

    def code_failures(self, since: datetime, address_id: int | None = None) -> int:
        query = select(func.count()).select_from(code_failures).where(code_failures.c.at > since)
        if address_id is not None:
            query = query.where(code_failures.c.address_id == address_id)
        return int(self._connection.execute(query).scalar_one())


def _unit(row: RowMapping) -> Unit:
    values: dict[str, Any] = dict(row)
    values |= {"aliases": tuple(row["aliases"]), "groups": tuple(row["groups"])}
    values |= {"kind": Kind(row["kind"]), "relation": Relation(row["relation"])}
    return Unit(**values)
