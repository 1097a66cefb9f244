"""The body that invites or announces."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body
from domain.letter.clauses import tells_a_unit
from domain.letter.labels import Topic, label_of
from domain.letter.letterhead import abbreviates, has_own_name, letterhead, sentence_case, spelled_out
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.owner import announced_for, fuller, in_front, in_full, labelled, signing_body, titled
from domain.letter.subjects import SHORT_BODY, VERBS, subject_of
from domain.letter.text import fold, trim

_SENTENCE = re.compile(r"(?<=[.;:])(?<!\s[A-ZĐ]\.)(?<!^[A-ZĐ]\.)\s+|\n")
_CITED = re.compile(
    r"(?:ra|có|phát|ký|gửi|ban hành|phát hành)\s(?:thông báo|thông tri|giấy mời|thư mời|giấy triệu tập|công văn"
    r"|kế hoạch)"
    r"[^.;:]{0,40}?(?:\s\d|\ssố\s)[^.;:]*$"
)
"""What stands between a body and the verb where an earlier letter of it is told of."""
_ASKS = re.compile(r"(?<!\w)(?:đề nghị|yêu cầu|giao|nhờ)\s[^.;:]{2,160}$")
"""Where others are asked to invite or to tell."""
_ACTS = re.compile(
    r"\s(?:đã|xin|sẽ|tổ chức|mở|trân trọng|kính|mời|báo|về|lúc)(?!\w)|(?<!\d)\d{1,2}\s?(?:h|g|giờ|/)"
)
_ASIDE = re.compile(r"\([^()]{0,300}\)?|[“\"][^“”\"]{40,400}[”\"]")
"""Brackets, and what another one said."""
_BOARD_OF = re.compile(
    r"(?:(?:ban )?(?:thường trực|thường vụ|chấp hành|chủ nhiệm|giám đốc|giám hiệu|lãnh đạo|đại diện)"
    r"|hội đồng quản trị"
    r"|hđqt|btv|bch)\s(?P<of>hội|liên hội|ban liên lạc|chi hội|đoàn|công đoàn|liên đoàn|trường|nhà trường"
    r"|bệnh viện|htx|hợp tác xã"
    r"|câu lạc bộ|clb|hiệp hội)$"
)
_LONGEST_SUBJECT = 160
_LONGEST_SENTENCE = 600
_LONGEST_ACRONYM = 8
_MOST_VERBS = 4
"""Verbs of a sentence: "Theo Luật Tổ chức …, UBND xã A tổ chức" has its subject before the second one."""
_ONLY_OF_THE_EVENT = ("ban tổ chức", "btc")
_EXPLAINED = re.compile(r"\s?\([^()]*\)$")
_LONGEST_SENDER = 60


@dataclass(frozen=True)
class _Subject:
    text: str
    line: Line
    cited: bool = False
    """Whether only an earlier letter of this body is told of, or others are asked to tell."""


def read_issuer(blocks: Blocks) -> Field[str] | None:
    """The body that the inviting sentence names; where that is too short to tell, the letterhead's; else the
    one that a label, a calendar's title or the signature names."""
    head = letterhead(blocks) or titled(blocks, at_once=True)
    subject = _inviting_subject(blocks)
    if subject and head and " cùng " in subject.text:
        subject = replace(subject, text=subject.text.partition(" cùng ")[0])
    if subject and not (head and _stands_for(subject.text, head.value, blocks)):
        told = _with_own_body(in_full(subject.text, blocks), head)
        told = told if head else fuller(told, blocks)
        told = sentence_case(told) if told.isupper() and len(told) > _LONGEST_ACRONYM else told
        return Field(value=told, span=(subject.line.start, subject.line.end), sure=0.8)
    found = (find(blocks) for find in (in_front, labelled, titled, announced_for, signing_body))
    return head or next(filter(None, found), None)


def _with_own_body(name: str, head: Field[str] | None) -> str:
    """ "Thường trực Hội" is the board of the association in the letterhead."""
    board = _BOARD_OF.match(fold(name))
    if board is None or head is None or not fold(head.value).startswith(board["of"].removeprefix("nhà ")):
        return name
    return f"{name[: board.start('of')]}{head.value}"


