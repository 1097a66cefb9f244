"""Where a regular expression may cost more than its text is long, found in its parsed form.

Only repeats without a bound are looked at: `{0,40}` costs forty times as much at worst, `*` as much as the text is
long. Three shapes give a square, or worse:

* nested: one without a bound inside another, with nothing between two rounds that tells them apart, `(?:a+ ?)+`;
* adjacent: two that can share the same letters, and something after them that may fail, `\\s*,?\\s*:`;
* restarted: a search that may begin anywhere in what its first repeat runs over, `[ ,]*x`.
"""

import re
from collections.abc import Callable, Iterator
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Item = tuple[Any, Any]
LETTERS = frozenset("aàbđhkưxyABĐQX0159 \t\n.,;:/()[]<>|-–_*&@\"“”'…+\x01")
"""Letters that stand for their kind: enough to tell whether two classes have one in common."""
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_CLASSES: dict[Any, Callable[[str], bool]] = {
    c.CATEGORY_DIGIT: str.isdigit,
    c.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    c.CATEGORY_SPACE: str.isspace,
    c.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    c.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    c.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


def costly(pattern: re.Pattern[str], *, searched: bool) -> set[str]:
    """The shapes that `pattern` has; `searched` tells that it is not only matched at a given place."""
    parsed = list(_parser.parse(pattern.pattern, pattern.flags))
    return set(_shapes(parsed)) | ({"restarted"} if searched and _restarts(parsed) else set())


def _shapes(items: list[Item], after: tuple[Item, ...] = ()) -> Iterator[str]:
    """The shapes of the items and of what is inside them; `after` is what follows the whole."""
    for at, (kind, value) in enumerate(items):
        rest = (*items[at + 1 :], *after)
        if _is_endless(kind, value):
            inside = list(value[2])
            if any(_is_endless(*each) for each in _all(inside)) and not _is_parted(inside):
                yield "nested"
            if _shares((kind, value), rest):
                yield "adjacent"
        for part in _parts(kind, value):
            yield from _shapes(part, rest)


def _shares(repeat: Item, rest: tuple[Item, ...]) -> bool:
    """Whether a later repeat can take over what this one gives back, and something after it may fail."""
    own = _letters([repeat])
    for at, item in enumerate(rest):
        after = rest[at + 1 :]
        if _is_endless(*item) and _letters([item]) & own:
            return any(_may_fail(later) for later in after)
        parts = _parts(*item)
        if any(_is_endless(*each) for each in _all([item])) and parts:
            return any(_shares(repeat, (*part, *after)) for part in parts)
        if _is_mandatory(item) and not _letters([item]) & own:
            return False
    return False


def _restarts(items: list[Item]) -> bool:
    """Whether a search that failed begins again inside what the first endless repeat has just run over."""
    for at, item in enumerate(items):
        if item == (c.AT, c.AT_BEGINNING):
            return False
        if item[0] in (c.BRANCH, c.SUBPATTERN):
            return any(_restarts([*items[:at], *part, *items[at + 1 :]]) for part in _parts(*item))
        if _is_endless(*item):
            return any(_may_fail(later) for later in items[at + 1 :]) and _begins_inside(items, at)
    return False


def _begins_inside(items: list[Item], at: int) -> bool:
    """Whether what stands before the repeat can match inside its run; `(?<![ab])[ab]*` cannot."""
    run = _letters([items[at]])
    if items[0][0] is c.ASSERT_NOT and run <= _letters(list(items[0][1][1])):
        return False
    return all(_letters([item]) & run for item in items[:at] if _is_mandatory(item))


def _may_fail(item: Item) -> bool:
    return _is_mandatory(item) or item[0] in (c.AT, c.ASSERT, c.ASSERT_NOT)


def _is_endless(kind: Any, value: Any) -> bool:
    return kind in _REPEATS and value[1] is c.MAXREPEAT


def _is_mandatory(item: Item) -> bool:
    kind, value = item
    if kind in _REPEATS:
        return value[0] > 0 and any(_is_mandatory(each) for each in value[2])
    if kind is c.SUBPATTERN:
        return any(_is_mandatory(each) for each in value[3])
    if kind is c.BRANCH:
        return all(any(_is_mandatory(each) for each in part) for part in value[1])
    return kind not in (c.AT, c.ASSERT, c.ASSERT_NOT)


def _is_parted(inside: list[Item]) -> bool:
    """Whether each round has a letter that the endless repeats inside it cannot take."""
    runs = [_letters([each]) for each in _all(inside) if _is_endless(*each)]
    return any(
        _is_mandatory(item) and not any(_letters([item]) & run for run in runs)
        for item in inside
        if not _is_endless(*item)
    )


def _parts(kind: Any, value: Any) -> list[list[Item]]:
    if kind in _REPEATS:
        return [list(value[2])]
    if kind is c.SUBPATTERN:
        return [list(value[3])]
    if kind is c.BRANCH:
        return [list(part) for part in value[1]]
    if kind in (c.ASSERT, c.ASSERT_NOT):
        return [list(value[1])]
    return [list(value)] if kind is c.ATOMIC_GROUP else []


def _all(items: list[Item]) -> Iterator[Item]:
    for kind, value in items:
        yield kind, value
        if kind not in (c.ASSERT, c.ASSERT_NOT):
            for part in _parts(kind, value):
                yield from _all(part)


def _letters(items: list[Item]) -> frozenset[str]:
    """All letters that a match of the items may hold."""
    found: set[str] = set()
    for kind, value in _all(items):
        if kind is c.LITERAL:
            found.add(chr(value))
        elif kind is c.NOT_LITERAL:
            found |= LETTERS - {chr(value)}
        elif kind is c.ANY:
            found |= LETTERS - {"\n"}
        elif kind is c.IN:
            found |= _of_class(value)
    return frozenset(found)


def _of_class(members: list[Item]) -> set[str]:
    found: set[str] = set()
    for kind, value in members:
        if kind is c.LITERAL:
            found.add(chr(value))
        elif kind is c.RANGE:
            found |= {letter for letter in LETTERS if value[0] <= ord(letter) <= value[1]}
        elif kind is c.CATEGORY:
            found |= set(filter(_CLASSES[value], LETTERS))
    return set(LETTERS) - found if members[0][0] is c.NEGATE else found
