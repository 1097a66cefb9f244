"""APScheduler holds two jobs in memory and stores nothing: its own store loses one-off jobs in a crash."""

import logging
import time
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from jobs.desk import JobDesk
from jobs.nightly import nightly
from jobs.tick import tick

log = logging.getLogger(__name__)

EVERY_S = 2
STANDS_STILL_S = 15
"""So long without a tick, and the scheduler has lost its timer (it does when the clock goes back)."""


class Schedule:
    def __init__(self, desk: JobDesk) -> None:
        self._desk = desk
        self._scheduler = self._make()
        self._ticked_at = time.monotonic()

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    @property
    def tick_age(self) -> float:
        """Seconds since the last tick that went well, by a clock that nobody sets."""
        return time.monotonic() - self._ticked_at

    def rearm_if_still(self) -> bool:
        """Start anew when the tick stands still; returns whether it did."""
        if self.tick_age < STANDS_STILL_S:
            return False
        log.warning("no tick for %.0f s: the scheduler is started anew", self.tick_age)
        self.stop()
        self._scheduler = self._make()
        self._ticked_at = time.monotonic()
        self.start()
        return True

    def _make(self) -> AsyncIOScheduler:
        zone = self._desk.office.zone
        scheduler = AsyncIOScheduler(
            timezone=zone, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        scheduler.add_job(self._guarded(self._tick), IntervalTrigger(seconds=EVERY_S, timezone=zone))
        scheduler.add_job(self._guarded(self._nightly), CronTrigger(hour=2, minute=30, timezone=zone))
        return scheduler

    async def _tick(self) -> None:
        await tick(self._desk)
        self._ticked_at = time.monotonic()

    async def _nightly(self) -> None:
        await nightly(self._desk)

    @staticmethod
    def _guarded(job: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            try:
                await job()
            except Exception:
                log.exception("a job failed; the next one comes in its time")

        return run
