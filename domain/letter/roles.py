"""The posts that a line of guests calls, before the units: "Đồng chí Chủ tịch", "Lãnh đạo và chuyên viên"."""

import re

from domain.letter.text import fold
from domain.rank import Rank

_ROLE_WORD = (
    r"(?:đại diện lãnh đạo|lãnh đạo|thủ trưởng|phó chủ tịch|chủ tịch|phó giám đốc"
    r"|tổng giám đốc|giám đốc"
    r"|phó bí thư|bí thư|phó trưởng phòng|trưởng phòng|phó trưởng ban|trưởng ban|chánh văn phòng"
    r"|phó chánh văn phòng"
    r"|chánh thanh tra|phó thủ trưởng|hiệu trưởng|viện trưởng|cục trưởng|chi cục trưởng|trưởng"
    r"|chuyên viên|kế toán"
    r"|thành viên|ủy viên|đại diện|cán bộ|công chức|chỉ huy trưởng|phóng viên)"
)
_ROLES = re.compile(
    rf"(?:các |đồng chí |các đồng chí |đ/c )?(?P<roles>{_ROLE_WORD}(?:(?:,| và"
    rf"|, các) (?:các )?{_ROLE_WORD}){{0,7}})(?!\w)\s?(?P<colon>:?)\s?"
)
_KEEPS_NOUN = {
    "trưởng phòng": "Phòng",
    "phó trưởng phòng": "Phòng",
    "trưởng ban": "Ban",
    "phó trưởng ban": "Ban",
}
_OFFICE_NOUN = {
    "chánh văn phòng": "Văn phòng",
    "phó chánh văn phòng": "Văn phòng",
    "chánh thanh tra": "Thanh tra",
}
_HEAD = re.compile(
    r"(?:thủ trưởng|chủ tịch|tổng giám đốc|giám đốc|bí thư|trưởng|chánh|hiệu trưởng|viện trưởng"
    r"|(?:chi )?cục trưởng"
    r"|chỉ huy trưởng)"
)
_STAFF = re.compile(r"(?:chuyên viên|cán bộ|công chức|kế toán|phóng viên|nhân viên)")
_ADDRESS = r"(?:các )?(?:đồng chí|đ/c|ông|bà)"
_WORD = r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]+"
_NAME = re.compile(
    rf"(?:(?i:{_ADDRESS})\s)?{_WORD}(?:\s{_WORD}){{1,4}}(?:,|\s[-–])\s(?=(?i:{_ROLE_WORD})(?!\w))"
)
_STAFF_TOO = re.compile(r"(?:,| và| cùng)\s(?P<staff>chuyên viên|cán bộ|công chức|kế toán|phóng viên)$")
_GOVERNING = ("lãnh đạo", "đại diện lãnh đạo", "thủ trưởng", "đại diện")


def rank_of(role: str) -> Rank:
    """The rank that a role's word asks for; a unit named without a role is asked for a leader."""
    folded = fold(role)
    if _STAFF.match(folded):
        return Rank.STAFF
    return Rank.HEAD if _HEAD.match(folded) else Rank.LEADER


def without_name(text: str) -> str:
    """The post of a person who is named before it: "Ông Trần Văn A, Giám đốc Sở B" is "Giám đốc Sở B"."""
    return _NAME.sub("", text, count=1) if _NAME.match(text) else text


def take_staff(units: str) -> tuple[str, list[str]]:
    """The units before "và chuyên viên", and that post, which the same units send too."""
    found = _STAFF_TOO.search(fold(units))
    return (units[: found.start()], [capital(found["staff"])]) if found else (units, [])


def take_roles(piece: str) -> tuple[list[str], str, bool]:
    """The roles before the units, the units, and whether the roles hold for the pieces that follow too."""
    found = _ROLES.match(fold(piece))
    if found is None:
        return [], piece, False
    words = piece[found.start("roles") : found.end("roles")]
    roles = [
        capital(re.sub(r"^các ", "", role.strip())) for role in re.split(r",| và ", words) if role.strip()
    ]
    rest = piece[found.end() :].strip()
    noun = (_KEEPS_NOUN | _OFFICE_NOUN).get(fold(roles[0]))
    rest = f"{noun} {rest}" if noun and rest else rest
    return roles, rest or words, fold(roles[0]) in _GOVERNING


def capital(role: str) -> str:
    return role[:1].upper() + role[1:]
