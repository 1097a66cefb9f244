"""Sittings that are told one a line: classes, waves, panels, mornings and afternoons under a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from domain.letter.blocks import Blocks
from domain.letter.clauses import sentences
from domain.letter.cues import Role
from domain.letter.headings import day_of_heading, number_of_day
from domain.letter.hours import find_hours
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.listed_rows import PART_OF_DAY, Above, ListedRow, row_of
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.places import part_place
from domain.letter.shared_hours import hours_of_parts
from domain.letter.stamps import is_stamp
from domain.letter.text import fold, split_outside_brackets
from domain.letter.told_days import moment_of
from domain.letter.when import find_whens
from domain.letter.years import Ground

_LATEST_TIME = 16
_LONGEST_LINE = 420
_SEVERAL = 2


def read_listed(blocks: Blocks, day: date | None, ground: Ground) -> tuple[Session, ...]:
    """The sittings of the lines, two or more, in the order of the letter; else none."""
    context = Above(day, hours_of_parts(blocks), ground)
    rows = list(_rows(blocks, context))
    several_days = len({row.session.starts_at.day for row in rows if row.session.starts_at}) >= _SEVERAL
    counted = [row for row in rows if row.counts(several_days=several_days)]
    if len(counted) < _SEVERAL or len({_identity(row.session) for row in counted}) < _SEVERAL:
        return ()
    if len(counted) * 2 <= len(rows) and not any(row.own_day or row.is_class for row in counted):
        return ()
    return tuple(row.session for row in (rows if len(counted) * 2 > len(rows) else counted))


def read_further(blocks: Blocks, starts_at: Moment, ground: Ground) -> Session | None:
    """The only other sitting that a line tells, with its hour and its place, after the meeting's start."""
    rows = _rows(blocks, Above(starts_at.day, hours_of_parts(blocks), ground))
    told = [row.session for row in rows if row.session.starts_at != starts_at]
    further = [one for one in told if one.venue and one.label and one.starts_at and one.starts_at.hour]
    if len(told) != 1 or not further or further[0].starts_at is None:
        return None
    return further[0] if further[0].starts_at > starts_at else None


def _identity(session: Session) -> tuple[object, ...]:
    return session.starts_at, session.venue, session.label


def _rows(blocks: Blocks, context: Above) -> Iterator[ListedRow]:
    first, number = context.day, 0
    for line in _lines(blocks):
        heading = _day_above(line, context.ground)
        if heading:
            context = replace(context, day=heading.day, hour=heading.hour, headed=True)
        elif first and number_of_day(line) == number + 1:
            context = replace(context, day=first + timedelta(days=number), hour=None, headed=True)
            number += 1
        row = None if heading and _only_heads(line, context.ground) else row_of(line, context)
        if row and number and not (row.is_class or row.session.venue):
            continue
        if row:
            yield row
            started = row.session.starts_at
            context = replace(context, day=started.day) if row.own_day and started else context


def _only_heads(line: Line, ground: Ground) -> bool:
    """Whether a line tells the day of those below it and nothing more."""
    return line.text.endswith(":") or day_of_heading(line, ground) is not None


def _lines(blocks: Blocks) -> Iterator[Line]:
    """The lines that may tell a sitting: not the guests, the programme, the orders, the registration."""
    apart = (Topic.GUESTS, Topic.CONTENT, Topic.ORDERS, Topic.RSVP, Topic.DOCUMENTS, Topic.NOTES)
    lines = {line for section in blocks.sections if section.topic in apart for line in section.lines}
    guests = {line for section in blocks.about(Topic.GUESTS) for line in section.lines}
    skipped = {line for line in lines if line not in guests or not (line.whens or number_of_day(line))}
    for line in blocks.body:
        if not line.cells and line not in skipped and len(line.text) <= _LONGEST_LINE and not is_stamp(line):
            for sentence in _timed_sentences(line):
                yield from _parts_of_day(sentence)


def _timed_sentences(line: Line) -> Iterator[Line]:
    """The sentences of a paragraph, where two or more begin with their times: "Ngày 15/6, …. Cùng ngày, …"."""
    told = [replace(line, text=text) for text in sentences(line.text)]
    begun = [each for each in told if each.whens and each.whens[0].span[0] <= _LATEST_TIME]
    yield from told if len(begun) >= _SEVERAL else (line,)


def _parts_of_day(line: Line) -> Iterator[Line]:
    """ "Ngày 17/6: buổi sáng từ 8h00 tại …; buổi chiều từ 13h30 tại …" are two lines; so are a day and its halves."""
    first, *others = split_outside_brackets(line.text, ";") or [line.text]
    if not others or not all(_tells_part(other) for other in others):
        yield line
        return
    day, colon, told = first.partition(":")
    if colon and find_whens(day) and _tells_part(told.strip()) and not any(find_hours(told)):
        yield replace(line, text=f"{day}:")
        first = told.strip()
    yield replace(line, text=first)
    yield from (replace(line, text=other) for other in others)


def _tells_part(text: str) -> bool:
    """Whether a piece begins with a half of the day and tells its hour or its place."""
    part = PART_OF_DAY.match(fold(text))
    return part is not None and (any(find_hours(text)) or part_place(text[part.end() :])[1] is not None)


def _day_above(line: Line, ground: Ground) -> Moment | None:
    """The day that a line tells for those below it, with the hour if it tells one for all of them."""
    heading = day_of_heading(line, ground)
    if heading:
        return Moment(heading)
    label = label_of(line)
    of_time = label is not None and label[0] is Topic.TIME
    if not (line.text.endswith(":") or of_time):
        return None
    dated = [when for when in line.whens if when.role is Role.START and len(when.days) == 1]
    told = moment_of(dated[0], ground) if len(dated) == 1 else None
    return None if told and told.hour and (label or dated[0].hour_range) else told
