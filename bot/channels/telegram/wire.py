"""The way to the Bot API: one HTTP call with one deadline, and never a second try."""

import asyncio
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

# Not exported, but the only way to make a RequestData; calls that parse would lose a batch to one bad update.
from telegram.request._requestparameter import RequestParameter

CALL_SECONDS = 20.0
"""How long a call may take from its first byte to its last; see domain/delivery.py."""
DOWNLOAD_SECONDS = 60.0
"""A file of 20 MB may come over a slow line, and no delivery waits for it."""

_IN_FLIGHT = 8
_ANSWERS = 8
_CONNECT_SECONDS = 5.0
_TOO_MANY_REQUESTS = 429


class TooManyRequests(TelegramError):
    """The Bot API asks to wait. python-telegram-bot knows a 429 only if it says for how long."""

    def __init__(self, retry_after: timedelta | None) -> None:
        super().__init__(f"Too many requests: retry after {retry_after}")
        self.retry_after = retry_after


class OneCall(BaseRequest):
    """Puts a deadline around the whole of each call of another BaseRequest, and reads a 429 by its status.

    Raises TimedOut, caused by TimeoutError, when the deadline is over, and TooManyRequests.
    """

    def __init__(self, inner: BaseRequest, seconds: float = CALL_SECONDS) -> None:
        self._inner = inner
        self._seconds = seconds

    @property
    def read_timeout(self) -> float | None:
        return self._inner.read_timeout

    async def initialize(self) -> None:
        await self._inner.initialize()

    async def shutdown(self) -> None:
        await self._inner.shutdown()

    async def do_request(self, url: str, method: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        seconds = self._seconds if method == "POST" else DOWNLOAD_SECONDS
        try:
            async with asyncio.timeout(seconds):
                status, body = await self._inner.do_request(url, method, *args, **kwargs)
        except TimeoutError as error:
            raise TimedOut(f"No answer in {seconds:g} seconds") from error
        if status == _TOO_MANY_REQUESTS:
            raise TooManyRequests(_retry_after(body))
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """Read a body; raises TelegramError without logging it, because updates hold people's words."""
        try:
            return json.loads(payload.decode(errors="replace"))
        except ValueError as error:
            raise TelegramError("The answer is no JSON") from error


async def call(
    bot: Bot, method: str, fields: Mapping[str, object], request: BaseRequest | None = None
) -> Any:
    """Call a method and return its bare result; the library's errors, none of its objects.

    What became of a message hangs on its id alone: an answer with a part that the library cannot read must not
    make an accepted message look lost.
    """
    given = [RequestParameter.from_input(name, value) for name, value in fields.items() if value is not None]
    return await (request or bot.request).post(f"{bot.base_url}/{method}", RequestData(given))


def for_calls(given: BaseRequest | None) -> OneCall:
    """The request for every call but polling: `given`, or HTTP with a pool for all that is ever in flight."""
    pool = _IN_FLIGHT + _ANSWERS
    return OneCall(given or _over_http(pool, CALL_SECONDS))


def for_polling(given: BaseRequest | None, seconds: float) -> OneCall:
    """The request for getUpdates alone, so that a long poll never takes a connection from a call."""
    return OneCall(given or _over_http(1, seconds), seconds)


def _over_http(connections: int, read_timeout: float) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=read_timeout,
        write_timeout=CALL_SECONDS,
        media_write_timeout=CALL_SECONDS,
        connect_timeout=_CONNECT_SECONDS,
        pool_timeout=_CONNECT_SECONDS,
    )


def _retry_after(body: bytes) -> timedelta | None:
    try:
        return timedelta(seconds=float(json.loads(body)["parameters"]["retry_after"]))
    except (ValueError, LookupError, TypeError, OverflowError):
        return None
