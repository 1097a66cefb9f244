"""Tables whose rows are sittings: one with a day in each row, or one of months and their days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.hours import find_hours
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.places import tidy
from domain.letter.schedule import end_of
from domain.letter.text import fold
from domain.letter.told_days import moment_of
from domain.letter.when import find_whens
from domain.letter.years import Ground

_TIME_HEAD = re.compile(r"(?:thời gian|ngày|giờ|buổi|thứ(?! tự))")
_COURSE_HEAD = re.compile(
    r"(?:nội dung|công việc|chương trình|diễn biến|hoạt động|người (?:thực hiện|trình bày))"
)
_PLACE_HEAD = re.compile(r"(?:địa điểm|điểm|nơi|phòng|hội trường|tại)")
_MONTH_CELL = re.compile(r"tháng\s(?P<month>\d{1,2})(?:\s?/\s?(?P<year>\d{4}))?$")
_BARE_MONTH = re.compile(r"(?:tháng\s)?(?P<month>0?[1-9]|1[0-2])(?:\s?/\s?(?P<year>\d{4}))?$")
_DAYS_HEAD = re.compile(r"ngày(?: \w+){0,3}$")
_DAYS_CELL = re.compile(r"(?:ngày\s)?\d{1,2}(?:\s?[;,]\s?\d{1,2}){0,30}(?:\s?\(.*\))?$")
_YEAR = re.compile(r"năm\s(\d{4})")
_BARE_WEEKDAY = re.compile(r"^(?=(?:hai|ba|tư|năm|sáu|bảy)\s{1,2}\(?\d)", re.IGNORECASE)
_PART = re.compile(r"(?:buổi )?(?:sáng|trưa|chiều|tối|cả ngày)")
_CLOCK = r"\d{1,2}\s?(?:h|g|giờ|:)\s?(?:\d{1,2})?(?: phút|')?"
_HOUR_OF_ROW = re.compile(
    rf"(?:[-–+•*]\s?)?(?:từ |lúc )?{_CLOCK}(?:\s?(?:-|–|đến)\s?{_CLOCK})?[\s:;,.–-]{{1,4}}", re.IGNORECASE
)
_HOUR_ASIDE = re.compile(rf"\((?:từ |lúc |bắt đầu )?{_CLOCK}[^()]{{0,20}}\)", re.IGNORECASE)
_FREE = re.compile(r"(?:nghỉ|không có|không tiếp|dự phòng|trực (?:cơ quan|lãnh đạo))(?!\w)")
_CLOCK_CELL = re.compile(rf"(?:từ |lúc )?{_CLOCK}(?:\s?(?:-|–|đến)\s?{_CLOCK})?(?:\s?\([^()]*\))?$")
_SEVERAL = 2


@dataclass(frozen=True)
class _Columns:
    times: frozenset[int]
    place: int | None
    is_course: bool
    width: int
    """Whether the rows are the course of one meeting rather than meetings."""


def read_timetable(blocks: Blocks, ground: Ground, day: date | None = None) -> tuple[Session, ...]:
    """A session for each row with a day of its own, or for each day of a month's row; two or more, else none.

    `day` holds for rows of hours in a table that tells no days.
    """
    rows = tuple(_dated_rows(blocks, ground, day)) or tuple(_months(blocks))
    return rows if len(rows) >= _SEVERAL else ()


def _dated_rows(blocks: Blocks, ground: Ground, day: date | None) -> Iterator[Session]:
    columns: _Columns | None = None
    above: Session | None = None
    for line in blocks.body:
        if not line.cells:
            continue
        columns = _columns(line.cells) or columns
        cells = _aligned(line.cells, columns) if columns else line.cells
        row = _dated_row(cells, columns, day, ground) if columns else None
        row = _spanned(row, cells, columns, above) if columns and above else row
        if row:
            day = row.starts_at.day if row.starts_at else day
            above = row
            yield row


def _columns(cells: tuple[str, ...]) -> _Columns | None:
    heads = [fold(cell) for cell in cells]
    times = frozenset(at for at, head in enumerate(heads) if _TIME_HEAD.match(head))
    if not times or any(find_whens(cell) for cell in cells):
        return None
    place = next((at for at, head in enumerate(heads) if _PLACE_HEAD.match(head)), None)
    return _Columns(times, place, any(_COURSE_HEAD.match(head) for head in heads), len(heads))


def _aligned(cells: tuple[str, ...], columns: _Columns) -> tuple[str, ...]:
    """The cells of a row that lost the first one, which tells the day of the rows above."""
    lost = len(cells) == columns.width - 1 and {0, 1} <= columns.times and _CLOCK_CELL.match(fold(cells[0]))
    return ("", *cells) if lost else cells


def _dated_row(
    cells: tuple[str, ...], columns: _Columns, above: date | None, ground: Ground
) -> Session | None:
    """The session of a row. Where the column of days is empty, the day of the row above holds."""
    told = ", ".join(
        _BARE_WEEKDAY.sub("thứ ", cells[at]) for at in columns.times if at < len(cells) and cells[at]
    )
    whens = find_whens(told)
    start = moment_of(whens[0], ground) if len(whens) == 1 else None
    may_borrow = len(columns.times) > 1 or not columns.is_course
    if start is None and above and may_borrow and len(whens) == 1 and whens[0].hours:
        start = Moment(above, whens[0].hours[0])
    if start is None and above and not whens and _PART.fullmatch(fold(told.strip(" ,"))):
        start = Moment(above)
    if start is None:
        return None
    place = cells[columns.place] if columns.place is not None and columns.place < len(cells) else ""
    others = [
        cell for at, cell in enumerate(cells) if at not in columns.times and at != columns.place and cell
    ]
    label = next((cell for cell in others if not cell.isdigit()), None)
    if _FREE.match(fold(label or "")):
        return None
    end = end_of(whens[0], start, ground) if whens else None
    if start.hour is None:
        start, end = _with_hours_of(label or "", start, end)
    label = _HOUR_ASIDE.sub("", _HOUR_OF_ROW.sub("", label, count=1)).strip() if label else None
    return Session(label=label, starts_at=start, ends_at=end, venue=tidy(place) or None, for_whom=None)


def _with_hours_of(label: str, start: Moment, end: Moment | None) -> tuple[Moment, Moment | None]:
    """The hours that the words of the row tell: "14h00: Họp Ban Chỉ đạo", "Ca 1 (7h30 - 9h00)"."""
    found = _HOUR_OF_ROW.match(fold(label)) or _HOUR_ASIDE.search(fold(label))
    hours = [hour.value for hour in find_hours(found[0])] if found else []
    if not hours:
        return start, end
    return Moment(start.day, hours[0]), Moment(start.day, hours[1]) if len(hours) > 1 else end


def _spanned(
    row: Session | None, cells: tuple[str, ...], columns: _Columns, above: Session
) -> Session | None:
    """The row below a cell that spans both: it has the name, and where none is told the time, of the one above."""
    if cells[0]:
        return row
    if row:
        return row if row.label else replace(row, label=above.label)
    place = cells[columns.place] if columns.place is not None and columns.place < len(cells) else ""
    empty = not any(cells[at] for at in columns.times if at < len(cells))
    return replace(above, venue=tidy(place)) if place and empty else None


def _months(blocks: Blocks) -> Iterator[Session]:
    """A table of months and days, as of citizens' receptions; the year stands in the title."""
    titled = _YEAR.search(fold(" ".join(line.text for line in blocks.body[:4])))
    columns: tuple[int, int] | None = None
    for line in blocks.body:
        columns = _month_columns(line.cells) or columns
        month = next((found for cell in line.cells if (found := _MONTH_CELL.match(fold(cell)))), None)
        days = next(
            (cell for cell in line.cells if _DAYS_CELL.match(fold(cell)) and not cell.isdigit()), None
        )
        if columns and len(line.cells) > max(columns):
            month = _BARE_MONTH.match(fold(line.cells[columns[0]])) or month
            days = line.cells[columns[1]] if _DAYS_CELL.match(fold(line.cells[columns[1]])) else days
        year = (month["year"] if month else None) or (titled[1] if titled else None)
        if month and days and year:
            yield from _rows_of_month(int(year), int(month["month"]), days.split("(")[0])


def _month_columns(cells: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a table of months tells its month and its days."""
    heads = [fold(cell) for cell in cells]
    month = next((at for at, head in enumerate(heads) if head == "tháng"), None)
    days = next((at for at, head in enumerate(heads) if _DAYS_HEAD.match(head)), None)
    return None if month is None or days is None else (month, days)


def _rows_of_month(year: int, month: int, days: str) -> Iterator[Session]:
    for digits in re.findall(r"\d{1,2}", days):
        try:
            start = Moment(date(year, month, int(digits)))
        except ValueError:
            continue
        yield Session(label=None, starts_at=start, ends_at=None, venue=None, for_whom=None)
