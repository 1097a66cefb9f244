"""What one line tells of a sitting: a class, a wave, a panel, a morning or an afternoon under a day."""

import re
from dataclasses import dataclass
from datetime import date, time

from domain.letter.bodies import is_body
from domain.letter.cues import Role
from domain.letter.labels import label_of
from domain.letter.lines import Line
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.places import is_place, leading_place, part_place, tidy
from domain.letter.schedule import end_of
from domain.letter.text import fold, squeeze, trim
from domain.letter.told_days import moment_of
from domain.letter.when import When, find_whens
from domain.letter.years import Ground

_CLASS = re.compile(
    r"(?:(?:các )?lớp|đợt|khóa|buổi|nhóm|ca|cụm|phiên|vòng|tổ (?:đại biểu|số|\d)|khối|tiểu ban|ngày thứ|hội nghị"
    r"|điểm cầu|điểm|kỳ \d|chuyên đề|tuyến|đoàn số|tua)(?!\w)"
)
_NO_SITTING = re.compile(
    r"(?:thời gian|địa điểm|kết thúc|đón|bắt đầu|hạn|liên hệ|đăng ký|lưu ý|tổ chức"
    r"|bỏ phiếu|ủy quyền|riêng|điểm danh|nộp|gửi|ngày chốt|ngày đăng|thời hạn|nhận|trả|tập trung|xe |có mặt)"
)
_ASKED = re.compile(r"(?<!\w)(?:phải|vui lòng|đề nghị|xác thực|cần (?:có|nộp|gửi|đăng ký))(?!\w)")
"""What guests are asked to do within a span of time is no sitting."""
_OPENS = re.compile(r"\s(?:khai mạc|khai giảng|bắt đầu)$")
_WHOLE = re.compile(r"(?:lễ )?khai (?:mạc|giảng)")
_CLOSES = re.compile(r"(?:lễ |phiên |đêm )?bế (?:mạc|giảng)")
PART_OF_DAY = re.compile(r"(?:\+\s)?(?:vào )?(?:buổi\s)?(?P<part>sáng|trưa|chiều|tối)(?!\w)[\s:,–-]{0,4}")
_FOR_ALL = re.compile(
    r"(?:buổi )?(?:sáng|chiều|tối) bắt đầu (?:từ|lúc|vào)(?!\w)"
    r"|[^.;]{0,80}(?<!\w)(?:cùng|đều) (?:bắt đầu|khai mạc|khai giảng|lúc|vào|từ)(?!\w)[^.;]{0,40}:$"
)
"""What makes "Buổi sáng bắt đầu từ 8h00" the hour of all mornings and no row."""
_MOVES = re.compile(
    r"(?<!\w)(?:chuyển|dời|đổi|lùi|đẩy|hoãn)(?: \w+){0,3}? (?:sang|đến|lên|thành|về|tới|xuống)(?!\w)"
)
"""What makes a line tell an old and a new time."""
_LEAD_WORDS = re.compile(
    r"(?:[\s:,(–-]|(?<!\w)(?:vào|lúc|hồi|từ|bắt đầu|ngày|cùng|buổi|trong|tại)(?!\w)){1,40}$", re.IGNORECASE
)
_PLACE_ASIDE = re.compile(r"\((?:họp |tổ chức |địa điểm )?(?:tại|ở|địa điểm)\s?:?\s(?P<place>[^()]{3,160})\)")
_OPEN_BRACKET = re.compile(r"\s?\((?:buổi )?(?:sáng|chiều|tối|thứ \w+)?,?\s?$", re.IGNORECASE)
_TIME_LABEL = re.compile(r"[\s;,.(]{1,3}(?:thời gian|thời điểm|tg)(?: \w+){0,2}[\s:]*$", re.IGNORECASE)
_HELD_AT = re.compile(r"\s(?:(?:tổ chức|họp|diễn ra|học|thi|làm việc|tại chức)\s)?tại\s")
_GATHER = re.compile(r"^(?:tập trung|có mặt|tại|họp)(?: tại| ở)?\s+", re.IGNORECASE)
_AT = re.compile(r"(?<!\w)tại (?=[^\W\d_])(?!thời điểm|buổi|mục|khoản|điều |văn bản|công văn|quyết định)")
_PARTS = re.compile(r"sáng|trưa|chiều|tối|thứ \w+|chủ nhật")
_SAME_DAY = re.compile(r"(?<!\w)cùng ngày(?!\w)")
_BRACKETS = re.compile(r"\([^()]*\)")
_MAIN = (Role.START, Role.OPENING, Role.PREPARATORY, Role.LINE_TEST)
_LONGEST_LABEL = 70


