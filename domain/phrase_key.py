"""Numbers that stand for a letter's phrases on buttons, where a position would mean the next one at a second tap."""

import zlib
from collections.abc import Callable, Iterable
from typing import TypeVar

from domain.errors import DomainError

T = TypeVar("T")


def phrase_key(phrase: str) -> int:
    return zlib.crc32(phrase.encode())


def of_key(things: Iterable[T], key: int, phrase_of: Callable[[T], str]) -> T:
    """The first thing whose phrase has this key; DomainError button_old when it stands there no more."""
    for thing in things:
        if phrase_key(phrase_of(thing)) == key:
            return thing
    raise DomainError("button_old")
