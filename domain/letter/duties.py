"""Where the name of a unit ends and what it is to do begins: "Công an xã | giữ trật tự"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from domain.letter.bodies import is_body, is_guest, split_bodies
from domain.letter.enumerations import units_of
from domain.letter.hours import find_hours
from domain.letter.text import fold, split_outside_brackets, squeeze, trim

_TO_DO = (
    "chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|được giao|được phân công|chuẩn bị|bố trí|sắp xếp|sắp đặt"
    "|soạn|biên soạn|viết|in ấn|in|sao chụp|phô tô|photo|đóng quyển|nhân bản|dự thảo|duyệt|giữ|lo|đảm bảo"
    "|bảo đảm|phụ trách|tham mưu|hoàn thiện|hoàn thành|hoàn chỉnh|tổng hợp|tập hợp|rà soát|rà lại|rà|thống kê"
    "|đón tiếp|đón|tiếp đón|đưa đón|đưa|chở|vận chuyển|dẫn chương trình|hướng dẫn|cung cấp|hỗ trợ"
    "|(?<!ân )cử(?! tri)|điều động"
    "|huy động|phân luồng|tuần tra|canh gác|túc trực|ứng trực|(?<!hường )trực(?! tiếp| tuyến| thuộc)|cấp cứu"
    "|trang trí"
    "|trưng bày|(?<!ống )kê|dọn dẹp|dọn|quét dọn|vệ sinh|phun|lắp đặt|lắp|treo|(?<!ây )dựng|cắm"
    "|mượn|thuê|(?<!hu )mua|nấu"
    "|phục vụ"
    "|vận hành|kết nối|kiểm tra|ghi biên bản|ghi chép|ghi âm|ghi hình|ghi|chụp ảnh|quay phim|đưa tin"
    "|tuyên truyền|phổ biến|niêm yết|đọc|phát(?! thanh| triển| hiện| động| huy| sinh)|loan|đăng tải|đôn đốc"
    "|vận động|thu gom"
    "|gom|thu(?! mua| xếp| hút| nhập| hoạch| thập| ngân| chi)|nộp|mang theo|mang|đem theo|đem|đảm nhận|đảm nhiệm"
    r"|báo lại(?![^.;]{0,60}\sđể\s)|báo cho|báo cáo(?! viên)|trình bày"
    "|trình chiếu|thuyết minh|giải trình|phát biểu|tham luận|nói về|(?<!ông )(?<!ân )(?<!ộc )(?<!ành )lập|bàn giao"
    r"|(?<!tổ )(?<!nhóm )gửi (?:hồ sơ|báo cáo|tài liệu|số liệu|dự thảo|tờ trình|bài)(?=[^.;]{0,90}\strước\s)"
    "|đứng đầu|đăng cai|cho xe|cho người|theo dõi|nhắc nhở|điểm danh|nhắc(?! lại)|xếp(?! loại| hạng| thứ)"
    "|bổ sung|(?:lên"
    "|lập) (?:danh sách"
    "|biên bản)"
    "|giám sát|xử lý|khắc phục|dự trù|thanh toán|chi trả|phối hợp chuẩn bị|chủ trì,? (?:phối hợp|chuẩn bị|soạn)"
)
"""What an office is told to do; whoever writes so of a unit, gives it an order."""
_AND_OF_THE_HOST = (
    "tổ chức|thông báo|mời|gửi|mở|chuyển|đổi|tạm hoãn|hoãn|lùi|dời|hủy|dừng|triệu tập|(?<!ông )(?<!ự )báo|chủ trì"
    "|chủ động"
    "|phối hợp|thực hiện|triển khai|(?<!tư )xây dựng|chỉ đạo|liên hệ|phát hành|tiếp nhận|tiếp|(?<!iếp )nhận"
    "|tiến hành|công bố"
    "|khảo sát|làm việc|trả lời|thẩm định|đánh giá|nghiên cứu|đề xuất|góp ý|cập nhật|quản lý|điều hành"
    "|giới thiệu|nêu|nói|cho|làm|trình|góp|bảo vệ|(?<!các )(?<!mọi )cấp(?! (?:tỉnh|huyện|xã|thành phố"
    "|trung ương|cơ sở|quốc gia|trường|khoa|bộ|phòng|trên|dưới))|giúp|báo (?:rộng rãi|đến|tới|và)|lấy ý kiến"
    "|lựa chọn|chọn|giải quyết"
    "|giải đáp|truyền hình"
    "|xem(?! xét)|dựa vào|dựa theo|đối chiếu|dán|nắm|lấy|tính|sửa|quét|trao|chia"
    "|thông tin (?:đến|tới|cho)|truyền đạt|chuyển lời|tạo điều kiện|quan tâm|xem xét|có ý kiến|có văn bản"
    "|căn cứ|nghiêm túc|khẩn trương|tăng cường"
)
"""What a letter also says of its own sender: an order only after "giao", "đề nghị" or in a list of orders."""
_COMING = (
    "ghi (?:danh sách|tên)|tham dự|đến dự|về dự|dự(?! án| thảo| kiến| toán| báo| trù| phòng| định)|có mặt|tập trung"
    "|(?<!văn phòng )đăng ký|xác nhận|tham gia|đến|đi(?! lại)|mặc|đeo|phải có mặt"
    "|cử (?:đúng |đủ )?(?:người(?! (?:trực|phục|hướng|trả|đón|hỗ|canh|dẫn|giữ|ghi))|đại biểu|cán bộ (?:tham )?dự"
    "|thành phần|học viên|đại diện|công chức (?:tham )?dự)|gửi (?:phiếu|danh sách)"
    "|sắp xếp (?:thời gian|công việc)|bố trí (?:thời gian|công việc)"
    "|thông báo (?:cho|đến) (?:các )?(?:đại biểu|thành phần)|chuyển giấy mời"
)
_PREDICATE = re.compile(
    rf"(?<=\s)(?:(?P<coming>{_COMING})|(?P<to_do>{_TO_DO})|(?P<other>{_AND_OF_THE_HOST}))(?!\w)"
)
_PART_OF_NAME = re.compile(
    r"(?:^|[,;]\s|(?<!\w)và\s)(?:các\s)?(?:tổ|ban|đội|nhóm|clb|câu lạc bộ|tiểu ban|bộ phận|trung tâm|trạm"
    r"|cơ quan|đơn vị|hội đồng"
    r"|cán bộ|công chức|người|lực lượng|điểm|điểm cầu|phòng)\s$"
)
_RELATIVE = re.compile(r"(?<!\w)(?:(?<!mỗi )nơi|có|được|do|để|khi|đang|sẽ|hay)\s$")
_EACH = re.compile(
    r",?\s(?:mỗi (?:nơi|đơn vị|cơ quan|địa phương|bên|xã|phường|huyện|trường)|cùng|đều|cần|phải)$"
)
_BESIDE = re.compile(r"\s(?:cùng(?: với)?|phối hợp (?:với|cùng))\s(?=\S)")
"""Who helps the unit that is told: "Công an tỉnh | cùng Hội Phụ nữ hoàn chỉnh báo cáo"."""
_STATEMENT = re.compile(
    r"(?<!\w)(?:nào|muốn|cần|nếu|không|chưa|đã|sẽ|vẫn|thì|xin|mong|kính|trân trọng|vừa|đang|là|khi|theo|tại"
    r"|từ|ngày|vào|lúc|hôm|tự|mỗi|ai|biết|này|cũng|họp|nay|do)(?!\w)"
)
_EVERYBODY = re.compile(
    r"(?:các |quý |toàn thể |những |tất cả )?(?:thủ trưởng |lãnh đạo |trưởng |đại diện )?(?:các |quý )?"
    r"(?:(?:phòng|ban|ngành)(?=,| và)|(?:đại biểu|học viên)(?! (?:hđnd|quốc hội))"
    r"|(?:đơn vị|cơ quan|cơ sở|địa phương)(?=$|[,;]|\s(?:và|liên quan|có|được|trực thuộc|thuộc|lo|như|trên|nêu"
    r"|nói|tham dự|dự|cùng"
    r"|khác|sau|đã|cử|chuẩn bị|thực hiện|triển khai|báo cáo|gửi|nộp)(?!\w))"
    r"|(?<=các )(?:đồng chí|đ/c)(?! (?:phó|trưởng|giám đốc|chủ tịch|bí thư|chánh|hiệu trưởng|ủy viên))(?=$|[,\s])"
    r"|(?:đồng chí|đ/c)$"
    r"|thành phần|(?<=quý )|mỗi |(?<=các )(?:thí sinh|cổ đông|phụ huynh|học sinh|sinh viên|khách hàng|cử tri|hộ"
    r"|tác giả)"
    r"|ông(?=,| bà| \(bà)|ông và|quý vị|người(?! (?:dẫn|phụ|trực|đứng))|thành viên$)"
)
_HEADS = re.compile(r"(?:thủ trưởng|trưởng|người đứng đầu) (?:các )?(?:đơn vị|cơ quan|phòng|ban|ngành)(?!\w)")
_LEADING = re.compile(
    r"(?:nhắc|(?:thông )?báo cho|đôn đốc|phổ biến|quán triệt|điều động|huy động|vận động|(?:có"
    r"|chịu) trách nhiệm)(?!\w)"
)
_NAMED_PERSON = re.compile(
    r"(?:[Aa](?:nh)?|[Cc](?:hị)?|[Ee]m?|[Ôô]ng|[Bb]à|[Đđ]/c|[Đđ]ồng chí|[Tt]hầy|[Cc]ô|[Bb]ác"
    r"|[Cc]hú)\s[A-ZĐ][^\s,;:]{0,8}"
    r"(?:\s[A-ZĐ][^\s,;:]{0,8}){0,4}(?:,?\s(?:[-–(]|[Bb]an|[Pp]hòng|[Tt]ổ|[Kk]hoa|[Tt]rưởng|[Pp]hó)[^;:]{0,60})?$"
)
_TO_PREPARE = re.compile(
    r"(?:chuẩn bị|phụ trách|lo|mang|đem|bố trí|tổng hợp|soạn|in|mua|thuê|đón|nấu|đặt|ghi biên bản|liên hệ)(?!\w)"
)
_LED_BY = re.compile(r"^(?:đại diện |lãnh đạo ){1,2}", re.IGNORECASE)
_BARE_KIND = re.compile(
    r"(?:các )?(?:htx|hợp tác xã|(?:nhà )?trường|công ty|hội|trung tâm|khoa|sở|ban|phòng|xã|phường|thôn|tổ"
    r"|doanh nghiệp|đội"
    r"|ubnd|ubnd (?:tỉnh|huyện|xã|phường|thị xã|thành phố)|ủy ban nhân dân (?:tỉnh|huyện|xã|phường)"
    r"|ban tổ chức|btc|ban giám đốc|ban giám hiệu|ban liên lạc|bll|xí nghiệp|chi cục|cục|viện|bệnh viện)$"
)
_OFFICER = re.compile(
    r"(?:giáo viên chủ nhiệm|gvcn|lớp trưởng|ban cán sự|đội trưởng|trưởng (?:đoàn|nhóm)|cán bộ|công chức"
    r"|kế toán|văn thư|thủ quỹ|bảo vệ|thư ký|nhân viên|trưởng (?:thôn|ấp|bản|khu phố"
    r"|ban|phòng|khoa)"
    r"|bí thư (?:chi bộ|đoàn|chi đoàn)|tổ trưởng|chủ nhiệm (?:đề tài|dự án|nhiệm vụ)|báo cáo viên)(?:\s\w|$)"
)
_NAMED_ONES = re.compile(
    r"(?:^|\s)các (?:huyện|xã|phường|thị trấn|thôn|phòng|sở|trường)\s?:?\s(?-i:[A-ZĐ])", re.IGNORECASE
)
_AND = re.compile(r"\svà\s(?=\S)")
_JOINT_OFFICE = re.compile(
    r"(?:văn phòng|vp)\s(?:hđnd|hội đồng nhân dân|đảng ủy|đoàn đbqh|tỉnh ủy)[^,]{0,30}$"
)
_TOGETHER = ("phối hợp", "chủ trì", "chủ động")
_LONGEST_UNITS = 240


@dataclass(frozen=True)
class Duty:
    """The units of a clause in the letter's words, and what they are to do."""

    units: str
    task: str
    to_do: bool
    """Whether it is an order wherever it stands, and nothing that a sender tells of itself."""
    coming: bool = False


