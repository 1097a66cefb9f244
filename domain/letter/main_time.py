"""Which time expression of a letter tells its event, completed with an hour that stands apart from the day."""

from dataclasses import replace

from domain.letter.blocks import Blocks
from domain.letter.counted import agrees
from domain.letter.cues import Role
from domain.letter.told_days import day_of
from domain.letter.when import When
from domain.letter.years import Ground

MAIN_ROLES = (Role.START, Role.OPENING)
"""What a time may be that begins the event."""
LABELLED_ROLES = ((Role.OPENING, True), (Role.START, False), (Role.OPENING, False), (Role.ARRIVAL, True))
PROSE_ROLES = (
    (Role.OPENING, True),
    (Role.START, True),
    (Role.ARRIVAL, True),
    (Role.START, False),
    (Role.OPENING, False),
    (Role.PREPARATORY, True),
)


def not_before(whens: list[When], ground: Ground) -> list[When]:
    """Without the days before the issue, which belong to earlier meetings, if later ones are told."""
    issue = ground.issue
    later = [bool(issue and (day := day_of(when, ground, 0)) and day.day >= issue) for when in whens]
    if not any(later):
        return whens
    return [when for when, is_later in zip(whens, later, strict=True) if is_later or not when.days]


def prose_whens(blocks: Blocks) -> list[When]:
    """The time expressions of the sentences outside the sections that tell other things."""
    return [when for line in blocks.prose for when in line.whens]


def main_of(whens: list[When], wanted: tuple[tuple[Role, bool], ...]) -> When | None:
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
