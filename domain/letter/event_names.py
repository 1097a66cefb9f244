"""What a letter without a title is about: the subject that it reports, or the event that its sentences name."""

import re
from collections.abc import Iterator

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body
from domain.letter.headline import HEADLINE_ZONE, LONGEST_TITLE
from domain.letter.labels import Topic
from domain.letter.lines import Line
from domain.letter.model import Field
from domain.letter.text import fold, trim

_EVENT = (
    r"(?:(?:cuộc |buổi |phiên |phòng )?họp(?! (?:đúng|đầy đủ))|hội nghị|hội thảo|tọa đàm|(?:buổi |đêm )?lễ"
    r"|kỳ họp|lớp|đại hội|đại lễ|kỳ thi|khóa (?:học|tập huấn|bồi dưỡng|tu)|hội xuân|hội trại|hội khỏe"
    r"|trại (?:hè|sáng tác)"
    r"|giải(?! (?:quyết|trình|đáp|pháp|ngân|phóng|trí|tỏa|thể|thích|thưởng|\())|vòng (?:chung kết|bán kết"
    r"|sơ khảo)|tuần lễ"
    r"|seminar|hội báo"
    r"|(?:lễ )?giỗ tổ|kỳ chạp|thánh lễ|kỷ niệm (?:ngày|\d{1,3})|đhđcđ|đhcđ|(?:phiên "
    r"|buổi )?tiếp (?:công )?dân(?! (?:định|thường))|bán đấu giá|ngày (?=[“\"])"
    r"|thi (?:thí điểm|tuyển|thử|đấu|kết thúc|học kỳ|tốt nghiệp|nâng|sát hạch)"
    r"|đối thoại"
    r"|chương trình|tết trồng cây|ngày hội|hội thi|hội diễn|cuộc thi|giao lưu|gặp mặt|buổi|diễn đàn"
    r"|khai mạc|tập huấn|sinh hoạt|giao ban|làm việc|mít tinh|lễ hội|hội chợ|triển lãm|hội thao|liên hoan|tổng kết"
    r"|sơ kết|khảo sát|hội đàm|bồi dưỡng|tiếp xúc"
    r"|lịch tiếp)"
)
_INTRODUCED = re.compile(
    rf"(?:tổ chức|mở|mời|tham dự|dự|triệu tập|về việc|về kế hoạch|báo|chủ trì|tới|đến|hoãn|lùi|dời|hủy|chuyển"
    rf"|đổi lịch"
    rf"|họp|(?:thay đổi|đổi) (?:thời gian|địa điểm|ngày|giờ):)\s(?:[^\s,.;:]+,?\s){{0,6}}?(?P<event>{_EVENT}(?!\w).*)"
)
_CUT = re.compile(
    r",?\s(?:như sau|từ (?:ngày|lúc|hồi|\d)|(?:sẽ|được|phải|chuyển|dời|lùi) (?:về|sang|đến|tới|lại|vào|mở"
    r"|tổ chức|diễn ra)|vào (?:lúc|hồi|ngày|buổi|sáng|trưa|chiều|tối|thứ|chủ nhật|dịp|\d)|cụ thể"
    r"|trước (?:đây|đó)|(?:đã )?dự kiến|cho (?:các|toàn thể|tất cả|cán bộ|sinh viên|học sinh)"
    r"|với (?:các )?nội dung|lúc \d|kính mời|trân trọng)|,\s\d{1,2}\s?(?:h|g|giờ|:\d)"
    r"|[.:;](?:\s|$)|,\s(?=(?:ban|sở|ubnd|ủy ban|hội|trường|phòng|đoàn|công ty|công đoàn"
    r"|thường trực)\s[^,.;]{3,80}\s(?:đã|sẽ|báo|mở|mời))"
)
_MOST_EVENTS = 4
_FAR = 600
_NAMELESS = re.compile(
    r"(?:cuộc |buổi |phiên )?(?:họp|hội nghị|lễ|lễ hội|hội chợ|kỳ họp|giải|lớp|chương trình|đại hội|tập huấn"
    r"|làm việc)"
    r"(?: (?:này|trên|nói trên|sẽ|đã|nêu|đó|tới|đúng|đầy đủ|sau|lại|chung))?$"
)
_MEETING = re.compile(
    r"(?<!\w)họp (?:(?:gấp|khẩn|đột xuất|nhanh|online|trực tuyến|để) )?(?:bàn|nghe|xét|bình xét|lấy ý kiến"
    r"|triển khai|thống nhất|rút kinh nghiệm|kiểm điểm|góp ý|thẩm định"
    r"|tổng kết|sơ kết|giải quyết|phân công|chuẩn bị)\s[^.;:]{4,200}?"
    r"(?=\s(?:vào|lúc|hồi|tại|từ)\s|,\s\d{1,2}\s?(?:h|g|giờ)|[.;:]|$)"
)
_NOTICE_OF = re.compile(
    r"thông báo về việc\s(?P<about>[^.;:]{8,200}?)(?=\s(?:nhân|cụ thể|như sau|vào|lúc)(?!\w)|[.;:]|$)"
)
_AS_SUBJECT = re.compile(
    rf"(?:^|[.;]\s|,\s)(?P<event>{_EVENT}(?!\w)[^.;:]{{3,200}}?)\s(?:sẽ |dự kiến |được )?(?:mở|tổ chức|họp"
    rf"|diễn ra|khai mạc)"
    r"\s(?:từ|vào|lúc|trong|tại|ngày)"
)
_GROUND = re.compile(r"(?:căn cứ|theo|thực hiện|chấp hành|nhằm|để)(?!\w)")
"""What begins a line that names other letters and events before its own."""
_ACTS = re.compile(r"\s(?:mở|tổ chức|báo|thông báo|mời|triệu tập|hoãn|lùi|dời|tạm|đối thoại|khai mạc|lập)\s")
_REPORTED = re.compile(
    r"(?!căn cứ|theo |thực hiện|trước )[^.;:]{3,160}?\s(?:ra|ban hành|phát hành|phát|có|ký|gửi)"
    r"\s(?:thông báo|công văn|giấy mời|thông tri|kế hoạch|văn bản)(?:\s(?:mới|khẩn|hỏa tốc))?(?:\ssố\s\S{2,40})?"
    r"(?:,?\sngày\s[\d/.-]{6,12})?,?\s(?:về việc|v/v|về)\s(?P<about>[^;:]{8,300}?)(?=[.;:](?:\s|$)|$)"
)


