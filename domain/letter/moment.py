"""Local moments as letters tell them: a day, often with an hour, sometimes only a month."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import total_ordering

_WRITTEN = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?")


@total_ordering
@dataclass(frozen=True)
class Moment:
    """A local day with the hour if the letter tells one. Prints as `2022-02-22T07:30` or `2022-02-22`.

    The time of day is naive on purpose: the office's zone is the caller's to add.
    """

    day: date
    hour: time | None = None

    def __str__(self) -> str:
        return self.day.isoformat() if self.hour is None else f"{self.day.isoformat()}T{self.hour:%H:%M}"

    @property
    def in_words(self) -> str:
        """As offices write it: 07:30 22/02/2022, or the day alone."""
        day = f"{self.day:%d/%m/%Y}"
        return day if self.hour is None else f"{self.hour:%H:%M} {day}"

    def __lt__(self, other: "Moment") -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[date, time]:
        return self.day, self.hour or time.min

    @classmethod
    def from_text(cls, text: str) -> "Moment":
        """The moment that prints as `text`; ValueError for anything else."""
        match = _WRITTEN.fullmatch(text)
        if match is None or match[3] is None:
            raise ValueError(f"not a moment: {text!r}")
        written = datetime.fromisoformat(text)
        return cls(written.date(), written.time() if match[4] else None)


@dataclass(frozen=True, order=True)
class Month:
    """A month without a day. Prints as `2020-09`."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def from_text(cls, text: str) -> "Month":
        """The month that prints as `text`; ValueError for anything else."""
        match = _WRITTEN.fullmatch(text)
        if match is None or match[3] is not None:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(match[1]), int(match[2]))
