"""Notices that move, correct, postpone or cancel a meeting, and the earlier letter that they speak of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.dates import Written
from domain.letter.lines import Line
from domain.letter.model import Reference
from domain.letter.moment import Moment, Month
from domain.letter.schedule import moment_of
from domain.letter.text import fold
from domain.letter.when import Role, When, find_whens
from domain.letter.years import Ground

_MEETING = (
    r"(?:cuộc|hội|kỳ|phiên|buổi|lễ|lớp|họp|đại hội|lịch|chương trình|giấy mời|thời gian|ngày|việc|tổ chức"
    r"|tọa đàm)"
)
_CANCELLED = re.compile(
    r"(?:hủy(?: bỏ)?|không tổ chức|thu hồi|bãi bỏ)\s(?:\w+\s){0,2}?(?:cuộc họp|hội nghị|buổi|lễ|giấy mời"
    r"|phiên|kỳ họp|họp"
    r"|lớp|chương trình|thư mời)"
)
_POSTPONED = re.compile(rf"(?<!\w)(?:tạm hoãn|hoãn|tạm dừng|tạm ngưng|dời|lùi)\s(?:\w+\s){{0,2}}?{_MEETING}")
_MOVED = re.compile(
    rf"(?<!\w)(?:thay đổi|điều chỉnh|đổi|dời|lùi|chuyển)\s(?:\w+\s){{0,2}}?(?:{_MEETING}|địa điểm|giờ)"
    r"|đính chính|kế hoạch thay đổi"
)
_MOVED_WHAT = re.compile(
    r"(?:thay đổi|điều chỉnh|đổi|dời|lùi|chuyển|hoãn|đính chính)\s(?:về |lại )?(?P<what>\w+ \w+(?: \w+)?)"
)
_CONDITION = re.compile(r"(?<!\w)(?:nếu|trùng|trường hợp|khi có|mọi|có thể)(?!\w)")
_NEW = re.compile(
    r"(?<!\w)(?:sang|thành|sửa là|sửa lại|nay là|đúng là|mới là|thay bằng|dời đến|chuyển đến|lùi đến"
    r"|lại là|vào lại"
    r"|kế hoạch thay đổi|thời gian mới|lịch mới|sau khi (?:thay đổi|điều chỉnh)|nay điều chỉnh"
    r"|sẽ (?:được )?tổ chức|đọc là|thay đổi[^.;:]{0,60} như sau|điều chỉnh[^.;:]{0,60} như sau)(?!\w)"
    r"|(?:lùi|dời|hoãn|chuyển)(?: lại| lên| xuống| thêm| chậm)? \d{1,2} (?:ngày|tuần|giờ|tiếng)(?!\w)"
    r"|(?<!\w)(?:đến|tới)(?:\s(?:lúc|vào|hồi|ngày|sáng|chiều)){0,9}\s*$"
)
_OLD = re.compile(
    r"(?<!\w)(?:đã in|đã mời|đã ghi|đã nêu|đã phát|thay vì|thay cho|đã thông báo|ban đầu|trước đây|cũ"
    r"|lúc đầu|đã định)(?!\w)"
)
_SHIFTED = re.compile(r"(?<!\w)(?:dời|lùi|chuyển|hoãn)(?!\w)")
_TWO = 2
_HEADING_LENGTH = 60
_EARLIER = re.compile(
    r"(?:giấy mời|thư mời|công văn mời"
    r"|giấy triệu tập)(?: họp)? số\s?:?\s?(?P<number>\d{1,5}[a-z]?(?:[/.-][\w&]+){0,6})?"
    r"(?:,? ngày (?P<day>[\d/ ]{5,12}|\d{1,2} tháng \d{1,2} năm \d{4}))?"
)
_NOTICE = re.compile(r"(?:thông báo|giấy mời|thư mời|công văn)(?: số \S+| của [^,.;]{1,40}?)? ngày\s")
_ANSWERS = re.compile(r"đã mời|lần \d|giấy mời|nhắc lại|thay thế|tiếp theo")


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a notice does to an earlier meeting. Empty lists where it tells no times."""

    postponed: bool = False
    changed: bool = False
    cancelled: bool = False
    tentative: bool = False
    old: tuple[Moment | Month, ...] = ()
    new: tuple[Moment | Month, ...] = ()

    @property
    def is_notice(self) -> bool:
        return self.postponed or self.changed or self.cancelled

    @property
    def first_new(self) -> Moment | None:
        """The new start, where a day is given."""
        return next((moment for moment in self.new if isinstance(moment, Moment)), None)


@dataclass(frozen=True)
class _Told:
    when: When
    line: Line
    is_new: bool | None
    """None where no word near says whether the old or the new time is meant."""


def read_change(blocks: Blocks, title: str, ground: Ground) -> Change:
    """What the notice does, judged by its title and its sentences; an ordinary invitation changes nothing."""
    texts = [fold(title), *(line.folded for line in blocks.prose)]
    cancelled = any(_says(_CANCELLED, text) for text in texts)
    moved = any(_says(_MOVED, text) for text in texts) and _is_notice(title, texts)
    postponed = any(_says(_POSTPONED, text) for text in texts)
    if not (cancelled or moved or postponed):
        return Change()
    told = [] if _moves_only_the_place(texts) else list(_told(blocks))
    old, new = _sorted_out(told, moved=moved and not cancelled)
    return _change(old, new, ground, cancelled=cancelled, postponed=postponed, moved=moved)


