"""Whom only the telephone reaches."""

from domain.calling import gets_a_card
from domain.invitation import Invitation
from domain.meeting import MeetingAssignment
from domain.orders import gets_the_order
from domain.rank import Relation
from domain.unit import Unit


def is_called(invitation: Invitation, *, has_contact: bool) -> bool:
    """A superior always; another unit while nobody reads for it and it has not answered."""
    if invitation.relation is Relation.SUPERIOR:
        return True
    return gets_a_card(invitation) and not has_contact and not invitation.is_answered


def is_called_for(order: MeetingAssignment, unit: Unit | None, *, has_contact: bool) -> bool:
    """No card can reach whoever is to do this order (`unit`; None: nobody knows), and nobody has noted it."""
    by_phone = unit is not None and not gets_the_order(unit)
    return order.noted_at is None and (by_phone or not has_contact)
