"""What programs print over a page: stamps, which are none of the letter, and what they fill into a scan."""

from collections.abc import Sequence

from bot.documents.page import Line, Page, Word, lines_of, runs_of
from domain.letter.furniture import bears_stamp

_FEW_WORDS = 5
"""Of a scan, beside what is printed over it: the picture then shows nothing else."""
_NEAR = 1.5
"""In heights of a line: how far below each other the lines of one stamp are."""
_ALIKE = 0.7


def without_stamps(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without the lines of stamps."""
    stamped = {word for block in _blocks(words) if _is_stamp(block) for run in block for word in run.words}
    return tuple(word for word in words if word not in stamped)


def laid_over(scan: Page, told: Page) -> Page:
    """The scan with the words that the file tells itself in place of those that were recognized there."""
    if round(scan.width - told.width) or round(scan.height - told.height):
        return scan
    boxes = [run.box for line in lines_of(told.words) for run in runs_of(line)]
    seen = tuple(word for word in scan.words if not any(box.holds(word.box) for box in boxes))
    if len(seen) < min(_FEW_WORDS, len(told.words)):
        return told
    return Page(scan.width, scan.height, (*seen, *without_stamps(told.words)))


def _blocks(words: Sequence[Word]) -> list[list[Line]]:
    """Runs of words below each other, each block in letters of one size."""
    blocks: list[list[Line]] = []
    for run in (run for line in lines_of(words) for run in runs_of(line)):
        above = next((block for block in blocks if _goes_on(block[-1], run)), None)
        if above is None:
            blocks.append([run])
        else:
            above.append(run)
    return blocks


def _goes_on(above: Line, run: Line) -> bool:
    one, other = above.box, run.box
    low, high = sorted((one.height, other.height))
    beside = one.left < other.right and other.left < one.right
    return beside and 0 < other.middle - one.middle < _NEAR * high and low > _ALIKE * high


def _is_stamp(block: Sequence[Line]) -> bool:
    return bears_stamp(run.text for run in block)
