"""One phrase with several units taken apart: "UBND các huyện: A, B", "Văn phòng: X, Y"."""

import re

from domain.letter.bodies import is_body, split_bodies
from domain.letter.shared_places import with_shared_place
from domain.letter.text import fold, split_outside_brackets, squeeze

_STEM = re.compile(r"(?:(?:các |những )?(?P<stem>[^:,;]{2,60}?))\s?:\s?(?P<names>.+)$")
_PLURAL = re.compile(
    r"^(?P<head>.{0,200}?)(?:các|những)\s(?P<kind>huyện|xã|phường|thị trấn|thị xã|thành phố|sở|ban"
    r"|phòng|văn phòng|thôn)\s?:?\s"
)
_LEVEL = r"(?:huyện|xã|phường|thị trấn|thị xã|thành phố|quận|đặc khu|tp|tx)"
_STARTS_WITH_LEVEL = re.compile(rf"(?:các )?{_LEVEL}[\s.]")
_ENDS_WITH_LEVEL = re.compile(rf"\s{_LEVEL}$")
_SHARED_END = re.compile(r"\s(?:(?:tỉnh|thành|huyện|thị|quận) ủy|tu|trung ương)$")
_ADDRESS = re.compile(r"(?:các )?(?:đồng chí|đ/c)(?: trong)?\s")
_ROOM = re.compile(r"(?:phòng|chi cục|trung tâm|bộ phận|tổ|ban quản lý dự án)\s")
_BODY_OF_ROOMS = re.compile(r"(?:sở|văn phòng|ban [^,]{2,40} (?:tỉnh|thành) ủy|cục|thanh tra)\s")


def units_of(text: str, role: str) -> list[str]:
    """The units of a phrase; `role` is the post called before it, if any."""
    text = _without_address(text)
    stem = _STEM.match(text)
    if stem and not is_body(stem["names"]):
        bare = _with_shared_end(split_bodies_of(stem["names"]))
        return [squeeze(f"{_singular(stem['stem'])} {name}") for name in bare]
    if stem and _is_office(stem["stem"]):
        return [squeeze(f"{stem['stem']} {name}") for name in split_bodies(stem["names"])]
    names = stem["names"] if stem else text
    plural = _PLURAL.match(fold(names))
    if plural and names[plural.end() :][:1].isupper():
        head = _singular(names[: plural.end("kind")])
        return [squeeze(f"{head} {name}") for name in split_bodies_of(names[plural.end() :])]
    if not _is_list(names, role):
        return [squeeze(names)]
    return _rooms_with_bodies(with_shared_place([squeeze(unit) for unit in split_bodies(names)]))


def _without_address(text: str) -> str:
    """ "Các đồng chí Thường trực Tỉnh ủy" are a body and no persons."""
    address = _ADDRESS.match(fold(text))
    return text[address.end() :] if address and is_body(text[address.end() :]) else text


def stem_of(text: str) -> str:
    """What stands before each name of a list: "UBND huyện" of "UBND các huyện: A, B"; empty without a list."""
    stem = _STEM.match(text)
    return _singular(stem["stem"]) if stem and not is_body(stem["names"]) else ""


def continued(stem: str, piece: str) -> str:
    """A piece after a semicolon that goes on with the list before it: "thị xã C" is "UBND thị xã C"."""
    level = _ENDS_WITH_LEVEL.search(fold(stem))
    if level and _STARTS_WITH_LEVEL.match(fold(piece)):
        return f"{stem[: level.start()]} {piece}"
    if stem and piece[:1].isupper() and not is_body(piece):
        return f"{stem}: {piece}"
    return piece


def split_bodies_of(names: str) -> list[str]:
    """The bare names of a list ("Quản Bạ, Yên Minh và Mèo Vạc")."""
    return [
        name for part in split_outside_brackets(names, ",;") for name in re.split(r"\svà\s(?=[A-ZĐ])", part)
    ]


def _with_shared_end(names: list[str]) -> list[str]:
    """The committee told once is that of all boards: "Tổ chức, Nội chính Tỉnh ủy"."""
    end = _SHARED_END.search(fold(names[-1]))
    if end is None:
        return names
    words = names[-1][end.start() :]
    return [name if _SHARED_END.search(fold(name)) else f"{name}{words}" for name in names]


def _rooms_with_bodies(units: list[str]) -> list[str]:
    """A room and its body are one guest, not two: "Phòng A, Sở B"."""
    if len(units) == 2 and _ROOM.match(fold(units[0])) and _BODY_OF_ROOMS.match(fold(units[1])):
        return [" - ".join(units)]
    return units


def _singular(stem: str) -> str:
    return re.sub(r"(?:^|\s)(?:các|những)(?=\s)", "", stem).strip()


def _is_office(stem: str) -> bool:
    return fold(_singular(stem)) in (
        "văn phòng",
        "ban dân vận",
        "ban tuyên giáo",
        "ban tổ chức",
        "thường trực",
        "công an",
    )


def _is_list(text: str, role: str) -> bool:
    """Whether commas part units; "các sở, ban, ngành" and "UBND huyện, thị xã" are one circle each."""
    pieces = split_outside_brackets(text, ",")
    if any(piece in ("TX", "TP", "TT") for piece in pieces):
        return False
    return bool(role or len(pieces) > 1) and all(piece[:1].isupper() for piece in pieces)
