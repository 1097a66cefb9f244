"""The body that a label, a title, the sender's mark before a message or the signature names."""

import re
from itertools import pairwise

from domain.letter.blocks import Blocks
from domain.letter.bodies import BODY, is_body
from domain.letter.dateline import is_dateline, is_day_of_writing
from domain.letter.labels import label_of
from domain.letter.letterhead import sentence_case
from domain.letter.model import Field
from domain.letter.text import fold, squeeze, trim

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
_OWNED = re.compile(
    r"(?:(?:thông báo|lịch|giấy mời|thư mời|kế hoạch|công văn|thông tri|thông cáo)(?!\w))(?P<about>[^.;:]{0,160}?)"
    r"\scủa (?!ban tổ chức|btc)(?:(?:tập thể |các )?(?:lãnh đạo|đồng chí"
    r"|chủ tịch(?:, (?:các )?phó chủ tịch)?)(?: các)? )?"
    r"(?P<body>[^.;:()]{3,120}?)(?=\s?(?:[.;:(]|$)|\s(?:về|v/v|tại|trong|từ|ngày|tháng|quý|tuần|năm|nhiệm kỳ|số"
    r"|khóa|như|cụ thể)(?!\w))"
)
_FOR = re.compile(
    r"(?:thông báo|lịch|kế hoạch)\s[^.;:]{3,200}\scủa (?P<body>[^.;:,]{3,120}?)\s(?:như sau|cụ thể"
    r"|với nội dung)(?!\w)"
)
_BOARDS = ("BTC", "BLL")
_FIRST_LINES = 4
_BARE_KIND = re.compile(
    r"(?P<kind>sở|(?:tổng )?công ty|tập đoàn|trung tâm|bệnh viện|trường|(?:học )?viện|hội|(?:chi )?cục"
    r"|ngân hàng"
    r"|hợp tác xã|htx|câu lạc bộ|liên đoàn|hiệp hội|quỹ|dòng họ|họ tộc)$"
)
_LAST_SYLLABLES = frozenset(
    ("tế", "khoa", "học", "nghiệp", "chính", "dục", "nghệ", "dựng", "thương", "pháp", "vụ", "trường")
)
"""Syllables in small letters with which a name may end: "Sở Y tế", "Sở Nội vụ"."""
_LONGEST_NAME = 14
_SMALL_WORDS = 2
_SIGNING_LINES = 4
_LAST_LINES = 8
_SITE = re.compile(r"(?:cổng|trang|báo|đài|tạp chí|công ty)(?!\w)")
_LONGEST_NAME_LINE = 80
_LONGEST_SUBJECT = 160
_CALLED = re.compile(
    r"\s\((?:(?:sau đây |dưới đây )?(?:được )?(?:gọi(?: tắt| chung)?"
    r"|viết tắt) là:?\s?)?[“\"]?(?P<short>[^()“”\"]{2,40})[”\"]?\)"
)


def in_front(blocks: Blocks) -> Field[str] | None:
    """The sender before a short message: "[BCĐ huyện A] Mời họp …", "UBND xã A: …"."""
    for line in blocks.body[:1]:
        found = _SENDER.match(line.text)
        body = (found["framed"] or found["plain"]).strip() if found else ""
        if is_body(body) and not label_of(line):
            return Field(value=body, span=(line.start, line.end), sure=0.7)
    return None


def labelled(blocks: Blocks) -> Field[str] | None:
    for line in blocks.body:
        found = _LABELLED.match(line.folded)
        body = trim(line.text[slice(*found.span("body"))]) if found else ""
        body = body.partition(" cùng ")[0]
        if body and is_body(body) and len(body) <= _LONGEST_SUBJECT:
            return Field(value=body, span=(line.start, line.end), sure=0.7)
    return None


def titled(blocks: Blocks, *, at_once: bool = False) -> Field[str] | None:
    """The body whose notice or calendar it is: "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND XÃ A".

    `at_once` takes it only where it is named at once behind the kind: "THÔNG BÁO của Hội đồng họ A".
    """
    kind = (blocks.type_line,) if blocks.type_line else ()
    for line in (*kind, *blocks.body[:_FIRST_LINES]):
        found = _OWNED.match(line.folded) if not (line.cells or line.text.endswith(".")) else None
        if found and BODY.match(found["body"]) and not (at_once and found["about"].strip()):
            body = trim(line.text[slice(*found.span("body"))])
            value = sentence_case(body) if body.isupper() else body
            return Field(value=value, span=(line.start, line.end), sure=0.6)
    return None


