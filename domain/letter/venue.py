"""Where the event takes place, as the letter words it."""

import re

from domain.letter.blocks import Blocks
from domain.letter.labels import Topic
from domain.letter.model import Field, Session
from domain.letter.moment import Moment
from domain.letter.places import PLACE, first_clause, is_place, leading_place
from domain.letter.sections import Section
from domain.letter.sites import sites
from domain.letter.text import fold
from domain.letter.venue_in_prose import (
    first_match,
    place_above,
    place_beside,
    place_in_prose,
    place_moved_to,
)
from domain.letter.venue_table import place_field, place_in_column, place_in_table
from domain.letter.when import find_whens

_BRACKETED = re.compile(
    rf"(?:địa điểm(?:\s\w+){{0,4}}|điểm cầu(?:\s\w+){{0,2}})\s?\((?P<place>{PLACE}[^()]*)\)"
)
_CORRECTED = re.compile(
    r"(?:(?:sửa(?: lại)?(?: là| thành)|nay là|đọc(?: lại)?(?: là| thành)|đúng là|mà là|chuyển (?:sang|đến)"
    r"|thành)[\s:]*)[“\"](?P<place>[^”\"]{3,200})[”\"]"
)
_RIGHT = re.compile(rf"[“\"](?P<place>{PLACE}[^”\"]{{0,200}})[”\"]\s(?:là|mới) đúng")
_NAMED = re.compile(
    r"(?:^|[.;]\s+|\s[–-]\s)(?:(?:địa điểm|nơi (?:họp|tổ chức|tiếp|gặp|học|làm việc|diễn ra))"
    r"(?:(?:\s(?!cũ|trước|ban|đã)\w+){0,4}\s?:|\s(?:vẫn )?(?:là|tại|ở)(?=\s))"
    rf"|(?:họp |dự |tham dự )?trực tiếp(?: tại)?\s?:(?=\s{PLACE}(?!\w)))\s?(?P<place>.+)"
)
_COMMON = re.compile(
    r"(?:^|[.;]\s+)(?:tất cả|cả (?:hai|ba|bốn|\d{1,2})"
    r"|(?:các|hai|ba|bốn|năm|\d{1,2}) (?:lớp|buổi|ca|phiên|đợt|hội nghị|cuộc họp|kỳ|ngày|nội dung|hoạt động|khóa))"
    rf"(?:\s[^.;:]{{1,80}}?)?\s(?:tại|ở)\s(?P<place>{PLACE}(?!\w).*)"
)
_ALONE = re.compile(rf"tại\s(?P<place>(?:các |những )?{PLACE}(?!\w).*)")
_FROM_TO = re.compile(
    rf"(?:chuyển |dời |đổi )?từ\s{PLACE}[^.;]{{0,120}}?\s(?:sang|về|thành|qua|đến)\s(?={PLACE}(?!\w))"
)
_OF_SITE = re.compile(r"(?:điểm cầu(?:\s\w+){0,3}|trực tiếp(?: tại)?)\s?:\s?")
_PAST = re.compile(r"(?<!\w)(?:cũ|trước đây|ban đầu|đã (?:mời|gửi|thông báo))(?!\w)")
_OF_PLACE = re.compile(r"địa điểm|nơi (?:họp|tổ chức)|phòng họp|hội trường")
_RENAMED = re.compile(
    r"(?:địa điểm|nơi họp)(?: (?:họp|tổ chức))?"
    r"(?: mới\s?:|[^.;]{0,160}?(?:sửa|đính chính) (?:lại )?(?:là|thành)\s?:?)"
    rf"\s?(?P<place>{PLACE}(?!\w)[^.;“”\"]{{2,200}})"
)
_LATEST_TIME = 20
"""Characters before the time of "Địa điểm: Khai mạc 08h00 ngày 23/11 tại Nhà khách A"."""


def read_venue(
    blocks: Blocks, start: Moment | None = None, first: Session | None = None, *, held: bool = True
) -> Field[str] | None:
    """The place after its label; else the one of all sittings, of the first, or of the sentence that tells when.

    Of a meeting that is not held on any known day (`held`), a sentence tells only where it would have been.
    """
    told = _labelled(blocks, first) or _corrected(blocks) or place_in_table(blocks) or _named(blocks)
    if told or not held:
        return told
    return (
        _common(blocks)
        or _of_sitting(blocks, start, first)
        or place_beside(blocks, start)
        or place_moved_to(blocks)
        or place_in_prose(blocks)
        or place_in_column(blocks)
        or place_above(blocks)
    )


def labelled_places(blocks: Blocks) -> list[str]:
    """The place of each labelled section that names one which still holds."""
    return [place for section in blocks.about(Topic.VENUE) if (place := _value(section))]


def _labelled(blocks: Blocks, first: Session | None) -> Field[str] | None:
    """The last label's: the new place stands below the old one. Where each sitting has its label, the first's."""
    found = [
        Field(value=place, span=section.span)
        for section in blocks.about(Topic.VENUE)
        if (place := _value(section))
    ]
    several = len({field.value for field in found}) > 1 and first is not None
    if several and first and first.venue:
        return Field(value=first.venue, span=found[0].span)
    return found[-1] if found else None


def _value(section: Section) -> str | None:
    if _PAST.search(fold(section.label)):
        return None
    several = list(sites(section))
    if several:
        return several[0][1]
    value = section.value or (section.lines[0].text if section.lines else "")
    site = _OF_SITE.match(fold(value))
    value = value[site.end() :] if site else value
    opened = next((when for when in find_whens(value) if when.hours and when.span[0] <= _LATEST_TIME), None)
    value = value[opened.span[1] :].lstrip(" ,:;–-") if opened else value
    moved = _FROM_TO.match(fold(value))
    value = value[moved.end() :] if moved else value
    corrected = _CORRECTED.search(fold(value))
    return first_clause(value[slice(*corrected.span("place"))] if corrected else value) or None


def _corrected(blocks: Blocks) -> Field[str] | None:
    for line in blocks.body:
        for found in _CORRECTED.finditer(line.folded):
            place = line.text[slice(*found.span("place"))]
            of_place = is_place(place) or _OF_PLACE.search(line.folded, 0, found.end())
            if of_place and not find_whens(place):
                return place_field(line, place)
        told = next(filter(None, (way.search(line.folded) for way in (_RENAMED, _BRACKETED, _RIGHT))), None)
        if told and not line.cells:
            return place_field(line, line.text[slice(*told.span("place"))])
    return None


def _named(blocks: Blocks) -> Field[str] | None:
    """ "Nơi họp chuyển về: …" within a paragraph."""
    return first_match(_NAMED, [line for line in blocks.prose if not line.cells], sure=0.9)


def _common(blocks: Blocks) -> Field[str] | None:
    """ "Tất cả tại Hội trường lớn.", or a line that is nothing but "Tại phòng học của lớp"."""
    lines = [line for line in blocks.prose if not line.cells]
    alone = (
        line
        for line in lines
        if _ALONE.match(line.folded) and len(leading_place(line.text)) >= len(line.text) - 6
    )
    return first_match(_COMMON, lines, sure=0.9) or next(
        (place_field(line, line.text) for line in alone), None
    )


def _of_sitting(blocks: Blocks, start: Moment | None, first: Session | None) -> Field[str] | None:
    if first is None or not first.venue or (start is not None and first.starts_at != start):
        return None
    return Field(value=first.venue, span=(blocks.body[0].start, blocks.body[-1].end))
