"""The letters of a PDF page, put together to words by where they stand."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from bot.documents.page import Box, Word, around

BoxOf = Callable[[float, float, float, float], Box]
"""Left, bottom, right, top in the page's own space → the box as it is looked at."""

_GAP = 0.2
"""In heights of a letter: a wider gap is a space, even where the file writes none."""
_HYPHENS = "\x02\xad\ufffe"
"""PDFium's own sign for a hyphen at the end of a line, the soft hyphen, and what some files give for it."""
_Letter = tuple[str, Box]


def words_of(leaf: pdfium.PdfPage, box_of: BoxOf) -> Iterator[Word]:
    """The words of a page in the order of the file; letters without size or place are left out."""
    word: list[_Letter] = []
    for letter in _letters(leaf, box_of):
        if letter is not None and (not word or _goes_on(word[-1][1], letter[1])):
            word.append(letter)
            continue
        if word:
            yield _joined(word)
        word = [] if letter is None else [letter]
    if word:
        yield _joined(word)


def _letters(leaf: pdfium.PdfPage, box_of: BoxOf) -> Iterator[_Letter | None]:
    """Each letter with its box; None for a space."""
    text = leaf.get_textpage()
    place = raw.FS_RECTF()
    pointer = ctypes.byref(place)
    for at in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, at))
        if sign in _HYPHENS:
            sign = "\xad"
        is_space = sign.isspace() or not (sign.isprintable() or sign == "\xad")
        if is_space or not raw.FPDFText_GetLooseCharBox(text, at, pointer):
            yield None
        elif place.right > place.left and place.top > place.bottom:
            yield sign, box_of(place.left, place.bottom, place.right, place.top)
    text.close()


def _goes_on(last: Box, box: Box) -> bool:
    height = max(last.height, box.height)
    return abs(box.middle - last.middle) < height / 2 and -height < box.left - last.right < _GAP * height


def _joined(letters: list[_Letter]) -> Word:
    return Word("".join(sign for sign, _ in letters), around(box for _, box in letters))
