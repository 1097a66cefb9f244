"""What one phrase of a letter means in the directory, as of one day."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.phrase_lists import divided
from domain.rank import Relation
from domain.rooms import Room, is_of_many, room_name, rooms_in
from domain.spelling import LONGEST_NAME, clean, key
from domain.unit import Unit
from domain.unit_index import UnitIndex

MOST_CANDIDATES = 5
SURE_ENOUGH = 0.8
"""A match below this is a question. Exact names, groups and what people taught are 1.0."""

_OF_ABBREVIATION, _OF_LETTERS, _OF_BARE_NAME = 0.98, 0.95, 0.9

_STANDING = re.compile(r"(?:ban )?(?:thường trực|thường vụ|chấp hành)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """The units that a phrase means, as members of a `group` or one by its name.

    `room` is a part of each of them that the directory lacks, unless the unit is that room itself; `sure` is 1 for a
    name as the directory has it, and never below SURE_ENOUGH.
    """

    units: tuple[Unit, ...]
    room: str = ""
    group: bool = False
    sure: float = 1.0


@dataclass(frozen=True)
class Unsure:
    """Units that a phrase may mean, best first.

    `ended` bears the very name but is not valid on the day, `heir` is the one that has followed it.
    """

    candidates: tuple[Unit, ...] = ()
    ended: Unit | None = None
    heir: Unit | None = None


class NameSearch:
    """Looks phrases up as of one day: what was learned, then names, groups, rooms, and last what is likely."""

    def __init__(self, directory: Iterable[Unit], on: date, learned: Mapping[str, str]) -> None:
        self._index = UnitIndex(directory)
        self._on = on
        self._learned = {key(phrase): code for phrase, code in learned.items() if key(phrase)}

    def find(self, phrase: str) -> Found | Unsure:
        phrase = clean(phrase)
        if len(phrase) > LONGEST_NAME:
            return Unsure()
        return (
            self._one(phrase)
            or self._by_parts(phrase)
            or Unsure(self._index.nearest(phrase, self._on, MOST_CANDIDATES))
        )

    def excepted(self, phrase: str, members: Sequence[Unit]) -> Found | Unsure:
        """The members that an exception means, perhaps by the ends of their names: "trừ huyện A và B"."""
        phrase = clean(phrase)[:LONGEST_NAME]

        def member(name: str) -> Unit | None:
            ends_so = [unit for unit in members if f" {key(unit.name)}".endswith(f" {key(name)}")]
            return ends_so[0] if len(ends_so) == 1 else None

        units = divided(phrase, member) or tuple(filter(None, [member(phrase)]))
        return Found(units) if units else self._one(phrase) or self._by_parts(phrase) or Unsure()

    def group(self, phrase: str) -> Found | Unsure:
        """The members of the group that the phrase names, or what was learned of it; nothing near it."""
        phrase = clean(phrase)[:LONGEST_NAME]
        return self._by_memory(phrase) or self._by_group(phrase) or Unsure()

    def code(self, name: str) -> str | None:
        """The code of the one valid unit named so; a group has none, nor has a room the directory lacks."""
        name = clean(name)
        if len(name) > LONGEST_NAME:
            return None
        answer = self._by_name(name) or self._by_parent(name) or self._by_abbreviation(name)
        return answer.units[0].code if isinstance(answer, Found) and not answer.room else None

    def _one(self, phrase: str) -> Found | Unsure | None:
        return (
            self._by_memory(phrase)
            or self._by_group(phrase)
            or self._by_name(phrase)
            or self._by_parent(phrase)
            or self._by_standing_body(phrase)
            or self._by_likeness(phrase)
        )

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
        heirs = [self._index.heir(unit, self._on) for unit in named]
        near = self._index.nearest(phrase, self._on, MOST_CANDIDATES)
        candidates = tuple(dict.fromkeys((*filter(None, heirs), *near)))[:MOST_CANDIDATES]
        return Unsure(candidates, ended=named[0], heir=heirs[0])

    def _by_group(self, phrase: str) -> Found | None:
        """The valid members of a group, without the host: the inviting office is not its own guest."""
        index = self._index
        members = index.members(phrase)
        if not members and not is_of_many(phrase):
            members = index.of_levels(phrase) or index.of_party(phrase)
        guests = tuple(
            unit for unit in members if unit.is_valid(self._on) and unit.relation is not Relation.HOST
        )
        return Found(guests, group=True) if guests else None

    def _by_parent(self, phrase: str) -> Found | Unsure | None:
        """A room of a unit: the directory's own entry for it, else the unit whose room it is."""
        for room in rooms_in(phrase):
            if room.of_many:
                answer: Found | Unsure | None = self._by_group(room.of)
            else:
                answer = self._by_name(room.of) or self._by_abbreviation(room.of)
            if isinstance(answer, Found):
                return self._rooms_of(answer.units, room)
            if answer:
                return answer
        return None

    def _rooms_of(self, parents: Sequence[Unit], room: Room) -> Found:
        entries = [self._entry(parent, room) for parent in parents]
        if len(parents) == 1 and entries[0]:
            return Found((entries[0],))
        units = tuple(entry or parent for entry, parent in zip(entries, parents, strict=True))
        return Found(units, room=room.name, group=room.of_many, sure=room.sure)

    def _entry(self, parent: Unit, room: Room) -> Unit | None:
        """The directory's own entry for a room of this unit."""
        for name in (room.name, room_name(room.name, parent.name)):
            named = [unit for unit in self._index.named(name) if unit.parent == parent.code]
            valid = [unit for unit in named if unit.is_valid(self._on)]
            if len(valid) == 1:
                return valid[0]
        return None

    def _by_standing_body(self, phrase: str) -> Found | None:
        """A standing body that the directory does not list apart is reached through its unit."""
        standing = _STANDING.match(phrase)
        return self._certain(phrase[standing.end() :]) if standing else None

    def _by_likeness(self, phrase: str) -> Found | Unsure | None:
        return (
            self._by_abbreviation(phrase)
            or self._only(self._index.likely.unaccented(phrase), phrase, _OF_LETTERS)
            or self._by_bare_name(phrase)
            or self._by_slip(phrase)
        )

    def _by_abbreviation(self, phrase: str) -> Found | Unsure | None:
        return self._only(self._index.likely.abbreviated(phrase), phrase, _OF_ABBREVIATION)

    def _only(self, likely: tuple[Unit, ...], phrase: str, sure: float) -> Found | Unsure | None:
        if not likely:
            return None
        answer = self._choose(likely, phrase)
        return replace(answer, sure=sure) if isinstance(answer, Found) else answer

    def _by_bare_name(self, phrase: str) -> Found | Unsure | None:
        """A place without its level: an ended unit of the same place makes it a question."""
        likely = self._index.likely.without_level(phrase)
        if len(likely) == 1:
            return self._only(likely, phrase, _OF_BARE_NAME)
        valid = tuple(unit for unit in likely if unit.is_valid(self._on))
        return Unsure(valid[:MOST_CANDIDATES]) if valid else None

    def _by_slip(self, phrase: str) -> Found | Unsure | None:
        slips = self._index.likely.slipped(phrase)
        if not slips:
            return None
        [(unit, sure), *others] = slips
        if not others and sure >= SURE_ENOUGH:
            return self._only((unit,), phrase, sure)
        near = self._index.nearest(phrase, self._on, MOST_CANDIDATES)
        valid = (unit for unit, _ in slips if unit.is_valid(self._on))
        return Unsure(tuple(dict.fromkeys((*valid, *near)))[:MOST_CANDIDATES])

    def _by_parts(self, phrase: str) -> Found | None:
        """Several names in one phrase, when each of them is certain."""
        units: dict[str, Unit] = {}
        sure = 1.0
        for found in divided(phrase, self._certain):
            units |= {unit.code: unit for unit in found.units}
            sure = min(sure, found.sure)
        return Found(tuple(units.values()), group=True, sure=sure) if units else None

    def _certain(self, phrase: str) -> Found | None:
        answer = self._by_name(phrase) or self._by_group(phrase) or self._by_abbreviation(phrase)
        return answer if isinstance(answer, Found) else None
