"""A letter as lines: each with its bullet taken off, table rows as cells, two columns as two lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from domain.letter.text import fold, squeeze
from domain.letter.when import When, find_whens

_PICTURE = "[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?"
_BULLET = re.compile(
    rf"(?P<mark>{_PICTURE}|"
    r"[-–—+•·*▪►●○◦>]|\d{1,2}(?:\.\d{1,2}){0,2}[.)](?!\d)|\d{1,2}/(?!\s*\d)|\(\d{1,2}\)"
    r"|[a-zđ]\)|[a-zđ][.,](?=\s)|\d{1,2},\s?-|[IVX]{1,4}[./)](?=\s)|(?:\d{1,2}"
    r"|[IVX]{1,4})[-–](?=\s{1,3}[^\W\d_]))\s*(?=\S)"
)
_INNER_BULLET = re.compile(r"(?P<mark>[a-zđ]\)|[-–+•*]|\(\d{1,2}\))\s{1,3}(?=\S)")
"""The bullet that a page's own numbering stands before: "2. a) Thời gian"."""
_DOTTED = re.compile(r"\d{1,2}\.\d")
_COLUMN_GAP = re.compile(r"(?<! ) {5,}(?=[^\W\d_])")
_MOTTO = r"(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s?[-–])"
_MOTTO_GAP = re.compile(rf"\s{{1,4}}(?={_MOTTO})")
_NUMBERED_GAP = re.compile(
    r"\s*[Ss]ố\s{0,3}:?[\s\d.…_]{0,30}[/.-]?\s?[\w&]{0,40}[A-ZĐ][\w/&.-]{0,80}(?P<gap>\s+)(?=[^\W\d_][^\d,:]{1,40},\s{0,3}ngày\s)"
)
"""Between the number of a letter and the place and day on the same line, where a page kept one space only."""
_OPEN_DATE = ("ngày", "tháng", "năm")
_SIGNED = r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s?\.?\s?[A-ZĐỦ]"
_IN_HEAD_OR_TAIL = re.compile(
    rf"[Nn]ơi nhận|NƠI NHẬN|[Ss]ố\s?[:\d]|[^\t]{{0,120}}\t(?:{_MOTTO}|{_SIGNED}|[^\t\d]{{1,40}}, ngày )"
)
_PART = re.compile(r"(?:buổi )?(?:sáng|chiều|tối)")
_RULE = re.compile(r"\s*\|?(?:\s?:?-{2,}:?\s?\|){1,12}(?:\s?:?-{2,}:?\s?)?")
"""The line between the head of a table and its rows: "|---|---|"."""
_FRAMED = re.compile(r"\s*\|\s?(?P<cell>[^|]{2,400}?)\s?\|?\s*")
_SPACED_DAY = re.compile(r"[^\d:;|]{2,40}[,.]?\s{1,6}[Nn]gày\s{1,20}\d{0,2}\s{0,20}tháng")
"""A day of writing with gaps around its numbers: "Huế, ngày   20   tháng 7"."""
_RULER = re.compile(r"(?<=\w)\s[-–_*=]{5,}\s+(?=\S)")
"""A ruler that a page drew between two lines of a head and put into one: "Hạnh phúc ------- Hưng Yên, ngày 7"."""
_CLOCK = re.compile(r"\d{1,2}\s?(?:[hg:]|giờ)[\d\shg:giờphút'’–~-]{0,24}")
_SPACED_CELLS = re.compile(r" {3,}|\t")
_TABLE_COLUMNS = 3
_SIDE_BY_SIDE = 2
_WIDE = 6
_ROMAN, _NUMBER, _LETTER, _DASH, _PLUS, _PLAIN = range(6)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the letter. `start` and `end` are where it stands in the cleaned text."""

    text: str
    bullet: str
    start: int
    end: int
    cells: tuple[str, ...] = ()
    """The cells of a table row, empty ones kept; no cells where the line is no row."""
    after_blank: bool = False
    PLAIN: ClassVar[int] = _PLAIN

    @cached_property
    def folded(self) -> str:
        """The text in small letters, see `fold`."""
        return fold(self.text)

    @cached_property
    def whens(self) -> tuple[When, ...]:
        """The time expressions of the text; a dozen readers ask for them."""
        return tuple(find_whens(self.text))

    @property
    def level(self) -> int:
        """How deep the bullet stands: 0 for I., 1 for 1., 2 for 1.1., a) or (1), 3 for -, 4 for +, 5 for none."""
        return _level(self.bullet)

    @property
    def whole(self) -> str:
        """The line with its bullet."""
        return f"{self.bullet} {self.text}" if self.bullet else self.text


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a cleaned text that hold something, in their order."""
    lines: list[Line] = []
    position, blank = 0, False
    for raw in _RULER.sub(lambda ruler: " " * (len(ruler[0]) - 1) + "\n", text).split("\n"):
        if raw.strip() not in ("", "|") and not _RULE.fullmatch(raw):
            lines.extend(_lines_of(raw, position, blank))
            blank = False
        else:
            blank = True
        position += len(raw) + 1
    return tuple(lines)


