"""Our own gate before each network: below its limits, and silent for as long as it asks."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

MOST_REMEMBERED = 10_000
"""Chats whose last turn is remembered; beyond that those that are free again are forgotten."""


@dataclass(frozen=True)
class Limit:
    """So many messages a second in all; to one chat one a second, after a short burst; to a group one in three."""

    rate: float
    chat_gap_s: float = 1.0
    chat_burst: int = 3
    group_gap_s: float = 3.0


class Silence(Exception):
    """The network asked for silence, for so many seconds yet."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"silence for {seconds:.1f} s")
        self.seconds = seconds


class Closed(Exception):
    """The house shuts down: no more turns are given."""


class Pace:
    """Gives turns in the order of asking. Real seconds, by the event loop's clock.

    A channel without a limit is never waited for, unless it asks for silence.
    """

    def __init__(self, limits: Mapping[str, Limit]) -> None:
        self._limits = limits
        self._next: defaultdict[str, float] = defaultdict(float)
        self._silent_until: defaultdict[str, float] = defaultdict(float)
        self._chat_full: dict[tuple[str, str], float] = {}
        self._group_free_at: dict[tuple[str, str], float] = {}
        self._closed = asyncio.Event()

    async def turn(self, channel: str, chat: str) -> None:
        """Return when it is this chat's turn on the channel; raises Closed at shutdown."""
        while True:
            try:
                return await self.turn_unless_silent(channel, chat)
            except Silence as silence:
                await self._pause(silence.seconds)

    async def turn_unless_silent(self, channel: str, chat: str) -> None:
        """The same, but raises Silence at once: what was made to be sent now would be old when it is over."""
        while (wait := self._take(channel, chat)) > 0:
            await self._pause(wait)

    async def turn_in_group(self, channel: str, chat: str) -> bool:
        """Whether a group may be answered now: no queue of its askers may keep others from being served."""
        now, limit = self._now(), self._limits.get(channel)
        if limit is not None:
            if self._group_free_at.get((channel, chat), now) > now:
                return False
            self._group_free_at = {key: at for key, at in self._group_free_at.items() if at > now}
            self._group_free_at[channel, chat] = now + limit.group_gap_s
        await self.turn(channel, chat)
        return True

    def hold(self, channel: str, seconds: float) -> None:
        """The network asks for silence."""
        self._silent_until[channel] = max(self._silent_until[channel], self._now() + seconds)

    def close(self) -> None:
        """Give no more turns; who waits for one is sent away."""
        self._closed.set()

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._closed.wait()
        except TimeoutError:
            return

    def _take(self, channel: str, chat: str) -> float:
        """Take the turn and return 0, or return how long to wait before asking again."""
        if self._closed.is_set():
            raise Closed
        now, limit = self._now(), self._limits.get(channel)
        if self._silent_until[channel] > now:
            raise Silence(self._silent_until[channel] - now)
        if limit is None:
            return 0.0
        if self._next[channel] > now:
            return self._next[channel] - now
        # A bucket that fills at one turn a gap; `_chat_full` is when it will be full again.
        full_at = max(self._chat_full.get((channel, chat), now), now) + limit.chat_gap_s
        if (wait := full_at - now - limit.chat_burst * limit.chat_gap_s) > 0:
            return wait
        self._chat_full[channel, chat] = full_at
        self._next[channel] = now + 1 / limit.rate
        if len(self._chat_full) > MOST_REMEMBERED:
            self._chat_full = {key: at for key, at in self._chat_full.items() if at > now}
        return 0.0

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
