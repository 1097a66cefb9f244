"""What somebody who types a few words means: codes and names first, guesses last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError
from domain.spelling import LONGEST_NAME, clean, skeleton
from domain.unit import Unit
from domain.unit_index import UnitIndex

MOST_GUESSES = 5
_LEVEL = re.compile(r"^(ubnd|hdnd) (?:huyen|quan|tx|tp|xa|phuong|tt|dac khu) ")


@dataclass(frozen=True, kw_only=True)
class UnitHits:
    """Units that a phrase means, best first; `guessed` when no name bears the phrase and these only look like it."""

    units: tuple[Unit, ...]
    guessed: bool = False


def find_units(units: Sequence[Unit], phrase: str) -> list[Unit]:
    """The units with this code or name; without one those with the phrase in a name, then those with its words."""
    phrase = clean(phrase[:LONGEST_NAME])
    part = skeleton(phrase)
    names = {unit.code: _names(unit) for unit in units}
    return (
        _bearers(units, phrase)
        or [unit for unit in units if part and any(part in name for name in names[unit.code])]
        or [unit for unit in units if part and any(_has_words(name, part) for name in names[unit.code])]
    )


def one_unit(units: Sequence[Unit], phrase: str, on: date) -> Unit:
    """The one unit that is to be changed: it bears the phrase as its code or whole name, if need be it alone lives.

    Raises DomainError `unit_unknown`, and `unit_ambiguous` with the units of which a part of the name was told.
    """
    bearers = _bearers(units, clean(phrase[:LONGEST_NAME]))
    chosen = [unit for unit in bearers if unit.is_valid(on)] or bearers
    if len(chosen) == 1:
        return chosen[0]
    found = chosen or find_units(units, phrase)
    if not found:
        raise DomainError("unit_unknown", phrase=phrase)
    raise DomainError("unit_ambiguous", phrase=phrase, units=found)


def search_units(units: Sequence[Unit], phrase: str, on: date) -> UnitHits:
    """The units that a phrase means, the living before the ended; else those that look most like it."""
    found = sorted(find_units(units, phrase), key=lambda unit: not unit.is_valid(on))
    if found or not skeleton(phrase[:LONGEST_NAME]):
        return UnitHits(units=tuple(found))
    near = UnitIndex(units).nearest(clean(phrase[:LONGEST_NAME]), on, MOST_GUESSES)
    return UnitHits(units=near, guessed=True)


def _bearers(units: Sequence[Unit], phrase: str) -> list[Unit]:
    """The units with this code; else with this name, its marks or the level of a place left out as people do."""
    words = skeleton(phrase)
    if not words:
        return []
    return (
        [unit for unit in units if unit.code.casefold() == phrase.casefold()]
        or list(UnitIndex(units).named(phrase))
        or [unit for unit in units if words in _names(unit)]
        or [unit for unit in units if words in map(_without_level, _names(unit))]
    )


def _without_level(name: str) -> str:
    """ "ubnd tra on" for "ubnd huyen tra on"."""
    return _LEVEL.sub(r"\1 ", name)


def _names(unit: Unit) -> list[str]:
    return [skeleton(name) for name in (unit.name, unit.short_name, *unit.aliases)]


def _has_words(name: str, phrase: str) -> bool:
    return set(phrase.split()) <= set(name.split())
