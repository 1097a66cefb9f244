"""Mornings and afternoons of one day or of a few: "ngày 25 - 26/11", "Buổi sáng: từ 7g đến 11g", "Buổi chiều: …"."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from domain.letter.blocks import Blocks
from domain.letter.hours import find_hours
from domain.letter.labels import Topic
from domain.letter.main_time import MAIN_ROLES, prose_whens
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.schedule import Timing
from domain.letter.text import fold
from domain.letter.told_days import day_of
from domain.letter.when import When
from domain.letter.years import Ground

_CLOCK = r"\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}(?:\s?(?:phút|'))?"
_HALF = re.compile(
    rf"(?<!\w)(?P<part>sáng|chiều|tối)\s?:?\s(?:bắt đầu )?(?:từ |lúc )?"
    rf"(?P<hours>{_CLOCK}(?:\s?(?:-|–|đến)\s?{_CLOCK})?)"
    r"(?=\s*(?:[.;,)]|$|và(?!\w)|tại(?!\w)))"
)
_MOST_DAYS = 5
_SEVERAL = 2

Half = tuple[str, time, time | None]


def read_halves(blocks: Blocks, timing: Timing, ground: Ground) -> tuple[Session, ...]:
    """A session for each half of each day of the event; none where its halves are not told apart."""
    start = timing.starts_at
    texts = [text for section in blocks.about(Topic.TIME) for text in section.texts]
    halves = _halves("; ".join(texts)) if texts else []
    if len(halves) < _SEVERAL:
        halves = next((told for line in blocks.prose if len(told := _halves(line.text)) >= _SEVERAL), [])
    if start is None or len(halves) < _SEVERAL or start.hour not in (None, halves[0][1]):
        return ()
    return tuple(_of_day(day, half) for day in _days(blocks, start, ground) for half in halves)


def _halves(text: str) -> list[Half]:
    """The halves in their order, each once."""
    told: dict[str, Half] = {}
    for found in _HALF.finditer(fold(text)):
        hours = [hour.value for hour in find_hours(f"{found['hours']} {found['part']}")]
        if hours:
            told.setdefault(found["part"], (found["part"], hours[0], hours[1] if len(hours) > 1 else None))
    return list(told.values())


def _of_day(day: date, half: Half) -> Session:
    part, start, end = half
    return Session(
        label=f"Buổi {part}",
        starts_at=Moment(day, start),
        ends_at=Moment(day, end) if end else None,
        venue=None,
        for_whom=None,
    )


def _days(blocks: Blocks, start: Moment, ground: Ground) -> list[date]:
    """The days of the expression that begins with the start; that day alone where there are too many."""
    told = [when for section in blocks.about(Topic.TIME) for when in section.labelled_whens]
    for whens in (told, prose_whens(blocks)):
        days = list(_all_days(whens, start, ground))
        if 1 < len(days) <= _MOST_DAYS:
            return days
    return [start.day]


def _all_days(whens: list[When], start: Moment, ground: Ground) -> Iterator[date]:
    """Every day that is told from the start on, also those between the ends of a span."""
    seen: set[date] = set()
    for when in whens:
        days = [found.day for at in range(len(when.days)) if (found := day_of(when, ground, at))]
        if when.role not in MAIN_ROLES or not days or (not seen and days[0] != start.day):
            continue
        if when.is_range and len(days) == _SEVERAL and 0 < (days[1] - days[0]).days < _MOST_DAYS:
            days = [days[0] + timedelta(days=step) for step in range((days[1] - days[0]).days + 1)]
        fresh = [day for day in days if day not in seen and day >= start.day]
        seen.update(fresh)
        yield from fresh
