"""Rules of repetition: ngày 20 hàng tháng, thứ Năm hàng tuần."""

import re

from domain.letter.blocks import Blocks
from domain.letter.text import squeeze
from domain.letter.when import find_whens

_NEAR = 25
"""Characters between a rule and its hours: "hàng tuần, buổi sáng từ 7h30"."""
_RULE = re.compile(
    r"(?<!trước )(?:(?:vào )?(?:các )?(?:ngày|thứ|sáng|chiều)\s[^.;:()]{1,60}?(?:hàng|hằng) (?:tuần|tháng"
    r"|quý|năm)"
    r"|(?:hàng|hằng) (?:tuần|tháng|quý)[^.;:()]{0,20}?(?:vào )?(?:ngày|thứ)\s[^.;:()]{1,30})"
)


def read_recurrence(blocks: Blocks) -> str | None:
    """The first rule by which the event comes back, in the letter's words, with the hours beside it."""
    for line in blocks.prose:
        found = None if line.cells else _RULE.search(line.folded)
        if found:
            start, end = _with_hours(line.text, *found.span())
            return squeeze(line.text[start:end])
    return None


def _with_hours(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of the rule and of the hours that stand directly before or after it."""
    for when in find_whens(text):
        if not when.hours:
            continue
        first, last = when.span
        if first < start and start - last <= _NEAR:
            start = first
        elif last > end and first - end <= _NEAR and not re.search(r"[.;]\s", text[end:first]):
            end = last
    return start, end
