"""Programmes of several days, each with its rows and with a place of its own: a sitting for each day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.headings import days_of_programme
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import Session
from domain.letter.places import is_place, leading_place, tidy
from domain.letter.text import fold
from domain.letter.timed_lines import timed_lines
from domain.letter.years import Ground

_RECEPTION = re.compile(r"(?:đón|đăng ký|check.?in|ổn định|tập trung|điểm danh|phát|nhận)(?!\w)")
_SEVERAL = 2


@dataclass
class _Day:
    day: date
    lines: list[Line] = field(default_factory=list)


def read_programme_days(blocks: Blocks, day: date | None, ground: Ground) -> tuple[Session, ...]:
    """A session for each day whose rows stand with a place that differs from the others'; else none."""
    found = [session for part in _parts(blocks, day, ground) if (session := _session(part))]
    places = {session.venue for session in found}
    days = {session.starts_at.day for session in found if session.starts_at}
    return tuple(found) if min(len(places), len(days)) >= _SEVERAL else ()


def _parts(blocks: Blocks, day: date | None, ground: Ground) -> Iterator[_Day]:
    part: _Day | None = None
    for line, of_day in days_of_programme((*blocks.body, *blocks.annex), day, ground):
        if of_day and (part is None or part.day != of_day):
            if part:
                yield part
            part = _Day(of_day)
        if part:
            part.lines.append(line)
    if part:
        yield part


def _session(part: _Day) -> Session | None:
    place = next((place for line in part.lines if (place := _place(line))), None)
    rows = [row for row in timed_lines([(line, part.day) for line in part.lines]) if row.start]
    main = next((row for row in rows if not _RECEPTION.match(fold(row.content))), None)
    if place is None or main is None:
        return None
    return Session(label=main.content, starts_at=main.start, ends_at=rows[-1].end, venue=place, for_whom=None)


def _place(line: Line) -> str | None:
    """The place of a line that names nothing else."""
    label = label_of(line)
    if label and label[0] is Topic.VENUE and label[2]:
        return tidy(label[2])
    alone = not line.cells and is_place(line.text) and not line.whens
    place = leading_place(line.text) if alone else ""
    return place if place and len(place) >= len(line.text.rstrip(" .;,")) else None
