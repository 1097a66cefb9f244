"""How names of public bodies begin, and how a list of them comes apart."""

import re

from domain.letter.text import fold, split_outside_brackets, squeeze

_KINDS = (
    "ubnd|ủy ban nhân dân|ủy ban|ub mttq|ubmttq|mttq|mặt trận|hđnd|hội đồng|thường trực|thường vụ|tỉnh ủy"
    "|thành ủy"
    "|huyện ủy|thị ủy|quận ủy|đảng ủy|đảng bộ|chi bộ|văn phòng|vp|sở|ban|bqlda|bql|bch|btc|bcđ|btv|bộ|tổng cục"
    "|cục|chi cục"
    "|tổng công ty|công ty|tập đoàn|doanh nghiệp|hợp tác xã|trung tâm|viện|học viện|trường(?! hợp)"
    "|khoa(?! học)|phòng(?!,? (?:chống|cháy))"
    "|công an|ca|quân"
    "|đồn|hải quan|thuế|kho bạc|ngân hàng|bảo hiểm|bưu điện|điện lực|vnpt|viettel|đài|báo(?! cáo)|tạp chí"
    "|thông tấn xã|cổng"
    "|công đoàn|nghiệp đoàn|hội(?! (?:thẩm|viên|nghị|trường|thảo|chợ|thi|thao|diễn|đàm|xuân|trại|khỏe|làng))"
    "|đoàn|liên đoàn|liên hiệp|liên minh"
    "|câu lạc bộ|clb|tòa án|vksnd|thanh tra|thi hành án|cảng vụ"
    "|hạt|trạm|nhà"
    "|xã(?! hội)|phường|thị trấn|huyện|thành phố|tỉnh|quận|thôn|ấp|khu phố|xóm|khóm|buôn|làng|tổ(?! chức)"
    "|chủ tịch|phó chủ tịch|hđqt|hội đồng quản trị"
    "|bệnh viện|xí nghiệp|nhóm|vụ|viễn thông|bảo tàng|thư viện|htx|tỉnh đoàn|thành đoàn|huyện đoàn|xã đoàn"
    "|khối|chi hội|chi đoàn|liên chi|ttyt|tyt|đại học|hiệp hội|quỹ|đội|bí thư|giám đốc|hiệu trưởng"
    "|tổng giám đốc|quốc hội|chính phủ|phái đoàn|(?:tổng )?lãnh sự quán|đại sứ quán|đảng đoàn|tổng hội|chi nhánh"
    "|phân hiệu|phân viện|nhà máy|nông trường|lâm trường|giáo xứ|giáo phận|chùa|thiền viện|tổ công tác|tiểu ban"
    "|dòng họ|họ tộc|tăng đoàn|tòa giám mục|giáo hạt|tịnh xá|tổng vụ"
    "|ctcp|cty"
    "|phân xưởng|xưởng|cửa hàng|siêu thị|phân đội|chốt"
    "|trung ương (?:đoàn|hội|mặt trận)|tòa soạn|cụm (?:thi đua|công nghiệp)|giáo hội|evn|pc(?= [a-zđ])|agribank|bidv"
    "|vietcombank|mobifone|vinaphone"
    r"|p\.(?=\s?[^\W\d_]{3})"
    "|hđ[a-zđ]{1,4}|ub[a-zđ]{1,5}|vp[a-zđ]{2,6}|btk|bgh|bcs|bqt|btt|bll|bđd|lđ[a-zđ]{2,6}|pgd|sgd"
)
BODY = re.compile(rf"(?:các |những |một số |mỗi )?(?:{_KINDS})(?!\w)")
_GUEST_WORDS = re.compile(
    r"(?:đồng chí|đ/c|đc|ông|bà|anh|chị|cô|thầy|bác|qu[ýí]|các|những|một số|mỗi|cùng(?= (?:toàn thể|các|quý"
    r"|đại diện))|đồng (?:bào|hương)|thân hữu|tăng ni|phật tử|giáo dân|(?:phó )?thủ tướng"
    r"|(?:bộ|thứ) trưởng|toàn (?:thể|bộ|trường|cơ quan"
    r"|viện)|tất cả|đại diện"
    r"|lãnh đạo|thủ trưởng|trưởng|trg|phó|chánh|bí thư|chủ(?! trì| tọa| đề| trương| động)|giám(?! sát)"
    r"|cấp ủy|thành viên|ủy viên|chuyên viên|cán bộ"
    r"|công chức|viên chức|đại biểu|cử tri|nhân dân|bà con|công dân|du khách|bộ phận|cơ quan|phóng viên|kế toán"
    r"|cơ sở|học sinh|sinh viên|tân sinh viên|phụ huynh|giáo viên|giảng viên|học viên|thí sinh|ứng viên|cổ đông"
    r"|người|hộ|gia đình|thân nhân|hội viên|đoàn viên|đảng viên|nguyên|cựu|nghệ nhân|già làng|ctv|cộng tác viên"
    r"|bác sĩ|điều dưỡng|dược sĩ|nhân viên|công nhân|ngư dân|nông dân|phụ nữ|thanh niên|tổ trưởng|đội trưởng"
    r"|chi hội trưởng|hòa giải viên|tuyên truyền viên|tác giả|trợ lý|thư ký|chuyên gia"
    r"|diễn giả|cục trưởng|vụ trưởng|viện trưởng|hiệu (?:trưởng|phó)|chi cục trưởng|trạm trưởng|đồn trưởng"
    r"|chỉ huy (?:trưởng|phó)"
    r"|tổng (?:biên tập|thư ký)|lớp trưởng|kỹ sư|luật sư|nghệ sĩ|doanh nhân|chức sắc|tình nguyện viên|ds|bs|ts"
    r"|ths|pgs|gs|ks|tt|pct|ct|cvp|bt|pbt)(?!\w)"
    r"|[ace] [^\W\d_]{2,8}(?= ?[\(,]|$)|\d{1,3} (?!và |đến |-)"
)
_LEVEL = re.compile(
    r"(?:thị|thị xã|thành phố|thị trấn|huyện|quận|xã|phường|tỉnh|ban|ngành|đoàn thể|đơn vị)(?: (?:cấp )?(?:tỉnh"
    r"|huyện|xã|thành phố))?$"
)
_LEVELS = (
    r"(?:(?:huyện|thành|thị|quận|xã|phường|tỉnh) đoàn|thị xã|thành phố|thị trấn|huyện|quận|xã|phường|đặc khu|thôn"
    r"|ấp|bản|buôn|xóm|khóm|khu phố|thị|thành)"
)
_MOST_LEVELS = 7
_LEVEL_WORD = re.compile(rf"{_LEVELS}(?!\w)")
_CIRCLE = re.compile(rf"(?:các|những) {_LEVELS}(?:, {_LEVELS}){{0,{_MOST_LEVELS - 1}}}$")
_GOVERNING = re.compile(
    r"(?:đại diện |các )?(?:lãnh đạo|thủ trưởng|đại diện|trưởng|thường trực|cử tri|nhân dân|bà con"
    r"|công dân|giáo viên|học sinh"
    r"|sinh viên|hội viên|đoàn viên|phụ huynh|doanh nghiệp)(?!\w)"
)
_LIST_OF_KINDS = re.compile(r"(?:các |những |một số )")
_PERSON = re.compile(
    r"(?:(?:[Cc]ác )?(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c)\s){1,2}(?:[A-ZĐÀ-Ỹ][^\s,]{0,8}\s?){2,5}$"
)
_POST = re.compile(
    r"(?:nguyên |quyền )?(?:phó |tổng )?(?:chủ tịch|giám đốc|bí thư|trưởng|chánh|hiệu trưởng|viện trưởng|cục trưởng"
    r"|chi cục trưởng|chủ nhiệm|tổng giám đốc|chuyên viên|ủy viên|thư ký|trợ lý|chuyên gia|chỉ huy"
    r"|tổng (?:biên tập|thư ký)"
    r"|vụ trưởng)(?!\w)"
)
_ACRONYM = re.compile(r"[A-ZĐ][A-ZĐ&]{1,7}(?!\w)")
_WHOLE_CIRCLE = re.compile(
    r"(?:quý|toàn thể|tất cả|toàn bộ|đội ngũ)\s(?!vị)|(?:cán bộ|công chức|học sinh|sinh viên)(?:\s|$)"
)
_PEOPLE = re.compile(
    r"(?:cán bộ|công chức|viên chức|người lao động|nhân viên|giáo viên|giảng viên|học viên|học sinh|sinh viên"
    r"|phụ huynh"
    r"|cơ sở|đơn vị|doanh nghiệp|tổ chức|cá nhân|hội viên|đoàn viên|đảng viên|chiến sĩ|công nhân)(?!\w)"
)
"""Classes of people, or of who employs them, that a circle goes on with: "toàn thể cán bộ, viên chức"."""
_ADDRESS = re.compile(
    r"(?:tổ|thôn|ấp|bản|buôn|xóm|khóm|khu phố|phường|xã|thị trấn|huyện|quận|thành phố|tỉnh|trú|ngụ)\s"
)
_LED = re.compile(r"(?:(?:đại diện )?lãnh đạo|đại diện|thủ trưởng|trưởng|phó) ")
_ORGANIZATIONS = re.compile(r"(?:các )?(?:tổ chức|cơ quan|cá nhân|doanh nghiệp|đơn vị)$")
_SINGLE = re.compile(r"(?:công dân|cá nhân|nhân dân|đơn vị|doanh nghiệp|tổ chức|địa phương)$")
_ROLE_OF_SEVERAL = re.compile(r"[^:(]{3,40}:\s")
_LONGEST_KIND = 4
_LONGEST_BEGINNING = 80
_BARE_ROLE = re.compile(r"(?:các )?(?:cấp )?(?:trưởng|phó|chủ tịch|bí thư|lãnh đạo|giám đốc|hiệu trưởng)$")


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
    acronyms = _ACRONYM.match(text)
    names = _with_bare_role(split_outside_brackets(text, ","))
    if _GOVERNING.match(fold(text)) and not any(_GUEST_WORDS.match(fold(name)) for name in names[1:]):
        return [squeeze(text)]
    guests: list[list[str]] = []
    for name in names:
        if guests and (
            _is_post_of(guests[-1], name)
            or _is_governed(guests[-1], name)
            or _leans_on(guests[-1], name)
            or not (is_guest(name) or (acronyms and name[:1].isupper()))
        ):
            guests[-1].append(squeeze(name))
        else:
            guests.append([squeeze(name)])
    return [", ".join(guest) for guest in guests]


