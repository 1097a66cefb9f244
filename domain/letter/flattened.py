"""Tables that the text of a web page tells one cell a line, put together again as rows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from domain.letter.lines import Line
from domain.letter.text import fold, squeeze

_COUNTER = r"(?:stt|tt|số tt|số thứ tự|thứ tự|no\.?|#)"
_TIMES = r"(?:thời gian|thời điểm|ngày|giờ|thứ(?! (?:hai|ba|tư|năm|sáu|b[ảẩ]y)(?!\w))|buổi|tháng|tg)"
_HEAD = re.compile(
    rf"(?:{_COUNTER}|(?:{_TIMES}|địa điểm|địa bàn|nơi|điểm|phòng|hội trường|nội dung|công việc|hoạt động|chương trình"
    r"|thành phần|đối tượng|đại biểu|người|họ(?: và)? tên|chức vụ|chủ trì|chuẩn bị|phụ trách|thực hiện|đơn vị|cơ quan"
    r"|tên|huyện|quận|xã|phường|thị xã|thành phố|tỉnh|thôn|ấp|tổ|khu|lớp|khối|khoa|ngành|đợt|ca|nhóm|cụm"
    r"|số lượng|lĩnh vực|ghi chú|thời lượng|lãnh đạo|tài liệu|hình thức|môn|kỳ)(?!\w)"
    r"(?:[,/]? ?[\w./(),]{1,12}){0,6})$"
)
_CLASS = r"(?:đợt|lớp|ca|nhóm|tổ|khối|cụm|buổi|phiên|vòng|khóa|kỳ)"
_FIRST = re.compile(rf"(?:{_COUNTER}|{_TIMES}(?!\w).*|{_CLASS}(?: \w+)?)$")
_OF_CLASS = re.compile(rf"{_CLASS} (?:thứ |số )?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-e]|nhất|hai|ba|tư)(?!\w)")
_NUMBER = re.compile(r"0?(\d{1,3})\.?$")
_CLOCK = re.compile(
    r"(?:[\d\s:.,;()~–/'’|-]|giờ|phút|đến|từ|lúc|vào|ngày|tháng|năm|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật"
    r"|buổi|sáng|trưa|chiều|tối|h|g|p)+$"
)
_LEAST_CELLS = 4
_CELL_LINES = 2
_LEAST_HEADS = 3
_LEAST_ROWS = 2
_LONGEST_HEAD = 40
_LOOK_AHEAD = 5


def rejoin_rows(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with each flattened table as rows of cells; marks between cells taken off elsewhere."""
    return tuple(_with_listed(tuple(_with_piped(lines))))


