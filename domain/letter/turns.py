"""Where the story of a notice turns from what was planned to what holds now: "Nay …", "Tuy nhiên, …"."""

import re

from domain.letter.blocks import Blocks
from domain.letter.cues import Role
from domain.letter.lines import Line
from domain.letter.when import When

NEVER = 1_000_000
"""The place of a turn that has not come."""
_NOW = r"nay(?! (?:là|mai|kia)(?!\w))"
_TURN = re.compile(
    rf"(?:^|[.;:,]\s)(?:{_NOW}|tuy nhiên|nhưng|song|do đó|vì (?:vậy|thế)|bởi vậy|do vậy|vì lẽ đó|tùy)(?!\w)"
)
_HOLDS = re.compile(rf"(?:^|[.;:,]\s){_NOW}(?!\w)")
_BEFORE = re.compile(
    r"(?:trước (?:đó|đây)|ban đầu|lúc đầu|theo (?:kế hoạch|dự kiến|lịch|giấy mời|thư mời)"
    r"(?! điều chỉnh| mới| thay đổi))(?!\w)"
)
_CALLED_OFF = re.compile(r"(?<!\w)(?:hoãn|hủy|dừng|ngừng|không (?:họp|tổ chức|tiếp)|chưa)(?!\w)")
_PUT_OFF = re.compile(r"(?<!\w)(?:hoãn|dừng|ngừng)(?!\w)")
_EXPECTED = re.compile(
    r"(?<!\w)(?:dự kiến|có thể|sẽ)(?: [^\s.;:]{1,12}){0,6}?"
    r" (?:mở|họp|tổ chức|diễn ra|tiến hành|chuyển|vào|trong|tiếp|gặp|đối thoại|làm việc|khai mạc|thi đấu)(?!\w)"
)
_MEETING = re.compile(
    r"(?<!\w)(?:cuộc|hội|kỳ|phiên|buổi (?!sáng|trưa|chiều|tối)|lễ|lớp|họp|đại hội|đhđ?cđ|tiếp|mời|tổ chức|dự)(?!\w)"
)
_SENTENCE_END = re.compile(r"[.;](?:\s|$)")
_LONGEST_SENTENCE = 600


def turned_at(line: Line, before: int) -> int:
    """From which place of the line on the story has turned: 0 where it had turned in a line above."""
    if before != NEVER:
        return 0
    found = _TURN.search(line.folded)
    return found.start() if found else NEVER


def calls_off_here(text: str) -> bool:
    """Whether a folded text puts or calls something off."""
    return _CALLED_OFF.search(text) is not None


def holds_now(sentence: str) -> bool:
    """Whether the folded words before a time begin what holds from now on, and call nothing off."""
    now = _HOLDS.search(sentence)
    return now is not None and _CALLED_OFF.search(sentence, now.end()) is None


def was_planned(sentence: str) -> bool:
    """Whether the folded words before a time tell how it stood before."""
    return _BEFORE.match(sentence.lstrip()) is not None


def is_expected(sentence: str) -> bool:
    """Whether the folded words of the sentence before a time tell what is likely to be held then."""
    expected = _EXPECTED.search(sentence)
    return expected is not None and _CALLED_OFF.search(sentence, expected.end()) is None


def sentence_before(when: When, line: Line) -> str:
    """The folded words of the sentence before a time."""
    start = when.span[0]
    return _SENTENCE_END.split(line.folded[max(0, start - _LONGEST_SENTENCE) : start])[-1]


def puts_off_in_the_end(blocks: Blocks) -> bool:
    """Whether the last word is that the meeting is put off: "Nay …, Sở hoãn buổi tiếp", with no new day."""
    for line in reversed(blocks.prose):
        turn = _TURN.search(line.folded)
        if turn and _PUT_OFF.search(line.folded, turn.end()):
            spoken = (when for when in line.whens if when.role in (Role.START, Role.OPENING))
            later = (when for when in spoken if when.span[0] > turn.end())
            return not any(when.days or (when.month and is_expected(when.lead)) for when in later)
    return False


def speaks_of_meeting(when: When, line: Line) -> bool:
    """Whether the sentence of a time names a meeting, and no work that goes on without one."""
    behind = line.folded[when.span[1] : when.span[1] + _LONGEST_SENTENCE]
    sentence = sentence_before(when, line) + _SENTENCE_END.split(behind, maxsplit=1)[0]
    return _MEETING.search(sentence) is not None
