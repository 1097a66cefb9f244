"""What an inexact phrase may mean: abbreviated, without accents, with a slip, without its level, or only near."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from domain.initials import Initials, initials
from domain.slips import is_one_slip, sureness
from domain.spelling import LEVELS, LONGEST_NAME, clean, key, plain, skeleton
from domain.unit import Unit

_LIKE_ENOUGH = 40
"""Percent of letters in common, in their order."""

_NAMES_A_UNIT = 4
"""So many names a unit are looked at, so that other names of one unit do not crowd out the next."""

_FEWEST_INITIALS = 3


class _Spelled(NamedTuple):
    """A name, or its form without the own province, in the looser spellings."""

    form: str
    code: str
    plain: str
    skeleton: str

    @property
    def words(self) -> tuple[str, ...]:
        return (self.skeleton,) if self.plain == self.skeleton else (self.skeleton, self.plain)


class LikelyNames:
    """Indexes of the directory by looser spellings; each is made when it is first needed."""

    def __init__(self, units: Mapping[str, Unit], endings: Sequence[str]) -> None:
        self._units = units
        self._endings = frozenset(endings)
        self._slips: dict[str, list[str]] = {}
        self._valid: dict[date, dict[str, list[str]]] = {}

    def abbreviated(self, phrase: str) -> tuple[Unit, ...]:
        """The units whose name the phrase cuts short: "Sở KH&ĐT", "VP ĐĐBQH và HĐND"."""
        for form in self._forms(phrase):
            meant = {
                code
                for short in initials(form)
                if len(short.letters) >= _FEWEST_INITIALS
                for name, code in self._by_initials.get(short.letters, ())
                if short.may_mean(name)
            }
            if meant:
                return self._of(meant)
        return ()

    def unaccented(self, phrase: str) -> tuple[Unit, ...]:
        """The units whose name has the same letters, whatever the accents and the spaces."""
        return self._first(self._by_letters, phrase, _letters)

    def without_level(self, phrase: str) -> tuple[Unit, ...]:
        """The units whose name has "huyện" or the like where the phrase has nothing: "UBND Trà Ôn"."""
        if LEVELS.intersection(key(phrase).split()):
            return ()
        return self._of(self._by_bare_name.get(key(phrase), ()))

    def slipped(self, phrase: str) -> list[tuple[Unit, float]]:
        """The units whose name has one word that is one edit away, with how sure it is that they are meant."""
        likely: dict[str, float] = {}
        for form in self._forms(phrase):
            for name in self._mended(skeleton(form)) | self._mended(plain(form)):
                for code in self._by_letters.get(name.replace(" ", ""), ()):
                    likely[code] = max(sureness(form, name), likely.get(code, 0.0))
        return sorted(
            ((self._units[code], sure) for code, sure in likely.items()), key=lambda found: -found[1]
        )

    def _mended(self, written: str) -> set[str]:
        """The phrase with each of its words in turn as a word of the directory that is one edit away."""
        words = written.split()
        return {
            " ".join([*words[:at], mended, *words[at + 1 :]])
            for at, word in enumerate(words)
            for mended in self._neighbors(word)
        }

    def _neighbors(self, word: str) -> list[str]:
        if word not in self._slips:
            self._slips[word] = [known for known in self._vocabulary if is_one_slip(word, known)]
        return self._slips[word]

    def nearest(self, phrase: str, on: date, limit: int = 5) -> tuple[Unit, ...]:
        """The valid units whose names look most like the phrase, best first."""
        names = self._names_valid(on)
        wanted = skeleton(phrase[:LONGEST_NAME])
        best = process.extract(
            wanted, list(names), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=limit * _NAMES_A_UNIT
        )
        codes = dict.fromkeys(code for name, *_ in best for code in names[name])
        return tuple(self._units[code] for code in list(codes)[:limit])

    def _names_valid(self, on: date) -> dict[str, list[str]]:
        """The skeletons of the names that are borne on the day, each with the codes of those who bear it."""
        if on not in self._valid:
            names: dict[str, list[str]] = defaultdict(list)
            for name in self._spelled:
                if self._units[name.code].is_valid(on):
                    names[name.skeleton].append(name.code)
            self._valid[on] = names
        return self._valid[on]

    def _first(
        self, index: Mapping[str, Iterable[str]], phrase: str, spell: Callable[[str], Iterable[str]]
    ) -> tuple[Unit, ...]:
        for form in self._forms(phrase):
            found = {code for spelled in spell(form) for code in index.get(spelled, ())}
            if found:
                return self._of(found)
        return ()

    def _of(self, codes: Iterable[str]) -> tuple[Unit, ...]:
        return tuple(sorted((self._units[code] for code in codes), key=lambda unit: unit.protocol_order))

    def _forms(self, name: str) -> tuple[str, ...]:
        """The name, and the name without the own province at its end."""
        words = clean(name[:LONGEST_NAME]).split()
        for count in range(1, min(5, len(words) - 1)):
            if f" {key(' '.join(words[-count:]))}" in self._endings:
                return " ".join(words), " ".join(words[:-count])
        return (" ".join(words),)

    @cached_property
    def _spelled(self) -> list["_Spelled"]:
        return [
            _Spelled(form, unit.code, plain(form), skeleton(form))
            for unit in self._units.values()
            for name in dict.fromkeys(names_of(unit))
            for form in self._forms(name)
        ]

    @cached_property
    def _by_initials(self) -> dict[str, list[tuple[Initials, str]]]:
        entries: dict[str, list[tuple[Initials, str]]] = defaultdict(list)
        for name in self._spelled:
            for short in initials(name.form):
                entries[short.letters].append((short, name.code))
        return entries

    @cached_property
    def _by_letters(self) -> dict[str, set[str]]:
        return _indexed((words.replace(" ", ""), name.code) for name in self._spelled for words in name.words)

    @cached_property
    def _by_bare_name(self) -> dict[str, set[str]]:
        names = ((key(name.form).split(), name.code) for name in self._spelled)
        bare = (([word for word in words if word not in LEVELS], code) for words, code in names)
        return _indexed((" ".join(words), code) for words, code in bare if len(words) > 1)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(word for name in self._spelled for words in name.words for word in words.split())


def names_of(unit: Unit) -> tuple[str, ...]:
    return tuple(name for name in (unit.name, unit.short_name, *unit.aliases) if key(name))


def _letters(name: str) -> tuple[str, ...]:
    return tuple({skeleton(name).replace(" ", ""), plain(name).replace(" ", "")})


def _indexed(pairs: Iterable[tuple[Hashable, str]]) -> dict[str, set[str]]:
    entries: dict[str, set[str]] = defaultdict(set)
    for spelled, code in pairs:
        entries[str(spelled)].add(code)
    return entries