def _with_piped(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Tables whose cells end with a bar each: "Thời gian |", "8h00 |"; "||" are cells that a row lacks."""
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        rows = list(_piped_rows(run)) if len(run) >= _LEAST_CELLS else []
        yield from rows if len(rows) > _LEAST_ROWS else map(_without_bar, run or lines[at : at + 1])
        at += len(run) or 1


def _run(lines: tuple[Line, ...], begin: int) -> tuple[Line, ...]:
    """The lines of a table from `begin`: a cell may go on in a second line, and the last one lack its bar."""
    end = begin
    while _is_piped(lines[begin]) and any(map(_is_piped, lines[end : end + _CELL_LINES])):
        end += 1
    cut = end > begin and end < len(lines) and not lines[end].cells and not lines[end].after_blank
    return lines[begin : end + cut]


def _is_piped(line: Line) -> bool:
    return not line.cells and line.text.endswith("|")


def _without_bar(line: Line) -> Line:
    text = line.text.rstrip("| ")
    return replace(line, text=text) if _is_piped(line) and text else line


def _piped_rows(run: tuple[Line, ...]) -> Iterator[Line]:
    width = _width([line.text.rstrip("| ") for line in run])
    row: list[Line] = []
    texts: list[str] = []
    for line in run if width else ():
        text, is_gap = line.whole.rstrip("| "), not line.text.strip("| ")
        if text and row and not _is_piped(row[-1]):
            texts[-1] = f"{texts[-1]} {text}"
        elif text:
            texts.append(text)
        row += [line] if text else []
        if row and (is_gap or (len(texts) == width and _is_piped(line))):
            yield _row_of(row, _aligned(texts, width))
            row, texts = [], []
    if row:
        yield _row_of(row, _aligned(texts, width))


def _aligned(texts: list[str], width: int) -> list[str]:
    """The cells of a row that lacks some: the first ones, which cells above it span, or the last ones."""
    missing = [""] * (width - len(texts))
    return [*texts, *missing] if _NUMBER.match(texts[0]) else [*missing, *texts]


def _width(texts: list[str]) -> int:
    """How many columns the heads name; 0 where the cells do not begin with heads."""
    heads = list(takewhile(is_head, texts))
    if heads and re.match(_COUNTER + "$", fold(heads[0])):
        first = next((at for at, text in enumerate(texts) if _NUMBER.match(text)), 0)
        return first if first <= len(heads) + 1 else 0
    return len(heads) if len(heads) >= _LEAST_ROWS else 0


def is_head(text: str) -> bool:
    """Whether a cell names a column of a table."""
    if len(text) > _LONGEST_HEAD or any(letter.isdigit() for letter in text):
        return False
    return _HEAD.match(fold(text.strip(" ,:"))) is not None


def _row_of(lines: list[Line], cells: list[str]) -> Line:
    told = tuple(squeeze(cell) for cell in cells)
    return replace(lines[0], text=" | ".join(told), bullet="", end=lines[-1].end, cells=told)


def _with_listed(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Tables without any mark: three heads or more, and then numbered rows, or rows that begin with a time."""
    at = 0
    while at < len(lines):
        heads = list(takewhile(_is_plain_head, lines[at:])) if _FIRST.match(lines[at].folded) else []
        rows = _listed_rows(heads, lines[at + len(heads) :]) if len(heads) >= _LEAST_HEADS else []
        if len(rows) < _LEAST_ROWS:
            yield lines[at]
            at += 1
            continue
        yield _row_of(heads, [head.text for head in heads])
        for row in rows:
            told = [line for cell in row for line in cell]
            yield _row_of(told, [" ".join(line.whole for line in cell) for cell in row])
            at += len(told)
        at += len(heads)


def _is_plain_head(line: Line) -> bool:
    return not line.cells and not line.text.endswith(":") and is_head(line.text)


def _listed_rows(heads: list[Line], lines: tuple[Line, ...]) -> list[list[list[Line]]]:
    """The rows, each as its cells with their lines; the last one has no more cells than there are heads."""
    counted = re.match(_COUNTER + "$", heads[0].folded) is not None
    rows: list[list[list[Line]]] = []
    for at, line in enumerate(lines):
        begins = _is_number(line, len(rows) + 1) if counted else _begins_row(line, heads[0])
        goes_on = bool(rows) and _is_time(line) and _is_time(rows[-1][-1][-1])
        if goes_on:
            rows[-1][-1].append(line)
        elif begins:
            rows.append([[line]])
        elif not rows or line.cells:
            break
        elif len(rows[-1]) < len(heads):
            rows[-1].append([line])
        elif counted and any(_is_number(each, len(rows) + 1) for each in lines[at + 1 : at + _LOOK_AHEAD]):
            rows[-1][-1].append(line)
        else:
            break
    return rows


def _begins_row(line: Line, head: Line) -> bool:
    """Whether the first cell of a row is a time, or one of the classes that the head names: "Đợt 1"."""
    if re.match(_CLASS, head.folded):
        return line.folded.startswith(head.folded.split()[0]) and _OF_CLASS.match(line.folded) is not None
    return _is_time(line)


def _is_number(line: Line, expected: int) -> bool:
    found = _NUMBER.match(line.text)
    return found is not None and int(found[1]) == expected


def _is_time(line: Line) -> bool:
    return bool(line.whens) and _CLOCK.match(line.folded) is not None
