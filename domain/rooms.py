"""Parts of units that a letter invites: "Phòng Ngân sách - Sở Tài chính", "Phòng Y tế huyện A"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.spelling import key

_OF_PLACE = 0.95
_ROOM = re.compile(
    r"(?:phòng|văn phòng|chi cục|trung tâm|tổ|bộ phận|đội|trạm|hạt|bệnh viện|ban quản lý|trường|nhà)\s",
    re.IGNORECASE,
)
_OF = re.compile(r"\s[-–—]\s|\s(?:trực )?thuộc\s|,\s|\s\((?=[^()]*\)$)", re.IGNORECASE)
_LEVEL = r"(?:huyện|quận|thị xã|thành phố|xã|phường|đặc khu)"
_OF_PEOPLES_COMMITTEE = re.compile(
    rf"(?P<room>phòng (?!giao dịch|khám|công chứng).+?) (?P<many>các )?(?P<place>{_LEVEL}(?:,? .+)?)",
    re.IGNORECASE,
)
"""A room of a people's committee (Decree 37/2014/NĐ-CP, Decree 150/2025/NĐ-CP); a bank's or a notary's is none."""
_PLACE = re.compile(rf"UBND (?P<place>{_LEVEL} .+)", re.IGNORECASE)


@dataclass(frozen=True)
class Room:
    """A part of the unit called `of`, or of each of a circle of units; `sure` tells how sure it is that it is one."""

    name: str
    of: str
    of_many: bool = False
    sure: float = 1.0


def rooms_in(phrase: str) -> Iterator[Room]:
    """What the phrase may mean as a part of a unit, the likeliest first."""
    if not _ROOM.match(phrase):
        return
    for of in _OF.finditer(phrase):
        yield Room(phrase[: of.start()], phrase[of.end() :].rstrip(")"))
    if found := _OF_PEOPLES_COMMITTEE.fullmatch(phrase):
        committee = f"UBND {found['many'] or ''}{found['place']}"
        yield Room(found["room"], committee, of_many=is_of_many(phrase), sure=_OF_PLACE)


def is_of_many(phrase: str) -> bool:
    """Whether rooms of many places are meant: "Phòng Y tế các huyện, thị xã"."""
    found = _OF_PEOPLES_COMMITTEE.fullmatch(phrase)
    return found is not None and found["many"] is not None


def room_name(room: str, unit_name: str) -> str:
    """What a part of a unit is called. A people's committee is told by its place: "Phòng Y tế huyện A"."""
    place = _PLACE.fullmatch(unit_name)
    if place is None:
        return f"{room} - {unit_name}"
    return room if key(room).endswith(f" {key(place['place'])}") else f"{room} {place['place']}"
