"""The guests whom a sentence of running prose invites or informs."""

import re
from collections.abc import Iterator

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_guest, split_guests
from domain.letter.lines import Line
from domain.letter.text import fold

_RUNNING = re.compile(
    r"(?:thành phần|đại biểu|khách mời)[^:.;]{0,60}?(?:gồm có|bao gồm|gồm|là)\s:?\s?(?P<list>.+)"
)
_ASKED = re.compile(
    r"(?<!giấy )(?<!thư )(?:kính mời|trân trọng mời|mời|triệu tập)\s"
    r"(?P<list>(?:(?:các đồng chí |đại diện )?(?:lãnh đạo|thủ trưởng)\s?:)?[^.:]{3,300}?)"
    r"(?:\s(?:đến |về |tới |cùng )?(?:tham dự|dự|tham gia|có mặt|đến|tới|họp|làm việc|cử|về|đi)(?!\w)|\s?(?:[.:]|$))"
)
_REQUIRED = re.compile(
    r"(?:yêu cầu|đề nghị)\s(?P<list>[^.:;]{3,200}?)\s(?:đến |về |tới )?(?:tham dự|dự|tham gia|có mặt)(?!\w)"
)
_INFORMED = re.compile(
    r"(?:báo|thông báo|gửi|báo tin)(?:\s[^.:]{1,90}?)??\s(?:để|tới|đến|cho)\s(?P<list>[^.:]{3,260}?)"
    r"\s(?:được\s|để\s|cùng\s)?(?:biết|rõ|nắm)(?!\w)"
)
_ANNOUNCED = re.compile(
    r"(?:thông báo|gửi)\s(?:đến\s|tới\s|cho\s)?(?P<list>(?:quý|các|toàn thể|tân|sinh viên|học|phụ huynh|cán bộ"
    r"|thí sinh|cử tri|nhân dân|bà con)(?!\w)[^.:;]{1,160}?)"
    r"(?:\s(?:lịch|về|việc|kế hoạch|nội dung|một số|như sau|cụ thể|thời gian|thông báo|lời|thư|giấy mời|được)(?!\w)"
    r"|:|\s?$)"
)


def named_in_sentences(blocks: Blocks) -> Iterator[list[str]]:
    """What the sentences that invite or inform name, the likeliest first; whole sentences go before titles."""
    lines = [line for line in blocks.body if not line.cells]
    whole = [line for line in lines if line.text.endswith((".", ":", ";", "!", "/"))]
    for pattern in (_RUNNING, _ASKED, _INFORMED, _ANNOUNCED, _REQUIRED):
        yield from _named((*whole, *lines), pattern)


def _named(lines: tuple[Line, ...], pattern: re.Pattern[str]) -> Iterator[list[str]]:
    for line in lines:
        for found in pattern.finditer(fold(line.text)):
            guests = split_guests(line.text[found.start("list") : found.end("list")])
            if guests and (is_guest(guests[0]) or pattern is _RUNNING):
                yield guests
