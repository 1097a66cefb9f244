"""How many people a line of guests asks of each unit: "mỗi đơn vị 02 người", "(01 lãnh đạo và 01 chuyên viên)"."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from domain.letter.text import fold, squeeze, trim

_PERSON = r"(?:người|đại biểu|đồng chí|đ/c)"
_POST = r"(?:đại diện lãnh đạo|lãnh đạo|chuyên viên|cán bộ|công chức|viên chức|nhân viên|phóng viên|kế toán)"
_COUNT = re.compile(rf"(?P<number>\d{{1,3}})\s(?:\([^()]{{1,20}}\)\s)?(?P<who>{_POST}|{_PERSON})(?!\w)")
_NOBODYS_NAME = r"(?:đơn vị|cơ quan|địa phương|nơi|ngành|sở|sở, ngành|xã|phường|huyện|phòng|tổ|đội|trường)"
_TAIL = re.compile(
    rf"(?:\s?\((?P<in>[^()]{{2,120}})\)|\s?:\s(?P<after>[^:()]{{2,120}})"
    rf"|,?\s(?P<each>mỗi {_NOBODYS_NAME}\s[^:()]{{2,120}}))$"
)
_FILLING = re.compile(rf"mỗi {_NOBODYS_NAME}(?=\s)|(?<!\w)(?:và|cử|mời|gồm|tham dự|dự|họp)(?!\w)|[,;\s]")
_EACH_OF = re.compile(r"mỗi (?P<of>[^:()]{2,80}?)(?:\s?:)?\s(?:cử |mời )?(?=\d{1,3}\s)")
_REMARK = re.compile(r"\s?\([^()]*\)$")
_ANYONE = re.compile(r"\d{1,3}\s(?:\([^()]{1,20}\)\s)?người(?! đứng đầu)(?!\w)")
_LEADING = re.compile(rf"\d{{1,3}}\s{_PERSON}\s(?:(?:của|là|thuộc)\s)?(?=\S)")
_BEFORE_POST = re.compile(rf"(?:(?<=^)|(?<=\s))(?P<number>\d{{1,3}})\s(?={_POST}(?!\w))")


@dataclass(frozen=True)
class Seats:
    """A line without its counts.

    `number` is for every unit of the line, `posts` gives the counts of single posts ("Chuyên viên": 2).
    `replaces` tells that the posts were told apart from the line, and are those that the units are to send.
    `each` tells that a circle of units is meant one by one, not as a sum; `anyone` that persons are counted
    ("02 người") and no posts: without a post beside it, a unit sends whom it likes.
    """

    text: str
    number: int = 1
    posts: tuple[tuple[str, int], ...] = ()
    replaces: bool = False
    each: bool = False
    anyone: bool = False

    @cached_property
    def _by_post(self) -> dict[str, int]:
        return dict(self.posts)

    def of(self, role: str, among: int = 1) -> int:
        """The seats of a post; a number for the whole unit is divided among the posts that it is to send."""
        return self._by_post.get(role, max(1, self.number // among))


def take_seats(text: str) -> Seats:
    """The line without what it says about numbers, and the numbers; a line without any stays as it is."""
    seats = _of_each(text) or _at_the_end(text) or _before_units(text) or _before_posts(text)
    counts_persons = seats.text != text and not seats.posts
    return replace(seats, anyone=counts_persons and _ANYONE.search(fold(text)) is not None)


def _of_each(text: str) -> Seats | None:
    """A line like "Mỗi sở, ban, ngành tỉnh 01 lãnh đạo"; without a text where it only says "đơn vị"."""
    each = _EACH_OF.match(fold(text))
    if each is None:
        return None
    said = text[each.end() :]
    counts = _counts(said) or _counts(_REMARK.sub("", said))
    if counts is None:
        return None
    of = text[each.start("of") : each.end("of")]
    circle = "" if re.fullmatch(r"đơn vị|cơ quan|địa phương|nơi", fold(of)) else f"các {of}"
    return Seats(circle, *counts, replaces=bool(counts[1]), each=True)


def _at_the_end(text: str) -> Seats | None:
    tail = _TAIL.search(fold(text))
    if tail is None or tail.start() == 0:
        return None
    said = next(part for part in tail.groups() if part)
    counts = _counts(said)
    if counts is None:
        return None
    return Seats(trim(text[: tail.start()]), *counts, replaces=bool(counts[1]), each="mỗi" in said)


def _before_units(text: str) -> Seats | None:
    found = _LEADING.match(fold(text))
    return Seats(text[found.end() :], int(text.split()[0]) or 1) if found else None


def _before_posts(text: str) -> Seats:
    """Two posts with their counts before the unit: "01 lãnh đạo và 02 chuyên viên Sở A"."""
    folded = fold(text)
    posts = tuple(_post(found) for found in _COUNT.finditer(folded) if re.match(_POST, found["who"]))
    if not posts:
        return Seats(text)
    kept, begin = "", 0
    for found in _BEFORE_POST.finditer(folded):
        kept += text[begin : found.start()]
        begin = found.end()
    return Seats(squeeze(kept + text[begin:]), posts=posts)


def _counts(said: str) -> tuple[int, tuple[tuple[str, int], ...]] | None:
    """The number of people and that of single posts; None if the words say anything else besides."""
    folded = fold(said)
    found = list(_COUNT.finditer(folded))
    if not found or _FILLING.sub("", _COUNT.sub("", folded)):
        return None
    posts = tuple(dict(_post(count) for count in found if re.match(_POST, count["who"])).items())
    people = [int(count["number"]) for count in found if not re.match(_POST, count["who"])]
    return (people[0] if people else 1) or 1, posts


def _post(found: re.Match[str]) -> tuple[str, int]:
    return found["who"].capitalize(), int(found["number"]) or 1