@dataclass(frozen=True)
class ListedRow:
    """A session with what speaks for its being one of several."""

    session: Session
    own_day: bool
    is_class: bool
    is_named: bool = False
    """Whether its name stands before its time: "Lễ viếng: từ 7 giờ", not "Từ 7 giờ: Lễ viếng"."""

    def counts(self, *, several_days: bool) -> bool:
        """Rows of one day that differ in their hours only are the course of one meeting."""
        told = self.own_day and (several_days or self.is_named)
        return told or self.is_class or self.session.venue is not None


@dataclass(frozen=True)
class Above:
    """What holds for the lines below: the day of the last heading, and the hours of mornings and afternoons."""

    day: date | None
    hours: dict[str, time]
    ground: Ground
    headed: bool = False
    """Whether a heading of its own told the day."""
    hour: time | None = None
    """The hour that the heading told for all rows below."""


def row_of(line: Line, context: Above) -> ListedRow | None:
    """The sitting that a line tells; None where it tells none."""
    label = label_of(line)
    if _FOR_ALL.match(line.folded) or (len(line.whens) > 1 and _MOVES.search(line.folded)):
        return None
    if label and not _CLASS.match(line.folded) and not _of_whole(fold(label[1])):
        return None
    is_class = _CLASS.match(line.folded) is not None
    roles = (*_MAIN, Role.ARRIVAL) if is_class else _MAIN
    roles = (*roles, Role.END) if _CLOSES.match(line.folded) else roles
    main = _main([when for when in line.whens if when.role in roles], is_class=is_class)
    if main is None:
        own = _placed_row if is_class else _day_row
        return _part_row(line, context) or own(line, context)
    start = moment_of(main, context.ground) or (
        Moment(context.day, main.hours[0]) if context.day and not main.days else None
    )
    return _timed_row(line, main, start, context) if start else None


def _main(whens: list[When], *, is_class: bool) -> When | None:
    """The dated hour of a line, else its hour, else the only day of a class."""
    timed = [when for when in whens if when.hours]
    days = [when for when in whens if when.days]
    dated = [when for when in timed if when.days]
    alone = days if is_class and len(days) == 1 else []
    return next(iter(dated or timed or alone), None)


def _timed_row(line: Line, main: When, start: Moment, context: Above) -> ListedRow | None:
    before = _LEAD_WORDS.sub("", line.text[: main.span[0]])
    label, _, told = _OPEN_BRACKET.sub("", _TIME_LABEL.sub("", before)).partition(":")
    place = _place(line.text[main.span[1] :])
    name = fold(label or _what_follows(line, main)).removeprefix("riêng ")
    is_class = bool(_CLASS.match(name))
    named = is_class or (main.days and ":" in line.text[len(label) : main.span[0]] and not told.strip(" :"))
    if not _may_be_sitting(line, label, name, is_class=bool(named)) or (_of_whole(name) and not place):
        return None
    session = Session(
        label=squeeze(label) or trim(_what_follows(line, main)) or None,
        starts_at=start,
        ends_at=end_of(main, start, context.ground) or _last_day(line, start, context.ground),
        venue=place or part_place(told)[1],
        for_whom=None if PART_OF_DAY.fullmatch(fold(told.strip())) else squeeze(told) or None,
    )
    own_day = bool(main.days) or _SAME_DAY.search(line.folded) is not None
    return ListedRow(session, own_day=own_day, is_class=is_class, is_named=bool(label))


def _of_whole(name: str) -> bool:
    """Whether a name is that of the opening or the closing, which are sittings only at places of their own."""
    return _WHOLE.match(name) is not None or _CLOSES.match(name) is not None


def _last_day(line: Line, start: Moment, ground: Ground) -> Moment | None:
    """The last of the days that the line tells apart from the hour: "02 ngày 17 và 18/9, khai giảng 7h15 17/9"."""
    for when in line.whens:
        first = moment_of(when, ground) if len(when.days) > 1 and when.role in _MAIN else None
        if first and first.day == start.day:
            last = moment_of(when, ground, len(when.days) - 1)
            return Moment(last.day) if last else None
    return None


