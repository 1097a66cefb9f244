"""The one place that reads the machine's clock. A trial may set it off and let it run faster."""

from datetime import UTC, datetime, timedelta, tzinfo


class Clock:
    """The office's time: the machine's own, or one that began at a chosen moment and runs `speed` times as fast.

    Its moments bear the office's `zone`, so that the day of a moment is the office's day.
    """

    def __init__(self, *, zone: tzinfo, begins: datetime | None = None, speed: float = 1.0) -> None:
        self._zone = zone
        self._origin = datetime.now(UTC)
        self._begins = begins.astimezone(UTC) if begins else self._origin
        self._speed = speed

    def now(self) -> datetime:
        passed = (datetime.now(UTC) - self._origin) * self._speed
        return (self._begins + passed).astimezone(self._zone)

    @property
    def speed(self) -> float:
        return self._speed

    @property
    def offset(self) -> timedelta:
        return self.now() - datetime.now(UTC)

    def set(self, moment: datetime) -> None:
        """Go on from this moment."""
        self._origin = datetime.now(UTC)
        self._begins = moment.astimezone(UTC)

    def advance(self, span: timedelta) -> None:
        self.set(self.now() + span)
