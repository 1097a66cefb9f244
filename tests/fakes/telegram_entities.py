"""Offsets in UTF-16 units, and the entities that Telegram finds by itself in a plain text."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

Entity = dict[str, Any]

_FOUND = {
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])"),
    "url": re.compile(r"https?://[^\s<>\"]*[\w/](?=[\s.,;:!?)]|$)"),
    "mention": re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}\b"),
    "hashtag": re.compile(r"(?<![\w#])#\w+"),
}


def utf16_length(text: str) -> int:
    """The length of a text as Telegram counts it: an emoji beyond the basic plane counts two."""
    return len(text.encode("utf-16-le")) // 2


def found_in(text: str) -> list[Entity]:
    """Commands, links, mentions and hashtags of a text, in order, as MessageEntity objects."""
    entities = [
        {
            "type": kind,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for kind, pattern in _FOUND.items()
        for match in pattern.finditer(text)
    ]
    return in_order(_without_overlaps(entities))


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """Entities from left to right, an outer one before those that it holds."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def merged(written: list[Entity], text: str) -> list[Entity]:
    """Entities that the sender wrote, with those that Telegram finds beside them."""
    taken = [entity for entity in written if entity["type"] in {"code", "pre", "text_link"}]
    beside = [entity for entity in found_in(text) if not any(_overlap(entity, other) for other in taken)]
    return in_order([*written, *beside])


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text without white space at both ends, its entities moved and cut to fit."""
    text = text.replace("\r", "")
    begin = utf16_length(text) - utf16_length(text.lstrip())
    kept = text.strip()
    return kept, list(_moved(entities, begin, utf16_length(kept)))


def _moved(entities: Iterable[Entity], begin: int, length: int) -> Iterator[Entity]:
    for entity in entities:
        first = max(entity["offset"] - begin, 0)
        last = min(entity["offset"] - begin + entity["length"], length)
        if first < last:
            yield {**entity, "offset": first, "length": last - first}


def _without_overlaps(entities: list[Entity]) -> Iterator[Entity]:
    for at, entity in enumerate(entities):
        if not any(_overlap(entity, earlier) for earlier in entities[:at]):
            yield entity


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )
