"""Counted days held against written ones: "tối mai (22/2)" in a letter of 21/02 agrees, of 20/02 it does not."""

from datetime import date, timedelta

from domain.letter.when import When
from domain.letter.years import Ground


def counted_day(when: When, ground: Ground) -> date | None:
    """The day that is so many days after the issue; None where the distance or the issue is not told."""
    if when.relative is None or when.relative.days is None or ground.issue is None:
        return None
    return ground.issue + timedelta(days=when.relative.days)


def is_counted_otherwise(when: When, day: date, ground: Ground) -> bool:
    """Whether a counted day speaks against `day`, or nothing is written that would confirm it."""
    if when.relative is None:
        return False
    counted = counted_day(when, ground)
    confirmed = bool(when.days) or when.weekday == day.weekday()
    return not confirmed or (counted is not None and counted != day)


def agrees(hourly: When, main: When) -> bool:
    """Whether an hour without a written day may belong to the day of `main`."""
    if hourly.relative is not None:
        return hourly.relative.days is not None and main.relative == hourly.relative
    return hourly.weekday is None or main.weekday is None or hourly.weekday == main.weekday
