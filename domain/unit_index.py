"""The directory, indexed once, so that many phrases can be looked up in it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice

from domain.rank import Relation
from domain.spelling import key, skeleton
from domain.unit import Unit

LONGEST_NAME = 300
"""Characters of a name; a longer phrase names no unit."""

_POOL = 60
"""Names that are compared letter by letter for one guess."""

_LIKE_ENOUGH = 0.4
_GROUP_FILLERS = frozenset(map(key, ("các", "những", "toàn", "trên", "địa", "bàn", "tỉnh")))
_GROUP_SHORT_FORMS = {key("thị"): key("thị xã"), key("thành"): key("thành phố")}


class UnitIndex:
    """Finds units by name, alias or group, the ended ones too: callers ask each unit whether it is valid."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_code = {unit.code: unit for unit in units}
        self._endings = _province_endings(self.by_code.values())
        self._full: dict[str, dict[str, Unit]] = defaultdict(dict)
        self._without_ending: dict[str, dict[str, Unit]] = defaultdict(dict)
        self._groups: dict[str, dict[str, Unit]] = defaultdict(dict)
        for unit in self.by_code.values():
            self._add(unit)

    def _add(self, unit: Unit) -> None:
        for name in _names(unit):
            name_key = key(name)
            self._full[name_key][unit.code] = unit
            self._without_ending[self._trim(name_key)][unit.code] = unit
        for group in filter(self._group_key, unit.groups):
            self._groups[self._group_key(group)][unit.code] = unit

    def named(self, phrase: str) -> tuple[Unit, ...]:
        """The units that bear this name; the whole name goes before the name without "tỉnh" at its end."""
        name_key = key(phrase) if len(phrase) <= LONGEST_NAME else ""
        found = self._full.get(name_key) or self._without_ending.get(self._trim(name_key)) or {}
        return tuple(found.values())

    def members(self, phrase: str) -> tuple[Unit, ...]:
        """The units of the group that a letter calls so, in the order of protocol."""
        found = self._groups.get(self._group_key(phrase), {}) if len(phrase) <= LONGEST_NAME else {}
        return tuple(sorted(found.values(), key=lambda unit: unit.protocol_order))

    def heir(self, unit: Unit, on: date) -> Unit | None:
        """The first unit in the line of successors that is valid on the day."""
        seen: set[str] = set()
        follower = self.by_code.get(unit.successor or "")
        while follower and not follower.is_valid(on) and follower.code not in seen:
            seen.add(follower.code)
            follower = self.by_code.get(follower.successor or "")
        return follower if follower and follower.is_valid(on) else None

    def nearest(self, phrase: str, on: date, limit: int = 5) -> tuple[Unit, ...]:
        """The valid units whose names look most like the phrase, best first."""
        wanted = skeleton(phrase[:LONGEST_NAME])
        likeness: dict[str, float] = {}
        for name, code in self._pool(wanted):
            ratio = SequenceMatcher(None, name, wanted, autojunk=False).ratio()
            if ratio >= _LIKE_ENOUGH and self.by_code[code].is_valid(on):
                likeness[code] = max(ratio, likeness.get(code, 0.0))
        best = sorted(likeness, key=lambda code: -likeness[code])
        return tuple(self.by_code[code] for code in best[:limit])

    def _pool(self, wanted: str) -> list[tuple[str, str]]:
        """Names that share words with the phrase, those with its rarest words first."""
        rare_first = sorted(dict.fromkeys(wanted.split()), key=lambda word: len(self._by_word.get(word, ())))
        shared = (entry for word in rare_first for entry in self._by_word.get(word, ()))
        return list(islice(dict.fromkeys(islice(shared, 4 * _POOL)), _POOL))

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[str, str]]]:
        entries: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for unit in self.by_code.values():
            for name in dict.fromkeys(skeleton(name) for name in _names(unit)):
                for word in dict.fromkeys(name.split()):
                    entries[word].append((name, unit.code))
        return entries

    def _trim(self, name_key: str) -> str:
        """The key without "tỉnh" or "tỉnh Vĩnh Long" at its end, if two words or more remain."""
        for ending in self._endings:
            trimmed = name_key.removesuffix(ending)
            if trimmed != name_key and " " in trimmed:
                return trimmed
        return name_key

    def _group_key(self, phrase: str) -> str:
        """A group is the set of its nouns: their order, "các" and the province do not matter."""
        words = self._trim(key(phrase)).split()
        nouns = {_GROUP_SHORT_FORMS.get(word, word) for word in words if word not in _GROUP_FILLERS}
        return " ".join(sorted(nouns))


def _names(unit: Unit) -> tuple[str, ...]:
    return tuple(name for name in (unit.name, unit.short_name, *unit.aliases) if key(name))


def _province_endings(units: Iterable[Unit]) -> tuple[str, ...]:
    """What a name of the province's bodies may end with; the host's own names tell the province."""
    province = key("tỉnh")
    endings = {f" {province}"}
    for unit in units:
        if unit.relation is Relation.HOST:
            endings |= {_after(name_key, f" {province} ") for name_key in map(key, _names(unit))}
    return tuple(sorted(endings - {""}, key=len, reverse=True))


def _after(text: str, word: str) -> str:
    before, found, place = text.rpartition(word)
    return f"{found}{place}" if before else ""
