"""What the person who comes is to the post that a letter invites, told by the words of both."""

import re
from enum import StrEnum

from domain.spelling import skeleton
from domain.standing import Standing, is_side_post, posts_in, spelled_out, standing_of


class Comes(StrEnum):
    """Who comes, seen from the invited post."""

    INVITED = "invited"
    """The very post that the letter names, or who acts in it ("Quyền Giám đốc")."""
    HEAD = "head"
    """Another head of the same body: the Party secretary of a district whose chairman is invited."""
    DEPUTY = "deputy"
    BELOW = "below"
    OUTSIDE = "outside"
    """The post is one of another body than the invited."""


_OF_STANDING = {Standing.HEAD: Comes.HEAD, Standing.DEPUTY: Comes.DEPUTY, Standing.BELOW: Comes.BELOW}
_ANY_HEAD = ("thu truong ", "nguoi dung dau ")
_BODIES = ("so", "ubnd", "hdnd", "huyen", "thi", "tx", "tp", "thanh", "xa", "phuong", "tinh", "cuc")
"""First words of a body's name, where they stand after a title."""
_PARTY = {"uy"}
"""The Party committee of the invited body's own place (Huyện ủy) is no other body."""
_PARTS = ("phong", "chi cuc", "trung tam", "khoa")
_TITLE_END = re.compile(r" (?:phu trach|thuong truc)\b.*")
_LONGEST_SHORT_FORM = 8


def who_comes(post: str, role: str) -> Comes:
    """What somebody of this post is to `role`, the invited post with its body ("Giám đốc Sở Y tế").

    Of two posts the one that the letter invites counts, else the first that tells a standing. What is not
    understood is taken for less than it may be: consent is then asked rather than taken for granted.
    """
    wanted = _words(role)
    posts = [_words(one) for one in posts_in(post) if not is_side_post(one)]
    if any(_is_invited(words, wanted) for words in posts):
        return Comes.INVITED
    if any(_is_of_another_body(words, wanted) for words in posts):
        return Comes.OUTSIDE
    for words in posts:
        if standing := _standing_in_part(words, wanted):
            return _OF_STANDING[standing]
    return _OF_STANDING[standing_of(post)]


def _words(text: str) -> list[str]:
    return spelled_out(skeleton(text)).removeprefix("quyen ").split()


def _is_invited(words: list[str], wanted: list[str]) -> bool:
    """The post begins as the invited one does, or is any head's where any is meant, and names no other body."""
    if not words or words[0] == "pho":
        return words == wanted
    if " ".join(wanted).startswith(_ANY_HEAD):
        return standing_of(" ".join(words)) is Standing.HEAD and not _unknown(_after_title(words), wanted)
    return words[:2] == wanted[:2] and not _unknown(words[2:], wanted)


def _is_of_another_body(words: list[str], wanted: list[str]) -> bool:
    body = _after_title(words)
    return bool(body) and body[0] in _BODIES and bool({*_unknown(body, wanted)} - _PARTY)


def _after_title(words: list[str]) -> list[str]:
    """The words after the title, with which the body's name begins: "pho chu tich | ubnd huyen"."""
    text = _TITLE_END.sub("", " ".join(words))
    rest = text.split()[1 if words[0] != "pho" else 2 :]
    return rest[1:] if rest and rest[0] in ("doc", "tich", "thu", "truong") else rest


def _unknown(words: list[str], wanted: list[str]) -> list[str]:
    """The words that the other text does not have, neither written out nor by their first letters."""
    known = {*wanted, *_short_forms(wanted)}
    covered = {at for short, run in _short_forms(words).items() if short in wanted for at in run}
    return [word for at, word in enumerate(words) if word not in known and at not in covered]


def _short_forms(words: list[str]) -> dict[str, range]:
    """The first letters of words that stand together ("giao thong van tai": gtvt), and where they stand."""
    ends = ((start, end) for start in range(len(words)) for end in range(start + 2, len(words) + 1))
    runs = (range(start, end) for start, end in ends if end - start <= _LONGEST_SHORT_FORM)
    return {"".join(words[at][0] for at in run): run for run in runs}


def _standing_in_part(words: list[str], wanted: list[str]) -> Standing | None:
    """The standing of one who leads a part of a department, where the letter invites that part's leaders."""
    text, role = " ".join(words), f" {' '.join(wanted)} ".replace(" van phong ", " ")
    title = text.removeprefix("pho ")
    for part in _PARTS:
        if f" {part} " not in role:
            continue
        if f"{title} ".startswith((f"truong {part} ", f"{part} truong ", f"giam doc {part} ")):
            return Standing.HEAD if title == text else Standing.DEPUTY
        if f"{text} ".startswith(f"pho {part} "):
            return Standing.DEPUTY
    return None
