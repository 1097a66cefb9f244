"""The hour by which guests are asked to be there."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from domain.letter.cues import Role
from domain.letter.moment import Moment
from domain.letter.sections import Told
from domain.letter.text import fold
from domain.letter.told_days import moment_of
from domain.letter.when import When
from domain.letter.years import Ground

_MINUTES_BEFORE = re.compile(
    r"(?:trước (?:giờ |khi )?(?:khai mạc|bắt đầu|họp|hội nghị|giờ)[^.;\d]{0,30}?(?P<minutes>\d{1,2})\s?MINUTES)"
    r"|(?:trước (?:ít nhất |tối thiểu |khoảng )?(?P<early>\d{1,2})\s?MINUTES)"
    r"|(?<!trong )(?:(?P<sooner>\d{1,2})\s?MINUTES trước)"
    r"|sớm (?:hơn |trước )?(?:ít nhất |tối thiểu |khoảng )?(?P<ahead>\d{1,2})\s?MINUTES".replace(
        "MINUTES", r"(?:(?:phút|ph|p)(?!\w)|['’′´])"
    )
)


def read_arrival(texts: Iterable[Told], starts_at: Moment | None) -> Moment | None:
    """The hour by which the text asks guests to be there; None where it asks for none before the start."""
    if starts_at is None:
        return None
    if starts_at.hour is None:
        return _dated_arrival(texts, starts_at.day)
    for text, whens in texts:
        asked = _asked_arrival(text, whens, starts_at)
        if asked is not None and asked < starts_at:
            return asked
    return None


def _dated_arrival(texts: Iterable[Told], day: date) -> Moment | None:
    """The hour of a first day that tells no other: "đón đại biểu từ 14h00 ngày 13/6"."""
    for _, whens in texts:
        for when in whens:
            if when.role is Role.ARRIVAL and when.hours and when.days and _is_on(when, day):
                return Moment(day, when.hours[0])
    return None


def _asked_arrival(text: str, whens: tuple[When, ...], starts_at: Moment) -> Moment | None:
    early = _MINUTES_BEFORE.search(fold(text))
    if early:
        minutes = int(early["minutes"] or early["early"] or early["sooner"] or early["ahead"])
        return _earlier(starts_at, minutes)
    for before, when in zip([None, *whens], whens, strict=False):
        asked = when.role is Role.ARRIVAL and when.hours and _is_on(when, starts_at.day)
        if asked and not (before and _tells_other_day(before, when, text, starts_at)):
            return Moment(starts_at.day, when.hours[0])
    return None


def _tells_other_day(before: When, when: When, text: str, starts_at: Moment) -> bool:
    """Whether the same sentence told another day before: "Sáng hôm sau, 15/7, mời ăn sáng, 6 giờ 30 tập trung"."""
    told = before.role is Role.START and bool(before.days) and not when.days
    return told and ". " not in text[before.span[1] : when.span[0]] and not _is_on(before, starts_at.day)


def _is_on(when: When, day: date) -> bool:
    """Whether an expression tells that day or none; "sáng hôm sau" is another one."""
    told = moment_of(when, Ground(issue=day)) if when.days else Moment(day)
    return told is not None and told.day == day and when.relative is None


def _earlier(moment: Moment, minutes: int) -> Moment:
    shifted = datetime.combine(moment.day, moment.hour or time.min) - timedelta(minutes=minutes)
    return Moment(shifted.date(), shifted.time())
