"""The pieces of a line of guests: the posts called, the units, what is left out, how many each sends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from domain.letter.bodies import is_body
from domain.letter.enumerations import continued, stem_of
from domain.letter.exceptions import take_exceptions
from domain.letter.roles import take_roles, take_staff, without_name
from domain.letter.seats import Seats, take_seats
from domain.letter.text import fold, split_outside_brackets, trim

_PRESS = re.compile(r"\((?=[^()]*\))[^()]*(?:đưa tin|tuyên truyền|báo chí)[^()]*\)")
_AND_STANDING = re.compile(r"\s(?:và)\s(?=thường trực)")
_NEXT_POST = re.compile(
    r"(?:,| và)\s(?=(?:các |đồng chí )?(?:phó )?(?:chủ tịch|giám đốc|bí thư|thủ trưởng|lãnh đạo|chánh)\s\S)"
)
_TOGETHER = re.compile(r"\scùng\s(?:với\s)?(?=(?:các |những )?(?:phòng|ban|đoàn thể|đại diện|lãnh đạo)[\s,])")
_QUOTA = re.compile(r":\s\d{1,3}\s(?:người|đại biểu|đồng chí).*$")
_BODY_WITHOUT_PLACE = re.compile(r"(?:đảng ủy|huyện ủy|thị ủy|thành ủy|hđnd|ubnd|ubmttq)$")
_PLACE = re.compile(r"\s(?:các )?(?:xã|phường|thị trấn|huyện|thị xã|thành phố|đặc khu)[\s,].*$")
_LONGEST_CALL = 500
"""Characters of a name with its posts: what follows does not tell whether a body is named."""
_PRESS_BODY = re.compile(r"(?:báo|đài|thông tấn xã|tạp chí|cổng thông tin|cơ quan báo chí|phóng viên)(?!\w)")
_CIRCLE = re.compile(r"(?:^|\s)(?:các|những|cấp)\s|(?:xã|huyện),? (?:phường|thị)")
_ADDRESSEES = re.compile(
    r"(?:các |những )?(?:cơ quan, đơn vị|đơn vị|cơ quan|đồng chí)?\s?(?:có tên )?"
    r"(?:như|tại|ở|nêu ở|nêu tại|nêu)\s(?:mục |phần |thành phần )?(?:kính gửi|trên)$"
)


@dataclass(frozen=True)
class Piece:
    """Units that are called in the same words. `roles` has at least one entry, perhaps an empty one."""

    roles: tuple[str, ...]
    units: str
    seats: Seats
    apart_from: str = ""
    press: bool = False


@dataclass(frozen=True)
class _Carried:
    """What a piece hands on to the next one: posts that hold on, and what stands before each name."""

    roles: tuple[str, ...] = ()
    governs: bool = False
    stem: str = ""


def take_pieces(line: str) -> Iterator[Piece]:
    """The pieces of a line, from left to right; "mỗi đơn vị 02 người" at its end counts for all of them."""
    press = _PRESS.search(fold(line)) is not None
    plain = trim(_PRESS.sub("", line))
    for_all = take_seats(plain)
    carried = _Carried()
    for text in _with_places(list(_cut(for_all.text if for_all.each else plain))):
        piece, carried = _read(text, for_all if for_all.each else None, carried, press=press)
        yield piece


def _read(text: str, for_all: Seats | None, carried: _Carried, *, press: bool) -> tuple[Piece, _Carried]:
    text, apart = take_exceptions(text)
    seats = for_all or take_seats(text)
    words = without_name(text if for_all else seats.text)
    called, rest, governs = take_roles(trim(_QUOTA.sub("", words)))
    units = rest if called else continued(carried.stem, rest)
    holds_on = carried.roles if carried.governs or units != rest else ()
    units, staff = take_staff(units)
    roles = (*(called or holds_on or ("",)), *staff)
    sent = tuple(post for post, _ in seats.posts) if seats.replaces else roles
    handed_on = _Carried(
        tuple(dict.fromkeys(roles)), governs if called else carried.governs, stem_of(units) or carried.stem
    )
    return Piece(sent, units, seats, apart, press), handed_on


def _cut(text: str) -> Iterator[str]:
    """The parts at semicolons, before "và Thường trực …", at "cùng", and before the post of another body."""
    for part in split_outside_brackets(text, ";"):
        folded, begin = fold(part), 0
        cuts = [*_AND_STANDING.finditer(folded), *_TOGETHER.finditer(folded), *_NEXT_POST.finditer(folded)]
        for cut in sorted(cuts, key=lambda found: found.start()):
            if cut.re is not _NEXT_POST or _names_a_body(part[begin : cut.start()]):
                yield trim(part[begin : cut.start()])
                begin = cut.end()
        if trim(part[begin:]):
            yield trim(part[begin:])


def _names_a_body(text: str) -> bool:
    called, rest, _ = take_roles(without_name(text[:_LONGEST_CALL]))
    return bool(called) and is_body(rest) and not take_roles(rest)[0]


def _with_places(texts: list[str]) -> list[str]:
    """The place told once is that of both: "Bí thư Đảng ủy, Chủ tịch UBND phường A"."""
    placed = list(texts)
    for at, (text, following) in enumerate(pairwise(texts)):
        place = _PLACE.search(fold(following))
        if place and _BODY_WITHOUT_PLACE.search(fold(text)):
            placed[at] = f"{text}{following[place.start() :]}"
    return placed


def is_circle(unit: str) -> bool:
    """Whether the words mean many units at once: "các sở, ban, ngành", "UBND xã, phường"."""
    return _CIRCLE.search(fold(unit)) is not None


def is_press_body(unit: str) -> bool:
    return _PRESS_BODY.match(fold(unit)) is not None


def refers_to_addressees(unit: str) -> bool:
    """Whether the words point to the letter's own addressees: "các đơn vị như Kính gửi"."""
    return _ADDRESSEES.match(fold(unit)) is not None