def _may_be_sitting(line: Line, label: str, name: str, *, is_class: bool) -> bool:
    bare = _BRACKETS.sub("", label)
    if (
        _ASKED.search(name)
        or _NO_SITTING.match(name)
        or (_OPENS.search(name) and not _WHOLE.match(name))
        or len(bare) > _LONGEST_LABEL
        or "." in bare.rstrip(". ")
    ):
        return False
    return bool(line.bullet) or is_class or not label or _is_part_of_day(label)


def _is_part_of_day(label: str) -> bool:
    found = PART_OF_DAY.match(fold(label))
    return found is not None and (found.end() == len(label) or bool(find_whens(label)))


def _what_follows(line: Line, main: When) -> str:
    """The words of "Từ 8h00 đến 11h30: Phiên chính thức" behind the time."""
    words, _ = part_place(line.text[main.span[1] :].lstrip(" ,:;.)–-"))
    words = words if len(words) <= _LONGEST_LABEL else words.split(",")[0]
    return words if len(words) <= _LONGEST_LABEL else ""


def _place(rest: str) -> str | None:
    aside = _PLACE_ASIDE.search(fold(rest))
    if aside:
        return leading_place(rest[slice(*aside.span("place"))])
    words = trim(rest.split(";")[0]).lstrip(" ,.):-–")
    gathered = _GATHER.sub("", words)
    if is_place(gathered) or (gathered != words and gathered[:1].isupper()):
        return leading_place(gathered)
    told = _AT.search(fold(rest))
    return part_place(rest)[1] or (tidy(rest[told.end() :].split(". ")[0]) if told else None)


def _part_row(line: Line, context: Above) -> ListedRow | None:
    """ "Buổi sáng: phường A, tại Hội trường UBND phường A", under a day."""
    found = PART_OF_DAY.match(line.folded)
    if found is None or context.day is None or line.whens:
        return None
    what, place = part_place(line.text[found.end() :])
    if place is None:
        return None
    start = Moment(context.day, context.hours.get(found["part"]))
    label = trim(what) or None
    session = Session(label=label, starts_at=start, ends_at=None, venue=place, for_whom=label)
    return ListedRow(session, own_day=True, is_class=False)


def _placed_row(line: Line, context: Above) -> ListedRow | None:
    """ "Tiểu ban 1: Phòng 201", below a heading that tells the day of all."""
    found = _HELD_AT.search(line.folded)
    label, _, told = line.text.partition(":")
    if found and not told:
        label, told = line.text[: found.start()], line.text[found.end() :]
    words = _GATHER.sub("", told.strip())
    if not context.headed or context.day is None or any(line.whens) or not is_place(words):
        return None
    start = Moment(context.day, context.hour)
    session = Session(
        label=squeeze(label), starts_at=start, ends_at=None, venue=leading_place(words), for_whom=None
    )
    return ListedRow(session, own_day=True, is_class=True)


def _day_row(line: Line, context: Above) -> ListedRow | None:
    """ "Thôn Đoài: sáng 12/3/2024, tại Nhà văn hóa thôn Đoài": a name, a day without an hour, a place."""
    label, colon, _ = line.text.partition(":")
    whens = [when for when in line.whens if when.role in _MAIN and when.days]
    if not colon or len(whens) != 1 or len(label) > _LONGEST_LABEL or _NO_SITTING.match(fold(label)):
        return None
    when = whens[0]
    if when.span[0] < len(label):
        return None
    start, place = moment_of(when, context.ground), _place(line.text[when.span[1] :])
    between = _PARTS.sub("", line.folded[len(label) : when.span[0]])
    if start is None or not (place or _may_be_site(label)) or not _LEAD_WORDS.fullmatch(f" {between}"):
        return None
    start = Moment(start.day, context.hours.get(when.period or ""))
    end = end_of(when, start, context.ground)
    session = Session(label=squeeze(label), starts_at=start, ends_at=end, venue=place, for_whom=None)
    return ListedRow(session, own_day=True, is_class=False)


def _may_be_site(label: str) -> bool:
    """Whether a name is that of those who come or of where they do: "Xã Dục Tú", "Khối 6"."""
    return is_body(label) or is_place(label)
