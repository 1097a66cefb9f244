"""Persons, addresses and contacts, and who somebody is who writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select, update
from sqlalchemy.dialects.sqlite import insert

from db.tables import addresses, contacts, persons, roles
from domain.people import Address, Contact, ContactState, Function, Grant, Role, Viewer


@dataclass(frozen=True)
class Recipient:
    """An active contact of a unit and the one address where this person reads."""

    unit: str
    contact_id: int
    person_id: int
    name: str
    post: str
    function: Function
    address_id: int
    phone: str = ""


class People:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def viewer(self, address: Address) -> Viewer:
        """Who writes from this address; a stranger gets an address row and nothing else."""
        known = select(addresses.c.id).where(
            addresses.c.channel == address.channel, addresses.c.value == address.value
        )
        address_id = self._connection.execute(known).scalar()
        if address_id is None:
            put = insert(addresses).values(channel=address.channel, value=address.value)
            address_id = self._connection.execute(put.returning(addresses.c.id)).scalar_one()
        return self.viewer_at(address_id)

    def viewer_at(self, address_id: int) -> Viewer:
        """Who reads at this address."""
        query = (
            select(addresses, persons.c.name)
            .outerjoin(persons, persons.c.id == addresses.c.person_id)
            .where(addresses.c.id == address_id)
        )
        row = self._connection.execute(query).mappings().one()
        return self._viewer(
            address_id, Address(row["channel"], row["value"]), row["person_id"], row["name"] or ""
        )

    def _viewer(self, address_id: int, address: Address, person_id: int | None, name: str) -> Viewer:
        granted = select(roles.c.role, roles.c.unit).where(roles.c.person_id == person_id)
        active = _contacts().where(contacts.c.person_id == person_id, contacts.c.state == ContactState.ACTIVE)
        spoken = self._connection.execute(active).mappings().all() if person_id else []
        grants = self._connection.execute(granted).all() if person_id else []
        return Viewer(
            person_id=person_id,
            address_id=address_id,
            address=address,
            name=name,
            grants=frozenset(Grant(Role(row.role), row.unit) for row in grants),
            units=frozenset(row["unit"] for row in spoken),
            contacts=tuple(_contact(row) for row in spoken),
        )

    def add_person(self, name: str, now: datetime, *, phone: str = "") -> int:
        put = insert(persons).values(name=name, phone=phone, created_at=now).returning(persons.c.id)
        return int(self._connection.execute(put).scalar_one())

    def name(self, person_id: int) -> str:
        return str(
            self._connection.execute(select(persons.c.name).where(persons.c.id == person_id)).scalar_one()
        )

    def rename(self, person_id: int, name: str) -> None:
        self._connection.execute(update(persons).where(persons.c.id == person_id).values(name=name))

    def set_phone(self, person_id: int, phone: str) -> None:
        self._connection.execute(update(persons).where(persons.c.id == person_id).values(phone=phone))

    def settle_address(self, address_id: int, person_id: int) -> None:
        """This address is that person's."""
        self._connection.execute(
            update(addresses).where(addresses.c.id == address_id).values(person_id=person_id, state="active")
        )

    def mark_unreachable(self, address_id: int) -> None:
        self._set_address(address_id, state="unreachable")

    def mark_reachable(self, address_id: int) -> None:
        """Whoever writes can be written to."""
        lost = update(addresses).where(addresses.c.id == address_id, addresses.c.state != "active")
        self._connection.execute(lost.values(state="active"))

    def move_address(self, address_id: int, value: str) -> None:
        self._set_address(address_id, value=value)

    def keep_offer(self, address_id: int, choices: Sequence[str]) -> None:
        """The buttons last shown here as numbers, on a channel that has no buttons."""
        change = update(addresses).where(addresses.c.id == address_id)
        self._connection.execute(change.values(offer=list(choices)))

    def offer_at(self, address: Address) -> list[str]:
        query = select(addresses.c.offer).where(
            addresses.c.channel == address.channel, addresses.c.value == address.value
        )
        return list(self._connection.execute(query).scalar() or [])

    def _set_address(self, address_id: int, **values: str) -> None:
        self._connection.execute(update(addresses).where(addresses.c.id == address_id).values(**values))

    def add_contact(
        self, person_id: int, unit: str, post: str, function: Function, state: ContactState, now: datetime
    ) -> int:
        """Put a person forward for a unit, perhaps anew; when an earlier request was decided stays known."""
        row = {"person_id": person_id, "unit": unit, "post": post, "function": function, "state": state}
        put = insert(contacts).values(**row, created_at=now)
        fresh = {"post": post, "function": function, "state": state, "created_at": now}
        done = put.on_conflict_do_update(index_elements=["person_id", "unit"], set_=fresh)
        return int(self._connection.execute(done.returning(contacts.c.id)).scalar_one())

    def decide_contact(self, contact_id: int, state: ContactState, *, by: int | None, now: datetime) -> bool:
        """Approve or revoke; returns False where that is already so."""
        done = update(contacts).where(contacts.c.id == contact_id, contacts.c.state != state)
        values = {"state": state, "decided_at": now, "decided_by": by}
        return bool(self._connection.execute(done.values(**values)).rowcount)

    def set_function(self, contact_id: int, function: Function) -> None:
        change = update(contacts).where(contacts.c.id == contact_id)
        self._connection.execute(change.values(function=function))

    def contact(self, contact_id: int) -> Contact | None:
        row = self._connection.execute(_contacts().where(contacts.c.id == contact_id)).mappings().first()
        return None if row is None else _contact(row)

    def contact_at(self, unit: str, person_id: int) -> Contact | None:
        """What this person is, or was, in the unit."""
        query = _contacts().where(contacts.c.unit == unit, contacts.c.person_id == person_id)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _contact(row)

    def contacts_of(self, unit: str) -> list[Contact]:
        query = _contacts().where(contacts.c.unit == unit).order_by(contacts.c.id)
        return [_contact(row) for row in self._connection.execute(query).mappings()]

    def recipients(self, units: Iterable[str]) -> list[Recipient]:
        """Who reads for these units: active contacts, each at the oldest address that still reads."""
        first = (
            select(func.min(addresses.c.id).label("address_id"), addresses.c.person_id)
            .where(addresses.c.state == "active")
            .group_by(addresses.c.person_id)
            .subquery()
        )
        query = (
            select(contacts, persons.c.name, persons.c.phone, first.c.address_id)
            .join(persons, persons.c.id == contacts.c.person_id)
            .join(first, first.c.person_id == persons.c.id)
            .where(contacts.c.state == ContactState.ACTIVE, contacts.c.unit.in_(list(units)))
            .order_by(contacts.c.id)
        )
        return [
            Recipient(
                unit=row["unit"],
                contact_id=row["id"],
                person_id=row["person_id"],
                name=row["name"],
                post=row["post"],
                function=Function(row["function"]),
                address_id=row["address_id"],
                phone=row["phone"],
            )
            for row in self._connection.execute(query).mappings()
        ]

    def contacts_by(self, person_id: int) -> list[Contact]:
        """For whom a person speaks, spoke, or asks to speak."""
        query = _contacts().where(contacts.c.person_id == person_id).order_by(contacts.c.id)
        return [_contact(row) for row in self._connection.execute(query).mappings()]

    def all_addresses_of(self, person_id: int) -> list[int]:
        """Those that cannot be reached too."""
        query = select(addresses.c.id).where(addresses.c.person_id == person_id).order_by(addresses.c.id)
        return list(self._connection.execute(query).scalars())

    def addresses_of(self, person_id: int) -> list[int]:
        query = select(addresses.c.id).where(
            addresses.c.person_id == person_id, addresses.c.state == "active"
        )
        return list(self._connection.execute(query.order_by(addresses.c.id)).scalars())


def _contacts() -> Select[Any]:
    return select(
        contacts.c.id,
        contacts.c.person_id,
        persons.c.name.label("person_name"),
        persons.c.phone,
        contacts.c.unit,
        contacts.c.post,
        contacts.c.function,
        contacts.c.state,
        contacts.c.decided_at,
    ).join(persons, persons.c.id == contacts.c.person_id)


def _contact(row: RowMapping) -> Contact:
    values: dict[str, Any] = dict(row)
    values |= {"function": Function(row["function"]), "state": ContactState(row["state"])}
    return Contact(**values)
