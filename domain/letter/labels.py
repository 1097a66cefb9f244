"""The labels that begin a section of a letter: Thời gian:, Địa điểm:, Thành phần:, Kính gửi:."""

import re
from enum import Enum, auto
from itertools import islice

from domain.letter.lines import Line
from domain.letter.text import fold

_ADDRESSED = re.compile(
    r"(?:[^:]{2,40}:\s)?(?P<label>(?:[Kk]ính|[Đđ]ồng [Kk]ính|[Tt]hân|[Tt]rân trọng) g[ửở]i|KG|K/g)\s(?P<value>\S.*)"
    r"|(?P<greeting>Gửi|Kính thưa|Thưa|Kính chào|Kính bạch|Thân mến gửi|Mến gửi)\s(?P<greeted>(?:các|quý|chư"
    r"|toàn thể|anh|chị"
    r"|cô|thầy|bạn|bà con|đồng chí|đ/c)\s"
    r"[^.:;]{2,80}[,!])$"
)
OPENER = re.compile(r"(?:gồm(?: có)?|như sau|bao gồm|gồm các đồng chí|các đồng chí|theo danh sách)?\s?:?$")
"""What may stand after a label without being its value."""
_GROUPING = re.compile(
    r"(?:(?:tại |ở )?(?:các )?điểm cầu|(?:ở |tại )?cấp (?:trung ương|tỉnh|thành phố|huyện|xã|cơ sở)|khối|về phía"
    r"|phía|(?:trung ương|tỉnh|thành phố|huyện|xã|địa phương)(?:, [^:\\d]{2,40})?$|(?:ở|tại) (?:trung ương|tỉnh"
    r"|huyện|xã|thành phố|địa phương))(?!\w)"
)
_EVENT = re.compile(
    r"(?:(?:cuộc |buổi |phiên )?họp|hội nghị|hội thảo|đại hội|(?:buổi )?lễ|kỳ họp|lớp|buổi|tọa đàm|tập huấn)(?!\w)"
)
_FOREIGN = re.compile(r"\A[A-Za-z ]{2,20}\s?[|/]\s?")
"""The English label before the Vietnamese one: "WHERE | Địa điểm"."""
_COLON = re.compile(r":(?!(?<=\d:)\d)")
_COLONS = 8
_SENT_FOR = re.compile(
    r"(?:mời|triệu tập)\s(?:các |những )?(?:đồng chí|đ/c|ông|bà|ông,? bà|ông \(bà\)|thành phần|đại biểu"
    r"|cá nhân|đơn vị)"
    r"(?: có tên)?(?: sau| dưới)|cử (?:đại biểu|người|cán bộ|thành phần)(?: (?:tham )?dự| như sau| gồm){0,2}$"
)
_PHONE = re.compile(r"\+?\d[\d.\s-]{7,}")
_ASIDE = re.compile(r"\s?\([^()]*\)$")
_LABEL_LENGTH = 90
_LONGEST_INVITING = 160
_LONGEST_OPENING = 240
"""Characters of a sentence that ends with the colon above its guests."""
_BARE_LABEL_LENGTH = 60


class Topic(Enum):
    """What a labelled section is about."""

    TIME = auto()
    VENUE = auto()
    GUESTS = auto()
    CHAIR = auto()
    CONTENT = auto()
    ORDERS = auto()
    DOCUMENTS = auto()
    RSVP = auto()
    DRESS = auto()
    MODE = auto()
    NOTES = auto()
    PURPOSE = auto()
    OTHER = auto()


