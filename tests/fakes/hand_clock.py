"""A clock for tests."""

from datetime import UTC, datetime, timedelta


class HandClock:
    """A clock that moves when it is told to."""

    def __init__(self, now: datetime = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def passes(self, **how_long: float) -> None:
        """Move on by the fields of a timedelta."""
        self._now += timedelta(**how_long)
