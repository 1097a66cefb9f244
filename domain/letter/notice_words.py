"""What the words of a notice do to a meeting: call it off, put it off, move it, or only its place."""

import re

from domain.letter.moved_times import tells_new

_MEETING = (
    r"(?:cuộc|hội (?:nghị|thảo|thi|thao|diễn|chợ|báo|đàm|đồng nghĩa vụ)|(?:ngày|lễ|vũ|dạ) hội|kỳ|phiên|buổi|lễ|lớp"
    r"|họp|đại hội|đhđ?cđ|lịch|chương trình|giấy mời|thời gian|ngày"
    r"|việc|tổ chức|tọa đàm|tiếp|giải|liên hoan|tập huấn|(?:bán )?đấu giá)(?!\w)"
)
_CANCELLED = re.compile(
    r"(?:hủy(?: bỏ)?|không tổ chức|thu hồi|bãi bỏ|(?<!tạm )dừng(?: tổ chức)?)\s(?:\w+\s){0,2}?"
    r"(?:cuộc (?:họp|thi)|hội (?:nghị|thi|thảo|thao|diễn)|đại hội|liên hoan|ngày hội|tọa đàm|tập huấn|giải|buổi"
    r"|lễ|giấy mời"
    r"|phiên|kỳ họp|họp"
    r"|lớp|chương trình|thư mời|tiếp (?:công )?dân|tiếp xúc|đối thoại|diễn đàn|lễ hội|hội (?:báo|chợ)|triển lãm"
    r"|festival|kỳ|giỗ|chạp)(?!\w)"
    r"|không tổ chức ngày(?!\w)"
    r"|(?<!\w)(?:sẽ|bị|phải|được|đành|xin|nay) (?:hủy(?: bỏ)?|không tổ chức)(?!\w)"
)
_ENDED = re.compile(
    r"(?:thông báo )?(?:về việc )?(?:dừng|hủy|không (?:tổ chức|mở|họp))(?!\w)(?! (?:được|tại|ở))"
)
"""How the title of a notice begins that calls a meeting off."""
_POSTPONED = re.compile(
    rf"(?<!\w)(?:dời|lùi|(?:tạm hoãn|hoãn|tạm dừng|tạm ngưng)(?:\s\w+){{0,2}}?)\s(?:\w+\s){{0,2}}?{_MEETING}"
    r"|(?<!\w)nay(?!\w)[^.;]{0,200}?(?<!\w)(?:không|chưa)(?: thể (?:họp|tổ chức|mở|làm|tiến hành)"
    r"| (?:họp|tổ chức|mở|làm|tiến hành)(?: [^\s.;,]{1,12}){0,3}? được)(?!\w)"
    r"|(?<!\w)(?:cuộc|hội|kỳ|phiên|buổi|lễ|lớp|đại hội|tọa đàm|giải|chương trình)\s[^.;]{0,140}?"
    r"(?<!\w)(?:(?:xin |được |bị |phải |sẽ |đành )?(?:tạm hoãn|hoãn lại|tạm dừng|tạm ngưng)"
    r"|(?:xin|bị|phải|được|sẽ) hoãn)(?!\w)"
)
_MOVED = re.compile(
    rf"(?<!\w)(?:thay đổi|điều chỉnh|đổi|dời|lùi|chuyển)\s(?:\w+\s){{0,2}}?(?:{_MEETING}|địa điểm|giờ)"
    r"|chương trình[^.;]{0,30} (?:có|bị) (?:sự )?thay đổi|(?<!\w)báo lại(?: [^\s.;]{1,12}){0,4} như sau"
    r"|đính chính|kế hoạch thay đổi"
    r"|(?<!\w)(?:in|ghi|viết|đánh máy|gõ) (?:sai|nhầm)(?!\w)|(?<!\w)xin (?:được )?(?:sửa|đọc) (?:lại|là|thành)(?!\w)"
    r"|(?<!\w)(?:lịch|thời gian|giờ)(?!\w)[^.;]{0,60}? (?:có|được|bị|phải) (?:sự )?(?:thay đổi|điều chỉnh)(?!\w)"
    r"|(?<!\w)(?:dời|lùi|chuyển|đổi|đẩy|dịch)(?: lại| lên| xuống| lùi)?"
    r" (?:sang|đến|tới|qua|vào|về)(?: lúc| hồi| vào)?"
    r" (?:ngày|thứ|chủ nhật|sáng|trưa|chiều|tối|tuần|tháng \d|\d{1,2} ?(?:h|giờ|g|[/:]))"
)
_MOVED_WHAT = re.compile(
    r"(?:thay đổi|điều chỉnh|đổi|dời|lùi|chuyển|hoãn|đính chính)\s(?:về |lại |từ |sang |đến |tới |qua )?"
    r"(?P<what>\w+ \w+(?: \w+)?)(?P<more>[^.;:]{0,24})"
)
_PLACE = re.compile(
    r"(?<!\w)(?:địa điểm|phòng|hội trường|nơi|trụ sở|nhà (?!trường)|tầng|sân|trung tâm|khách sạn|cơ sở|trường|ủy ban"
    r"|ubnd|điểm cầu|hình thức|trực tuyến|trực tiếp)"
)
_CONDITION = re.compile(
    r"(?<!\w)(?:nếu|trùng|gặp|nhằm|rơi vào|trường hợp|khi có|mọi|có thể|muốn|nhu cầu)(?!\w)"
    r"|(?<!\w)(?:đơn vị|ai|cá nhân|học viên|đại biểu|hộ|gia đình|bạn nào)(?!\w)[^.;:,]{0,24} xin(?!\w)"
)
_TIME = re.compile(r"(?:thời gian|giờ|ngày|lịch)(?!\w)")
_AND_TIME = re.compile(r"(?:,|/|&|(?<!\w)và)\s?(?:thời gian|giờ|ngày|lịch|buổi)(?!\w)")
_EARLIER = re.compile(
    r"(?:giấy mời|thư mời|công văn mời|giấy triệu tập|thông báo)[^.;,]{0,40} số|(?:lịch|giờ|ngày|thời gian) cũ(?!\w)"
)
_UNMOVED = re.compile(
    r"(?:ngày|giờ|thời gian)(?:,? (?:và |cùng )?[^\s.;,]{1,9}){0,5} (?:vẫn )?(?:không (?:thay )?đổi"
    r"|giữ nguyên|như cũ)(?!\w)"
)
"""What a notice says of the time that moves the place."""


