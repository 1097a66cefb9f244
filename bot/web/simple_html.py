"""The simple HTML of messages (b, i, u, a, code) as a tree, from which the page builds its own elements.

The browser never parses markup that came from outside: it gets this tree and makes text nodes and the five
elements of it. All that is not on the list stays visible as the text that it is.
"""

from collections.abc import Sequence
from html.parser import HTMLParser
from urllib.parse import urlsplit

Node = str | dict[str, object]
"""A text, or {"tag", "of": [nodes]} with "href" too where the tag is a."""

TAGS = frozenset({"b", "i", "u", "a", "code"})
SCHEMES = frozenset({"http", "https", "tel", "mailto"})


def read(html: str) -> list[Node]:
    """The tree of a message; an element that is not closed ends with its parent."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.tree


def safe_href(href: str) -> str:
    """The address if a click on it may leave the page, else an empty string."""
    try:
        scheme = urlsplit(href.strip()).scheme.lower()
    except ValueError:
        return ""
    return href.strip() if scheme in SCHEMES else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree: list[Node] = []
        self._open: list[tuple[str, list[Node]]] = [("", self.tree)]

    def handle_data(self, data: str) -> None:
        self._open[-1][1].append(data)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        href = safe_href(dict(attrs).get("href") or "")
        if tag not in TAGS or (tag == "a" and not href):
            self.handle_data(self.get_starttag_text() or "")
            return
        inside: list[Node] = []
        node: dict[str, object] = {"tag": tag, "of": inside}
        self._open[-1][1].append(node | {"href": href} if tag == "a" else node)
        self._open.append((tag, inside))

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_data(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _ in self._open):
            self.handle_data(f"</{tag}>")
            return
        while self._open.pop()[0] != tag:
            pass
