"""The classification mark of a document. Such letters are refused: chat networks are no place for them.

A mark stands on a line, in a cell or beside the number of its own, with nothing but what offices stamp and type
beside it: an urgency, the copy's number, the motto. A mark that was overlooked is worse than a letter refused.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial

from domain.letter.model import Secrecy
from domain.letter.text import INVISIBLE, unmarked

_LONGEST = 100
_PIECES = re.compile(r"\t|\||\s{3,}")
_SIGNS = r"[\W_]{0,3}"
_MAYBE = re.compile(rf"[mмμ]{_SIGNS}[aаαàáảãạăằắẳẵặâầấẩẫậ]{_SIGNS}[tтτ]", re.IGNORECASE)
_ALIKE = str.maketrans("оοОΟаαАΑмМΜтТΤ", "ooOOaaAAmMMtTT")
"""Greek and Cyrillic letters that look like ours."""
_SPACED = tuple(
    (re.compile(rf"(?<![^\W_]){_SIGNS.join(word)}(?![^\W_])", re.IGNORECASE), word)
    for word in ("mật", "tối", "tuyệt")
)
_WORD = re.compile(r"[^\W_]+")

_URGENT = r"h(?:ỏa|oả) tốc|hẹn giờ|thượng khẩn|khẩn"
_KIND = r"tài liệu|văn bản|công văn|giấy mời|thư mời|hồ sơ|đóng dấu"
_LABEL = r"(?:mức )?độ mật(?: của văn bản)?|mức độ|dấu(?: độ)? mật|bí mật nhà nước"
_BEHIND = (
    rf"{_URGENT}|(?:bản số|số bản|bản)(?: \d{{1,4}})*|thời hạn .*|số \d.*"
    r"|(?:cộng h(?:òa|oà) xã hội|đảng cộng sản|độc lập tự do).*|(?:\w+ ){1,6}ngày \d.*"
)
_CORE = r"(?:(?P<grade>tối|tuyệt) ?)?(?P<mark>mật)"
_MARK = re.compile(
    rf"(?:(?:\d{{1,2}}|[a-zđ]) )?(?:(?P<label>{_LABEL}) |(?:{_KIND}|{_URGENT}) )*{_CORE}(?: (?:{_BEHIND}))*",
    re.IGNORECASE,
)
_RECOGNIZED = re.compile(
    r"(?:(?:(?P<state>T ?U ?Y ?E ?T)|(?P<top>T ?[O0] ?[IL1])) ?)?M ?A ?T(?: (?:HOA TOC|(?:THUONG )?KHAN))*"
)
"""What a scanner makes of the stamp, or a typist without Vietnamese letters: the marks are wrong or none."""
_OTHER_WORD = re.compile(r"M[ÁẮ]T")
_NUMBER = re.compile(
    r"\W*(?:s[ốÔO]\s*:?[\d\s._]{0,20}|\d[\d._]{0,8})\s?[/-]\s?(?-i:[A-ZĐƯ\d&]+(?:\s?[/-]\s?[A-ZĐƯ\d&]+)*)(?![^\W_])",
    re.IGNORECASE,
)
_OPEN, _CLOSE = r"[(\[{<‹«“]\s*", r"\s*[)\]}>›»”]"
_BRACKETED = re.compile(
    rf"\W*{_OPEN}{_CORE}{_CLOSE}|.*{_OPEN}{_CORE.replace('P<', 'P<last_')}{_CLOSE}\W*$", re.IGNORECASE
)


def read_secrecy(text: str) -> Secrecy | None:
    """The gravest mark of a letter as it came in, before anything of it is cleaned away."""
    return gravest(_marks(_legible(text)))


def gravest(marks: Iterable[Secrecy | None]) -> Secrecy | None:
    return max((mark for mark in marks if mark), key=list(Secrecy).index, default=None)


def _legible(text: str) -> str:
    """One way to write each letter; letters of a word that are set apart together again."""
    legible = unicodedata.normalize("NFKC", text).translate(INVISIBLE).translate(_ALIKE)
    return legible.replace("\\r\\n", "\n")


def _marks(text: str) -> Iterator[Secrecy | None]:
    above = ""
    for line in text.splitlines():
        if _MAYBE.search(line):
            pieces = [piece for piece in _PIECES.split(line) if piece.strip()]
            yield from (_mark(piece, alone=len(pieces) == 1) for piece in {*pieces, line})
            yield _begun(above, line)
        above = line if line.strip() else above


def _begun(above: str, line: str) -> Secrecy | None:
    """A mark of two lines: "TUYỆT" above "MẬT"."""
    begun = _joined(above).upper()
    return _mark(f"{begun} {line}", alone=True) if begun in ("TỐI", "TUYỆT") else None


def _mark(text: str, *, alone: bool) -> Secrecy | None:
    words = _joined(text)
    if len(words) > _LONGEST:
        return None
    if number := _NUMBER.match(text):
        return _mark(text[number.end() :], alone=True)
    if found := _MARK.fullmatch(words):
        is_stamp = found["mark"].isupper() or found["label"] or found["grade"]
        return _graded(found["grade"]) if is_stamp or (alone and found["mark"].istitle()) else None
    recognized = _RECOGNIZED.fullmatch(unmarked(words))
    if recognized and not _OTHER_WORD.match(words):
        return _graded("tuyệt" if recognized["state"] else "tối" if recognized["top"] else None)
    bracketed = _BRACKETED.match(text) if text.isupper() else None
    return _graded(bracketed["grade"] or bracketed["last_grade"]) if bracketed else None


def _joined(text: str) -> str:
    """The words without signs between them; letters that were set apart ("M Ậ T") are a word again."""
    for spaced, word in _SPACED:
        text = spaced.sub(partial(_like, word), text)
    return " ".join(_WORD.findall(text))


def _like(word: str, written: re.Match[str]) -> str:
    if written[0].isupper():
        return word.upper()
    return word.capitalize() if written[0][0].isupper() else word


def _graded(grade: str | None) -> Secrecy:
    if grade is None:
        return Secrecy.SECRET
    return Secrecy.TOP_SECRET if grade.lower() == "tối" else Secrecy.STATE_SECRET
