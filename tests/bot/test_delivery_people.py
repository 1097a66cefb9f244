"""Cards and the people they go to: who cannot be reached, who answers meanwhile, who need not come any more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.port import Channel
from bot.channels.telegram import Telegram
from db.unit_of_work import UnitOfWork
from domain.meeting import MeetingState
from domain.notice import CardKind, Notice
from domain.people import HOUSE
from tests.bot.crowd import CARD, FIRST, MARK, cards_of, release_cards, rows, states, with_crowd
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import (
    GIAO_THONG,
    GIAO_THONG_HEAD,
    ORGANIZER,
    TRA_ON,
    House,
    calls_meeting,
    open_house,
    telegram_of,
    with_example,
)
from usecases.show_board import board_of_meeting

CROWD = 40
PANEL_SOON = timedelta(seconds=3)


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


def panel(phone: Phone) -> str:
    return next(one.text for one in phone.messages() if one.pinned)


async def test_who_cannot_be_reached_holds_up_nobody_and_the_panel_says_so(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        crowd = await with_crowd(house, CROWD)
        for phone in crowd[:4]:
            phone.person.blocks_bot = True
        crowd[4].deactivates()
        never_started = world.user(FIRST + 5, "Khách 5").person
        never_started.started = False
        moved = world.chats[FIRST + 6]
        world.user(9006, "Khách 6", started=True)
        moved.moved_to = 9006
        await calls_meeting(house, phones[ORGANIZER])
        await house.passes(PANEL_SOON)

        assert all("failed" in states(tmp_path, [phone]) for phone in crowd[:6])
        assert all(cards_of(world, phone) for phone in crowd[7:])
        assert cards_of(world, world.user(9006, ""))
        lost = rows(tmp_path, "SELECT value FROM addresses WHERE state = 'unreachable' ORDER BY value")
        assert lost == [(str(FIRST + i),) for i in range(6)]
        failed = states(tmp_path, crowd).count("failed")
        assert f"không gửi được {failed}" in panel(phones[ORGANIZER])


async def test_who_comes_back_gets_what_waits(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        clerk = phones[GIAO_THONG]
        clerk.blocks_bot()
        await house.settled()
        phones[GIAO_THONG_HEAD].presses("Xác nhận tham dự")
        await house.settled()
        clerk.unblocks_bot()
        clerk.types("/help")
        await house.settled()
        card = next(one.text for one in clerk.messages() if CARD in one.text)
        assert "Lê Quang Hải" in card


async def test_an_answer_goes_before_the_cards_that_are_still_on_their_way(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        crowd = await with_crowd(house, 60)
        world.fault("slow", method="sendMessage", contains=CARD, times=None, delay=0.15)
        await release_cards(house, phones[ORGANIZER])
        early = await _first_with_card(house, [phones[TRA_ON], *crowd])
        early.presses("Xác nhận tham dự")
        await house.until(
            lambda: "Đã xác nhận" in _card(early) or "xác nhận" in (early.toast or ""), "a toast"
        )
        waiting = states(tmp_path, crowd).count("pending")
        assert early.unanswered == 0
        assert waiting > len(crowd) / 4
        await house.until(
            lambda: any(one.edited and CARD in one.text for one in early.messages()), "the edit"
        )
        assert states(tmp_path, crowd).count("pending") > len(crowd) / 4
        await house.settled()


async def _first_with_card(house: House, phones: Sequence[Phone]) -> Phone:
    def those() -> list[Phone]:
        return [one for one in phones if any(CARD in seen.text for seen in one.messages())]

    await house.until(those, "a first card")
    return those()[0]


def _card(phone: Phone) -> str:
    return next(one.text for one in phone.messages() if CARD in one.text)


async def test_a_meeting_that_is_off_calls_nobody_any_more(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        crowd = await with_crowd(house, 60)
        world.fault("slow", method="sendMessage", contains=CARD, times=None, delay=0.1)
        await release_cards(house, phones[ORGANIZER])
        await _first_with_card(house, crowd)
        await house.do(_call_off, 1)
        at_that_moment = sum(len(cards_of(world, phone)) for phone in crowd)
        await house.settled()
        after = sum(len(cards_of(world, phone)) for phone in crowd)
        assert after - at_that_moment <= 8
        assert set(states(tmp_path, crowd)) == {"sent", "cancelled"}
        assert states(tmp_path, crowd).count("cancelled") > 20


def _call_off(uow: UnitOfWork, meeting_id: int) -> None:
    with uow:
        meeting = uow.meetings.get(meeting_id, HOUSE)
        uow.meetings.save(replace(meeting, state=MeetingState.CANCELLED))
        uow.commit()


async def test_a_press_on_a_card_whose_fate_is_unknown_is_evidence_and_nothing_is_repeated(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        world.fault("silence_after", method="sendMessage", contains=CARD, times=None)
        await calls_meeting(house, phones[ORGANIZER])
        assert states(tmp_path, [phones[TRA_ON]]) == ["unknown"]
        phones[TRA_ON].presses("Xác nhận tham dự")
        await house.settled()
        assert states(tmp_path, [phones[TRA_ON]]) == ["sent"]
        world.faults.clear()
        await house.passes(timedelta(minutes=5))
        [card] = cards_of(world, phones[TRA_ON])
        assert (card.unmarked, card.marked) == (1, 0)
        assert "Đã xác nhận tham dự" in _card(phones[TRA_ON])
        [repeated] = cards_of(world, phones[GIAO_THONG])
        assert (repeated.unmarked, repeated.marked) == (1, 1)


async def test_a_press_on_either_copy_changes_both(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        world.fault("cut_after", method="sendMessage", contains=CARD, times=4)
        await calls_meeting(house, phones[ORGANIZER])
        await house.passes(timedelta(seconds=61))
        first, second = (one for one in phones[TRA_ON].messages() if CARD in one.text)
        assert MARK in second.text
        phones[TRA_ON].presses("Xác nhận tham dự", on=first)
        await house.settled()
        texts = [one.text for one in phones[TRA_ON].messages() if CARD in one.text]
        assert all("Đã xác nhận tham dự" in text for text in texts)


async def test_a_token_that_is_refused_stops_all_and_loses_nothing(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        crowd = await with_crowd(house, CROWD)
        fault = world.fault("error", method="sendMessage", contains=CARD, code=401, times=None)
        await release_cards(house, phones[ORGANIZER])
        await house.until(lambda: rows(tmp_path, "SELECT * FROM gates WHERE stopped"), "the gate")
        await house.until(lambda: "sending" not in states(tmp_path, crowd), "the calls")
        assert fault.hits <= 8
        assert set(states(tmp_path, crowd)) == {"pending"}
    world.faults.clear()
    async with open_house(tmp_path, world) as house:
        await house.app.trial_clock.advance(timedelta(minutes=2))
        await house.settled()
        cards = [card for phone in crowd for card in cards_of(world, phone)]
        assert {(card.unmarked, card.marked) for card in cards} == {(1, 0)}
        assert set(states(tmp_path, crowd)) == {"sent"}


async def test_markup_that_the_network_cannot_read_goes_as_plain_words(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        words = "Bad Request: can't parse entities: Unsupported start tag"
        world.fault(
            "error", method="sendMessage", contains="<b>Kính mời", code=400, description=words, times=None
        )
        await calls_meeting(house, phones[ORGANIZER])
        [card] = cards_of(world, phones[TRA_ON])
        assert (card.unmarked, card.marked) == (1, 0)
        assert states(tmp_path, [phones[TRA_ON]]) == ["sent"]


def notice(address_id: int, house: House) -> Notice:
    due_at = house.app.desk.now()
    return Notice(kind=CardKind.CHASE, address_id=address_id, due_at=due_at, meeting_id=1, slot="chase:1")


async def test_the_same_notice_is_put_once_and_every_revision_and_slot_has_its_own(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await calls_meeting(house, phones[ORGANIZER])
        [(address,)] = rows(tmp_path, "SELECT id FROM addresses WHERE value = ?", str(TRA_ON))
        one = notice(int(str(address)), house)
        others = [replace(one, sequence=1), replace(one, slot="chase:2"), replace(one, address_id=1)]
        assert [await house.do(_put, each, house) for each in (one, one, *others, one)] == [1, 0, 1, 1, 1, 0]


def _put(uow: UnitOfWork, one: Notice, house: House) -> int:
    with uow:
        put = uow.outbox.put([one], house.app.desk.now())
        uow.commit()
    return put


async def test_stopping_during_the_hold_and_sending_again_reaches_everybody_once(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        crowd = await with_crowd(house, CROWD)
        organizer = phones[ORGANIZER]
        await release_cards(house, organizer, hold=timedelta())
        organizer.presses("Dừng gửi")
        await house.settled()
        await house.passes(timedelta(minutes=5))
        assert not any(cards_of(world, phone) for phone in crowd)
        organizer.presses("Gửi tin mời")
        await house.settled()
        await house.passes(timedelta(seconds=61))
        cards = [card for phone in crowd for card in cards_of(world, phone)]
        assert {(card.unmarked, card.marked) for card in cards} == {(1, 0)}
        board = await house.do(board_of_meeting, 1)
        assert {one["state"] for one in board["deliveries"] if one["kind"] == "invitation"} == {
            "sent",
            "cancelled",
        }


class DeafMouth:
    """A channel whose own code fails after its call, as a library may."""

    def __init__(self, inner: Telegram) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    async def send(self, chat: str, message: object) -> str:
        await self._inner.send(chat, message)
        raise KeyError("result")


async def test_an_error_that_nobody_foresaw_is_an_unknown_outcome(tmp_path: Path, world: World) -> None:
    deaf: list[Channel] = [DeafMouth(telegram_of(world))]
    async with open_house(tmp_path, world, channels=deaf) as house:
        await with_example(house)
        await house.do(_greet, house)
        house.app.desk.wake()
        await house.until(lambda: rows(tmp_path, "SELECT * FROM deliveries WHERE state = 'unknown'"), "it")


def _greet(uow: UnitOfWork, house: House) -> None:
    with uow:
        address = uow.people.viewer_at(1).address_id
        facts = {"question": "register_name", "unit": "Sở Y tế"}
        uow.outbox.put_one(
            Notice(kind=CardKind.QUESTION, address_id=address, due_at=house.app.desk.now(), facts=facts),
            house.app.desk.now(),
        )
        uow.commit()


async def test_a_card_without_a_face_fails_alone(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        crowd = await with_crowd(house, CROWD)
        await release_cards(house, phones[ORGANIZER], hold=timedelta())
        await house.do(_spoil, house)
        await house.passes(timedelta(seconds=61))
        assert all(cards_of(world, phone) for phone in crowd)
        assert rows(tmp_path, "SELECT state FROM deliveries WHERE kind = 'question'") == [("failed",)]
        assert rows(tmp_path, "SELECT count(*) FROM deliveries WHERE possible_duplicate") == [(0,)]


def _spoil(uow: UnitOfWork, house: House) -> None:
    with uow:
        due_at = house.app.desk.now() + timedelta(seconds=30)
        uow.outbox.put_one(Notice(kind=CardKind.QUESTION, address_id=1, due_at=due_at), house.app.desk.now())
        uow.commit()
