"""The classification mark of a document. Such letters are refused: chat networks are no place for them."""

import re

from domain.letter.lines import Line
from domain.letter.model import Secrecy
from domain.letter.text import fold

_LOOKALIKES = str.maketrans("0οоаaạ", "oooaaạ")
_MARKS = {"mật": Secrecy.SECRET, "tốimật": Secrecy.TOP_SECRET, "tuyệtmật": Secrecy.STATE_SECRET}
_LONGEST_MARK = 60


def read_secrecy(lines: tuple[Line, ...]) -> Secrecy | None:
    """The gravest mark that stands on a line (or in a cell) of its own: MẬT, M Ậ T, "Độ mật: TỐI MẬT"."""
    found = [mark for line in lines for text in (line.cells or (line.text,)) if (mark := _mark(text))]
    return max(found, key=list(Secrecy).index, default=None)


def _mark(text: str) -> Secrecy | None:
    if len(text) > _LONGEST_MARK:
        return None
    folded = fold(text).translate(_LOOKALIKES).strip(" *[](){}<>.:-–_|\"'")
    label = re.match(r"(?:mức )?(?:độ mật|dấu mật)\s?:?\s?", folded)
    bare = re.sub(r"[\s._-]", "", folded[label.end() :] if label else folded)
    stamped = label is not None or text.upper() == text
    return _MARKS.get(bare) if stamped else None
