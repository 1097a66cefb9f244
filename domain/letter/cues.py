"""What a time tells: the words around it say whether something begins, ends, is due or was written then."""

import re
from enum import Enum, auto


class Role(Enum):
    """What an expression tells, judged by the nearest words."""

    START = auto()
    """The event itself, or nothing that says otherwise."""
    OPENING = auto()
    ARRIVAL = auto()
    LINE_TEST = auto()
    PREPARATORY = auto()
    END = auto()
    DEADLINE = auto()
    REFERENCE = auto()
    """The date of a document."""
    RECORD = auto()
    """A date of birth, of a list, of trading: never a meeting."""


_CUES = (
    (
        Role.ARRIVAL,
        r"(?:có mặt|tập trung|(?<!không )(?<!không thể )đến|đăng nhập),?"
        r"(?: (?!báo|gửi|xác nhận|đăng ký|phản hồi)[^\s.;:]{1,12}){0,4} trước",
    ),
    (
        Role.DEADLINE,
        r"(?:gửi|báo cáo|nộp|hoàn thành|trả lời|phản hồi)(?: (?!họp|mời|dự)[^\s.;:]{1,12}){0,10}"
        r" (?:trong|vào|xong|về)(?: ngày)?(?=\s*$)",
    ),
    (
        Role.ARRIVAL,
        r"(?:đón|đăng ký (?:cổ đông|đại biểu|đại hội)|kiểm tra tư cách|điểm danh|nhận tài liệu)"
        r"(?: [^\s.;:,\d]{1,12}){0,6} bắt đầu",
    ),
    (
        Role.DEADLINE,
        r"(?:thời )?hạn(?: chót| cuối)? (?:đăng ký|nộp|gửi|nhận|trả lời|đóng)(?: [^\s.;:,]{1,12}){0,8}",
    ),
    (
        Role.DEADLINE,
        r"trước(?! (?:đây|đó|định|dự))|trc|chậm nhất|muộn nhất|hạn(?! chế)|đến hết"
        r"|không quá|gửi về|bỏ phiếu|đóng|mở (?:đăng ký|cổng|hệ thống)",
    ),
    (
        Role.ARRIVAL,
        r"(?<!xe )(?<!đưa )đón|có mặt|tập trung|tư cách|test|ổn định|đăng ký đại biểu|check.?in|điểm danh|đăng nhập"
        r"|(?:thời gian|giờ|được|để|có thể|bắt đầu) vào (?:phòng(?: (?:họp|chờ|zoom))?|zoom|link|hội trường)"
        r"|(?:phòng|cổng|cửa)(?: (?:họp|chờ|zoom))? mở|mở (?:phòng|cửa|zoom|link)"
        r"|vào cổng|phòng chờ|(?:nhận|phát) (?:phù hiệu|phiếu|tài liệu|thẻ)|ký tên|đăng ký cổ đông|đại biểu đến"
        r"|làm thủ tục",
    ),
    (
        Role.LINE_TEST,
        r"đường truyền|thử (?:âm thanh|máy|tín hiệu)|kết nối(?! (?:cung|giao|doanh|việc|các|với))|chạy thử"
        r"|(?<!khoa học )(?<!lý do )kỹ thuật(?! số)"
        r"|(?:tổng|sơ) duyệt|duyệt chương trình|hợp luyện",
    ),
    (
        Role.PREPARATORY,
        r"(?:trù bị|họp\s?(?:chuyên môn|kỹ thuật|lãnh đội|trưởng đoàn)|bốc thăm)(?: (?:vào )?(?:lúc|hồi))?",
    ),
    (Role.END, r"(?:bế\s?mạc|kết thúc)(?: (?:vào )?(?:lúc|hồi))?|kéo dài(?: đến| tới| cho đến)?"),
    (Role.OPENING, r"(?:khai (?:lễ|hội|giảng)|khai\s?mạc|bắt đầu|chính thức|cử hành)(?: vào)?(?: lúc| hồi)?"),
    (
        Role.RECORD,
        r"(?:nộp|nhận|thu|phát|phát hành|tiếp nhận|bán|mua|thẩm định|bổ sung|trả|rút) (?:hồ sơ|phiếu đăng ký|đơn)"
        r"(?: [^\s.;:,\d]{1,12}){0,6}"
        r"|(?:gửi|nộp|nhận|tiếp nhận|thu)(?: các| lại)? (?:phiếu|bài|tác phẩm|ý tưởng|sản phẩm|clip|video|ảnh|đề tài"
        r"|tham luận|toàn văn|tóm tắt|thanh toán)(?: [^\s.;:,\d]{1,12}){0,6}"
        r"|(?:hoàn trả|trả lại|thanh toán|xem|giao nhận) (?:tài sản|tiền|phần|cho)(?: [^\s.;:,\d]{1,12}){0,6}"
        r"|(?:đóng|nộp|thu) (?:học phí|lệ phí|phí|tiền)(?: [^\s.;:,\d]{1,12}){0,4}"
        r"|(?:lấy|nhận) giấy(?: [^\s.;:,\d]{1,12}){0,4}|(?:niêm yết|công khai)(?: [^\s.;:,\d]{1,12}){0,6}"
        r"|xét tuyển thẳng"
        r"|không (?:sớm|muộn) hơn|sinh năm|(?<!học )(?<!thí )(?<!vệ )sinh(?= ngày|\s*:|\s*$)"
        r"|cấp(?= ngày| lần)|(?<!chủ )chốt|cuối cùng|không hưởng quyền|cập nhật"
        r"|đăng (?:lúc|ngày)|ngày (?:đăng|tạo)(?! ký)|về đơn|âm lịch|giãn cách|cách ly|phong tỏa|hiệu lực|áp dụng",
    ),
    (
        Role.REFERENCE,
        r"(?:(?:giấy mời|thư mời|công văn|quyết định|luật(?: tổ chức)?|nghị quyết|nghị định|công điện"
        r"|tờ trình|chỉ thị|thông tư)"
        r"|(?:thông báo|kế hoạch|văn bản|hướng dẫn|kết luận|báo cáo)(?= số| ngày| của))"
        r"(?:(?!mời |họp|dự |vào |lúc |trước |hạn |dời |lùi |chuyển |tổ chức |triệu tập |trong )"
        r"[^,;.]){0,60}?,?\s?ngày"
        r"|số\s?\d{1,5}[a-z]?\s?[/-][\w&./–-]{2,30},?\s?(?:ký )?ngày"
        r"|(?:đã )?(?:gửi|ban hành|phát hành)(?: ra)? ngày|sau (?:(?:khi|buổi|cuộc|phiên)[^.;,]{0,40} )?ngày",
    ),
    (Role.START, r"họp|mời|diễn ra|tổ chức|thời gian|vào lúc|vào hồi|dự(?! kiến)|sang|thành|sửa là|nay là"),
)
_CUE = re.compile(
    rf"(?<!\w)(?:{'|'.join(rf'(?P<{role.name}_{at}>{words})' for at, (role, words) in enumerate(_CUES))})(?!\w)"
)
_CUE_AFTER = re.compile(
    r"(?:\)\s{1,2}|[\s:–-]{0,4})(?:(?P<ARRIVAL>đón|tập trung|kiểm tra tư cách|test|ổn định"
    r"|(?:để )?(?:nhận (?:phù hiệu|tài liệu|thẻ|phiếu)|làm thủ tục|điểm danh))"
    r"|(?:(?:đại hội|hội nghị|phiên|kỳ họp|họp)\s){0,2}(?:(?P<OPENING>khai\s?mạc|chính thức)|(?P<PREPARATORY>trù bị))"
    r"|(?P<END>bế\s?mạc|kết thúc)|"
    r"(?P<LINE_TEST>(?:để )?(?:kiểm tra|test|thử)(?: \w+){0,3} (?:đường truyền|kết nối|âm thanh)|kiểm tra kỹ thuật"
    r"|(?:tổng|sơ) duyệt))(?!\w)"
)

