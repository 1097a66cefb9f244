"""What somebody who types a few words means: codes and names first, guesses last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.errors import DomainError
from domain.spelling import LONGEST_NAME, clean, skeleton
from domain.unit import Unit
from domain.unit_index import UnitIndex

MOST_GUESSES = 5


@dataclass(frozen=True, kw_only=True)
class UnitHits:
    """Units that a phrase means, best first; `guessed` when no name bears the phrase and these only look like it."""

    units: tuple[Unit, ...]
    guessed: bool = False


def find_units(units: Sequence[Unit], phrase: str) -> list[Unit]:
    """The units with this code or name; without one those with the phrase in a name, then those with its words."""
    phrase = clean(phrase[:LONGEST_NAME])
    exact = [unit for unit in units if unit.code.casefold() == phrase.casefold()]
    part = skeleton(phrase)
    if exact or not part:
        return exact
    names = {unit.code: _names(unit) for unit in units}
    return (
        list(UnitIndex(units).named(phrase))
        or [unit for unit in units if part in names[unit.code]]
        or [unit for unit in units if any(part in name for name in names[unit.code])]
        or [unit for unit in units if any(_has_words(name, part) for name in names[unit.code])]
    )


def one_unit(units: Sequence[Unit], phrase: str) -> Unit:
    """The one unit that a phrase means. Raises DomainError `unit_unknown`, `unit_ambiguous`."""
    found = find_units(units, phrase)
    if not found:
        raise DomainError("unit_unknown", phrase=phrase)
    if len(found) > 1:
        raise DomainError("unit_ambiguous", phrase=phrase, units=found)
    return found[0]


def search_units(units: Sequence[Unit], phrase: str, on: date) -> UnitHits:
    """The units that a phrase means, the living before the ended; else those that look most like it."""
    found = sorted(find_units(units, phrase), key=lambda unit: not unit.is_valid(on))
    if found or not skeleton(phrase[:LONGEST_NAME]):
        return UnitHits(units=tuple(found))
    near = UnitIndex(units).nearest(clean(phrase[:LONGEST_NAME]), on, MOST_GUESSES)
    return UnitHits(units=near, guessed=True)


def _names(unit: Unit) -> list[str]:
    return [skeleton(name) for name in (unit.name, unit.short_name, *unit.aliases)]


def _has_words(name: str, phrase: str) -> bool:
    return set(phrase.split()) <= set(name.split())
