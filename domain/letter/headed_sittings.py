"""Sittings that are told in a block each: a heading, and below it its time and its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import dropwhile, takewhile

from domain.letter.blocks import Blocks
from domain.letter.hours import find_hours
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.main_time import MAIN_ROLES
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.places import tidy
from domain.letter.schedule import end_of
from domain.letter.text import squeeze, trim
from domain.letter.told_days import moment_of
from domain.letter.when import find_whens
from domain.letter.years import Ground

_HEADING = re.compile(
    r"(?:tại )?(?:đối với (?:các )?(?:khu vực|tỉnh|miền|huyện|xã|lớp|khối|đơn vị|cụm)"
    r"|khu vực|miền|lớp|đợt|khóa|buổi|nhóm|ca|cụm|phiên|vòng|tổ(?! chức)|khối|tiểu ban"
    r"|ngày thứ|hội nghị|hội thảo|điểm"
    r"|cuộc|lễ|kỳ|chuyên đề|khai mạc|khai giảng|bế mạc|bế giảng|tổng duyệt|trù bị|phần|môn)(?!\w)"
)
_FOR_WHOM = re.compile(r"(?:thành phần|đối tượng|học viên|dành cho|đại biểu|khối|người dự)(?!\w)")
_CLOCK = re.compile(r"(?:từ |lúc )?\d{1,2}\s?(?:h|g|giờ|:)[\d\s:hg~–-]*(?:đến[\d\s:hg]*)?$")
_LONGEST_HEADING = 70
_LATEST_TIME = 20
_SEVERAL = 2


@dataclass
class _Block:
    label: str
    lines: list[Line] = field(default_factory=list)


def read_headed(blocks: Blocks, ground: Ground, day: date | None = None) -> tuple[Session, ...]:
    """A session for each heading with a dated time below that no other heading tells.

    `day` holds where headings have nothing but hours below them: "Ca 1", "12:00~13:15".
    """
    parts = list(_blocks(blocks.body[1:]))
    hourly = [session for block in parts if day and (session := _of_hours(block, day))]
    if len(hourly) >= _SEVERAL:
        return tuple(hourly)
    return tuple(session for block in parts if (session := _session(block, ground)))


def _of_hours(block: _Block, day: date) -> Session | None:
    """From the first of the hours that stand below a heading, each on its line, to the last one."""
    lines = dropwhile(lambda line: not _is_clock(line), block.lines)
    hours = [hour.value for line in takewhile(_is_clock, lines) for hour in find_hours(line.text)]
    if not hours:
        return None
    end = Moment(day, hours[-1]) if len(hours) > 1 and hours[-1] > hours[0] else None
    return Session(label=block.label, starts_at=Moment(day, hours[0]), ends_at=end, venue=None, for_whom=None)


def _is_clock(line: Line) -> bool:
    return not line.cells and _CLOCK.match(line.folded) is not None and any(find_hours(line.text))


def _blocks(body: tuple[Line, ...]) -> Iterator[_Block]:
    block: _Block | None = None
    for line in body:
        if _is_heading(line):
            if block:
                yield block
            block = _Block(trim(line.text))
        elif block:
            block.lines.append(line)
    if block:
        yield block


def _is_heading(line: Line) -> bool:
    if line.cells or len(line.text) > _LONGEST_HEADING or "," in line.text or line.whens:
        return False
    _, colon, value = line.text.partition(":")
    return bool(_HEADING.match(line.folded)) and not (colon and value.strip())


def _session(block: _Block, ground: Ground) -> Session | None:
    """The first dated time under a label of time, or at the head of the first line below the heading."""
    session: Session | None = None
    for line in block.lines:
        label = label_of(line)
        if session is None and (label is None or label[0] is Topic.TIME):
            session = _timed(block.label, line, ground)
        elif session and label and label[0] is Topic.VENUE and session.venue is None:
            session = _placed(session, label[2], ground)
        elif session and session.for_whom is None and _FOR_WHOM.match(line.folded) and ":" in line.text:
            session = replace(session, for_whom=trim(line.text.partition(":")[2]) or None)
    return session


def _placed(session: Session, value: str, ground: Ground) -> Session:
    """The session with its place; "Khai mạc 08h00 ngày 23/11/2009 tại Nhà khách A" tells its hour as well."""
    when = next((when for when in find_whens(value) if when.hours), None)
    if when is None or when.span[0] > _LATEST_TIME:
        return replace(session, venue=tidy(squeeze(value)) or None)
    told = moment_of(when, ground)
    same_day = told and session.starts_at and told.day == session.starts_at.day
    start = told if same_day and session.starts_at and session.starts_at.hour is None else session.starts_at
    place = tidy(squeeze(value[when.span[1] :].lstrip(" ,:;–-")))
    return replace(session, starts_at=start, venue=place or None)


def _timed(label: str, line: Line, ground: Ground) -> Session | None:
    whens = [when for when in line.whens if when.days and when.role in MAIN_ROLES]
    start = moment_of(whens[0], ground) if whens else None
    if start is None:
        return None
    end = end_of(whens[0], start, ground)
    return Session(label=label, starts_at=start, ends_at=end, venue=None, for_whom=None)
