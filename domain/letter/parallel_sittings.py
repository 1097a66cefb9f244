"""Sittings that sentences of one make tell: "Lễ viếng từ 7h00 ngày 26/9 tại A. Lễ an táng từ 15h cùng ngày tại B"."""

import re
from collections.abc import Iterator
from itertools import groupby

from domain.letter.blocks import Blocks
from domain.letter.clauses import sentences
from domain.letter.lines import Line
from domain.letter.main_time import MAIN_ROLES
from domain.letter.model import Session
from domain.letter.moment import Moment
from domain.letter.places import PLACE, leading_place
from domain.letter.schedule import end_of
from domain.letter.text import fold, squeeze, trim
from domain.letter.told_days import moment_of
from domain.letter.when import When, find_whens
from domain.letter.years import Ground

_PLACE = re.compile(rf"[\s,:(]{{0,3}}(?:tại|ở)\s(?P<place>{PLACE}(?!\w).*)")
_LEAD = re.compile(r"(?:[\s,:(]|bắt đầu|vào|lúc|hồi|từ|ngày|diễn ra|tổ chức|mở|sẽ|được|dự kiến|cùng){1,20}$")
_SAME_DAY = re.compile(r"cùng ngày")
_SITES = re.compile(
    r"(?<!\w)(?:tại|ở)(?: \d{1,2} (?:xã|phường|điểm|huyện|nơi)[^:]{0,40}:| các (?:xã|phường)\s?:)?\s(?P<list>.+)"
)
_SITE_WORD = r"(?:xã|phường|thị trấn|thôn|ấp|bản|khu phố|tổ dân phố|trường|hội trường|nhà văn hóa)"
_BETWEEN = re.compile(rf"\s?;\s?|\s?,?\svà\s(?={_SITE_WORD}\s)")
_SITE = re.compile(rf"(?:tại )?{_SITE_WORD}\s\S")
_LATEST_DAY = 12
_SEVERAL = 2
_LONGEST_LABEL = 70


def read_parallel(blocks: Blocks, ground: Ground) -> tuple[Session, ...]:
    """The sittings of sentences that begin with the same word, each with its hour, day and place; two or more."""
    rows = list(_rows(blocks, ground))
    groups = [[row for _, row in group] for _, group in groupby(sorted(rows, key=_word), key=_word)]
    best = max(groups, key=len, default=[])
    return tuple(best) if len(best) >= _SEVERAL else ()


def _word(row: tuple[str, Session]) -> str:
    return row[0]


def _rows(blocks: Blocks, ground: Ground) -> Iterator[tuple[str, Session]]:
    day: Moment | None = None
    for line in blocks.prose:
        for text in sentences(line.text) if not line.cells else ():
            whens = [when for when in find_whens(text) if when.hours and when.role in MAIN_ROLES]
            when = whens[0] if len(whens) == 1 else None
            start = moment_of(when, ground) if when else None
            if when and start is None and day and _SAME_DAY.search(fold(text)):
                start = Moment(day.day, when.hours[0])
            row = _row(text, when, start, ground) if when and start else None
            if row:
                yield text.split()[0].lower(), row
            day = start or day


def _row(text: str, when: When, start: Moment, ground: Ground) -> Session | None:
    rest = text[when.span[1] :]
    same = _SAME_DAY.search(fold(rest), 0, _LATEST_DAY)
    found = _PLACE.match(fold(rest), same.end() if same else 0)
    label = squeeze(_LEAD.sub("", fold(text[: when.span[0]])))
    if found is None or not label or len(label) > _LONGEST_LABEL:
        return None
    return Session(
        label=squeeze(text[: len(label)]),
        starts_at=start,
        ends_at=end_of(when, start, ground),
        venue=leading_place(rest[found.start("place") :]),
        for_whom=None,
    )


def read_site_lists(blocks: Blocks, ground: Ground) -> tuple[Session, ...]:
    """ "Ngày 06/7, tiếp xúc cử tri tại 3 xã: xã A, huyện B; xã C …" on two lines or more: a row for each site."""
    told = [sessions for line in blocks.prose if (sessions := list(_sites_of(line, ground)))]
    rows = tuple(session for sessions in told for session in sessions)
    return rows if len(told) >= _SEVERAL and len(rows) > len(told) else ()


def _sites_of(line: Line, ground: Ground) -> Iterator[Session]:
    when = next((each for each in line.whens if each.days and each.role in MAIN_ROLES), None)
    alone = when is not None and len(when.days) == 1 and not when.hours
    found = _SITES.search(line.folded, when.span[1]) if when and alone else None
    start = moment_of(when, ground) if when and when.span[0] <= _LATEST_DAY + len("cụ thể: ") else None
    if found is None or start is None or line.cells:
        return
    text = line.text[found.start("list") :]
    for piece in _pieces(text):
        if _SITE.match(fold(piece)):
            place = trim(re.sub(r"^tại\s", "", piece))
            yield Session(label=None, starts_at=start, ends_at=None, venue=place, for_whom=None)


def _pieces(text: str) -> list[str]:
    begin, pieces = 0, []
    for found in _BETWEEN.finditer(fold(text)):
        pieces.append(text[begin : found.start()])
        begin = found.end()
    return [*pieces, text[begin:]]
