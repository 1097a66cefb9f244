"""Dialogs, files, units, codes and reminders: each kept as it was given."""

from datetime import date, timedelta

import pytest

from db.codes import OpenCode
from db.reminders import PlannedReminder
from domain.reminders import Kind, Reminder
from tests.db.records import HEALTH, HOME, HOST, NOON, UNITS

A_DAY = timedelta(days=1)


@pytest.fixture
def lan(records):
    return records.add_person("1002", unit=HEALTH)


def test_a_conversation_has_one_open_question(records, lan):
    with records.open() as uow:
        uow.dialogs.open(lan.address_id, "give_reason", {"invitation": 1}, NOON)
        uow.dialogs.open(lan.address_id, "name_person", {"invitation": 2}, NOON)
        open_one = uow.dialogs.at(lan.address_id)
        assert (open_one.kind, open_one.data) == ("name_person", {"invitation": 2})
        uow.dialogs.close(lan.address_id)
        assert uow.dialogs.at(lan.address_id) is None


def test_dialogs_that_wait_since_a_moment_are_found_by_their_kind(records, lan):
    with records.open() as uow:
        uow.dialogs.open(lan.address_id, "letter_parts", {"parts": ["a"]}, NOON)
        assert uow.dialogs.begun_before("letter_parts", NOON - timedelta(seconds=1)) == []
        [(address_id, dialog)] = uow.dialogs.begun_before("letter_parts", NOON)
        assert (address_id, dialog.data) == (lan.address_id, {"parts": ["a"]})
        assert uow.dialogs.begun_before("give_reason", NOON) == []


def test_the_same_bytes_are_kept_once(records):
    with records.open() as uow:
        first = uow.files.keep("gm-32.pdf", "application/pdf", b"%PDF", NOON)
        second = uow.files.keep("again.pdf", "application/pdf", b"%PDF", NOON)
        assert first == second
        stored = uow.files.load(first)
        assert (stored.name, stored.data) == ("gm-32.pdf", b"%PDF")
        assert uow.files.load("0" * 64) is None


def test_units_come_back_as_they_were_given_in_protocol_order(records):
    with records.open() as uow:
        assert tuple(uow.directory.all()) == UNITS
        assert uow.directory.get(HEALTH) == UNITS[1]
        assert set(uow.directory.some([HOME, "none"])) == {HOME}
        assert uow.directory.get(HOME).valid_from == date(2010, 1, 1)


def test_the_host_is_the_last_of_its_own_bodies(records):
    with records.open() as uow:
        assert uow.directory.host().code == HOST


def test_a_code_opens_as_often_as_it_may_and_until_it_ends(records):
    with records.open() as uow:
        uow.codes.add(HEALTH, "hash", uses=2, now=NOON, expires_at=NOON + A_DAY)
        assert uow.codes.use("hash", NOON + A_DAY) is None
        used = [uow.codes.use("hash", NOON) for _ in range(3)]
        assert used == [OpenCode(HEALTH, False)] * 2 + [None]
        assert uow.codes.opens("hash", NOON) is None


def test_codes_that_are_ended_open_nothing_and_those_of_other_units_still_do(records):
    with records.open() as uow:
        for unit in (HEALTH, HOME):
            uow.codes.add(unit, f"of {unit}", uses=1, now=NOON, expires_at=NOON + A_DAY)
        assert [uow.codes.end([HEALTH], NOON) for _ in range(2)] == [1, 0]
        assert uow.codes.opens(f"of {HEALTH}", NOON) is None
        assert uow.codes.opens(f"of {HOME}", NOON) == OpenCode(HOME, False)


def reminder(kind, hours, distance=None):
    due_at = NOON + timedelta(hours=hours)
    return Reminder(kind=kind, due_at=due_at, expires_at=due_at + A_DAY, distance=distance)


def test_a_reminder_is_due_from_its_moment_on_and_settled_once(records):
    meeting_id = records.add_meeting()
    with records.open() as uow:
        later = reminder(Kind.LAST_CALL, 2)
        uow.reminders.plan(meeting_id, 0, [later, reminder(Kind.CHASE, 1)], slot="1")
        assert uow.reminders.next_due() == NOON + timedelta(hours=1)
        [chase] = uow.reminders.due(NOON + timedelta(hours=1))
        assert isinstance(chase, PlannedReminder)
        assert (chase.kind, chase.state) == (Kind.CHASE, "planned")
        told = [uow.reminders.settle(chase.id, "fired", NOON, note="3") for _ in range(2)]
        assert told == [True, False]
        assert [one.kind for one in uow.reminders.due(NOON + A_DAY)] == [Kind.LAST_CALL]


def test_the_reminders_of_a_cancelled_meeting_are_due_no_more(records):
    meeting_id = records.add_meeting()
    with records.open() as uow:
        uow.reminders.plan(meeting_id, 0, [reminder(Kind.CHASE, 1), reminder(Kind.MORNING, 2)], slot="1")
        uow.reminders.settle(uow.reminders.due(NOON + A_DAY)[0].id, "fired", NOON)
        uow.reminders.cancel_meeting(meeting_id)
        assert uow.reminders.due(NOON + A_DAY) == []
        assert [one.state for one in uow.reminders.of_meeting(meeting_id)] == ["fired", "cancelled"]