def _moves_only_the_place(texts: list[str]) -> bool:
    """Whether the notice changes where, and says nothing of another time."""
    moved = [found for text in texts for found in _MOVED_WHAT.findall(text)]
    return bool(moved) and all("địa điểm" in what or "phòng" in what for what in moved)


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
    )


def _says(pattern: re.Pattern[str], text: str) -> bool:
    found = pattern.search(text)
    return found is not None and not _CONDITION.search(text, max(0, found.start() - 60), found.end())


def _is_notice(title: str, texts: list[str]) -> bool:
    """A change is announced in the title, or beside the letter that it changes."""
    return _MOVED.search(fold(title)) is not None or any(
        _EARLIER.search(text) or _NEW.search(text) for text in texts[1:]
    )


def _told(blocks: Blocks) -> Iterator[_Told]:
    """The times of the body, each with what its own words or the heading above make of it."""
    above: bool | None = None
    for line in blocks.prose:
        whens = [when for when in line.whens if when.role in (Role.START, Role.OPENING, Role.ARRIVAL)]
        if not whens and len(line.text) <= _HEADING_LENGTH:
            heading = _meant(line.folded)
            above = above if heading is None else heading
        if not any(_meant(when.lead) for when in whens):
            whens = [half for when in whens for half in _halves(when)]
        for when in whens:
            own = _meant(when.lead)
            yield _Told(when, line, above if own is None else own)
        if whens and line.text.endswith(":"):
            below = _meant(fold(line.text[whens[-1].span[1] :]))
            above = above if below is None else below


def _halves(when: When) -> tuple[When, ...]:
    """ "Lùi từ 8h00 ngày 11/3 đến 8h00 ngày 18/3" is no range but the old time and the new one."""
    if len(when.days) != _TWO or len(when.hours) == 1 or not when.is_range or not _SHIFTED.search(when.lead):
        return (when,)
    hours = [when.hours[:1], when.hours[1:]]
    old, new = (replace(when, days=(day,), hours=hour) for day, hour in zip(when.days, hours, strict=True))
    return replace(old, is_range=False), replace(new, is_range=False, lead="sang")


def _meant(words: str) -> bool | None:
    new, old = list(_NEW.finditer(words)), list(_OLD.finditer(words))
    if not new and not old:
        return None
    return not old or (bool(new) and new[-1].start() > old[-1].start())


def _sorted_out(told: list[_Told], *, moved: bool) -> tuple[list[When], list[When]]:
    first_new = next((at for at, each in enumerate(told) if each.is_new), None)
    old = [each.when for each in told if each.is_new is False]
    unsaid = [(at, each.when) for at, each in enumerate(told) if each.is_new is None]
    if first_new is not None:
        new = [each.when for each in told if each.is_new]
        old += [when for at, when in unsaid if at < first_new]
        if not any(each.days for each in new):
            new += [when for at, when in unsaid if at > first_new and when.days]
        return old, new
    if moved and old:
        return old, [when for _, when in unsaid]
    return old + [when for _, when in unsaid], []


def _share_days(old: list[When], new: list[When]) -> tuple[list[When], list[When]]:
    """An hour without a day takes the day of its own side, else that of the other side."""
    old_days = next((when.days for when in old if when.days), ())
    new_days = next((when.days for when in new if when.days), ())
    return (
        _complete(old, old_days or new_days),
        _complete(new, new_days or old_days),
    )


def _complete(whens: list[When], days: tuple[Written, ...]) -> list[When]:
    hours = [when for when in whens if when.hours and not when.days]
    if hours and days and len([when for when in whens if when.hours]) == len(hours):
        completed = [replace(when, days=days) for when in hours]
        return [*completed, *(when for when in whens if when.month)]
    return [when for when in whens if when.days or when.month]


def _moments(whens: list[When], ground: Ground) -> Iterator[Moment | Month]:
    seen: set[str] = set()
    for when in whens:
        moment: Moment | Month | None = moment_of(when, ground) if when.days else when.month
        if moment is not None and str(moment) not in seen:
            seen.add(str(moment))
            yield moment


def read_references(blocks: Blocks, own_number: str | None, change: Change) -> tuple[Reference, ...]:
    """The earlier letters that this one changes, postpones, corrects, repeats or answers."""
    lines = [line for line in blocks.body if not line.cells]
    numbered = {
        reference.number: reference
        for line in reversed(lines)
        if change.is_notice or _ANSWERS.search(line.folded)
        for reference in _numbered(line.text)
        if reference.number != own_number
    }
    if numbered or not change.is_notice:
        return tuple(reversed(numbered.values()))
    return tuple(reference for line in lines for reference in _unnumbered(line.text))[:1]


def _numbered(text: str) -> Iterator[Reference]:
    for found in _EARLIER.finditer(fold(text)):
        if found["number"]:
            number = text[found.start("number") : found.end("number")]
            yield Reference(number=number, date=_date_of(text[found.start("number") : found.end() + 1]))


def _unnumbered(text: str) -> Iterator[Reference]:
    found = _NOTICE.search(fold(text))
    day = _date_of(text[found.start() : found.end() + 12]) if found else None
    if found and day:
        yield Reference(number=None, date=day)


def _date_of(text: str) -> Moment | None:
    days = [written for when in find_whens(text) for written in when.days if written.year]
    day: date | None = days[0].in_year(days[0].year or 0) if days else None
    return Moment(day) if day else None
