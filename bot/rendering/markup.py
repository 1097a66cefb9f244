"""The simple HTML of messages (b, i, u, a, code): cut to length, turned to plain text, freed of hidden signs."""

import html
import re
import unicodedata

from markupsafe import Markup, escape

MOST_OF_A_TOAST = 200
"""UTF-16 units that Telegram shows as the answer to a press."""
_CUT = "…"
_LINE_CUT = f"\n{_CUT}"
_PIECE = re.compile(
    r"(?P<end></(?P<ended>\w+)>)|(?P<tag><(?P<begun>\w+)[^>]*>)|(?P<text>&[^;\s]+;|.)", re.DOTALL
)
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"</?\w[^>]*>")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories that nobody sees: controls, bidi marks and zero widths, halves and unassigned places."""


def units(text: str) -> int:
    """Length in UTF-16 units, as networks count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fit(markup: str, limit: int) -> str:
    """The markup with at most `limit` units of text, counted after it is read.

    What is too long ends at a line, with its tags closed and a last line "…"; a line that fills more than half
    of the room is cut inside.
    """
    if units(to_text(markup)) <= limit:
        return markup
    pieces = _Cutting(limit - units(_LINE_CUT))
    for piece in _PIECE.finditer(markup):
        if not pieces.take(piece):
            break
    return pieces.closed() + _LINE_CUT


def to_text(markup: str) -> str:
    """The characters that are left when the markup is read."""
    return html.unescape(_TAG.sub("", markup))


def to_plain(markup: str) -> str:
    """The same words for a channel without HTML; a link is followed by its address."""
    return to_text(_LINK.sub(_with_address, markup))


def toast(markup: str) -> str:
    """Plain words, short enough for the answer to a press."""
    return to_text(fit(markup, MOST_OF_A_TOAST))


def visible(value: object) -> object:
    """A value from outside on one line, in NFC, without signs that nobody sees. Markup is ours and stays."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return " ".join(_seen(value).split())


def paragraphs(text: str) -> Markup:
    """A text of several lines, escaped; empty lines are left out."""
    lines = (str(visible(line)) for line in text.splitlines())
    return Markup("\n").join(escape(line) for line in lines if line)


def at_most(text: str, characters: int) -> str:
    """The beginning of a text, ended at a word where it is too long."""
    whole = str(visible(text))
    if len(whole) <= characters:
        return whole
    begin = whole[: characters - len(_CUT)]
    return (begin.rpartition(" ")[0] or begin) + _CUT


def _seen(text: str) -> str:
    spaced = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    return "".join(char for char in spaced if unicodedata.category(char) not in _HIDDEN)


def _with_address(link: re.Match[str]) -> str:
    address, words = link.groups()
    return words if words == address else f"{words}: {address}"


class _Cutting:
    """What is kept of a markup, piece by piece, with the last end of a line to go back to."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.left = limit
        self.kept: list[str] = []
        self.open: list[str] = []
        self.line: tuple[list[str], list[str]] = ([], [])

    def take(self, piece: re.Match[str]) -> bool:
        """Keep one tag or character; False when there is no room for it."""
        if piece["begun"]:
            self.open.append(piece["begun"])
        elif piece["ended"]:
            self.open.pop()
        else:
            self.left -= units(html.unescape(piece["text"]))
            if piece["text"] == "\n" and self.left < self.limit / 2:
                self.line = (list(self.kept), list(self.open))
        if self.left < 0:
            return False
        self.kept.append(piece[0])
        return True

    def closed(self) -> str:
        kept, still_open = self.line if self.line[0] else (self.kept, self.open)
        return "".join(kept) + "".join(f"</{tag}>" for tag in reversed(still_open))
