"""When the event ends, where neither its time nor its sittings tell: the week, the last day, the last item."""

from domain.letter.blocks import Blocks
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.schedule import Timing, last_of_days, moment_of
from domain.letter.timed_items import read_items
from domain.letter.when import find_whens
from domain.letter.years import Ground


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
        return last if last and max(begins, default=last.day) <= last.day else None
    items = read_items(blocks, timing.starts_at.day)
    return items[-1].end if items else None
