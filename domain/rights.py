"""Who may do what for the host, what an administrator may give to whom, and over which unit's meetings it holds."""

from collections.abc import Collection

from domain.errors import DomainError
from domain.people import Contact, ContactState, Function, Grant, Role, Viewer
from domain.rank import Relation
from domain.unit import Unit

OF_THE_HOST = (Role.ORGANIZER, Role.VIEWER, Role.AIDE, Role.ADMINISTRATOR)
OF_OTHERS = (Role.VIEWER,)
"""A body that shares in the work may look on; it neither calls, nor speaks for the chair, nor runs the house."""


def check_administrator(by: Viewer) -> None:
    if not by.is_administrator:
        raise DomainError("not_allowed")


def check_organizer(by: Viewer) -> None:
    """Of whatever unit."""
    if not by.may_organize:
        raise DomainError("not_organizer")


def acts_for(host: Unit | None, by: Viewer) -> bool:
    """Whether somebody acts for the host itself: what serves every organizing unit is changed by these alone."""
    return by.is_administrator or (host is not None and by.may_organize_for(host.code))


def may_decide_on(contact: Contact, host: Unit | None, by: Viewer) -> bool:
    """Whether somebody says if this contact speaks for the unit; nobody but an administrator says it of himself."""
    return acts_for(host, by) and (by.is_administrator or contact.person_id != by.person_id)


def may_be_given(contact: Contact, unit: Unit, office: str, organizing: Collection[str]) -> tuple[Grant, ...]:
    """What a person may be given as a contact of this unit; nothing before the contact is approved.

    `office` is the unit that invites for the host, `organizing` are the units for which somebody organizes.
    """
    if contact.state is not ContactState.ACTIVE or contact.function is Function.PRESS:
        return ()
    roles = OF_THE_HOST if unit.relation is Relation.HOST else OF_OTHERS
    return tuple(Grant(role, _over(role, unit, office, organizing)) for role in roles)


def _over(role: Role, unit: Unit, office: str, organizing: Collection[str]) -> str | None:
    """Who organizes does it for the own unit; who looks on sees its meetings, or the office's where it has none."""
    if role is Role.ADMINISTRATOR:
        return None
    if role is Role.ORGANIZER:
        return unit.code
    return unit.code if unit.code in organizing else office
