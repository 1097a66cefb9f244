"""Committees of one place that a list names once: "HĐND, UBND xã A", "Thường trực, Thường vụ Tỉnh ủy"."""

import re
from itertools import pairwise

from domain.letter.text import fold

_PASSED_ON = re.compile(r"\s?\([^()]{0,80}(?:chuyển lời mời|chuyển giấy mời|mời giúp|mời thay)[^()]{0,80}\)$")
_ORGANIZATION = r"(?:hội|đoàn thanh niên|công đoàn|liên đoàn lao động)"
_PLACE = re.compile(
    r"(?:(?:ban )?thường trực\s)?"
    rf"(?:hđnd|ubnd|hội đồng nhân dân|ủy ban\s\S.*?|ubmttq\S*|mttq\S*|{_ORGANIZATION}(?:\s\S.*?)??)"
    r"(?P<place>\s(?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)(?P<name>\s\S.*)?)$"
)
_NO_PLACE = re.compile(
    r"(?:(?:thường trực|(?:ban )?thường vụ)\s)?(?:(?P<party>(?:huyện|thị|thành|quận) ủy)|đảng ủy|hđnd|ubnd|đoàn đbqh"
    r"|(?:ubmttq|ủy ban mttq|mttq)(?:vn| việt nam)?"
    r"|hội (?:nông dân|phụ nữ|cựu chiến binh|ccb|lhpn|liên hiệp phụ nữ)(?: việt nam)?|đoàn thanh niên|công đoàn)$"
)
_STANDING = re.compile(r"(?:thường trực|(?:ban )?thường vụ|(?:ban )?chấp hành)(?P<of>\s\S.*)?$")


def with_shared_place(units: list[str]) -> list[str]:
    """The units, each with the place that stands behind the last one; so too who passes an invitation on."""
    if len(units) < 2:
        return units
    remark = _PASSED_ON.search(fold(units[-1]))
    note = units[-1][remark.start() :] if remark else ""
    names = _standing([*units[:-1], units[-1].removesuffix(note)])
    place = _PLACE.match(fold(names[-1]))
    if place:
        whole, bare = (names[-1][max(place.start(part), 0) :] for part in ("place", "name"))
        named = [_placed(name, whole, bare if place["name"] else "") for name in names[:-1]]
        names = [*named, names[-1]]
    return [f"{name}{note}" for name in names]


def _placed(name: str, whole: str, bare: str) -> str:
    lacks = _NO_PLACE.match(fold(name))
    if not lacks:
        return name
    return f"{name}{bare if lacks['party'] else whole}"


def _standing(names: list[str]) -> list[str]:
    """A standing body of the committee that is named with the next one."""
    told = list(names)
    for at, (name, following) in enumerate(pairwise(names)):
        body, of = _STANDING.match(fold(name)), _STANDING.match(fold(following))
        if body and of and of["of"] and not body["of"]:
            told[at] = f"{name}{following[of.start('of') :]}"
    return told
