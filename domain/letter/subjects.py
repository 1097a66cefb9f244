"""The body that is the subject of a sentence: the words before its verb, cut down to a name."""

import re

from domain.letter.bodies import is_body
from domain.letter.text import fold, split_outside_brackets, trim

VERBS = tuple(
    re.compile(rf"(?<!\w)(?:đã |xin |sẽ )?(?:{verbs})(?!\w)")
    for verbs in (
        r"(?:trân trọng )?(?:kính )?(?<!giấy )(?<!thư )(?<!hồ sơ )(?<!lời )(?<!được )(?<!khách )mời(?! (?:thầu"
        r"|gọi|chào))"
        r"|triệu tập",
        r"(?:xin |trân trọng )?(?:kính )?"
        r"(?:(?<!nhà )(?<!tòa )(?<!làng )(?<!họp )(?<!giấy )(?<!các )(?<!dự )(?<!cảnh )báo"
        r"|thông báo)(?! chí)(?! (?:số(?! điện thoại| máy)|cáo|trước"
        r"|lại(?![^.;:]{0,60}?\s(?:để|cho|tới|đến)\s)|về|qua|tên|vắng))",
        r"(?<!ban )tổ chức(?! tại)|mở|công bố(?! quyết)|điện(?=\s?:)|phối hợp tổ chức|đối thoại"
        r"|(?<!ra )(?<!theo )(?<!hành )(?<!có )quyết định(?! số)"
        r"|đổi lịch|đính chính|tiếp công dân|thống nhất|cử hành",
        r"họp(?= (?:vào|lúc|để|bàn|từ|ngày|trao đổi|báo|với|mặt))|tiếp xúc|gặp mặt|giao ban|(?:tạm )?(?:hoãn"
        r"|lùi|dời|hủy|dừng)"
        r"|ra thông báo",
        r"làm lễ|khai giảng|khai mạc|tiến hành|phát động|ra mắt|(?:lập|xây dựng|ban hành) kế hoạch|hẹn"
        r"|nhờ|(?:có|ký|ra|gửi|phát hành|ban hành) (?:văn bản|công văn|thông báo)|tập huấn|tuyển chọn|đón tiếp"
        r"|(?:xin |trân trọng )(?:kính )?gửi|kính gửi|cho (?:biết|hay)|chốt|đề nghị|yêu cầu",
    )
)
_ADVERB = re.compile(
    r"(?:nay|nên|do (?:đó|vậy)|vì (?:thế|vậy)|vậy|theo đó|bởi vậy|ngày [\d/]+)\s+", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"\s(?:đã|vừa|mời|(?<!nhà )(?<!Nhà )(?<!dự )báo(?! chí)|(?<!thôn )(?<!đổi )mới|lại|cũng|xin|sẽ|bàn|niêm yết"
    r"|yêu cầu|coi|chốt|cho (?:biết|hay|rằng)"
    r"|nhất trí|chấp thuận|nêu|phát(?= (?:[Gg]iấy|[Tt]hư"
    r"|[Tt]hông|[Vv]ăn|[Cc]ông))|thông báo|triệu tập|đề nghị|giao(?! thông| lưu| dịch)|thống nhất|nhận được|có"
    r"|(?<!ban )(?<!Ban )tổ chức|mở|phát hành|ban hành|gửi"
    r"|ra|(?:lập|xây dựng) kế hoạch|phối hợp (?:với|cùng)|dự kiến|quyết định|tiến hành|chuyển|lùi|dời|tạm|hoãn"
    r"|hủy|huỷ"
    r"|(?<![Tt]hẩm )(?<![Qq]uy )(?<![Gg]iám )(?<![Xx]ác )(?<!ổn )định"
    r"|trân trọng|họp"
    r"|chúng tôi|kính|hân hạnh|vui mừng|vinh dự|rất|chân thành|(?<![Tt]hư )(?<!đăng )ký|- ký|– ký)(?:\s.*)?$"
)
_POST = re.compile(
    r"(?:(?:trưởng|phó trưởng) (?:ban|đoàn|tiểu ban|phòng|khoa|thôn|ấp|bản|buôn|xóm|khóm|khu phố|họ|tộc)"
    r"|tổ trưởng|chủ nhiệm|chánh văn phòng|viện trưởng|tổng thư ký|(?:chi )?cục trưởng|vụ trưởng|(?:bộ|thứ) trưởng"
    r"|(?:phó )?thủ tướng|(?:tập thể |ban )?lãnh đạo)(?!\w)"
)
_NO_SUBJECT = re.compile(r"\s(?:muốn|nào|không|phải|cần|được|nếu|ai)\s")
_OF_TERM = re.compile(r"(?:khóa|nhiệm kỳ) [ivx\d]")
"""A parliament of some term is told of its session: "kỳ họp thứ 3, Quốc hội khóa XV, UBND quận mở …"."""
SHORT_BODY = re.compile(r"[A-ZĐ]{2,6}\s(?=\S)")
"""A board in front of its body: "TT Đảng ủy xã", "BTV Hội"."""
_SMALL_NAME = re.compile(
    r"(?:hội đồng nhân dân|ủy ban nhân dân|ban (?:tổ chức|liên lạc|giám hiệu|quản lý|quản trị|chấp hành)"
    r"|dòng họ|họ tộc)"
    r"(?!\w)|(?:thường trực|thường vụ|lãnh đạo|ban \w+(?: \w+)?|văn phòng|đoàn|hội|nhà trường|trường) [A-ZĐ]{2}"
    r"|(?:công ty(?: cổ phần| tnhh)?|trường(?: đại học| cao đẳng| thpt| thcs)?|bệnh viện|ngân hàng|sở"
    r"|trung tâm) [A-ZĐ]"
)
"""A board in small letters before a name, "thường trực BCH LĐBĐ", and bodies that are written in small letters."""
_SEVERAL = ("Các ", "Những ", "Mỗi ", "Quý ")
_TAIL = re.compile(r"[^\W\d_a-z](?=[^\W\d_])[^\d:;()]{3,90}$")
"""The rest of a name with a comma of its own: "Bộ Văn hóa, | Thể thao và Du lịch"."""
_DATED = re.compile(r"[^,;]{0,120}\d\s(?=[A-ZĐ][^\W\d_])")
"""A day that stands before a body without a comma: "nhân ngày Sách 23/4 Bộ A mở …"."""
_NEWS = re.compile(r"[^():;]{0,30}\([^()]{2,40}\)\s?[-–—]{1,2}\s?|[A-ZĐ]{2,6}\s[-–—]\s")
"""The mark of a paper before its news: "(QNO) - Văn phòng …", "GARDEN GROVE (NV) - Hội …"."""
_NO_SENDER = re.compile(r"\s(?:là nơi|để)\s")
_LONGEST_TAIL = 2
_LEVEL = re.compile(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã(?! hội)|phường)\.?\s[^\W\d_]")
_TOGETHER = re.compile(r",?\s(?:chủ trì|đồng chủ trì|phối hợp)(?:,?\s|$)")


