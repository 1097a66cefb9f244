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
SURE = 0.8
"""How likely it must be where the rules find no start at all."""
_MOST_MENTIONS = 400
"""A longer calendar has no one start."""


@dataclass(frozen=True)
class Opinion:
    """The likeliest start. `sure` is from 0 to 1; `labelled` are the mentions under "Thời gian:"."""

    start: Moment | None
    sure: float
    labelled: tuple[Mention, ...] = ()


def second_opinion(blocks: Blocks, ground: Ground, change: Change) -> Opinion:
    """What the weights make of the letter's times."""
    mentions = find_mentions(blocks, ground)[:_MOST_MENTIONS]
    opinion = pick(mentions, [_likelihood(told) for told in marks_of(mentions, ground, change)])
    labelled = tuple(mention for mention in mentions if mention.topic == Topic.TIME.name)
    return replace(opinion, labelled=labelled)


def with_opinion(reading: Reading, opinion: Opinion) -> Reading:
    """The reading with a doubt where the rules are sure and the opinion is another; with what they did not find.

    A start or an hour that only the second reader finds is doubted like any guess.
    """
    start, other = reading.starts_at, opinion.start
    codes = {doubt.code for doubt in reading.doubts if doubt.field == "starts_at"}
    if start is None:
        found = other if "start_missing" in codes and opinion.sure >= SURE else None
        return _guessing(reading, found, "start_missing") if found else reading
    if codes:
        fills = other and start.hour is None and other.day == start.day and other.hour
        return _guessing(reading, other, "hour_missing") if fills and other else reading
    if is_labelled(start, opinion.labelled) or not differs(start, other):
        return reading
    contested = contested_start(start, other.in_words) if other else guessed_start(start)
    return replace(reading, doubts=(*reading.doubts, contested))


def is_labelled(start: Moment, labelled: Iterable[Mention]) -> bool:
    """Whether a mention under "Thời gian:" tells the whole of a start, as two in three letters do."""
    return any(
        mention.day == start.day and (start.hour is None or start.hour in mention.when.hours)
        for mention in labelled
    )


def pick(mentions: Sequence[Mention], likelihoods: Sequence[float]) -> Opinion:
    """The likeliest day of a letter, with its own hour or the likeliest one that stands apart."""
    told = [
        (likely, mention)
        for mention, likely in zip(mentions, likelihoods, strict=True)
        if mention.part != "head"
    ]
    dated = [(likely, mention) for likely, mention in told if mention.day]
    likely, main = max(dated, key=lambda one: one[0], default=(0.0, None))
    if main is None or main.day is None or likely < LIKELY_DAY:
        return Opinion(None, likely)
    if main.when.hours:
        return Opinion(Moment(main.day, main.when.hours[0]), likely)
    timed = [one for one in told if one[1].when.hours and one[1].day in (None, main.day)]
    likely_hour, hourly = max(timed, key=lambda one: one[0], default=(0.0, None))
    apart = hourly.when.hours[0] if hourly and likely_hour > LIKELY_HOUR else None
    return Opinion(Moment(main.day, apart), likely)


def differs(start: Moment, other: Moment | None) -> bool:
    """Whether the second opinion speaks against a start: another day, another hour, or an hour that was missed."""
    if other is None or other.day != start.day:
        return True
    return other.hour is not None and other.hour != start.hour


def _guessing(reading: Reading, start: Moment, instead_of: str) -> Reading:
    kept = (doubt for doubt in reading.doubts if doubt.code != instead_of)
    return replace(reading, starts_at=start, doubts=(*kept, guessed_start(start)))


def _likelihood(told: set[str]) -> float:
    return 1 / (1 + exp(-BIAS - sum(WEIGHTS.get(mark, 0.0) for mark in told)))
