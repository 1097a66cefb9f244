"""Rows of a programme that lines tell: each begins with its hour and goes on with words."""

import re
from datetime import date, time, timedelta

from domain.letter.bodies import is_guest
from domain.letter.dates import find_days, find_weekdays
from domain.letter.hours import find_hours
from domain.letter.labels import label_of
from domain.letter.lines import Line
from domain.letter.model import AgendaRow
from domain.letter.moment import Moment
from domain.letter.text import fold, trim

_LINE_START = re.compile(r"(?:(?:buổi )?(?:sáng|chiều|tối)\s?[:,]\s)?(?:từ |lúc |vào lúc )?(?=\d)")
_BETWEEN = re.compile(r"\s*(?:->|→|-|–|đến|~|tới)?\s*(?:từ )?\s*")
_DATED = re.compile(
    r",?\s(?:(?:ngày\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    r"|thứ (?:hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])|chủ nhật|cn)(?=:)"
)
_OTHER_DAY = re.compile(r"(?:ngày|thứ|chủ nhật|sáng|chiều|tối|hôm|cùng ngày|trong ngày)(?!\w)")
_BY = re.compile(
    r"\s\((?P<role>(?:chủ tọa|chủ trì|trình bày|báo cáo viên|người trình bày|thực hiện|phụ trách|điều hành)\s?:\s?)?"
    r"(?P<by>[^()]{2,80})\)$",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"(?:chủ trì|chủ tọa|ban tổ chức|mc)")
_CIRCLE = re.compile(r"(?:các|những|mỗi|một số|toàn|tất cả|người|hộ)(?!\w)")
_SEPARATOR = re.compile(r"[\s:.;,–-]+")
_TIME_ONLY = re.compile(r"(?:[\d\s:.,;()~–'’′´`\"-]|giờ|phút|đến|từ|tới|khoảng|g|h|p|sáng|chiều|tối)+")
_PART = re.compile(r"(?:buổi )?(?:sáng|chiều|tối)(?!\w)")
_LEAST_CELLS = 2
_MOST_BETWEEN = 2
_LONGEST_BETWEEN = 80


def timed_lines(lines: list[tuple[Line, date | None]]) -> list[AgendaRow]:
    """The longest run of lines that begin with an hour and go on with words."""
    best: list[AgendaRow] = []
    run: list[AgendaRow] = []
    between: list[Line] = []
    above: Line | None = None
    for line, day in lines:
        row = _timed_cells(line.cells, day) if line.cells else _timed(line.text, day)
        row = row or (_untimed(line, above) if above else None)
        if row:
            run, above, between = [*run, *_bulleted(between), row], above or line, []
        elif above and len(between) < _MOST_BETWEEN and _may_stand_between(line):
            between.append(line)
        else:
            run, above, between = [], None, []
        best = run if len(run) > len(best) else best
    return best


def _may_stand_between(line: Line) -> bool:
    """Whether a line between two rows tells a row without an hour (with a bullet), or a place, or goes on."""
    return not line.cells and len(line.text) <= _LONGEST_BETWEEN and not line.whens and label_of(line) is None


def _bulleted(lines: list[Line]) -> list[AgendaRow]:
    return [agenda_row("", [], line.text, "", None) for line in lines if line.bullet]


def _timed_cells(cells: tuple[str, ...], day: date | None) -> AgendaRow | None:
    """A row of a table without a head: time, content, who; a pause may stand without its time."""
    told = [found.value for found in find_hours(cells[0])]
    if not told or _TIME_ONLY.fullmatch(fold(cells[0])) is None or len(cells) < _LEAST_CELLS:
        return None
    return agenda_row(cells[0], told, cells[1], cells[2] if len(cells) > 2 else "", day)


def _untimed(line: Line, above: Line) -> AgendaRow | None:
    """A row of a timed list that tells no hour: it has the bullet, or the empty first cell, of its neighbors."""
    if line.cells and above.cells:
        return agenda_row("", [], line.cells[1], "", None) if not line.cells[0] and line.cells[1] else None
    if above.cells and line.text.startswith("|"):
        return agenda_row("", [], line.text.strip("| "), "", None)
    alike = not line.cells and (bool(line.bullet) or _PART.match(line.folded)) and line.bullet == above.bullet
    return agenda_row("", [], line.text, "", None) if alike and not label_of(line) else None


def _timed(text: str, day: date | None) -> AgendaRow | None:
    begin = _LINE_START.match(fold(text))
    hours = list(find_hours(text)) if begin else []
    if not begin or not hours or hours[0].span[0] != begin.end():
        return None
    last = hours[0]
    if len(hours) > 1 and _BETWEEN.fullmatch(fold(text), last.span[1], hours[1].span[0]):
        last = hours[1]
    dated = _DATED.match(fold(text), last.span[1])
    separator = _SEPARATOR.match(text, dated.end() if dated else last.span[1])
    content = text[separator.end() :] if separator else ""
    if not content or _OTHER_DAY.match(fold(content)):
        return None
    told = [hours[0].value] if last is hours[0] else [hours[0].value, last.value]
    day = _told_day(day, dated[0]) if day and dated else day
    return agenda_row(text[: last.span[1]], told, content, "", day)


def _told_day(day: date, told: str) -> date:
    """The day that the row tells itself; for "9h00 chủ nhật: bế mạc" the first such weekday from the event's on."""
    written = next((found for found in find_days(f"ngày {told.strip(' ,').removeprefix('ngày ')}")), None)
    if written:
        return written.in_year(written.year or day.year) or day
    weekday = next((found for found, _ in find_weekdays(told)), None)
    return day if weekday is None else day + timedelta(days=(weekday - day.weekday()) % 7)


def agenda_row(told: str, hours: list[time], content: str, by: str, day: date | None) -> AgendaRow:
    """A row; who speaks may stand in brackets behind its words."""
    moments = [Moment(day, hour) for hour in hours] if day else []
    speaker = None if by else _speaker(trim(content))
    return AgendaRow(
        time_text=told or None,
        start=moments[0] if moments else None,
        end=moments[1] if len(moments) > 1 else None,
        content=trim(content[: speaker.start()] if speaker else content),
        by=trim(speaker["by"] if speaker else by) or None,
    )


def _speaker(content: str) -> re.Match[str] | None:
    found = _BY.search(content)
    if found is None or found.start() == 0:
        return None
    named = found["role"] or _CHAIR.fullmatch(fold(found["by"])) or _is_one(found["by"])
    return found if named else None


def _is_one(name: str) -> bool:
    return is_guest(name) and not name[0].isdigit() and not _CIRCLE.match(fold(name))
