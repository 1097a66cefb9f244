"""Orders that are told as lists: "Sở A: chuẩn bị …", "Các đơn vị tham luận gồm: …", tasks below a unit."""

import re
from collections.abc import Iterator, Sequence

from domain.letter.bodies import is_body, is_guest, split_bodies
from domain.letter.clauses import sentences
from domain.letter.duties import each_unit, find_duty, is_somebody
from domain.letter.labels import part_label
from domain.letter.lines import Line
from domain.letter.model import Assignment
from domain.letter.text import fold, split_outside_brackets, trim

_TALK = r"(?:chuẩn bị|soạn|viết|trình bày|tham luận|phát biểu|báo cáo|đăng ký|thảo luận)"
_SPEAKERS = re.compile(
    rf"(?:các |những )?(?:đơn vị|cơ quan|địa phương|đại biểu|đồng chí)[^:]{{0,60}}?\s(?P<task>{_TALK}[^:]{{0,80}}?)"
    r"\s?(?:gồm(?: có)?|là)?\s?:"
    r"|(?P<bare>(?:(?:chuẩn bị|phát biểu|trình bày|báo cáo|đọc) )?tham luận[^:;]{0,40}?"
    r"|(?:phát biểu|trao đổi)(?: tại hội nghị| ý kiến)?(?:\s?\([^()]{1,40}\))?)\s?(?:gồm(?: có)?|là)?\s?:"
)
_ONLY_SPEAK = re.compile(r"phát biểu|trao đổi")
_NAMED_PERSON = re.compile(
    r"(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Đđ]/c|[Đđ]ồng chí|[Tt]hầy|[Cc]ô|[Bb]ác|[Cc]hú)\s[A-ZĐ]"
)
_REPORTER = re.compile(r"(?:đơn vị|cơ quan|đồng chí|đại biểu) (?:báo cáo|trình bày|trình)\s?:")
_APPENDED = re.compile(r"(?<!\s)\s*\((?:kèm|có|gợi ý|theo|đính kèm|xem|mỗi)[^()]*\)\s*$", re.IGNORECASE)
_CONTACT = re.compile(r"(?:;|(?<!\s))\s*(?:đầu mối|liên hệ|điện thoại|đt)\s?:.*", re.IGNORECASE)
_LONGEST_TASK = 3000
"""Characters. Each unit gets the whole task, so that a longer one would be repeated for each of them."""


def is_speakers(text: str) -> bool:
    found = _SPEAKERS.match(fold(text))
    return found is not None and not (
        found["bare"] and _ONLY_SPEAK.match(found["bare"]) and find_duty(text[found.end() :])
    )


def rows(units: str, task: str) -> Iterator[Assignment]:
    """One row a unit, all with the same task; none where the task is as long as a text without an end."""
    words = trim(_APPENDED.sub("", trim(task)))
    if words and len(words) <= _LONGEST_TASK:
        yield from (Assignment(unit=unit, task=words) for unit in each_unit(units) if unit)


def speakers(text: str, below: Sequence[Line]) -> Iterator[Assignment]:
    """A row for each speaker of a list; who reports a single item of a programme is told there."""
    found = _SPEAKERS.match(fold(text))
    if found is None or _REPORTER.match(fold(text)):
        return
    task = "task" if found["task"] else "bare"
    words = trim(text[found.start(task) : found.end(task)])
    listed = next(sentences(text[found.end() :]))
    named = split_bodies(_APPENDED.sub("", trim(listed))) if listed.strip() else [line.text for line in below]
    for name in named:
        unit, _, own = part_label(name)
        if is_guest(unit) or (listed.strip() and unit[:1].isupper() and not find_duty(unit)):
            yield Assignment(unit=trim(unit), task=trim(own) or words)


def below_unit(units: str, below: Sequence[Line]) -> Iterator[Assignment]:
    """The tasks in the lines below "Giao Sở A:"."""
    if is_somebody(units) and below:
        yield from rows(units, "; ".join(trim(line.text) for line in below))


def labelled(text: str) -> Iterator[Assignment]:
    """The rows of "Sở A: việc; Sở B: việc", or of "Hội trường: Văn phòng" where the task stands first."""
    units, tasks, common = "", list[str](), ""
    for piece in split_outside_brackets(_CONTACT.sub("", text), ";"):
        label, colon, rest = part_label(piece)
        if colon and is_guest(label):
            yield from rows(units, "; ".join(tasks))
            units, tasks = (label, [rest.strip()]) if is_somebody(label) else ("", [])
        elif colon and not units and _is_name(rest) and not find_duty(rest):
            common = label
            yield from rows(trim(rest), common)
        elif (
            common
            and not colon
            and (named := next(sentences(piece)).strip())[:1].isupper()
            and not find_duty(named)
        ):
            yield from rows(trim(named), common)
        elif units:
            tasks.append(piece)
    yield from rows(units, "; ".join(tasks))


def _is_name(text: str) -> bool:
    return is_body(text.strip()) or _NAMED_PERSON.match(text.strip()) is not None
