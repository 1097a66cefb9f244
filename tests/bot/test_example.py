"""The example that ships with the bot: its letter, its units and its people belong together."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.documents import text_of
from bot.example import (
    BEGINS,
    HOST,
    LETTER,
    example_office,
    example_people,
    example_units,
    scripted_answers,
)
from domain.letter.parse import is_letter, read
from domain.names import match
from domain.offers import Choice
from domain.people import Role
from tests.usecases.letter_house import OFFICE, House
from usecases.load_example import load_example

CHANNEL = "webchat"
UNITS = {unit.code: unit for unit in example_units()}


@pytest.fixture(scope="module")
def reading():
    return read(text_of(LETTER.name, LETTER.read_bytes()).text)


def test_the_letter_names_only_units_that_the_directory_knows(reading):
    found = match(reading.parties, example_units(), on=reading.starts_at.day)
    assert is_letter(reading)
    assert found.questions == ()
    assert {guest.unit.code for guest in found.guests} <= set(UNITS)


def test_the_story_begins_in_working_time_on_the_day_of_the_letter_and_before_its_meeting(reading):
    assert BEGINS.date() == reading.issue_date.day < reading.starts_at.day
    assert BEGINS.utcoffset() == timedelta(hours=7)


def test_everybody_speaks_for_a_unit_of_the_directory_and_one_organizes_for_the_host():
    people = example_people(CHANNEL)
    assert {person.unit for person in people} <= set(UNITS)
    assert len({person.address for person in people}) == len(people)
    [organizer] = [person for person in people if person.role]
    assert (organizer.role, organizer.unit) == (Role.ORGANIZER, HOST)


def test_those_whose_phones_are_shown_are_the_organizer_and_three_others():
    shown = example_people(CHANNEL, shown_only=True)
    assert [bool(person.role) for person in shown] == [True, False, False, False]


@pytest.mark.parametrize("wave", ["1", "2"])
def test_a_scripted_answer_is_one_that_a_card_offers_and_names_whom_it_must(wave):
    speakers = {person.address.value for person in example_people(CHANNEL)}
    answers = scripted_answers(wave)
    assert answers
    for one in answers:
        assert one.address in speakers
        assert Choice(one.choice) is not Choice.NAME or one.named


def test_the_offices_own_name_and_telephone_go_before_the_examples():
    unnamed = replace(OFFICE, name="", phone="")
    host = UNITS[HOST]
    told = example_office(unnamed)
    assert (told.name, told.phone) == (host.name, host.phone)
    assert example_office(OFFICE) == OFFICE


def test_loading_the_example_again_changes_nothing(tmp_path):
    house = House(tmp_path)
    tables = ("units", "persons", "addresses", "contacts", "roles")
    loaded = []
    for _ in range(2):
        load_example(house.uow(), example_units(), example_people(CHANNEL), now=house.now)
        loaded.append([house.rows(table) for table in tables])
    house.close()
    assert loaded[0] == loaded[1]
