"""Telegram's flood limits: messages a second overall, a second and chat, a minute and group."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from .telegram_errors import too_many_requests

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


@dataclass
class RateLimits:
    """How many messages pass in a window; `burst` more are tolerated in each of the windows.

    Sending methods count; edits and answers to presses do not, as far as is documented.
    """

    overall: int = 30
    per_chat: int = 1
    per_group_minute: int = 20
    burst: int = 0
    _sent: dict[object, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))

    def pass_one(self, chat_id: int, now: datetime) -> None:
        """Count a message; raises ApiError 429 with the seconds to wait, and then counts nothing."""
        windows: list[tuple[object, int, timedelta]] = [("all", self.overall, _SECOND)]
        if chat_id < 0:
            windows.append((("group", chat_id), self.per_group_minute, _MINUTE))
        else:
            windows.append((chat_id, self.per_chat, _SECOND))
        for key, limit, length in windows:
            self._check(key, limit + self.burst, length, now)
        for key, _limit, _length in windows:
            self._sent[key].append(now)

    def _check(self, key: object, limit: int, length: timedelta, now: datetime) -> None:
        sent = self._sent[key]
        while sent and now - sent[0] >= length:
            sent.popleft()
        if len(sent) >= limit:
            left = sent[len(sent) - limit] + length - now
            raise too_many_requests(max(1, ceil(left.total_seconds())))
