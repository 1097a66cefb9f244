"""Sittings that follow each other between semicolons: "quận 1 vào lúc 14 giờ ngày 26/6 tại A; quận 3 vào lúc …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.letter.blocks import Blocks
from domain.letter.lines import Line
from domain.letter.main_time import MAIN_ROLES
from domain.letter.model import Session
from domain.letter.places import PLACE, leading_place
from domain.letter.rivals import is_alternative, is_conditional
from domain.letter.schedule import end_of
from domain.letter.text import fold, split_outside_brackets, squeeze, trim
from domain.letter.told_days import moment_of
from domain.letter.when import find_whens
from domain.letter.years import Ground

_PLACE = re.compile(rf"[\s,:]{{0,3}}(?:tại|ở)\s(?P<place>.+)|[\s,:]{{1,3}}(?P<bare>{PLACE}(?!\w).+)")
_LEAD = re.compile(r"(?:[\s,:(–-]|bắt đầu|vào|lúc|hồi|từ|ngày|buổi|diễn ra|tổ chức|và){1,20}$")
_MEETS = re.compile(
    r"\s(?:tiếp xúc(?: với)?(?: cử tri)?|gặp(?: gỡ)?|làm việc(?: với)?|kiểm tra|khảo sát|txct)\s"
)
_SEVERAL = 2
_LONGEST_FOR = 80


@dataclass(frozen=True)
class _Part:
    subject: str | None
    session: Session


def read_chained(blocks: Blocks, ground: Ground) -> tuple[Session, ...]:
    """The sittings of the paragraphs that chain two or more of them, each with one dated hour."""
    told = [parts for line in blocks.prose if (parts := _parts_of(line, ground))]
    if not any(len(parts) >= _SEVERAL for parts in told):
        return ()
    return tuple(session for parts in told for session in _with_subject(parts))


def _with_subject(parts: list[_Part]) -> Iterator[Session]:
    subject = parts[0].subject
    whom = None
    for part in parts:
        whom = part.session.for_whom or whom
        yield Session(
            label=part.subject or subject,
            starts_at=part.session.starts_at,
            ends_at=part.session.ends_at,
            venue=part.session.venue,
            for_whom=whom,
        )


def _parts_of(line: Line, ground: Ground) -> list[_Part]:
    """One part for each clause; none where a clause tells no dated hour or none tells a place."""
    if line.cells or not line.whens:
        return []
    texts = [text for text in split_outside_brackets(line.text, ";") if text.strip(" .")]
    parts = [part for text in texts if (part := _part(text.strip(), ground))]
    placed = [part for part in parts if part.session.venue]
    return parts if len(parts) == len(texts) and len(placed) >= len(parts) - 1 else []


def _part(text: str, ground: Ground) -> _Part | None:
    whens = [when for when in find_whens(text) if when.days]
    when = whens[0] if len(whens) == 1 and whens[0].role in MAIN_ROLES else None
    if when is None or not when.hours or is_alternative(when) or is_conditional(when):
        return None
    start = moment_of(when, ground)
    lead = squeeze(text[: len(_LEAD.sub("", fold(text[: when.span[0]])))])
    if start is None or len(lead) > 2 * _LONGEST_FOR or ". " in lead:
        return None
    found = _PLACE.match(fold(text), when.span[1])
    venue = leading_place(text[found.start(found.lastgroup or 0) :]) if found else None
    meets = _MEETS.search(fold(lead))
    subject = trim(lead[: meets.start()]) if meets else None
    whom = trim(lead[meets.end() :]) if meets else trim(lead)
    session = Session(
        label=None, starts_at=start, ends_at=end_of(when, start, ground), venue=venue, for_whom=whom or None
    )
    return _Part(subject, session)
