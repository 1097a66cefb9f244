"""Lines that point back to places told before: "Trưởng phòng Y tế các huyện nói trên"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.letter.model import Party
from domain.letter.text import fold

_LEVEL = r"(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)"
_ANY = "địa phương"
_MOST_PLACES, _MOST_LINES = 300, 20
"""So many places are remembered and so many lines point back to them: a letter has no more."""
_BACK = re.compile(
    rf"(?:các|những)\s(?P<levels>{_ANY}|{_LEVEL}(?:(?:,| và|, và)\s{_LEVEL})*)"
    r"\s(?:nói trên|nêu trên|kể trên|có tên trên|trên)$"
)
_PLACE = re.compile(rf"(?<!\w){_LEVEL}\s\S.*$")


def pointed_back(parties: Iterable[Party]) -> Iterator[Party]:
    """The parties, one a place where a line points back to places; unchanged where none was told before."""
    places: dict[str, None] = {}
    lines = 0
    for party in parties:
        meant = _meant(party.unit, places) if lines < _MOST_LINES else []
        if meant:
            lines += 1
            yield from (replace(party, unit=unit) for unit in meant)
            continue
        if (place := _place(party.unit)) and len(places) < _MOST_PLACES:
            places[place] = None
        yield party


def _meant(unit: str, places: Iterable[str]) -> list[str]:
    back = _BACK.search(fold(unit))
    if back is None:
        return []
    levels = () if back["levels"] == _ANY else tuple(re.findall(_LEVEL, back["levels"]))
    told = [place for place in places if not levels or fold(place).startswith(levels)]
    return [f"{unit[: back.start()]}{place}" for place in told]


def _place(unit: str) -> str:
    """The place with which a name ends, with its level; empty for a circle of places."""
    found = _PLACE.search(fold(unit))
    place = unit[found.start() :] if found else ""
    return place if place and place.split()[-1][:1].isupper() else ""
