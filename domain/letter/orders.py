"""Who is to do what: one row for each unit and task, in the letter's words."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body, is_guest
from domain.letter.clauses import clauses, sentences, take_order, without_label
from domain.letter.duties import Duty, asks_person, find_duty, is_somebody, is_statement, is_told, leads_own
from domain.letter.guest_table import guest_cells
from domain.letter.labels import Topic, part_label
from domain.letter.lines import Line
from domain.letter.model import Assignment
from domain.letter.order_lists import below_unit, is_speakers, labelled, rows, speakers
from domain.letter.text import fold, trim
from domain.letter.told_guests import told_in_brackets

_PASSED_ON = re.compile(r"(?:mời|thông báo|gửi|sao gửi|chuyển|phát hành|phổ biến|đưa tin|tuyên truyền)(?!\w)")
_OPENER = re.compile(
    r"(?:giao|đề nghị|yêu cầu|phân công|nhiệm vụ)(?: (?:nhiệm vụ|cho|các|cơ quan|đơn vị|địa phương|thực hiện|cụ thể"
    r"|như sau|sau|một số|việc|nội dung|chuẩn bị)|,){0,10}\s?:$"
)
"""A line that says of the lines below that they are orders."""
_BRACKETS = re.compile(r"\((?P<told>[^()]{8,200})\)")
_CALENDAR = re.compile(
    r"(?:thông báo )?(?:dự kiến )?lịch (?:làm việc|công tác|tuần|hoạt động|công việc)(?!\w)"
)
_AT_WORK = re.compile(
    r"(?:giám sát|kiểm tra|theo dõi|phát biểu|trình bày|nói về|tuyên truyền|đón|tiếp|trực|dự|thu|báo cáo"
    r"|hướng dẫn)(?!\w)"
)
"""What the rows of a calendar tell of an office's week, and no order."""
_INVITES = re.compile(r"(?:Mời|Kính mời|Trân trọng kính mời|Thành phần)(?!\w)")
_WHAT_FOLLOWS = re.compile(
    r"(?:làm|lo|thực hiện|triển khai|phối hợp)(?: thực hiện)?(?: tốt)? (?:mấy|một số|các|những) (?:việc"
    r"|nội dung|công việc"
    r"|nhiệm vụ|điểm)(?: sau| dưới đây| cụ thể)"
)
_FIRST_LINES = 4
_LONGEST_WAITING = 200
_NO_ORDERS = (Topic.CONTENT, Topic.DOCUMENTS, Topic.TIME)
_SETTLED = (Topic.VENUE, Topic.CHAIR, Topic.RSVP, Topic.CONTENT, Topic.PURPOSE)


def read_orders(blocks: Blocks) -> tuple[Assignment, ...]:
    """The orders in the order of the letter; a list of speakers gives each of them a row."""
    guests, ordered = _below(blocks, Topic.GUESTS), _below(blocks, Topic.ORDERS)
    subjects = {line for topic in _NO_ORDERS for line in _below(blocks, topic)}
    invited = {section.first for section in blocks.about(Topic.GUESTS)}
    settled = {section.first for topic in _SETTLED for section in blocks.about(topic)}
    at_work = _is_calendar(blocks)
    found: list[Assignment] = []
    done: frozenset[Line] = frozenset()
    for at, line in enumerate(blocks.body):
        if line.cells or line in subjects or line in done:
            continue
        if line in settled:
            found.extend(_behind(line))
            continue
        if line in invited or (line in guests and not _is_order(line)):
            found.extend(told_in_brackets(line.text))
            continue
        below = (
            _deeper(line, blocks.body[at + 1 :]) if _goes_on_below(line, in_section=line in ordered) else ()
        )
        ordered |= set(below) if _OPENER.search(line.folded) else set()
        told = tuple(_with_below(line, below, in_section=line in ordered))
        done = frozenset(below) if told else done
        found.extend(told or _of_line(line, in_section=line in ordered, at_work=at_work))
    found.extend(told for _, cell in guest_cells(blocks.body) for told in told_in_brackets(cell.text))
    return tuple(found)


def _behind(line: Line) -> Iterator[Assignment]:
    """The orders behind the first sentence: "Phòng họp: số 2. Sở A bổ sung tài liệu"."""
    for sentence in islice(sentences(line.text), 1, None):
        yield from _of_sentence(sentence, line, in_section=False)


