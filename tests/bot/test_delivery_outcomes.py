"""What becomes of cards when the network fails: compared with the ledger of what it accepted."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.delivery import IN_FLIGHT
from tests.bot.crowd import CARD, called, cards_of, release_cards, rows, states, with_crowd
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_faults import Fault
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import FRIDAY, ORGANIZER, House, open_house, with_example
from usecases.claim_deliveries import claim_deliveries

CROWD = 40
AFTER_UNKNOWN = timedelta(seconds=61)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def world() -> World:
    return World(clock=HandClock(), seed=5)


def cards_meet(world: World, kind: str, **how: object) -> Fault:
    """Put a fault on a part of the invitation cards."""
    values = {"method": "sendMessage", "contains": CARD, "times": None, "probability": 0.4}
    return world.fault(kind, **{**values, **how})


def assert_each_came_once(world: World, crowd: list[Phone]) -> None:
    cards = [card for phone in crowd for card in cards_of(world, phone)]
    assert all(cards_of(world, phone) for phone in crowd)
    assert {(card.unmarked, card.marked) for card in cards} == {(1, 0)}


def running_clock() -> datetime:
    return datetime(2026, 1, 5, tzinfo=UTC) + timedelta(seconds=time.monotonic())


async def minutes_pass(house: House, count: int = 4) -> None:
    for _ in range(count):
        await house.passes(MINUTE)


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("silence_after", {}),
        ("cut_after", {}),
        ("error_after", {"code": 502}),
        ("bad_json", {}),
        ("truncated_body", {}),
    ],
)
async def test_a_card_whose_fate_is_unknown_comes_again_once_and_says_so(
    kind: str, how: dict[str, object], tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        fault = cards_meet(world, kind, **how)
        _, crowd = await called(house, CROWD)
        assert all(cards_of(world, phone) for phone in crowd)
        unsure = states(tmp_path, crowd).count("unknown")
        assert unsure > CROWD / 5

        await house.passes(AFTER_UNKNOWN)
        await minutes_pass(house)
        cards = [card for phone in crowd for card in cards_of(world, phone)]
        assert {card.unmarked for card in cards} == {1}
        assert {card.marked for card in cards} == {0, 1}
        assert sum(card.marked for card in cards) == unsure
        assert set(states(tmp_path, crowd)) <= {"sent", "unresolved"}
        unknown = rows(tmp_path, "SELECT count(*) FROM attempts WHERE outcome = 'unknown'")
        assert unknown == [(fault.hits,)]


async def test_silence_before_accepting_is_unknown_too_and_loses_nobody(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        cards_meet(world, "silence_before", times=12, probability=0.3)
        _, crowd = await called(house, CROWD)
        await house.passes(AFTER_UNKNOWN)
        await minutes_pass(house)
        believed = states(tmp_path, crowd)
        cards = [card for phone in crowd for card in cards_of(world, phone)]
        assert all(len(card.texts) == 1 for card in cards)
        assert len(cards) + believed.count("unresolved") == len(believed)
        assert set(believed) <= {"sent", "unresolved"}


@pytest.mark.parametrize("kind", ["refused", "connect_timeout", "pool_timeout"])
async def test_a_call_that_never_left_is_made_again_and_carries_no_mark(
    kind: str, tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        fault = cards_meet(world, kind)
        _, crowd = await called(house, CROWD)
        await minutes_pass(house)
        world.faults.clear()
        await minutes_pass(house, 2)
        assert fault.hits > CROWD / 5
        assert_each_came_once(world, crowd)
        assert set(states(tmp_path, crowd)) == {"sent"}


async def test_while_the_network_asks_for_silence_nothing_new_is_sent(tmp_path: Path) -> None:
    world = World(clock=running_clock, seed=5)
    async with open_house(tmp_path, world) as house:
        cards_meet(world, "error", code=429, retry_after=2, times=1, probability=1)
        phones = await with_example(house)
        crowd = await with_crowd(house, CROWD)
        await release_cards(house, phones[ORGANIZER])
        await house.until(lambda: all(cards_of(world, phone) for phone in crowd), "the cards")

        [asked] = [call.at for call in world.calls if call.status == 429]
        silence = [call for call in world.calls if asked < call.at < asked + timedelta(seconds=2)]
        bulk = [call for call in silence if call.method in ("sendMessage", "editMessageText")]
        assert len(bulk) < IN_FLIGHT
        assert all(call.at < asked + timedelta(seconds=0.5) for call in bulk)
        assert_each_came_once(world, crowd)


async def test_the_silence_that_was_asked_for_holds_over_a_restart(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        fault = cards_meet(world, "error", code=429, retry_after=900, times=1, probability=1)
        phones = await with_example(house)
        crowd = await with_crowd(house, CROWD)
        await release_cards(house, phones[ORGANIZER])
        await house.until(lambda: fault.hits, "the 429")
    before = sum(len(cards_of(world, phone)) for phone in crowd)
    assert "sending" not in states(tmp_path, crowd)
    assert "unknown" not in states(tmp_path, crowd)
    async with open_house(tmp_path, world, clock=FRIDAY + timedelta(minutes=5)) as house:
        phones[ORGANIZER].types("/help")
        await house.until(lambda: not world.updates.waiting, "the house hears")
        office = house.app.desk.office
        now = house.app.desk.now()
        assert await house.do(claim_deliveries, ["telegram"], 8, held=(), now=now, office=office) == []
        assert sum(len(cards_of(world, phone)) for phone in crowd) == before

    async with open_house(tmp_path, world, clock=FRIDAY + timedelta(minutes=20)) as house:
        await house.settled()
        assert_each_came_once(world, crowd)


@pytest.mark.parametrize("how", [{"retry_after": 1}, {}])
async def test_being_asked_to_wait_uses_up_no_try_and_marks_nothing(
    how: dict[str, int], tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        fault = cards_meet(world, "error", code=429, times=6, probability=1, **how)
        _, crowd = await called(house, 4)
        await house.until(lambda: all(cards_of(world, phone) for phone in crowd), "the cards")
        await house.settled()
        assert fault.hits == 6
        assert_each_came_once(world, crowd)
        assert set(states(tmp_path, crowd)) == {"sent"}
        assert rows(tmp_path, "SELECT DISTINCT resend_no, possible_duplicate FROM deliveries") == [(0, 0)]
