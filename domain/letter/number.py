"""The letter's own number, not one that it cites."""

import re
from collections.abc import Iterable

from domain.letter.blocks import Blocks, is_source
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import fold, squeeze

_SYMBOL = r"[\w&]+(?:[/.-]+[\w&]+){0,5}"
_OWN = re.compile(
    rf"\s*(?:giấy mời |thư mời |thông báo )?số\s?:?\s{{0,3}}(?P<digits>\d{{1,5}}[a-z]?)"
    rf"\s?(?P<rest>[/.-]\s?{_SYMBOL})?"
)
_BLANK = re.compile(r"số\s?:?\s{0,60}[.…_]{0,60}\s{0,60}/\s?[a-zđ]")
_CITED = re.compile(
    rf"(?:công văn|thông báo|giấy mời"
    rf"|thư mời)\s(?:số\s)?:?\s?(?P<digits>\d{{1,5}}[a-z]?)(?P<rest>[/.-]{_SYMBOL})?"
)
_COPIED = re.compile(r"\((?:nguồn|theo)\s?:?\s(?:công văn|thông báo|giấy mời|thư mời) số [^()]{1,200}\)?$")
_LAST_LINES = 4


def read_number(blocks: Blocks) -> Field[str] | None:
    """The number in the letterhead, else the one that a source line at the end gives to this notice."""
    heads = [*blocks.head, *([blocks.type_line] if blocks.type_line else []), *blocks.body[:4]]
    return _first(heads, _OWN) or _from_source(blocks)


def is_blank(text: str) -> bool:
    """Whether `text` leaves the place of a number empty ("Số:      /GM-UBND")."""
    return _BLANK.search(fold(text)) is not None


def _first(lines: Iterable[Line], pattern: re.Pattern[str]) -> Field[str] | None:
    for line in lines:
        found = pattern.match(line.folded)
        if found and not line.cells:
            return _field(line, found)
    return None


def _from_source(blocks: Blocks) -> Field[str] | None:
    """From the last line that names a notice, or from an attachment's name ("SỐ 12.TB …").

    Below a kind of its own, only a bracket of the copying page speaks of this letter: "(Nguồn: Giấy mời số …)".
    """
    last = [*blocks.body, *blocks.tail][-_LAST_LINES:]
    for line in reversed(last):
        found = _named_source(line) if blocks.type_line is None else _copied(line)
        if found:
            return _field(line, found)
    return None


def _named_source(line: Line) -> re.Match[str] | None:
    found = _CITED.search(line.folded) if is_source(line) else None
    return found or (_OWN.match(line.folded) if line.text.startswith(("Số", "SỐ")) else None)


def _copied(line: Line) -> re.Match[str] | None:
    return _CITED.search(line.folded) if _COPIED.match(line.folded) else None


def _field(line: Line, found: re.Match[str]) -> Field[str]:
    rest = line.text[found.start("rest") : found.end("rest")] if found["rest"] else ""
    digits = line.text[found.start("digits") : found.end("digits")]
    return Field(
        value=squeeze(digits + rest).replace(" ", ""), span=(line.start, line.end), sure=1.0 if rest else 0.5
    )
