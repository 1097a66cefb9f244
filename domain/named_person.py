"""A person's name and post, read from what somebody types in one message."""

import re

from domain.invitation import Attendance
from domain.spelling import clean
from domain.standing import tells_standing

_LONGEST = 120
_PHONE = re.compile(
    r"(?:(?:s?đt|điện thoại|di động)\s*(?:[:.]\s*)?)?(?<!\d)((?:\+?84|0)(?:[ .-]?\d){8,10})(?!\d)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:họ (?:và )?tên|tên|chức vụ|chức danh)\s*:|\bchức vụ\b", re.IGNORECASE)
_BRACKETS = re.compile(r"^([^(,;\n]+)\(([^()]*)\)")
_SEPARATOR = re.compile(r"[,;\n]| [-–—] ")
_HONORIFIC = re.compile(r"^(?:đ\s*(?:/\s*)?c\.?|đồng chí|ông|bà|anh|chị)\s+", re.IGNORECASE)
_EDGES = " ,;:.-–—\n"
_NAME_MARKS = frozenset(" .'’-")


def read_named(text: str) -> Attendance | None:
    """Who is named in "Lê Văn C, Phó Giám đốc", "đ/c Lê Văn C - PGĐ Sở; 0918 123 456" or two lines.

    Post and name may change places, and have labels. None where one of them is missing or longer than 120
    characters.
    """
    lines = "\n".join(map(clean, text.splitlines()))
    phone = _PHONE.search(lines)
    name, post = _name_and_post(_PHONE.sub(" ", lines))
    if tells_standing(name):
        name, post = post, name
    name = _HONORIFIC.sub("", name)
    if not _is_name(name) or not 0 < len(post) <= _LONGEST:
        return None
    return Attendance(name=name, post=post, phone=re.sub(r"\D", "", phone[1]) if phone else "")


def _name_and_post(text: str) -> tuple[str, str]:
    """What stands before and after the first separator, or before and after the first title."""
    divided = _BRACKETS.sub(r"\1, \2", _LABEL.sub("\n", text).strip(_EDGES))
    first, *rest = _SEPARATOR.split(divided, maxsplit=1)
    if not rest:
        return _before_title(first.split())
    return first.strip(_EDGES), ", ".join(line.strip(_EDGES) for line in rest[0].splitlines()).strip(_EDGES)


def _before_title(words: list[str]) -> tuple[str, str]:
    """The words before the first title and from it on; a name has two words at least."""
    for position in range(2, len(words)):
        if tells_standing(post := " ".join(words[position:])):
            return " ".join(words[:position]), post
    return " ".join(words), ""


def _is_name(name: str) -> bool:
    has_only_letters = all(letter.isalpha() or letter in _NAME_MARKS for letter in name)
    has_sound_length = any(map(str.isalpha, name)) and len(name) <= _LONGEST
    return has_only_letters and has_sound_length and not tells_standing(name)
