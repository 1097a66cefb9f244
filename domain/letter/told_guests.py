"""Guests who are told in brackets what to report or prepare: "Sở A (báo cáo giá đất)"."""

import re
from collections.abc import Iterator

from domain.letter.bodies import is_body, split_guests
from domain.letter.labels import part_label
from domain.letter.model import Assignment
from domain.letter.text import fold, trim

_TOLD = re.compile(
    r"\((?P<one>(?:\d{1,2}|một) (?:người|đại biểu|đồng chí|đ/c|điển hình)\s)?(?:dự,? (?:và )?|có |sẽ )?"
    r"(?P<task>(?:chuẩn bị|báo cáo(?! viên)|trình bày|trình chiếu|tham luận|phát biểu|thuyết minh|giới thiệu|nói về"
    r"|chủ trì (?:chuẩn bị|báo cáo)|trưng bày|cung cấp|mang|đem|bố trí|soạn|viết|in |lo |đón tiếp|giải trình"
    r"|trả lời|thông báo (?:tình hình|kết quả|nhanh)|nêu |đọc |phục vụ )[^()]{0,160})\)"
)

_NEAR = 300


def told_in_brackets(text: str) -> Iterator[Assignment]:
    """A row for each bracket that tells the guest before it what to do."""
    for found in _TOLD.finditer(fold(text)):
        before = split_guests(text[max(0, found.start() - _NEAR) : found.start()])
        if before:
            unit, _, sent = part_label(before[-1])
            counted = found["one"] or sent.strip()[:1].isdigit()
            unit = unit if counted and is_body(unit) else before[-1]
            yield Assignment(unit=trim(unit), task=trim(text[found.start("task") : found.end("task")]))
