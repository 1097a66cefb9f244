"""An office with a directory of its own, one person in each unit, and a letter that goes the whole way."""

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from db.migrate import open_database
from domain.calling import guest_list
from domain.directory_file import read_units
from domain.notice import CardKind
from domain.people import Address, Function, Role
from domain.phrase_key import phrase_key
from domain.rank import Relation
from domain.unit import Unit
from tests.usecases.letter_house import BOSS, CHANNEL, House
from usecases.confirm_draft import place_guest
from usecases.correct_draft import correct_draft
from usecases.load_example import ExamplePerson, load_example

WITHOUT_CARD = {Relation.SUPERIOR: "phone", Relation.HOST: "sheet"}
"""How those are reached who get no card: somebody calls them, or they stand on the chair's own sheet."""


class Line(NamedTuple):
    """One line of an invitation list. A question has the asked phrase for its `role`, and nothing else."""

    line: str
    how: str
    unit: str
    role: str
    rank: str
    relation: str
    seats: str


def list_of(file: Path) -> list[Line]:
    """An invitation list as somebody wrote it down."""
    with file.open(encoding="utf-8", newline="") as opened:
        return [Line(**row) for row in csv.DictReader(opened)]


def directory_of(file: Path) -> list[Unit]:
    with file.open(encoding="utf-8", newline="") as opened:
        units, errors = read_units(list(csv.DictReader(opened)))
    assert errors == []
    return units


class Office(House):
    """Every unit of the directory has somebody who reads; the organizer sits with the host."""

    def __init__(self, folder: Path, units: list[Unit], now: datetime) -> None:
        self.engine = open_database(f"sqlite:///{folder / 't.db'}")
        self.now, self._messages = now, 0
        host = next(unit.code for unit in units if unit.relation is Relation.HOST)
        readers = [_reader(unit.code) for unit in units]
        load_example(self.uow(), units, [_organizer(host), *readers], now=now)

    def invites(self, text: str, *, corrections: str = "") -> list[Line]:
        """Everything that the letter makes: questions, which are all dropped, and the lines of the meeting."""
        letter_id = self.reads(text)
        if corrections:
            self.by(BOSS, correct_draft, letter_id, corrections)
        self.confirms()
        questions = list(self._questions())
        self.issues()
        self.sends()
        return [*questions, *self._invited()]

    def _questions(self) -> Iterator[Line]:
        by = self.viewer(BOSS)
        with self.uow() as uow:
            draft = uow.letters.get(self.letter()["id"], by)
            questions = guest_list(draft, uow.directory.all()).questions
        for question in questions:
            yield Line(str(question.line), "question", "", question.phrase, "", "", "")
        for phrase in {question.phrase for question in questions}:
            self.by(BOSS, place_guest, self.token(BOSS, CardKind.GUESTS), phrase_key(phrase), None)

    def _invited(self) -> Iterator[Line]:
        told = {row["invitation_id"] for row in self.rows("cards") if row["kind"] == CardKind.INVITATION}
        for row in self.rows("invitations"):
            how = "card" if row["id"] in told else WITHOUT_CARD.get(Relation(row["relation"]), "nobody told")
            told_of = (row[name] for name in ("unit", "role", "rank", "relation", "seats"))
            yield Line(str(row["line"]), how, *map(str, told_of))


def _organizer(host: str) -> ExamplePerson:
    return ExamplePerson(
        Address(CHANNEL, BOSS), "Người tổ chức", "Chuyên viên", host, Function.CLERK, Role.ORGANIZER
    )


def _reader(unit: str) -> ExamplePerson:
    return ExamplePerson(Address(CHANNEL, unit), f"Người ở {unit}", "Văn thư", unit, Function.CLERK)
