"""The times of a letter, each with the marks of what stands around it: what the second reader judges by."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.letter.blocks import Blocks
from domain.letter.changes import Change
from domain.letter.dateline import is_dateline
from domain.letter.lines import Line
from domain.letter.stamps import is_stamp
from domain.letter.told_days import moment_of
from domain.letter.when import When
from domain.letter.years import Ground

_WORD = re.compile(r"\w+")
_BEFORE, _BEHIND = 90, 60
"""Characters around a time that are looked at."""
_NEAR, _NEAR_BEHIND = 10, 8
"""Words of them that count wherever they stand."""
_MANY = 5


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A time where it stands. `day` is its first day, if it tells one that has a year."""

    when: When
    line: Line
    part: str
    """head, body, tail or annex."""
    topic: str
    """The topic of the labelled section, or nothing."""
    day: date | None


def find_mentions(blocks: Blocks, ground: Ground) -> list[Mention]:
    """Every time of the letter in its order, also those that no other reader looks at."""
    topics: dict[Line, str] = {}
    for section in blocks.sections:
        for line in (section.first, *section.lines):
            topics.setdefault(line, section.topic.name)
    return [
        Mention(when=when, line=line, part=part, topic=topics.get(line, ""), day=_day(when, ground))
        for part, lines in _parts(blocks)
        for line in lines
        for when in line.whens
    ]


def _parts(blocks: Blocks) -> Iterator[tuple[str, Sequence[Line]]]:
    kind = (blocks.type_line,) if blocks.type_line else ()
    yield "head", (*blocks.head, *kind)
    yield from (("body", blocks.body), ("tail", blocks.tail), ("annex", blocks.annex))


def _day(when: When, ground: Ground) -> date | None:
    moment = moment_of(when, ground) if when.tells_day else None
    return moment.day if moment else None


def marks_of(mentions: Sequence[Mention], ground: Ground, change: Change) -> Iterator[set[str]]:
    """The marks of each mention: its role, where it stands, the words around it, its place among the others."""
    days = Counter(mention.day for mention in mentions if mention.day)
    timed = Counter(mention.day for mention in mentions if mention.day and mention.when.hours)
    letter = {*_marks_of_letter(days, timed), *_marks_of_notice(change)}
    for order, mention in enumerate(mentions):
        yield {
            *letter,
            *_own_marks(mention),
            *_marks_of_words(mention),
            *_marks_of_order(mention, order, change),
            *_marks_of_day(mention.day, days, timed, ground),
        }


def _own_marks(mention: Mention) -> Iterator[str]:
    when, line = mention.when, mention.line
    yield f"role {when.role.name}"
    yield f"topic {mention.topic}"
    yield f"part {mention.part}"
    yield f"role {when.role.name} topic {mention.topic}"
    yield f"tells {bool(mention.day):d}{bool(when.hours):d}{bool(when.month):d}"
    shapes = {
        "bullet": line.bullet,
        "cells": line.cells,
        "stamp": is_stamp(line),
        "dateline": is_dateline(line),
        "weekday": when.weekday is not None,
        "hours from to": when.hour_range,
        "days from to": when.is_range,
        "year": when.days and when.days[0].year,
    }
    yield from (f"is {shape}" for shape, holds in shapes.items() if holds)


def _marks_of_words(mention: Mention) -> Iterator[str]:
    (start, end), folded = mention.when.span, mention.line.folded
    before = _WORD.findall(folded, max(0, start - _BEFORE), start)
    behind = _WORD.findall(folded, end, end + _BEHIND)
    yield from (f"-{at} {word}" for at, word in enumerate(reversed(before[-3:]), 1))
    yield from (f"- {one} {other}" for one, other in pairwise(before))
    yield from (f"- {word}" for word in before[-_NEAR:])
    yield from (f"+{at} {word}" for at, word in enumerate(behind[:3], 1))
    yield from (f"+ {word}" for word in behind[:_NEAR_BEHIND])
    yield f"line {' '.join(_WORD.findall(folded[:_BEFORE])[:3])}"
    yield f"line {' '.join(_WORD.findall(folded[:_BEFORE])[:1])} …"


def _marks_of_letter(days: Counter[date], timed: Counter[date]) -> Iterator[str]:
    yield f"days {min(len(days), _MANY)}"
    yield f"dated hours {min(timed.total(), 3)}"


def _marks_of_notice(change: Change) -> Iterator[str]:
    yield f"notice {_kind(change)}"


def _marks_of_order(mention: Mention, order: int, change: Change) -> Iterator[str]:
    yield f"order {min(order, _MANY)}"
    yield f"notice {_kind(change)} order {min(order, 3)}"
    yield f"notice {_kind(change)} role {mention.when.role.name}"


def _kind(change: Change) -> str:
    told = {"postponed": change.postponed, "changed": change.changed, "cancelled": change.cancelled}
    return " ".join(kind for kind, holds in told.items() if holds) or "none"


def _marks_of_day(
    day: date | None, days: Counter[date], timed: Counter[date], ground: Ground
) -> Iterator[str]:
    if day is None:
        return
    if ground.issue:
        yield "before issue" if day < ground.issue else "at or after issue"
    if len(days) > 1:
        yield {min(days): "first day", max(days): "last day"}.get(day, "day between")
    yield f"day told {min(days[day], 3)}"
    yield f"day told with hour {min(timed[day], 2)}"
