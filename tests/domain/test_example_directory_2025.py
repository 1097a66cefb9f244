"""The province after July 2025: two levels, merged departments, and districts that ended with a successor."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from domain.directory_file import read_units, write_units
from domain.letter.model import Party
from domain.names import letter_units, match
from domain.rank import Rank
from domain.unit import RELATION_OF_KIND

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2025, 9, 1)
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)


def rows_of(folder):
    with (EXAMPLES / folder / "units.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rows():
    return rows_of("vinh-long-2025")


@pytest.fixture(scope="module")
def units(rows):
    return read_units(rows)[0]


def invited(units, role, name, on=DAY):
    return match([Party(group=0, rank=Rank.HEAD, role=role, unit=name)], units, on=on)


def test_nothing_is_wrong_in_the_file_and_it_is_written_back_the_same(rows):
    units, errors = read_units(rows)
    assert errors == []
    assert write_units(units) == rows


def test_it_can_be_brought_in_over_the_directory_of_2022():
    earlier, _ = read_units(rows_of("vinh-long-2022"))
    units, errors = read_units(rows_of("vinh-long-2025"), earlier)
    assert errors == []
    assert {"so-khdt", "so-gtvt"} <= {unit.code for unit in units if unit.valid_to}


def test_two_levels_are_alive_and_the_third_has_ended(units):
    alive = Counter(unit.level for unit in units if unit.is_valid(DAY))
    assert (alive["commune"], alive["district"]) == (124, 0)
    assert alive["province"] == 44
    assert {unit.valid_to for unit in units if unit.level == "district"} == {LAST_DAY_OF_DISTRICTS}


def test_every_living_name_leads_to_its_unit_and_an_ended_one_to_none(units):
    for unit in units:
        names = [unit.name, *filter(None, [unit.short_name]), *unit.aliases]
        expected = unit.code if unit.is_valid(DAY) else None
        assert letter_units(names, units, on=DAY) == dict.fromkeys(names, expected)


def test_who_is_named_after_the_end_becomes_a_question_with_the_successor_first(units):
    ended = [unit for unit in units if unit.valid_to]
    assert len(ended) >= 30
    for unit in ended:
        found = invited(units, "Chủ tịch", unit.name)
        assert found.guests == ()
        [question] = found.questions
        assert (question.ended, question.candidates[0]) == (unit.code, unit.successor)


def test_the_heads_of_all_communes_and_wards_are_one_line_of_a_letter(units):
    found = invited(units, "Chủ tịch", "UBND các xã, phường")
    assert found.questions == ()
    assert len(found.guests) == 124
    assert {guest.role for guest in found.guests} >= {
        "Chủ tịch UBND xã Trà Ôn",
        "Chủ tịch UBND phường Long Châu",
    }


def test_a_department_that_ended_is_in_the_group_as_long_as_it_lived(units):
    def codes(on):
        found = invited(units, "Thủ trưởng", "các sở, ban, ngành tỉnh", on).guests
        return {guest.unit.code for guest in found}

    assert "so-khdt" not in codes(DAY)
    assert "so-khdt" in codes(date(2025, 2, 28))


def test_every_relation_is_the_one_of_its_kind_and_every_phone_invented(units):
    assert [unit.code for unit in units if unit.relation is not RELATION_OF_KIND[unit.kind]] == []
    assert all(unit.phone.startswith("0270.3100.") for unit in units)
    assert len({unit.phone for unit in units}) == len(units)
