"""Notices that move, correct, postpone or cancel a meeting, and the earlier letter that they speak of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from domain.letter.blocks import Blocks
from domain.letter.dates import Written
from domain.letter.labels import Topic
from domain.letter.moment import Moment, Month
from domain.letter.moved_times import (
    Told,
    concluded,
    tells_new,
    told_times,
    unmoved_hours,
)
from domain.letter.schedule import end_of, moment_of
from domain.letter.text import fold
from domain.letter.turns import puts_off_in_the_end, speaks_of_meeting
from domain.letter.when import When
from domain.letter.years import Ground

_MEETING = (
    r"(?:cuộc|hội|kỳ|phiên|buổi|lễ|lớp|họp|đại hội|lịch|chương trình|giấy mời|thời gian|ngày|việc|tổ chức"
    r"|tọa đàm|tiếp|giải|liên hoan|tập huấn)"
)
_CANCELLED = re.compile(
    r"(?:hủy(?: bỏ)?|không tổ chức|thu hồi|bãi bỏ|(?<!tạm )dừng(?: tổ chức)?)\s(?:\w+\s){0,2}?"
    r"(?:cuộc (?:họp|thi)|hội (?:nghị|thi|thảo|thao|diễn)|đại hội|liên hoan|ngày hội|tọa đàm|tập huấn|giải|buổi"
    r"|lễ|giấy mời"
    r"|phiên|kỳ họp|họp"
    r"|lớp|chương trình|thư mời|tiếp (?:công )?dân|tiếp xúc|đối thoại)"
)
_POSTPONED = re.compile(
    rf"(?<!\w)(?:tạm hoãn|hoãn|tạm dừng|tạm ngưng|dời|lùi)\s(?:\w+\s){{0,2}}?{_MEETING}"
    r"|(?<!\w)(?:cuộc|hội|kỳ|phiên|buổi|lễ|lớp|đại hội|tọa đàm|giải|chương trình)\s[^.;]{0,140}?"
    r"(?<!\w)(?:(?:xin |được |bị |phải |sẽ |đành )?(?:tạm hoãn|hoãn lại|tạm dừng|tạm ngưng)"
    r"|(?:xin|bị|phải|được|sẽ) hoãn)(?!\w)"
)
_MOVED = re.compile(
    rf"(?<!\w)(?:thay đổi|điều chỉnh|đổi|dời|lùi|chuyển)\s(?:\w+\s){{0,2}}?(?:{_MEETING}|địa điểm|giờ)"
    r"|đính chính|kế hoạch thay đổi"
    r"|(?<!\w)(?:in|ghi|viết|đánh máy|gõ) (?:sai|nhầm)(?!\w)|(?<!\w)xin (?:được )?(?:sửa|đọc) (?:lại|là|thành)(?!\w)"
    r"|(?<!\w)(?:lịch|thời gian|giờ)(?!\w)[^.;]{0,60}? (?:có|được|bị|phải) (?:sự )?(?:thay đổi|điều chỉnh)(?!\w)"
    r"|(?<!\w)(?:dời|lùi|chuyển|đổi|đẩy|dịch)(?: lại| lên| xuống| lùi)?"
    r" (?:sang|đến|tới|qua|vào|về)(?: lúc| hồi| vào)?"
    r" (?:ngày|thứ|chủ nhật|sáng|trưa|chiều|tối|tuần|tháng \d|\d{1,2} ?(?:h|giờ|g|[/:]))"
)
_MOVED_WHAT = re.compile(
    r"(?:thay đổi|điều chỉnh|đổi|dời|lùi|chuyển|hoãn|đính chính)\s(?:về |lại |từ |sang |đến |tới |qua )?"
    r"(?P<what>\w+ \w+(?: \w+)?)(?P<more>[^.;:]{0,24})"
)
_PLACE = re.compile(
    r"(?<!\w)(?:địa điểm|phòng|hội trường|nơi|trụ sở|nhà (?!trường)|tầng|sân|trung tâm|khách sạn|cơ sở|trường|ủy ban"
    r"|ubnd|điểm cầu|hình thức|trực tuyến|trực tiếp)"
)
_CAUSE = re.compile(r"(?:tuy nhiên,? )?(?:do|vì|để|nhằm|trong thời gian)(?!\w)")
_CONDITION = re.compile(
    r"(?<!\w)(?:nếu|trùng|nhằm|rơi vào|trường hợp|khi có|mọi|có thể|muốn|nhu cầu)(?!\w)"
    r"|(?<!\w)(?:đơn vị|ai|cá nhân|học viên|đại biểu|hộ|gia đình|bạn nào)(?!\w)[^.;:,]{0,24} xin(?!\w)"
)
_AND_TIME = re.compile(r"(?:,|/|&|(?<!\w)và)\s?(?:thời gian|giờ|ngày|lịch|buổi)(?!\w)")
_SAME_HOUR = re.compile(
    r"(?<!\w)(?:(?:vẫn )?(?:cùng|đúng|vẫn) (?:khung )?giờ(?: cũ| đó| trên)?(?!\w| \d)"
    r"|giờ (?:giấc )?(?:vẫn )?(?:như cũ|cũ|giữ nguyên|không (?:thay )?đổi)"
    r"|(?:giữ nguyên|không (?:thay )?đổi) (?:khung )?giờ)"
)
_EARLIER = re.compile(r"(?:giấy mời|thư mời|công văn mời|giấy triệu tập|thông báo)[^.;,]{0,40} số")


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
    cancelled = any(_says(_CANCELLED, text) for text in texts)
    moved = any(_says(_MOVED, text) for text in texts) and _is_notice(f"{kind} {title}", texts)
    postponed = any(_says(_POSTPONED, text) for text in (texts[:1] if cancelled else texts))
    if not (cancelled or moved or postponed):
        return Change()
    told = [] if _moves_only_the_place(texts) else list(told_times(blocks))
    if postponed and not cancelled and puts_off_in_the_end(blocks):
        told = [replace(each, is_new=False) for each in told if each.is_new] or told
    if (cancelled or postponed) and not any(each.is_new for each in told):
        told = _without_later_work(told, blocks)
    old, new = _sorted_out(told, moved=moved and not cancelled)
    if any(_SAME_HOUR.search(text) for text in texts):
        new = _with_same_hour(old, new)
    for staying in islice(unmoved_hours(blocks), 1):
        old, new = _with_hour(old, staying), _with_hour(new, staying)
    return _change(old, new, ground, cancelled=cancelled, postponed=postponed, moved=moved)


def _without_later_work(told: list[Told], blocks: Blocks) -> list[Told]:
    """Without the days, told after the meeting was called off, of what is to be done without it."""
    places = {line: at for at, line in enumerate(blocks.prose)}
    off = (
        at for line, at in places.items() if _says(_CANCELLED, line.folded) or _says(_POSTPONED, line.folded)
    )
    decided = max(off, default=len(places))
    labelled = {line for section in blocks.about(Topic.TIME) for line in (section.first, *section.lines)}
    return [
        each
        for each in told
        if each.is_new is not None
        or places[each.line] <= decided
        or each.line in labelled
        or speaks_of_meeting(each.when, each.line)
    ]


def _moves_only_the_place(texts: list[str]) -> bool:
    """Whether the notice changes where, and says nothing of another time."""
    moved = [found for text in texts for found in _MOVED_WHAT.finditer(text)]
    return bool(moved) and all(
        _PLACE.search(found["what"]) and not _AND_TIME.search(found["what"] + found["more"])
        for found in moved
    )


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


def _says(pattern: re.Pattern[str], text: str) -> bool:
    found = pattern.search(text)
    return found is not None and not _CONDITION.search(text, max(0, found.start() - 60), found.end())


def _is_notice(title: str, texts: list[str]) -> bool:
    """A change is announced in the title, or beside the letter that it changes."""
    return _MOVED.search(fold(title)) is not None or any(
        _EARLIER.search(text) or tells_new(text) for text in texts[2:]
    )


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
    """The moments, each once; a day alone gives way to its hour."""
    moments = [moment_of(when, ground) if when.days else when.month for when in whens]
    timed = {moment.day for moment in moments if isinstance(moment, Moment) and moment.hour}
    seen: set[str] = set()
    for moment in moments:
        if isinstance(moment, Moment) and moment.hour is None and moment.day in timed:
            continue
        if moment is not None and str(moment) not in seen:
            seen.add(str(moment))
            yield moment