def announced_for(blocks: Blocks) -> Field[str] | None:
    """The body whose affair is announced: "Thông báo chốt danh sách cổ đông của CTCP A như sau:"."""
    for line in blocks.body:
        found = _FOR.match(line.folded)
        if found and BODY.match(found["body"]) and not line.cells:
            return Field(value=line.text[slice(*found.span("body"))], span=(line.start, line.end), sure=0.6)
    return None


def signing_body(blocks: Blocks) -> Field[str] | None:
    """The body for which somebody signs, or whose bare name stands below the day of writing or at the end."""
    for line in (*blocks.body[-_SIGNING_LINES:], *blocks.tail):
        found = _SIGNED.match(line.text) or _OFFICE_OF.match(line.text)
        body = in_full(squeeze(found["body"]), blocks) if found else ""
        if BODY.match(fold(body)):
            value = sentence_case(body) if body.isupper() else body
            return Field(value=value, span=(line.start, line.end), sure=0.6)
    return _below_the_day(blocks)


def _below_the_day(blocks: Blocks) -> Field[str] | None:
    """The bare name below the day of writing, "Đà Nẵng, ngày 10/3/2023" and then "Văn phòng Tòa Giám mục", or in
    capitals at the end: "BAN TỔ CHỨC LỄ HỘI"."""
    lines = [*blocks.body[-_LAST_LINES:], *blocks.tail]
    for above, line in pairwise(lines):
        dated = is_dateline(above) or is_day_of_writing(above)
        if (
            dated
            and is_body(line.text)
            and len(line.text) <= _LONGEST_NAME_LINE
            and not line.text.endswith(".")
        ):
            value = sentence_case(line.text) if line.text.isupper() else line.text
            return Field(value=trim(value), span=(line.start, line.end), sure=0.6)
    for line in reversed(lines):
        if (
            line.text.isupper()
            and is_body(line.text)
            and len(line.text) <= _LONGEST_NAME_LINE
            and not _SITE.match(line.folded)
        ):
            return Field(value=sentence_case(line.text), span=(line.start, line.end), sure=0.6)
    return None


def in_full(name: str, blocks: Blocks) -> str:
    """The words that an abbreviation stands for, where the letter says them: "BLL" is its "Ban liên lạc"."""
    if called := _called(name, blocks):
        return called
    board, _, event = name.partition(" ")
    if board in _BOARDS and event:
        return f"{in_full(board, blocks)} {event}"
    if not _ACRONYM.match(name):
        return name
    for line in blocks.body:
        words = re.findall(r"[^\W\d_]+", line.text)
        for at in range(len(words) - len(name) + 1):
            told = words[at : at + len(name)]
            if "".join(word[0] for word in told).upper() == name and is_body(" ".join(told)):
                return " ".join(told)
    return name


def fuller(name: str, blocks: Blocks) -> str:
    """A bare "Sở" or "Công ty" with the name that the letter gives it elsewhere, first in its headline."""
    bare = _BARE_KIND.match(fold(name))
    if bare is None:
        return name
    for line in (*blocks.body, *blocks.tail):
        for found in re.finditer(rf"(?<!\w){bare['kind']}\s", line.folded):
            words = _own_name(line.text[found.end() :].split()[:_LONGEST_NAME])
            if words:
                kind = line.text[slice(*found.span())].strip()
                return f"{kind[:1].upper()}{kind[1:]} {words}"
    return name


def _own_name(words: list[str]) -> str:
    """The capitals at the beginning with the few small words between them: "Đa khoa tỉnh Lào Cai"."""
    taken: list[str] = []
    small: list[str] = []
    for word in words:
        if word[:1].isupper():
            taken.extend([*small, word])
            small = []
        elif taken and len(small) < _SMALL_WORDS and (word.isalpha() or word in "-–&"):
            small.append(word)
        else:
            break
        if word.endswith((".", ";", ":")):
            break
    last = small[:1] if small[:1] and small[0] in _LAST_SYLLABLES else []
    return trim(" ".join([*taken, *last]))


def _called(name: str, blocks: Blocks) -> str | None:
    """The body that is called so in what follows: "Hội đồng thi công chức tỉnh A (sau đây gọi là Hội đồng thi)"."""
    for line in blocks.body:
        found = next((one for one in _CALLED.finditer(line.text) if fold(one["short"]) == fold(name)), None)
        before = re.split(r"[,;.]\s", line.text[: found.start()])[-1].strip() if found else ""
        if before[:1].isupper() and is_body(before) and len(before) <= _LONGEST_SUBJECT:
            return before
    return None
