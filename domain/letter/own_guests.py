"""Guests whom the organizer adds to the reading or takes out of it, a phrase at a time."""

from dataclasses import replace

from domain.errors import DomainError
from domain.letter.guest_pieces import is_circle
from domain.letter.model import InviteeGroup, Party, Reading
from domain.letter.parties import read_parties
from domain.letter.text import trim
from domain.letter.years import Ground
from domain.spelling import key


def add_guests(reading: Reading, value: str, ground: Ground) -> Reading:
    """The reading with one more line of guests."""
    groups = (*reading.invitee_groups, InviteeGroup(heading=None, text=trim(value)))
    added = [replace(party, group=len(groups) - 1) for party in read_parties(groups[-1:])]
    if not added:
        raise DomainError("correction_unreadable", field="parties", value=value)
    return replace(reading, invitee_groups=groups, parties=(*reading.parties, *added))


def drop_guests(reading: Reading, value: str, ground: Ground) -> Reading:
    """The reading without a unit, or with it left out of the circle that sounds most like it."""
    kept = tuple(party for party in reading.parties if not _is_named(party, value))
    if len(kept) < len(reading.parties):
        return replace(reading, parties=kept)
    circle = _circle_of(reading, value)
    apart = replace(circle, apart_from=(*circle.apart_from, trim(value)))
    return replace(reading, parties=tuple(apart if one is circle else one for one in reading.parties))


def _circle_of(reading: Reading, value: str) -> Party:
    """The circle that shares most words with the unit's name; two that share as many are not told apart."""
    said = set(key(value).split())
    circles = [party for party in reading.parties if is_circle(party.unit)]
    shared = [len(said & set(key(party.unit).split())) for party in circles]
    most = max(shared, default=0)
    if not most or shared.count(most) > 1:
        raise DomainError("correction_unreadable", field="parties", value=value)
    return circles[shared.index(most)]


def not_by_heading(reading: Reading, value: str, ground: Ground) -> Reading:
    """A whole list of guests is not typed anew: one phrase typed wrongly would uninvite the others."""
    raise DomainError("correction_guests")


def _is_named(party: Party, value: str) -> bool:
    return key(value) in (key(party.unit), key(f"{party.role} {party.unit}"))
