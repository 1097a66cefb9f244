"""How guests answer, by when, and the other last days that the letter sets."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from domain.letter.blocks import Blocks
from domain.letter.cues import Role
from domain.letter.labels import Topic
from domain.letter.lines import Line
from domain.letter.model import Deadline, Rsvp
from domain.letter.moment import Moment
from domain.letter.stamps import is_stamp
from domain.letter.text import fold, squeeze, trim
from domain.letter.told_days import moment_of
from domain.letter.when import When
from domain.letter.years import Ground

_CANNOT = (
    r"không (?:thể )?(?:\w+ ){0,4}?(?:dự|đến|đi|tới|tham gia|bố trí|cử)(?: \w+){0,3}? ?được"
    r"|không (?:thể )?(?:tham )?dự"
)
_ABOUT_COMING = re.compile(
    r"(?<!\w)(?:rsvp|đăng k[ýí](?! (?:cuối|kinh doanh))|ghi danh|ghi tên|xác nhận|báo lại|phản hồi|hồi âm|trả lời"
    r"|báo (?:dự|tên|người|danh sách|số)|bận|kẹt|vướng|mắc việc|vắng|cử người|đi hay không|đi được"
    r"|tham dự (?:về|cho)|thành phần tham dự|(?:đổi|chuyển) (?:người|ca|buổi|lớp|ngày|giờ|hôm|lịch)"
    r"|họp chung|rút (?:gian|tên))(?!\w)"
    r"|(?<!chốt )danh sách(?! (?:cổ đông|chốt|trúng|do ))|phiếu (?:dưới|này|đăng ký|tham dự|báo|mời)"
    r"|gửi (?:lại )?(?:phiếu|danh sách)"
    rf"|{_CANNOT}"
)
_NOT_COMING = re.compile(
    r"ủy quyền|góp ý|tham luận|tài liệu|tóm tắt|toàn văn|hàng tháng|hằng tháng|hàng tuần|cây giống|bỏ phiếu"
    r"|(?:mới|đã|chỉ) (?:có )?[^.;]{0,24}đăng ký|mới có \d|hết hạn|kinh phí|ghi biên bản|niêm yết"
)
_PLAINLY = re.compile(r"(?:đăng ký|xác nhận) (?:tham dự|dự)(?!\w)(?!.*(?:hàng|hằng) tháng)")
_CONTACT = re.compile(r"đầu mối|liên hệ|gặp:|số điện thoại|điện thoại|đt:")
_PHONE = re.compile(r"(?<![\w/.-])0\d{1,4}(?:[ .]?\d{2,4}){2,4}(?![\w/])")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LINK = re.compile(r"https?://[^\s<>\"]{3,300}")
_TITLED = re.compile(r"(?<!\w)(?:đ/c|đồng chí|ông|bà|anh|chị|cô|thầy|ths|ts)\.?:?\s(?=\w)")
_LONGEST_NAME = 6
_LONGEST_CLAUSE = 400
"""Characters before the time and after it: a paragraph without a stop is told once, not once for each of its days."""
_SUBSTITUTE = re.compile(r"(?<![^.;])[^.;]*(?:đi thay|dự thay|họp thay|tiếp thay|ủy quyền)[^.;]*")
_ABSENCE = re.compile(r"(?<![^.;])[^.;]*(?:vắng|(?<!\w)bận(?!\w)|không (?:đăng ký|tham dự được))[^.;]*")
_RULE = re.compile(r"(?:hàng|hằng) (?:tháng|tuần|quý)|sinh (?:năm|ngày)")
_REGISTERS = re.compile(r"(?:đăng k[ýí]|ghi danh|xác nhận)[^.;]{0,120}$")
_STOP = re.compile(r"[;\n]|(?<![A-ZĐ])(?<!Th[Ss])[.!?](?=\s)")
_BRACKETS = re.compile(r"\([^()\n]{0,300}\)")
_LONGEST_CLAUSE = 600
_LAST = (Role.DEADLINE, Role.RECORD)


@dataclass(frozen=True)
class _Last:
    """A last day in the clause that it stands in."""

    clause: str
    lead: str
    """The folded words of the clause before the day."""
    when: When
    moment: Moment


def read_rsvp(blocks: Blocks, ground: Ground) -> Rsvp | None:
    """What is said about answering, or None where the letter says nothing."""
    lines = [line for line in blocks.body if not line.cells]
    last_days = _last_days(lines, ground)
    asked = next((last for last in last_days if _is_about_coming(last.lead, last.clause)), None)
    about = list(_about_answers(blocks.body))
    substitute, absence = _first_match(_SUBSTITUTE, lines), _first_match(_ABSENCE, lines)
    text = "\n".join(about)
    if not (asked or about or substitute or absence):
        return None
    return Rsvp(
        required=True if blocks.about(Topic.RSVP) or asked else None,
        deadline=asked.moment if asked else None,
        method=trim(asked.clause) if asked else None,
        contact_person=_person(text),
        phone=_found(_PHONE, text),
        email=_found(_EMAIL, text),
        link=_found(_LINK, text),
        substitute=substitute,
        absence=absence,
    )


def read_deadlines(blocks: Blocks, ground: Ground) -> tuple[Deadline, ...]:
    """Every last day of the body with the words that it belongs to."""
    lines = [line for line in blocks.body if not line.cells]
    return tuple(Deadline(what=trim(last.clause), when=last.moment) for last in _last_days(lines, ground))


def read_documents(blocks: Blocks) -> str | None:
    """Where papers are to be had."""
    for section in blocks.about(Topic.DOCUMENTS):
        if section.value:
            return trim(section.value)
    for line in blocks.prose:
        if re.search(
            r"(?:tài liệu|văn bản kỳ họp|hồ sơ)[^.;]{0,80}(?:xem|tải|gửi|truy cập|địa chỉ|http)",
            line.folded,
        ):
            return trim(line.text)
    return None


def read_dress_code(blocks: Blocks) -> str | None:
    """How guests should dress."""
    return next((trim(section.value) for section in blocks.about(Topic.DRESS) if section.value), None)


def _last_days(lines: list[Line], ground: Ground) -> Iterator[_Last]:
    for line in (line for line in lines if not is_stamp(line)):
        dated = [when for when in line.whens if when.tells_day]
        if not dated or _RULE.search(line.folded):
            continue
        stops = [stop.start() for stop in _STOP.finditer(_without_brackets(line.text))]
        for when in dated:
            clause, lead = _clause(line.text, when, stops)
            moment = _last_moment(when, lead, ground)
            if moment:
                yield _Last(clause, lead, when, moment)


def _last_moment(when: When, lead: str, ground: Ground) -> Moment | None:
    """The day of a deadline, or the end of the span in which guests register."""
    if when.role in _LAST and len(when.days) == 1:
        return moment_of(when, ground)
    if (when.role in _LAST or _REGISTERS.search(lead)) and when.is_range:
        last = moment_of(when, ground, len(when.days) - 1)
        hour = when.hours[-1] if when.hours and not (when.hour_range and len(when.hours) == 1) else None
        return Moment(last.day, hour) if last else None
    return moment_of(when, ground) if when.role in _LAST else None


def _is_about_coming(lead: str, clause: str) -> bool:
    """Whether guests answer by this day. What is asked before it ("đăng ký … trước ngày") outweighs the rest."""
    folded = fold(clause)
    if _PLAINLY.search(folded):
        return True
    asked = lead if _ABOUT_COMING.search(lead) else folded
    return _ABOUT_COMING.search(asked) is not None and _NOT_COMING.search(asked) is None


def _clause(text: str, when: When, stops: list[int]) -> tuple[str, str]:
    """The words from the last of the stops before the time to the next one after it, and, folded, those before."""
    start, end = when.span
    before, behind = bisect_left(stops, start), bisect_left(stops, end)
    begin = max(stops[before - 1] + 1 if before else 0, start - _LONGEST_CLAUSE)
    stop = min(stops[behind] if behind < len(stops) else len(text), end + _LONGEST_CLAUSE)
    return squeeze(text[begin:stop]), fold(squeeze(text[begin:start]))


def _without_brackets(text: str) -> str:
    """The text with spaces for what stands in brackets, so that every place stays where it was."""
    return _BRACKETS.sub(lambda found: " " * len(found[0]), text)


def _about_answers(body: tuple[Line, ...]) -> Iterator[str]:
    """The lines about answering, each with the one below where that is an address on a line of its own."""
    for line, below in zip(body, [*(line.text for line in body[1:]), ""], strict=False):
        if line.cells:
            continue
        folded = line.folded
        if _ABOUT_COMING.search(folded) or _CONTACT.search(folded):
            yield f"{line.text}\n{below}" if _LINK.match(below) or _PHONE.match(below) else line.text


def _person(text: str) -> str | None:
    """The words with capitals after "ông", "bà", "đ/c"."""
    for found in _TITLED.finditer(fold(text)):
        words = re.split(r"[,;.(]|\s-\s", text[found.end() : found.end() + 80])[0].split()
        name = list(takewhile(lambda word: word[:1].isupper(), words))[:_LONGEST_NAME]
        if name:
            return " ".join(name)
    return None


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[0].rstrip(".,;") if found else None


def _first_match(pattern: re.Pattern[str], lines: list[Line]) -> str | None:
    for line in lines:
        found = pattern.search(line.folded, 0, 600)
        if found:
            return trim(line.text[found.start() : found.end()])
    return None
