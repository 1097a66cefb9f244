"""Bytes of a text file as Unicode. A wrong guess would be read as a letter, so a guess needs a ground."""

import unicodedata
from collections.abc import Iterator

from bot.documents.code_pages import from_tcvn3, from_vni
from bot.documents.syllables import is_syllable, marked_words
from domain.errors import DomainError

LEAST_SHARE = 0.8
"""Of the words with marks, how many must be Vietnamese syllables for a code page to be believed."""
LEAST_WORDS = 5
_LEAD = 0.15
"""How far the best reading must be ahead of the next."""
_SAMPLE = 20_000
_LAST_WESTERN = "\xff"


def decode(data: bytes) -> str:
    """The text of a .txt file: UTF-8, UTF-16, TCVN3, VNI or windows-1258.

    Raises DomainError `file_encoding_unknown`.
    """
    try:
        return data.decode(_unicode_encoding(data))
    except UnicodeDecodeError as unreadable:
        legacy = None if b"\x00" in data else _recognized(_legacy_readings(data))
        if legacy is None:
            raise DomainError("file_encoding_unknown") from unreadable
        return legacy


def mended(text: str) -> str:
    """The text, put right where a document in an old typeface gave TCVN3 or VNI as Western letters."""
    letters = {letter for letter in set(text) if letter.isalpha() and not letter.isascii()}
    if not letters or max(letters) > _LAST_WESTERN:
        return text
    return _recognized([text, from_tcvn3(text), from_vni(text)]) or text


def _unicode_encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = (data[first:_SAMPLE:2].count(0) for first in (0, 1))
    if even or odd:
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8-sig"


def _legacy_readings(data: bytes) -> Iterator[str]:
    latin = data.decode("latin-1")
    yield from_tcvn3(latin)
    yield from_vni(latin)
    try:
        yield unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return


def _recognized(readings: Iterator[str] | list[str]) -> str | None:
    """The reading that is clearly Vietnamese, if only one is."""
    ranked = sorted(((_vietnamese(text), text) for text in readings), key=lambda each: -each[0])
    (best, text), (second, _) = ranked[0], ranked[1]
    return text if best >= LEAST_SHARE and best - second >= _LEAD else None


def _vietnamese(text: str) -> float:
    """The share of Vietnamese syllables among the words with marks, 0 where there are too few to tell."""
    words = marked_words(text[:_SAMPLE])
    return 0.0 if len(words) < LEAST_WORDS else sum(map(is_syllable, words)) / len(words)