def find_duty(clause: str) -> Duty | None:
    """The clause parted before its first predicate; None where it has none outside brackets."""
    for found in _PREDICATE.finditer(clause, 2, _LONGEST_UNITS):
        before = clause[: found.start()]
        if before.count("(") > before.count(")") or _belongs_to_name(before, found):
            continue
        if _gives_way(clause, found):
            continue
        beside = _BESIDE.search(fold(before))
        before = before[: beside.start()] if beside else before
        units = _EACH.sub("", before.strip(" ,:"))
        if not units:
            return None
        return Duty(
            units,
            clause[beside.start() + 1 if beside else found.start() :],
            _is_to_do(clause, found),
            found["coming"] is not None,
        )
    return None


def _is_to_do(clause: str, found: re.Match[str]) -> bool:
    """ "Phối hợp với Sở B" is an order or what a sender tells of itself, as the next verb is."""
    if not found[0].startswith(_TOGETHER):
        return found["to_do"] is not None
    following = (one for one in _PREDICATE.finditer(clause, found.end()) if not one[0].startswith(_TOGETHER))
    return any(one["to_do"] for one in islice(following, 1))


def _gives_way(clause: str, found: re.Match[str]) -> bool:
    """Whether the verb only says which: "Phó phòng phụ trách bậc học | viết", "Phòng Kế hoạch tổng hợp | in"."""
    following = _PREDICATE.search(clause[: found.end() + _LONGEST_UNITS].partition(",")[0], found.end())
    at_once = following is not None and following.start() == found.end() + 1 and following[0] != "báo cáo"
    return following is not None and found[0] == ("tổng hợp" if at_once else "phụ trách")


