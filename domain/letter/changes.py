"""Notices that move, correct, postpone or cancel a meeting, and the earlier letter that they speak of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from domain.letter.blocks import Blocks
from domain.letter.dates import Written
from domain.letter.labels import Topic
from domain.letter.lines import Line
from domain.letter.moment import Moment, Month
from domain.letter.moved_times import (
    Told,
    concluded,
    told_times,
    unmoved_hours,
)
from domain.letter.notice_words import calls_off, ends, moves, moves_only_the_place, puts_off
from domain.letter.schedule import end_of
from domain.letter.text import fold
from domain.letter.told_days import moment_of
from domain.letter.turns import puts_off_in_the_end, speaks_of_meeting
from domain.letter.when import When
from domain.letter.years import Ground

_CAUSE = re.compile(
    r"(?:(?:tuy nhiên|tiếc thay|song|nhưng),? )?(?:do|vì|để|nhằm|trong thời gian|từ ngày)(?!\w)"
    r"|[^.;]*(?<!\w)(?:bão|lũ|dịch bệnh|khí tượng|qua đời|từ trần|đã mất|tang lễ|quốc tang)(?!\w)"
)
_SAME_HOUR = re.compile(
    r"(?<!\w)(?:(?:vẫn )?(?:cùng|đúng|vẫn) (?:khung )?giờ(?: cũ| đó| trên)?(?!\w| \d)"
    r"|giờ (?:giấc )?(?:vẫn )?(?:như cũ|cũ|giữ nguyên|không (?:thay )?đổi)"
    r"|(?:giữ nguyên|không (?:thay )?đổi) (?:khung )?giờ)"
)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a notice does to an earlier meeting. Empty lists where it tells no times."""

    postponed: bool = False
    changed: bool = False
    cancelled: bool = False
    tentative: bool = False
    old: tuple[Moment | Month, ...] = ()
    new: tuple[Moment | Month, ...] = ()
    new_end: Moment | None = None
    """The end that the expression of the only new time tells itself."""

    @property
    def is_notice(self) -> bool:
        return self.postponed or self.changed or self.cancelled

    @property
    def first_new(self) -> Moment | None:
        """The new start, where a day is given."""
        return next((moment for moment in self.new if isinstance(moment, Moment)), None)


def read_change(blocks: Blocks, title: str, ground: Ground) -> Change:
    """What the notice does, judged by its title and its sentences; an ordinary invitation changes nothing."""
    kind = fold(blocks.type_line.text) if blocks.type_line else ""
    texts = [fold(title), kind, *(line.folded for line in blocks.prose)]
    cancelled, moved = ends(texts[0]) or any(map(calls_off, texts)), moves(texts)
    postponed = any(map(puts_off, texts[:1] if cancelled else texts))
    if not (cancelled or moved or postponed):
        return Change()
    told = [] if moves_only_the_place(texts) else list(told_times(blocks))
    if cancelled or postponed:
        told = _settled(told, blocks, cancelled=cancelled)
    old, new = _sorted_out(told, moved=moved and not cancelled)
    old, new = _with_staying_hour(old, new, texts, blocks)
    is_put_off = moved and bool(old) and not (new or cancelled or "đính chính" in texts[0])
    return _change(old, new, ground, cancelled=cancelled, postponed=postponed or is_put_off, moved=moved)


def _settled(told: list[Told], blocks: Blocks, *, cancelled: bool) -> list[Told]:
    """The times with what the notice says in the end: what was new before it may be off by now."""
    if not cancelled and puts_off_in_the_end(blocks):
        told = [replace(each, is_new=False) for each in told if each.is_new] or told
    return told if any(each.is_new for each in told) else _without_later_work(told, blocks)


def _with_staying_hour(
    old: list[When], new: list[When], texts: list[str], blocks: Blocks
) -> tuple[list[When], list[When]]:
    if any(_SAME_HOUR.search(text) for text in texts):
        new = _with_same_hour(old, new)
    for staying in islice(unmoved_hours(blocks), 1):
        old, new = _with_hour(old, staying), _with_hour(new, staying)
    return old, new


def _labelled(blocks: Blocks) -> set[Line]:
    return {line for section in blocks.about(Topic.TIME) for line in (section.first, *section.lines)}


def _without_later_work(told: list[Told], blocks: Blocks) -> list[Told]:
    """Without the days, told after the meeting was called off, of what is to be done without it."""
    places = {line: at for at, line in enumerate(blocks.prose)}
    off = (at for line, at in places.items() if calls_off(line.folded) or puts_off(line.folded))
    decided = max(off, default=len(places))
    labelled = _labelled(blocks)
    return [
        each
        for each in told
        if each.is_new is not None
        or places[each.line] <= decided
        or each.line in labelled
        or speaks_of_meeting(each.when, each.line)
    ]


