"""How well guest phrases find their units: `python -m tests.names.measure` prints the figures.

`phrases.csv` was written before anything was tuned to it. A third of it, chosen by a hash, is held out: its
failures are never listed, only counted. A phrase is *matched* when somebody is invited and nobody is asked;
it is *right* when just the expected units are invited, and asked (`?`, perhaps with the code that is to be
offered first) or not, as expected.
"""

import csv
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.directory_file import read_units
from domain.letter.model import InviteeGroup
from domain.letter.parties import read_parties
from domain.names import GuestList, match
from domain.rank import Relation
from domain.unit import Unit

HERE = Path(__file__).parent
DIRECTORIES = {
    "22": (HERE.parents[1] / "examples/vinh-long-2022/units.csv", date(2022, 2, 22)),
    "25": (HERE / "province-2025.csv", date(2025, 10, 15)),
}
GROUPS = {
    "@sbn": "các sở, ban, ngành tỉnh",
    "@sbndt": "các sở, ban, ngành, đoàn thể tỉnh",
    "@huyen": "UBND các huyện, thị xã, thành phố",
    "@bdv": "Ban Dân vận các huyện, thị xã, thành phố",
    "@xp": "UBND các xã, phường",
    "@tv": "Thành viên UBND tỉnh",
    "@bao": "các cơ quan báo, đài tỉnh",
    "@ban": "các ban Đảng Tỉnh ủy",
    "@doanthe": "các đoàn thể tỉnh",
}


@dataclass(frozen=True)
class Row:
    """A phrase as the table has it, and what was made of it."""

    directory: str
    phrase: str
    units: frozenset[str]
    asked: bool
    first: str
    found: GuestList

    @property
    def invited(self) -> frozenset[str]:
        return frozenset(guest.unit.code for guest in self.found.guests)

    @property
    def is_matched(self) -> bool:
        return bool(self.invited) and not self.found.questions

    @property
    def is_right(self) -> bool:
        offered = [question.candidates[:1] for question in self.found.questions]
        offers = not self.first or (self.first,) in offered
        return self.invited == self.units and bool(self.found.questions) == self.asked and offers

    @property
    def is_held_out(self) -> bool:
        return zlib.crc32(f"{self.directory}|{self.phrase}".encode()) % 3 == 0


@dataclass(frozen=True)
class Figures:
    """`precision`: of what is matched, how much is right. `recall`: of what can be matched, how much is."""

    phrases: int
    precision: float
    recall: float
    right: float


def directory(name: str) -> tuple[list[Unit], date]:
    path, on = DIRECTORIES[name]
    with path.open(encoding="utf-8", newline="") as file:
        units, errors = read_units(list(csv.DictReader(file)))
    assert not errors
    return units, on


def rows() -> list[Row]:
    known = {name: directory(name) for name in DIRECTORIES}
    with (HERE / "phrases.csv").open(encoding="utf-8", newline="") as file:
        return [_row(line, *known[line["directory"]]) for line in csv.DictReader(file, delimiter="|")]


def figures(some: Iterable[Row]) -> Figures:
    every = list(some)
    matched = [row for row in every if row.is_matched]
    certain = [row for row in every if not row.asked]
    return Figures(
        phrases=len(every),
        precision=sum(row.is_right for row in matched) / len(matched),
        recall=sum(row.is_right for row in certain) / len(certain),
        right=sum(row.is_right for row in every) / len(every),
    )


def _row(line: dict[str, str], units: list[Unit], on: date) -> Row:
    parties = read_parties((InviteeGroup(heading=None, text=line["phrase"]),))
    expected = line["expected"].split()
    questions = [word for word in expected if word.startswith("?")]
    return Row(
        directory=line["directory"],
        phrase=line["phrase"],
        units=frozenset(_codes(expected, units, on)),
        asked=bool(questions),
        first="".join(questions).removeprefix("?"),
        found=match(parties, units, on=on),
    )


def _codes(words: list[str], units: list[Unit], on: date) -> set[str]:
    codes: set[str] = set()
    for word in words:
        if word.startswith("@"):
            codes |= _members(GROUPS[word], units, on)
        elif word.startswith("-"):
            codes.remove(word[1:])
        elif not word.startswith("?"):
            codes.add(next(unit.code for unit in units if unit.code == word))
    return codes


def _members(group: str, units: list[Unit], on: date) -> set[str]:
    guests = [unit for unit in units if unit.is_valid(on) and unit.relation is not Relation.HOST]
    return {unit.code for unit in guests if group in unit.groups}


def main() -> None:
    every = rows()
    shown = [row for row in every if not row.is_held_out]
    for row in shown:
        if not row.is_right:
            asked = [f"{question.phrase} -> {question.candidates[:3]}" for question in row.found.questions]
            sys.stdout.write(f"{row.directory} {row.phrase!r}: {sorted(row.invited)[:6]} asked {asked}\n")
    sys.stdout.write(f"developed {figures(shown)}\n")
    sys.stdout.write(f"held out  {figures(row for row in every if row.is_held_out)}\n")


if __name__ == "__main__":
    main()
