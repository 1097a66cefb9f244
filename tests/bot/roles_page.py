"""The tables of docs/roles.md, as the tests run over them."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/roles.md"
LEGEND, PRIVATE, GROUP, BUTTONS = "What the words mean", "In a private chat", "In a group", "Buttons"
ROLES = ("administrator", "organizer", "of another unit", "viewer", "aide", "representative", "stranger")


@dataclass(frozen=True)
class Cell:
    """What happens when somebody with this role does it: a word of the legend."""

    act: str
    role: str
    word: str


def _rows(heading: str) -> list[list[str]]:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def legend() -> set[str]:
    return {row[0] for row in _rows(LEGEND)[2:]}


def columns(heading: str) -> tuple[str, ...]:
    return tuple(_rows(heading)[0][1:])


def cells(heading: str) -> list[Cell]:
    """One for each act, a command's other names included, and each role."""
    return [
        Cell(act, role, word)
        for first, *words in _rows(heading)[2:]
        for act in re.findall(r"`/(\w+)`", first) or [first]
        for role, word in zip(columns(heading), words, strict=True)
    ]
