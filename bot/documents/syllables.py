"""What Vietnamese is made of: how many of a text's words can be Vietnamese syllables.

Onsets and rhymes follow the spelling rules of the written language; a final k stands in names as Đắk Lắk.
"""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
_CLOSED = (
    "iê|yê|uyê|oă|oa|oe|uâ|uơ|uô|uê|uy|ươ|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y",
    "ch|c|k|m|nh|ng|n|p|t",
)
_OPEN = (
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iêu|iu|oai|oao|oay|oeo|oa|oe|oi|ôi|ơi|uya|uyu|uây|uôi|uơ|uê|uy|ua|ui|ưa|ươi|ươu|ưi|ưu"
    "|yêu|a|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:(?:{_CLOSED[0]})(?:{_CLOSED[1]})|{_OPEN})")
_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Whether a word without spaces is spelled as a Vietnamese syllable, with at most one tone mark."""
    parts = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", "".join(letter for letter in parts if letter not in _TONES))
    return sum(parts.count(tone) for tone in _TONES) <= 1 and _SYLLABLE.fullmatch(bare) is not None


def marked_words(text: str) -> list[str]:
    """The words with at least one letter beyond ASCII."""
    return [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]
