"""A public body that can be invited."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.rank import Relation


class Kind(StrEnum):
    """What sort of body a unit is; its relation to a provincial host follows from it."""

    PARTY = "party"
    """A Party committee's board or office (Ban, Văn phòng Tỉnh ủy)."""
    STANDING = "standing"
    """A standing body (Thường trực Tỉnh ủy, HĐND): above or beside the host."""
    COUNCIL = "council"
    """The office of the People's Council and the National Assembly's delegation."""
    FRONT = "front"
    """The Fatherland Front and the mass organizations."""
    DEPARTMENT = "department"
    """A provincial department, board or agency (sở, ban, ngành)."""
    VERTICAL = "vertical"
    """A body led from the centre (ngành dọc): police, military, tax, statistics."""
    COMMITTEE = "committee"
    """A People's Committee of a district, town, city, commune or ward."""
    DISTRICT_PARTY = "district_party"
    """A Party board of a district, town or city."""
    PRESS = "press"
    HOST = "host"
    """The inviting body itself and its office."""


LEVELS = ("province", "district", "commune")

RELATION_OF_KIND: dict[Kind, Relation] = {
    Kind.STANDING: Relation.SUPERIOR,
    Kind.PARTY: Relation.EQUAL,
    Kind.COUNCIL: Relation.EQUAL,
    Kind.FRONT: Relation.EQUAL,
    Kind.VERTICAL: Relation.EQUAL,
    Kind.DISTRICT_PARTY: Relation.EQUAL,
    Kind.PRESS: Relation.EQUAL,
    Kind.DEPARTMENT: Relation.SUBORDINATE,
    Kind.COMMITTEE: Relation.SUBORDINATE,
    Kind.HOST: Relation.HOST,
}


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One line of the directory. `code` is stable and stands for the unit everywhere."""

    code: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    kind: Kind
    relation: Relation
    level: str = ""
    """One of LEVELS, or empty where the directory does not tell."""
    parent: str | None = None
    groups: tuple[str, ...] = ()
    """The collective names under which letters invite it: "các sở, ban, ngành tỉnh"."""
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    protocol_order: int = 0
    phone: str = ""
    address: str = ""
    travel_min: int = 0
    """Minutes on the road to the host."""

    def is_valid(self, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )
