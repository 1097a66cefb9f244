"""The place that a sentence tells: beside the start, where the meeting moves to, or with the event."""

import re
from collections.abc import Iterable

from domain.letter.blocks import Blocks
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.moment import Moment, Month
from domain.letter.places import PLACE, acts, is_place, named_place
from domain.letter.text import fold
from domain.letter.venue_table import place_field
from domain.letter.when import When

_PROSE = re.compile(rf"(?<!\w)(?:tại|ở)\s+(?P<place>{PLACE}(?!\w).*)")
_ANYWHERE = re.compile(
    r"(?<!\w)tại\s+(?P<place>(?!(?:công văn|giấy mời|thư mời|thông báo|quyết định|kế hoạch|ngh[ịi]|luật|văn bản|mục"
    r"|điều|khoản|chỉ thị|công điện|tờ trình|hướng dẫn|phụ lục|thời điểm|cuộc|buổi|hội nghị|kỳ|đây|chỗ|website|http)"
    r"(?!\w))[^\W\d_].*)"
)
_COME_TO = re.compile(
    r"(?<!\w)mời\s[^.;:]{1,120}?\s(?:đến|tới|về|vào)\s"
    rf"(?P<place>{PLACE}(?!\w)(?!\s(?:dự|tham dự))[^.;:]*)"
)
_MOVED = re.compile(
    rf"(?:địa điểm|chuyển|dời)(?:(?!thời gian)[^.;:]){{0,120}}?\s(?:sang|đến|về"
    rf"|thành)\s(?P<place>{PLACE}(?!\w)[^.;]*)"
)
_LATER = re.compile(
    r"(?:địa điểm|nơi họp|nơi tổ chức)(?! cũ)[^.;:]{0,40}?\s(?:sẽ|xin)\s[^.;:]{0,20}?"
    r"(?:báo|thông báo|định sau|ấn định|thông tin)"
)
_STAYS = re.compile(
    r"(?:địa điểm|nơi (?:họp|tổ chức))(?: \w+){0,3} (?:không (?:thay )?đổi|giữ nguyên|như cũ|vẫn như|vẫn giữ)"
    r"|(?:không (?:thay )?đổi|giữ nguyên)(?: \w+){0,3} (?:địa điểm|nơi (?:họp|tổ chức))"
)
_HEADED = re.compile(r"(?P<place>[^\W\d_][^.;:\d]{1,80}?)[,–-] ?(?:(?:từ|các|trong) )?(?:ngày )?$")
_EVENT = re.compile(r"(?:họp|dự|tiếp|tổ chức)(?!\w)")
_LONGEST_LINE = 1500
_FEW = 3


def place_beside(blocks: Blocks, start: Moment | None) -> Field[str] | None:
    """The place in the sentence that tells the start: where it moves to, behind the hour, else before it."""
    if start is None:
        return None
    lines = [(line, line.whens) for line in blocks.prose if not line.cells]
    for tells in (_tells, _tells_hour):
        for line, whens in lines:
            for when in [when for when in whens if tells(when, start)][:_FEW]:
                found = _moved_in(line) or _after(line, when) or _before(line, when)
                if found:
                    return found
    return None


def _tells(when: When, start: Moment) -> bool:
    days = [day for day in when.days if (day.day, day.month) == (start.day.day, start.day.month)]
    return bool(days) and (start.hour is None or not when.hours or start.hour in when.hours)


def _tells_hour(when: When, start: Moment) -> bool:
    return not when.days and start.hour is not None and start.hour in when.hours


def _after(line: Line, when: When) -> Field[str] | None:
    rest = line.text[when.span[1] :][:_LONGEST_LINE]
    lead = rest.lstrip(" ,.;:)–-")
    if is_place(lead) and len(rest) - len(lead) < 4 and not acts(lead):
        return place_field(line, lead)
    return _match(_PROSE, line, rest) or _anywhere(line, rest)


def _before(line: Line, when: When) -> Field[str] | None:
    clause = re.split(r"[;\n]|\.\s", line.text[: when.span[0]][-_LONGEST_LINE:])[-1]
    if _LATER.search(fold(line.text[:_LONGEST_LINE])):
        return None
    return _match(_PROSE, line, clause) or _anywhere(line, clause)


def _anywhere(line: Line, text: str) -> Field[str] | None:
    """What follows "tại", though it does not begin like a place."""
    found = _ANYWHERE.search(fold(text))
    return place_field(line, named_place(text[found.start("place") :]), 0.7) if found else None


def place_comes_later(blocks: Blocks) -> bool:
    """Whether the letter says that the place is told another time."""
    return any(_LATER.search(line.folded) for line in blocks.body)


def place_kept(blocks: Blocks, old: Iterable[Moment | Month], *, is_new: bool) -> Field[str] | None:
    """The place of the earlier meeting: where the notice says that it stays, or moves the time only (`is_new`)."""
    stays = any(_STAYS.search(line.folded) for line in blocks.body)
    if not (stays or is_new) or place_comes_later(blocks):
        return None
    told = (place_beside(blocks, moment) for moment in old if isinstance(moment, Moment))
    return next((place for place in told if place), None)


def place_moved_to(blocks: Blocks) -> Field[str] | None:
    return next((found for line in blocks.body if (found := _moved_in(line))), None)


def _moved_in(line: Line) -> Field[str] | None:
    return None if line.cells else _match(_MOVED, line, line.text)


def place_in_prose(blocks: Blocks) -> Field[str] | None:
    sentences = [line for line in blocks.prose if not line.cells]
    timed = [line for line in sentences if line.whens]
    events = [line for line in sentences if _EVENT.search(line.folded)]
    return first_match(_PROSE, timed) or first_match(_PROSE, events) or first_match(_COME_TO, timed)


def place_above(blocks: Blocks) -> Field[str] | None:
    """The place of "Đà Nẵng, ngày 8-10/11/2015", a line below the name of a conference."""
    dated = ((line, line.whens[0]) for line in blocks.body if len(line.whens) == 1 and not line.cells)
    told = (_heading(line, when) for line, when in dated if len(when.days) > 1)
    return next((place for place in told if place), None)


def _heading(line: Line, when: When) -> Field[str] | None:
    found = _HEADED.match(line.text[: when.span[0]])
    if found is None or line.text[when.span[1] :].strip(" ./()"):
        return None
    named = is_place(found["place"]) or all(word[:1].isupper() for word in found["place"].split())
    return place_field(line, found["place"]) if named else None


def first_match(pattern: re.Pattern[str], lines: list[Line], sure: float = 0.7) -> Field[str] | None:
    return next((found for line in lines if (found := _match(pattern, line, line.text, sure))), None)


def _match(pattern: re.Pattern[str], line: Line, text: str, sure: float = 0.7) -> Field[str] | None:
    text = text[:_LONGEST_LINE]
    found = pattern.search(fold(text))
    return place_field(line, text[slice(*found.span("place"))], sure) if found else None
