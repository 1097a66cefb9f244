"""Lines that point back to places told before: "Trưởng phòng Y tế các huyện nói trên"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.letter.model import Party
from domain.letter.text import fold

_LEVEL = r"(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)"
_ANY = "địa phương"
_BACK = re.compile(
    rf"(?:các|những)\s(?P<levels>{_ANY}|{_LEVEL}(?:(?:,| và|, và)\s{_LEVEL})*)"
    r"\s(?:nói trên|nêu trên|kể trên|có tên trên|trên)$"
)
_PLACE = re.compile(rf"(?<!\w){_LEVEL}\s\S.*$")


def pointed_back(parties: Iterable[Party]) -> Iterator[Party]:
    """The parties, one a place where a line points back to places; unchanged where none was told before."""
    places: dict[str, None] = {}
    for party in parties:
        back = _BACK.search(fold(party.unit))
        meant = [place for place in places if back and _is_meant(place, back["levels"])]
        if back and meant:
            yield from (replace(party, unit=f"{party.unit[: back.start()]}{place}") for place in meant)
            continue
        place = _PLACE.search(fold(party.unit))
        if place and party.unit[place.start() :].split()[-1][:1].isupper():
            places[party.unit[place.start() :]] = None
        yield party


def _is_meant(place: str, levels: str) -> bool:
    return levels == _ANY or any(fold(place).startswith(level) for level in re.findall(_LEVEL, levels))
