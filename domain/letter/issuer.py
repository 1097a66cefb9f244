"""The body that invites or announces."""

import re
from dataclasses import dataclass

from domain.letter.blocks import Blocks
from domain.letter.bodies import BODY, is_body
from domain.letter.labels import Topic, label_of
from domain.letter.letterhead import has_own_name, letterhead, sentence_case, spelled_out
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import fold, squeeze, trim

_VERBS = tuple(
    re.compile(rf"(?<!\w)(?:đã |xin |sẽ )?(?:{verbs})(?!\w)")
    for verbs in (
        r"(?:trân trọng )?(?:kính )?(?<!giấy )(?<!thư )(?<!hồ sơ )(?<!lời )(?<!được )mời(?! (?:thầu|gọi|chào))"
        r"|triệu tập",
        r"(?:xin |trân trọng )?(?:kính )?(?:(?<!nhà )(?<!tòa )(?<!làng )(?<!họp )(?<!giấy )báo"
        r"|thông báo)(?! chí)(?! (?:số|cáo|trước|lại(?! (?:như trên )?(?:để|cho))|về|qua|tên|vắng))",
        r"(?<!ban )tổ chức|mở|phối hợp tổ chức|đối thoại|quyết định|đổi lịch|đính chính|tiếp công dân",
        r"họp(?= (?:vào|lúc|để|bàn|từ|ngày))|tiếp xúc|gặp mặt|giao ban|(?:tạm )?(?:hoãn|lùi|dời|hủy|dừng)"
        r"|ra thông báo",
        r"làm lễ|cử hành|khai giảng|khai mạc|tiến hành|phát động|ra mắt|hẹn|nhờ|tập huấn|tuyển chọn|đón tiếp|đề nghị",
    )
)
_SENTENCE = re.compile(r"(?<=[.;:])\s+|\n")
_ADVERB = re.compile(r"(?:nay|ngày [\d/]+)\s+", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\s(?:đã|vừa|xin|sẽ|bàn|thông báo|triệu tập|đề nghị|thống nhất|nhận được|có"
    r"|(?<!ban )(?<!Ban )tổ chức|mở|phát hành|ban hành|gửi"
    r"|ra|phối hợp (?:với|cùng)|dự kiến|quyết định|tiến hành|chuyển|lùi|dời|tạm|hoãn|định"
    r"|trân trọng|họp|chúng tôi|kính)(?:\s.*)?$"
)
_POST = re.compile(r"(?:(?:trưởng|phó trưởng) (?:ban|đoàn|tiểu ban)|(?:tập thể |ban )?lãnh đạo)(?!\w)")
_NO_SUBJECT = re.compile(r"\s(?:muốn|nào|không|phải|cần|được|nếu|ai)\s")
_SHORT_BODY = re.compile(r"[A-ZĐ]{2,6}\s(?=\S)")
"""A board in front of its body: "TT Đảng ủy xã", "BTV Hội"."""
_LEVEL = re.compile(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã(?! hội)|phường)\.?\s[^\W\d_]")
_ACTS = re.compile(r"\s(?:đã|xin|sẽ|tổ chức|mở|trân trọng|kính|mời|báo|về|lúc)(?!\w)|\d")
_BRACKETS = re.compile(r"\([^()]{0,300}\)?")
_LABELLED = re.compile(
    r"(?:tên )?(?:tổ chức (?:phát hành|niêm yết|đăng ký)|(?:cơ quan|đơn vị) (?:tổ chức|mời|ban hành|phát hành)"
    r"|công ty|đơn vị|ban tổ chức|bên mời|người mời)\s?:\s?(?P<body>.+)"
)
_SIGNED = re.compile(r"(?:TM|T/M|TL|T/L|Thay mặt|THAY MẶT)(?!\w)\s?\.?\s?(?P<body>.+)")
_OFFICE_OF = re.compile(
    r"(?:KT\.? ?)?(?:PHÓ |TỔNG )*(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|BÍ THƯ|TRƯỞNG BAN)\s(?P<body>.+)"
)
_SENDER = re.compile(r"\[(?P<framed>[^\[\]]{3,60})\]|(?P<plain>[^:.;,]{3,60}):\s(?=\S)")
_ACRONYM = re.compile(r"[A-ZĐ]{3,6}$")
_CALENDAR_OF = re.compile(
    r"(?<!\w)của (?:(?:tập thể |các )?(?:lãnh đạo|đồng chí|thường trực|chủ tịch)(?: các)? )?(?P<body>.+)"
)
_TOGETHER = re.compile(r",?\s(?:chủ trì|đồng chủ trì|phối hợp)(?:,?\s|$)")
_BOARD_OF = re.compile(
    r"(?:(?:ban )?(?:thường trực|thường vụ|chấp hành|chủ nhiệm|giám đốc|giám hiệu|lãnh đạo|đại diện)"
    r"|hội đồng quản trị"
    r"|hđqt|btv|bch)\s(?P<of>hội|liên hội|đoàn|công đoàn|liên đoàn|trường|nhà trường|bệnh viện|htx|hợp tác xã"
    r"|câu lạc bộ|clb|hiệp hội)$"
)
_LONGEST_SUBJECT = 160
_ONLY_OF_THE_EVENT = ("ban tổ chức", "btc")
_LONGEST_SENDER = 60
_SIGNING_LINES = 4


@dataclass(frozen=True)
class _Subject:
    text: str
    line: Line


def read_issuer(blocks: Blocks) -> Field[str] | None:
    """The body that the inviting sentence names; where that is too short to tell, the letterhead's; else the
    one that a label, a calendar's title or the signature names."""
    head = letterhead(blocks)
    subject = _inviting_subject(blocks)
    if subject and not (head and _stands_for(subject.text, head.value, blocks)):
        told = _with_own_body(_in_full(subject.text, blocks), head)
        return Field(value=told, span=(subject.line.start, subject.line.end), sure=0.8)
    return head or _in_front(blocks) or _labelled(blocks) or _of_calendar(blocks) or _signing_body(blocks)


def _with_own_body(name: str, head: Field[str] | None) -> str:
    """ "Thường trực Hội" is the board of the association in the letterhead."""
    board = _BOARD_OF.match(fold(name))
    if board is None or head is None or not fold(head.value).startswith(board["of"]):
        return name
    return f"{name[: board.start('of')]}{head.value}"


def _inviting_subject(blocks: Blocks) -> _Subject | None:
    """The subject of the sentence that invites; an abbreviation (BTC) only where no other is named."""
    lines = _announcing(blocks)
    addressed = _addressees(blocks)
    subjects = [
        _Subject(subject, line)
        for verbs in _VERBS
        for above, line in zip([None, *lines], lines, strict=False)
        if (subject := _subject_before(line.text, verbs) or _subject_above(above, line, verbs)) is not None
        and not any(fold(subject) in words for words in addressed)
    ]
    return next(
        (subject for subject in subjects if not subject.text.isupper()), subjects[0] if subjects else None
    )


def _addressees(blocks: Blocks) -> list[str]:
    """Whom the letter is addressed to: they do not invite."""
    sections = (one for one in blocks.about(Topic.GUESTS) if fold(one.label).startswith("kính gửi"))
    return [trim(fold(text)) for section in sections for text in section.texts]


def _announcing(blocks: Blocks) -> list[Line]:
    """The lines that may invite: not the addressees, and not the rows of a calendar."""
    calendar = blocks.type_line is not None and fold(blocks.type_line.text).startswith("lịch")
    lines = (line for line in blocks.sentences if not (calendar and line.bullet))
    return [line for line in lines if not line.folded.startswith("kính gửi")]


def _subject_before(text: str, verb: re.Pattern[str]) -> str | None:
    """The body before the verb, or before the colon of a message: "VP UBND xã A: Kính mời …"."""
    before = ""
    for sentence in _SENTENCE.split(text):
        spoken = _BRACKETS.sub(lambda aside: "_" * len(aside[0]), fold(sentence[: _LONGEST_SUBJECT * 2]))
        found = verb.search(spoken)
        sender, before = before, sentence
        if found is None:
            continue
        if found.start() == 0 and sender.endswith(":") and len(sender) <= _LONGEST_SENDER and is_body(sender):
            return trim(sender)
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
    alone = _TOGETHER.split(words, maxsplit=1)[0]
    pieces = (alone if is_body(alone.rpartition(", ")[2]) else words).split(",")
    taken: list[str] = []
    for piece in reversed(pieces):
        name = _PREDICATE.sub("", _ADVERB.sub("", piece.strip()))
        if not taken and len(pieces) > 1 and _LEVEL.match(name) and not _NO_SUBJECT.search(piece):
            taken.append(name)
            continue
        if not _is_subject(name) or _NO_SUBJECT.search(piece):
            break
        taken.insert(0, name)
        if _ADVERB.match(piece.strip()):
            break
    told = taken if taken and taken[0][:1].isupper() else []
    return trim(", ".join(told)) or None


def _is_subject(name: str) -> bool:
    short = _SHORT_BODY.match(name)
    behind = name[short.end() :] if short else ""
    return name[:1].isupper() and (is_body(name) or is_body(behind) or _POST.match(fold(name)) is not None)


def _stands_for(subject: str, head: str, blocks: Blocks) -> bool:
    """Whether a subject is only a short word for the body of the letterhead (BQL, Sở, UBND tỉnh)."""
    short = spelled_out(subject)
    words = short.split()
    if short in _ONLY_OF_THE_EVENT:
        return True
    if len(words) <= 2 and not any(word[:1].isupper() for word in subject.split()[1:]):
        return True
    board = _SHORT_BODY.match(subject)
    if subject.isupper() or (board and " " not in subject[board.end() :]):
        return True
    if has_own_name(subject) and any(line.folded == fold(subject) for line in blocks.head):
        return False
    spelled = spelled_out(head)
    return spelled.startswith(short) and len(words) < len(spelled.split())


def _in_front(blocks: Blocks) -> Field[str] | None:
    """The sender before a short message: "[BCĐ huyện A] Mời họp …", "UBND xã A: …"."""
    for line in blocks.body[:1]:
        found = _SENDER.match(line.text)
        body = (found["framed"] or found["plain"]).strip() if found else ""
        if is_body(body) and not label_of(line):
            return Field(value=body, span=(line.start, line.end), sure=0.7)
    return None


def _labelled(blocks: Blocks) -> Field[str] | None:
    for line in blocks.body:
        found = _LABELLED.match(line.folded)
        body = trim(line.text[slice(*found.span("body"))]) if found else ""
        if body and is_body(body) and len(body) <= _LONGEST_SUBJECT:
            return Field(value=body, span=(line.start, line.end), sure=0.7)
    return None


def _of_calendar(blocks: Blocks) -> Field[str] | None:
    """The body whose calendar it is: "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND XÃ A"."""
    line = blocks.type_line
    found = _CALENDAR_OF.search(line.folded) if line else None
    if line is None or found is None or not BODY.match(found["body"]):
        return None
    body = squeeze(line.text[slice(*found.span("body"))])
    return Field(value=sentence_case(body) if body.isupper() else body, span=(line.start, line.end), sure=0.6)


def _signing_body(blocks: Blocks) -> Field[str] | None:
    for line in (*blocks.body[-_SIGNING_LINES:], *blocks.tail):
        found = _SIGNED.match(line.text) or _OFFICE_OF.match(line.text)
        body = _in_full(squeeze(found["body"]), blocks) if found else ""
        if BODY.match(fold(body)):
            value = sentence_case(body) if body.isupper() else body
            return Field(value=value, span=(line.start, line.end), sure=0.6)
    return None


def _in_full(name: str, blocks: Blocks) -> str:
    """The words that an abbreviation stands for, where the letter says them: "BLL" is its "Ban liên lạc"."""
    if not _ACRONYM.match(name):
        return name
    for line in blocks.body:
        words = re.findall(r"[^\W\d_]+", line.text)
        for at in range(len(words) - len(name) + 1):
            told = words[at : at + len(name)]
            if "".join(word[0] for word in told).upper() == name and is_body(" ".join(told)):
                return " ".join(told)
    return name
