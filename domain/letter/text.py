"""The raw text of a letter, cleaned so that every other reader can rely on one way of writing."""

import html
import re
import unicodedata

INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
_CRAWLED = re.compile(r"\A\s{0,3}date (?P<year>\d{4})-\d\d(?:-\d\d)?\s")
"""What a program that copied the page put before it."""
_FOREIGN_D = str.maketrans("Ðð", "Đđ")
"""The Icelandic letter that old keyboards wrote for the Vietnamese one."""
_GLUED = re.compile(r"(?<!\w)(?P<word>[Nn]gày|NGÀY|[Ll]úc|[Hh]ồi)(?=\d)")
_MARKUP = re.compile(r"<[?!/]?[A-Za-z][^<>\n]{0,300}>")
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|raquo|laquo|ndash|mdash|[lr]dquo|lt|gt|hellip|#\d{2,5});")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*(?!\*)")
_OLD_TONES = {
    first + old: new + last
    for first, last, olds, news in (
        ("o", "a", "àáảãạ", "òóỏõọ"),
        ("o", "e", "èéẻẽẹ", "òóỏõọ"),
        ("u", "y", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for old, new in zip(olds, news, strict=True)
}
_OLD_TONE = re.compile(rf"(?:{'|'.join(_OLD_TONES)})(?<!q..)(?!\w)")
FINAL_MARKS = " \t;,.:/"


def clean(raw: str) -> str:
    """NFC, plain spaces and line ends; without page markup, emphasis stars and invisible letters."""
    raw = _ENTITY.sub(lambda entity: html.unescape(entity[0]), raw)
    text = unicodedata.normalize("NFC", raw).translate(INVISIBLE).translate(_SPACES).translate(_FOREIGN_D)
    text = text.replace("\\r\\n", "\n").replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    text = _MARKUP.sub(" ", _CRAWLED.sub("", text)).replace("**", "")
    return _GLUED.sub(r"\g<word> ", _EMPHASIS.sub(r"\1", text))


def copied_in(raw: str) -> int | None:
    """The year in which a program copied the page, where it put that before the text."""
    found = _CRAWLED.match(raw)
    return int(found["year"]) if found else None


def fold(text: str) -> str:
    """Small letters, tone marks at their modern place ("huỷ" as "hủy"); the length never changes."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    if _OLD_TONE.search(small) is None:
        return small
    return _OLD_TONE.sub(lambda found: _OLD_TONES[found[0]], small)


def unmarked(text: str) -> str:
    """The letters without any mark, đ as d: for words that are known beforehand."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def squeeze(text: str) -> str:
    """One space for each run of white space, none at the ends."""
    return " ".join(text.split())


def trim(text: str) -> str:
    """Squeezed, without the punctuation that ends a line of a letter (`;`, `,`, `./.`)."""
    return squeeze(text).rstrip(FINAL_MARKS)


def split_outside_brackets(text: str, marks: str) -> list[str]:
    """The pieces of `text` between any of `marks`, where these stand outside brackets and quotation marks."""
    pieces, depth, begin = [], 0, 0
    for position, letter in enumerate(text):
        if letter in "([“«":
            depth += 1
        elif letter in ")]”»":
            depth = max(0, depth - 1)
        elif letter in marks and depth == 0:
            pieces.append(text[begin:position])
            begin = position + 1
    pieces.append(text[begin:])
    return [piece.strip() for piece in pieces if piece.strip()]
