"""Where a letter comes from: the place and day of issue, and the body that invites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.letter.blocks import Blocks
from domain.letter.bodies import BODY, is_body
from domain.letter.dateline import is_dateline, is_only_a_date, place_of
from domain.letter.dates import find_days
from domain.letter.labels import label_of
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import fold, squeeze, trim

_MOTTO = re.compile(r"cộng h[òo]a|cộng hòa xã hội|độc lập|đảng cộng sản|\W*$|số\s?:?\s?\d|số\s?:|v/v")
_LEVELS = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|q\.|p\.|h\.) ?[^\W\d_].*", re.IGNORECASE
)
_BARE_LEVEL = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn)\s(?!ủy)")
_VERBS = tuple(
    re.compile(rf"(?<!\w)(?:đã |xin |sẽ )?(?:{verbs})(?!\w)")
    for verbs in (
        r"(?:trân trọng )?(?:kính )?(?<!giấy )(?<!thư )mời|triệu tập",
        r"(?:xin |trân trọng )?(?:kính )?(?:báo|thông báo)(?! (?:số|cáo))",
        r"(?<!ban )tổ chức|mở|phối hợp tổ chức|đối thoại|quyết định|đổi lịch|tiếp công dân",
    )
)
_ABBREVIATIONS = frozenset(
    (
        "UBND",
        "HĐND",
        "MTTQ",
        "UBMTTQ",
        "TP",
        "THCS",
        "THPT",
        "BQL",
        "QĐ",
        "TNHH",
        "VKSND",
        "TAND",
        "HĐQT",
        "VP",
    )
)
_SMALL = re.compile(
    r"(?<!\w)(?:(?<=Ủy )Ban Nhân Dân|(?<=Hội )Đồng Nhân Dân|(?<=Viện )Kiểm Sát Nhân Dân|(?<=Tòa )Án Nhân Dân"
    r"|(?<=Văn )Phòng|(?<=Ban )(?:Chỉ Đạo|Quản Lý|Tổ Chức|Điều Hành)|(?<=Hội )Đồng|Tỉnh|Thành Phố|Huyện|Quận"
    r"|Thị Xã|Xã|Phường|Thị Trấn|Và|Theo|Khu Phố|Thanh Tra(?= Theo))(?!\w)"
)
_SENTENCE = re.compile(r"(?<=[.;:])\s+|\n")
_ADVERB = re.compile(r"(?:nay|ngày [\d/]+)\s+", re.IGNORECASE)
_PREDICATE = re.compile(r"\s(?:đã|xin|sẽ|bàn|đề nghị|thống nhất|nhận được|có|(?<!ban )(?<!Ban )tổ chức)\s.*")
_POST = re.compile(r"(?:trưởng|phó trưởng) (?:ban|đoàn|tiểu ban)(?!\w)")
_ACTS = re.compile(r"\s(?:đã|xin|sẽ|tổ chức|mở|trân trọng|kính|mời|báo|về|lúc)(?!\w)|\d")
_LONGEST_SUBJECT = 160


def read_issue_date(blocks: Blocks) -> Field[date] | None:
    """The day in the line "Vĩnh Long, ngày 18 tháng 02 năm 2022"; stamps of a web page are none."""
    line = _dateline(blocks)
    days = [day for day in find_days(line.text) if day.year is not None] if line else []
    day = days[0].in_year(days[0].year or 0) if days else None
    return Field(value=day, span=(line.start, line.end)) if line and day else None


def read_place(blocks: Blocks) -> Field[str] | None:
    """The place before the day of issue."""
    line = _dateline(blocks)
    place = place_of(line) if line else None
    return Field(value=place, span=(line.start, line.end)) if line and place else None


def _dateline(blocks: Blocks) -> Line | None:
    for line in (*blocks.head, *blocks.body[:6], *blocks.tail):
        if is_dateline(line):
            return line
    return next((line for line in blocks.head if is_only_a_date(line.text)), None)


@dataclass(frozen=True)
class _Subject:
    text: str
    line: Line


def read_issuer(blocks: Blocks) -> Field[str] | None:
    """The body that the inviting sentence names; where that is too short to tell, the letterhead's; else the
    one that signs."""
    head = letterhead(blocks)
    subject = _inviting_subject(blocks)
    if subject and not (head and _stands_for(subject.text, head.value)):
        return Field(value=subject.text, span=(subject.line.start, subject.line.end), sure=0.8)
    return head or _signing_body(blocks)


def letterhead(blocks: Blocks) -> Field[str] | None:
    """The lowest body of the letterhead, with the place or the body of the line above it."""
    lines = [line for line in blocks.head if line.text.isupper() and not _MOTTO.match(line.folded)]
    if not lines:
        return None
    body = "\n".join(line.text for line in blocks.body)
    names = [squeeze(line.text) for line in lines[-2:]]
    return Field(
        value=_as_written(_joined([_as_written(name, body) for name in names]), body),
        span=(lines[0].start, lines[-1].end),
        sure=0.9,
    )


def _joined(names: list[str]) -> str:
    if len(names) == 1 or (_LEVELS.search(names[1]) and not _BARE_LEVEL.match(fold(names[1]))):
        return names[-1]
    above, lowest = names
    if _BARE_LEVEL.match(fold(lowest)):
        return f"{above} {lowest}"
    level = _LEVELS.search(above)
    if level and fold(above).startswith(("ubnd", "ủy ban nhân dân", "hđnd")):
        return f"{lowest} {level[0]}"
    return f"{lowest} {above}"


def _as_written(name: str, body: str) -> str:
    """The name as the letter's own sentences spell it, else with capitals as names usually have."""
    at = fold(body).find(fold(name))
    return body[at : at + len(name)] if at >= 0 else _sentence_case(name)


