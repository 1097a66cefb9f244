"""A second opinion on the start, by weights that were learned from letters: where it differs, a person looks.

The first reader follows rules that people wrote, and is sure where a rule fits a letter for which it was not made.
This one adds up what stands around each time. Its faults are others: a start on which both agree is rarely wrong.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp

from domain.letter.blocks import Blocks
from domain.letter.changes import Change
from domain.letter.labels import Topic
from domain.letter.mentions import Mention, find_mentions, marks_of
from domain.letter.model import Reading
from domain.letter.moment import Moment
from domain.letter.schedule import contested_start, guessed_start
from domain.letter.weights import BIAS, WEIGHTS
from domain.letter.years import Ground

LIKELY_DAY, LIKELY_HOUR = 0.35, 0.4
"""How likely a mention must be to tell the start; an hour that stands apart from its day a little more."""
_MOST_MENTIONS = 400
"""A longer calendar has no one start."""


@dataclass(frozen=True)
class Opinion:
    """The likeliest start, if any time looks like one. `labelled` are the mentions under "Thời gian:"."""

    start: Moment | None
    labelled: tuple[Mention, ...]


def second_opinion(blocks: Blocks, ground: Ground, change: Change) -> Opinion:
    """What the weights make of the letter's times."""
    mentions = find_mentions(blocks, ground)[:_MOST_MENTIONS]
    start = pick(mentions, [_likelihood(told) for told in marks_of(mentions, ground, change)])
    return Opinion(start, tuple(mention for mention in mentions if mention.topic == Topic.TIME.name))


def with_opinion(reading: Reading, opinion: Opinion) -> Reading:
    """The reading, with a doubt where the rules are sure of a start and the opinion is another.

    The start stays as the rules read it: the weights judge, they find nothing.
    """
    start, other = reading.starts_at, opinion.start
    if start is None or any(doubt.field == "starts_at" for doubt in reading.doubts):
        return reading
    is_sitting = other is not None and other in {session.starts_at for session in reading.sessions}
    if is_labelled(start, opinion.labelled) or is_sitting or not differs(start, other):
        return reading
    contested = contested_start(start, other.in_words) if other else guessed_start(start)
    return replace(reading, doubts=(*reading.doubts, contested))


def is_labelled(start: Moment, labelled: Iterable[Mention]) -> bool:
    """Whether a mention under "Thời gian:" tells the whole of a start, as two in three letters do."""
    return any(
        mention.day == start.day and (start.hour is None or start.hour in mention.when.hours)
        for mention in labelled
    )


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
    likely_hour, hourly = max(timed, key=lambda one: one[0], default=(0.0, None))
    apart = hourly.when.hours[0] if hourly and likely_hour > LIKELY_HOUR else None
    return Moment(main.day, apart)


def differs(start: Moment, other: Moment | None) -> bool:
    """Whether the second opinion speaks against a start: another day, another hour, or an hour that was missed."""
    if other is None or other.day != start.day:
        return True
    return other.hour is not None and other.hour != start.hour


def _likelihood(told: set[str]) -> float:
    return 1 / (1 + exp(-BIAS - sum(WEIGHTS.get(mark, 0.0) for mark in told)))
