"""What a person should confirm about a reading, beyond what each small reader doubts itself."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from textwrap import shorten

from domain.letter.blocks import Blocks
from domain.letter.hours import find_hours
from domain.letter.model import Doubt, Reading
from domain.letter.moment import Moment
from domain.letter.number import is_blank
from domain.letter.parties import names_a_list
from domain.letter.stamps import is_stamp
from domain.letter.text import fold
from domain.letter.venue import labelled_places

_FRIDAY = 4
_LONGEST_FACT = 160
_NOTICE_DAYS = 3
_EITHER = re.compile(r"(?<![\s,;(])[\s,;(]+hoặc(?: là)?(?: tại)?\s+", re.IGNORECASE)
_HOUR_MARK = re.compile(
    r"\d\s?(?:gi[oòờỡở]|h\d{0,2}(?!\w))|(?<!\w)(?:sáng|trưa|chiều|tối|ngay sau|sau (?:lễ|buổi|giờ))(?!\w)"
)
_OF_TIME = re.compile(r"(?<!\w)(?:thời gian|giờ|ngày họp|lịch)(?!\w)")
_INVITATIONS = ("giấy mời", "thư mời", "giấy triệu tập", "thông báo mời họp", "công văn")


def check(reading: Reading, blocks: Blocks) -> Iterator[Doubt]:
    """The doubts in the order of the letter: number, dates, start, chair, place, programme."""
    yield from _number(reading, blocks)
    yield from check_times(reading, tells_hours=_tells_hours(blocks))
    yield from _chair(reading)
    yield from _venue(reading, blocks)
    yield from _guests(reading)
    yield from _rows(reading)


def check_times(reading: Reading, *, tells_hours: bool = True) -> Iterator[Doubt]:
    """The doubts about the days of issue and of the meeting; asked again when a person corrects one.

    A letter that tells no hour at all leaves no doubt about what was read, only a gap.
    """
    yield from _issue(reading)
    yield from _start(reading, tells_hours=tells_hours)


def _tells_hours(blocks: Blocks) -> bool:
    """Whether an hour, a part of the day or what a scan made of one stands anywhere in the letter."""
    lines = (line for line in (*blocks.body, *blocks.tail, *blocks.annex) if not is_stamp(line))
    return any(_HOUR_MARK.search(line.folded) or any(find_hours(line.text)) for line in lines)


TIME_CODES = frozenset(
    (
        "issue_date_missing",
        "start_before_issue",
        "short_notice",
        "start_missing",
        "hour_missing",
        "end_before_start",
        "arrival_after_start",
    )
)
"""The codes that `check_times` may give."""


def _number(reading: Reading, blocks: Blocks) -> Iterator[Doubt]:
    if any(is_blank(line.text) for line in blocks.annex):
        yield Doubt(field="number", code="annex_number_blank")
    if reading.number is not None:
        return
    blank = any(is_blank(line.text) for line in blocks.head)
    yield Doubt(field="number", code="number_blank" if blank else "number_missing")


def _issue(reading: Reading) -> Iterator[Doubt]:
    if reading.issue_date is None:
        yield Doubt(field="issue_date", code="issue_date_missing")
    elif reading.starts_at and reading.starts_at.day < reading.issue_date.day:
        yield Doubt(field="starts_at", code="start_before_issue")
    elif reading.starts_at and not (reading.changed or reading.recurrence):
        notice = working_days_between(reading.issue_date.day, reading.starts_at.day)
        if notice < _NOTICE_DAYS:
            yield Doubt(field="issue_date", code="short_notice", facts={"days": str(notice)})


def working_days_between(issue: date, start: date) -> int:
    """The days from Monday to Friday that lie between the day of issue and the day of the meeting."""
    span = (start - issue).days
    weeks, rest = divmod(max(0, span - 1), 7)
    last = [issue + timedelta(days=weeks * 7 + step) for step in range(1, rest + 1)]
    return weeks * 5 + sum(day.weekday() <= _FRIDAY for day in last)


def _start(reading: Reading, *, tells_hours: bool) -> Iterator[Doubt]:
    if reading.starts_at is None and _needs_start(reading):
        yield Doubt(field="starts_at", code="start_missing")
    elif reading.starts_at and reading.starts_at.hour is None:
        field = "starts_at" if tells_hours else "text"
        yield Doubt(field=field, code="hour_missing")
    if _in_wrong_order(reading.starts_at, reading.ends_at):
        yield Doubt(field="ends_at", code="end_before_start")
    if _in_wrong_order(reading.arrives_at, reading.starts_at):
        yield Doubt(field="arrives_at", code="arrival_after_start")


def _needs_start(reading: Reading) -> bool:
    """Whether the letter must tell a start; a change of place or chair alone leaves it as it was."""
    if reading.postponed or reading.cancelled or reading.recurrence:
        return False
    return not reading.changed or moves_the_time(reading)


def moves_the_time(reading: Reading) -> bool:
    """Whether a notice of a change speaks of another time, told or not."""
    return bool(reading.old_starts_at or reading.new_starts_at or _OF_TIME.search(fold(reading.title or "")))


def _in_wrong_order(first: Moment | None, second: Moment | None) -> bool:
    if first is None or second is None:
        return False
    return second < first if second.hour and first.hour else second.day < first.day


def _chair(reading: Reading) -> Iterator[Doubt]:
    if (
        reading.chair is None
        and reading.doc_type in _INVITATIONS
        and not (reading.postponed or reading.cancelled)
    ):
        yield Doubt(field="chair", code="chair_missing")


def _venue(reading: Reading, blocks: Blocks) -> Iterator[Doubt]:
    if reading.venue is None and reading.starts_at is not None and reading.online is None:
        yield Doubt(field="venue", code="venue_missing")
    elif reading.venue and (other := _other_venue(reading.venue, reading, blocks)):
        read = _EITHER.split(reading.venue)[0]
        yield Doubt(
            field="venue", code="venue_contested", facts={"read": _short(read), "other": _short(other)}
        )


def _other_venue(read: str, reading: Reading, blocks: Blocks) -> str | None:
    """A second place of the whole meeting; sittings and changes explain why a letter tells more than one."""
    either = _EITHER.split(read)
    if len(either) > 1:
        return either[1]
    if reading.sessions or reading.changed:
        return None
    told = (place for place in labelled_places(blocks) if not _is_told_in(place, read))
    return next(told, None)


def _is_told_in(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    return first in second or second in first


def _guests(reading: Reading) -> Iterator[Doubt]:
    for group in reading.invitee_groups:
        if names_a_list(group.text):
            facts = {"text": _short(group.text)}
            yield Doubt(field="invitee_groups", code="guests_in_annex", facts=facts)


def _short(text: str) -> str:
    return shorten(text, _LONGEST_FACT, placeholder="…")


def _rows(reading: Reading) -> Iterator[Doubt]:
    if not any(row.start for row in reading.agenda):
        return
    for at, row in enumerate(reading.agenda):
        if row.start is None:
            yield Doubt(
                field=f"agenda[{at}]",
                code="row_without_hour",
                facts={"row": str(at + 1), "content": row.content},
            )