def _is_post_of(pieces: list[str], name: str) -> bool:
    """ "Ông Trần Văn A, Giám đốc Sở B" is one guest."""
    is_person = len(pieces) == 1 and _PERSON.match(pieces[0]) is not None
    return is_person and _POST.match(fold(name)) is not None


def _is_governed(pieces: list[str], name: str) -> bool:
    """Whether the circle or the role before holds on: "toàn thể cán bộ, viên chức", "Lãnh đạo các khoa, các trạm",
    "đại diện lãnh đạo: Ban A, Công an huyện"."""
    first, folded = fold(pieces[0][:_LONGEST_BEGINNING]), fold(name)
    if _PERSON.match(pieces[0][:_LONGEST_BEGINNING]) and name[:1].islower() and _ADDRESS.match(folded):
        return True
    if _WHOLE_CIRCLE.match(first) and _PEOPLE.match(folded):
        return True
    if _ORGANIZATIONS.match(first) and name[:1].islower() and _SINGLE.match(folded):
        return True
    if _ROLE_OF_SEVERAL.match(first):
        return not _GUEST_WORDS.match(folded)
    calls = _POST.match(folded) or (_GUEST_WORDS.match(folded) and not name.startswith("các "))
    return _LED.match(first) is not None and BODY.match(folded) is not None and not calls


def _with_bare_role(names: list[str]) -> list[str]:
    """ "Trưởng, phó các khoa" is one circle: a post without a body belongs to what follows."""
    if len(names) > 1 and _BARE_ROLE.match(fold(names[0])):
        return [f"{names[0]}, {names[1]}", *names[2:]]
    return names


def _leans_on(pieces: list[str], name: str) -> bool:
    """Whether `name` goes on with the body before it, whose comma pieces so far are `pieces`."""
    body = pieces[0][:_LONGEST_BEGINNING]
    if _LIST_OF_KINDS.match(fold(body)):
        kind = name[:1].islower() and len(name.split()) <= _LONGEST_KIND
        return kind and not _LIST_OF_KINDS.match(fold(name)) and not _GUEST_WORDS.match(fold(name))
    if (
        name[:1].islower()
        and _CIRCLE.search(fold(", ".join(pieces[-_MOST_LEVELS:])))
        and _LEVEL_WORD.match(fold(name))
    ):
        return True
    if _LEVEL.match(fold(name)) and name[:1].islower():
        return True
    if is_body(name) or (name[:1].islower() and _GUEST_WORDS.match(fold(name))):
        return False
    return is_body(body) and (" và " in name or name[:1].islower())
