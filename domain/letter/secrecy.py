"""The classification mark of a document. Such letters are refused: chat networks are no place for them."""

import re
import unicodedata

from domain.letter.lines import Line
from domain.letter.model import Secrecy
from domain.letter.text import fold

_LOOKALIKES = str.maketrans("0οоаaạ", "oooaaạ")
_MARKS = {"mật": Secrecy.SECRET, "tốimật": Secrecy.TOP_SECRET, "tuyệtmật": Secrecy.STATE_SECRET}
_LONGEST_MARK = 60
_BETWEEN_WORDS = re.compile(r"[\W_]+")


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


def secrecy_of_name(name: str) -> Secrecy | None:
    """The mark that a file's name bears as words in capitals: "TUYỆT MẬT_giay moi.docx"."""
    words = " ".join(_BETWEEN_WORDS.split(unicodedata.normalize("NFC", name)))
    found = [mark for mark in Secrecy if f" {mark.value} " in f" {words} "]
    return max(found, key=list(Secrecy).index, default=None)
