"""Items of a meeting that tell their hours behind their words: "1. Giao ban. Thời gian từ 07h00 đến 08h00"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.hours import find_hours
from domain.letter.lines import Line
from domain.letter.model import AgendaRow
from domain.letter.text import fold
from domain.letter.timed_lines import agenda_row

_TIME = re.compile(
    r"(?:^|[.;,(]\s?|\s[–-]\s)(?:thời gian|tg)(?: (?:báo cáo|trình bày|họp|làm việc))?\s?:?\s?"
    r"(?P<told>(?:từ|lúc|vào|\d)[^.;)]*)"
)
_BY = re.compile(
    r"(?:đơn vị|cơ quan|người)? ?(?:báo cáo|trình bày|chuẩn bị|trình)(?: nội dung)?\s?:\s?(?P<by>[^.;]{2,120}\w)"
)
_SEVERAL = 2


@dataclass
class _Item:
    first: Line
    lines: list[Line] = field(default_factory=list)


def read_items(blocks: Blocks, day: date | None) -> tuple[AgendaRow, ...]:
    """The numbered items of the body in their order, where two or more tell their hours so; else none."""
    rows = [row for item in _items(blocks.body) if (row := _row(item, day))]
    return tuple(rows) if sum(row.time_text is not None for row in rows) >= _SEVERAL else ()


def _items(body: tuple[Line, ...]) -> Iterator[_Item]:
    """Each numbered line with the lines below it, from the first that tells its hours on."""
    item: _Item | None = None
    for line in body:
        if line.bullet[:1].isdigit():
            if item:
                yield item
            item = _Item(line)
        elif item:
            item.lines.append(line)
    if item:
        yield item


def _row(item: _Item, day: date | None) -> AgendaRow | None:
    texts = [line.text for line in (item.first, *item.lines)]
    timed = next(((text, found) for text in texts if (found := _TIME.search(fold(text)))), None)
    if timed is None:
        return None
    text, found = timed
    told = text[found.start("told") : found.end("told")].strip()
    hours = [hour.value for hour in find_hours(told)]
    if not hours:
        return None
    by = next((told_by for each in texts if (told_by := _BY.match(fold(each)))), None)
    line = next((each for each in texts if by and _BY.match(fold(each))), "")
    content = text[: found.start()] if text == item.first.text else item.first.text
    return agenda_row(told, hours, content, line[slice(*by.span("by"))] if by else "", day)
