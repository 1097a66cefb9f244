"""The bell between one loop's work and the next: rung when there is some, or after a while without."""

import asyncio

IDLE_S = 0.5
"""How long a loop rests when nobody rings."""


class Bell:
    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def rest(self) -> None:
        """Return at the next ring, or after IDLE_S."""
        try:
            async with asyncio.timeout(IDLE_S):
                await self._rung.wait()
        except TimeoutError:
            pass
        self._rung.clear()
