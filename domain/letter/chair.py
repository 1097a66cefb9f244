"""Who chairs the whole meeting, where the letter says so."""

import re

from domain.letter.blocks import Blocks
from domain.letter.labels import Topic
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import trim

_IN_BRACKETS = re.compile(
    r"\(\s?(?:(?:là )?(?:người )?(?:chủ trì|chủ tọa)(?: (?:họp|hội nghị|cuộc họp))?)\s?\)"
)
_DASHED = re.compile(r"\s[-–]\s(?:chủ trì|chủ tọa)(?!\w)|:\s(?:chủ trì|chủ tọa)(?=[\s.;,]*$)")
_SENTENCE = re.compile(
    r"(?:(?:do|dưới sự)\s(?P<by>[^.;:]{3,120}?)\s(?:chủ trì|chủ tọa)(?!\w))"
    r"|(?:(?:chủ trì|chủ tọa)(?:\s(?:cuộc họp|hội nghị|buổi làm việc|phiên họp|cả buổi|vẫn|không đổi"
    r"|như cũ))?\s?(?:(?<=\s)là"
    r"|:)\s?(?P<is>[^.;]{3,120}))"
)
_CHAIRS = (
    r"(?:đồng chí|đ/c|đc|ông|bà|thầy|cô|anh|chị|gs|pgs|ts|ths|bs|(?:phó )?(?:chủ tịch|chủ nhiệm|giám đốc|cục trưởng"
    r"|vụ trưởng|hiệu trưởng|viện trưởng|tổng giám đốc|trưởng (?:ban|phòng|đoàn|khoa|thôn|ấp|bản))"
    r"|(?:đại diện )?lãnh đạo|đức cha|hòa thượng|thượng tọa|linh mục|bí thư|bộ trưởng|thứ trưởng|thiếu tá"
    r"|trung tá|thượng tá|đại tá)"
)
_PERSON = re.compile(
    rf"(?<!\w){_CHAIRS}[.\s][^.;:()]{{3,100}}?(?=,?\s(?:sẽ |trực tiếp )?(?:chủ trì|chủ tọa|chủ sự"
    rf"|chủ tế)\s(?:cuộc họp"
    r"|hội nghị|họp|hội thảo|phiên|buổi|đại hội|cả|các (?:buổi|cuộc|phiên)|đối thoại|thánh lễ|lễ|tọa đàm))"
    rf"|(?:^|(?<=[.;]\s)){_CHAIRS}[.\s][^.;:()]{{3,100}}?(?=\s(?:sẽ |trực tiếp )?(?:chủ trì"
    rf"|chủ tọa)[\s./]*(?:$|(?<=[./])\s|;))"
)
_OF = re.compile(r"sự (?:chủ trì|chủ tọa|điều hành) của\s(?P<of>[^.;:]{3,120})")
_CORRECTED = re.compile(
    r"(?:chủ trì|chủ tọa)[^.;]{0,160}?(?:sửa|đính chính) (?:lại )?(?:là|thành)\s?:?\s?[“\"]?"
    r"(?P<chair>[^.;“”\"]{3,120})"
)
_MEANT_LATER = re.compile(
    r"(?:chủ trì,? phối hợp|chủ trì tham mưu|chủ trì chuẩn bị|đơn vị chủ trì"
    r"|chủ trì báo cáo)"
)
_RECEPTION = re.compile(r"\s(?:sẽ |trực tiếp )?chủ trì (?:buổi |phiên |cuộc |kỳ )?tiếp (?:công )?dân")
"""Who receives citizens chairs no meeting."""
_IN_CASE = re.compile(r"(?<!\w)(?:vắng|ủy quyền|thì|khi|nếu|không|phải)(?!\w)")
"""Who chairs in another's place, when something happens, is no chair of this meeting."""
_OF_A_PART = re.compile(
    r"(?:cụm|điểm(?: cầu)?"
    r"|phiên|tiểu ban|nhóm|đợt|tổ|lớp|ca|cuộc|buổi)\s(?:số\s)?(?:\d|thứ|sáng|chiều|tối)[^.;]{0,20}$"
)
_CITIZENS = re.compile(r"tiếp (?:công )?dân(?! biểu)")
_FIRST_LINES = 6
_ROW = re.compile(r"(?:từ )?\d{1,2}\s?(?:h|g|giờ|:\d)")
"""A row of a programme: whoever chairs it, chairs one part."""


def read_chair(blocks: Blocks) -> Field[str] | None:
    """The labelled chair, else the guest or the sentence that is marked so. A task ("chủ trì, phối hợp") is none."""
    for section in blocks.about(Topic.CHAIR):
        if section.texts:
            return Field(value=trim(section.texts[0]), span=section.span)
    opening = ([blocks.type_line] if blocks.type_line else []) + list(blocks.body[:_FIRST_LINES])
    if any(_CITIZENS.search(line.folded) for line in opening):
        return None
    for line in blocks.body:
        chair = None if line.cells else _of_line(line)
        if chair:
            return Field(value=chair, span=(line.start, line.end), sure=0.8)
    return None


def _of_line(line: Line) -> str | None:
    text, folded = line.text, line.folded
    if _ROW.match(folded) and not any(when.tells_day for when in line.whens):
        return None
    corrected = _CORRECTED.search(folded)
    if corrected:
        return trim(text[corrected.start("chair") : corrected.end("chair")])
    marked = _IN_BRACKETS.search(folded) or _DASHED.search(folded)
    if marked:
        return trim(_before(text[: marked.start()]))
    if _MEANT_LATER.search(folded):
        return None
    of = _OF.search(folded)
    if of:
        return trim(text[slice(*of.span("of"))])
    found = _SENTENCE.search(folded)
    if found:
        group = "by" if found["by"] else "is"
        if group == "by" and _OF_A_PART.search(folded[: found.start()]):
            return None
        return trim(text[found.start(group) : found.end(group)])
    person = _PERSON.search(folded)
    if person and (_RECEPTION.match(folded, person.end()) or _IN_CASE.search(person[0])):
        return None
    return trim(text[person.start() : person.end()]) if person else None


def _before(words: str) -> str:
    """The guest whom the mark follows: after the last semicolon or label."""
    return re.split(r"[;:]", words)[-1]