_LABELS = (
    (Topic.OTHER, r"(?:không|thôi|chưa) (?:mời|dự)(?!\w)"),
    (
        Topic.RSVP,
        r"đăng ký|xác nhận|liên hệ|đầu mối|thông tin liên hệ|người liên hệ|phản hồi"
        r"|thời gian đăng ký(?! (?:cổ đông|đại biểu))",
    ),
    (
        Topic.TIME,
        r"time$|(?:t|th)[/.]\s?(?:gian|g)$|lịch(?: học| tập huấn| họp)?(?:,? (?:và )?(?:nơi|địa điểm)(?: \w+){0,3})?$"
        r"|(?:về )?(?:thời gian|thời điểm)(?: (?:dự kiến |của )?(?:cả|toàn|chung|diễn ra|tổ chức|tiến hành)"
        r"(?: \w+){0,4})?"
        r"(?!.*(?:đăng ký(?! (?:cổ đông|đại biểu))|gửi|nộp))"
        r"|(?:tg|ngày|giờ|ngày,? giờ(?: \w+){0,5}|ngày họp"
        r"|giờ họp|vào (?:lúc|hồi)|lúc|hồi|bắt đầu|khai mạc|kết thúc|bế mạc)$",
    ),
    (
        Topic.VENUE,
        r"địa điểm|đ[/.]\s?(?:điểm|đ)$|(?:đến|tới)$|(?:đđ|(?:(?:có mặt|họp|đến|tập trung) )?tại|điểm|venue"
        r"|place|location|where)$|phòng họp$"
        r"|điểm cầu(?: chính| trung tâm)?$|địa chỉ họp|(?:nơi|điểm) (?:họp|phát sóng|tập trung|khai mạc"
        r"|tổ chức|tiếp|gặp|học|làm việc|diễn ra)",
    ),
    (
        Topic.GUESTS,
        r"thành phần|(?:t|th)[/.]\s?phần|tp$|(?:đồng )?kính g[ửở]i|gửi$|kg$|kính mời|mời(?: [\w/]+){0,3}$"
        r"|(?:cùng tiếp|(?:đến |tới |về )?(?:tham |cùng )?dự)(?! (?:từ xa|trực tuyến|online|qua|phòng"
        r"|kiến))(?: \w+){0,2}$"
        r"|(?:những )?người (?:tham |được )?(?:dự|mời)(?: \w+){0,2}$|học viên$"
        r"|đại biểu(?: (?:tham )?dự(?:,? \w+){0,12}|(?:,? \w+){0,6})$|đối tượng|khách mời"
        r"|(?:.* )?(?:kính mời|trân trọng mời|(?<!thư )(?<!giấy )mời|triệu tập)"
        r"(?: (?:tham )?dự.*| các .*| quý .*| thêm| bổ sung)?$"
        r"|[^:;,]{4,60} điện$|[^:;]{3,80}(?:,| )gồm (?:các )?(?:đại biểu|đồng chí|ông,? bà)$"
        r"|(?:tham |họp )?dự (?:họp )?tại .{3,80} gồm(?: có)?$"
        r"|.*(?:đề nghị|yêu cầu) (?:.{0,60} )?cử (?:đại biểu|người|cán bộ|thành phần)(?: (?:tham )?dự| như sau"
        r"| gồm){0,2}$",
    ),
    (
        Topic.CHAIR,
        r"(?:người |đồng )?(?:chủ trì|c[/.]\s?trì|chủ tọa)(?!,? (?:phối|tham|chuẩn|báo))(?:[ ,/]{1,2}\w+){0,6}$",
    ),
    (Topic.CONTENT, r"nội dung|n[/.]\s?(?:dung|d)$|(?:các )?việc (?:họp|bàn)|chương trình(?: \w+){0,3}$"),
    (
        Topic.ORDERS,
        r"phân công|công tác (?:chuẩn bị|tổ chức|phục vụ|hậu cần)|(?:trách nhiệm|việc) (?:của )?các (?:đơn vị"
        r"|phòng|ban)|giao nhiệm vụ|nhiệm vụ|tổ chức thực hiện|chuẩn bị",
    ),
    (Topic.DOCUMENTS, r"tài liệu|hồ sơ"),
    (Topic.DRESS, r"trang phục"),
    (Topic.MODE, r"hình thức|phương thức"),
    (Topic.NOTES, r"lưu ý|ghi chú|chú ý|yêu cầu"),
    (
        Topic.PURPOSE,
        r"họp$|(?:lý do,? (?:và )?)?mục đích|v/v|về việc|để$|tên (?:cuộc họp|hội nghị|sự kiện)|trích yếu",
    ),
)
_LABEL = re.compile("|".join(rf"(?P<{topic.name}>{words})" for topic, words in _LABELS))


def label_of(line: Line) -> tuple[Topic, str, str] | None:
    """The topic, the label and the value of a line that begins with a known label, else None."""
    if line.cells:
        return None
    if (addressed := _ADDRESSED.match(line.text)) is not None:
        label, value = addressed["label"] or addressed["greeting"], addressed["value"] or addressed["greeted"]
        return Topic.GUESTS, label, value
    label, colon, value = part_label(line.text)
    if ";" in label:
        return None
    if not colon and (len(line.text) > _BARE_LABEL_LENGTH or not (line.bullet or line.text.isupper())):
        return None
    if value.endswith(":") and (inner := _LABEL.match(fold(value[:-1].strip()))) and inner["GUESTS"]:
        label, value = value[:-1], ""
    words = _FOREIGN.sub("", label.strip(), count=1)
    found = _LABEL.match(fold(words)) if len(label) <= _LONGEST_OPENING else None
    invites = fold(label).rstrip().endswith("mời") and len(label) <= _LONGEST_INVITING
    if (
        found
        and len(label) > _LABEL_LENGTH
        and not invites
        and (value.strip() or not _SENT_FOR.search(fold(label)))
    ):
        return None
    if found is None or found.lastgroup is None or (found["GUESTS"] and _PHONE.match(value.strip())):
        return None
    if not colon and found.end() < len(_ASIDE.sub("", label.strip())) - 20:
        return None
    return _topic(Topic[found.lastgroup], label, value.strip()), label.strip(), value.strip()


def _topic(topic: Topic, label: str, value: str) -> Topic:
    """ "Dự: Đại hội xã viên" names the event, "Dự: Trưởng các đơn vị" the guests."""
    if topic is Topic.VENUE and fold(label).strip() in ("đến", "tới") and not value.strip()[:1].isalpha():
        return Topic.TIME
    if fold(label).strip() == "họp" and not value.strip()[:1].isalpha():
        return Topic.TIME
    about = fold(label).strip().startswith(
        ("dự", "đến dự", "tham dự", "đến tham dự", "về dự", "tới dự")
    ) and _EVENT.match(fold(value))
    return Topic.PURPOSE if about else topic


def part_label(text: str) -> tuple[str, str, str]:
    """The text before its first colon, the colon, and the text after it; the colon of 08:00 is none."""
    found = next(
        (colon for colon in islice(_COLON.finditer(text), _COLONS) if not _is_quoted(text[: colon.start()])),
        None,
    )
    return (text[: found.start()], ":", text[found.end() :]) if found else (text, "", "")


def _is_quoted(before: str) -> bool:
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def groups_guests(text: str) -> bool:
    """Whether a line names the site, the level or the side that the guests below it belong to."""
    return _GROUPING.match(fold(text)) is not None


def opens_list(value: str) -> bool:
    """Whether a list follows below rather than after the colon."""
    return OPENER.match(fold(value)) is not None or value[:1] in "-–•+" or value.endswith(":")
