"""Whom Nơi nhận names only to let them know: units that are no guests and have nothing to answer."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.draft import NOBODY
from domain.letter.bodies import split_bodies
from domain.letter.text import fold, squeeze
from domain.name_search import Found, NameSearch
from domain.posts import without_title
from domain.rank import CARDED
from domain.unit import Unit

DROPPED = "informed: "
"""Before a line in the picks of a draft, where a guest phrase would stand: the line is left out."""

_FILING = re.compile(
    r"(?:lưu|như|các thành phần|thành phần|lđvp|lãnh đạo vp|lãnh đạo văn phòng$|bộ phận|vt$|đ/c|đồng chí)(?!\w)"
)
"""How a line of Nơi nhận begins that only files the letter, or only points back to the guests."""

_PURPOSE = re.compile(
    r"(?<!\s)\s*\((?:để|báo cáo|b/c|phối hợp|thực hiện|theo dõi|t/h|p/h)[^()]*\)\s*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Informed:
    """A unit that must know of a meeting; `unit_text` is the line of the letter that names it."""

    unit: str
    unit_text: str


@dataclass(frozen=True)
class InformedLine:
    """A line of Nơi nhận with the units that it means, for the organizer to look at."""

    text: str
    units: tuple[Unit, ...]


def informed_lines(
    recipients: Sequence[str],
    search: NameSearch,
    *,
    told: Collection[str],
    picks: Mapping[str, str],
) -> tuple[InformedLine, ...]:
    """The lines whose units must know and learn it from nothing else, in the letter's order.

    `told` are codes of units that get a message anyway: guests, and those who have something to do. Only exact
    names and groups count. A line that the organizer dropped, or that means nobody else, is not there.
    """
    seen = set(told)
    found: list[InformedLine] = []
    for text in _lines(recipients):
        units = tuple(
            unit for unit in _units(text, search) if unit.relation in CARDED and unit.code not in seen
        )
        if units and picks.get(DROPPED + text) != NOBODY:
            found.append(InformedLine(text, units))
            seen |= {unit.code for unit in units}
    return tuple(found)


def informed_of(lines: Sequence[InformedLine]) -> tuple[Informed, ...]:
    """One entry a unit."""
    return tuple(Informed(unit.code, line.text) for line in lines for unit in line.units)


def _lines(recipients: Sequence[str]) -> Iterator[str]:
    """The lines one by one, without what they are sent for and without filing."""
    for recipient in recipients:
        for part in recipient.split(";"):
            text = squeeze(_PURPOSE.sub("", part)).rstrip(".,")
            if text and not _FILING.match(fold(text)):
                yield text


def _units(text: str, search: NameSearch) -> Iterator[Unit]:
    """Those that the whole line means, else those that its parts mean; a part unknown here means nobody."""
    whole = _exactly(text, search)
    pieces = split_bodies(text) if not whole else ()
    yield from dict.fromkeys((*whole, *(unit for piece in pieces for unit in _exactly(piece, search))))


def _exactly(phrase: str, search: NameSearch) -> tuple[Unit, ...]:
    for name in dict.fromkeys((phrase, without_title(phrase))):
        answer = search.find(name)
        if isinstance(answer, Found) and not answer.room and answer.sure == 1:
            return answer.units
    return ()
