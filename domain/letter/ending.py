"""When the event ends, where neither its time nor its sittings tell: the week, the last day, the last item."""

import re

from domain.letter.blocks import Blocks
from domain.letter.cues import Role
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.schedule import Timing, last_of_days
from domain.letter.timed_items import read_items
from domain.letter.told_days import moment_of
from domain.letter.when import find_whens
from domain.letter.years import Ground

_OF_OTHERS = re.compile(
    r"(?<!\w)(?:đăng ký|nhận|nộp|bỏ phiếu|gửi|tiếp nhận|bán|trả|báo danh|trù bị|thi)(?!\w)"
)
"""What may end at another hour than the meeting."""


def end_of_week(title: str, ground: Ground) -> Moment | None:
    """The last day of the week that the title names: "(từ ngày 21/5/2018 đến ngày 25/5/2018)"."""
    ranges = [when for when in find_whens(title) if when.is_range and len(when.days) > 1]
    last = moment_of(ranges[0], ground, len(ranges[0].days) - 1) if ranges else None
    return Moment(last.day) if last else None


def end_of_event(
    blocks: Blocks, ground: Ground, timing: Timing, sessions: tuple[Session, ...]
) -> Moment | None:
    """The end that is told apart: by the last of the days that begin with the start, or by the last timed item."""
    if timing.ends_at or timing.starts_at is None:
        return timing.ends_at
    if sessions:
        last = last_of_days(blocks, timing.starts_at, ground)
        begins = [session.starts_at.day for session in sessions if session.starts_at]
        one_day = {*begins} == {timing.starts_at.day}
        last = last or (_spoken_end(blocks, timing.starts_at) if one_day else None)
        return last if last and max(begins, default=last.day) <= last.day else None
    items = read_items(blocks, timing.starts_at.day)
    return items[-1].end if items else _spoken_end(blocks, timing.starts_at)


def _spoken_end(blocks: Blocks, starts_at: Moment) -> Moment | None:
    """The only hour by which a sentence says that the meeting ends: "Dự kiến kết thúc: 11 giờ 30"."""
    ends = [
        when.hours[-1]
        for line in blocks.prose
        for when in line.whens
        if when.role is Role.END and when.hours and not when.days and not _OF_OTHERS.search(when.lead)
    ]
    late = len(ends) == 1 and starts_at.hour is not None and ends[0] > starts_at.hour
    return Moment(starts_at.day, ends[0]) if late else None
