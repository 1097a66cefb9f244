"""A second opinion on the start, by weights that were learned from letters: where it differs, a person looks.

The first reader follows rules that people wrote, and is sure where a rule fits a letter for which it was not made.
This one adds up what stands around each time. Its faults are others: a start on which both agree is rarely wrong.
"""

from collections.abc import Sequence
from math import exp

from domain.letter.blocks import Blocks
from domain.letter.changes import Change
from domain.letter.mentions import Mention, find_mentions, marks_of
from domain.letter.model import Doubt
from domain.letter.moment import Moment
from domain.letter.schedule import contested_start, guessed_start
from domain.letter.weights import BIAS, WEIGHTS
from domain.letter.years import Ground

LIKELY_DAY, LIKELY_HOUR = 0.35, 0.4
"""How likely a mention must be to tell the start; an hour that stands apart from its day a little more."""
_MOST_MENTIONS = 400
"""A longer calendar has no one start."""


def likely_start(blocks: Blocks, ground: Ground, change: Change) -> Moment | None:
    """The moment at which the event most likely starts; None where no time looks like a start."""
    mentions = find_mentions(blocks, ground)[:_MOST_MENTIONS]
    return pick(mentions, [_likelihood(told) for told in marks_of(mentions, ground, change)])


def pick(mentions: Sequence[Mention], likelihoods: Sequence[float]) -> Moment | None:
    """The likeliest day of a letter, with its own hour or the likeliest one that stands apart."""
    told = [
        (likely, mention)
        for mention, likely in zip(mentions, likelihoods, strict=True)
        if mention.part != "head"
    ]
    dated = [(likely, mention) for likely, mention in told if mention.day]
    likely, main = max(dated, key=lambda one: one[0], default=(0.0, None))
    if main is None or main.day is None or likely < LIKELY_DAY:
        return None
    if main.when.hours:
        return Moment(main.day, main.when.hours[0])
    timed = [one for one in told if one[1].when.hours and one[1].day in (None, main.day)]
    likely, hourly = max(timed, key=lambda one: one[0], default=(0.0, None))
    apart = hourly.when.hours[0] if hourly and likely > LIKELY_HOUR else None
    return Moment(main.day, apart)


def differs(start: Moment, other: Moment | None) -> bool:
    """Whether the second opinion speaks against a start: another day, another hour, or an hour that was missed."""
    if other is None or other.day != start.day:
        return True
    return other.hour is not None and other.hour != start.hour


def contested_by(start: Moment, other: Moment | None) -> Doubt:
    """The doubt about a start that the second opinion does not share."""
    return contested_start(start, other.in_words) if other else guessed_start(start)


def _likelihood(told: set[str]) -> float:
    return 1 / (1 + exp(-BIAS - sum(WEIGHTS.get(mark, 0.0) for mark in told)))
