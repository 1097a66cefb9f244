"""What the tests of the Telegram channel share: a channel over the fake, and an inbox in memory."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from telegram.request import HTTPXRequest

from bot.channels.port import RawUpdate
from bot.channels.telegram import Pace, Telegram
from tests.fakes.telegram_request import FakeRequest
from tests.fakes.telegram_server import TelegramServer
from tests.fakes.telegram_world import World

COMMANDS = {
    "everyone": [("lich", "Cuộc họp của tôi"), ("help", "Trợ giúp")],
    "organizer": [("cuochop", "Cuộc họp và bảng theo dõi"), ("nhac", "Kế hoạch nhắc")],
}
QUICK = Pace(poll=1, slack=0.3, first_wait=0.01, longest_wait=0.05)
IMPATIENT_SECONDS = 0.3


@asynccontextmanager
async def in_process(world: World, **settings: Any) -> AsyncIterator[Telegram]:
    """A started channel whose wire is the world itself."""
    wires = {"request": FakeRequest(world), "polling": FakeRequest(world)}
    channel = Telegram(
        world.token, api_url="http://fake", commands=COMMANDS, **{"pace": QUICK, **wires, **settings}
    )
    await channel.start()
    try:
        yield channel
    finally:
        await channel.close()


@asynccontextmanager
async def over_http(world: World, **settings: Any) -> AsyncIterator[Telegram]:
    """A started channel that talks HTTP with the world's server, and waits a short time only."""
    impatient = {"request": HTTPXRequest(read_timeout=IMPATIENT_SECONDS), "pace": QUICK}
    with TelegramServer(world) as server:
        channel = Telegram(world.token, api_url=server.url, commands=COMMANDS, **{**impatient, **settings})
        await channel.start()
        try:
            yield channel
        finally:
            await channel.close()


@dataclass
class Inbox:
    """Keeps what is received; raises `broken` instead while there is one."""

    rows: list[RawUpdate] = field(default_factory=list)
    broken: Exception | None = None
    attempts: int = 0

    async def receive(self, channel: str, updates: Sequence[RawUpdate]) -> None:
        self.attempts += 1
        if self.broken:
            raise self.broken
        self.rows.extend(updates)


@asynccontextmanager
async def listening(channel: Telegram, inbox: Inbox) -> AsyncIterator[asyncio.Task[None]]:
    """The channel listens while the block runs."""
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(channel.listen(inbox.receive))
        yield task
        task.cancel()
