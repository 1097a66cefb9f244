"""Names written with one mistake of the hand: a letter too many, too few, a wrong one, or two exchanged."""

import re

from domain.spelling import plain, toneless

_FEWEST_LETTERS = 8
_SURE_OF_NO_WORD = 0.9
_SURE_OF_ANOTHER_KIND = 0.5
_KINDS = frozenset({"bo", "so", "cuc", "vu", "vien", "ban", "hoi", "doan", "dai", "bao", "toa", "phong"})
"""What sorts of bodies are called, without marks: a ministry (Bộ) is not a department (Sở) of the same field."""
_READABLE = re.compile(
    r"(?:ngh?|[ckt]h|g[hi]|nh|ph|qu|tr|[bcdđghklmnprstvx])?"
    r"(?:oai|oay|oeo|iêu|yêu|uôi|ươi|ươu|uây|uya|uyê|uyu|[aâăeoôơuư]i|[aăâoeêiyư]u|[ae]o|[aâu]y|i[aê]|yê"
    r"|o[aăeo]|u[aâêôơ]|ư[aơ]|[aăâeêioôơuưy])"
    r"(?:c|ch|m|ng|nh|n|p|t)?"
)


def is_one_slip(one: str, other: str) -> bool:
    """Whether one edit (Damerau and Levenshtein's: insert, delete, replace, exchange neighbors) parts the two."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    if len(one) != len(other):
        return one[at + 1 :] == other[at:] or one[at:] == other[at + 1 :]
    exchanged = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or exchanged


def sureness(phrase: str, skeleton: str) -> float:
    """How sure it is that a phrase is a slip for the name with this skeleton, once it is known to be one edit off.

    A slip that leaves no readable syllable ("vụu") is surely one. One that leaves another syllable may be
    another name ("Tân Lực", "Tân Lược"): the fewer the words beside it, the likelier.
    """
    if len(skeleton) < _FEWEST_LETTERS:
        return 0.0
    name = skeleton.split()
    words = toneless(phrase).split()
    if words and plain(words[0]) in _KINDS.difference(name[:1]):
        return _SURE_OF_ANOTHER_KIND
    wrong = [word for word in words if plain(word) and plain(word) not in name]
    if any(not _READABLE.fullmatch(word) for word in wrong):
        return _SURE_OF_NO_WORD
    return 1 - 1 / len(name)
