"""The place that a table tells: beside its label, or in a column of places."""

import re

from domain.letter.blocks import Blocks
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.places import is_place, leading_place
from domain.letter.text import fold, trim

_LABEL = re.compile(r"(?:địa điểm|nơi họp|nơi tổ chức)(?:\s\w+){0,2}\s?:?\s?")
_COLUMN = re.compile(r"(?:địa điểm|điểm|nơi|phòng)(?: \w+){0,3}$")
_NEW = re.compile(r"(?:.*\s)?(?:mới|nay|điều chỉnh|sửa|đúng|thay đổi)(?!\w)")


def place_in_table(blocks: Blocks) -> Field[str] | None:
    """The cell beside "Địa điểm"; where a table tells the old and the new, the one below "Mới"."""
    head: tuple[str, ...] = ()
    for line in blocks.body:
        cells = line.cells[1:] if line.cells and line.cells[0].isdigit() else line.cells
        told = [cell for cell in cells[1:] if cell] if cells and _is_label(cells[0]) else []
        if told and is_place(told[0]):
            new = [at for at, cell in enumerate(head) if _NEW.match(fold(cell)) and at < len(line.cells)]
            return place_field(line, line.cells[new[-1]] if new else told[0])
        head = line.cells if any(_NEW.match(fold(cell)) for cell in line.cells) else head
    return None


def place_in_column(blocks: Blocks) -> Field[str] | None:
    """The first place below "Địa điểm" or "Điểm tiếp xúc" in the head of a table."""
    column: int | None = None
    for line in blocks.body:
        if not line.cells:
            column = None
        elif column is None:
            column = next((at for at, cell in enumerate(line.cells) if _COLUMN.match(fold(cell))), None)
        elif column < len(line.cells) and is_place(line.cells[column]):
            return place_field(line, line.cells[column])
    return None


def _is_label(cell: str) -> bool:
    found = _LABEL.match(fold(cell))
    return found is not None and found.end() == len(cell)


def place_field(line: Line, place: str, sure: float = 0.9) -> Field[str] | None:
    """A place without its label and without what follows it; None where nothing is left."""
    label = _LABEL.match(fold(place))
    value = leading_place(trim(place[label.end() :] if label else place))
    return Field(value=value, span=(line.start, line.end), sure=sure) if value else None
