"""Who listens to the web chat now: one pair of ears for each open page."""

import asyncio
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

Toast = Mapping[str, str | bool]
"""The answer to a press: `chat`, `press`, `text`, `alert`."""

MOST_TOASTS = 20
"""A page that does not read keeps no more than these: toasts may be lost, messages stand in the database."""


class Ears:
    """Hears that something changed, and toasts. `closed` when there is nothing more to hear."""

    def __init__(self) -> None:
        self.closed = False
        self._rung = asyncio.Event()
        self._toasts: deque[Toast] = deque(maxlen=MOST_TOASTS)

    async def wait(self, seconds: float) -> Sequence[Toast]:
        """Return the toasts at the next ring, or none after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        self._rung.clear()
        toasts = tuple(self._toasts)
        self._toasts.clear()
        return toasts

    def ring(self, toast: Toast | None = None) -> None:
        if toast is not None:
            self._toasts.append(toast)
        self._rung.set()


class Listeners:
    def __init__(self) -> None:
        self._ears: set[Ears] = set()

    @contextmanager
    def listen(self) -> Iterator[Ears]:
        ears = Ears()
        self._ears.add(ears)
        try:
            yield ears
        finally:
            self._ears.discard(ears)

    def ring(self, toast: Toast | None = None) -> None:
        for ears in self._ears:
            ears.ring(toast)

    def close(self) -> None:
        """End every open page's stream; the browsers come back by themselves when the server does."""
        for ears in self._ears:
            ears.closed = True
            ears.ring()