def _inviting_subject(blocks: Blocks) -> _Subject | None:
    """The subject of the sentence that invites; an abbreviation (BTC) only where no other is named."""
    lines = _announcing(blocks)
    addressed = _addressees(blocks)
    told = [
        subject
        for verbs in VERBS
        for above, line in zip([None, *lines], lines, strict=False)
        if (subject := _subject_before(line, verbs) or _subject_above(above, line, verbs)) is not None
        and not any(words.startswith(fold(subject.text)) for words in addressed)
    ]
    subjects = [subject for subject in told if not subject.cited] or told
    chosen = next(
        (subject for subject in subjects if not subject.text.isupper()), subjects[0] if subjects else None
    )
    if chosen is None or fold(chosen.text) in _ONLY_OF_THE_EVENT:
        return chosen
    longer = next((one for one in told if fold(one.text).startswith(f"{fold(chosen.text)} ")), None)
    return replace(longer, text=_EXPLAINED.sub("", longer.text)) if longer else chosen


def _addressees(blocks: Blocks) -> list[str]:
    """Whom the letter is addressed to: they do not invite."""
    sections = (one for one in blocks.about(Topic.GUESTS) if fold(one.label).startswith("kính gửi"))
    return [trim(fold(text)) for section in sections for text in section.texts]


def _announcing(blocks: Blocks) -> list[Line]:
    """The lines that may invite: not the addressees, and not the rows of a calendar."""
    calendar = blocks.type_line is not None and fold(blocks.type_line.text).startswith("lịch")
    ordered = {line for section in blocks.about(Topic.ORDERS) for line in section.lines}
    lines = (line for line in blocks.sentences if line not in ordered and not (calendar and line.bullet))
    return [
        line
        for line in lines
        if not (line.folded.startswith("kính gửi") or (line.bullet and tells_a_unit(line.text)))
    ]


def _subject_before(line: Line, verb: re.Pattern[str]) -> _Subject | None:
    """The body before the verb, or before the colon of a message: "VP UBND xã A: Kính mời …"."""
    before = ""
    for sentence in _SENTENCE.split(line.text):
        spoken = _ASIDE.sub(lambda aside: "_" * len(aside[0]), fold(sentence[:_LONGEST_SENTENCE]))
        sender, before = before, sentence
        for found in islice(verb.finditer(spoken), _MOST_VERBS):
            if found.start() == 0 and _is_sender(sender):
                return _Subject(trim(sender), line)
            if found.start() and sentence[found.start() :].startswith(("Báo ", "Mở ")):
                continue
            subject = subject_of(sentence[: found.start()])
            if subject and len(subject) <= _LONGEST_SUBJECT:
                told = spoken[: found.start()]
                return _Subject(subject, line, bool(_CITED.search(told) or _ASKS.search(told)))
    return None


def _is_sender(words: str) -> bool:
    return words.endswith(":") and len(words) <= _LONGEST_SENDER and is_body(words)


def _subject_above(above: Line | None, line: Line, verb: re.Pattern[str]) -> _Subject | None:
    """The body that stands on a line of its own above "Trân trọng kính mời: …"."""
    if above is None or above.cells or above.bullet or label_of(above) or not verb.match(line.folded):
        return None
    name = trim(above.text)
    alone = name == above.text and is_body(name) and len(name) <= _LONGEST_SUBJECT
    return _Subject(name, above) if alone and not (name.isupper() or _ACTS.search(fold(name))) else None


def _stands_for(subject: str, head: str, blocks: Blocks) -> bool:
    """Whether a subject is only a short word for the body of the letterhead (BQL, Sở, UBND tỉnh)."""
    short = spelled_out(subject)
    words = short.split()
    if short in _ONLY_OF_THE_EVENT:
        return True
    if len(words) <= 2 and not any(word[:1].isupper() for word in subject.split()[1:]):
        return True
    if fold(subject).endswith(f", {fold(head)}"):
        return True
    board = SHORT_BODY.match(subject)
    if subject.isupper() or (board and " " not in subject[board.end() :]):
        return True
    if has_own_name(subject) and any(line.folded == fold(subject) for line in blocks.head):
        return False
    return abbreviates(subject, head)
