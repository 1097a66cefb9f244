"""The programme: rows of a table, timed lines, or the parts of the meeting's subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from domain.letter.blocks import Blocks
from domain.letter.headings import day_of_heading
from domain.letter.hours import find_hours
from domain.letter.labels import Topic, label_of
from domain.letter.lines import Line
from domain.letter.model import AgendaRow
from domain.letter.moment import Moment
from domain.letter.text import fold, split_outside_brackets, trim
from domain.letter.years import Ground

_TIME_HEAD = re.compile(r"(?:thời gian|giờ|tg|thời điểm|thời lượng)")
_CONTENT_HEAD = re.compile(r"(?:nội dung|việc|công việc|chương trình|hoạt động|tiêu đề|phần)")
_BY_HEAD = re.compile(
    r"(?:người|đơn vị|thực hiện|chủ trì|phụ trách|ai|báo cáo viên|trình bày|ghi chú|điều hành)"
)
_LINE_START = re.compile(r"(?:từ |lúc |vào lúc )?(?=\d)")
_BETWEEN = re.compile(r"\s*(?:-|–|đến|~|tới)?\s*(?:từ )?\s*")
_DATED = re.compile(r",?\s(?:ngày\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?=:)")
_SEPARATOR = re.compile(r"[\s:.;,–-]+")
_TIME_ONLY = re.compile(r"(?:[\d\s:.,;()~–'’′´`\"-]|giờ|phút|đến|từ|tới|khoảng|g|h|p|sáng|chiều|tối)+")
_PART = re.compile(r"(?:buổi )?(?:sáng|chiều|tối)(?!\w)")
_NUMBER = re.compile(r"^(?:\d{1,2}[.)/]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\))\s*")
_SHORTEST_PROGRAMME = 2


@dataclass(frozen=True)
class _Columns:
    time: int
    content: int
    by: int | None


def read_agenda(blocks: Blocks, day: date | None, ground: Ground) -> tuple[AgendaRow, ...]:
    """The rows in their order; those without an hour keep their place.

    `day` is the day of the meeting; below a heading that tells another day ("Ngày thứ hai (29/9)") that one holds.
    """
    lines = list(_with_days((*blocks.body, *blocks.annex), day, ground))
    rows = _table(lines) or _timed_lines(lines)
    if len(rows) >= _SHORTEST_PROGRAMME:
        return tuple(rows)
    return read_parts(blocks)


def _with_days(
    lines: tuple[Line, ...], day: date | None, ground: Ground
) -> Iterator[tuple[Line, date | None]]:
    """The lines with their days, without the headings that tell them."""
    for line in lines:
        heading = day_of_heading(line, ground) if day else None
        if heading is None or day is None or heading < day:
            yield line, day
        else:
            day = heading


def _table(lines: list[tuple[Line, date | None]]) -> list[AgendaRow]:
    columns: _Columns | None = None
    rows: list[AgendaRow] = []
    for line, day in lines:
        header = _columns(line.cells)
        columns = header or columns
        if columns and line.cells and not header and len(line.cells) > columns.content:
            rows.append(_row(line.cells, columns, day))
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
    return _agenda_row(cells[columns.time], hours, cells[columns.content], by, day)


def _agenda_row(told: str, hours: list[time], content: str, by: str, day: date | None) -> AgendaRow:
    moments = [Moment(day, hour) for hour in hours] if day else []
    return AgendaRow(
        time_text=told or None,
        start=moments[0] if moments else None,
        end=moments[1] if len(moments) > 1 else None,
        content=trim(content),
        by=trim(by) or None,
    )


def _timed_lines(lines: list[tuple[Line, date | None]]) -> list[AgendaRow]:
    """The longest run of lines that begin with an hour and go on with words."""
    best: list[AgendaRow] = []
    run: list[AgendaRow] = []
    above: Line | None = None
    for line, day in lines:
        row = _timed_cells(line.cells, day) if line.cells else _timed(line.text, day)
        row = row or (_untimed(line, above) if above else None)
        run, above = ([*run, row], above or line) if row else ([], None)
        best = run if len(run) > len(best) else best
    return best


def _timed_cells(cells: tuple[str, ...], day: date | None) -> AgendaRow | None:
    """A row of a table without a head: time, content, who; a pause may stand without its time."""
    told = [found.value for found in find_hours(cells[0])]
    if not told or _TIME_ONLY.fullmatch(fold(cells[0])) is None or len(cells) < _SHORTEST_PROGRAMME:
        return None
    return _agenda_row(cells[0], told, cells[1], cells[2] if len(cells) > 2 else "", day)


def _untimed(line: Line, above: Line) -> AgendaRow | None:
    """A row of a timed list that tells no hour: it has the bullet, or the empty first cell, of its neighbors."""
    if line.cells and above.cells:
        return _agenda_row("", [], line.cells[1], "", None) if not line.cells[0] and line.cells[1] else None
    if above.cells and line.text.startswith("|"):
        return _agenda_row("", [], line.text.strip("| "), "", None)
    alike = not line.cells and (bool(line.bullet) or _PART.match(line.folded)) and line.bullet == above.bullet
    return _agenda_row("", [], line.text, "", None) if alike and not label_of(line) else None


def _timed(text: str, day: date | None) -> AgendaRow | None:
    begin = _LINE_START.match(fold(text))
    hours = list(find_hours(text)) if begin else []
    if not begin or not hours or hours[0].span[0] != begin.end():
        return None
    last = hours[0]
    if len(hours) > 1 and _BETWEEN.fullmatch(fold(text), last.span[1], hours[1].span[0]):
        last = hours[1]
    dated = _DATED.match(text, last.span[1])
    separator = _SEPARATOR.match(text, dated.end() if dated else last.span[1])
    content = text[separator.end() :] if separator else ""
    if not content or re.match(
        r"(?:ngày|thứ|chủ nhật|sáng|chiều|tối|hôm|cùng ngày|trong ngày)(?!\w)", fold(content)
    ):
        return None
    told = [hours[0].value] if last is hours[0] else [hours[0].value, last.value]
    return _agenda_row(text[: last.span[1]], told, content, "", day)


def read_parts(blocks: Blocks) -> tuple[AgendaRow, ...]:
    """The parts of the meeting's subject, two or more; they have no hours."""
    return tuple(_parts(blocks))


def _parts(blocks: Blocks) -> Iterator[AgendaRow]:
    for section in blocks.about(Topic.CONTENT):
        top = min((line.level for line in section.lines if line.bullet), default=None)
        texts = [line.text for line in section.lines if line.bullet and line.level == top and not line.cells]
        texts = texts or [_NUMBER.sub("", text) for text in split_outside_brackets(section.value, ";")]
        if len(texts) >= _SHORTEST_PROGRAMME:
            yield from (_agenda_row("", [], text, "", None) for text in texts)
