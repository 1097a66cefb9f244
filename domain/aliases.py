"""What a directory can learn from an organizer who placed a phrase: another name of the unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.spelling import LONGEST_NAME, clean, key
from domain.unit import Unit
from domain.unit_index import UnitIndex

_FEWEST_WORDS = 2


@dataclass(frozen=True, kw_only=True)
class Alias:
    """A phrase of a letter that may become a name of the unit."""

    phrase: str
    unit: Unit


def teachable(picks: Mapping[str, str], directory: Sequence[Unit]) -> tuple[Alias, ...]:
    """The picks that can be kept for every later letter.

    A phrase is never kept that is a name, an abbreviation or a group of others, an ended unit's too: what ended
    stays a question. Nor is one word kept, which would name too much.
    """
    index = UnitIndex(directory)
    aliases = [
        Alias(phrase=clean(phrase), unit=index.by_code[code])
        for phrase, code in picks.items()
        if code in index.by_code and _is_free(clean(phrase), index)
    ]
    return _one_a_name(aliases)


def _is_free(phrase: str, index: UnitIndex) -> bool:
    if len(phrase) > LONGEST_NAME or len(key(phrase).split()) < _FEWEST_WORDS:
        return False
    groups = (index.members, index.of_levels, index.of_party)
    names = (index.named, index.likely.abbreviated, index.likely.unaccented)
    return not any(bearers(phrase) for bearers in (*names, *groups))


def _one_a_name(aliases: Sequence[Alias]) -> tuple[Alias, ...]:
    """One alias for each name; none for a name that was given to two units."""
    units = {key(alias.phrase): set[str]() for alias in aliases}
    for alias in aliases:
        units[key(alias.phrase)].add(alias.unit.code)
    first = {key(alias.phrase): alias for alias in reversed(aliases)}
    return tuple(alias for name, alias in reversed(first.items()) if len(units[name]) == 1)
