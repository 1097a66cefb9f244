"""Waiting for something to happen in the world, from a thread or from an event loop."""

import asyncio
import threading
from collections.abc import Callable


class Bell:
    """Rings at every change; whoever waits looks again."""

    def __init__(self, lock: threading.RLock) -> None:
        self._changed = threading.Condition(lock)
        self._listeners: list[Callable[[], object]] = []

    def ring(self) -> None:
        """Tell everybody who waits that something changed."""
        with self._changed:
            self._changed.notify_all()
            for listener in list(self._listeners):
                listener()

    def wait_for(self, holds: Callable[[], object], seconds: float) -> None:
        """Block this thread until `holds()` is true; raises TimeoutError when the seconds are over."""
        with self._changed:
            if not self._changed.wait_for(holds, seconds):
                raise TimeoutError(f"waited {seconds} s in vain")

    async def until(self, holds: Callable[[], object], seconds: float) -> None:
        """Let the event loop run until `holds()` is true; raises TimeoutError when the seconds are over."""
        loop, rung = asyncio.get_running_loop(), asyncio.Event()

        def listener() -> None:
            loop.call_soon_threadsafe(rung.set)

        self._listeners.append(listener)
        try:
            async with asyncio.timeout(seconds):
                while not holds():
                    await rung.wait()
                    rung.clear()
        finally:
            self._listeners.remove(listener)