_ACT = (
    r"\s(?:đã (?:ban hành|phát hành|phát|có|gửi|mời|thông báo|báo|ký|ra|quyết định|thống nhất|định rằng)"
    r"|(?<!khi )(?:có|ban hành|phát hành|gửi|ra|ký)"
    r" (?:giấy mời|thư mời|thông báo|công văn|văn bản|thông tri|thư ngỏ|lịch|quyết định))(?!\w)"
)
_EARLIER_ACT = re.compile(rf"(?:,\s?|\s)(?!thay )[^.;,]{{2,130}}?{_ACT}")
_LONG_EARLIER_ACT = re.compile(rf"(?:,\s?|\s)(?:[^.;:]|(?<=tp)\.){{2,240}}?{_ACT}")
"""Behind the day with which a sentence begins, the name of the body may have commas."""
_REPLACED = re.compile(r"thay (?:vì|cho)(?: ngày| lúc)?\s*$")
_DEADLINE_CLAUSE = re.compile(r"[\s(“\"]{0,3}(?:thời )?hạn (?!chế)")


def role_of(lead: str, clause: str, folded: str, end: int) -> Role:
    """The role of the expression that ends at `end` of a folded text.

    `lead` are the words since the time before it, `clause` all words of its clause before it.
    """
    if _DEADLINE_CLAUSE.match(clause):
        return Role.DEADLINE
    begins_sentence = clause.strip() in ("", "ngày")
    if not _REPLACED.search(lead) and (_LONG_EARLIER_ACT if begins_sentence else _EARLIER_ACT).match(
        folded, end
    ):
        return Role.REFERENCE
    after = _CUE_AFTER.match(folded, end)
    if after and after.lastgroup:
        return Role[after.lastgroup]
    cues = [Role[cue.lastgroup.rpartition("_")[0]] for cue in _CUE.finditer(lead) if cue.lastgroup]
    if not cues or (cues[-1] is Role.REFERENCE and not lead.rstrip().endswith("ngày")):
        return Role.START
    if cues[-1] is Role.LINE_TEST and Role.ARRIVAL in cues:
        return Role.ARRIVAL
    return cues[-1]
