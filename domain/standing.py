"""How high a post stands in its unit, and what its bearer is there, from its words as offices write them."""

import re
from enum import StrEnum

from domain.people import Function
from domain.spelling import skeleton


class Standing(StrEnum):
    """A post's place in its unit."""

    HEAD = "head"
    DEPUTY = "deputy"
    BELOW = "below"
    """Everyone under the deputies: heads of divisions, officials, reporters."""


_SHORT_FORMS = {
    "p": "pho",
    "q": "quyen",
    "gd": "giam doc",
    "pgd": "pho giam doc",
    "ct": "chu tich",
    "pct": "pho chu tich",
    "bt": "bi thu",
    "pbt": "pho bi thu",
    "tb": "truong ban",
    "ptb": "pho truong ban",
    "vp": "van phong",
    "cvp": "chanh van phong",
    "pcvp": "pho chanh van phong",
    "tp": "truong phong",
    "ptp": "pho truong phong",
    "pp": "pho phong",
    "cv": "chuyen vien",
}
"""Abbreviations of posts, without marks."""

_HEADS = (
    *(
        "giam doc",
        "tong giam doc",
        "chu tich",
        "bi thu",
        "thu truong",
        "truong ban",
        "truong doan",
        "chanh an",
    ),
    *("chanh van phong", "chanh thanh tra", "cuc truong", "vien truong", "hieu truong", "chi huy truong"),
    *("chu nhiem", "tong bien tap", "kiem toan truong"),
)
_DEPUTIES = (
    *("cuc pho", "vien pho", "hieu pho", "chi huy pho"),
    *(f"phu trach {body}" for body in ("so", "co quan", "don vi", "cuc", "ubnd")),
)
"""Titles without "Phó", and who is in charge of a body that has no head: he is a deputy until he is appointed."""
_AFTER_PHO = (*_HEADS, "ban", "van phong", "thanh tra", "vien", "doan")
"""What may follow "Phó" in a deputy's post: a head's title, or the unit without it ("Phó Ban")."""

_BELOW_AFTER_PHO = ("phong", "khoa", "chi cuc")
_BELOW = (
    *(
        "truong phong",
        "truong khoa",
        "truong bo phan",
        "chi cuc truong",
        "chuyen vien",
        "can bo",
        "nhan vien",
    ),
    *("phong vien", "bien tap vien", "thu ky", "ke toan truong"),
    *(f"giam doc {part}" for part in ("trung tam", "chi nhanh", "ban quan ly")),
    *("chanh van phong so", "van phong so", "chanh thanh tra so", "thanh tra so"),
)
"""Posts below the deputies; some bear a head's title, but lead only a part of a department."""

_PRESS = ("phong vien", "bien tap vien")
_FUNCTIONS = {
    Standing.HEAD: Function.HEAD,
    Standing.DEPUTY: Function.DEPUTY,
    Standing.BELOW: Function.CLERK,
}

_SIDE_POST = re.compile(r"\b(?:chi bo|chi doan|cong doan|doan co so)\b")


def standing_of(post: str) -> Standing:
    """The standing of "Phó Chủ tịch UBND huyện", "PGĐ", "Tỉnh ủy viên, Giám đốc Sở".

    Of several posts the first that tells anything counts; marks may be missing. A post that tells nothing, and
    the head of a part of a department (phòng, chi cục, trung tâm, văn phòng sở), is BELOW: it is safer to ask
    for consent than to take it for granted.
    """
    found = (_standing_of_one(part) for part in posts_in(post) if not is_side_post(part))
    return next(filter(None, found), Standing.BELOW)


def function_of_post(post: str) -> Function:
    """What one who registers with this post is in the unit, until an approver says otherwise."""
    standing = standing_of(post)
    words = (spelled_out(skeleton(part)) for part in posts_in(post))
    if standing is Standing.BELOW and any(_begins(one, _PRESS) for one in words):
        return Function.PRESS
    return _FUNCTIONS[standing]


def posts_in(text: str) -> list[str]:
    """The posts of one who has several: "Tỉnh ủy viên, Giám đốc Sở kiêm Trưởng ban"."""
    return re.split(r"[,;\n]| [-–] |\bkiêm\b", text)


def is_side_post(post: str) -> bool:
    """A post in the Party cell, the union or the youth of one's own office says nothing of the standing there."""
    return _SIDE_POST.search(skeleton(post)) is not None


def spelled_out(words: str) -> str:
    """A skeleton with the abbreviations of posts written out: "pgd so" is "pho giam doc so"."""
    return " ".join(_SHORT_FORMS.get(word, word) for word in words.split())


def tells_standing(text: str) -> bool:
    """Whether the text begins with a post's title that is known here."""
    return _standing_of_one(text) is not None


def _standing_of_one(post: str) -> Standing | None:
    """None where the words tell nothing ("Tỉnh ủy viên")."""
    words = spelled_out(skeleton(post)).removeprefix("quyen ")
    title = words.removeprefix("pho ")
    is_deputy = title != words
    if _begins(title, _BELOW) or (is_deputy and _begins(title, _BELOW_AFTER_PHO)):
        return Standing.BELOW
    if _begins(words, _DEPUTIES) or (is_deputy and _begins(title, _AFTER_PHO)):
        return Standing.DEPUTY
    return Standing.HEAD if _begins(words, _HEADS) else None


def _begins(words: str, starts: tuple[str, ...]) -> bool:
    return f"{words} ".startswith(tuple(f"{start} " for start in starts))