def _all_of_it(task: str) -> bool:
    """Whether the addressees are only told that what follows is for them: "làm tốt mấy việc sau"."""
    return _WHAT_FOLLOWS.match(fold(task)) is not None


def _is_calendar(blocks: Blocks) -> bool:
    called = (blocks.type_line, *blocks.body[:_FIRST_LINES])
    return any(line is not None and _CALENDAR.match(line.folded) is not None for line in called)


def _below(blocks: Blocks, topic: Topic) -> set[Line]:
    return {line for section in blocks.about(topic) for line in section.lines}


def _deeper(line: Line, following: Sequence[Line]) -> tuple[Line, ...]:
    """The bullets right below a line, finer than its own."""
    plain = line.level == Line.PLAIN
    return tuple(takewhile(lambda child: child.bullet and (plain or child.level > line.level), following))


def _goes_on_below(line: Line, *, in_section: bool) -> bool:
    """Whether the finer lines below tell more: after a colon, or below the bare name of a unit."""
    return line.text.endswith(":") or (in_section and is_body(line.text) and find_duty(line.text) is None)


def _is_order(line: Line) -> bool:
    return take_order(line.text)[0] or is_speakers(line.text)


def _with_below(line: Line, below: Sequence[Line], *, in_section: bool) -> Iterator[Assignment]:
    """The orders of a line that goes on in the finer lines below it."""
    if is_speakers(line.text):
        yield from speakers(line.text, below)
        return
    ordered, rest = take_order(line.text)
    if ordered or (in_section and is_body(rest)):
        duty = find_duty(rest) if ordered else None
        yield from below_unit(trim(duty.units if duty else rest), below)


def _of_line(line: Line, *, in_section: bool, at_work: bool = False) -> Iterator[Assignment]:
    if is_speakers(line.text):
        yield from speakers(line.text, ())
    elif in_section and is_guest(part_label(line.text)[0]) and ":" in line.text:
        yield from labelled(line.text)
    else:
        told = [
            row
            for part in sentences(without_label(line.text))
            for row in _of_sentence(part, line, in_section)
            if not (at_work and _AT_WORK.match(fold(row.task)))
        ]
        yield from told or (labelled(line.text) if in_section and ":" in line.text else ())
        yield from _in_brackets(line.text)


def _of_sentence(text: str, line: Line, in_section: bool) -> Iterator[Assignment]:
    """The orders of one sentence: "giao" holds for the clauses after it, units without a duty wait for one."""
    if _INVITES.match(text):
        return
    ordered, waiting, units = in_section, "", ""
    tasks: list[str] = []
    for clause in clauses(text):
        again, rest = take_order(clause)
        ordered = ordered or again
        duty = find_duty(f"{waiting}{rest}")
        if duty is None and is_body(rest) and len(waiting) < _LONGEST_WAITING:
            waiting = f"{waiting}{rest}; "
            continue
        waiting = ""
        unless_stated = ordered and (again or not (duty and is_statement(duty.units)))
        if duty and _is_told(duty, line, ordered=unless_stated, goes_on=bool(units)):
            yield from rows(units, "; ".join(tasks))
            units, tasks = duty.units, [duty.task]
        elif tasks and ordered and rest[:1].islower() and not again:
            tasks.append(trim(rest))
    yield from rows(units, "; ".join(tasks))


def _is_told(duty: Duty, line: Line, *, ordered: bool, goes_on: bool) -> bool:
    heads = leads_own(duty) or asks_person(duty)
    if duty.coming or _all_of_it(duty.task) or not (is_somebody(duty.units) or heads):
        return False
    capital = duty.units[:1].isupper() or bool(line.bullet) or goes_on
    return ordered or (capital and (heads or (duty.to_do and is_told(duty.units))))


def _in_brackets(text: str) -> Iterator[Assignment]:
    """Orders in the brackets of a row: "(Phòng A chuẩn bị báo cáo)", "(giao Văn phòng chuẩn bị)"."""
    for found in _BRACKETS.finditer(text):
        ordered = False
        for clause in clauses(found["told"]):
            again, rest = take_order(clause)
            ordered = ordered or again
            duty = find_duty(rest)
            if duty is None or not is_body(duty.units) or duty.coming or _PASSED_ON.match(fold(duty.task)):
                continue
            if ordered or (duty.to_do and is_told(duty.units)):
                yield from rows(duty.units, duty.task)
