"""Sittings that are told in a block each: a heading, and below it its time and its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from domain.letter.blocks import Blocks
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import Session
from domain.letter.places import tidy
from domain.letter.schedule import MAIN_ROLES, end_of, moment_of
from domain.letter.text import squeeze, trim
from domain.letter.years import Ground

_HEADING = re.compile(
    r"(?:tại )?(?:lớp|đợt|khóa|buổi|nhóm|ca|cụm|phiên|vòng|tổ|khối|tiểu ban|ngày thứ|hội nghị|hội thảo|điểm|cuộc|lễ"
    r"|kỳ|chuyên đề)(?!\w)"
)
_FOR_WHOM = re.compile(r"(?:thành phần|đối tượng|học viên|dành cho|đại biểu|khối|người dự)(?!\w)")
_LONGEST_HEADING = 70


@dataclass
class _Block:
    label: str
    lines: list[Line] = field(default_factory=list)


def read_headed(blocks: Blocks, ground: Ground) -> tuple[Session, ...]:
    """A session for each heading with a dated time below that no other heading tells."""
    found = (_session(block, ground) for block in _blocks(blocks.body))
    return tuple(session for session in found if session)


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
            session = replace(session, venue=tidy(squeeze(label[2])) or None)
        elif session and session.for_whom is None and _FOR_WHOM.match(line.folded) and ":" in line.text:
            session = replace(session, for_whom=trim(line.text.partition(":")[2]) or None)
    return session


def _timed(label: str, line: Line, ground: Ground) -> Session | None:
    whens = [when for when in line.whens if when.days and when.role in MAIN_ROLES]
    start = moment_of(whens[0], ground) if whens else None
    if start is None:
        return None
    end = end_of(whens[0], start, ground)
    return Session(label=label, starts_at=start, ends_at=end, venue=None, for_whom=None)