def _belongs_to_name(before: str, found: re.Match[str]) -> bool:
    if found.string.startswith(("lên danh sách", "lập danh sách"), found.start()):
        return False
    folded = fold(before)
    return _PART_OF_NAME.search(folded) is not None or _RELATIVE.search(folded) is not None


def is_told(units: str) -> bool:
    """Whether a sentence without "giao" or "đề nghị" may give an order to these units: they are named."""
    folded = fold(units)
    body = _LED_BY.sub("", units)
    if any(find_hours(units)):
        return False
    named = body == units or _OFFICER.match(folded) is not None or any(letter.isupper() for letter in body)
    return (
        named
        and (is_body(body) or _OFFICER.match(folded) is not None)
        and not _STATEMENT.search(folded)
        and not _BARE_KIND.match(folded)
    )


def is_somebody(units: str) -> bool:
    """Whether the words name somebody, not all guests at once."""
    return fold(units) != "báo" and is_guest(units) and not _EVERYBODY.match(fold(units))


def leads_own(duty: Duty) -> bool:
    """Whether the heads of all units are told to lead their own people: "Trưởng các đơn vị nhắc viên chức …"."""
    return _HEADS.match(fold(duty.units)) is not None and _LEADING.match(fold(duty.task)) is not None


def asks_person(duty: Duty) -> bool:
    """Whether a named person is told to prepare something: "anh Hoàng (Ban Tài chính) chuẩn bị báo cáo"."""
    return _NAMED_PERSON.match(duty.units) is not None and _TO_PREPARE.match(fold(duty.task)) is not None


def is_statement(units: str) -> bool:
    """Whether the words are the beginning of a statement, not a name: "doanh nghiệp có kiến nghị vẫn …"."""
    return _STATEMENT.search(fold(units)) is not None


def each_unit(units: str) -> Iterator[str]:
    """The units one by one, also where "và" stands between two of them."""
    if _NAMED_ONES.search(units):
        yield from (
            squeeze(unit) for part in split_outside_brackets(units, ";") for unit in units_of(part, "x")
        )
        return
    for unit in split_bodies(re.sub(r"(?<![,;\s])[,;\s]+$", "", units)):
        begin = 0
        for found in _AND.finditer(unit):
            joint = _JOINT_OFFICE.search(fold(unit[begin : found.start()]))
            if not joint and unit[found.end()].isupper() and is_body(unit[found.end() :]):
                yield squeeze(unit[begin : found.start()])
                begin = found.end()
        yield squeeze(trim(unit[begin:]))
