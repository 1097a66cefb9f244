"""The directory, indexed once, so that many phrases can be looked up in it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from domain.likely_names import LikelyNames, names_of
from domain.rank import Relation
from domain.spelling import LEVELS, LONGEST_NAME, key
from domain.unit import Unit

_GROUP_FILLERS = frozenset(map(key, ("các", "những", "mỗi", "toàn", "trên", "địa", "bàn", "tỉnh")))
_GROUP_SHORT_FORMS = {key("thị"): key("thị xã"), key("thành"): key("thành phố")}
_DEPARTMENTS = frozenset(map(key, ("sở", "ngành")))
_COMMITTEE = key("ủy")
_OF_PARTY = frozenset(map(key, ("huyện", "quận", "thị", "thành")))
_PLURAL = frozenset(map(key, ("các", "những", "mỗi")))


class UnitIndex:
    """Finds units by name, alias or group, the ended ones too: callers ask each unit whether it is valid."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_code = {unit.code: unit for unit in units}
        self._endings = _province_endings(self.by_code.values())
        self.likely = LikelyNames(self.by_code, self._endings)
        self._full: dict[str, dict[str, Unit]] = defaultdict(dict)
        self._without_ending: dict[str, dict[str, Unit]] = defaultdict(dict)
        self._groups: dict[str, dict[str, Unit]] = defaultdict(dict)
        for unit in self.by_code.values():
            self._add(unit)

    def _add(self, unit: Unit) -> None:
        for name in names_of(unit):
            name_key = key(name)
            self._full[name_key][unit.code] = unit
            self._without_ending[self._trim(name_key)][unit.code] = unit
        for group in filter(self._group_key, unit.groups):
            self._groups[self._group_key(group)][unit.code] = unit

    def named(self, phrase: str) -> tuple[Unit, ...]:
        """The units that bear this name; the whole name goes before the name without "tỉnh" at its end."""
        name_key = key(phrase) if len(phrase) <= LONGEST_NAME else ""
        found = (
            self._full.get(name_key)
            or self._full.get(self._with_short_ending(name_key))
            or self._without_ending.get(self._trim(name_key))
        )
        return tuple(found.values()) if found else ()

    def members(self, phrase: str) -> tuple[Unit, ...]:
        """The units of the group that a letter calls so, in the order of protocol."""
        found = self._groups.get(self._group_key(phrase), {}) if len(phrase) <= LONGEST_NAME else {}
        return tuple(sorted(found.values(), key=lambda unit: unit.protocol_order))

    def of_levels(self, phrase: str) -> tuple[Unit, ...]:
        """The units whose names go on with a level that the phrase counts up: "UBND các huyện, thành phố".

        A level of which the directory has none is passed over: letters count up all that the law knows.
        """
        words = self._trim(key(phrase)).split() if len(phrase) <= LONGEST_NAME else []
        cut = next((at for at, word in enumerate(words) if word in LEVELS or word in _PLURAL), 0)
        levels = self._levels(words[cut:])
        if not cut or not levels or (len(levels) == 1 and words[cut] not in _PLURAL):
            return ()
        found = {unit.code: unit for level in levels for unit in self._by_level[(*words[:cut], level)]}
        return tuple(sorted(found.values(), key=lambda unit: unit.protocol_order))

    def of_party(self, phrase: str) -> tuple[Unit, ...]:
        """The Party committees of the districts that the phrase counts up: "các huyện ủy, thị ủy, thành ủy"."""
        words = key(phrase).split() if len(phrase) <= LONGEST_NAME else []
        nouns = {word for word in words if word not in _GROUP_FILLERS} - {_COMMITTEE}
        is_plural = len(nouns) > 1 or not _PLURAL.isdisjoint(words)
        if _COMMITTEE not in words or not is_plural or not nouns <= _OF_PARTY:
            return ()
        begins = tuple(f"{noun} {_COMMITTEE} " for noun in nouns)
        units = (unit for unit in self.by_code.values() if unit.level != "province")
        found = [unit for unit in units if any(key(name).startswith(begins) for name in names_of(unit))]
        return tuple(sorted(found, key=lambda unit: unit.protocol_order))

    def _levels(self, words: list[str]) -> list[str]:
        """The levels counted up, or none where the phrase says anything else."""
        nouns = [_GROUP_SHORT_FORMS.get(word, word) for word in words if word not in _GROUP_FILLERS]
        return nouns if all(noun in LEVELS for noun in nouns) else []

    @cached_property
    def _by_level(self) -> dict[tuple[str, ...], list[Unit]]:
        found: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
        for unit in self.by_code.values():
            for words in {tuple(key(name).split()) for name in names_of(unit)}:
                for at in [at for at, word in enumerate(words[:-1]) if at and word in LEVELS][:1]:
                    found[words[: at + 1]].append(unit)
        return found

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
        return self.likely.nearest(phrase, on, limit)

    def _with_short_ending(self, name_key: str) -> str:
        """The key with "tỉnh" where it ends with "tỉnh Vĩnh Long"."""
        ending = next((ending for ending in self._endings if name_key.endswith(ending)), "")
        return f"{name_key.removesuffix(ending)} {key('tỉnh')}" if ending else name_key

    def _trim(self, name_key: str) -> str:
        """The key without "tỉnh" or "tỉnh Vĩnh Long" at its end, if two words or more remain."""
        for ending in self._endings:
            trimmed = name_key.removesuffix(ending)
            if trimmed != name_key and " " in trimmed:
                return trimmed
        return name_key

    def _group_key(self, phrase: str) -> str:
        """A group is the set of its nouns: their order, "các" and the province do not matter.

        "Sở, ngành" is the short form of "sở, ban, ngành".
        """
        words = self._trim(key(phrase)).split()
        nouns = {_GROUP_SHORT_FORMS.get(word, word) for word in words if word not in _GROUP_FILLERS}
        return " ".join(sorted(nouns | {"ban"} if nouns >= _DEPARTMENTS else nouns))


def _province_endings(units: Iterable[Unit]) -> tuple[str, ...]:
    """What a name of the province's bodies may end with; the host's own names tell the province."""
    province = key("tỉnh")
    endings = {f" {province}"}
    for unit in units:
        if unit.relation is Relation.HOST:
            endings |= {_after(name_key, f" {province} ") for name_key in map(key, names_of(unit))}
    return tuple(sorted(endings - {""}, key=len, reverse=True))


def _after(text: str, word: str) -> str:
    before, found, place = text.rpartition(word)
    return f"{found}{place}" if before else ""
