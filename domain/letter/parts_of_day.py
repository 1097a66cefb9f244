"""Hours told once for all mornings, afternoons and evenings of a letter."""

import re
from datetime import time

from domain.letter.blocks import Blocks
from domain.letter.hours import find_hours
from domain.letter.text import fold
from domain.letter.when import Role, find_whens

_PART_BEFORE_HOUR = re.compile(r"(?<!\w)(?P<part>sáng|chiều|tối)(?!\w)[^.;]{0,30}$")
_NEAR = 40
_STARTS = (Role.START, Role.OPENING)


def hours_of_parts(blocks: Blocks) -> dict[str, time]:
    """ "Buổi sáng bắt đầu từ 8h00, buổi chiều từ 14h30" as {"sáng": 8:00, "chiều": 14:30}."""
    hours: dict[str, time] = {}
    for line in blocks.prose:
        if any(when.days or when.role not in _STARTS for when in find_whens(line.text)):
            continue
        folded = fold(line.text)
        for hour in find_hours(line.text):
            part = _PART_BEFORE_HOUR.search(folded, max(0, hour.span[0] - _NEAR), hour.span[0])
            if part and not any(find_hours(line.text[part.end("part") : hour.span[0]])):
                hours.setdefault(part["part"], hour.value)
    return hours
