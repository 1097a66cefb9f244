"""Persons, the addresses by which they are reached, and what they may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors import DomainError


@dataclass(frozen=True)
class Address:
    """Where one person reads: a channel's name and that channel's own id for the person."""

    channel: str
    value: str


class Function(StrEnum):
    """What a contact is in the unit."""

    HEAD = "head"
    DEPUTY = "deputy"
    CLERK = "clerk"
    PRESS = "press"


class ContactState(StrEnum):
    PENDING = "pending"
    ACTIVE = "active"
    REVOKED = "revoked"


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    ORGANIZER = "organizer"
    AIDE = "aide"
    """Người truyền đạt ý kiến chủ trì."""
    VIEWER = "viewer"


@dataclass(frozen=True)
class Grant:
    """A role over one unit's meetings; `unit` None is every unit."""

    role: Role
    unit: str | None = None


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A person who speaks for a unit."""

    id: int
    person_id: int
    person_name: str
    unit: str
    post: str
    function: Function
    state: ContactState
    phone: str = ""
    """The person's own, if given."""
    decided_at: datetime | None = None
    """When the office's last word on this person in this unit fell; kept while a later request waits."""


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who is asking: made once for each event, and needed for every read of letters and meetings."""

    person_id: int | None
    address_id: int
    address: Address
    name: str = ""
    grants: frozenset[Grant] = frozenset()
    units: frozenset[str] = frozenset()
    """Codes of the units for which this person is an active contact."""
    contacts: tuple[Contact, ...] = ()
    """What this person is in each of these units: post and function."""

    def contact_for(self, unit: str) -> Contact:
        """This person as a contact of the unit; DomainError not_found for one who does not speak for it."""
        for contact in self.contacts:
            if contact.unit == unit:
                return contact
        raise DomainError("not_found")

    def has(self, role: Role) -> bool:
        return any(grant.role is role for grant in self.grants)

    @property
    def is_administrator(self) -> bool:
        return self.has(Role.ADMINISTRATOR)

    @property
    def may_organize(self) -> bool:
        return self.is_administrator or self.has(Role.ORGANIZER)

    @property
    def may_look_on(self) -> bool:
        """May see the meetings of some unit."""
        return self.may_organize or self.has(Role.VIEWER) or self.has(Role.AIDE)

    def may_organize_for(self, unit: str) -> bool:
        return self._may(Role.ORGANIZER, unit)

    def may_look_at(self, unit: str) -> bool:
        """May see the meetings that this unit organizes."""
        return self.may_organize_for(unit) or self._may(Role.VIEWER, unit) or self._may(Role.AIDE, unit)

    def stands_by_chair(self, unit: str) -> bool:
        """May read what only the chair's side reads of this unit's meetings: reasons, people's own numbers."""
        return self.may_organize_for(unit) or self._may(Role.AIDE, unit)

    def _may(self, role: Role, unit: str) -> bool:
        scopes = {grant.unit for grant in self.grants if grant.role in (role, Role.ADMINISTRATOR)}
        return None in scopes or unit in scopes


HOUSE = Viewer(
    person_id=None,
    address_id=0,
    address=Address("house", ""),
    grants=frozenset({Grant(Role.ADMINISTRATOR)}),
)
"""The office's own eyes: the clock and the command line, which act for nobody in particular."""
