"""The fake in process: python-telegram-bot's own HTTP request class over a wire that is the world.

The seam is httpx's transport, one step outside of `do_request`: the bodies are encoded and the network's
errors are turned into python-telegram-bot's by its own code, so neither can be imitated wrongly here.
"""

import asyncio
from typing import Any

import httpx
from telegram import Bot
from telegram.request import HTTPXRequest

from .telegram_answer import Answer, Poll, Wire
from .telegram_wire import WireRequest, answer
from .telegram_world import World

_FAILURES: dict[Wire, httpx.TransportError] = {
    Wire.SILENT: httpx.ReadTimeout(""),
    Wire.CUT: httpx.RemoteProtocolError("Server disconnected without sending a response."),
    Wire.TRUNCATED: httpx.RemoteProtocolError("peer closed connection without sending complete message body"),
    Wire.REFUSED: httpx.ConnectError("All connection attempts failed"),
    Wire.CONNECT_TIMEOUT: httpx.ConnectTimeout(""),
    Wire.POOL_TIMEOUT: httpx.PoolTimeout(""),
}


class FakeTransport(httpx.AsyncBaseTransport):
    """A wire to the world. Silence and time-outs cost no time: their error comes at once."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request; raises the httpx error of a wire that fails."""
        body = await request.aread()
        wanted = WireRequest(request.url.raw_path.decode(), request.headers.get("content-type", ""), body)
        given = answer(self._world, wanted)
        patience = request.extensions.get("timeout", {}).get("read")
        if isinstance(given, Poll):
            given = await _waited(given, patience)
        return await _response(given, patience)


class FakeRequest(HTTPXRequest):
    """A BaseRequest over the world, for `Bot(request=…, get_updates_request=…)`. It opens no socket."""

    def __init__(self, world: World, **settings: Any) -> None:
        transport = {"transport": FakeTransport(world), "trust_env": False}
        super().__init__(httpx_kwargs=transport, **settings)


def fake_bot(world: World) -> Bot:
    """A bot of python-telegram-bot that lives in the world; `initialize` it before use."""
    return Bot(world.token, request=FakeRequest(world), get_updates_request=FakeRequest(world))


async def _waited(poll: Poll, patience: float | None) -> Answer:
    impatient = patience is not None and patience < poll.seconds
    seconds = patience if impatient else poll.seconds
    try:
        return await asyncio.wait_for(asyncio.wrap_future(poll.future), seconds)
    except TimeoutError:
        if impatient:
            raise httpx.ReadTimeout("") from None
        return poll.gives_up()


async def _response(given: Answer, patience: float | None) -> httpx.Response:
    failure = _FAILURES.get(given.wire)
    if failure:
        raise type(failure)(str(failure))
    if patience is not None and given.delay > patience:
        raise httpx.ReadTimeout("")
    await asyncio.sleep(given.delay)
    return httpx.Response(given.status, content=given.body, headers={"content-type": given.media_type})
