"""A line of guests taken apart: each role of each unit is a party, with the rank of its word."""

import re
from collections.abc import Iterator

from domain.letter.bodies import is_body, split_bodies
from domain.letter.model import InviteeGroup, Party
from domain.letter.text import fold, split_outside_brackets, squeeze, trim
from domain.rank import Rank

_PRESS = re.compile(r"\([^()]*(?:đưa tin|tuyên truyền|báo chí)[^()]*\)")
_PRESS_BODY = re.compile(r"(?:báo|đài|thông tấn xã|tạp chí|cổng thông tin|cơ quan báo chí|phóng viên)(?!\w)")
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
    rf"|, các) (?:các )?{_ROLE_WORD})*)(?!\w)\s?(?P<colon>:?)\s?"
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
_STEM = re.compile(r"(?:(?:các |những )?(?P<stem>[^:,;]{2,60}?))\s?:\s?(?P<names>.+)$")
_PLURAL = re.compile(
    r"^(?P<head>.*?)(?:các|những)\s(?P<kind>huyện|xã|phường|thị trấn|thành phố|sở|ban"
    r"|phòng|văn phòng|thôn)\s?:?\s"
)
_AND_STANDING = re.compile(r"\s(?:và)\s(?=thường trực)")
_QUOTA = re.compile(r":\s\d{1,3}\s(?:người|đại biểu|đồng chí).*$")


def read_parties(groups: tuple[InviteeGroup, ...]) -> tuple[Party, ...]:
    """All parties in the order of the groups; the group of each is an index into `groups`."""
    return tuple(party for at, group in enumerate(groups) for party in _of_group(at, group.text))


def rank_of(role: str) -> Rank:
    """The rank that a role's word asks for; a unit named without a role is asked for a leader."""
    folded = fold(role)
    if _STAFF.match(folded):
        return Rank.STAFF
    return Rank.HEAD if _HEAD.match(folded) else Rank.LEADER


def _of_group(at: int, text: str) -> Iterator[Party]:
    plain = trim(_QUOTA.sub("", _PRESS.sub("", text)))
    press = _PRESS.search(fold(text)) is not None
    role = ""
    for piece in _pieces(plain):
        roles, rest, governs = _roles(piece)
        roles = roles or ([role] if role else [""])
        role = roles[0] if governs or role == roles[0] else ""
        for unit in _units(rest, roles[0]):
            for each in roles:
                yield _party(at, each, unit, press=press)


def _party(at: int, role: str, unit: str, *, press: bool) -> Party:
    rank = Rank.PRESS if press or (_PRESS_BODY.match(fold(unit)) and not role) else rank_of(role)
    return Party(group=at, role=role, unit=unit, rank=rank)


def _pieces(text: str) -> list[str]:
    """The parts at semicolons, and "… và Thường trực …" apart."""
    parts = split_outside_brackets(text, ";")
    pieces: list[str] = []
    for part in parts:
        cuts = list(_AND_STANDING.finditer(fold(part)))
        begin = 0
        for cut in cuts:
            pieces.append(part[begin : cut.start()])
            begin = cut.end()
        pieces.append(part[begin:])
    return [trim(piece) for piece in pieces if trim(piece)]


def _roles(piece: str) -> tuple[list[str], str, bool]:
    """The roles before the units, the units, and whether the roles hold for the pieces that follow too."""
    found = _ROLES.match(fold(piece))
    if found is None:
        return [], piece, False
    words = piece[found.start("roles") : found.end("roles")]
    roles = [
        _capital(re.sub(r"^các ", "", role.strip()))
        for role in re.split(
            r","
            r"| và ",
            words,
        )
        if role.strip()
    ]
    rest = piece[found.end() :].strip()
    noun = (_KEEPS_NOUN | _OFFICE_NOUN).get(fold(roles[0]))
    rest = f"{noun} {rest}" if noun and rest else rest
    governs = fold(roles[0]) in ("lãnh đạo", "đại diện lãnh đạo", "thủ trưởng", "đại diện")
    return roles, rest or words, governs


def _capital(role: str) -> str:
    return role[:1].upper() + role[1:]


def _units(text: str, role: str) -> list[str]:
    stem = _STEM.match(text)
    if stem and not is_body(stem["names"]):
        return [squeeze(f"{_singular(stem['stem'])} {name}") for name in split_bodies_of(stem["names"])]
    if stem and _is_office(stem["stem"]):
        return [squeeze(f"{stem['stem']} {name}") for name in split_bodies(stem["names"])]
    names = stem["names"] if stem else text
    plural = _PLURAL.match(names)
    if plural and names[plural.end() :][:1].isupper():
        head = f"{plural['head']}{plural['kind']}"
        return [squeeze(f"{head} {name}") for name in split_bodies_of(names[plural.end() :])]
    return [squeeze(unit) for unit in split_bodies(names)] if _is_list(names, role) else [squeeze(names)]


def split_bodies_of(names: str) -> list[str]:
    """The bare names of a list ("Quản Bạ, Yên Minh và Mèo Vạc")."""
    return [
        name for part in split_outside_brackets(names, ",;") for name in re.split(r"\svà\s(?=[A-ZĐ])", part)
    ]


def _singular(stem: str) -> str:
    return re.sub(r"(?:^|\s)(?:các|những)(?=\s)", "", stem).strip()


def _is_office(stem: str) -> bool:
    return fold(_singular(stem)) in (
        "văn phòng",
        "ban dân vận",
        "ban tuyên giáo",
        "ban tổ chức",
        "thường trực",
        "công an",
    )


def _is_list(text: str, role: str) -> bool:
    """Whether commas part units; "các sở, ban, ngành" and "UBND huyện, thị xã" are one circle each."""
    pieces = split_outside_brackets(text, ",")
    return bool(role or len(pieces) > 1) and all(piece[:1].isupper() for piece in pieces)
