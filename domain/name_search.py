"""What one phrase of a letter means in the directory, as of one day."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.rank import Relation
from domain.spelling import clean, key
from domain.unit import Unit
from domain.unit_index import LONGEST_NAME, UnitIndex

MOST_CANDIDATES = 5

_ROOM = re.compile(r"(?:phòng|văn phòng|chi cục|trung tâm|tổ|bộ phận)\s", re.IGNORECASE)
_OF = re.compile(r"\s[-–—]\s|\sthuộc\s", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """The units that a phrase means for certain, as members of a `group` or one by its name.

    `room` is a part of the one unit that the directory lacks.
    """

    units: tuple[Unit, ...]
    room: str = ""
    group: bool = False


@dataclass(frozen=True)
class Unsure:
    """Units that a phrase may mean, best first; `ended` bears the very name but is not valid on the day."""

    candidates: tuple[Unit, ...] = ()
    ended: Unit | None = None


class NameSearch:
    """Looks phrases up as of one day: what was learned, then names, groups, and rooms of a unit."""

    def __init__(self, directory: Iterable[Unit], on: date, learned: Mapping[str, str]) -> None:
        self._index = UnitIndex(directory)
        self._on = on
        self._learned = {key(phrase): code for phrase, code in learned.items() if key(phrase)}

    def find(self, phrase: str) -> Found | Unsure:
        phrase = clean(phrase)
        if len(phrase) > LONGEST_NAME:
            return Unsure()
        return (
            self._by_memory(phrase)
            or self._by_name(phrase)
            or self._by_group(phrase)
            or self._by_parent(phrase)
            or Unsure(self._index.nearest(phrase, self._on, MOST_CANDIDATES))
        )

    def code(self, name: str) -> str | None:
        """The code of the one valid unit named so; a group has none, nor has a room the directory lacks."""
        name = clean(name)
        if len(name) > LONGEST_NAME:
            return None
        answer = self._by_name(name) or self._by_parent(name)
        return answer.units[0].code if isinstance(answer, Found) and not answer.room else None

    def _by_memory(self, phrase: str) -> Found | Unsure | None:
        unit = self._index.by_code.get(self._learned.get(key(phrase), ""))
        return self._choose((unit,), phrase) if unit else None

    def _by_name(self, phrase: str) -> Found | Unsure | None:
        named = self._index.named(phrase)
        return self._choose(named, phrase) if named else None

    def _choose(self, named: tuple[Unit, ...], phrase: str) -> Found | Unsure:
        valid = tuple(unit for unit in named if unit.is_valid(self._on))
        if len(valid) == 1:
            return Found(valid)
        if valid:
            return Unsure(valid[:MOST_CANDIDATES])
        heirs = filter(None, (self._index.heir(unit, self._on) for unit in named))
        near = self._index.nearest(phrase, self._on, MOST_CANDIDATES)
        return Unsure(tuple(dict.fromkeys((*heirs, *near)))[:MOST_CANDIDATES], ended=named[0])

    def _by_group(self, phrase: str) -> Found | None:
        """The valid members of a group, without the host: the inviting office is not its own guest."""
        members = self._index.members(phrase)
        guests = tuple(
            unit for unit in members if unit.is_valid(self._on) and unit.relation is not Relation.HOST
        )
        return Found(guests, group=True) if guests else None

    def _by_parent(self, phrase: str) -> Found | None:
        """A room of a unit: the directory's own entry for it, else the unit whose room it is."""
        if not _ROOM.match(phrase):
            return None
        for of in _OF.finditer(phrase):
            room, parent = phrase[: of.start()], self._by_name(phrase[of.end() :])
            if isinstance(parent, Found):
                return self._room_of(parent.units[0], room)
        return None

    def _room_of(self, parent: Unit, room: str) -> Found:
        entries = [unit for unit in self._index.named(room) if unit.parent == parent.code]
        valid = tuple(unit for unit in entries if unit.is_valid(self._on))
        return Found(valid) if len(valid) == 1 else Found((parent,), room=room)
