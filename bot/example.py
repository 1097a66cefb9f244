"""The example that ships with the bot: a province's units, a few made-up people, a letter, and when it begins."""

import csv
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from domain.directory_file import read_units
from domain.office import Office
from domain.people import Address, Function, Role
from domain.unit import Unit
from usecases.load_example import ExamplePerson

FOLDER = Path(__file__).parents[1] / "examples" / "vinh-long-2022"
LETTER = FOLDER / "gm-32.docx"
HOST = "vp-ubnd"
BEGINS = datetime.fromisoformat("2022-02-18T15:00:00+07:00")


def example_units() -> list[Unit]:
    units, errors = read_units(_rows("units.csv"))
    if errors:
        raise ValueError(f"the example's units.csv has {len(errors)} errors")
    return units


@dataclass(frozen=True)
class ScriptedAnswer:
    """What a person who is not on the page answers in the story."""

    address: str
    choice: str
    named: str
    """The name and post that a substitute's question is answered with."""


def scripted_answers(wave: str) -> list[ScriptedAnswer]:
    return [
        ScriptedAnswer(row["address"], row["answer"], row["named"])
        for row in _rows("people.csv")
        if row["wave"] == wave and row["answer"]
    ]


def example_office(office: Office) -> Office:
    """The office, under the example's name and telephone where the settings give none."""
    host = next(unit for unit in example_units() if unit.code == HOST)
    return replace(office, name=office.name or host.name, phone=office.phone or host.phone)


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
