"""The example that ships with the bot: a province's units, a few made-up people, a letter, and when it begins."""

import csv
from datetime import datetime
from pathlib import Path

from domain.directory_file import read_units
from domain.people import Address, Function, Role
from domain.unit import Unit
from usecases.load_example import ExamplePerson

FOLDER = Path(__file__).parents[1] / "examples" / "vinh-long-2022"
LETTER = FOLDER / "gm-32.docx"
BEGINS = datetime.fromisoformat("2022-02-18T15:00:00+07:00")


def example_units() -> list[Unit]:
    units, errors = read_units(_rows("units.csv"))
    if errors:
        raise ValueError(f"the example's units.csv has {len(errors)} errors")
    return units


def example_people(channel: str, *, shown_only: bool = False) -> list[ExamplePerson]:
    """The people of the example, reading on this channel."""
    return [
        ExamplePerson(
            address=Address(channel, row["address"]),
            name=row["name"],
            post=row["post"],
            unit=row["unit"],
            function=Function(row["function"]),
            role=Role(row["role"]) if row["role"] else None,
        )
        for row in _rows("people.csv")
        if row["shown"] or not shown_only
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
