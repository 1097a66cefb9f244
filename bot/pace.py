"""Our own gate before each network: below its limits, one message a second and chat, silent while it says wait."""

import asyncio
from collections import defaultdict

PER_CHAT = 1.0
"""Seconds between two messages to one chat: Telegram's limit."""


class Pace:
    """Gives turns in the order of asking. Real seconds, by the event loop's clock."""

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate
        self._next: defaultdict[str, float] = defaultdict(float)
        self._chat_next: dict[tuple[str, str], float] = {}

    async def turn(self, channel: str, chat: str) -> None:
        """Return when it is this chat's turn on the channel."""
        while (wait := self._take(channel, chat)) > 0:  # noqa: ASYNC110 (a turn comes with time, not by an event)
            await asyncio.sleep(wait)

    def hold(self, channel: str, seconds: float) -> None:
        """The network asks for silence."""
        self._next[channel] = max(self._next[channel], self._now() + seconds)

    def _take(self, channel: str, chat: str) -> float:
        """Take the turn and return 0, or return how long to wait before asking again."""
        now = self._now()
        free_at = max(self._next[channel], self._chat_next.get((channel, chat), 0.0))
        if free_at > now:
            return free_at - now
        self._next[channel] = now + self._gap
        self._chat_next[channel, chat] = now + PER_CHAT
        if len(self._chat_next) > 10_000:
            self._forget(now)
        return 0.0

    def _forget(self, now: float) -> None:
        self._chat_next = {key: at for key, at in self._chat_next.items() if at > now}

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
