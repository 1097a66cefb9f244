"""Who sees which commands: every person with a role, at every address."""

from db.unit_of_work import UnitOfWork
from domain.people import Address, Role

EVERYONE = "everyone"
ADMINISTRATOR = "administrator"
ORGANIZER = "organizer"
AUDIENCES = (
    ((Role.ORGANIZER, Role.VIEWER, Role.AIDE), ORGANIZER),
    ((Role.ADMINISTRATOR,), ADMINISTRATOR),
)
"""The menu of each role; of one person's the last one counts."""


def menus_of(uow: UnitOfWork, person_id: int) -> list[tuple[Address, str]]:
    """The menu at every address of one person, also of one whose role has ended."""
    with_role = dict(menus(uow, person_id))
    with uow:
        at = [uow.people.viewer_at(one).address for one in uow.people.addresses_of(person_id)]
    return [(address, with_role.get(address, EVERYONE)) for address in at]


def menus(uow: UnitOfWork, person_id: int | None = None) -> list[tuple[Address, str]]:
    """The address and audience of everyone who has a role, or of one person."""
    with uow:
        chosen = {one: audience for held, audience in AUDIENCES for one in uow.roles.reading_addresses(held)}
    return [
        (address, audience)
        for (owner, address), audience in chosen.items()
        if person_id is None or owner == person_id
    ]
