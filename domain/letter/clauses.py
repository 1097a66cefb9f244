"""A line of orders as its sentences and clauses."""

import re
from collections.abc import Iterator

from domain.letter.bodies import is_body, is_guest
from domain.letter.duties import find_duty
from domain.letter.labels import part_label
from domain.letter.text import fold, split_outside_brackets

_SENTENCE_END = re.compile(r"(?<=[^\W_]{2}|\s\d|\S[)\"”’'])[.!?]\s+(?=[A-ZĐÀ-Ỹ*-])")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:TP|TX|TT|ThS|TS|BS|PGS|GS|KS|CN|Th|Tp|Tx|Ts|Ths|Bs|Ks|ĐT|BSCKI{1,2}|DS)$"
)
_ORDERS = (
    r"(?:(?<!xin )giao(?! (?-i:ban|lưu|thông|dịch|thừa|hữu|nhận)(?!\w))|đề nghị|yêu cầu"
    r"|phân công|nhờ(?! (?:sự|có|vậy|đó|ơn)))"
)
_ORDER = re.compile(
    rf"(?:(?:kính|trân trọng|nay|và|cũng|đồng thời) ){{0,2}}{_ORDERS}(?: nhiệm vụ)?(?: cho)?\s?:?\s",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(rf"(?P<by>[^.;:()]{{2,120}}?)\s(?={_ORDERS}\s)", re.IGNORECASE)
_NO_ORDER = re.compile(
    r"(?<!\w)(?:được|đã|theo|do|có|sự|bản|văn bản|nội dung|phiếu|giấy|bàn|thực hiện|đơn|họp|mọi)$"
)
_SEVERAL = re.compile(
    r"các (?:cơ quan|đơn vị|sở|địa phương|cơ quan, đơn vị)(?: sau| sau đây)?\s?:\s", re.IGNORECASE
)
_BESIDES = re.compile(r"^\s*(?:riêng|đồng thời|ngoài ra|trong đó|bên cạnh đó|cùng với đó),?\s", re.IGNORECASE)
_ANOTHER = re.compile(r",\s(?=[^\W\d_])")
_WITH = re.compile(
    r"(?<!\w)(?:phối hợp|cùng|với|gửi|về|trình|báo cáo|mời|hỗ trợ|hướng dẫn|đôn đốc|tại|của|và|do)(?!\w)"
)

_ADVERB = re.compile(r"\s(?:trân trọng|kính|xin|cũng|đã)$", re.IGNORECASE)
_LONGEST_UNIT = 80
_NEAR = 300
"""How far from a comma a unit with its duty is looked for."""


def sentences(text: str) -> Iterator[str]:
    begin = 0
    for found in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[max(begin, found.start() - 8) : found.start()]):
            yield text[begin : found.start()]
            begin = found.end()
    yield text[begin:]


def clauses(sentence: str) -> Iterator[str]:
    """The pieces at semicolons, and at commas before another unit with a duty of its own."""
    for piece in split_outside_brackets(sentence, ";"):
        begin = 0
        for cut in _ANOTHER.finditer(piece):
            if piece.count("(", begin, cut.start()) > piece.count(")", begin, cut.start()):
                continue
            if cut.start() - begin <= _NEAR and _begins_another(
                piece[begin : cut.start()], piece[cut.end() : cut.end() + _NEAR]
            ):
                yield piece[begin : cut.start()]
                begin = cut.end()
        yield piece[begin:]


def _begins_another(before: str, after: str) -> bool:
    duty = find_duty(before)
    other = find_duty(after) if duty and is_body(after) else None
    if duty is None or other is None or _WITH.search(fold(duty.task)):
        return False
    return after[:1].isupper() or any(letter.isupper() or letter.isdigit() for letter in other.units)


def take_order(clause: str) -> tuple[bool, str]:
    """Whether a clause says "giao", "đề nghị", also of a named sender, and what follows these words."""
    clause = _BESIDES.sub("", clause, count=1)
    begin = 0
    by = None if _ORDER.match(clause) else _BY_SOMEBODY.match(clause)
    named = _ADVERB.sub("", by["by"]) if by else ""
    if by and not _NO_ORDER.search(fold(named)) and (named.endswith(",") or _names_somebody(named)):
        begin = by.end()
    found = _ORDER.match(clause, begin)
    if found is None:
        return False, clause
    return True, _SEVERAL.sub("", clause[found.end() :], count=1)


def _names_somebody(words: str) -> bool:
    """Whether the words are a name, or end with one: "Để Lễ được trang trọng, Bộ Văn hóa, Thể thao và Du lịch"."""
    return any(
        is_guest(words[border:].lstrip(", "))
        for border in (0, *(cut.start() for cut in _ANOTHER.finditer(words)))
    )


def without_label(text: str) -> str:
    """The text after a label that names no unit: "Chuẩn bị: Đề nghị Sở A …"."""
    label, colon, rest = part_label(text)
    if not colon or not rest.strip() or is_guest(label) or take_order(label + " ")[0]:
        return text
    return rest.strip()


def tells_a_unit(text: str) -> bool:
    """Whether a unit before a colon is told what to do: "Phòng A: Mời báo chí"."""
    label, _, rest = part_label(text)
    return (
        bool(rest.strip())
        and len(label) <= _LONGEST_UNIT
        and is_body(label)
        and find_duty(f"{label} ") is None
    )
