"""Whose secretary a letter calls: "Bí thư, Chủ tịch UBND huyện A" means that of Huyện ủy A."""

import re

from domain.spelling import clean

_COMMITTEES = {
    **{"huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy", "thị": "Thị ủy"},
    **{"thành phố": "Thành ủy", "thành": "Thành ủy"},
}
_LEVEL = "|".join((*sorted(_COMMITTEES, key=len, reverse=True), "xã", "phường", "thị trấn", "đặc khu"))
_PEOPLES_COMMITTEE = re.compile(r"(?:UBND|(?:ủy|uỷ) ban nhân dân) ", re.IGNORECASE)
_PLACE = re.compile(
    rf"(?:các )?(?P<level>{_LEVEL})(?: (?P<name>(?-i:[A-ZĐÀ-Ỹ0-9]).*))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r", (?:và )?| và ")


def body_of_post(role: str, body: str) -> str:
    """The body that a post belongs to: a secretary's is the Party committee, for a people's committee has none."""
    body = clean(body)
    if not clean(role).casefold().removeprefix("phó ").startswith("bí thư"):
        return body
    called = _PEOPLES_COMMITTEE.match(body)
    places = body[called.end() :] if called else body
    found = [place for place in map(_PLACE.fullmatch, _BETWEEN.split(places)) if place]
    if len(found) == len(_BETWEEN.split(places)):
        return _committees(found)
    return f"cấp ủy {places}" if called else body


def _committees(places: list[re.Match[str]]) -> str:
    named = [f"{_committee(place['level'])} {place['name']}" for place in places if place["name"]]
    bare = [place["level"].casefold() for place in places if not place["name"]]
    if len(bare) == 1 == len(places) and not places[0][0].casefold().startswith("các "):
        return _committee(bare[0])
    above = ", ".join(_COMMITTEES[level] for level in bare if level in _COMMITTEES)
    communes = ", ".join(level for level in bare if level not in _COMMITTEES)
    many = [f"các {above}" if above else "", f"Đảng ủy các {communes}" if communes else ""]
    return ", ".join(filter(None, [*many, *named]))


def _committee(level: str) -> str:
    return _COMMITTEES.get(level.casefold(), f"Đảng ủy {level}")
