"""Nothing that a person does is acknowledged before it is stored, and no trouble ends the listening."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram.request import HTTPXRequest

from bot.channels.port import Failure, Message, SendFailed
from bot.channels.telegram import Pace, Telegram
from bot.channels.telegram.raw_updates import raw_updates
from bot.handlers.events import Listening
from tests.bot.channels.telegram_bench import COMMANDS, QUICK, Inbox, in_process, listening, over_http
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_request import FakeRequest
from tests.fakes.telegram_server import TelegramServer
from tests.fakes.telegram_world import World

SOON = 5.0


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def phone(world: World) -> Phone:
    return world.user(1001, "Nguyễn An", started=True)


@pytest.fixture(params=[in_process, over_http], ids=["in process", "over HTTP"])
async def telegram(request: pytest.FixtureRequest, world: World) -> AsyncIterator[Telegram]:
    async with request.param(world) as channel:
        yield channel


def texts(telegram: Telegram, inbox: Inbox) -> list[str]:
    events = [telegram.parse(row.raw) for row in inbox.rows]
    return [event.text for event in events if event]


async def acknowledged(world: World) -> None:
    await world.until(lambda: not world.updates.waiting, SOON)


async def answered_with(world: World, status: int, times: int = 1) -> None:
    """Wait until so many polls got this status."""

    def seen() -> bool:
        return [call.status for call in world.calls if call.method == "getUpdates"].count(status) >= times

    await world.until(seen, SOON)


async def test_updates_are_stored_in_order_and_then_acknowledged(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    inbox = Inbox()
    async with listening(telegram, inbox):
        for number in range(5):
            phone.types(f"tin {number}")
        await acknowledged(world)
    assert texts(telegram, inbox) == [f"tin {number}" for number in range(5)]


async def test_what_could_not_be_stored_is_not_acknowledged_and_comes_again(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    inbox = Inbox(broken=OSError("disk full"))
    phone.types("tham dự")
    async with listening(telegram, inbox):
        await answered_with(world, 200, times=3)
        assert len(world.updates.waiting) == 1
        inbox.broken = None
        await acknowledged(world)
    assert texts(telegram, inbox) == ["tham dự"]


async def test_a_repeated_update_has_the_same_key_and_a_new_one_another(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    inbox = Inbox()
    phone.types("một")
    first = world.updates.first()
    assert first is not None
    async with listening(telegram, inbox):
        await acknowledged(world)
        world.updates.repeat(first)
        await acknowledged(world)
        phone.types("hai")
        await acknowledged(world)
    first_key, *keys = [row.key for row in inbox.rows]
    assert set(keys) > {first_key}
    assert len(set(keys)) == 2


def test_the_same_number_with_other_content_is_another_key() -> None:
    keys = {raw_updates(7, [{"update_id": 1, "message": {"text": text}}])[0].key for text in "ab"}
    assert len(keys) == 2
    assert all(key.startswith("7:1:") for key in keys)


async def test_an_update_of_any_shape_is_stored_and_stops_no_other(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    world.updates.put_raw({"message": {"date": "not a date", "chat": "not a chat"}})
    world.updates.put_raw({"surprise": [1, None]})
    phone.types("tốt")
    inbox = Inbox()
    async with listening(telegram, inbox):
        await acknowledged(world)
    assert [row.chat for row in inbox.rows] == ["", "", "1001"]


def test_half_a_character_makes_a_row_that_a_database_takes() -> None:
    (row,) = raw_updates(7, [{"update_id": 1, "message": {"text": "\ud800 \x00"}}])
    assert row.raw.isascii()
    assert "\x00" not in row.raw


async def test_an_element_without_a_number_stops_no_other(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    phone.types("tốt")
    body = b'{"ok":true,"result":[7,null,{"message":{}},{"update_id":3,"message":{}}]}'
    world.fault("bad_json", method="getUpdates", body=body)
    inbox = Inbox()
    async with listening(telegram, inbox):
        await acknowledged(world)
    assert [row.key.split(":")[1] for row in inbox.rows] == ["3", "700000001"]


async def test_only_elements_without_a_number_do_not_make_the_poll_race(world: World, phone: Phone) -> None:
    world.fault("bad_json", method="getUpdates", body=b'{"ok":true,"result":[7]}', times=None)
    async with in_process(world, pace=Pace(first_wait=60, longest_wait=60)) as telegram:
        async with listening(telegram, Inbox()):
            await answered_with(world, 200)
            for _ in range(20):
                await asyncio.sleep(0)
        assert telegram.health().state is Listening.FAILING
    assert len([call for call in world.calls if call.method == "getUpdates"]) == 1


@pytest.mark.parametrize(
    "fault",
    [
        {"code": 502},
        {"code": 401, "body": b"<html>blocked</html>"},
        {"kind": "cut_before"},
        {"kind": "bad_json"},
        {"kind": "bad_json", "body": b'{"ok":true}'},
        {"kind": "bad_json", "body": b'{"ok":true,"result":{"update_id":1}}'},
        {"kind": "truncated_body"},
        {"code": 429, "retry_after": 0},
    ],
    ids=str,
)
async def test_trouble_with_a_poll_loses_nothing(
    telegram: Telegram, world: World, phone: Phone, fault: dict[str, Any]
) -> None:
    phone.types("tham dự")
    world.fault(method="getUpdates", times=3, **fault)
    inbox = Inbox()
    async with listening(telegram, inbox):
        await acknowledged(world)
    assert texts(telegram, inbox) == ["tham dự"]
    assert telegram.health().state is Listening.LISTENING


async def test_a_poll_that_stalls_is_ended_and_begun_again_more_often_than_there_are_connections(
    world: World, phone: Phone
) -> None:
    stalls = world.fault("silence_before", method="getUpdates", times=3)
    phone.types("tham dự")
    inbox = Inbox()
    pace = Pace(poll=0, slack=0.2, first_wait=0.01, longest_wait=0.02)
    async with over_http(world, pace=pace) as telegram, listening(telegram, inbox):
        await acknowledged(world)
    assert stalls.hits == 3
    assert texts(telegram, inbox) == ["tham dự"]


async def test_a_wait_that_telegram_asks_for_is_kept(world: World) -> None:
    world.fault(method="getUpdates", code=429, retry_after=3600, times=None)
    async with in_process(world) as telegram, listening(telegram, Inbox()):
        await answered_with(world, 429)
        await asyncio.sleep(QUICK.longest_wait * 3)
        assert [call.status for call in world.calls if call.method == "getUpdates"] == [429]


async def test_a_second_poller_is_told_and_overcome(
    telegram: Telegram, world: World, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    world.fault(method="getUpdates", code=409)
    inbox = Inbox()
    async with listening(telegram, inbox):
        await answered_with(world, 409)
        phone.types("vẫn nghe")
        await acknowledged(world)
    assert "Another program polls with this bot's token" in caplog.text
    assert texts(telegram, inbox) == ["vẫn nghe"]


async def test_a_refused_token_ends_the_listening_and_says_so(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    async with in_process(world) as telegram:
        world.token = "700000001:AAAnotherTokenThatCameAfterIt"
        async with asyncio.timeout(SOON):
            await telegram.listen(Inbox().receive)
    assert telegram.health().state is Listening.STOPPED
    assert "refuses the bot's token" in caplog.text


async def test_a_network_that_is_down_at_the_start_is_waited_for(world: World, phone: Phone) -> None:
    phone.types("đợi mãi")
    server = TelegramServer(world)
    server.start()
    server.stop()
    telegram = Telegram(world.token, api_url=server.url, commands=COMMANDS, pace=QUICK)
    await telegram.start()
    assert telegram.link("CODE") == ""
    inbox = Inbox()
    server.start()
    async with listening(telegram, inbox):
        await acknowledged(world)
    server.stop()
    await telegram.close()
    assert texts(telegram, inbox) == ["đợi mãi"]
    assert telegram.link("CODE") == f"https://t.me/{world.username}?start=CODE"


async def test_the_health_tells_how_old_the_last_poll_is(world: World) -> None:
    async with in_process(world) as telegram:
        assert telegram.health().age is None
        world.user(1001, "An").types("một")
        async with listening(telegram, Inbox()):
            await acknowledged(world)
        age = telegram.health().age
    assert age is not None
    assert 0 <= age.total_seconds() < SOON


async def test_a_webhook_of_earlier_days_is_ended_and_its_updates_are_kept(
    world: World, phone: Phone
) -> None:
    world.call(world.token, "setWebhook", {"url": "https://office.example/hook"})
    phone.types("gửi khi còn webhook")
    inbox = Inbox()
    async with in_process(world) as telegram, listening(telegram, inbox):
        await acknowledged(world)
    assert texts(telegram, inbox) == ["gửi khi còn webhook"]


async def test_asking_who_the_bot_is_changes_nothing_on_telegram(world: World) -> None:
    telegram = Telegram(world.token, api_url="http://fake", commands={}, request=FakeRequest(world))
    assert await telegram.introduce() == world.username
    assert [call.method for call in world.calls] == ["getMe"]
    world.fault(method="getMe", code=401)
    with pytest.raises(SendFailed) as caught:
        await telegram.introduce()
    assert caught.value.failure is Failure.STOPPED
    await telegram.close()


async def test_the_menu_differs_by_audience(telegram: Telegram, world: World, phone: Phone) -> None:
    assert phone.menu == ["lich", "help"]
    await telegram.audience("1001", "organizer")
    assert phone.menu == ["cuochop", "nhac"]
    assert world.complaints == []


async def test_a_server_without_menus_and_webhooks_is_good_enough(world: World, phone: Phone) -> None:
    for method in ("setMyCommands", "deleteWebhook"):
        world.fault(method=method, code=404, times=None)
    phone.types("vẫn nghe")
    inbox = Inbox()
    async with in_process(world) as telegram, listening(telegram, inbox):
        await acknowledged(world)
    assert texts(telegram, inbox) == ["vẫn nghe"]


async def test_a_long_poll_takes_no_connection_from_a_call(world: World, phone: Phone) -> None:
    held = world.fault("silence_before", method="getUpdates")
    one_connection = HTTPXRequest(connection_pool_size=1, pool_timeout=0.05)
    async with over_http(world, request=one_connection) as telegram, listening(telegram, Inbox()):
        await world.until(lambda: held.hits, SOON)
        await telegram.send("1001", Message("Kính mời"))
    assert phone.last().text == "Kính mời"
