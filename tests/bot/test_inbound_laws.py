"""What comes in is stored before it is acknowledged, carried out once, in order, and stops nothing else."""

import asyncio
import sqlite3
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram import Pace, Telegram
from tests.bot.crowd import CARD, rows
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_request import FakeRequest
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
    says,
    with_example,
)
from usecases.show_board import board_of_meeting

QUICK = Pace(poll=1, slack=0.3, first_wait=0.01, longest_wait=0.05)


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


async def line(house: House, unit: str) -> dict[str, Any]:
    board = await house.do(board_of_meeting, 1)
    return next(one for one in board["invitations"] if one["unit"] == unit)


def answers(folder: Path) -> list[str]:
    return [str(partstat) for (partstat,) in rows(folder, "SELECT partstat FROM answers ORDER BY id")]


async def test_an_update_that_comes_twice_is_carried_out_once(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[TRA_ON].presses("Xác nhận tham dự")
        update = world.updates.first()
        await house.settled()
        assert update is not None
        world.updates.repeat(update)
        await house.settled()
        assert answers(tmp_path) == ["accepted"]
        assert len(world.ledger.of("answerCallbackQuery")) == len(world.queries)


async def test_a_double_click_is_one_answer_and_both_presses_are_answered(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        card = phones[TRA_ON].last()
        for _ in range(2):
            phones[TRA_ON].presses("Xác nhận tham dự", on=card)
        await house.settled()
        assert answers(tmp_path) == ["accepted"]
        assert phones[TRA_ON].unanswered == 0
        assert (await line(house, "ubnd-tra-on"))["partstat"] == "accepted"


async def test_nothing_is_acknowledged_before_it_is_stored(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        await house.until(lambda: world.updates.polled, "a poll")
        with sqlite3.connect(tmp_path / "giaymoi.db") as other:
            other.execute("BEGIN IMMEDIATE")
            phones[TRA_ON].presses("Xác nhận tham dự")
            await house.until(lambda: not world.updates.polled, "the update is taken")
            await asyncio.sleep(0.3)
            assert len(world.updates.waiting) == 1
            assert not world.updates.polled
            other.rollback()
        await house.settled()
        assert answers(tmp_path) == ["accepted"]


async def test_what_was_stored_is_carried_out_after_the_next_start(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        house.app.inbound.stop()
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.until(lambda: not world.updates.waiting, "stored")
        assert answers(tmp_path) == []
    async with open_house(tmp_path, world) as house:
        await house.settled()
        assert answers(tmp_path) == ["accepted"]
        assert phones[TRA_ON].unanswered == 0


@pytest.mark.parametrize(
    "poison",
    [
        {"message": {"message_id": "x", "date": "yesterday", "chat": None}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": TRA_ON, "type": "private"}, "from": 7}},
    ],
)
async def test_an_event_that_cannot_be_read_is_set_aside_after_three_tries_and_stops_nobody(
    poison: dict[str, Any], tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[TUYEN_GIAO].presses("Xác nhận tham dự")
        world.updates.put_raw(poison)
        phones[GIAO_THONG_HEAD].presses("Xác nhận tham dự")
        await house.until(lambda: len(answers(tmp_path)) == 2, "the good ones")
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.settled()
        assert answers(tmp_path) == ["accepted"] * 3
        assert rows(tmp_path, "SELECT tries FROM inbox WHERE state = 'dead'") == [(3,)]


@pytest.mark.parametrize(
    "odd",
    [
        {"brand_new_kind": {"id": "1"}},
        {"message": None},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "text": "y" * 10**6}},
    ],
)
async def test_an_event_that_is_not_ours_is_passed_over(
    odd: dict[str, Any], tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        world.updates.put_raw(odd)
        phones[TRA_ON].types("/help")
        await house.settled()
        assert not phones[TRA_ON].last().mine
        assert rows(tmp_path, "SELECT DISTINCT state FROM inbox") == [("done",)]


async def test_the_latest_of_two_phones_wins_and_the_history_is_whole(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        clerk, head = phones[GIAO_THONG], phones[GIAO_THONG_HEAD]
        cards = {one: next(seen for seen in one.messages() if CARD in seen.text) for one in (clerk, head)}
        await says(house, clerk, "Xác nhận tham dự", "Giám đốc")
        for _ in range(10):
            clerk.presses("Xác nhận tham dự", on=cards[clerk])
            head.presses("Đang trình lãnh đạo", on=cards[head])
        await house.settled()
        kept = [
            (person, received)
            for person, received in rows(
                tmp_path,
                """SELECT p.name, a.received FROM answers a JOIN persons p ON p.id = a.person_id ORDER BY a.id""",
            )
        ]
        assert len(kept) > 1
        assert set(kept) == {("Phạm Thị Dung", 0), ("Lê Quang Hải", 1)}
        assert all(one != other for one, other in pairwise(kept))
        state = (await line(house, "so-gtvt"))["state"]
        assert state == {0: "attending", 1: "before_head"}[int(str(kept[-1][1]))]
        assert clerk.unanswered == head.unanswered == 0
        shown = [next(seen.text for seen in one.messages() if CARD in seen.text) for one in (clerk, head)]
        assert shown[0] == shown[1]


async def test_what_one_person_does_is_carried_out_in_order(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        phones[TRA_ON].presses("Xin cử người dự thay")
        phones[TRA_ON].types("Lê Văn Cường, Phó Chủ tịch")
        await house.settled()
        named = (await line(house, "ubnd-tra-on"))["attendees"]
        assert named == [{"name": "Lê Văn Cường", "post": "Phó Chủ tịch"}]


@pytest.mark.parametrize(
    "words", ["query is too old and response timeout expired or query ID is invalid", "x"]
)
async def test_an_answer_stays_when_its_press_cannot_be_answered(
    words: str, tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        world.fault("error", method="answerCallbackQuery", code=400, description=f"Bad Request: {words}")
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.settled()
        assert answers(tmp_path) == ["accepted"]
        assert "Đã xác nhận tham dự" in next(
            one.text for one in phones[TRA_ON].messages() if CARD in one.text
        )
        assert rows(tmp_path, "SELECT DISTINCT state FROM inbox") == [("done",)]
        assert len([one for one in phones[TRA_ON].messages() if CARD in one.text]) == 1


async def test_an_edit_that_changes_nothing_is_no_failure(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        same = "Bad Request: message is not modified: specified new message content is the same"
        world.fault("error", method="editMessageText", code=400, description=same, times=None)
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.settled()
        assert answers(tmp_path) == ["accepted"]
        assert rows(tmp_path, "SELECT * FROM deliveries WHERE state = 'failed'") == []
        assert rows(tmp_path, "SELECT * FROM addresses WHERE state = 'unreachable'") == []


async def test_words_are_not_said_again_because_their_file_failed(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        world.fault("cut_before", method="sendDocument", times=None)
        before = len(world.ledger.of("sendMessage", chat_id=TRA_ON))
        phones[TRA_ON].presses("Xem giấy mời")
        await house.settled()
        await house.passes(timedelta(minutes=5))
        assert len(world.ledger.of("sendMessage", chat_id=TRA_ON)) - before <= 1
        assert rows(tmp_path, "SELECT DISTINCT state FROM inbox") == [("done",)]


async def test_a_poll_that_nobody_answers_is_given_up_and_no_press_is_lost(
    tmp_path: Path, world: World
) -> None:
    wires = {"request": FakeRequest(world), "polling": FakeRequest(world)}
    ears = Telegram(world.token, api_url="http://telegram.test", commands={}, pace=QUICK, **wires)
    async with open_house(tmp_path, world, channels=[ears]) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        deaf = world.fault("silence_after", method="getUpdates", times=5)
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.until(lambda: deaf.hits == 5, "five silent polls")
        await house.settled()
        assert answers(tmp_path) == ["accepted"]
        await house.until(lambda: ears.health().state == "listening", "it listens again")


async def test_a_failure_while_answering_is_told_with_its_number_and_stops_nobody(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        with sqlite3.connect(tmp_path / "giaymoi.db") as other:
            other.execute("DROP TABLE answers")
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.until(lambda: phones[TRA_ON].toast, "an apology")
        number = rows(tmp_path, "SELECT detail FROM inbox WHERE state = 'dead'")[0][0]
        assert str(number).split(":")[0] in (phones[TRA_ON].toast or "")
        phones[TRA_ON].types("/help")
        await house.settled()
        assert "/lich" in phones[TRA_ON].last().text
