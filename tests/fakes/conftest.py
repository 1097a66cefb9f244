"""One world and a real python-telegram-bot Bot in it, through each of the two faces."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import datetime

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from .hand_clock import HandClock
from .telegram_request import fake_bot
from .telegram_server import TelegramServer
from .telegram_world import World


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def world(clock: Callable[[], datetime]) -> World:
    return World(clock=clock)


@pytest.fixture(params=["in process", "over HTTP"])
async def bot(request: pytest.FixtureRequest, world: World) -> AsyncIterator[Bot]:
    async with AsyncExitStack() as stack:
        if request.param == "in process":
            made = fake_bot(world)
        else:
            made = _bot_over_http(world, stack.enter_context(TelegramServer(world)).url)
        yield await stack.enter_async_context(made)


def _bot_over_http(world: World, url: str) -> Bot:
    def request() -> HTTPXRequest:
        return HTTPXRequest(read_timeout=0.5, httpx_kwargs={"trust_env": False})

    return Bot(
        world.token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=request(),
        get_updates_request=request(),
    )
