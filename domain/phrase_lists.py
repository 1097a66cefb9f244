"""Several units named in one breath: "các sở, ban, ngành tỉnh và UBND các huyện"; the directory tells the cuts."""

import re
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST_CUTS = 12
_CUT = re.compile(r"\s?[,;]\s(?:và\s)?|\svà\s|\s&\s")


def divided(phrase: str, certain: Callable[[str], T | None]) -> tuple[T, ...]:
    """What each part of the phrase certainly means, in the fewest parts; empty when a part stays unknown.

    A part may leave out the words that begin the one before it: "UBND huyện A, B".
    """
    cuts = list(_CUT.finditer(phrase))
    if not cuts or len(cuts) > _MOST_CUTS:
        return ()
    begins = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(phrase)]
    ways: list[tuple[tuple[T, ...], str] | None] = [((), "")]
    for last, end in enumerate(ends):
        ways.append(_best(ways, [phrase[begin:end] for begin in begins[: last + 1]], certain))
    whole = ways[-1]
    return whole[0] if whole else ()


def _best(
    ways: list[tuple[tuple[T, ...], str] | None], tails: list[str], certain: Callable[[str], T | None]
) -> tuple[tuple[T, ...], str] | None:
    """The way with the fewest parts that ends with one of the tails, each of which follows the way beside it."""
    best: tuple[tuple[T, ...], str] | None = None
    for way, tail in zip(ways, tails, strict=True):
        if way is None or (best and len(way[0]) + 1 >= len(best[0])):
            continue
        for name in _readings(way[1], tail):
            if (found := certain(name)) is not None:
                best = ((*way[0], found), name)
                break
    return best


def _readings(before: str, tail: str) -> list[str]:
    """The part as written, then behind ever fewer of the words that begin the part before it."""
    words = before.split()
    return [tail, *(f"{' '.join(words[:count])} {tail}" for count in range(min(len(words) - 1, 4), 0, -1))]
