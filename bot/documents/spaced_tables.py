"""Tables without ruled lines: columns of words kept apart by white space, below a line of headings."""

from collections.abc import Sequence
from itertools import pairwise

from bot.documents.columns import begins_tail
from bot.documents.page import Gap, Line, Word, narrowed

_APART = 0.9
"""In heights of a line: the white space between two headings."""
_LEAST_GAP = 0.55
"""In heights of a line: what must stay white between two columns; more than a space between words."""
_LEAST_COLUMNS = 3
_LEAST_LINES = 3
_FARTHEST = 3.5
"""In heights of a line: rows of one table are not farther apart."""


def table_at(lines: Sequence[Line]) -> tuple[int, list[str]]:
    """How many of the first lines are a table, and its rows with tabs; 0 and none where they are not."""
    gaps = _gaps(lines[0]) if lines else []
    if len(gaps) + 1 < _LEAST_COLUMNS:
        return 0, []
    taken = [lines[0]]
    for line in lines[1:]:
        kept = [narrowed(gap, line.words) for gap in gaps]
        far = line.box.middle - taken[-1].box.middle > _FARTHEST * line.box.height
        if (
            far
            or begins_tail(line)
            or any(right - left < _LEAST_GAP * line.box.height for left, right in kept)
        ):
            break
        gaps = kept
        taken.append(line)
    while not any(_cells(taken[-1], gaps)[1:]):
        taken.pop()
    if len(taken) < _LEAST_LINES or not _is_parted(taken, gaps):
        return 0, []
    return len(taken), _rows(taken, gaps)


def _is_parted(lines: Sequence[Line], gaps: Sequence[Gap]) -> bool:
    """Whether two lines below the headings hold words in more than one column."""
    return sum(sum(bool(cell) for cell in _cells(line, gaps)) > 1 for line in lines[1:]) > 1


def _rows(lines: Sequence[Line], gaps: Sequence[Gap]) -> list[str]:
    """A line without a word in the first column goes on with the row above."""
    rows: list[list[list[Word]]] = []
    for line in lines:
        cells = _cells(line, gaps)
        if rows and not cells[0]:
            rows[-1] = [above + here for above, here in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return ["\t".join(" ".join(word.text for word in cell) for cell in row) for row in rows]


def _gaps(line: Line) -> list[Gap]:
    least = _APART * line.box.height
    pairs = pairwise(line.words)
    return [(one.box.right, other.box.left) for one, other in pairs if other.box.left - one.box.right > least]


def _cells(line: Line, gaps: Sequence[Gap]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in range(len(gaps) + 1)]
    for word in line.words:
        cells[sum(word.box.center > (left + right) / 2 for left, right in gaps)].append(word)
    return cells
