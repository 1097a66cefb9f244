"""Reminders fire once, for those who still need them, in hours when people work."""

from datetime import datetime, timedelta

import pytest

from domain.notice import CardKind
from domain.offers import Choice
from domain.people import ContactState, Function
from tests.usecases.letter_house import OFFICE, House
from usecases.answer import name_people, press_answer
from usecases.fire_reminders import fire_reminders

DISTRICT, DEPARTMENT, PARTY, CLOSE_BY = "tra-on", "giao-thong", "tuyen-giao", "long-ho"


def at(day, clock):
    return datetime.fromisoformat(f"2022-02-{day}T{clock}:00+07:00")


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    """Called on Friday the 18th at 15:00, to begin on Tuesday the 22nd at 7:30 after a reception at 7:00."""
    house = House(tmp_path_factory.mktemp("called"), DISTRICT, DEPARTMENT, PARTY)
    house.add(CLOSE_BY, "ubnd-long-ho")
    for who, unit in ((DEPARTMENT, "so-gtvt"), (PARTY, "btg-tinh-uy"), (CLOSE_BY, "ubnd-long-ho")):
        house.appoint(who, unit, Function.HEAD)
    house.add("party", "tt-tinh-uy")
    house.calls()
    yield house
    house.close()


@pytest.fixture
def house(called, tmp_path):
    house = House.like(called, tmp_path)
    yield house
    house.close()


def fire(house, moment):
    """What the clock puts at this moment, delivered: who gets which reminder."""
    house.now = moment
    fire_reminders(house.uow(), now=moment, office=OFFICE)
    return sorted((one.chat, str(one.kind)) for one in house.deliver() if one.operation == "send")


def press(house, who, choice):
    house.by(who, press_answer, house.token(who, CardKind.INVITATION), choice)


def due(house, kind):
    [moment] = [row["due_at"] for row in house.rows("reminders") if row["kind"] == kind]
    return moment


def test_the_plan_is_the_working_hours_that_are_left(house):
    # From 15:01 on Friday to 16:00 on Monday people work 569 minutes.
    assert due(house, "chase") == at(21, "09:45") + timedelta(seconds=30)
    assert due(house, "last_call") == at(21, "14:30")
    assert due(house, "morning") == at(22, "05:15")


def test_nothing_fires_before_its_hour(house):
    assert fire(house, due(house, "chase") - timedelta(seconds=1)) == []


def test_the_chase_asks_those_who_have_not_answered_and_no_superior(house):
    press(house, DISTRICT, Choice.ATTEND)
    assert fire(house, due(house, "chase")) == [
        (DEPARTMENT, "chase"),
        (CLOSE_BY, "chase"),
        (PARTY, "chase"),
    ]


def test_it_fires_once_however_often_the_clock_ticks(house):
    moment = due(house, "chase")
    assert fire(house, moment)
    assert [fire(house, moment + timedelta(seconds=2 * tick)) for tick in range(1, 4)] == [[], [], []]
    [row] = [row for row in house.rows("reminders") if row["kind"] == "chase"]
    assert (row["state"], row["note"], row["fired_at"]) == ("fired", "4", moment)


def test_who_puts_it_before_the_head_is_left_alone_until_the_last_call(house):
    press(house, DEPARTMENT, Choice.RECEIVED)
    assert (DEPARTMENT, "chase") not in fire(house, due(house, "chase"))
    assert (DEPARTMENT, "last_call") in fire(house, due(house, "last_call"))


def test_the_last_call_goes_to_subordinates_only(house):
    fire(house, due(house, "chase"))
    assert fire(house, due(house, "last_call")) == [
        (DEPARTMENT, "last_call"),
        (CLOSE_BY, "last_call"),
        (DISTRICT, "last_call"),
    ]


def test_after_the_list_is_closed_nobody_is_asked_any_more(house):
    assert fire(house, at(21, "16:00")) == []
    states = {row["kind"]: (row["state"], row["note"]) for row in house.rows("reminders")}
    assert states["chase"] == states["last_call"] == ("skipped", "late")


def test_after_an_interruption_each_unit_gets_the_newest_only(house):
    assert fire(house, at(21, "15:00")) == [
        (DEPARTMENT, "last_call"),
        (CLOSE_BY, "last_call"),
        (DISTRICT, "last_call"),
        (PARTY, "chase"),
    ]


def test_who_comes_is_told_in_the_morning_each_by_the_way_he_has_to_go(house):
    for who in (DISTRICT, DEPARTMENT, CLOSE_BY, PARTY):
        press(house, who, Choice.ATTEND)
    house.deliver()
    told = {}
    for clock in ("05:15", "05:44", "05:45", "05:59", "06:00"):
        told[clock] = [who for who, kind in fire(house, at(22, clock)) if kind == "morning"]
    assert told == {
        "05:15": [DISTRICT],
        "05:44": [],
        "05:45": [CLOSE_BY],
        "05:59": [],
        "06:00": [DEPARTMENT, PARTY],
    }


def test_before_six_the_morning_message_makes_no_sound(house):
    for who in (DISTRICT, DEPARTMENT):
        press(house, who, Choice.ATTEND)
    silent = {}
    for clock in ("05:15", "06:00"):
        house.now = at(22, clock)
        fire_reminders(house.uow(), now=house.now, office=OFFICE)
        silent |= {one.chat: one.face.silent for one in house.deliver() if one.kind == CardKind.MORNING}
    assert silent == {DISTRICT: True, DEPARTMENT: False}


def test_who_stays_away_or_waits_for_the_chair_gets_no_morning_message(house):
    press(house, PARTY, Choice.DECLINE)
    press(house, DEPARTMENT, Choice.NAME)
    house.by(DEPARTMENT, name_people, "Lê Văn Cường, Phó Giám đốc")
    house.deliver()
    assert fire(house, at(22, "06:30")) == []


def test_who_changes_his_mind_before_it_leaves_is_not_told_when_to_come(house):
    press(house, PARTY, Choice.ATTEND)
    house.deliver()
    assert fire(house, at(22, "05:15")) == []
    press(house, PARTY, Choice.DECLINE)
    assert fire(house, at(22, "06:00")) == []


def test_who_no_longer_speaks_for_the_unit_is_not_reminded(house):
    house.decide(DEPARTMENT, "so-gtvt", ContactState.REVOKED)
    assert DEPARTMENT not in {who for who, _ in fire(house, due(house, "chase"))}


def test_when_the_meeting_has_begun_no_reminder_goes(house):
    press(house, DISTRICT, Choice.ATTEND)
    house.deliver()
    assert fire(house, at(22, "07:30")) == []
    assert {row["state"] for row in house.rows("reminders")} == {"skipped"}


def test_a_reminder_that_is_late_wakes_nobody_and_rings_when_the_night_is_over(house):
    with house.uow() as uow:
        [chase] = [one for one in uow.reminders.due(at(21, "12:00")) if one.kind == "chase"]
        uow.reminders.postpone(chase.id, at(20, "20:59"))
        uow.commit()
    nights = [fire(house, moment) for moment in (at(20, "21:30"), at(21, "05:59"))]
    assert nights == [[], []]
    assert {kind for _, kind in fire(house, at(21, "06:00"))} == {"chase"}


def test_a_tick_notes_when_it_was(house):
    fire(house, at(19, "09:00"))
    with house.uow() as uow:
        assert uow.instance.last_tick() == at(19, "09:00")
