"""The guests whom a sentence of running prose invites or informs."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_guest, split_guests
from domain.letter.clauses import tells_a_unit
from domain.letter.labels import Topic
from domain.letter.lines import Line

_Find = Callable[[str], Iterator[tuple[int, int]]]
_KIND = r"(?:giấy mời|thư mời|giấy triệu tập|thông báo|thông tri|công văn|kế hoạch)"
_RUNNING = re.compile(
    r"(?:thành phần|đại biểu|khách mời|đối tượng)[^:.;]{0,60}?(?:gồm có|bao gồm|gồm|là)\s:?\s?(?P<list>.+)"
    r"|(?:^|[.;]\s)(?:cùng (?:tiếp|dự|tham dự)|(?:đến |tham )?dự)\s[^.:;]{0,60}?\s(?:có"
    r"|gồm)\s(?P<with>(?:các\s)?[^.]{3,400})"
)
_ROLES = (
    "các sở",
    "các huyện",
    "các xã",
    "các phòng",
    "các trường",
    "các ban",
    "đơn vị",
    "lãnh đạo",
    "thủ trưởng",
    "trưởng phòng",
    "đại diện",
    "giám đốc",
    "chủ tịch",
    "trưởng ban",
    "bí thư",
)
_ROLE = "|".join(rf"(?<={role})" for role in _ROLES)
"""Behind which a colon opens the bodies of a post: "Trưởng phòng: Kinh tế, Nội vụ"."""
_NO_ROLE = "".join(rf"(?<!{role})" for role in _ROLES)
_ASKED = re.compile(
    r"(?<!giấy )(?<!thư )(?:kính mời|trân trọng mời|mời|triệu tập)\s?:?\s"
    r"(?P<list>(?:(?:các đồng chí |đại diện )?(?:lãnh đạo|thủ trưởng|trưởng)"
    r"(?: các (?:đơn vị|cơ quan|sở, ngành|sở|phòng|ban|địa phương|xã|huyện))?(?: sau)?\s?:)?"
    rf"(?:[^.:]|(?:{_ROLE}):){{3,400}}?)"
    r"(?:\s(?:đến |về |tới |cùng )?(?:tham dự|dự(?! (?:thi|tuyển|kiến|án|thảo|phòng))|tham gia|có mặt|đến|tới|họp"
    r"|làm việc|cử(?! tri)|về|đi)(?!\w)|,?\s(?:địa )?điểm(?:\s?:|\stại\s)"
    rf"|\s?(?:\.|{_NO_ROLE}:|$))"
)
_REQUIRED = re.compile(
    r"(?:yêu cầu|đề nghị)\s(?P<list>[^.:;]{3,200}?)\s(?:đến |về |tới )?(?:tham dự|dự|tham gia|có mặt)(?!\w)"
)
_KNOWN = (
    r"\s(?:(?:được\s|để\s|cùng\s)?(?:biết|rõ|nắm)|(?:về|đến|tới)\s(?:(?:tham\s)?dự|viếng|xem|cổ vũ))(?!\w)"
)
_TO_KNOW = re.compile(_KNOWN)
_LET_KNOW = re.compile(
    r"(?:^|\s)(?:gửi|báo|thông báo|báo tin)\s(?P<list>(?!để\s|cho\s|tới\s|đến\s|cáo\s)[^.:;]{3,200}?)"
    + _KNOWN
)
_WHO = re.compile(r"(?<=\s)(?<!như )(?:để|(?:tới|đến)(?:\scho)?|cho)\s")
_TELLS = re.compile(r"(?:báo|thông báo|gửi|báo tin|đưa tin)\s[^.:]{0,90}$")
_PASSED_ON = re.compile(r"(?:đề nghị|giao|yêu cầu|nhờ)\s[^.:]{2,240}$")
_ASIDE = re.compile(
    r"(?<!\w)(?:kiến nghị|ý kiến|đơn|hồ sơ|danh sách|tài liệu|báo cáo|tổng hợp|phiếu)(?!\w)[^.;:]{0,60}$"
    r"|(?<!\w)đã\s{1,2}$"
)
"""What is sent to somebody who is no guest, "tổng hợp ý kiến cử tri gửi các cơ quan", or was sent before."""
_ASIDE_OR_PASSED = re.compile(f"{_ASIDE.pattern}|{_PASSED_ON.pattern}")
_CITED = re.compile(rf"{_KIND}(?:\ssố)?\s[^.;:]{{0,60}}$")
"""What stands before "mời" where an earlier letter is told of."""
_AND_TO = re.compile(r",?\s(?:cũng như|và|cùng)\s(?:tới|đến|cho)\s")
_CITED_OR_PASSED = re.compile(f"{_CITED.pattern}|{_PASSED_ON.pattern}")
_AND_ASKED = re.compile(r"\svà\s(?:nhờ|mong|đề nghị)\s.*$")
_REGISTER = re.compile(r"\s(?<!đã )(?<!có )(?:đăng ký|liên hệ|đón xem|truy cập)(?!\w)")
_LEAD = 260
_LONGEST_LIST = 260
_FEW = 4
_PEOPLE = (
    r"(?:quý|quí|các|toàn thể|tân|sinh viên|học|phụ huynh|cán bộ|thí sinh|cử tri|nhân dân|bà con|cổ đông|hội viên"
    r"|đoàn viên"
    r"|đảng viên|thành viên|người|nhà đầu tư|khách hàng|doanh nghiệp|công dân|giáo viên|giảng viên|viên chức|đại biểu"
    r"|toàn trường|tất cả)"
)
_ANNOUNCED = re.compile(
    r"(?:thông báo|gửi|báo(?: tin)?(?= (?:cho|tới|đến|các|quý|toàn thể|bà con|học viên|sinh viên|phụ huynh"
    r"|thí sinh|cổ đông|giáo viên)\s))\s(?:đến\s|tới\s|cho\s)?"
    rf"(?P<list>{_PEOPLE}(?!\w)[^.:]{{0,160}}?)"
    r"(?:\s(?:(?<!có\s)lịch|về|việc|kế hoạch|nội dung|một số|mấy|vài|như sau|cụ thể|thời gian|thông báo|lời|thư"
    r"|giấy mời|được)(?!\w)"
    r"|\svà\s(?:nhờ|mong|đề nghị)\s|\s[“\"]?(?:tạm |việc )?(?:hoãn|dời|lùi|hủy|dừng|đổi|thay đổi|điều chỉnh)(?!\w)"
    rf"|{_KNOWN}|[.:]|\s?$)"
)
_REPORTED_TO = re.compile(
    r"(?:kính báo|(?:thông )?báo (?:đến|tới|cho)\s?:?|(?:công văn|thông báo|văn bản) (?:được )?gửi (?:tới|đến))"
    r"\s(?P<list>[^.:]{3,400}?)"
    r"(?=\s(?:lịch|về|việc|kế hoạch|nội dung|như sau|cụ thể|thời gian|được|làm|nộp|hoàn thành)\s|\s[-–]\sđịa chỉ"
    rf"|{_KNOWN}|[.:]|$)"
)
_MET = re.compile(
    r"(?:đối thoại|gặp mặt|gặp gỡ|trao đổi|giao lưu|tọa đàm"
    r"|họp báo)(?:\s[^.;:]{1,120}?)?\svới\s(?P<list>[^.;:]{3,200}?)"
    r"(?=\s(?:về|vào|lúc|tại|để|nhằm|trước|trong|từ|ngày)\s|[.;:]|$)"
)
_COMING = re.compile(
    r"(?:^|[.;:]\s)(?P<list>(?:toàn thể|tất cả|đại diện|lãnh đạo)\s[^.;:]{3,160}?)\s(?:đến |về |tham )?dự"
    r"\s(?:lễ|họp|hội nghị|buổi|cuộc|đầy đủ|đông đủ|đúng)"
)
_REQUESTED = re.compile(
    rf"(?:đề nghị|mong)\s(?P<list>{_PEOPLE}(?!\w)[^.:;]{{0,160}}?)\s(?:theo dõi|lưu ý|thông cảm|sắp xếp"
    rf"|cập nhật|thực hiện|lo|phối hợp|chủ động)(?!\w)"
)
_HELD_FOR = re.compile(
    rf"(?:mở|tổ chức)\s[^.;:]{{3,160}}?\s(?:cho|dành cho)\s(?P<list>{_PEOPLE}(?!\w)[^.;:]{{0,160}}?)"
    r"(?=\s(?:vào|lúc|tại|từ|về|như sau|cụ thể)\s|[.;:]|$)"
)
_TOLD_OF = re.compile(
    rf"(?:thông báo|báo|gửi)\s[^.;:]{{3,140}}?\s(?:tới|đến|cho)\s(?P<list>{_PEOPLE}(?!\w)[^.:;]{{0,160}}?)"
    r"(?=,?\s(?:như sau|cụ thể)|[.:]|$)"
)
_ASKED_TO_TELL = re.compile(
    r"(?:đề nghị|yêu cầu)\s(?P<list>[^.:;]{3,240}?)\s(?:(?:sớm|kịp thời|chỉ đạo|và|nhanh chóng"
    r"|có trách nhiệm)\s){0,4}"
    r"(?:thông báo|báo(?! cáo))\s"
)
_CALLED = re.compile(
    r"triệu tập\s(?P<list>[^.:;]{3,240}?)\s(?:đến |về |tới )?(?:tham dự|dự(?! (?:thi|tuyển|kiến|án|thảo))"
    r"|tham gia|học)(?!\w)"
)
_SENT_TO = re.compile(
    r"(?:thành phần|đại biểu|khách mời)[^:.;]{0,60}?(?:gồm có|bao gồm|gồm)\s:?\s?(?P<list>.+)"
)
_OF_EVENT = re.compile(
    r"(?:mời|triệu tập)\s(?P<list>(?:các )?(?:đại biểu|thành viên)\s(?:tham )?dự\s[^.;:]{8,200}?)"
    r"(?=\s(?:vào|lúc|tại|từ)\s|[.;:]|$)"
)


def named_in_sentences(blocks: Blocks) -> Iterator[list[str]]:
    """What the sentences that invite or inform name, the likeliest first; whole sentences go before titles."""
    ordered = {
        line for topic in (Topic.ORDERS, Topic.CONTENT) for one in blocks.about(topic) for line in one.lines
    }
    lines = [
        line
        for line in blocks.body
        if not (line.cells or line in ordered or (line.bullet and tells_a_unit(line.text)))
    ]
    whole = [line for line in lines if line.text.endswith((".", ":", ";", "!", "/"))]
    for find in _FINDERS:
        for line in (*whole, *lines):
            for begin, end in find(line.folded):
                parts = _AND_TO.split(_AND_ASKED.sub("", line.text[begin:end]))
                guests = [guest for part in parts for guest in split_guests(part)]
                if find is _asked_to_tell:
                    guests.extend(_told_further(line))
                if guests and is_guest(guests[0]) and not _REGISTER.search(guests[0]):
                    yield guests


def _told_further(line: Line) -> Iterator[str]:
    for begin, end in islice(_informed_by_others(line.folded), 1):
        for part in _AND_TO.split(line.text[begin:end]):
            yield from (guest for guest in split_guests(part) if is_guest(guest))


def called_besides(blocks: Blocks) -> Iterator[list[str]]:
    """Who should come besides those whom a letter addresses: "Thành phần gồm …", "Sở triệu tập học viên dự lớp"."""
    for line in blocks.body:
        for found in (
            (*_SENT_TO.finditer(line.folded), *_CALLED.finditer(line.folded)) if not line.cells else ()
        ):
            guests = split_guests(line.text[slice(*found.span("list"))])
            if guests and is_guest(guests[0]) and not _CITED.search(line.folded[: found.start()] + " "):
                yield guests


def _by(pattern: re.Pattern[str], unless: re.Pattern[str] | None = None) -> _Find:
    """Where a pattern has its list; `unless` must not end the words before it."""

    def find(folded: str) -> Iterator[tuple[int, int]]:
        for found in pattern.finditer(folded):
            lead = folded[max(0, found.start() - _LEAD) : found.start()] if unless else ""
            if unless is None or not unless.search(f"{lead} "):
                yield found.span("with" if "with" in found.groupdict() and found["with"] else "list")

    return find


def _informed(folded: str, *, passed_on: bool = False) -> Iterator[tuple[int, int]]:
    """The places of whom a sentence lets know: "báo lịch họp để bà con các thôn biết"; `passed_on` takes those whom
    others are to tell of it."""
    for known in _TO_KNOW.finditer(folded):
        begin = max(0, known.start() - _LONGEST_LIST)
        for who in islice(_WHO.finditer(folded, begin, known.start()), _FEW):
            told = not re.search(r"[.:]", folded[who.end() : known.start()])
            lead = folded[max(0, who.start() - _LEAD) : who.start()]
            if told and _TELLS.search(lead) and (passed_on or not _PASSED_ON.search(lead)):
                yield who.end(), known.start()
                break


def _asked_to_tell(folded: str) -> Iterator[tuple[int, int]]:
    """Whom a sentence asks to pass something on; those who are to know it count with them."""
    for found in _ASKED_TO_TELL.finditer(folded):
        yield found.span("list")


def _informed_by_others(folded: str) -> Iterator[tuple[int, int]]:
    return _informed(folded, passed_on=True)


_FINDERS: tuple[_Find, ...] = (
    _by(_RUNNING),
    _by(_ASKED, unless=_CITED_OR_PASSED),
    _informed,
    _by(_LET_KNOW, unless=_PASSED_ON),
    _by(_ANNOUNCED, unless=_ASIDE_OR_PASSED),
    _by(_REQUIRED),
    _by(_REPORTED_TO, unless=_PASSED_ON),
    _by(_MET),
    _by(_COMING),
    _by(_TOLD_OF, unless=_ASIDE_OR_PASSED),
    _asked_to_tell,
    _informed_by_others,
    _by(_ASKED),
    _by(_OF_EVENT),
    _by(_HELD_FOR),
    _by(_REQUESTED),
)
