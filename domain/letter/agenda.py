"""The programme: rows of a table, timed lines, or the parts of the meeting's subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.headings import days_of_programme
from domain.letter.hours import find_hours
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import AgendaRow
from domain.letter.text import fold, split_outside_brackets
from domain.letter.timed_items import read_items
from domain.letter.timed_lines import agenda_row, timed_lines
from domain.letter.years import Ground

_TIME_HEAD = re.compile(r"(?:thời gian|giờ|tg|thời điểm|thời lượng)")
_CONTENT_HEAD = re.compile(r"(?:nội dung|việc|công việc|chương trình|hoạt động|tiêu đề|phần)")
_BY_HEAD = re.compile(
    r"(?:người|đơn vị|thực hiện|chủ trì|phụ trách|ai|báo cáo viên|trình bày|ghi chú|điều hành)"
)
_NUMBER = re.compile(r"^(?:\d{1,2}[.)/]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\))\s*")
_SHORTEST_PROGRAMME = 2
_LABELLED = (Topic.CONTENT, Topic.NOTES, Topic.DOCUMENTS, Topic.TIME, Topic.VENUE, Topic.GUESTS, Topic.RSVP)


@dataclass(frozen=True)
class _Columns:
    time: int
    content: int
    by: int | None


def read_agenda(blocks: Blocks, day: date | None, ground: Ground) -> tuple[AgendaRow, ...]:
    """The rows in their order; those without an hour keep their place.

    `day` is the day of the meeting; below a heading that tells another day ("Ngày thứ hai (29/9)") that one holds.
    """
    items = read_items(blocks, day)
    if items:
        return items
    lines = [told for part in (blocks.body, blocks.annex) for told in days_of_programme(part, day, ground)]
    rows = _table(lines) or timed_lines(lines)
    if len(rows) >= _SHORTEST_PROGRAMME:
        return tuple(rows)
    return read_parts(blocks)


def _table(lines: list[tuple[Line, date | None]]) -> list[AgendaRow]:
    columns: _Columns | None = None
    rows: list[AgendaRow] = []
    for line, day in lines:
        header = _columns(line.cells)
        columns = header or columns
        if columns and line.cells and not header and len(line.cells) > columns.content:
            rows.append(_row(line.cells, columns, day))
        elif rows and not line.cells and line.text.startswith("|"):
            rows.append(agenda_row("", [], line.text.strip("| "), "", None))
    return [row for row in rows if row.content]


def _columns(cells: tuple[str, ...]) -> _Columns | None:
    heads = [fold(cell) for cell in cells]
    time_at = next((at for at, head in enumerate(heads) if _TIME_HEAD.match(head)), None)
    content_at = next(
        (at for at, head in enumerate(heads) if _CONTENT_HEAD.match(head) and at != time_at), None
    )
    if time_at is None or content_at is None:
        return None
    taken = (time_at, content_at)
    by_at = next((at for at, head in enumerate(heads) if _BY_HEAD.match(head) and at not in taken), None)
    return _Columns(time_at, content_at, by_at)


def _row(cells: tuple[str, ...], columns: _Columns, day: date | None) -> AgendaRow:
    by = cells[columns.by] if columns.by is not None and len(cells) > columns.by else ""
    hours = [found.value for found in find_hours(cells[columns.time])]
    return agenda_row(cells[columns.time], hours, cells[columns.content], by, day)


def read_parts(blocks: Blocks) -> tuple[AgendaRow, ...]:
    """The parts of the meeting's subject, two or more; they have no hours."""
    return tuple(_parts(blocks))


def _parts(blocks: Blocks) -> Iterator[AgendaRow]:
    for section in blocks.about(Topic.CONTENT):
        lines = [line for line in section.lines if line.bullet and not line.cells and not _is_labelled(line)]
        top = min((line.level for line in lines), default=None)
        texts = [line.text for line in lines if line.level == top]
        texts = texts or [_NUMBER.sub("", text) for text in split_outside_brackets(section.value, ";")]
        if len(texts) >= _SHORTEST_PROGRAMME:
            yield from (agenda_row("", [], text, "", None) for text in texts)


def _is_labelled(line: Line) -> bool:
    """Whether a line tells something else with its label: "Lưu ý: …", "Chương trình: theo Phụ lục"."""
    label = label_of(line)
    return label is not None and bool(label[2]) and label[0] in _LABELLED
