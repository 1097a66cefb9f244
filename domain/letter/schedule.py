"""When the event is: its start, its end and the hour by which guests should be there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.counted import agrees, counted_day, is_counted_otherwise
from domain.letter.cues import Role
from domain.letter.labels import Topic
from domain.letter.length import counted_end
from domain.letter.model import Doubt
from domain.letter.moment import Moment
from domain.letter.rivals import is_far, rival_of
from domain.letter.when import When
from domain.letter.years import Ground, Resolved, resolve

MAIN_ROLES = (Role.START, Role.OPENING)
"""What a time may be that begins the event."""
_LABELLED_ROLES = ((Role.OPENING, True), (Role.START, False), (Role.OPENING, False), (Role.ARRIVAL, True))
_PROSE_ROLES = (
    (Role.OPENING, True),
    (Role.START, True),
    (Role.ARRIVAL, True),
    (Role.START, False),
    (Role.OPENING, False),
    (Role.PREPARATORY, True),
)


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
        labelled = _not_before(labelled, ground)
    main = _main(labelled, _LABELLED_ROLES if texts else _PROSE_ROLES)
    if main is None:
        return Timing()
    timing = _timing(main, labelled, ground)
    if timing.starts_at is None or timing.ends_at:
        return timing
    return replace(timing, ends_at=counted_end(texts, blocks.prose, main, timing.starts_at))


def _not_before(whens: list[When], ground: Ground) -> list[When]:
    """Without the days before the issue, which belong to earlier meetings, if later ones are told."""
    issue = ground.issue
    later = [bool(issue and (day := _day(when, ground, 0)) and day.day >= issue) for when in whens]
    if not any(later):
        return whens
    return [when for when, is_later in zip(whens, later, strict=True) if is_later or not when.days]


def prose_whens(blocks: Blocks) -> list[When]:
    """The time expressions of the sentences outside the sections that tell other things."""
    return [when for line in blocks.prose for when in line.whens]


def weekday_doubt(when: When, day: date) -> Doubt | None:
    """A doubt where the written weekday is not that of the written day. Weekdays are 0 (Monday) to 6."""
    if when.weekday is None or len(when.days) != 1 or when.weekday == day.weekday():
        return None
    facts = {"written": str(when.weekday), "real": str(day.weekday()), "day": day.isoformat()}
    return Doubt(field="starts_at", code="weekday_differs", facts=facts)


def moment_of(when: When, ground: Ground, at: int = 0) -> Moment | None:
    """The moment of the expression's day number `at`, with its hour if one belongs to it."""
    day = _day(when, ground, at)
    if day is None:
        return None
    hours = when.hours
    paired = (
        hours[at] if at < len(hours) and not when.hour_range else (hours[0] if hours and at == 0 else None)
    )
    return Moment(day.day, paired)


def end_of(when: When, starts_at: Moment, ground: Ground) -> Moment | None:
    """The end that the expression of the start tells itself: the last hour of its day, or its last day."""
    if when.hour_range and len(when.days) <= 1:
        return Moment(starts_at.day, when.hours[-1])
    return _last_day(when, ground)


def _main(whens: list[When], wanted: tuple[tuple[Role, bool], ...]) -> When | None:
    """The expression that tells the start, completed with an hour or a day that stands apart from it.

    `wanted` are roles in the order of preference, each with whether an hour must be told.
    """
    for role, needs_hour in wanted:
        for when in whens:
            if when.tells_day and when.role is role and (when.hours or not needs_hour):
                return _with_hour(when, whens)
    return None


def _with_hour(main: When, whens: list[When]) -> When:
    """`main` with the hour that another expression tells for its day, or the only one without a day."""
    if main.hours:
        return main
    timed = [when for when in whens if when.hours and when.role in MAIN_ROLES]
    same_day = [when for when in timed if len(when.days) == 1 and _same_day(when, main)]
    hourly = same_day[:1] or [when for when in timed if not when.days]
    opening = [when for when in hourly if when.role is Role.OPENING]
    hourly = opening if len(hourly) > 1 and len({when.hours[0] for when in opening}) == 1 else hourly
    hourly = hourly[:1] if len({when.hours[0] for when in hourly}) == 1 else hourly
    if len(hourly) != 1 or not agrees(hourly[0], main):
        return main
    return replace(main, hours=hourly[0].hours, hour_range=hourly[0].hour_range)


def _same_day(one: When, other: When) -> bool:
    first, second = ({(each.day, each.month) for each in when.days[:1]} for when in (one, other))
    return first == second


def _timing(main: When, whens: list[When], ground: Ground) -> Timing:
    starts_at = moment_of(main, ground)
    if starts_at is None:
        missing = Doubt(field="starts_at", code="year_missing")
        return Timing(doubts=(missing,))
    ends_at = _end(main, whens, starts_at, ground)
    rivals = (rival_of(when, main, moment_of(when, ground), starts_at) for when in whens)
    rival = next((rival for rival in rivals if rival), None)
    doubts = tuple(_doubts(main, starts_at, ground))
    if not doubts and (_is_borrowed_late(main, whens) or _begins_earlier(whens, starts_at, ground)):
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
        if first and first.day == starts_at.day and (last := _last_day(when, ground)):
            return last
    return None


def last_of_days(blocks: Blocks, starts_at: Moment, ground: Ground) -> Moment | None:
    """The last day of an expression of the letter whose first day is that of the start."""
    told = [when for section in blocks.about(Topic.TIME) for when in section.labelled_whens]
    return _listed_end([*told, *prose_whens(blocks)], starts_at, ground)


def _last_day(when: When, ground: Ground) -> Moment | None:
    if len(when.days) < 2:
        return None
    last = _day(when, ground, len(when.days) - 1)
    hour = when.hours[-1] if len(when.hours) > 1 and (when.is_range or when.hour_range) else None
    return Moment(last.day, hour) if last else None


def _day(when: When, ground: Ground, at: int) -> Resolved | None:
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
