"""How a Vietnamese name is written, and when two spellings are the same name."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONGEST_NAME = 300
"""Characters of a name; a longer phrase names no unit."""

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARK = re.compile("[\u0300-\u036f]")
_LONE_Y = re.compile("(?<=^[hklmst])y$")
_NGH = re.compile("^ngh(?=[aou])")
_NOT_LETTERS = re.compile("[^\\w\u0300-\u036f]+|_+")
_SILENT_WORDS = frozenset({"và", "thuộc"})

_SHORT_FORMS = {
    "UBND": ("Ủy ban nhân dân", "UB nhân dân"),
    "HĐND": ("Hội đồng nhân dân",),
    "UBMTTQ": (
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Ủy ban Mặt trận Tổ quốc",
        "Ủy ban MTTQ Việt Nam",
        "Ủy ban MTTQVN",
        "Ủy ban MTTQ",
        "UB MTTQ Việt Nam",
        "UB MTTQVN",
        "UB MTTQ",
        "UBMTTQ Việt Nam",
        "UBMTTQVN",
    ),
    "ĐBQH": ("đại biểu Quốc hội",),
    "UBKT": ("Ủy ban Kiểm tra",),
    "TU": ("Tỉnh ủy",),
    "PTTH": ("Phát thanh Truyền hình", "PT TH"),
    "TTXVN": ("Thông tấn xã Việt Nam",),
    "BHXH": ("Bảo hiểm xã hội",),
    "NHNN": ("Ngân hàng Nhà nước",),
    "BCHQS": ("Bộ Chỉ huy Quân sự", "BCH Quân sự", "BCH QS"),
    "CCB": ("Hội Cựu chiến binh Việt Nam", "Hội Cựu chiến binh", "Hội CCB"),
    "TAND": ("Tòa án nhân dân", "Tòa án"),
    "VKSND": ("Viện kiểm sát nhân dân", "Viện KSND", "Viện kiểm sát"),
    "TP": ("thành phố", "T P"),
    "TX": ("thị xã",),
    "TT": ("thị trấn",),
}
"""Abbreviations that every office writes and reads, each with the longer forms that it stands for."""


def clean(text: str) -> str:
    """The text in NFC on one line, without control characters and marks of writing direction."""
    if not text.isprintable():
        text = "".join(_visible(char) for char in text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _visible(char: str) -> str:
    """A line break or tab becomes a space; a formatting mark or half a surrogate pair disappears."""
    if unicodedata.category(char) in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    return " " if unicodedata.category(char)[0] in "CZ" else char


def key(name: str) -> str:
    """What two spellings of one name have in common, to be compared and never shown.

    Case, punctuation, "và", the place of the tone mark (hòa, hoà) and the length of well-known words (Ủy ban
    nhân dân, UBND) do not matter; the marks themselves do: "Tam Binh" is not "Tam Bình".
    """
    words = " ".join(word for word in _words(name).split() if word not in _SILENT)
    return _LONG_FORM.sub(lambda found: _SHORT[found[0]], words)


def skeleton(name: str) -> str:
    """The key without any mark, đ as d, for guesses: "Tam Binh" and "Tam Bình" are both "tam binh"."""
    return _PLAIN_FORM.sub(lambda found: _PLAIN_SHORT[found[0]], plain(name))


def plain(name: str) -> str:
    """Every word of the name as written, without any mark, đ as d: long forms stay long."""
    return _unmarked(" ".join(word for word in _words(name).split() if word not in _SILENT))


def toneless(name: str) -> str:
    """Every word of the name as written, without its tone but with the marks of its letters ("đồng": "đông")."""
    return unicodedata.normalize("NFC", _TONE.sub("", _words(name)))


def _unmarked(words: str) -> str:
    return _MARK.sub("", words).replace("đ", "d")


def _words(name: str) -> str:
    letters = _NOT_LETTERS.sub(" ", unicodedata.normalize("NFD", clean(name).casefold()))
    return " ".join(_tone_last(word) for word in letters.split())


@lru_cache(maxsize=8192)
def _tone_last(word: str) -> str:
    """The tone at the end, "sỹ" as "sĩ", "nghành" as "ngành": habits of writing, not other words."""
    bare = _LONE_Y.sub("i", _TONE.sub("", word))
    return _NGH.sub("ng", bare) + "".join(_TONE.findall(word))


_SILENT = frozenset(map(_words, _SILENT_WORDS))
_SHORT = {_words(long): _words(short) for short, forms in _SHORT_FORMS.items() for long in forms}
_PLAIN_SHORT = {_unmarked(long): _unmarked(short) for long, short in _SHORT.items()}


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\S)(?:" + "|".join(sorted(forms, key=len, reverse=True)) + r")(?!\S)")


_LONG_FORM = _any_of(_SHORT)
_PLAIN_FORM = _any_of(_PLAIN_SHORT)
ABBREVIATIONS = frozenset(_PLAIN_SHORT.values())
"""The abbreviations above without their marks, as `skeleton` writes them."""

LEVELS = frozenset(
    map(key, ("tỉnh", "huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc", "khu"))
)
"""The keys of the words that tell of what level a place is, and of both words of "đặc khu"."""
