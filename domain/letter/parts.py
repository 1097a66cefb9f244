"""A letter's parts, and what they tell before any time is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from domain.letter.bare_labels import with_values
from domain.letter.blocks import Blocks, split_blocks
from domain.letter.briefs import read_briefs, read_notes
from domain.letter.chair import read_chair
from domain.letter.changes import Change, read_change
from domain.letter.flattened import rejoin_rows
from domain.letter.furniture import without_page_furniture
from domain.letter.guests import read_guests
from domain.letter.issuer import read_issuer
from domain.letter.lines import split_lines
from domain.letter.model import Doubt, Field, Reading
from domain.letter.moment import Moment
from domain.letter.number import read_number
from domain.letter.orders import read_orders
from domain.letter.origin import read_issue_date, read_place
from domain.letter.parties import read_parties
from domain.letter.replies import read_documents, read_dress_code
from domain.letter.scan import mend_scan
from domain.letter.signature import read_recipients, read_signer
from domain.letter.text import clean, copied_in
from domain.letter.title import read_doc_type, read_title
from domain.letter.told_days import full_days
from domain.letter.wraps import join_wrapped, part_addresses
from domain.letter.years import Ground

T = TypeVar("T")
LONGEST_LETTER = 500_000
MOST_LINES = 20_000
"""Characters and lines that are read: some two hundred pages. What follows is not, and the reading says so."""
_SURE_ENOUGH = 0.6
_FIRST_LINES = 3
_LONGEST_AGO = 8
"""Years between the days of one letter, anniversaries left aside."""
_YEAR = re.compile(r"(?:năm |(?<=[ivx\d])/)(20[0-4]\d)(?![\d–-])")
_ANY_YEAR = re.compile(r"(?<![\w/.-])(20[0-4]\d)(?![\w/])")
_LAW = re.compile(r"(?<!\w)(?:luật|nghị (?:định|quyết)|thông tư|quyết định|căn cứ|nhiệm kỳ)(?!\w)")


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A letter's parts; what no time depends on; the ground of its years; what it changes."""

    blocks: Blocks
    named: Reading
    ground: Ground
    change: Change
    is_cut: bool
    """Whether the text is too long to be read whole."""


def parts_of(text: str) -> Parts:
    """The letter in parts, with what they say before any time is read."""
    blocks, is_cut = _blocks(text)
    named = _named(blocks)
    ground = _ground(named, blocks, copied_in(text))
    change = read_change(blocks, named.title or "", ground)
    return Parts(blocks=blocks, named=named, ground=ground, change=change, is_cut=is_cut)


def _blocks(text: str) -> tuple[Blocks, bool]:
    """The parts of the letter, and whether it is too long to be read whole."""
    all_lines = split_lines(mend_scan(clean(text[:LONGEST_LETTER])))
    lines = rejoin_rows(without_page_furniture(all_lines[:MOST_LINES]))
    blocks = split_blocks(tuple(part_addresses(join_wrapped(tuple(with_values(lines))))))
    return blocks, len(text) > LONGEST_LETTER or len(all_lines) > MOST_LINES


def _named(blocks: Blocks) -> Reading:
    """The parts that no date depends on."""
    title, number, issue = read_title(blocks), read_number(blocks), read_issue_date(blocks)
    issuer, chair = read_issuer(blocks), read_chair(blocks)
    groups = read_guests(blocks)
    return Reading(
        doc_type=read_doc_type(blocks, title.value if title else ""),
        number=_value(number),
        issue_date=Moment(issue.value) if issue else None,
        place_of_issue=_value(read_place(blocks)),
        issuer=_value(issuer),
        title=_value(title),
        chair=_value(chair),
        dress_code=read_dress_code(blocks),
        invitee_groups=groups,
        parties=read_parties(groups),
        assignments=read_orders(blocks),
        briefs=read_briefs(blocks),
        documents=read_documents(blocks),
        notes=read_notes(blocks),
        recipients=read_recipients(blocks),
        signer=read_signer(blocks),
        doubts=tuple(_unsure(number=number, issuer=issuer, title=title)),
    )


def _value(found: Field[T] | None) -> T | None:
    return found.value if found else None


def _unsure(**found: Field[str] | None) -> Iterator[Doubt]:
    for name, field in found.items():
        if field and field.sure < _SURE_ENOUGH:
            yield Doubt(field=name, code="guessed", facts={"value": field.value})


def _recent(days: list[date]) -> list[date]:
    """The days without those of anniversaries, long before the others."""
    latest = max(days, default=None)
    return [day for day in days if latest and latest.year - day.year <= _LONGEST_AGO]


def _ground(named: Reading, blocks: Blocks, copied: int | None) -> Ground:
    lines = (*blocks.body, *blocks.head)
    whens = [when for line in lines for when in line.whens]
    days = _recent(list(full_days(whens)))
    month = next((date(when.month.year, when.month.month, 1) for when in whens if when.month), None)
    issue = named.issue_date.day if named.issue_date else None
    named_years = frozenset(int(year) for line in lines for year in _ANY_YEAR.findall(line.text))
    year = _named_year(blocks) or copied
    return Ground(issue, days[0] if days else month, frozenset(days) - {issue}, year, named_years)


def _named_year(blocks: Blocks) -> int | None:
    """The only year that the head and the first lines name without a day."""
    kind = (blocks.type_line,) if blocks.type_line else ()
    lines = [line.folded for line in (*blocks.head, *kind, *blocks.body[:_FIRST_LINES])]
    years = {year for line in lines if not _LAW.search(line) for year in _YEAR.findall(line)}
    return int(years.pop()) if len(years) == 1 else None
