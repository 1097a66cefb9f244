"""What a letter without a title is about: the subject that it reports, or the event that its sentences name."""

import re
from collections.abc import Iterator

from domain.letter.blocks import Blocks
from domain.letter.headline import HEADLINE_ZONE, LONGEST_TITLE
from domain.letter.labels import Topic
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import fold, trim

_EVENT = (
    r"(?:(?:cuộc |buổi |phiên |phòng )?họp(?! (?:đúng|đầy đủ))|hội nghị|hội thảo|tọa đàm|(?:buổi |đêm )?lễ"
    r"|kỳ họp|lớp|đại hội|đại lễ|kỳ thi|khóa (?:học|tập huấn|bồi dưỡng|tu)|hội xuân|hội trại|hội khỏe"
    r"|trại (?:hè|sáng tác)"
    r"|giải (?:bóng|chạy|cờ|vô địch|thể thao|thưởng)|vòng (?:chung kết|bán kết|sơ khảo)|tuần lễ|seminar|hội báo"
    r"|giỗ tổ"
    r"|đối thoại"
    r"|chương trình|tết trồng cây|ngày hội|hội thi|hội diễn|cuộc thi|giao lưu|gặp mặt|buổi|diễn đàn"
    r"|khai mạc|tập huấn|sinh hoạt|giao ban|làm việc|mít tinh|lễ hội|hội chợ|triển lãm|hội thao|liên hoan|tổng kết"
    r"|sơ kết|khảo sát|hội đàm|bồi dưỡng|tiếp xúc"
    r"|lịch tiếp)"
)
_INTRODUCED = re.compile(
    rf"(?:tổ chức|mở|mời|tham dự|dự|triệu tập|về việc|báo|chủ trì|tới|đến|hoãn|lùi|dời|hủy|chuyển|đổi lịch"
    rf"|họp|(?:thay đổi|đổi) (?:thời gian|địa điểm|ngày|giờ):)\s(?:[^\s,.;:]+,?\s){{0,6}}?(?P<event>{_EVENT}(?!\w).*)"
)
_CUT = re.compile(
    r",?\s(?:như sau|từ (?:ngày|lúc|hồi|\d)|(?:sẽ|được|phải|chuyển|dời|lùi) (?:về|sang|đến|tới|lại|vào|mở"
    r"|tổ chức|diễn ra)|vào (?:lúc|hồi|ngày|buổi|sáng|trưa|chiều|tối|thứ|chủ nhật|dịp|\d)|cụ thể"
    r"|với (?:các )?nội dung|lúc \d|kính mời|trân trọng)|,\s\d{1,2}\s?(?:h|g|giờ|:\d)"
    r"|[.:;](?:\s|$)"
)
_MOST_EVENTS = 4
_NAMELESS = re.compile(
    r"(?:cuộc |buổi |phiên )?(?:họp|hội nghị|lễ|lớp|chương trình|đại hội|tập huấn|làm việc)"
    r"(?: (?:này|trên|nói trên|sẽ|đã|nêu|đó|tới|đúng|đầy đủ|sau|lại|chung))?$"
)
_MEETING = re.compile(
    r"(?<!\w)họp (?:bàn|nghe|xét|bình xét|lấy ý kiến|triển khai|thống nhất|rút kinh nghiệm|kiểm điểm|góp ý|thẩm định"
    r"|tổng kết|sơ kết|giải quyết|phân công|chuẩn bị)\s[^.;:]{4,200}?"
    r"(?=\s(?:vào|lúc|hồi|tại|từ)\s|,\s\d{1,2}\s?(?:h|g|giờ)|[.;:]|$)"
)
_REPORTED = re.compile(
    r"(?!căn cứ|theo |thực hiện|trước )[^.;:]{3,160}?\s(?:ra|ban hành|phát hành|phát|có|ký|gửi)"
    r"\s(?:thông báo|công văn|giấy mời|thông tri|kế hoạch|văn bản)(?:\s(?:mới|khẩn|hỏa tốc))?(?:\ssố\s\S{2,40})?"
    r"(?:,?\sngày\s[\d/.-]{6,12})?,?\s(?:về việc|v/v|về)\s(?P<about>[^;:]{8,300}?)(?=[.;:](?:\s|$)|$)"
)


def reported_subject(blocks: Blocks) -> Field[str] | None:
    """What the notice is about that the first sentences tell of: "UBND A có Thông báo số 5 về việc hoãn …"."""
    for line in blocks.body[:HEADLINE_ZONE]:
        found = _REPORTED.match(line.folded)
        if found and not line.cells:
            return Field(
                value=trim(line.text[slice(*found.span("about"))]), span=(line.start, line.end), sure=0.7
            )
    return None


def named_event(blocks: Blocks) -> Field[str] | None:
    """The event that a sentence names; where a schedule is named first, rather the event of it that is moved."""
    guests = {line for section in blocks.about(Topic.GUESTS) for line in section.lines}
    lines = (line for line in blocks.body if not (line.cells or line.bullet or line in guests))
    events = [event for line in lines for event in _events_of(line)]
    moved = (event for event in events if not fold(event.value).startswith("lịch"))
    return next(moved, None) or next(iter(events), None) or _purpose_of_meeting(blocks)


def _purpose_of_meeting(blocks: Blocks) -> Field[str] | None:
    """What a short message calls people together for: "mời các hộ đến nhà văn hóa họp bàn làm đường"."""
    for line in blocks.body:
        found = _MEETING.search(line.folded) if not (line.cells or line.bullet) else None
        if found:
            return Field(value=trim(line.text[slice(*found.span())]), span=(line.start, line.end), sure=0.6)
    return None


def _events_of(line: Line) -> Iterator[Field[str]]:
    begin = 0
    for _ in range(_MOST_EVENTS):
        found = _INTRODUCED.search(line.folded, begin, 600)
        if found is None:
            return
        begin = found.start("event")
        event = line.text[slice(*found.span("event"))]
        cut = _CUT.search(fold(event))
        text = trim(event[: cut.start()] if cut else event)
        if " " in text and not _NAMELESS.match(fold(text)):
            yield Field(value=text[:LONGEST_TITLE], span=(line.start, line.end), sure=0.7)
