"""Names by their initials, so that "Sở KH&ĐT" is found as "Sở Kế hoạch và Đầu tư".

No table of abbreviations is kept: offices form them in one way, a letter for each syllable without "và", and they
form new ones with every reorganization (NN&MT in 2025). What is cut short and what is written out may differ
from word to word: "Sở Lao động TB&XH", "Bộ CHQS tỉnh".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.spelling import ABBREVIATIONS, clean, key, plain, skeleton

_SYLLABLE = re.compile(
    r"(?:ngh?|[ckt]h|g[hi]|nh|ph|qu|tr|[bcdghklmnprstvx])?"
    r"(?:[aeiouy]{1,3})(?:c|ch|m|ng|nh|n|p|t)?"
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Initials:
    """`letters` is what the name is looked up by; `words` has for each letter the word it stands for.

    The word is empty where only the letter is written.
    """

    letters: str
    words: tuple[str, ...]

    def may_mean(self, name: "Initials") -> bool:
        """Whether the name is this one in longer words. A word that is written out must be in the name too."""
        pairs = zip(self.words, name.words, strict=True)
        return self.letters == name.letters and all(not mine or mine == its for mine, its in pairs)


def initials(name: str) -> tuple[Initials, ...]:
    """The initials of a name in any mixture of words and abbreviations, with known long forms long and short."""
    short = _written_short(clean(name)) | _folded(name)
    return tuple(_initials(words, short) for words in dict.fromkeys((plain(name), skeleton(name))))


def _folded(name: str) -> frozenset[str]:
    """The known abbreviations in the name's key; "tư" is none, although "tu" is."""
    return ABBREVIATIONS.intersection(key(name).split())


def _initials(text: str, short: frozenset[str]) -> Initials:
    words: list[str] = []
    letters = ""
    for word in text.split():
        is_cut = word in short or not is_syllable(word)
        letters += word if is_cut else word[0]
        words += [""] * len(word) if is_cut else [word]
    return Initials(letters, tuple(words))


def is_syllable(word: str) -> bool:
    """Whether a word without marks can be read aloud as one Vietnamese syllable."""
    return _SYLLABLE.fullmatch(word) is not None


def _written_short(name: str) -> frozenset[str]:
    """The words in capitals, unless the whole name is in capitals; and a letter or two before a full stop."""
    found: Iterable[str] = re.findall(r"(?<!\w)(\w{1,2})\.", name)
    if name != name.upper():
        found = [*found, *(word for word in _WORD.findall(name) if len(word) > 1 and word.isupper())]
    return frozenset(map(plain, found))