def _lines_of(raw: str, position: int, blank: bool) -> Iterator[Line]:
    cells = _cells(raw)
    if len(cells) == _SIDE_BY_SIDE and _IN_HEAD_OR_TAIL.match("\t".join(cells)):
        raw = raw.strip(" |").replace("\t", " " * _WIDE).replace("|", " " * _WIDE)
        cells = ()
    raw = raw.replace("|", " ") if not cells and _is_framed(raw) else raw
    if cells:
        yield Line(
            text=squeeze(raw),
            bullet="",
            start=position,
            end=position + len(raw),
            cells=cells,
            after_blank=blank,
        )
        return
    for begin, end in _columns(raw):
        yield _line(raw[begin:end], position + begin, blank)


def _is_framed(raw: str) -> bool:
    """Whether a bullet has what is left of the frame of a table around it: "| - Sở Y tế; |".

    A bar behind a line alone may end the cell of a table: `rejoin_rows` takes it off where there is none.
    """
    found = _FRAMED.fullmatch(raw)
    return found is not None and found["cell"].startswith(("-", "+", "•"))


def _cells(raw: str) -> tuple[str, ...]:
    for mark in ("\t", "|"):
        if raw.strip(" ").count(mark) >= (1 if mark == "\t" else 2):
            row = raw.strip(" ")
            framed = row.removeprefix("|") if row.endswith("|") else row
            cells = framed.removesuffix("|").split(mark)
            if sum(bool(cell.strip()) for cell in cells) >= 2:
                return tuple(squeeze(cell) for cell in cells)
    spaced = tuple(squeeze(cell) for cell in _SPACED_CELLS.split(raw.strip()))
    numbered = _IN_HEAD_OR_TAIL.match(raw.strip()) or _SPACED_DAY.match(raw.strip())
    return spaced if len(spaced) >= _TABLE_COLUMNS and not numbered else ()


def _columns(raw: str) -> list[tuple[int, int]]:
    """The left and the right column of a letterhead or signature line, or the whole line."""
    indent = len(raw) - len(raw.lstrip())
    numbered = _NUMBERED_GAP.match(raw)
    gap = numbered or _COLUMN_GAP.search(raw, indent) or _MOTTO_GAP.search(raw, indent)
    begin, end = gap.span("gap" if numbered else 0) if gap else (0, 0)
    left = raw[:begin].strip()
    if _CLOCK.fullmatch(left) or _PART.fullmatch(left.lower()):
        return [(indent, len(raw))]
    whole_label = left.endswith((":", "-", "–")) and not left.lower().startswith("nơi nhận")
    if whole_label or len(left) < 4 or left.lower().endswith(_OPEN_DATE):
        return [(indent, len(raw))]
    return [(indent, begin), (end, len(raw))]


def _line(raw: str, position: int, blank: bool) -> Line:
    found = _BULLET.match(raw)
    inner = _INNER_BULLET.match(raw, found.end()) if found else None
    found = inner or found
    bullet = found["mark"] if found else ""
    text = squeeze(raw[found.end() :] if found else raw)
    return Line(text=text, bullet=bullet, start=position, end=position + len(raw), after_blank=blank)


def _level(bullet: str) -> int:
    if not bullet:
        return _PLAIN
    if bullet[0] in "IVX":
        return _ROMAN
    if bullet[0].isdigit():
        return _LETTER if _DOTTED.match(bullet) else _NUMBER
    if bullet[0] in "(abcdđefghiklmn":
        return _LETTER
    return _DASH if bullet in "-–—*•·▪►●○◦>" else _PLUS
