"""Small tables: a letterhead and a signature only place things side by side, a programme has rows."""

import re
from collections.abc import Sequence

_MOST_ROWS, _MOST_COLUMNS = 3, 2
_MOTTO = re.compile("CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM")
_LONGEST_HOURS = 40
_HOURS = re.compile(
    r"(?:(?:từ|đến|lúc|[-–—]) ?)*\d{1,2} ?(?:giờ|[hg:])(?:[ \d]|phút|['’]|giờ|[hg:]|từ|đến|[-–—])*",
    re.IGNORECASE,
)


def only_places(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells of a table are no rows: they are few, and none is an hour and nothing else."""
    few = len(rows) <= _MOST_ROWS and all(len(row) <= _MOST_COLUMNS for row in rows)
    return few and not any(_is_hours(cell) for row in rows for cell in row)


def is_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table holds the two columns of a letter's head, the motto in one of them."""
    cells = [cell for row in rows for cell in row]
    return all(len(row) <= _MOST_COLUMNS for row in rows) and any(_MOTTO.search(cell) for cell in cells)


def _is_hours(cell: str) -> bool:
    told = cell.strip(" .;,")
    return len(told) <= _LONGEST_HOURS and _HOURS.fullmatch(told) is not None
