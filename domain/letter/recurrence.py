"""Rules of repetition: ngày 20 hàng tháng, thứ Năm hàng tuần."""

import re

from domain.letter.blocks import Blocks
from domain.letter.text import fold, squeeze

_RULE = re.compile(
    r"(?<!trước )(?:(?:vào )?(?:các )?(?:ngày|thứ|sáng|chiều)\s[^.;:()]{1,60}?(?:hàng|hằng) (?:tuần|tháng"
    r"|quý|năm)"
    r"|(?:hàng|hằng) (?:tuần|tháng|quý)[^.;:()]{0,20}?(?:vào )?(?:ngày|thứ)\s[^.;:()]{1,30})"
)


def read_recurrence(blocks: Blocks) -> str | None:
    """The first rule by which the event comes back, in the letter's words."""
    for line in blocks.prose:
        found = None if line.cells else _RULE.search(fold(line.text))
        if found:
            return squeeze(line.text[found.start() : found.end()])
    return None
