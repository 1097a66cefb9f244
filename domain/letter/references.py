"""The earlier letter that a letter changes, postpones, corrects, repeats or answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from domain.letter.blocks import Blocks
from domain.letter.model import Reference
from domain.letter.moment import Moment
from domain.letter.text import fold, squeeze
from domain.letter.when import find_whens

_INVITATION = (
    r"(?:giấy|thư|công văn) mời|giấy (?:báo|gọi)|giấy triệu tập|(?:thông báo|công văn) (?:mời|triệu tập)"
)
_DOCUMENT = re.compile(
    rf"(?P<invitation>{_INVITATION})|thông báo|công văn|lịch|thông tri|văn bản|kế hoạch|thư ngỏ"
)
_NUMBER = re.compile(
    r"(?: họp)?(?: [^\s,.;:()\d]{1,12}){0,3} \(?số\s?:?\s?(?P<number>\d{1,5}[a-z]?(?:[/.-][\w&]+){0,6})"
)
_SPACED_SYMBOL = re.compile(r"(?:\s?[–/-]\s?[A-ZĐ][A-ZĐƯ&]{1,9}){1,4}(?!\w)")
_NEXT_NUMBER = re.compile(r"(?:và|,) số (?P<number>\d{1,5}[a-z]?(?:[/.-][\w&]+){1,6})")
_DAY_BEHIND = re.compile(
    r"[,(]?\s?(?:(?:ký|gửi|phát hành|ban hành|ra|đăng|đề|phát) )?ngày (?P<day>[\d/. -]{5,14}"
    r"|\d{1,2} tháng \d{1,2} năm \d{4})"
)
_DAY_ALONE = re.compile(r"(?: của [^,.;]{1,40}?|(?: \w+){0,3}(?: gửi| phát hành| ban hành| ra))? ngày\s")
_SENTENCE_END = re.compile(r"[.!?]\s{1,3}(?=[^\W\d_])|\n")
_GROUND = re.compile(r"(?:căn cứ|thực hiện|chấp hành|theo (?:chỉ đạo|ý kiến|đề nghị|luật)|được sự)(?!\w)")
_MOVES = re.compile(
    r"(?<!\w)(?:thay đổi|điều chỉnh|đổi|dời|lùi|chuyển|hoãn|hủy|tạm dừng|không tổ chức)(?!\w)"
)
_MENDED = re.compile(
    r"(?:đính chính|thay thế|thu hồi|hủy bỏ|bãi bỏ|sửa đổi|bổ sung|điều chỉnh|thay đổi)"
    r"(?: (?!số)[^\s,.;:\d]{1,12}){0,4}$"
    r"|(?:tiếp (?:theo|sau)|phúc đáp|thay (?:thế )?cho)(?: nội dung)?\s$"
)
_ABOUT = re.compile(
    r"[^;:]{0,90}?(?<!\w)(?:về việc|v/v|về) (?:triệu tập|mời|tổ chức|họp|lịch|cử|đăng cai|tham dự|dự)(?!\w)"
)
_HOLDS_STILL = re.compile(r"(?:khác|còn lại)[^.;]{0,60}(?:theo|như|tại)\s$")
_TELLS_MEETING = re.compile(
    r"(?<!\w)(?:mời|triệu tập|lịch|tổ chức|họp|hội nghị|kỳ họp|đại hội|tiếp (?:công dân|xúc)|lễ|lớp)(?!\w)"
)
_ANSWERS = re.compile(
    r"(?:đã|giấy|thư) mời|lần gửi|giấy báo|lần \d|lần thứ (?:hai|ba)|nhắc lại|(?:hai|ba|bốn|nhiều|\d) lần|thay thế"
    r"|tiếp theo|không (?:tiến hành|đủ)|phúc đáp"
)
_SENT_BEFORE = re.compile(
    r"(?:giấy|thư) (?:mời|triệu tập)(?: họp)? (?:(?:mà [^.;]{2,40} )?đã (?:gửi|gởi|phát)|trước (?:đây|đó))"
)
_ACT_OF_CALLING = re.compile(
    r"(?:ngày |hôm )(?P<day>[\d/.-]{8,10}|\d{1,2} tháng \d{1,2} năm \d{4}),?\s[^.;:]{2,200}?\s(?:đã )?"
    rf"(?:(?:ra|có|gửi|phát hành|ban hành)\s(?:{_INVITATION}|thông báo(?! số))"
    r"|báo\s[^.;]{0,30}(?:thời gian|lịch|địa điểm))"
)
_TOLD_BEFORE = re.compile(r"(?<!\w)(?:theo|như|tại|dự kiến|đã|trước (?:đây|đó)|tiếp theo|lịch)(?!\w)")
_OWN_ACT = re.compile(r"(?:có|ra|ban hành|phát hành|gửi)\s$")
_LONGEST_VERB = 12
_LONGEST_DAY = 14
_LONGEST_LEAD = 120
_LONGEST_ASIDE = 400
_LONGEST_BEGINNING = 40


@dataclass(frozen=True)
class _Found:
    reference: Reference
    is_invitation: bool


def read_references(blocks: Blocks, own_number: str | None, *, is_notice: bool) -> tuple[Reference, ...]:
    """The earlier letters, invitations before other papers; grounds and orders from above are none."""
    texts = [text for line in blocks.body for text in (line.cells or (line.text,))]
    sentences = [sentence for text in texts for sentence in _sentences(text)]
    is_numbered = own_number is not None
    found = [
        each
        for sentence in sentences
        for each in _numbered(sentence, is_notice=is_notice, is_numbered=is_numbered)
    ]
    other = [each for each in found if each.reference.number != own_number]
    invitations = [each for each in other if each.is_invitation] or other
    merged = _merged(each.reference for each in invitations)
    if merged or not is_notice:
        return merged
    acts = filter(None, map(_day_of_act, sentences))
    told = (reference for sentence in sentences for reference in _unnumbered(sentence))
    dated = tuple(chain(told, (Reference(number=None, date=day) for day in acts)))[:1]
    sent = any(_SENT_BEFORE.search(fold(sentence)) for sentence in sentences)
    return dated or ((Reference(number=None, date=None),) if sent else ())


def _day_of_act(sentence: str) -> Moment | None:
    """The day of "Ngày 10/3/2022, Công ty đã ra Thông báo mời họp …", a letter without a number."""
    folded = fold(sentence)
    act = _ACT_OF_CALLING.match(folded)
    return _full_day(sentence[: act.end("day")]) if act else None


def _sentences(text: str) -> Iterator[str]:
    begin = 0
    for end in _SENTENCE_END.finditer(text):
        yield text[begin : end.end()]
        begin = end.end()
    yield text[begin:]


def _numbered(sentence: str, *, is_notice: bool, is_numbered: bool) -> Iterator[_Found]:
    """The numbered documents of a sentence that may be the earlier letter.

    A notice that bears a number of its own may also move a meeting that an earlier one moved already.
    """
    folded = fold(sentence)
    if not is_notice and not _ANSWERS.search(folded):
        return
    moves, meetings = _reach(_MOVES, folded), _reach(_TELLS_MEETING, folded)
    for document in _DOCUMENT.finditer(folded):
        start = document.start()
        number = _NUMBER.match(folded, document.end())
        yield from _following(sentence, folded, number) if number and document["invitation"] else ()
        is_invitation = document["invitation"] is not None
        if number and (
            is_invitation
            or _is_mended(folded, start)
            or _told_meeting(
                folded,
                start,
                number.end(),
                is_moved=_beside(moves, start, number.end())
                and not (is_numbered and _OWN_ACT.search(folded, max(0, start - _LONGEST_VERB), start)),
                tells_meeting=_beside(meetings, start, number.end()),
            )
        ):
            end = _end_of_symbol(sentence, number.end("number"))
            written = squeeze(sentence[number.start("number") : end])
            day = _day_behind(sentence, folded, end) or _day_before(sentence, start)
            yield _Found(Reference(number=written, date=day), is_invitation)


def _end_of_symbol(sentence: str, end: int) -> int:
    """Where a number ends whose symbol is written with spaces: "07/GM – CTGPL", "23 -TT/ĐU"."""
    goes_on = _SPACED_SYMBOL.match(sentence, end)
    return goes_on.end() if goes_on else end


def _following(sentence: str, folded: str, first: re.Match[str]) -> Iterator[_Found]:
    """ "Giấy mời số 29/GM ngày 10/3 và số 35/GM ngày 20/3": the numbers that go on after the first."""
    for found in _NEXT_NUMBER.finditer(folded, first.end(), first.end() + 120):
        written = sentence[found.start("number") : found.end("number")]
        yield _Found(Reference(number=written, date=_day_behind(sentence, folded, found.end())), True)


def _is_mended(folded: str, start: int) -> bool:
    """Whether the document at `start` is put right, or holds still in what is not."""
    lead = folded[max(0, start - _LONGEST_LEAD) : start]
    return _MENDED.search(lead) is not None or _HOLDS_STILL.search(lead) is not None


def _told_meeting(folded: str, start: int, end: int, *, is_moved: bool, tells_meeting: bool) -> bool:
    """Whether a numbered notice told the meeting before, and is not the ground on which it is moved."""
    opened = folded.rfind("(", max(0, start - _LONGEST_ASIDE), start)
    aside = folded[opened + 1 : start] if opened >= 0 else ""
    if aside.strip() and ")" not in aside and not folded.startswith("kế hoạch", start):
        return _TOLD_BEFORE.search(aside) is not None
    if _GROUND.match(folded):
        return False
    return (
        folded.startswith("lịch", start)
        or _ABOUT.match(folded, end) is not None
        or (tells_meeting and not is_moved)
    )


def _reach(pattern: re.Pattern[str], folded: str) -> tuple[int, int]:
    """Where the first of such words ends and where the last one begins."""
    spans = [found.span() for found in pattern.finditer(folded)]
    return (spans[0][1], spans[-1][0]) if spans else (len(folded), -1)


def _beside(reach: tuple[int, int], start: int, end: int) -> bool:
    """Whether one of the words stands before or after a document and its number."""
    first_end, last_start = reach
    return first_end <= start or last_start >= end


def _day_behind(sentence: str, folded: str, end: int) -> Moment | None:
    told = _DAY_BEHIND.match(folded, end + (folded[end : end + 1] == " "))
    return _full_day(sentence[told.start() : told.end()]) if told else None


def _day_before(sentence: str, start: int) -> Moment | None:
    """The day of "Ngày 28/8/2024, Sở có Thông báo số 412": the first of its sentence."""
    lead = sentence[: min(start, _LONGEST_BEGINNING)]
    return _full_day(lead) if fold(lead).startswith(("ngày ", "hôm ")) else None


def _merged(references: Iterator[Reference]) -> tuple[Reference, ...]:
    """Each number once, with the first date that is told for it."""
    merged: dict[str | None, Reference] = {}
    for reference in references:
        known = merged.get(reference.number)
        merged[reference.number] = known if known and known.date else reference
    return tuple(merged.values())


def _unnumbered(sentence: str) -> Iterator[Reference]:
    folded = fold(sentence)
    for document in _DOCUMENT.finditer(folded):
        told = _DAY_ALONE.match(folded, document.end())
        day = _full_day(sentence[document.start() : told.end() + _LONGEST_DAY]) if told else None
        if day:
            yield Reference(number=None, date=day)


def _full_day(text: str) -> Moment | None:
    days = [written for when in find_whens(text) for written in when.days if written.year]
    day: date | None = days[0].in_year(days[0].year or 0) if days else None
    return Moment(day) if day else None