def calls_off(text: str) -> bool:
    """Whether a folded text cancels a meeting."""
    return _says(_CANCELLED, text)


def ends(title: str) -> bool:
    """Whether a folded title begins with the end of a meeting: "Dừng phiên tiếp công dân"."""
    return _ENDED.match(title) is not None


def puts_off(text: str) -> bool:
    """Whether a folded text postpones a meeting, to another day or without one."""
    return _says(_POSTPONED, text)


def moves(texts: list[str]) -> bool:
    """Whether a notice moves or corrects: its title and kind come first in the folded `texts`."""
    return any(_says(_MOVED, text) for text in texts) and _is_notice(texts)


def moves_only_the_place(texts: list[str]) -> bool:
    """Whether the notice changes where, and says nothing of another time."""
    moved = [found for text in texts for found in _MOVED_WHAT.finditer(text)]
    if any(_TIME.match(found["what"]) or _AND_TIME.search(found["what"] + found["more"]) for found in moved):
        return False
    of_place = [found for found in moved if _PLACE.search(found["what"] + found["more"])]
    stays = any(_UNMOVED.search(text) for text in texts)
    return bool(of_place) and (stays or len(of_place) == len(moved))


def _says(pattern: re.Pattern[str], text: str) -> bool:
    found = pattern.search(text)
    return found is not None and not _CONDITION.search(text, max(0, found.start() - 60), found.end())


def _is_notice(texts: list[str]) -> bool:
    """A change is announced in the title, or beside the letter that it changes."""
    title, kind, *told = texts
    return _MOVED.search(f"{kind} {title}") is not None or any(
        _EARLIER.search(text) or tells_new(text) for text in told
    )
