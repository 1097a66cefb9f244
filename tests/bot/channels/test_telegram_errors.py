"""What is known after a call that failed: from each fault of the wire to a Failure, through both faces."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.port import Failure, Message, SendFailed
from bot.channels.telegram import Telegram
from bot.channels.telegram.errors import detail_of, failure_of
from bot.channels.telegram.wire import OneCall
from tests.bot.channels.telegram_bench import in_process, over_http
from tests.fakes.telegram_request import FakeRequest
from tests.fakes.telegram_server import TelegramServer
from tests.fakes.telegram_world import World

PROXY_PAGE = b"<html>blocked</html>"
HOLDS = [
    pytest.param({"code": 429, "retry_after": 3}, Failure.NOT_SENT, id="asked to wait"),
    pytest.param({"code": 429}, Failure.NOT_SENT, id="asked to wait, not how long"),
    pytest.param({"code": 429, "body": PROXY_PAGE}, Failure.NOT_SENT, id="asked to wait by a page"),
    pytest.param({"code": 403}, Failure.REFUSED, id="blocked by the person"),
    pytest.param({"code": 400}, Failure.REFUSED, id="chat not found"),
    pytest.param(
        {"code": 400, "description": 'Bad Request: can\'t parse entities: Unsupported start tag "p"'},
        Failure.UNPARSABLE,
        id="bad markup",
    ),
    pytest.param(
        {"code": 400, "description": "Bad Request: message to edit not found"}, Failure.GONE, id="gone"
    ),
    pytest.param({"migrate_to": -1009}, Failure.MOVED, id="group moved"),
    pytest.param({"code": 401}, Failure.STOPPED, id="token refused"),
    pytest.param({"code": 404}, Failure.STOPPED, id="token malformed"),
    pytest.param({"code": 401, "body": PROXY_PAGE}, Failure.UNKNOWN, id="a page that looks like 401"),
    pytest.param({"code": 403, "body": PROXY_PAGE}, Failure.UNKNOWN, id="a page that looks like 403"),
    pytest.param({"code": 409}, Failure.UNKNOWN, id="conflict"),
    pytest.param({"code": 413}, Failure.UNKNOWN, id="too large for a proxy"),
    pytest.param({"code": 500}, Failure.UNKNOWN, id="server error"),
    pytest.param({"code": 502, "body": PROXY_PAGE}, Failure.UNKNOWN, id="bad gateway page"),
    pytest.param({"code": 504, "body": b""}, Failure.UNKNOWN, id="gateway timeout, empty"),
    pytest.param({"kind": "error_after"}, Failure.UNKNOWN, id="server error after accepting"),
    pytest.param({"kind": "silence_before"}, Failure.UNKNOWN, id="silence"),
    pytest.param({"kind": "silence_after"}, Failure.UNKNOWN, id="silence after accepting"),
    pytest.param({"kind": "cut_before"}, Failure.UNKNOWN, id="cut"),
    pytest.param({"kind": "cut_after"}, Failure.UNKNOWN, id="cut after accepting"),
    pytest.param({"kind": "truncated_body"}, Failure.UNKNOWN, id="half an answer"),
    pytest.param({"kind": "bad_json"}, Failure.UNKNOWN, id="an answer that is no JSON"),
    pytest.param({"kind": "bad_json", "body": b"[]"}, Failure.UNKNOWN, id="an answer without result"),
    pytest.param({"kind": "bad_json", "body": b'{"result":{}}'}, Failure.UNKNOWN, id="an empty result"),
]
NEVER_LEFT = ["refused", "connect_timeout", "pool_timeout"]


@pytest.fixture(params=[in_process, over_http], ids=["in process", "over HTTP"])
async def telegram(request: pytest.FixtureRequest, world: World) -> AsyncIterator[Telegram]:
    async with request.param(world) as channel:
        yield channel


@pytest.fixture
def world() -> World:
    world = World()
    world.user(1001, "Nguyễn An", started=True)
    return world


async def failed(telegram: Telegram) -> SendFailed:
    with pytest.raises(SendFailed) as caught:
        await telegram.send("1001", Message("Kính mời"))
    return caught.value


@pytest.mark.parametrize(("fault", "failure"), HOLDS)
async def test_every_fault_says_what_is_known_of_the_message(
    telegram: Telegram, world: World, fault: dict[str, Any], failure: Failure
) -> None:
    world.fault(method="sendMessage", **fault)
    assert (await failed(telegram)).failure is failure


@pytest.mark.parametrize(("fault", "failure"), HOLDS)
async def test_what_was_accepted_is_never_called_not_sent(
    telegram: Telegram, world: World, fault: dict[str, Any], failure: Failure
) -> None:
    world.fault(method="sendMessage", **fault)
    await failed(telegram)
    accepted = len(world.ledger.of("sendMessage"))
    assert accepted == 0 or failure is Failure.UNKNOWN


@pytest.mark.parametrize("kind", NEVER_LEFT)
async def test_what_never_left_is_not_sent(world: World, kind: str) -> None:
    async with in_process(world) as telegram:
        world.fault(kind, method="sendMessage")
        assert (await failed(telegram)).failure is Failure.NOT_SENT


async def test_a_server_that_is_down_leaves_the_message_not_sent(world: World) -> None:
    with TelegramServer(world) as server:
        telegram = Telegram(world.token, api_url=server.url, commands={})
        await telegram.start()
    assert (await failed(telegram)).failure is Failure.NOT_SENT
    await telegram.close()


async def test_no_call_is_tried_twice(telegram: Telegram, world: World) -> None:
    world.fault("cut_before", method="sendMessage", times=None)
    await failed(telegram)
    assert [call.method for call in world.calls].count("sendMessage") == 1


async def test_the_wait_that_telegram_asks_for_is_told(telegram: Telegram, world: World) -> None:
    world.fault(method="sendMessage", code=429, retry_after=7)
    assert (await failed(telegram)).retry_after == timedelta(seconds=7)


async def test_a_moved_group_tells_its_new_id(telegram: Telegram, world: World) -> None:
    world.fault(method="sendMessage", migrate_to=-1009)
    assert (await failed(telegram)).moved_to == "-1009"


async def test_a_person_who_blocks_the_bot_is_refused(telegram: Telegram, world: World) -> None:
    world.user(1001, "Nguyễn An").blocks_bot()
    assert (await failed(telegram)).failure is Failure.REFUSED


class Endless(FakeRequest):
    """Never answers, whatever read timeout it is given: bytes may trickle for ever."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        await asyncio.Event().wait()
        raise AssertionError("unreachable")


async def test_the_whole_call_has_one_deadline_and_its_outcome_is_unknown(world: World) -> None:
    request = OneCall(Endless(world), seconds=0.05)
    telegram = Telegram(world.token, api_url="http://fake", commands={}, request=request)
    assert (await failed(telegram)).failure is Failure.UNKNOWN


def test_an_error_that_nobody_listed_may_have_been_sent() -> None:
    assert failure_of(RuntimeError("?")) is Failure.UNKNOWN


def test_the_detail_holds_no_token_and_stays_short() -> None:
    detail = detail_of(RuntimeError("https://host/bot700000001:AAFakeTokenOfTheFake/x " + "y" * 500))
    assert "AAFakeToken" not in detail
    assert len(detail) <= 200