def _change(
    old: list[When], new: list[When], ground: Ground, *, cancelled: bool, postponed: bool, moved: bool
) -> Change:
    old, new = _share_days(old, new)
    new_moments = tuple(_moments(new, ground))
    has_day = any(isinstance(moment, Moment) for moment in new_moments)
    return Change(
        postponed=(postponed and not has_day) or (bool(new_moments) and not has_day),
        changed=(bool(new_moments) or (moved and not postponed)) and not cancelled,
        cancelled=cancelled and not new_moments,
        tentative=bool(new_moments) and not has_day,
        old=tuple(_moments(old, ground)),
        new=new_moments,
        new_end=_end_of_only(new, new_moments, ground),
    )


def _end_of_only(whens: list[When], moments: tuple[Moment | Month, ...], ground: Ground) -> Moment | None:
    only = moments[0] if len(moments) == 1 and len(whens) == 1 else None
    return end_of(whens[0], only, ground) if isinstance(only, Moment) else None


def _sorted_out(told: list[Told], *, moved: bool) -> tuple[list[When], list[When]]:
    told = concluded(told)
    first_new = next((at for at, each in enumerate(told) if each.is_new), None)
    old = [each.when for each in told if each.is_new is False]
    unsaid = [(at, each.when) for at, each in enumerate(told) if each.is_new is None]
    if first_new is not None:
        new = [each.when for each in told if each.is_new]
        before = [at for at, _ in unsaid if at < first_new or _is_replaced_beside(told, at)]
        old += [when for at, when in unsaid if at in before]
        return old, _refined(new, [when for at, when in unsaid if at not in before])
    if moved and old:
        return old, [when for _, when in unsaid]
    return old + [when for _, when in unsaid], []


def _is_replaced_beside(told: list[Told], at: int) -> bool:
    """Whether the same line goes on with a new time: "từ 14 giờ 23/4 dời sang 14 giờ 30 28/4"."""
    return at + 1 < len(told) and told[at + 1].is_new is True and told[at + 1].line is told[at].line


def _refined(new: list[When], after: list[When]) -> list[When]:
    """The new times with an hour or a day that is told apart from them, further on."""
    refined = list(new)
    for when in after:
        same_day = [at for at, each in enumerate(refined) if not each.hours and _is_same_day(each, when)]
        if same_day and when.hours:
            refined[same_day[0]] = when
        elif (when.days and not any(each.days for each in refined)) or (
            when.hours and not when.days and not any(each.hours for each in refined)
        ):
            refined.append(when)
    return refined


def _is_same_day(one: When, other: When) -> bool:
    first, second = ([(day.day, day.month) for day in when.days[:1]] for when in (one, other))
    return bool(first) and first == second


def _share_days(old: list[When], new: list[When]) -> tuple[list[When], list[When]]:
    """An hour without a day takes the day of its own side, else that of the other side."""
    old_days = next((when.days for when in old if when.days), ())
    new_days = next((when.days for when in new if when.days), ())
    return (
        _equally_exact(_complete(old, old_days or new_days)),
        _complete(new, new_days or old_days),
    )


def _with_same_hour(old: list[When], new: list[When]) -> list[When]:
    """New days at the old hour, as "cùng giờ" tells."""
    timed = [when for when in old if when.hours]
    if len({when.hours for when in timed}) != 1 or any(when.hours for when in new):
        return new
    return _with_hour(new, timed[0])


def _with_hour(whens: list[When], told: When) -> list[When]:
    """The days at an hour that is told apart from them, where they have none of their own."""
    if any(when.hours for when in whens if when.days):
        return whens
    dated = [when for when in whens if when.days]
    return [replace(when, hours=told.hours, hour_range=told.hour_range) for when in dated] or whens


def _complete(whens: list[When], days: tuple[Written, ...]) -> list[When]:
    hours = [when for when in whens if when.hours and not when.days]
    if hours and days and len([when for when in whens if when.hours]) == len(hours):
        return [replace(when, days=days) for when in hours]
    dated = [when for when in whens if when.days]
    return dated or [when for when in whens if when.month]


def _equally_exact(old: list[When]) -> list[When]:
    """Where hours are told, days without one belong to causes and papers: a storm, a letter's date."""
    timed = [when for when in old if when.hours]
    return timed or [when for when in old if not _CAUSE.match(when.lead.lstrip(" ,"))] or old


def _moments(whens: list[When], ground: Ground) -> Iterator[Moment | Month]:
    """The moments, each once; a day alone gives way to its hour. Morning and afternoon of a day are two."""
    moments = [moment_of(when, ground) if when.days else when.month for when in whens]
    timed = {moment.day for moment in moments if isinstance(moment, Moment) and moment.hour}
    seen: set[str] = set()
    parts: dict[str, str | None] = {}
    for moment, when in zip(moments, whens, strict=True):
        if isinstance(moment, Moment) and moment.hour is None and moment.day in timed:
            continue
        if moment is None:
            continue
        first = parts.setdefault(str(moment), when.period)
        if str(moment) not in seen or (first and when.period and f"{moment} {when.period}" not in seen):
            yield moment
        seen |= {str(moment), f"{moment} {when.period}"}
