"""Each fault shows as python-telegram-bot shows the real one, with the cause that tells what was sent."""

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from .hand_clock import HandClock
from .telegram_answer import Wire
from .telegram_faults import FaultKind
from .telegram_rates import RateLimits
from .telegram_request import fake_bot
from .telegram_world import World

# The library warns whenever it builds a RetryAfter, as long as PTB_TIMEDELTA is not set.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


@pytest.fixture(autouse=True)
def guest(world: World) -> None:
    world.user(1001, "Nguyễn An", started=True)


async def failure(bot: Bot, text: str = "x") -> TelegramError:
    with pytest.raises(TelegramError) as raised:
        await bot.send_message(1001, text)
    return raised.value


@pytest.mark.parametrize(
    ("how", "kind", "accepted"),
    [
        ({"code": 429, "retry_after": 7}, RetryAfter, 0),
        ({"code": 429}, NetworkError, 0),
        ({"code": 403, "description": "Forbidden: bot was kicked from the group chat"}, Forbidden, 0),
        ({"code": 400}, BadRequest, 0),
        ({"migrate_to": -1001}, ChatMigrated, 0),
        ({"code": 500}, NetworkError, 0),
        ({"code": 502, "body": b"<html>"}, NetworkError, 0),
        ({"kind": "error_after", "code": 502}, NetworkError, 1),
        ({"kind": "bad_json"}, TelegramError, 1),
    ],
)
async def test_an_answer_with_an_error_shows_as_its_class(
    world: World, bot: Bot, how: dict[str, object], kind: type[TelegramError], accepted: int
) -> None:
    world.fault(**how)

    error = await failure(bot)

    assert type(error) is kind
    assert len(world.ledger) == accepted


@pytest.mark.parametrize(
    ("kind", "error_class", "cause", "accepted"),
    [
        ("silence_before", TimedOut, httpx.ReadTimeout, 0),
        ("silence_after", TimedOut, httpx.ReadTimeout, 1),
        ("cut_before", NetworkError, httpx.RemoteProtocolError, 0),
        ("cut_after", NetworkError, httpx.RemoteProtocolError, 1),
        ("truncated_body", NetworkError, httpx.RemoteProtocolError, 1),
    ],
)
async def test_a_failing_wire_shows_its_cause(
    world: World,
    bot: Bot,
    kind: FaultKind,
    error_class: type[TelegramError],
    cause: type[Exception],
    accepted: int,
) -> None:
    world.fault(kind)

    error = await failure(bot)

    assert type(error) is error_class
    assert type(error.__cause__) is cause
    assert len(world.ledger) == accepted


@pytest.mark.parametrize(
    ("kind", "error_class", "cause"),
    [
        ("refused", NetworkError, httpx.ConnectError),
        ("connect_timeout", TimedOut, httpx.ConnectTimeout),
        ("pool_timeout", TimedOut, httpx.PoolTimeout),
    ],
)
async def test_a_call_that_never_left_says_so(
    world: World, kind: FaultKind, error_class: type[TelegramError], cause: type[Exception]
) -> None:
    async with fake_bot(world) as bot:
        world.fault(kind)
        error = await failure(bot)

    assert type(error) is error_class
    assert type(error.__cause__) is cause
    assert len(world.ledger) == 0


async def test_a_slow_answer_comes_or_times_out(world: World, bot: Bot) -> None:
    world.fault("slow", delay=0.05)
    await bot.send_message(1001, "x")
    world.fault("slow", delay=0.3)

    with pytest.raises(TimedOut):
        await bot.send_message(1001, "y", read_timeout=0.1)
    assert [entry.text for entry in world.ledger] == ["x", "y"]


async def test_a_fault_meets_only_what_it_names_and_ends(world: World, bot: Bot) -> None:
    fault = world.fault(method="sendMessage", contains="32/GM", code=500, times=2)

    await bot.send_message(1001, "khác")
    await failure(bot, "số 32/GM")
    await bot.get_me()
    await failure(bot, "số 32/GM")
    await bot.send_message(1001, "số 32/GM")

    assert fault.hits == 2
    assert len(world.ledger) == 2


async def test_chance_is_repeated_by_the_same_seed() -> None:
    def hits(seed: int) -> list[int]:
        world = World(seed=seed)
        world.fault(probability=0.3, times=None, code=500)
        return [world.call(world.token, "getMe", {}).status for _ in range(50)]

    assert hits(4) == hits(4) != hits(5)
    assert 5 < hits(4).count(500) < 25


async def test_flood_limits_hold_per_chat_and_overall(world: World, bot: Bot, clock: HandClock) -> None:
    world.user(1002, "Trần Bình", started=True)
    world.rates = RateLimits(overall=2)

    await bot.send_message(1001, "1")
    with pytest.raises(RetryAfter):
        await bot.send_message(1001, "2")
    await bot.send_message(1002, "1")
    clock.passes(seconds=0.5)
    with pytest.raises(RetryAfter):
        await bot.send_message(1002, "2")
    clock.passes(seconds=0.5)
    await bot.send_message(1001, "3")

    assert [entry.text for entry in world.ledger] == ["1", "1", "3"]


async def test_polling_with_offsets_loses_nothing_and_keeps_the_order(world: World) -> None:
    typed = [str(number) for number in range(60)]
    for text in typed:
        world.user(1001, "Nguyễn An").types(text)
    for kind in ("silence_after", "cut_after", "truncated_body", "bad_json", "cut_before"):
        world.fault(kind, method="getUpdates", probability=0.2, times=None)
    got: list[str] = []
    offset = 0

    async with fake_bot(world) as bot:
        while len(got) < len(typed):
            try:
                updates = await bot.get_updates(offset=offset, limit=3)
            except TelegramError:
                continue
            got += [update.message.text for update in updates]
            offset = updates[-1].update_id + 1

    assert got == typed
    assert {call.wire for call in world.calls} == {Wire.WHOLE, Wire.SILENT, Wire.CUT, Wire.TRUNCATED}
