"""The house was down across due times: everybody gets the newest reminder that still makes sense, once."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.bot.crowd import rows
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import (
    GIAO_THONG,
    GIAO_THONG_HEAD,
    ORGANIZER,
    TRA_ON,
    TUYEN_GIAO,
    House,
    calls_meeting,
    open_house,
    with_example,
)

CHASE = "kính nhắc"
LAST_CALL = "Sắp chốt danh sách"


@dataclass
class Office:
    """A meeting was called on Friday; the house is down, and comes back when a test says so."""

    folder: Path
    world: World
    phones: dict[int, Phone]

    def reminders(self, person: int) -> list[str]:
        texts = [one.text for one in self.phones[person].messages() if not one.mine]
        return [kind for text in texts for kind in (CHASE, LAST_CALL) if kind in text]

    def plan(self) -> dict[str, tuple[str, str]]:
        found = rows(self.folder, "SELECT kind, state, note FROM reminders")
        return {str(kind): (str(state), str(note)) for kind, state, note in found}

    def morning_messages(self, person: int) -> int:
        query = """SELECT count(*) FROM deliveries d JOIN addresses a ON a.id = d.address_id
                   WHERE a.value = ? AND d.kind = 'morning' AND d.state = 'sent'"""
        return int(str(rows(self.folder, query, str(person))[0][0]))


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    world = World(clock=HandClock())
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.settled()
        await house.passes(timedelta(seconds=3))
    yield Office(tmp_path, world, phones)


async def back_at(office: Office, moment: str) -> None:
    """The house starts, does what is due, and ends."""
    async with open_house(office.folder, office.world, clock=datetime.fromisoformat(moment)) as house:
        await _ticked(house)
        await house.settled()


async def _ticked(house: House) -> None:
    await house.app.trial_clock.advance(timedelta())


async def test_of_two_that_were_missed_each_gets_the_newest(office: Office) -> None:
    await back_at(office, "2022-02-21T15:30:00+07:00")
    assert office.reminders(GIAO_THONG) == [LAST_CALL]
    assert office.reminders(TUYEN_GIAO) == [CHASE]
    assert office.reminders(TRA_ON) == []


async def test_what_waits_behind_a_silent_network_is_overtaken_too(office: Office) -> None:
    await back_at_with_silence(office, "2022-02-21T10:30:00+07:00")
    assert office.reminders(GIAO_THONG) == []
    await back_at(office, "2022-02-21T15:30:00+07:00")
    assert office.reminders(GIAO_THONG) == [LAST_CALL]
    query = "SELECT count(*) FROM deliveries WHERE kind = 'chase' AND state = 'cancelled'"
    assert int(str(rows(office.folder, query)[0][0])) >= 1


async def back_at_with_silence(office: Office, moment: str) -> None:
    fault = office.world.fault("refused", method="sendMessage", times=None)
    async with open_house(office.folder, office.world, clock=datetime.fromisoformat(moment)) as house:
        await _ticked(house)
        await house.until(lambda: fault.hits, "a call that never left")
    office.world.faults.clear()


async def test_an_answer_that_came_first_cancels_the_reminder_that_waits(office: Office) -> None:
    await back_at_with_silence(office, "2022-02-21T10:30:00+07:00")
    office.phones[GIAO_THONG_HEAD].presses("Xác nhận tham dự")
    async with open_house(
        office.folder, office.world, clock=datetime.fromisoformat("2022-02-21T10:31:00+07:00")
    ) as house:
        await house.until(lambda: rows(office.folder, "SELECT * FROM answers WHERE id = 2"), "the answer")
        await house.passes(timedelta(minutes=5))
    assert office.reminders(GIAO_THONG) == []
    assert office.reminders(TUYEN_GIAO) == [CHASE]


async def test_what_is_past_its_use_is_skipped_and_noted(office: Office) -> None:
    await back_at(office, "2022-02-21T16:30:00+07:00")
    assert office.reminders(GIAO_THONG) == []
    assert office.plan()["chase"] == ("skipped", "late")
    assert office.plan()["last_call"] == ("skipped", "late")
    assert office.plan()["morning"][0] == "planned"


async def test_the_morning_message_comes_late_but_comes(office: Office) -> None:
    await back_at(office, "2022-02-22T06:45:00+07:00")
    assert office.morning_messages(TRA_ON) == 1
    assert office.reminders(GIAO_THONG) == []


@pytest.mark.parametrize("moment", ["2022-02-22T07:30:00+07:00", "2022-02-23T15:30:00+07:00"])
async def test_nothing_is_sent_when_the_meeting_has_begun(moment: str, office: Office) -> None:
    await back_at(office, moment)
    assert office.morning_messages(TRA_ON) == 0
    assert {state for state, _ in office.plan().values()} == {"skipped"}


@pytest.mark.parametrize("times", [2, 5])
async def test_however_often_it_starts_a_reminder_comes_once(times: int, office: Office) -> None:
    for _ in range(times):
        await back_at(office, "2022-02-21T15:30:00+07:00")
    assert office.reminders(GIAO_THONG) == [LAST_CALL]
    assert office.reminders(TUYEN_GIAO) == [CHASE]


async def test_a_late_reminder_wakes_nobody_at_night(tmp_path: Path) -> None:
    world = World(clock=HandClock())
    quiet = {"quiet_hours": "15:00-15:45"}
    async with open_house(tmp_path, world, **quiet) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
    house_down = Office(tmp_path, world, phones)
    late = datetime.fromisoformat("2022-02-21T15:10:00+07:00")
    async with open_house(tmp_path, world, clock=late, **quiet) as house:
        await _ticked(house)
        await house.settled()
        assert house_down.reminders(GIAO_THONG) == []
        await house.passes(timedelta(minutes=36))
        assert house_down.reminders(GIAO_THONG) == [LAST_CALL]
        assert house_down.reminders(TUYEN_GIAO) == [CHASE]
