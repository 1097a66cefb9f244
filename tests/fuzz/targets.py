"""What the fuzzer reads with the letter reader, and the laws that no text may break."""

import json
from collections.abc import Callable
from datetime import date

from domain.errors import DomainError
from domain.letter.blocks import split_blocks
from domain.letter.correct import correct
from domain.letter.guests import read_guests
from domain.letter.lines import split_lines
from domain.letter.model import InviteeGroup, Reading, as_json, from_json
from domain.letter.moment import Moment
from domain.letter.number import is_blank, read_number
from domain.letter.parse import is_letter, read
from domain.letter.parties import read_parties
from domain.letter.scan import mend_scan
from domain.letter.schedule import read_timing
from domain.letter.secrecy_of_name import secrecy_of_name
from domain.letter.sittings import read_sittings
from domain.letter.text import clean
from domain.letter.told_days import moment_of
from domain.letter.when import find_whens
from domain.letter.years import Ground

_GROUND = Ground(date(2024, 3, 4), None)
_ISSUE = Moment.from_text("2024-03-04")
_CALLED = Reading(doc_type="giấy mời", starts_at=Moment.from_text("2024-03-15T08:00"))
_REFUSALS = ("correction_field_unknown", "correction_unreadable", "correction_guests")
_MOST_JSON = 200
"""Characters of a reading for each character of its text: no unit, task or clause is repeated without bound."""


def dates(text: str) -> None:
    """Hours and days stand where they say and are real, and a correction is understood or refused."""
    cleaned = clean(text)
    for when in find_whens(cleaned):
        start, end = when.span
        assert 0 <= start < end <= len(cleaned)
        for at in range(len(when.days)):
            moment_of(when, _GROUND, at)
    blocks = split_blocks(split_lines(f"GIẤY MỜI\n\nThời gian: {cleaned}"))
    timing = read_timing(blocks, _GROUND)
    read_sittings(blocks, timing, _GROUND)
    _corrected(text)


def numbers(text: str) -> None:
    """A number is some of the text's own letters, without spaces."""
    blocks = split_blocks(split_lines(mend_scan(clean(f"SỞ A\n{text}\nGIẤY MỜI\n{text}"))))
    number = read_number(blocks)
    assert number is None or (number.value and " " not in number.value)
    is_blank(text)
    secrecy_of_name(text)
    _corrected(f"Số: {text}")


def guests(text: str) -> None:
    """Every party stands in a group, and is sent somebody."""
    blocks = split_blocks(split_lines(clean(f"GIẤY MỜI\n\nThành phần:\n{text}")))
    groups = read_guests(blocks)
    for named in (groups, (InviteeGroup(heading=None, text=text),)):
        for party in read_parties(named):
            assert 0 <= party.group < len(named)
            assert party.seats > 0


def letter(text: str) -> None:
    """Any text has a reading that survives JSON, and that is not much longer than the text."""
    reading = read(text)
    is_letter(reading)
    shown = json.dumps(as_json(reading), ensure_ascii=False)
    assert from_json(json.loads(shown)) == reading
    assert len(shown) <= _MOST_JSON * len(text) + 5_000


def _corrected(text: str) -> None:
    try:
        correct(_CALLED, text, issue_date=_ISSUE)
    except DomainError as refused:
        assert refused.code in _REFUSALS


TARGETS: dict[str, Callable[[str], None]] = {
    "dates": dates,
    "numbers": numbers,
    "guests": guests,
    "letter": letter,
}
