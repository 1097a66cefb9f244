"""Where a place stands in a sentence, and where the words that name it end."""

import re

from domain.letter.text import fold, trim
from domain.letter.when import find_whens

_AT = re.compile(r"^(?:tại|ở)\s+", re.IGNORECASE)
PLACE = (
    r"(?:hội trường|bộ(?! trưởng)|phòng|trụ sở|nhà|nhà hàng|văn phòng|vp|khách sạn|ks|trung tâm|sân|quảng trường"
    r"|công viên|vườn|trường|thpt|thcs|tiểu học|mầm non|lớp|đại học|cơ sở|phân hiệu|ubnd|ủy ban|sảnh|resort|quán"
    r"|hồ|bãi|biển|đảo|tháp|tòa|giảng đường|điểm(?! (?:danh|số|thi|mới|chuẩn|tin))"
    r"|khu|bến|cảng|ga|ban|đền|chùa|đình|miếu|giáo xứ|nghĩa trang"
    r"|bảo tàng|thư viện|địa chỉ|số \d{1,4}[a-z]?|cổng|cống|đập|đê|kênh|nhà máy|vườn|cầu|ngã (?:ba|tư)"
    r"|sở|chi cục|cục|trạm|kho bạc|ngân hàng|chợ|siêu thị"
    r"|câu lạc bộ|clb|hợp tác xã|htx|xưởng|hạt|đội|huyện|xã|phường|thị trấn|thị xã|quận|thôn|ấp|bản|buôn|làng"
    r"|xóm|khóm|tổ dân phố|tổ \d{1,3}|tầng|lầu|hội sở|cơ quan|công ty|xí nghiệp|rạp|cung|tượng đài|bệnh viện"
    r"|doanh trại|p\.? (?:họp|\d{1,4})|p\.\d{1,4}|đường|phố|tỉnh|thành phố|tp|khoa|viện|học viện|di tích"
    r"|đài|ph(?= )|ht(?= ))"
)
_BEGINS = re.compile(rf"{PLACE}(?!\w)")
_CONTINUES = re.compile(
    rf"(?:{PLACE}|lô|ngõ|ngách|hẻm|kiệt|km|quốc lộ|tỉnh lộ|đại lộ|cạnh|gần|đối diện|bên|sát|phía|ngay|dưới|trên"
    rf"|cuối|đầu|giữa|sau|trong khuôn viên)(?!\w)"
)
_STOP = re.compile(
    r",?\s(?:để|nhằm|với|do|vào|lúc|hồi|từ|theo|gồm|bao gồm|có|nhưng|nay|không|cho|nên|mời|kính mời|trân trọng"
    r"|thành phần|chủ trì|sau đó|rồi|tiếp đó|bắt đầu|khai mạc|kết thúc|đến hết|thay cho|thay vì|riêng|sang"
    r"|kết hợp|đồng thời|trong (?:ngày|hai|\d|thời gian|buổi)|trước (?:ngày|giờ|\d)|cùng (?:ngày|với|giờ)"
    r"|(?:hoặc|và) (?:qua|trực tuyến|tham dự|kết nối|các điểm cầu)"
    r"|qua (?:phần mềm|nền tảng|ứng dụng|hệ thống|Zoom))(?!\w)"
    r"|[;:\n)”\"]"
)
_BRACKETED = re.compile(r"\([^()\n]{0,300}\)")
_ACTS = re.compile(
    r"\s(?:xin|mời|kính|trân trọng|tổ chức|quyết định|thông báo|đã|sẽ|đề nghị|báo|yêu cầu|dời|chuyển|lùi|hoãn)(?!\w)"
)
_SHORTENED = frozenset(
    ("tp", "p", "q", "tx", "tt", "đ", "h", "x", "kp", "ths", "ts", "kcn", "st", "mr", "ms")
)
_NAMED_BY_A_DAY = re.compile(r"(?:đường|phố|quảng trường|trường|đại lộ|công viên|rạp|phường|cầu)\s$")
_BEFORE_TIME = re.compile(r"(?<![\s,(–-])[\s,(–-]*(?:vào|lúc|hồi|ngày|từ|vào lúc|vào ngày|buổi)?\s?$")
_CONDITION = re.compile(
    r"\s*\((?=[^()]*\)$)[^()]*(?<!\w)(?:thì|nếu|trùng|thay|dành cho|đối với|áp dụng"
    r"|(?:năm|lần|kỳ|tháng|tuần|hôm|thư|giấy mời|thông báo) trước|trước (?:đây|đó|là)|(?:địa điểm|nơi"
    r"|chỗ) cũ|không phải|ban đầu"
    r"|(?:đổi|chuyển|dời) từ)(?!\w)[^()]*\)$"
    r"|\s*\((?:buổi )?(?:gặp|dự|cùng dự|sáng|chiều|tối|cả ngày|ngày|đ/c|đồng chí|lđvp|lãnh đạo|cvp|thành phần"
    r"|chủ trì|xe|họp với|làm việc với)(?![\w-])[^()]*\)$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:^|[.;,(]\s*|\s)(?:(?:địa điểm|nơi \w+|điểm(?: \w+)?|tại|đđ|phòng họp)\s?:"
    rf"|(?:(?:địa )?điểm |nơi họp |họp )?tại(?=\s{PLACE}(?!\w)))\s*(?P<place>.+)"
)
_ONLINE = re.compile(
    r",?\s(?:và|hoặc|hay|&|\+|kết hợp|đồng thời)\s(?:"
    r"(?:(?:họp |dự |tham dự |hình thức |theo hình thức )?(?:trực tuyến|online)"
    r"|(?:qua|trên|nền tảng)?\s?(?:phần mềm |nền tảng |ứng dụng )?(?:zoom|(?:ms |microsoft )?teams|google meet)))"
)
_PROPER = re.compile(r"[A-ZĐÀ-Ỹ][\w.]{0,12}(?:\s[A-ZĐÀ-Ỹ][\w.]{0,12}){0,5}(?=\s[a-zđà-ỹ])")
_LONGEST_ROW = 600


