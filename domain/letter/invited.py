"""The guests whom a sentence of running prose invites or informs."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_guest, split_guests

_RUNNING = re.compile(
    r"(?:thành phần|đại biểu|khách mời)[^:.;]{0,60}?(?:gồm có|bao gồm|gồm|là)\s:?\s?(?P<list>.+)"
)
_ASKED = re.compile(
    r"(?<!giấy )(?<!thư )(?:kính mời|trân trọng mời|mời|triệu tập)\s"
    r"(?P<list>(?:(?:các đồng chí |đại diện )?(?:lãnh đạo|thủ trưởng|trưởng)"
    r"(?: các (?:đơn vị|cơ quan|sở, ngành|sở|phòng|ban|địa phương|xã|huyện))?(?: sau)?\s?:)?[^.:]{3,300}?)"
    r"(?:\s(?:đến |về |tới |cùng )?(?:tham dự|dự|tham gia|có mặt|đến|tới|họp|làm việc|cử|về|đi)(?!\w)|\s?(?:[.:]|$))"
)
_REQUIRED = re.compile(
    r"(?:yêu cầu|đề nghị)\s(?P<list>[^.:;]{3,200}?)\s(?:đến |về |tới )?(?:tham dự|dự|tham gia|có mặt)(?!\w)"
)
_TO_KNOW = re.compile(r"\s(?:được\s|để\s|cùng\s)?(?:biết|rõ|nắm)(?!\w)")
_WHO = re.compile(r"(?<=\s)(?:để|tới|đến|cho)\s")
_TELLS = re.compile(r"(?:báo|thông báo|gửi|báo tin)\s[^.:]{0,90}$")
_PASSED_ON = re.compile(r"(?:đề nghị|giao|yêu cầu|nhờ)\s[^.;:]{2,80}$")
_LONGEST_LIST = 260
_FEW = 4
_ANNOUNCED = re.compile(
    r"(?:thông báo|gửi|báo(?: tin)?(?= (?:cho|các|quý|toàn thể|bà con)))\s(?:đến\s|tới\s"
    r"|cho\s)?(?P<list>(?:quý|các|toàn thể|tân|sinh viên|học|phụ huynh|cán bộ"
    r"|thí sinh|cử tri|nhân dân|bà con)(?!\w)[^.:;]{1,160}?)"
    r"(?:\s(?:lịch|về|việc|kế hoạch|nội dung|một số|như sau|cụ thể|thời gian|thông báo|lời|thư|giấy mời|được)(?!\w)"
    r"|[.:]|\s?$)"
)


def named_in_sentences(blocks: Blocks) -> Iterator[list[str]]:
    """What the sentences that invite or inform name, the likeliest first; whole sentences go before titles."""
    lines = [line for line in blocks.body if not line.cells]
    whole = [line for line in lines if line.text.endswith((".", ":", ";", "!", "/"))]
    for find in (_by(_RUNNING), _by(_ASKED), _informed, _by(_ANNOUNCED), _by(_REQUIRED)):
        for line in (*whole, *lines):
            for begin, end in find(line.folded):
                guests = split_guests(line.text[begin:end])
                if guests and is_guest(guests[0]):
                    yield guests


def _by(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda folded: (found.span("list") for found in pattern.finditer(folded))


def _informed(folded: str) -> Iterator[tuple[int, int]]:
    """The places of whom a sentence lets know: "báo lịch họp để bà con các thôn biết"."""
    for known in _TO_KNOW.finditer(folded):
        begin = max(0, known.start() - _LONGEST_LIST)
        for who in islice(_WHO.finditer(folded, begin, known.start()), _FEW):
            told = not re.search(r"[.:]", folded[who.end() : known.start()])
            lead = folded[max(0, who.start() - 110) : who.start()]
            if (
                told
                and not _PASSED_ON.search(lead)
                and _TELLS.search(folded[max(0, who.start() - 110) : who.start()])
            ):
                yield who.end(), known.start()
                break
