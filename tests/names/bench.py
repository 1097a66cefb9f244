"""What looking names up costs: `python -m tests.names.bench` prints seconds of CPU and shares from one run.

1,000 phrases of four sorts against 5,000 units. The guesses for what is unknown are made by rapidfuzz over all names,
and in turn by difflib, which is too slow for more than a pool of names, so both are measured on one machine at
one time ([decision 10](../../docs/decisions/0010-rapidfuzz-for-guesses.md)).
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches

from rapidfuzz import fuzz, process

from domain.name_search import Found, NameSearch
from domain.rank import Relation
from domain.spelling import plain, skeleton
from domain.unit import Kind, Unit

DAY = date(2025, 10, 15)
UNITS, PHRASES = 5000, 1000
_FIRST = (
    "Tân",
    "Long",
    "Phú",
    "Hòa",
    "An",
    "Mỹ",
    "Vĩnh",
    "Đông",
    "Tây",
    "Trung",
    "Lộc",
    "Quới",
    "Trà",
    "Cái",
    "Hưng",
)
_LAST = (
    "Ôn",
    "Hậu",
    "Đức",
    "Lược",
    "Thuận",
    "Lợi",
    "Hội",
    "Châu",
    "Khánh",
    "Định",
    "Xuân",
    "Lập",
    "Hiếu",
    "Sơn",
    "Yên",
)
_KINDS = ("UBND xã", "UBND phường", "Đảng ủy xã", "Công an xã", "Hội Nông dân xã", "Trạm Y tế xã", "Đoàn xã")


def directory() -> list[Unit]:
    names = [
        f"{kind} {first} {last} {part}".strip()
        for part in ("", "Thượng", "Hạ", "Trung")
        for kind in _KINDS
        for first in _FIRST
        for last in _LAST
    ]
    return [
        Unit(
            code=str(at),
            name=name,
            kind=Kind.COMMITTEE,
            relation=Relation.SUBORDINATE,
            groups=("UBND các xã",),
        )
        for at, name in enumerate(names[:UNITS])
    ]


def phrases(units: Sequence[Unit]) -> dict[str, list[str]]:
    some = [unit.name for unit in units[:: UNITS // (PHRASES // 4)]][: PHRASES // 4]
    return {
        "exact": some,
        "unaccented": [plain(name) for name in some],
        "with a slip": [f"{name}{name[-1]}" for name in some],
        "unknown": [f"Công ty {name.split()[-1]} {name.split()[-2]} số {at}" for at, name in enumerate(some)],
    }


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def whole() -> dict[str, float]:
    """CPU seconds for the index with its first look-up, then for 250 phrases of each sort."""
    units = directory()
    asked = phrases(units)
    searches: list[NameSearch] = []

    def build() -> None:
        searches.append(NameSearch(units, DAY, {}))
        searches[0].find("Công ty Cấp nước")

    measured = {"index": seconds(build)}
    for sort, some in asked.items():
        measured[sort] = seconds(lambda some=some: [searches[0].find(phrase) for phrase in some])
    return measured


def found() -> dict[str, float]:
    """The part of each sort that is found without asking."""
    units = directory()
    search = NameSearch(units, DAY, {})
    return {
        sort: sum(isinstance(search.find(phrase), Found) for phrase in some) / len(some)
        for sort, some in phrases(units).items()
    }


def misspelled(units: Sequence[Unit]) -> list[tuple[str, str]]:
    """Names with two slips each, which are asked and not matched, and the names as they should be."""
    some = [skeleton(unit.name) for unit in units[:: UNITS // 250]]
    return [(f"{name}{name[-1]}".replace("n ", "m ", 1), name) for name in some]


def by_pool(names: Sequence[str]) -> Callable[[str], list[str]]:
    """difflib on the names that share a word with the phrase, at most 60, those with its rarest words first."""
    holding: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for word in name.split():
            holding[word].append(name)

    def nearest(phrase: str) -> list[str]:
        rare_first = sorted(phrase.split(), key=lambda word: len(holding[word]))
        pool = list(dict.fromkeys(name for word in rare_first for name in holding[word]))[:60]
        return get_close_matches(phrase, pool, n=5, cutoff=0.4)

    return nearest


def by_rapidfuzz(names: Sequence[str]) -> Callable[[str], list[str]]:
    return lambda phrase: [name for name, *_ in process.extract(phrase, names, scorer=fuzz.ratio, limit=5)]


def by_difflib(names: Sequence[str]) -> Callable[[str], list[str]]:
    return lambda phrase: get_close_matches(phrase, names, n=5, cutoff=0.4)


def guesses() -> dict[str, float]:
    """For each way: CPU seconds for 1,000 guesses, and in what part of them the name is offered, and is first."""
    units = directory()
    names = [skeleton(unit.name) for unit in units]
    cases = misspelled(units)
    ways = {
        "difflib, pool of 60": (by_pool, 250),
        "difflib, all": (by_difflib, 5),
        "rapidfuzz, all": (by_rapidfuzz, 250),
    }
    measured: dict[str, float] = {}
    for title, (way, count) in ways.items():
        nearest = way(names)
        began = time.process_time()
        offered = [(nearest(phrase), name) for phrase, name in cases[:count]]
        measured[f"{title}: seconds"] = (time.process_time() - began) * 1000 / count
        measured[f"{title}: offered"] = sum(name in five for five, name in offered) / count
        measured[f"{title}: first"] = sum(five[:1] == [name] for five, name in offered) / count
    return measured


def main() -> None:
    for title, figures in (
        ("seconds of CPU", whole()),
        ("found without asking", found()),
        ("guesses", guesses()),
    ):
        lines = [f"  {name:30} {value:8.3f}" for name, value in figures.items()]
        sys.stdout.write("\n".join([title, *lines, ""]))


if __name__ == "__main__":
    main()
