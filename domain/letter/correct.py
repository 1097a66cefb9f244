"""The organizer's corrections, read by the same small readers as the letter."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time

from domain.errors import DomainError
from domain.letter.checks import TIME_CODES, check_times
from domain.letter.lines import split_lines
from domain.letter.model import Doubt, Reading, Rsvp
from domain.letter.moment import Moment
from domain.letter.moved import with_start
from domain.letter.own_guests import add_guests, drop_guests, not_by_heading
from domain.letter.own_words import parts_of
from domain.letter.places import tidy
from domain.letter.schedule import weekday_doubt
from domain.letter.text import clean, fold, squeeze, trim
from domain.letter.told_days import moment_of
from domain.letter.when import When, find_whens
from domain.letter.years import Ground

_IS = re.compile(
    r"(?P<label>[^:]{2,20}?) (?:nay |mới |đúng )?(?:(?:sửa|đổi|chuyển) (?:lại )?)?(?:là|thành|sang) (?=\S)"
)
_NUMBER = re.compile(
    r"(?:số\s?:?\s?)?(?P<number>\d{1,5}[a-z]?(?:\s?[/.-]\s?[\w&./-]{1,40})?)$", re.IGNORECASE
)
_WEEKDAYS = ("weekday_differs", "told_weekday_differs")
_Change = Callable[[Reading, str, Ground], Reading]


def correct(reading: Reading, text: str, *, issue_date: Moment | None) -> Reading:
    """The reading after the organizer's words, one "Tên mục: giá trị" a line or a bare time or place.

    The doubts about a corrected field go; those about the times are asked anew. Raises DomainError
    `correction_field_unknown` (facts: field) and `correction_unreadable` (facts: field, value); then nothing
    has changed.
    """
    lines = [line.whole for line in split_lines(clean(text))]
    if not lines:
        raise DomainError("correction_unreadable", field="", value="")
    for line in lines:
        for name, change, value in _understood(line):
            ground = Ground(
                issue_date.day if issue_date else None, reading.starts_at.day if reading.starts_at else None
            )
            reading = without_doubts(change(reading, value, ground), name)
    return reading


def _understood(line: str) -> list[tuple[str, _Change, str]]:
    """The fields that one line tells, each with its change and its value."""
    label, colon, value = line.partition(":")
    named = _FIELDS.get(squeeze(fold(label)).lstrip("-+• ")) if colon else None
    if named:
        return [(*named, squeeze(value))]
    if colon and not re.search(r"\d", label):
        raise DomainError("correction_field_unknown", field=squeeze(label))
    told = _IS.match(fold(line))
    if told and told["label"] in _FIELDS:
        return [(*_FIELDS[told["label"]], squeeze(line[told.end() :]))]
    return [(name, _CHANGES[name], words) for name, words in parts_of(line)]


def without_doubts(reading: Reading, name: str) -> Reading:
    """The reading without the doubts about a field that a person has told; those about times are asked anew."""
    kept = [doubt for doubt in reading.doubts if doubt.field != name or doubt.code in _WEEKDAYS]
    if name in ("starts_at", "ends_at", "arrives_at", "issue_date"):
        kept = [*(doubt for doubt in kept if doubt.code not in TIME_CODES), *check_times(reading)]
    return replace(reading, doubts=tuple(kept))


def _single(name: str, value: str) -> When:
    whens = [when for when in find_whens(value) if when.days or when.hours]
    if len(whens) != 1 or (len(whens[0].hours) > 1 and not whens[0].hour_range):
        raise _unreadable(name, value)
    return whens[0]


def _unreadable(name: str, value: str) -> DomainError:
    return DomainError("correction_unreadable", field=name, value=value)


def _time(reading: Reading, value: str, ground: Ground) -> Reading:
    """A new day, a new hour or both; what is not told stays."""
    when = _single("starts_at", value)
    told = moment_of(when, ground)
    if told is None and reading.starts_at is None:
        raise _unreadable("starts_at", value)
    day = told.day if told else _day_of(reading)
    old_hour = reading.starts_at.hour if reading.starts_at else None
    moved = _held_again(with_start(reading, Moment(day, when.hours[0] if when.hours else old_hour)))
    moved = _with_arrival(moved, old_hour)
    if when.hour_range and len(when.hours) > 1:
        moved = replace(moved, ends_at=Moment(day, when.hours[1]))
    return _with_weekday(moved, when, day) if told else moved


def _with_arrival(reading: Reading, old_hour: time | None) -> Reading:
    """The arrival stays as it was read; beside another hour it is doubted."""
    start = reading.starts_at
    if old_hour is None or reading.arrives_at is None or start is None or start.hour == old_hour:
        return reading
    return replace(reading, doubts=(*reading.doubts, Doubt(field="arrives_at", code="arrival_kept")))


def _held_again(reading: Reading) -> Reading:
    """A notice whose new day a person tells postpones no more: it changes."""
    return replace(reading, postponed=False, changed=True) if reading.postponed else reading


def _day_of(reading: Reading) -> date:
    if reading.starts_at is None:
        raise _unreadable("starts_at", "")
    return reading.starts_at.day


def _with_weekday(reading: Reading, when: When, day: date) -> Reading:
    """The weekday is checked against the new day only; an older difference is settled."""
    kept = tuple(doubt for doubt in reading.doubts if doubt.code not in _WEEKDAYS)
    differing = weekday_doubt(when, day)
    if differing:
        kept = (*kept, Doubt(field="starts_at", code="told_weekday_differs", facts=differing.facts))
    return replace(reading, doubts=kept)


def _hour(reading: Reading, value: str, ground: Ground) -> Reading:
    return _time(reading, f"{value} giờ" if re.fullmatch(r"\d{1,2}", value) else value, ground)


def _told_moment(name: str, value: str, ground: Ground, day: date | None) -> Moment:
    """The moment of `value`; an hour alone is on `day`."""
    when = _single(name, value)
    told = moment_of(when, ground)
    if told is None and day is not None and when.hours:
        told = Moment(day, when.hours[0])
    if told is None:
        raise _unreadable(name, value)
    return told


def _arrival(reading: Reading, value: str, ground: Ground) -> Reading:
    day = reading.starts_at.day if reading.starts_at else None
    return replace(reading, arrives_at=_told_moment("arrives_at", value, ground, day))


def _end(reading: Reading, value: str, ground: Ground) -> Reading:
    day = reading.starts_at.day if reading.starts_at else None
    return replace(reading, ends_at=_told_moment("ends_at", value, ground, day))


def _deadline(reading: Reading, value: str, ground: Ground) -> Reading:
    deadline = _told_moment("rsvp", value, ground, None)
    return replace(reading, rsvp=replace(reading.rsvp or _NO_RSVP, deadline=deadline))


_NO_RSVP = Rsvp(
    required=None,
    deadline=None,
    method=None,
    contact_person=None,
    phone=None,
    email=None,
    link=None,
    substitute=None,
    absence=None,
)


def _issue(reading: Reading, value: str, ground: Ground) -> Reading:
    told = _told_moment("issue_date", value, ground, None)
    return replace(reading, issue_date=Moment(told.day))


def _venue(reading: Reading, value: str, ground: Ground) -> Reading:
    return replace(reading, venue=_words("venue", tidy(value)))


def _number(reading: Reading, value: str, ground: Ground) -> Reading:
    found = _NUMBER.match(trim(value))
    if found is None:
        raise _unreadable("number", value)
    return replace(reading, number=found["number"].replace(" ", ""))


def _title(reading: Reading, value: str, ground: Ground) -> Reading:
    return replace(reading, title=_words("title", trim(value)))


def _chair(reading: Reading, value: str, ground: Ground) -> Reading:
    return replace(reading, chair=_words("chair", trim(value)))


def _words(name: str, value: str) -> str:
    if not re.search(r"\w", value):
        raise _unreadable(name, value)
    return value


def _named(labels: Iterable[str], name: str, change: _Change) -> dict[str, tuple[str, _Change]]:
    return dict.fromkeys(labels, (name, change))


_FIELDS: dict[str, tuple[str, _Change]] = {
    **_named(("giờ", "giờ họp", "giờ bắt đầu"), "starts_at", _hour),
    **_named(("ngày", "ngày họp", "thời gian", "bắt đầu", "khai mạc"), "starts_at", _time),
    **_named(("kết thúc", "bế mạc", "giờ kết thúc"), "ends_at", _end),
    **_named(("đón tiếp", "đón đại biểu", "có mặt", "giờ đón tiếp", "giờ có mặt"), "arrives_at", _arrival),
    **_named(("hạn", "hạn phản hồi", "hạn đăng ký", "hạn trả lời"), "rsvp", _deadline),
    **_named(("địa điểm", "nơi họp", "phòng họp"), "venue", _venue),
    **_named(("tên", "tên cuộc họp", "tên hội nghị", "nội dung", "trích yếu"), "title", _title),
    **_named(("số", "số giấy mời", "số ký hiệu"), "number", _number),
    **_named(("ngày ký", "ngày ban hành", "ngày giấy mời"), "issue_date", _issue),
    **_named(("chủ trì", "người chủ trì", "chủ tọa"), "chair", _chair),
    **_named(("thêm", "mời thêm", "bổ sung"), "parties", add_guests),
    **_named(("bỏ", "không mời", "thôi mời"), "parties", drop_guests),
    **_named(("thành phần", "thành phần mời", "khách mời", "đại biểu"), "parties", not_by_heading),
}
_CHANGES = dict(_FIELDS.values()) | {"starts_at": _time}
