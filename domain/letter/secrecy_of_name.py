"""The mark that stands in the name of a file, or in the few words that were sent with it."""

import re
import unicodedata
from collections.abc import Iterator

from domain.letter.model import Secrecy
from domain.letter.secrecy import gravest
from domain.letter.text import INVISIBLE

_GRADED = re.compile(r"(?<![^\W_])(?P<grade>tối|tuyệt)[\W_]*mật(?![^\W_])", re.IGNORECASE)
_GRADED_PLAIN = re.compile(r"(?<![^\W_])(?P<grade>TOI|TUYET)[\W_]*MAT(?![^\W_])")
_BRACKETED = re.compile(r"[(\[{]\s*(?:mật|(?-i:MAT))\s*[)\]}]", re.IGNORECASE)
_APART = re.compile(r"(?:^|\s[-–—]\s)MAT(?=\s[-–—]\s|$)")
"""Only so: "GIAY MOI HOP MAT" asks to a friendly gathering."""
_CLAUSE = re.compile(r"[,;:!?\n]|\.\s")
_WORD = re.compile(r"[^\W_]+")
_ADDED = re.compile(r"\d+|v\d+|signed|copy", re.IGNORECASE)
"""What programs put behind a name."""
_BEFORE = frozenset(("bảo", "bí", "cơ", "gan", "túi", "sỏi", "đường", "ống", "dịch", "thân"))
_AFTER = frozenset(("ong", "mía", "mã", "khẩu", "độ", "vụ", "thiết", "gấu", "hoa", "ngọt"))
_LONGEST_SUFFIX = 4


def secrecy_of_name(name: str) -> Secrecy | None:
    """The gravest mark: "TUYỆT MẬT_giay moi.docx", "giấy mời (Mật).docx", "TOI MAT gm.pdf"; not "MẬT ONG.docx"."""
    legible = unicodedata.normalize("NFKC", name).translate(INVISIBLE)
    stem, dot, suffix = legible.rpartition(".")
    has_suffix = dot and suffix.isascii() and len(suffix) <= _LONGEST_SUFFIX
    named = stem if has_suffix else legible
    return gravest(mark for clause in _CLAUSE.split(named) for mark in _marks(clause.strip()))


def _marks(clause: str) -> Iterator[Secrecy]:
    for graded in (*_GRADED.finditer(clause), *_GRADED_PLAIN.finditer(clause)):
        yield Secrecy.TOP_SECRET if graded["grade"].lower() in ("tối", "toi") else Secrecy.STATE_SECRET
    if _BRACKETED.search(clause) or _APART.search(clause) or _stands_out(_WORD.findall(clause)):
        yield Secrecy.SECRET


def _stands_out(words: list[str]) -> bool:
    """Whether "mật" stands in capitals, first or last, and makes no other word with the one beside it."""
    while words and _ADDED.fullmatch(words[-1]):
        words = words[:-1]
    return any(
        word.lower() == "mật"
        and (word.isupper() or at in (0, len(words) - 1))
        and not _is_compound(words, at)
        for at, word in enumerate(words)
    )


def _is_compound(words: list[str], at: int) -> bool:
    """The word before counts only if it is written alike: "Vĩnh Bảo MẬT" is no "bảo mật"."""
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    alike = before.isupper() == words[at].isupper()
    return (alike and before.lower() in _BEFORE) or after.lower() in _AFTER
