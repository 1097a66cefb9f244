"""The two places of an official letter that have two columns: its head, and recipients beside the signature.

Where they stand and what they hold is laid down in Annex I of Decree 30/2020/NĐ-CP (Party documents: Guide
36-HD/VPTW): the issuing body and number left, the motto, place and day right; "Nơi nhận" left, the signature right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.documents.page import Gap, Line, Word, narrowed
from domain.letter.text import unmarked

_RIGHT_CUES = re.compile(
    r"CONG H[OD]A X|DANG CONG SAN|DOC LAP ?[-–—.] ?TU D|[A-Z][A-Z. ]{1,30}, ?NGAY [\d ._…]{1,12}THANG"
)
_TAIL_CUE = re.compile(r"NOI NHAN ?[:;./]?")
_HEAD_ZONE = 10
_LEAST_GAP = 4.0
_WHITE = 0.5
"""In heights of a line: wider than the space between two words."""
_CLOSE = 1.9
"""In heights of a line: what stands lower no longer belongs to the left column of the head."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The lines of both columns, left and right, from the top down. `count` lines of the page were taken."""

    count: int
    left: list[Line]
    right: list[Line]


def columns_at(lines: Sequence[Line], *, near_top: bool) -> Columns | None:
    """The two columns that begin with the first of the lines, or None."""
    if near_top and (gap := _gap_of_head(lines[:_HEAD_ZONE])):
        return _taken(lines, gap, tail=False)
    if lines and begins_tail(lines[0]) and (gap := _widest_gap(lines[0])):
        return _taken(lines, gap, tail=True)
    return None


def begins_tail(line: Line) -> bool:
    """Whether the recipients begin here, with the signature beside them."""
    return _TAIL_CUE.match(plain(line.text)) is not None


def plain(text: str) -> str:
    """In capitals without marks, for words that are known beforehand."""
    return unmarked(text.upper())


def _gap_of_head(lines: Sequence[Line]) -> Gap | None:
    """The white strip before the motto or the place and day, if something stands left of it."""
    return next((gap for line in lines[:3] if (gap := _gap_before_cue(line))), None)


def _gap_before_cue(line: Line) -> Gap | None:
    for at in range(1, len(line.words)):
        rest = plain(" ".join(word.text for word in line.words[at:]))
        if _RIGHT_CUES.match(rest):
            gap = line.words[at - 1].box.right, line.words[at].box.left
            return gap if gap[1] - gap[0] >= _LEAST_GAP else None
    return None


def _widest_gap(line: Line) -> Gap | None:
    pairs = pairwise(line.words)
    gaps = [(one.box.right, other.box.left) for one, other in pairs]
    widest = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))
    return widest if widest[1] - widest[0] > line.box.height else None


def _taken(lines: Sequence[Line], gap: Gap, *, tail: bool) -> Columns:
    """Lines as long as the strip between the columns stays white. Of the head, only what closely follows
    belongs to it."""
    columns = Columns(0, [], [])
    for at, line in enumerate(lines):
        left, right = _parted(line, gap)
        gap = narrowed(gap, line.words)
        if gap[1] - gap[0] < _LEAST_GAP or not (tail or _is_of_head(lines, at, gap)):
            break
        columns.left.extend([Line(left)] if left else [])
        columns.right.extend([Line(right)] if right else [])
        columns = Columns(at + 1, columns.left, columns.right)
    return columns


def _is_of_head(lines: Sequence[Line], at: int, gap: Gap) -> bool:
    """Whether a line has both columns, or follows closely on one that has; the right column is read last."""
    if _has_both(lines[at], gap):
        return True
    if at == 0 or lines[at].box.middle - lines[at - 1].box.middle > _CLOSE * lines[at - 1].box.height:
        return False
    on_left, was_on_left = (bool(_parted(line, gap)[0]) for line in (lines[at], lines[at - 1]))
    return not on_left or was_on_left or any(_has_both(line, gap) for line in lines[at + 1 : at + 3])


def _has_both(line: Line, gap: Gap) -> bool:
    left, right = _parted(line, gap)
    strip = narrowed(gap, line.words)
    return bool(left and right) and strip[1] - strip[0] > _WHITE * line.box.height


def _parted(line: Line, gap: Gap) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    middle = sum(gap) / 2
    return (
        tuple(word for word in line.words if word.box.center < middle),
        tuple(word for word in line.words if word.box.center >= middle),
    )
