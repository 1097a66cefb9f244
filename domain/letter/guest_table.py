"""The guests in a column of a table: "Thành phần", "Đối tượng", "Người dự"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.letter.lines import Line
from domain.letter.text import fold

_GUEST_HEAD = re.compile(
    r"(?:thành phần|đối tượng|học viên|người (?:(?:tham )?dự|học|tham gia|được mời)|đại biểu|khách mời|dự họp"
    r"|(?:đơn vị|cơ quan) (?:tham )?dự"
    r"|mời(?: cùng)?(?: dự| họp| thêm)?$)"
)
_NOBODY = re.compile(r"[\W\d_]*$|(?:nt|như trên|không|theo)(?!\w)")
_LONGEST_HEAD = 40


@dataclass(frozen=True)
class GuestCell:
    """What a row says of its guests, under the head of the column."""

    heading: str
    text: str


def guest_cells(lines: Iterable[Line]) -> Iterator[tuple[Line, GuestCell]]:
    """The cells below the head of a column of guests, row by row."""
    column, heading = None, ""
    for line in lines:
        if not line.cells:
            column = None
            continue
        head = _column(line.cells)
        if head is not None:
            column, heading = head, line.cells[head]
        elif column is not None and column < len(line.cells) and not _NOBODY.match(fold(line.cells[column])):
            yield line, GuestCell(heading, line.cells[column])


def _column(cells: tuple[str, ...]) -> int | None:
    """Which column a head of short words gives to the guests."""
    if any(len(cell) > _LONGEST_HEAD or re.search(r"\d", cell) for cell in cells):
        return None
    return next((at for at, cell in enumerate(cells) if _GUEST_HEAD.match(fold(cell))), None)