def reported_subject(blocks: Blocks) -> Field[str] | None:
    """What the notice is about that the first sentences tell of: "UBND A có Thông báo số 5 về việc hoãn …"."""
    for line in blocks.body[:HEADLINE_ZONE]:
        found = _REPORTED.match(line.folded) or _NOTICE_OF.search(line.folded, 0, _FAR)
        if found and not line.cells:
            return Field(
                value=trim(line.text[slice(*found.span("about"))]), span=(line.start, line.end), sure=0.7
            )
    return None


def named_event(blocks: Blocks) -> Field[str] | None:
    """The event that a sentence names; where a schedule is named first, rather the event of it that is moved."""
    guests = {line for section in blocks.about(Topic.GUESTS) for line in section.lines}
    lines = (line for line in blocks.body if not (line.cells or line.bullet or line in guests))
    told = sorted(lines, key=_only_grounds)
    events = [event for line in told for event in _events_of(line)]
    moved = (event for event in events if not fold(event.value).startswith("lịch"))
    return next(moved, None) or next(iter(events), None) or _purpose_of_meeting(blocks)


def _only_grounds(line: Line) -> bool:
    """Whether a line names laws, plans and earlier letters, and nobody acts in it."""
    acts = (piece for piece in re.split(r"[,;]\s", line.text) if piece[:1].isupper() and is_body(piece))
    if _GROUND.match(line.folded) is None or _AS_SUBJECT.search(line.folded, 0, _FAR):
        return False
    return not any(_ACTS.search(fold(piece)) for piece in acts)


def _purpose_of_meeting(blocks: Blocks) -> Field[str] | None:
    """What a short message calls people together for: "mời các hộ đến nhà văn hóa họp bàn làm đường"."""
    for line in blocks.body:
        found = _MEETING.search(line.folded, 0, _FAR) if not (line.cells or line.bullet) else None
        if found:
            return Field(value=trim(line.text[slice(*found.span())]), span=(line.start, line.end), sure=0.6)
    return None


def _events_of(line: Line) -> Iterator[Field[str]]:
    begin = 0
    for _ in range(_MOST_EVENTS):
        found = _INTRODUCED.search(line.folded, begin, _FAR)
        if found is None:
            break
        begin = found.start("event")
        event = line.text[slice(*found.span("event"))]
        cut = _CUT.search(fold(event))
        text = trim(event[: cut.start()] if cut else event)
        if " " in text and not _NAMELESS.match(fold(text)):
            yield Field(value=text[:LONGEST_TITLE], span=(line.start, line.end), sure=0.7)
    acting = _AS_SUBJECT.search(line.folded, 0, _FAR)
    if acting:
        yield Field(
            value=trim(line.text[slice(*acting.span("event"))]), span=(line.start, line.end), sure=0.6
        )
