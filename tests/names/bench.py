"""What looking names up costs: `python -m tests.names.bench` prints seconds of CPU and ratios from one run.

1,000 phrases of four sorts against 5,000 units. Guesses for what is unknown are made by difflib; where rapidfuzz
is installed, the same guesses are made by it in turn, so that both are measured on one machine at one time.
"""

import importlib
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from difflib import SequenceMatcher
from types import ModuleType

from domain.name_search import Found, NameSearch, Unsure
from domain.rank import Relation
from domain.spelling import plain, skeleton
from domain.unit import Kind, Unit

DAY = date(2025, 10, 15)
UNITS, PHRASES = 5000, 1000
_FIRST = (
    "Tân Long Phú Hòa Bình An Mỹ Vĩnh Thạnh Đông Tây Trung Hiệp Lộc Quới Trà Cái Hưng Thới Nhơn Thành".split()
)
_LAST = "Ôn Phú Hậu Đức Lược Thuận Lợi Ngãi Hội Châu Khánh Định Xuân Lập Cường Hiếu Nghĩa Phong Thịnh Yên Sơn".split()
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


def offered() -> dict[str, float]:
    """The part of phrases with two slips whose unit is among the five that are offered, or is the first."""
    units = directory()
    search = NameSearch(units, DAY, {})
    some = units[:: UNITS // 250]
    phrases = [f"{unit.name[:-1]}{unit.name[-1]}q".replace("n ", "m ", 1) for unit in some]
    names = [skeleton(unit.name) for unit in units]
    near = [search.find(phrase) for phrase in phrases]
    first = [found.candidates[:1] if isinstance(found, Unsure) else found.units for found in near]
    shown = [found.candidates if isinstance(found, Unsure) else found.units for found in near]
    measured = {
        "difflib, pool: first": sum(unit in one for unit, one in zip(some, first, strict=True)) / len(some),
        "difflib, pool: in five": sum(unit in five for unit, five in zip(some, shown, strict=True))
        / len(some),
    }
    rapidfuzz = _rapidfuzz()
    if rapidfuzz is None:
        return measured
    best = [
        rapidfuzz.process.extract(skeleton(p), names, scorer=rapidfuzz.fuzz.ratio, limit=5) for p in phrases
    ]
    right = [
        (units[row[0][2]] is unit, any(units[one[2]] is unit for one in row))
        for unit, row in zip(some, best, strict=True)
    ]
    measured["rapidfuzz, all: first"] = sum(first for first, _ in right) / len(some)
    measured["rapidfuzz, all: in five"] = sum(five for _, five in right) / len(some)
    return measured


def _rapidfuzz() -> ModuleType | None:
    try:
        importlib.import_module("rapidfuzz.process")
        return importlib.import_module("rapidfuzz")
    except ImportError:
        return None


def guesses() -> dict[str, float]:
    """CPU seconds for the comparison alone: 1,000 phrases with 60 names each, and with all 5,000 (estimated)."""
    names = [skeleton(unit.name) for unit in directory()]
    wanted = [skeleton(phrase) for some in phrases(directory()).values() for phrase in some]

    def by_difflib(among: Sequence[str], count: int) -> None:
        for phrase in wanted[:count]:
            max(SequenceMatcher(None, name, phrase, autojunk=False).ratio() for name in among)

    measured = {
        "difflib, 60 names": seconds(lambda: by_difflib(names[:60], PHRASES)),
        "difflib, 5,000 names": seconds(lambda: by_difflib(names, 10)) * PHRASES / 10,
    }
    rapidfuzz = _rapidfuzz()
    if rapidfuzz is None:
        return measured
    ratio, extract = rapidfuzz.fuzz.ratio, rapidfuzz.process.extract
    for count in (60, UNITS):
        among = names[:count]
        measured[f"rapidfuzz, {count:,} names"] = seconds(
            lambda among=among: [extract(phrase, among, scorer=ratio, limit=5) for phrase in wanted]
        )
    return measured


def main() -> None:
    for title, figures in (
        ("search", whole()),
        ("found", found()),
        ("offered", offered()),
        ("guesses alone", guesses()),
    ):
        lines = [f"  {name:22} {value:8.3f}" for name, value in figures.items()]
        sys.stdout.write("\n".join([title, *lines, f"  {'sum':22} {sum(figures.values()):8.3f}", ""]))


if __name__ == "__main__":
    main()