def subject_of(words: str) -> str | None:
    """The last comma pieces of `words` that are bodies: the subject after "Theo Luật …, "."""
    words = _NEWS.sub("", words, count=1).rstrip(" ,")
    alone = _TOGETHER.split(words, maxsplit=1)[0]
    pieces = split_outside_brackets(alone if is_body(alone.rpartition(", ")[2]) else words, ",")
    taken: list[str] = []
    tail: list[str] = []
    for piece in reversed(pieces):
        name = _PREDICATE.sub("", _ADVERB.sub("", piece.strip()))
        dated = _DATED.match(name) if not _is_subject(name) else None
        name = name[dated.end() :] if dated else name
        if name.endswith((" về việc", " về", " để")) or _NO_SENDER.search(name):
            break
        if not taken and len(tail) < _LONGEST_TAIL and _TAIL.match(name) and not _is_subject(name):
            tail.insert(0, name)
            continue
        if tail and _is_subject(name):
            name, tail = ", ".join([name, *tail]), []
        if not taken and len(pieces) > 1 and _LEVEL.match(name) and not _NO_SUBJECT.search(piece):
            taken.append(name)
            continue
        if not _is_subject(name) or _NO_SUBJECT.search(piece) or (taken and _OF_TERM.search(fold(piece))):
            break
        taken.insert(0, name)
        if _ADVERB.match(piece.strip()):
            break
    told = taken if taken and (taken[0][:1].isupper() or _SMALL_NAME.match(taken[0])) else []
    return trim(", ".join(told)) or None


def _is_subject(name: str) -> bool:
    short = SHORT_BODY.match(name)
    behind = name[short.end() :] if short else ""
    if name.startswith(_SEVERAL):
        return False
    named = name[:1].isupper() or _SMALL_NAME.match(name) is not None
    return named and (is_body(name) or is_body(behind) or _POST.match(fold(name)) is not None)
