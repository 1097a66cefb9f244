"""The titles of those who speak for a unit, and how a card addresses them."""

import re

from domain.rank import Rank
from domain.spelling import clean, key

_HEAD_TITLES = {
    "Sở": "Giám đốc",
    "Công an tỉnh": "Giám đốc",
    "Kho bạc Nhà nước": "Giám đốc",
    "Bảo hiểm xã hội": "Giám đốc",
    "Ngân hàng Nhà nước": "Giám đốc",
    "Đài": "Giám đốc",
    "Ban": "Trưởng",
    "Phòng": "Trưởng",
    "Văn phòng": "Chánh",
    "Thanh tra": "Chánh",
    "Cục": "Cục trưởng",
    "BCH Quân sự": "Chỉ huy trưởng",
    "UBND": "Chủ tịch",
    "Ủy ban MTTQ": "Chủ tịch",
    "Ủy ban Kiểm tra": "Chủ nhiệm",
    "Tòa án": "Chánh án",
    "Viện kiểm sát": "Viện trưởng",
}
"""The title of a unit's head by the first words of the unit's name."""

_ANY_HEAD = frozenset({"thủ trưởng", "người đứng đầu", "giám đốc"})
"""Roles that a letter gives to the heads of many units at once, whatever each one's own title is."""

_COMMON_NOUNS = ("Lãnh đạo", "Đại diện", "Chuyên viên", "Phóng viên", "Cán bộ")
"""Roles that are no title, and so begin with a small letter inside a sentence."""

_VILLAGES = ("Thôn ", "Ấp ", "Bản ", "Buôn ", "Làng ", "Khóm ", "Khu phố ", "Tổ dân phố ")
"""Places whose kind is written small inside a sentence: "Trưởng thôn An Lao"."""

_STANDING = "Thường trực "

_TITLE = re.compile(
    r"^(?:(?:đại diện )?(?:phó )?(?:chủ tịch|giám đốc|bí thư|cục trưởng|viện trưởng|chỉ huy trưởng|thủ trưởng"
    r"|trưởng|chánh án|chánh|chủ nhiệm|tổng biên tập|hiệu trưởng|lãnh đạo|chuyên viên)|đại diện|phó) ",
    re.IGNORECASE,
)


def head_title(unit_name: str) -> str | None:
    """What the head of a unit with this name is called; None where the name does not tell."""
    fits = [start for start in _HEAD_KEYS if f"{key(unit_name)} ".startswith(f"{start} ")]
    return _HEAD_KEYS[max(fits, key=len)] if fits else None


def addressee(role: str, unit_name: str, rank: Rank) -> str:
    """Whom the card names: "Giám đốc Sở Y tế", "lãnh đạo Ban Tuyên giáo Tỉnh ủy".

    `role` is the letter's word. Where it means the head of any unit, that unit's own title takes its place.
    """
    role = clean(role)
    if rank is Rank.HEAD and role.casefold() in _ANY_HEAD:
        role = head_title(unit_name) or role
    if role.startswith(_COMMON_NOUNS):
        role = role[0].lower() + role[1:]
    return f"{role} {_after(role, unit_name)}".strip() if role else unit_name


def _after(role: str, unit_name: str) -> str:
    """The unit's name behind a title, which may say its first words already: "Chánh Văn phòng (Văn phòng) UBND"."""
    words = unit_name.split()
    for count in (2, 1):
        if len(words) > count and f" {key(role)}".endswith(f" {key(' '.join(words[:count]))}"):
            return " ".join(words[count:])
    if unit_name.startswith(_VILLAGES):
        return unit_name[0].lower() + unit_name[1:]
    return unit_name if role.casefold() == "đại diện" else unit_name.removeprefix(_STANDING)


def without_title(phrase: str) -> str:
    """The unit in a phrase that names its head: "Chánh Văn phòng UBND tỉnh" gives "Văn phòng UBND tỉnh"."""
    return _TITLE.sub("", clean(phrase))


_HEAD_KEYS = {key(start): title for start, title in _HEAD_TITLES.items()}
