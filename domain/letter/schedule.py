"""When the event is: its start, its end and the hour by which guests should be there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.counted import is_counted_otherwise
from domain.letter.cues import Role
from domain.letter.labels import Topic
from domain.letter.length import counted_end
from domain.letter.main_time import (
    LABELLED_ROLES,
    MAIN_ROLES,
    PROSE_ROLES,
    above_rows,
    is_first_of_course,
    main_of,
    not_before,
    prose_whens,
    with_hour,
)
from domain.letter.model import Doubt
from domain.letter.moment import Moment
from domain.letter.rivals import is_far, rival_of
from domain.letter.told_days import day_of, moment_of
from domain.letter.when import When
from domain.letter.years import Ground, resolve


@dataclass(frozen=True, kw_only=True)
class Timing:
    """The start and the end of the event as far as they are told, with what is doubtful about them."""

    starts_at: Moment | None = None
    ends_at: Moment | None = None
    doubts: tuple[Doubt, ...] = ()
    rival: str | None = None
    """Another time of the letter that could be the start as well, as offices write times."""


def read_timing(blocks: Blocks, ground: Ground) -> Timing:
    """The event's time: from the section that is labelled so, else from the sentences of the body."""
    labelled = [when for section in blocks.about(Topic.TIME) for when in section.labelled_whens]
    texts = " ".join(text for section in blocks.about(Topic.TIME) for text in section.texts)
    if not any(when.days for when in labelled):
        labelled = [*labelled, *prose_whens(blocks)]
        texts = ""
        labelled = not_before(labelled, ground)
    main = main_of(labelled, LABELLED_ROLES if texts else PROSE_ROLES)
    if not texts and (main is None or not main.hours or main not in labelled):
        main = above_rows(blocks) or main
    if main and texts and not main.hours:
        main = with_hour(main, [*labelled, *(when for when in prose_whens(blocks) if when.days)])
    if main is None:
        return Timing()
    timing = _timing(main, labelled, ground)
    if timing.starts_at is None or timing.ends_at:
        return timing
    return replace(timing, ends_at=counted_end(texts, blocks.prose, main, timing.starts_at))


def weekday_doubt(when: When, day: date) -> Doubt | None:
    """A doubt where the written weekday is not that of the written day. Weekdays are 0 (Monday) to 6."""
    if when.weekday is None or len(when.days) != 1 or when.weekday == day.weekday():
        return None
    facts = {"written": str(when.weekday), "real": str(day.weekday()), "day": day.isoformat()}
    return Doubt(field="starts_at", code="weekday_differs", facts=facts)


def end_of(when: When, starts_at: Moment, ground: Ground) -> Moment | None:
    """The end that the expression of the start tells itself: the last hour of its day, or its last day."""
    if when.hour_range and len(when.days) <= 1:
        return Moment(starts_at.day, when.hours[-1])
    return _lastday_of(when, ground)


def _timing(main: When, whens: list[When], ground: Ground) -> Timing:
    starts_at = moment_of(main, ground)
    if starts_at is None:
        missing = Doubt(field="starts_at", code="year_missing")
        return Timing(doubts=(missing,))
    ends_at = _end(main, whens, starts_at, ground)
    rivals = (rival_of(when, main, moment_of(when, ground), starts_at) for when in whens)
    rival = next((rival for rival in rivals if rival), None)
    doubts = tuple(_doubts(main, starts_at, ground))
    unsettled = _is_borrowed_late(main, whens) or is_first_of_course(main, whens)
    if not doubts and (unsettled or _begins_earlier(whens, starts_at, ground)):
        doubts = (guessed_start(starts_at),)
    return Timing(starts_at=starts_at, ends_at=ends_at, doubts=doubts, rival=rival)


def _doubts(main: When, starts_at: Moment, ground: Ground) -> Iterable[Doubt]:
    resolved = resolve(main.days[0], ground, main.weekday) if main.days else None
    if resolved and resolved.guessed:
        yield Doubt(field="starts_at", code="year_guessed", facts={"year": str(starts_at.day.year)})
    differing = weekday_doubt(main, starts_at.day)
    if differing:
        yield differing
    if is_counted_otherwise(main, starts_at.day, ground) or is_far(starts_at.day, ground):
        yield guessed_start(starts_at)


def _begins_earlier(whens: list[When], starts_at: Moment, ground: Ground) -> bool:
    """Whether the event is told to last several days, of which the start that was read is not the first."""
    for when in whens:
        if when.role is Role.START and len(when.days) > 1:
            first, last = moment_of(when, ground), moment_of(when, ground, len(when.days) - 1)
            if first and last and first.day < starts_at.day <= last.day:
                return True
    return False


def _is_borrowed_late(main: When, whens: list[When]) -> bool:
    """Whether the hour is that of a row of the day's course, and guests gather earlier."""
    rows = [
        when
        for when in whens
        if when.hours == main.hours and not when.days and not when.lead.strip(" ;,:-–+")
    ]
    if any(when.role is Role.OPENING for when in rows):
        return False
    gathering = (
        when.hours[0] for when in whens if when.role is Role.ARRIVAL and when.hours and not when.days
    )
    return main not in whens and bool(rows) and any(hour < main.hours[0] for hour in gathering)


def guessed_start(starts_at: Moment) -> Doubt:
    """A doubt about a start that the letter does not settle."""
    return Doubt(field="starts_at", code="guessed", facts={"value": starts_at.in_words})


def contested_start(starts_at: Moment, rival: str) -> Doubt:
    """A doubt about a start beside which the letter tells another one."""
    facts = {"read": starts_at.in_words, "other": rival}
    return Doubt(field="starts_at", code="start_contested", facts=facts)


def _end(main: When, whens: list[When], starts_at: Moment, ground: Ground) -> Moment | None:
    told = end_of(main, starts_at, ground) or _listed_end(whens, starts_at, ground)
    ends = [when for when in whens if when.role is Role.END and (when.days or when.hours)]
    named = _named_end(ends[0], starts_at, ground) if ends else None
    if told and not (named and named.hour and named.day == told.day and told.hour is None):
        return told
    return named


def _named_end(when: When, starts_at: Moment, ground: Ground) -> Moment:
    """The time of "bế mạc"; of a closing session from one hour to another the later."""
    told = moment_of(when, ground) or Moment(starts_at.day, when.hours[0])
    return Moment(told.day, when.hours[-1]) if when.hour_range else told


def _listed_end(whens: list[When], starts_at: Moment, ground: Ground) -> Moment | None:
    """The last of the days of another expression that begins on the day of the start (11 và 12/4)."""
    for when in whens:
        first = moment_of(when, ground) if when.days and when.role in MAIN_ROLES else None
        if first and first.day == starts_at.day and (last := _lastday_of(when, ground)):
            return last
    return None


def last_of_days(blocks: Blocks, starts_at: Moment, ground: Ground) -> Moment | None:
    """The last day of an expression of the letter whose first day is that of the start."""
    told = [when for section in blocks.about(Topic.TIME) for when in section.labelled_whens]
    return _listed_end([*told, *prose_whens(blocks)], starts_at, ground)


def _lastday_of(when: When, ground: Ground) -> Moment | None:
    if len(when.days) < 2:
        return None
    last = day_of(when, ground, len(when.days) - 1)
    hour = when.hours[-1] if len(when.hours) > 1 and (when.is_range or when.hour_range) else None
    return Moment(last.day, hour) if last else None
