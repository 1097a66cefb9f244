"""Which year is meant where a letter writes a day without one."""

from dataclasses import dataclass
from datetime import date

from domain.letter.dates import Written

_OLDEST_YEARS_BACK = 1
_NEAR = 200
"""Days from the anchor within which a weekday may speak for another year; further off it is a slip."""


@dataclass(frozen=True)
class Ground:
    """What a year can be concluded from: the date of issue, or else another full date of the letter."""

    issue: date | None = None
    other: date | None = None
    told: frozenset[date] = frozenset()
    """Every full date of the letter: "24/10" is the "24 và 25/10/2019" of another sentence."""
    year: int | None = None
    """The year that the letter names without a day: "Khai giảng khóa IV năm 2025"."""
    named: frozenset[int] = frozenset()
    """Every year that the letter names anywhere, also in the names of plans."""


@dataclass(frozen=True)
class Resolved:
    """A full date. `guessed` is true where neither the letter nor a weekday confirms the year."""

    day: date
    guessed: bool = False


def resolve(written: Written, ground: Ground, weekday: int | None = None) -> Resolved | None:
    """The full date of `written`, or None: no such day, or no ground for a year."""
    if written.year is not None:
        day = written.in_year(written.year)
        return Resolved(day) if day else None
    full = [day for day in ground.told if (day.day, day.month) == (written.day, written.month)]
    if len(full) == 1:
        return Resolved(full[0])
    anchor = ground.issue or ground.other
    if anchor is None:
        days = [day for year in ground.named if (day := written.in_year(year)) and day.weekday() == weekday]
        if len(days) == 1:
            return Resolved(days[0])
        named = written.in_year(ground.year) if ground.year else None
        return Resolved(named, guessed=named.weekday() != weekday) if named else None
    likely = _likely_days(written, anchor, after=ground.issue is not None)
    near = [day for day in likely if day == likely[0] or abs((day - anchor).days) <= _NEAR]
    confirmed = [day for day in near if day.weekday() == weekday]
    if confirmed:
        return Resolved(confirmed[0])
    return Resolved(likely[0], guessed=True) if likely else None


def _likely_days(written: Written, anchor: date, *, after: bool) -> list[date]:
    """The candidates, the likeliest first: soon after the issue, or nearest to another date."""
    years = range(anchor.year - _OLDEST_YEARS_BACK, anchor.year + 2)
    days = [day for day in map(written.in_year, years) if day is not None]
    return sorted(days, key=lambda day: (after and day < anchor, abs((day - anchor).days)))
