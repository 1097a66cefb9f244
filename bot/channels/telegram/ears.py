"""The loop that takes in updates: each is stored before Telegram may forget it.

python-telegram-bot's own loop acknowledges first and handles later, and so loses presses in a crash.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram import Bot, User
from telegram.error import Conflict, TelegramError
from telegram.request import BaseRequest

from bot.channels.port import Failure, Receive
from bot.handlers.events import Health, Listening

from .errors import detail_of, failure_of
from .raw_updates import numbered, raw_updates
from .reading import CHANNEL, KINDS
from .wire import TooManyRequests, call

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pace:
    """Seconds: of a long poll, for its answer to arrive after that, and between tries while there is trouble."""

    poll: int = 30
    slack: float = 10.0
    first_wait: float = 1.0
    longest_wait: float = 30.0

    def wait(self, failures: int) -> float:
        """How long to wait after so many failures in a row: doubled each time."""
        return float(min(self.first_wait * 2 ** min(failures - 1, 16), self.longest_wait))


class Ears:
    """Polls for one bot. `introduce` returns who the bot is, and is asked before every poll."""

    def __init__(
        self, bot: Bot, polling: BaseRequest, pace: Pace, introduce: Callable[[], Awaitable[User]]
    ) -> None:
        self._bot, self._polling, self._pace, self._introduce = bot, polling, pace, introduce
        self._state = Listening.STARTING
        self._detail = ""
        self._polled_at: float | None = None
        self._offset: int | None = None
        self._failures = 0

    def health(self) -> Health:
        """How the polling goes."""
        since = None if self._polled_at is None else timedelta(seconds=time.monotonic() - self._polled_at)
        return Health(self._state, since, self._detail)

    async def listen(self, receive: Receive) -> None:
        """Poll until canceled, or until the token is refused."""
        while self._state is not Listening.STOPPED:
            try:
                await self._take_in(receive)
            except Exception as error:
                await asyncio.sleep(self.trouble(error))
            else:
                self._failures = 0

    def trouble(self, error: Exception) -> float:
        """Note and log a failure; return the seconds to wait before the next try."""
        self._failures += 1
        self._state, self._detail = _state_after(error), detail_of(error)
        _log(self._state, error)
        asked = error.retry_after if isinstance(error, TooManyRequests) else None
        return asked.total_seconds() if asked else self._pace.wait(self._failures)

    async def _take_in(self, receive: Receive) -> None:
        me = await self._introduce()
        elements = await self._poll()
        self._polled_at = time.monotonic()
        self._state, self._detail = Listening.LISTENING, ""
        updates = numbered(elements)
        if updates:
            await receive(CHANNEL, raw_updates(me.id, updates))
            self._offset = max(update["update_id"] for update in updates) + 1
        if len(updates) != len(elements):
            _logger.error("%d updates without a number were left out", len(elements) - len(updates))

    async def _poll(self) -> list[Any]:
        """One getUpdates. A list without one numbered update can move no offset: it is trouble, not silence."""
        asked = {"offset": self._offset, "timeout": self._pace.poll, "allowed_updates": list(KINDS)}
        elements = await call(self._bot, "getUpdates", asked, self._polling)
        if not isinstance(elements, list) or (elements and not numbered(elements)):
            raise TelegramError("getUpdates answered with no updates")
        return elements


def _state_after(error: Exception) -> Listening:
    if isinstance(error, Conflict):
        return Listening.CONFLICT
    return Listening.STOPPED if failure_of(error) is Failure.STOPPED else Listening.FAILING


def _log(state: Listening, error: Exception) -> None:
    if state is Listening.STOPPED:
        _logger.error("Telegram refuses the bot's token; listening has ended: %s", detail_of(error))
    elif state is Listening.CONFLICT:
        _logger.error("Another program polls with this bot's token: %s", detail_of(error))
    elif isinstance(error, TelegramError):
        _logger.warning("Polling failed, to be tried again: %s", detail_of(error))
    else:
        _logger.error("Updates were not stored and stay unacknowledged", exc_info=error)
