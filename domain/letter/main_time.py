"""Which time expression of a letter tells its event, completed with an hour that stands apart from the day."""

import re
from dataclasses import replace
from itertools import pairwise, takewhile

from domain.letter.blocks import Blocks
from domain.letter.counted import agrees
from domain.letter.cues import Role
from domain.letter.lines import Line
from domain.letter.told_days import day_of
from domain.letter.when import When
from domain.letter.years import Ground

MAIN_ROLES = (Role.START, Role.OPENING)
"""What a time may be that begins the event."""
_MORNING = re.compile(r"(?<!\w)sáng(?!\w)")
_PAPERS = re.compile(
    r"(?:nộp|nhận|thu|phát hành|tiếp nhận|thẩm định|bổ sung|xét duyệt) (?:\w+ ){0,3}hồ sơ|đăng ký"
    r"|nộp (?:học phí|lệ phí)|công bố kết quả|niêm yết"
)
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
    told = zip([None, *blocks.prose], blocks.prose, strict=False)
    return [when for above, line in told if not _heads_papers(above) for when in line.whens]


def _heads_papers(above: Line | None) -> bool:
    """Whether a line "Bước 1: Nhận hồ sơ:" says that the days below are for papers and no meeting."""
    return above is not None and above.text.endswith(":") and _PAPERS.search(above.folded) is not None


def above_rows(blocks: Blocks) -> When | None:
    """The day of a sentence that heads rows with hours: "tập trung ngày 17/9/2012 theo lịch sau:", "– Từ 8h00: …"."""
    for at, line in enumerate(blocks.body):
        whens = [when for when in line.whens if when.role in (*MAIN_ROLES, Role.ARRIVAL)]
        alone = len(whens) == 1 and len(whens[0].days) == 1 and not whens[0].hours and line.text.endswith(":")
        if not alone or line not in blocks.days_above_rows:
            continue
        rows = takewhile(lambda row: bool(row.whens), blocks.body[at + 1 :])
        hourly = [when for row in rows for when in row.whens[:1] if when.role in MAIN_ROLES and when.hours]
        if hourly:
            return replace(whens[0], hours=hourly[0].hours[:1], role=Role.START)
    return None


def main_of(whens: list[When], wanted: tuple[tuple[Role, bool], ...]) -> When | None:
    """The expression that tells the start, completed with an hour or a day that stands apart from it.

    `wanted` are roles in the order of preference, each with whether an hour must be told.
    """
    for role, needs_hour in wanted:
        for when in whens:
            told = when.tells_day and when.role is role and (when.hours or not needs_hour)
            if told and not _gathers_before_days(when, whens):
                return with_hour(when, whens)
    return None


def _gathers_before_days(when: When, whens: list[When]) -> bool:
    """Whether guests gather on the first of several days that are told as those of the event."""
    several = (other for other in whens if other.role is Role.START and len(other.days) > 1)
    return when.role is Role.ARRIVAL and any(_same_day(when, other) for other in several)


def with_hour(main: When, whens: list[When]) -> When:
    """`main` with the hour that another expression tells for its day, or the only one without a day."""
    if main.hours:
        return main
    hourly = _hours_for(main, whens)
    if len(hourly) != 1 and not is_course(hourly):
        return main
    if not agrees(hourly[0], main):
        return main
    return replace(main, hours=hourly[0].hours, hour_range=hourly[0].hour_range)


def is_first_of_course(main: When, whens: list[When]) -> bool:
    """Whether `main` has its hour only because it is the first of several; that of a morning is settled."""
    bare = next(
        (when for when in whens if (when.span, when.lead, when.days) == (main.span, main.lead, main.days)),
        None,
    )
    hourly = _hours_for(bare, whens) if bare and not bare.hours else []
    return bool(main.hours) and is_course(hourly) and _MORNING.search(hourly[0].lead) is None


def _hours_for(main: When, whens: list[When]) -> list[When]:
    """The expressions that may tell the hour of `main`: one, where the letter settles it."""
    timed = [when for when in whens if when.hours and when.role in MAIN_ROLES]
    same_day = [when for when in timed if len(when.days) == 1 and _same_day(when, main)]
    hourly = same_day[:1] or [when for when in timed if not when.days]
    if len(hourly) > 1 and _MORNING.search(hourly[0].lead):
        return hourly[:1]
    opening = [when for when in hourly if when.role is Role.OPENING]
    hourly = opening if len(hourly) > 1 and len({when.hours[0] for when in opening}) == 1 else hourly
    return hourly[:1] if len({when.hours[0] for when in hourly}) == 1 else hourly


def is_course(hourly: list[When]) -> bool:
    """Whether hours without days follow each other as those of one day do: "từ 7h30 …", "từ 8h45 …"."""
    begins = [when.hours[0] for when in hourly]
    return len(begins) > 1 and all(one < other for one, other in pairwise(begins))


def _same_day(one: When, other: When) -> bool:
    first, second = ({(each.day, each.month) for each in when.days[:1]} for when in (one, other))
    return first == second