def _sentence_case(capitals: str) -> str:
    """Capitals as a name is written. Which other words are no proper names the capitals do not tell."""
    words = " ".join(word if _stays(word) else word.capitalize() for word in capitals.split())
    small = _SMALL.sub(lambda found: found[0].lower(), words)
    return small[:1].upper() + small[1:]


def _stays(word: str) -> bool:
    return word in _ABBREVIATIONS or not word.isalpha() or not word.isupper()


def _inviting_subject(blocks: Blocks) -> _Subject | None:
    """The subject of the sentence that invites; an abbreviation (BTC) only where no other is named."""
    abbreviated = None
    for subject in _subjects(blocks.sentences):
        if not subject.text.isupper():
            return subject
        abbreviated = abbreviated or subject
    return abbreviated


def _subjects(lines: tuple[Line, ...]) -> Iterator[_Subject]:
    for verbs in _VERBS:
        for above, line in zip([None, *lines], lines, strict=False):
            subject = _subject_before(line, verbs) or _subject_above(above, line, verbs)
            if subject is not None:
                yield _Subject(subject, line)


def _subject_before(line: Line, verb: re.Pattern[str]) -> str | None:
    for sentence in _SENTENCE.split(line.text) if verb.search(line.folded) else ():
        found = verb.search(fold(sentence), 0, _LONGEST_SUBJECT * 2)
        if found is None:
            continue
        subject = _trailing_bodies(sentence[: found.start()])
        if subject and len(subject) <= _LONGEST_SUBJECT:
            return subject
    return None


def _subject_above(above: Line | None, line: Line, verb: re.Pattern[str]) -> str | None:
    """The body that stands on a line of its own above "Trân trọng kính mời: …"."""
    if above is None or above.cells or above.bullet or label_of(above) or not verb.match(line.folded):
        return None
    name = trim(above.text)
    alone = name == above.text and is_body(name) and len(name) <= _LONGEST_SUBJECT
    return name if alone and not _ACTS.search(fold(name)) else None


def _trailing_bodies(words: str) -> str | None:
    """The last comma pieces of `words` that are bodies: the subject after "Theo Luật …, "."""
    pieces = words.split(",")
    taken: list[str] = []
    for piece in reversed(pieces):
        name = _PREDICATE.sub("", _ADVERB.sub("", piece.strip()))
        if not (name[:1].isupper() and (is_body(name) or _POST.match(fold(name)))):
            break
        taken.insert(0, name)
        if _ADVERB.match(piece.strip()):
            break
    return trim(", ".join(taken)) or None


def _stands_for(subject: str, head: str) -> bool:
    """Whether a subject is only a short word for the body of the letterhead (BQL, Sở, UBND tỉnh)."""
    short = _spelled_out(subject)
    words = short.split()
    if len(words) <= 2 and not any(word[:1].isupper() for word in subject.split()[1:]):
        return True
    if subject.isupper():
        return True
    return _spelled_out(head).startswith(short) and len(words) < len(head.split())


def _spelled_out(name: str) -> str:
    return fold(name).replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân")


def _signing_body(blocks: Blocks) -> Field[str] | None:
    for line in blocks.tail:
        found = re.match(r"(?:TM|T/M)\s?\.?\s?(?P<body>.+)", line.text)
        if found and BODY.match(fold(found["body"])):
            return Field(value=_sentence_case(squeeze(found["body"])), span=(line.start, line.end), sure=0.6)
    return None
