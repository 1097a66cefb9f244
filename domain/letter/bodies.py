"""How names of public bodies begin, and how a list of them comes apart."""

import re

from domain.letter.text import fold, split_outside_brackets, squeeze

_KINDS = (
    "ubnd|ủy ban nhân dân|ủy ban|ub mttq|ubmttq|mttq|mặt trận|hđnd|hội đồng|thường trực|thường vụ|tỉnh ủy"
    "|thành ủy"
    "|huyện ủy|thị ủy|quận ủy|đảng ủy|đảng bộ|chi bộ|văn phòng|vp|sở|ban|bqlda|bql|bch|btc|bộ|tổng cục"
    "|cục|chi cục"
    "|tổng công ty|công ty|tập đoàn|doanh nghiệp|hợp tác xã|trung tâm|viện|học viện|trường|khoa|phòng"
    "|công an|ca|quân"
    "|đồn|hải quan|thuế|kho bạc|ngân hàng|bảo hiểm|bưu điện|điện lực|vnpt|viettel|đài|báo(?! cáo)|tạp chí"
    "|thông tấn xã|cổng"
    "|hội(?! (?:thẩm|viên|nghị|trường|thảo))|đoàn|liên đoàn|liên hiệp|liên minh"
    "|câu lạc bộ|clb|tòa án|vksnd|thanh tra|thi hành án|cảng vụ"
    "|hạt|trạm|nhà"
    "|xã|phường|thị trấn|huyện|thành phố|tỉnh|quận|thôn|ấp|khu phố|tổ(?! chức)"
    "|chủ tịch|phó chủ tịch|hđqt|hội đồng quản trị"
    "|bệnh viện|xí nghiệp|nhóm|vụ|đại học|hiệp hội|quỹ|đội|bí thư|giám đốc|hiệu trưởng|tổng giám đốc|quốc hội"
    "|chính phủ"
)
BODY = re.compile(rf"(?:các |những |một số |mỗi )?(?:{_KINDS})(?!\w)")
_GUEST_WORDS = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|quý|các|một số|mỗi|toàn thể|đại diện|lãnh đạo|thủ trưởng|trưởng|phó|chánh"
    r"|bí thư|chủ"
    r"|giám|thành viên|ủy viên|chuyên viên|cán bộ|công chức|đại biểu|cử tri|nhân dân|bộ phận|cơ quan"
    r"|phóng viên"
    r"|kế toán|cơ sở|học sinh|sinh viên|phụ huynh|giáo viên|người|hộ|\d{1,3} )"
)
_LEVEL = re.compile(
    r"(?:thị|thị xã|thành phố|thị trấn|huyện|quận|xã|phường|tỉnh|ban|ngành|đoàn thể|đơn vị)(?: tỉnh)?$"
)
_LEVEL_WORD = re.compile(r"(?:thị xã|thành phố|thị trấn|huyện|quận|xã|phường|thôn|ấp|bản|khu phố)(?!\w)")
_CIRCLE = re.compile(r"(?:các|những) (?:thị xã|thành phố|thị trấn|huyện|quận|xã|phường|thôn|ấp|bản|khu phố)$")
_GOVERNING = re.compile(r"(?:đại diện |các )?(?:lãnh đạo|thủ trưởng|đại diện|trưởng|thường trực)(?!\w)")
_LIST_OF_KINDS = re.compile(r"(?:các |những |một số )")


def is_body(text: str) -> bool:
    """Whether `text` begins like the name of a public body."""
    return BODY.match(fold(text)) is not None


def is_guest(text: str) -> bool:
    """Whether `text` begins like a body, a post or a circle of people."""
    folded = fold(text)
    return BODY.match(folded) is not None or _GUEST_WORDS.match(folded) is not None


def split_bodies(text: str) -> list[str]:
    """The bodies of a list, at commas and semicolons; a name with commas of its own stays whole.

    "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế" are two: what does not begin like a body leans on the one
    before it.
    """
    bodies: list[list[str]] = []
    for piece in split_outside_brackets(text, ";"):
        names = split_outside_brackets(piece, ",")
        for at, name in enumerate(names):
            if at and _leans_on(bodies[-1], name):
                bodies[-1].append(squeeze(name))
            else:
                bodies.append([squeeze(name)])
    return [", ".join(body) for body in bodies]


def split_guests(text: str) -> list[str]:
    """The guests of running prose: at semicolons, and only where there are none at commas between bodies."""
    pieces = split_outside_brackets(text, ";")
    if len(pieces) > 1:
        return [squeeze(piece) for piece in pieces]
    names = split_outside_brackets(text, ",")
    if _GOVERNING.match(fold(text)) and not any(_GUEST_WORDS.match(fold(name)) for name in names[1:]):
        return [squeeze(text)]
    guests: list[list[str]] = []
    for name in names:
        if guests and (_leans_on(guests[-1], name) or not is_guest(name)):
            guests[-1].append(squeeze(name))
        else:
            guests.append([squeeze(name)])
    return [", ".join(guest) for guest in guests]


def _leans_on(pieces: list[str], name: str) -> bool:
    """Whether `name` goes on with the body before it, whose comma pieces so far are `pieces`."""
    body, last = pieces[0], pieces[-1]
    if _LIST_OF_KINDS.match(fold(body)):
        return (
            name[:1].islower() and not _LIST_OF_KINDS.match(fold(name)) and not _GUEST_WORDS.match(fold(name))
        )
    if name[:1].islower() and _CIRCLE.search(fold(last)) and _LEVEL_WORD.match(fold(name)):
        return True
    if _LEVEL.match(fold(name)) and name[:1].islower():
        return True
    if is_body(name):
        return False
    return is_body(body) and (" và " in name or name[:1].islower())
