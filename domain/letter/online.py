"""Whether guests meet in a hall, on a screen, or both."""

import re
from collections.abc import Iterator

from domain.letter.blocks import Blocks
from domain.letter.labels import Topic
from domain.letter.model import Mode, Online
from domain.letter.text import fold, trim

_ONLINE = re.compile(
    r"trực tuyến|(?<!\w)online(?!\w)|điểm cầu|(?<!\w)(?:zoom|teams|google meet|webex"
    r"|trueconf)(?!\w)"
)
_OFFLINE = re.compile(r"trực tiếp(?! truyền hình)|hội trường|phòng họp|điểm cầu")
_PLATFORM = re.compile(
    r"(?<!\w)(?:zoom(?: meeting)?|microsoft teams|ms teams|teams|google meet|webex|trueconf|vnpt meeting"
    r"|hệ thống [^.;,]{3,60})"
)
_MEETING_ID = re.compile(
    r"(?:\bid|meeting id|mã (?:cuộc họp|phòng)|id (?:cuộc họp"
    r"|phòng))\s?:?\s?(?P<id>\d[\d -]{6,20}\d)"
)
_PASSCODE = re.compile(r"(?:passcode|password|pass|mật khẩu|mã truy cập)\s?:?\s?(?P<code>[\w@#!-]{3,20})")
_LINK = re.compile(r"https?://[^\s<>\"]{3,300}")
_JOINING = re.compile(r"trực tuyến|(?<!\w)(?:online|zoom|meet|teams|webex)(?!\w)|đường dẫn|link họp|truy cập")
_ACCESS = re.compile(
    r"(?:meeting |phòng |room )?id(?!\w)|mã (?:cuộc họp|phòng|truy cập|tham gia)|pass|mật khẩu|(?:đường )?link"
    r"|https?:|tài khoản|phần mềm|nền tảng"
)
_OTHER_LINK = re.compile(r"đăng ký|biểu quyết|bỏ phiếu|tài liệu|văn bản|website|khảo sát")


def read_mode(blocks: Blocks, venue: str | None) -> Mode | None:
    """In person, online or both; None where the letter tells neither a place nor a screen."""
    topics = [
        text
        for topic in (Topic.MODE, Topic.VENUE, Topic.TIME)
        for s in blocks.about(topic)
        for text in s.texts
    ]
    text = fold("\n".join([*topics, *(line.text for line in blocks.prose), venue or ""]))
    if not _ONLINE.search(text):
        return Mode.IN_PERSON if venue else None
    in_hall = venue is not None and not _ONLINE.match(fold(venue))
    return Mode.HYBRID if in_hall or _OFFLINE.search(text) else Mode.ONLINE


def read_online(blocks: Blocks) -> Online | None:
    """The platform, link, number and passcode for joining. Links for registering or voting are none."""
    text = "\n".join(_joining(blocks))
    folded = fold(text)
    online = Online(
        platform=_piece(_PLATFORM, text, folded),
        link=_piece(_LINK, text, text),
        meeting_id=_piece(_MEETING_ID, text, folded, "id"),
        passcode=_piece(_PASSCODE, text, folded, "code"),
    )
    return online if any((online.platform, online.link, online.meeting_id)) else None


def _joining(blocks: Blocks) -> Iterator[str]:
    """The lines that tell how to join, with those that go on below with a number, a code or a link."""
    goes_on = False
    for line in blocks.body:
        folded = line.folded
        joins = bool(_JOINING.search(folded)) or (goes_on and _ACCESS.match(folded) is not None)
        goes_on = joins and not _OTHER_LINK.search(folded)
        if goes_on:
            yield line.text


def _piece(pattern: re.Pattern[str], text: str, searched: str, group: str | int = 0) -> str | None:
    found = pattern.search(searched)
    return trim(text[found.start(group) : found.end(group)]) if found else None
