"""Several persons with their posts, read from one message."""

import re

from domain.errors import DomainError
from domain.invitation import Attendance
from domain.named_person import read_named

_NUMBER = re.compile(r"^\s*(?:\d{1,2}\s*[.)/:-]|[-–—•*+])\s*(?=[^\W\d])")
_INNER_NUMBER = re.compile(r"(?<=\s)(\d{1,2}\s*[.)]\s*(?=[^\W\d]))")
_LONGEST_HEADING = 80


def read_people(text: str, seats: int) -> tuple[Attendance, ...]:
    """Who is named, one a line ("1. Lê Văn C, Phó Giám đốc"), or one person on several lines.

    Raises DomainError: name_unreadable; name_line_unreadable with the number `n` and the words `written`;
    seats_exceeded with `seats` and the number of persons `named`. Nobody is named then, for a list that is kept
    in part would pass for the whole.
    """
    people = _listed(text, seats)
    if len(people) > seats:
        raise DomainError("seats_exceeded", seats=seats, named=len(people))
    return people


def _listed(text: str, seats: int) -> tuple[Attendance, ...]:
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and _NUMBER.match(_without_heading(lines)[0]):
        return _each(_numbered(_without_heading(lines)))
    for items in (_paragraphs(text), lines, text.split(";"), _pairs(lines)):
        people = [read_named(item) for item in items]
        if len(items) > 1 and all(people):
            return tuple(filter(None, people))
    if seats > 1 and any(map(read_named, lines)):
        return _each(lines)
    if person := read_named(text):
        return (person,)
    raise DomainError("name_unreadable")


def _each(items: list[str]) -> tuple[Attendance, ...]:
    people = []
    for number, item in enumerate(items, 1):
        if (person := read_named(item)) is None:
            raise DomainError(
                "name_line_unreadable", n=number, written=" ".join(item.split())[:_LONGEST_HEADING]
            )
        people.append(person)
    return tuple(people)


def _without_heading(lines: list[str]) -> list[str]:
    """The lines after a heading like "Sở Y tế cử:"."""
    first = lines[0].strip()
    is_heading = len(lines) > 1 and first.endswith(":") and len(first) <= _LONGEST_HEADING
    return lines[1:] if is_heading else lines


def _numbered(lines: list[str]) -> list[str]:
    """The items of a numbered list, also of one that stands on one line; a line without a number goes on."""
    items: list[str] = []
    for line in "\n".join(_INNER_NUMBER.sub(r"\n\1", line) for line in lines).splitlines():
        if _NUMBER.match(line):
            items.append(_NUMBER.sub("", line))
        else:
            items[-1] += f"\n{line}"
    return items


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n[ \t]*\n", text) if part.strip()]


def _pairs(lines: list[str]) -> list[str]:
    """A name and a post by turns, each on a line of its own."""
    if len(lines) % 2 or any(map(read_named, lines)):
        return []
    return ["\n".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]
