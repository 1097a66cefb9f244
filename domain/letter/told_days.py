"""The days and moments that a time expression tells, with the years that the letter lets conclude."""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.letter.counted import counted_day
from domain.letter.moment import Moment
from domain.letter.when import When
from domain.letter.years import Ground, Resolved, resolve


def moment_of(when: When, ground: Ground, at: int = 0) -> Moment | None:
    """The moment of the expression's day number `at`, with its hour if one belongs to it."""
    day = day_of(when, ground, at)
    if day is None:
        return None
    hours = when.hours
    paired = (
        hours[at] if at < len(hours) and not when.hour_range else (hours[0] if hours and at == 0 else None)
    )
    return Moment(day.day, paired)


def day_of(when: When, ground: Ground, at: int) -> Resolved | None:
    """The day number `at` of the expression, and whether its year is guessed."""
    if not when.days:
        counted = counted_day(when, ground)
        return Resolved(counted, guessed=True) if counted else None
    return resolve(when.days[at], ground, when.weekday if len(when.days) == 1 else None)


def full_days(whens: Iterable[When]) -> Iterator[date]:
    """The days that are written with their years."""
    for when in whens:
        for written in when.days:
            day = written.in_year(written.year) if written.year is not None else None
            if day:
                yield day
