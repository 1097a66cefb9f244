"""What may be done to one unit of the directory. It is never deleted: it ends, perhaps with a successor."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from itertools import count

from domain.directory_file import LONGEST_CODE, read_units, write_unit
from domain.errors import DomainError
from domain.spelling import clean, key, skeleton
from domain.unit import RELATION_OF_KIND, Kind, Unit

_COMMUNE = tuple(map(key, ("xã", "phường", "thị trấn", "đặc khu")))
_DISTRICT = tuple(map(key, ("huyện", "quận", "thị xã", "thành phố")))
_NO_LEVEL = tuple(map(key, ("xã hội", "hợp tác xã")))
"""A word of a level inside of other words."""
_MOST_OF_THEM = 2
"""A group is offered to a new unit when one in so many of its kind is in it."""


def renamed(unit: Unit, name: str) -> Unit:
    """Under its new name; the old one stays as an alias, for letters go on using it."""
    kept = tuple(one for one in unit.aliases if key(one) != key(name))
    return replace(unit, name=clean(name), aliases=(*kept, *_unless_known(unit.name, (name, *kept))))


def also_named(unit: Unit, text: str) -> Unit:
    """With further names, split by semicolons; those that it has already change nothing."""
    names = list(unit.aliases)
    for name in map(clean, text.split(";")):
        names += _unless_known(name, (unit.name, unit.short_name, *names))
    return replace(unit, aliases=tuple(names))


def reached_at(unit: Unit, phone: str) -> Unit:
    return replace(unit, phone=clean(phone))


def ended(unit: Unit, day: date, successor: str | None = None) -> Unit:
    """Valid up to this day; what it was called still leads to it, and from it to its successor."""
    return replace(unit, valid_to=day, successor=successor or unit.successor)


def revived(unit: Unit) -> Unit:
    """As if it had never ended."""
    return replace(unit, valid_to=None, successor=None)


def new_unit(name: str, kind: Kind, groups: Iterable[str], directory: Collection[Unit]) -> Unit:
    """A unit with a code made from its name, in the order of protocol after the last of its kind."""
    level = level_of(name)
    peers = [unit for unit in directory if (unit.kind, unit.level) == (kind, level)] or list(directory)
    return Unit(
        code=_free_code(name, {unit.code for unit in directory}),
        name=clean(name),
        kind=kind,
        relation=RELATION_OF_KIND[kind],
        level=level,
        groups=tuple(groups),
        protocol_order=max((unit.protocol_order for unit in peers), default=0) + 1,
    )


def usual_groups(kind: Kind, name: str, directory: Iterable[Unit], on: date) -> tuple[str, ...]:
    """The groups under which letters invite most units like this one."""
    level = level_of(name)
    peers = [one for one in directory if (one.kind, one.level) == (kind, level) and one.is_valid(on)]
    groups = dict.fromkeys(group for peer in peers for group in peer.groups)
    return tuple(
        group for group in groups if _MOST_OF_THEM * sum(group in peer.groups for peer in peers) >= len(peers)
    )


def level_of(name: str) -> str:
    """The level that a name tells: "UBND xã Trà Ôn" is a commune's; without a word of it, the province's."""
    words = f" {key(name)} "
    for phrase in _NO_LEVEL:
        words = words.replace(f" {phrase} ", " ")
    if any(f" {word} " in words for word in _COMMUNE):
        return "commune"
    return "district" if any(f" {word} " in words for word in _DISTRICT) else "province"


def check_unit(unit: Unit, directory: Iterable[Unit]) -> Unit:
    """The unit, if a file with it would be taken; raises DomainError `unit_unusable` (facts: error)."""
    _, errors = read_units([write_unit(unit)], directory)
    if errors:
        raise DomainError("unit_unusable", error=errors[0])
    return unit


def _unless_known(name: str, known: Iterable[str]) -> tuple[str, ...]:
    return (name,) if key(name) and key(name) not in map(key, known) else ()


def _free_code(name: str, taken: Collection[str]) -> str:
    stem = skeleton(name).replace(" ", "-")[: LONGEST_CODE - 6].strip("-") or "unit"
    codes = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(code for code in codes if code not in taken)
