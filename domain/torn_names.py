"""Names that a list tore apart at their own commas and "và": "Sở Văn hóa", "Sở Thể thao", "Sở Du lịch"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from domain.letter.model import Party
from domain.spelling import clean

_MOST_PIECES = 4


def rejoined(parties: Sequence[Party], is_known: Callable[[str], bool]) -> Iterator[Party]:
    """The parties, those as one that only together are the name of a unit.

    Only neighbors of one line and role whose own names are unknown are put together, the longest name first.
    """
    at = 0
    while at < len(parties):
        count = _pieces(parties[at : at + _MOST_PIECES], is_known)
        yield replace(parties[at], unit=_joined(parties[at : at + count]))
        at += count


def _pieces(parties: Sequence[Party], is_known: Callable[[str], bool]) -> int:
    torn = 0
    for party in parties:
        alike = replace(party, unit="") == replace(parties[0], unit="")
        if not alike or is_known(party.unit):
            break
        torn += 1
    return next((count for count in range(torn, 1, -1) if is_known(_joined(parties[:count]))), 1)


def _joined(parties: Sequence[Party]) -> str:
    """The pieces as one name; the word that a list set before each stays before the first only."""
    first, *others = (clean(party.unit).split() for party in parties)
    if not others:
        return parties[0].unit
    words = list(first)
    for piece in others:
        words += piece[1:] if piece[:1] == first[:1] else piece
    return " ".join(words)
