"""Hours told once for all mornings, afternoons and evenings of a letter."""

import re
from datetime import time

from domain.letter.blocks import Blocks
from domain.letter.when import Role, find_whens

_PART_BEFORE_HOUR = re.compile(r"(?<!\w)(?P<part>sáng|chiều|tối)(?!\w)[^.;]{0,30}$")


def hours_of_parts(blocks: Blocks) -> dict[str, time]:
    """ "Buổi sáng bắt đầu từ 8h00, buổi chiều từ 14h30" as {"sáng": 8:00, "chiều": 14:30}."""
    hours: dict[str, time] = {}
    for line in blocks.prose:
        for when in find_whens(line.text):
            part = _PART_BEFORE_HOUR.search(when.lead)
            if part and when.hours and not when.days and when.role in (Role.START, Role.OPENING):
                hours.setdefault(part["part"], when.hours[0])
    return hours
