"""How a reading is held against the one that people expect: texts by their words, times and flags exactly."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

EXACT = (
    *("issue_date", "starts_at", "ends_at", "arrives_at", "postponed", "changed", "cancelled", "number"),
    *("old_starts_at", "new_starts_at"),
)
WORDED = {"place_of_issue": 0.7, "issuer": 0.6, "title": 0.6, "venue": 0.7, "chair": 0.6}
"""The least likeness at which two wordings count as the same."""


def differences(expected: dict[str, Any], given: dict[str, Any]) -> Iterator[str]:
    """A line for every field in which a reading differs from the expected one."""
    for field in EXACT:
        if (expected.get(field) or None) != (given.get(field) or None):
            yield f"{field}: {expected.get(field)!r} expected, {given.get(field)!r} given"
    for field, least in WORDED.items():
        if not _same_words(expected.get(field), given.get(field), least):
            yield f"{field}: {expected.get(field)!r} expected, {given.get(field)!r} given"
    yield from _rows("invitee_groups", expected, given, ("text",), 0.7)
    yield from _rows("assignments", expected, given, ("unit",), 0.6)
    yield from _rows("agenda", expected, given, ("content",), 0.5, same=("start",))
    yield from _rows("sessions", expected, given, (), 0, same=("starts_at",))
    yield from _deadline(expected, given)


def _rows(
    field: str,
    expected: dict[str, Any],
    given: dict[str, Any],
    worded: tuple[str, ...],
    least: float,
    same: tuple[str, ...] = (),
) -> Iterator[str]:
    wanted, got = expected.get(field) or [], given.get(field) or []
    if len(wanted) != len(got):
        yield f"{field}: {len(wanted)} rows expected, {len(got)} given"
        return
    for at, (one, other) in enumerate(zip(wanted, got, strict=True)):
        alike = all(_same_words(one[key], other[key], least) for key in worded)
        if not alike or any(one[key] != other[key] for key in same):
            yield f"{field}[{at}]: {one!r} expected, {other!r} given"


def _deadline(expected: dict[str, Any], given: dict[str, Any]) -> Iterator[str]:
    wanted, got = ((side.get("rsvp") or {}).get("deadline") for side in (expected, given))
    if wanted != got:
        yield f"rsvp.deadline: {wanted!r} expected, {got!r} given"


def _same_words(one: str | None, other: str | None, least: float) -> bool:
    return likeness(one, other) >= least if one and other else not one and not other


def likeness(one: str, other: str) -> float:
    """The harmonic mean of how many words of each text the other has, 0 to 1."""
    left, right = _words(one), _words(other)
    shared = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * shared / (len(left) + len(right)) if left and right else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())
