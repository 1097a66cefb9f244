"""The queue of updates: an offset confirms, one poller at a time, a webhook instead of polling."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from .telegram_answer import Answer, Poll, accepted, refused
from .telegram_errors import ApiError, conflict

Update = dict[str, Any]

_KEPT = timedelta(hours=24)
_LONGEST_POLL = 50
_MOST = 100
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_HAS_WEBHOOK = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


@dataclass
class Webhook:
    """Where updates are posted, and with which secret."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    last_error: str = ""


@dataclass
class Updates:
    """Updates that are not confirmed yet, oldest first."""

    clock: Callable[[], datetime]
    next_id: int = 700_000_001
    waiting: list[tuple[datetime, Update]] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    webhook: Webhook | None = None
    _poll: Poll | None = None

    def put(self, kind: str, content: dict[str, Any]) -> Update | None:
        """Queue an update, unless the bot did not allow its kind, and wake the waiting poller."""
        if self.allowed and kind not in self.allowed:
            return None
        return self.put_raw({kind: content})

    def put_raw(self, content: dict[str, Any]) -> Update:
        """Queue an update of any shape, good or bad, with the next id."""
        update = {"update_id": self.next_id, **content}
        self.next_id += 1
        self.waiting.append((self.clock(), update))
        self._wake()
        return update

    def repeat(self, update: Update) -> None:
        """Queue an update once more under its old id, as after a lost confirmation."""
        self.waiting.append((self.clock(), update))
        self._wake()

    def poll(self, offset: int, limit: int, seconds: int) -> Answer | Poll:
        """Confirm what is older than `offset`; give what waits, or wait for it.

        The newest poller wins: an older one that still waits is answered 409. Raises ApiError 409 while a
        webhook is set.
        """
        if self.webhook:
            raise conflict(_HAS_WEBHOOK)
        self.stop_poll(conflict(_OTHER_POLLER))
        self.confirm(offset)
        count = min(max(limit, 1), _MOST)
        if self.waiting or seconds <= 0:
            return self._given(count)
        self._poll = Poll(min(seconds, _LONGEST_POLL), lambda: self._given(count))
        return self._poll

    def confirm(self, offset: int) -> None:
        """Forget what is older than `offset`; a negative one keeps that many of the newest."""
        now = self.clock()
        kept = [(at, update) for at, update in self.waiting if now - at < _KEPT]
        if offset < 0:
            self.waiting = kept[offset:]
        else:
            self.waiting = [(at, update) for at, update in kept if update["update_id"] >= offset]

    def stop_poll(self, error: ApiError) -> None:
        """Answer the waiting poller with an error."""
        if self._poll:
            self._poll.answers(refused(error))
            self._poll = None

    @property
    def polled(self) -> bool:
        """Whether a poller waits now."""
        return self._poll is not None

    def first(self) -> Update | None:
        """The oldest update that waits."""
        return self.waiting[0][1] if self.waiting else None

    def _given(self, count: int) -> Answer:
        return accepted([update for _at, update in self.waiting[:count]])

    def _wake(self) -> None:
        if self._poll:
            self._poll.gives_up()
            self._poll = None
