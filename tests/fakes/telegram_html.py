"""Telegram's HTML grammar (parse_mode=HTML), with the complaints of Telegram's own parser.

Compared with TDLib's parser over random markup: same text, same entities, same complaint.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .telegram_entities import Entity, in_order, utf16_length
from .telegram_errors import ApiError, bad_request

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+));?")
_SPACES = " \t\r\n\v"
_LONGEST_NUMBER = 9


def parse(html: str) -> tuple[str, list[Entity]]:
    """Read Telegram's HTML into a text and its entities (offsets in UTF-16 units, outer ones first).

    White space at the ends stays, as in Telegram's parser. Raises ApiError 400 "can't parse entities: …".
    """
    return _Reader(html).read()


@dataclass
class _Tag:
    name: str
    at: int
    attributes: dict[str, str]
    offset: int
    """Where its text begins, in UTF-16 units."""
    begin: int
    """Where its text begins in the pieces read so far, in characters."""


class _Reader:
    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.text = ""
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.html):
            self._step()
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return self.text, in_order(self.entities)

    def _step(self) -> None:
        if self.html.startswith("</", self.at):
            self._end_tag()
        elif self._here() == "<":
            self._start_tag()
        else:
            self.text += self._character()

    def _here(self) -> str:
        return self.html[self.at : self.at + 1]

    def _character(self) -> str:
        """The next character; a reference that Telegram does not know stays as it is written."""
        match = _REFERENCE.match(self.html, self.at)
        decoded = _decoded(match) if match else None
        if match and decoded is not None:
            self.at = match.end()
            return decoded
        self.at += 1
        return self.html[self.at - 1]

    def _until(self, stops: str) -> str:
        begin = self.at
        while self._here() and self._here() not in stops:
            self.at += 1
        return self.html[begin : self.at]

    def _skip_spaces(self) -> None:
        while self._here() and self._here() in _SPACES:
            self.at += 1

    def _start_tag(self) -> None:
        at = self.at
        self.at += 1
        name = self._until(_SPACES + ">").lower()
        if not self._here():
            raise self._fault("Unclosed start tag", at)
        if name not in _KINDS:
            raise self._fault(f'Unsupported start tag "{name}"', at)
        attributes = self._attributes(name, at)
        self.at += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._fault('Tag "span" must have class "tg-spoiler"', at)
        self.open.append(_Tag(name, at, attributes, utf16_length(self.text), len(self.text)))

    def _attributes(self, tag: str, at: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        self._skip_spaces()
        while self._here() != ">":
            name = self._until(_SPACES + "=>/\"'")
            if not name:
                raise self._fault(f'Empty attribute name in the tag "{tag}"', at)
            self._skip_spaces()
            if not self._here():
                raise self._fault(f'Unclosed start tag "{tag}"', at)
            attributes[name.lower()] = self._value(tag, at) if self._here() == "=" else ""
            self._skip_spaces()
        return attributes

    def _value(self, tag: str, at: int) -> str:
        self.at += 1
        self._skip_spaces()
        if not self._here():
            raise self._fault(f'Unclosed start tag "{tag}"', at)
        value = self._quoted() if self._here() in "'\"" else self._name_token()
        if not self._here():
            raise self._fault("Unclosed start tag", at)
        return value

    def _quoted(self) -> str:
        quote = self._here()
        self.at += 1
        value = ""
        while self._here() and self._here() != quote:
            value += self._character()
        self.at += 1
        return value

    def _name_token(self) -> str:
        begin = self.at
        while self._here() and re.match(r"[A-Za-z0-9.-]", self._here()):
            self.at += 1
        if self._here() and self._here() not in _SPACES + ">":
            raise self._fault("Unexpected end of name token", begin)
        return self.html[begin : self.at].lower()

    def _end_tag(self) -> None:
        at = self.at
        if not self.open:
            raise self._fault("Unexpected end tag", at)
        self.at += 2
        name = self._until(_SPACES + ">").lower()
        self._skip_spaces()
        if self._here() != ">":
            raise self._fault("Unclosed end tag", at)
        self.at += 1
        tag = self.open[-1]
        if name not in ("", tag.name):
            raise self._fault(f'Unmatched end tag, expected "</{tag.name}>", found "</{name}>"', at)
        self._close(self.open.pop())

    def _close(self, tag: _Tag) -> None:
        length = utf16_length(self.text) - tag.offset
        form = _form(tag, self.text[tag.begin :])
        if length and form:
            self.entities.append({**form, "offset": tag.offset, "length": length})

    def _fault(self, reason: str, at: int) -> ApiError:
        head, comma, tail = reason.partition(", ")
        return _unparsable(f"{head} at byte offset {len(self.html[:at].encode())}{comma}{tail}")


def _form(tag: _Tag, text: str) -> dict[str, Any] | None:
    """Type and details of a closed tag, or None where Telegram lets the text stand plain."""
    kind = _KINDS[tag.name]
    if kind == "text_link":
        return _link(tag.attributes.get("href", "") or text)
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": tag.attributes.get("emoji-id", "")}
    if kind == "blockquote" and "expandable" in tag.attributes:
        return {"type": "expandable_blockquote"}
    if kind == "date_time":
        return {"type": kind, "unix_time": int(tag.attributes.get("unix", "0"))}
    return {"type": kind}


def _link(url: str) -> dict[str, Any] | None:
    person = re.fullmatch(r"tg://user\?id=(\d+)", url)
    if person:
        return {"type": "text_mention", "user": {"id": int(person[1]), "is_bot": False, "first_name": ""}}
    checked = checked_url(url)
    return {"type": "text_link", "url": checked} if checked else None


def checked_url(url: str) -> str | None:
    """The address as Telegram keeps it, or None if it takes it for none (a host needs a dot)."""
    if url.startswith("tg://"):
        return url
    address = url if re.match(r"https?://", url) else f"http://{url}"
    parts = urlsplit(address)
    if "." not in (parts.hostname or "") or re.search(r"\s", address):
        return None
    return parts._replace(path=parts.path or "/").geturl()


def _decoded(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED.get(name)
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    digits = len(match.group().rstrip(";")) - 2
    return chr(number) if 0 < number < 0x10FFFF and digits < _LONGEST_NUMBER else None


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
