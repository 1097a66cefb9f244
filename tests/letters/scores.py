"""How well folders of letters are read: a row for each field, the mean of their F1, the dangerous starts.

`python -m tests.letters.scores` prints a table for each folder of the project's own letters.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from domain.letter.model import as_json
from domain.letter.parse import read

from .comparison import EXACT, WORDED, likeness

HERE = Path(__file__).parent
FOLDERS = ("developed", "bugs_caught", "new", "first_sight")
_ROWS: dict[str, Callable[[Any, Any], bool]] = {
    "invitee_groups": lambda one, other: likeness(one["text"], other["text"]) >= 0.7,
    "assignments": lambda one, other: likeness(one["unit"], other["unit"]) >= 0.6,
    "sessions": lambda one, other: one["starts_at"] == other["starts_at"],
    "refers_to": lambda one, other: one["number"] == other["number"],
    "agenda": lambda one, other: (
        one["start"] == other["start"] and likeness(one["content"], other["content"]) >= 0.5
    ),
}


@dataclass
class Score:
    """The counts of one folder, by field; `dangerous` are starts that are wrong and not doubted."""

    matched: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    dangerous: int = 0
    right: int = 0
    doubted: int = 0

    def of_field(self, name: str) -> float:
        """The harmonic mean of how much was found and how much of the found is right, 0 to 1."""
        return 2 * self.matched[name] / (self.expected[name] + self.given[name])

    @property
    def fields(self) -> list[str]:
        return sorted(name for name in self.expected | self.given if self.expected[name] + self.given[name])

    @property
    def overall(self) -> float:
        """The mean over the fields that the letters or the readings tell."""
        return sum(map(self.of_field, self.fields)) / len(self.fields)


def of_folder(folder: Path) -> Score:
    """The score of the letters NAME.txt that have an expected reading NAME.json beside them."""
    score = Score()
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["gold"]
        _count(score, gold, as_json(read(path.read_text(encoding="utf-8"))))
    return score


def _count(score: Score, gold: dict[str, Any], reading: dict[str, Any]) -> None:
    for name, matched, expected, given in _fields(gold, reading):
        score.matched[name] += matched
        score.expected[name] += expected
        score.given[name] += given
    doubted = any(doubt["field"] == "starts_at" for doubt in reading["doubts"])
    right = (gold.get("starts_at") or None) == reading["starts_at"]
    score.letters += 1
    score.right += right
    score.doubted += right and doubted
    score.dangerous += bool(reading["starts_at"]) and not right and not doubted


def _fields(gold: dict[str, Any], reading: dict[str, Any]) -> Iterator[tuple[str, int, int, int]]:
    for name in EXACT:
        one, other = gold.get(name) or None, reading.get(name) or None
        yield name, int(one is not None and one == other), int(one is not None), int(other is not None)
    for name, least in WORDED.items():
        one, other = gold.get(name), reading.get(name)
        same = bool(one and other) and likeness(str(one), str(other)) >= least
        yield name, int(same), int(bool(one)), int(bool(other))
    for name, alike in _ROWS.items():
        rows, found = gold.get(name) or [], reading.get(name) or []
        yield name, _pairs(rows, found, alike), len(rows), len(found)
    one, other = ((side.get("rsvp") or {}).get("deadline") for side in (gold, reading))
    yield "rsvp.deadline", int(bool(one) and one == other), int(bool(one)), int(bool(other))


def _pairs(rows: list[Any], found: list[Any], alike: Callable[[Any, Any], bool]) -> int:
    """How many rows have a partner of their own among the found ones."""
    rest = list(found)
    for row in rows:
        partner = next((each for each in rest if alike(row, each)), None)
        if partner is not None:
            rest.remove(partner)
    return len(found) - len(rest)


def table(name: str, score: Score) -> Iterator[str]:
    """The lines of one folder's table."""
    for each in score.fields:
        counts = f"matched {score.matched[each]} of {score.expected[each]}, {score.given[each]} given"
        yield f"{each:16} F1 {score.of_field(each):.3f}   {counts}"
    yield (
        f"{name}: overall {score.overall:.3f}  dangerous {score.dangerous}  letters {score.letters}  "
        f"doubted {score.doubted} of {score.right} right starts"
    )


if __name__ == "__main__":
    for _name in FOLDERS:
        if any((HERE / _name).glob("*.txt")):
            sys.stdout.write("\n".join([*table(_name, of_folder(HERE / _name)), ""]))
