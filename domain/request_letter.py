"""The official letter that asked the units for their people: its number, kept with the import of the directory."""

import re

from domain.errors import DomainError
from domain.spelling import clean

LONGEST_NUMBER = 64
LONGEST_CAPTION = 1024
_NUMBER = re.compile(r"\b\d{1,6}[a-z]?\s?/\s?(?:\d{4}/)?[^\W\d_][\w&-]*(?:[/.][\w&-]+)*", re.IGNORECASE)
"""Digits, a slash, perhaps the year, and letters: "123/VP-HC", but no day."""


def check_letter_number(text: str) -> str:
    """The number on one line; a number has a digit, and fits on a line. Raises `letter_number_unusable`."""
    number = clean(text)
    usable = len(number) <= LONGEST_NUMBER and any(char.isdigit() for char in number)
    if number and not usable:
        raise DomainError("letter_number_unusable")
    return number


def number_in(caption: str) -> str:
    """The number that a caption tells among other words; empty where it tells none."""
    found = _NUMBER.search(clean(caption[:LONGEST_CAPTION]))
    number = re.sub(r"\s", "", found[0]) if found else ""
    return number if len(number) <= LONGEST_NUMBER else ""