def is_place(text: str) -> bool:
    """Whether `text` begins like a place: a hall, a house, an office, a village."""
    return _BEGINS.match(fold(text)) is not None


def acts(text: str) -> bool:
    """Whether what begins like a place does something: "Trường A tổ chức Lễ tốt nghiệp"."""
    return _ACTS.search(leading_place(text)) is not None


def tidy(place: str) -> str:
    """A place without "tại" and final punctuation."""
    return trim(_CONDITION.sub("", _AT.sub("", trim(place))))


def first_clause(place: str) -> str:
    """A place that stands by itself after its label, without the clause or sentence that follows."""
    spoken = _masked(place)
    online = _ONLINE.search(fold(spoken))
    ends = [
        at for at in (spoken.find(";"), _sentence_end(spoken), online.start() if online else -1) if at > 0
    ]
    return tidy(place[: min(ends)] if ends else place)


def leading_place(text: str) -> str:
    """The place that begins `text`, up to the clause, sentence or hour that follows it."""
    return tidy(text[: _end(text)])


def named_place(text: str) -> str:
    """A place that bears a name of its own only: "Quy Nhơn khó an toàn" is Quy Nhơn."""
    place = leading_place(text)
    name = _PROPER.match(place)
    return (
        name[0]
        if name and not is_place(place) and not _CONTINUES.match(fold(place[name.end() + 1 :]))
        else place
    )


def part_place(text: str) -> tuple[str, str | None]:
    """What a row is about, and the place that it names after "Địa điểm:" or "tại"; None where it names none."""
    found = _TOLD.search(fold(text), 0, _LONGEST_ROW)
    if found is None:
        return text, None
    place = leading_place(text[found.start("place") :])
    return text[: found.start()], place or None


def _end(text: str) -> int:
    text = text[:_LONGEST_ROW]
    spoken = _masked(text)
    stop = _STOP.search(spoken)
    ends = [stop.start() if stop else -1, _sentence_end(spoken), _foreign_piece(spoken), _time(text)]
    return min((at for at in ends if at > 0), default=len(text))


def _masked(text: str) -> str:
    """The text with what stands in brackets made one word, all places kept."""
    return _BRACKETED.sub(lambda found: "_" * len(found[0]), text)


def _sentence_end(spoken: str) -> int:
    for dot in re.finditer(r"(\w{1,30})\.(?=\s|$)", spoken):
        if fold(dot[1]) not in _SHORTENED:
            return dot.end() - 1
    return -1


def _foreign_piece(spoken: str) -> int:
    """The comma after which no part of an address goes on."""
    for comma in re.finditer(",", spoken):
        piece = spoken[comma.end() :].split(",")[0].strip()
        address = piece[:1].isupper() or piece[:1].isdigit() or _CONTINUES.match(fold(piece))
        if not address or _ACTS.search(piece):
            return comma.start()
    return -1


def _time(text: str) -> int:
    """Where an hour or a day begins; the day that a street is named by is none."""
    for when in find_whens(text):
        at = when.span[0]
        if at > 5 and (when.days or when.hours) and not _NAMED_BY_A_DAY.search(fold(text[:at])):
            return len(_BEFORE_TIME.sub("", text[:at]))
    return -1
