"""The body that the letterhead names, spelled as a sentence would spell it."""

import re

from domain.letter.blocks import Blocks
from domain.letter.bodies import is_body
from domain.letter.model import Field
from domain.letter.text import fold, squeeze

_MOTTO = re.compile(
    r"(?:c[ộọ]ng )?h[òo]a xã hội|c[ộọ]ng(?: h[òo]a)?\W*$|độc lập|tự do\W|hạnh phúc|đảng cộng sản|\W*$"
    r"|số\s?:?\s?\d|số\s?:"
    r"|v/v"
)
_LEVELS = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|q\.|p\.|h\.) ?[^\W\d_].*",
    re.IGNORECASE,
)
_BARE_LEVEL = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn)\s(?!ủy)")
_ABBREVIATIONS = frozenset(
    (
        "UBND",
        "HĐND",
        "MTTQ",
        "UBMTTQ",
        "TP",
        "THCS",
        "THPT",
        "BQL",
        "QĐ",
        "TNHH",
        "VKSND",
        "TAND",
        "HĐQT",
        "VP",
    )
)
_SMALL = re.compile(
    r"(?<!\w)(?:(?<=Ủy )Ban Nhân Dân|(?<=Hội )Đồng Nhân Dân|(?<=Viện )Kiểm Sát Nhân Dân|(?<=Tòa )Án Nhân Dân"
    r"|(?<=Văn )Phòng|(?<=Ban )(?:Chỉ Đạo|Quản Lý|Tổ Chức|Điều Hành)|(?<=Hội )Đồng|Tỉnh(?! ủy)|Thành Phố"
    r"|Huyện(?! ủy)|Quận(?! ủy)"
    r"|Thị Xã|Xã|Phường|Thị Trấn|Và|Theo|Khu Phố|Thanh Tra(?= Theo))(?!\w)"
)
_COMMITTEE = re.compile(r"(?<!\w)(Tỉnh|Thành|Huyện|Quận|Thị|Đảng) Ủy(?!\w)")
_INDEPENDENT = re.compile(
    r"(?:trường|bệnh viện|công ty|tổng công ty|tập đoàn|học viện|viện|đại học|hợp tác xã|htx|ngân hàng|liên đoàn|hội"
    r"|hiệp hội|đoàn|đảng ủy|đảng bộ|điện lực|nhà máy|xí nghiệp|kho bạc)(?!\w)"
)
"""Bodies with names of their own: what stands above them is who they belong to."""
_OWN_UNIT = re.compile(
    r"(?:trung tâm|chi cục|hạt|trạm|ban quản lý|bql|thanh tra|chi nhánh|bảo tàng|thư viện)\s\S+\s\S+\s\S"
)
_OWN_NAME = 4
"""Words of "Trường THCS Hiệp Lợi"; "Công ty" or "Bệnh viện Đa khoa" alone tell too little."""
_FILLING = ("các", "và", "những")
_SPELLED = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "gd&đt": "giáo dục và đào tạo",
    "gdđt": "giáo dục và đào tạo",
    "gd-đt": "giáo dục và đào tạo",
    "nn&ptnt": "nông nghiệp và phát triển nông thôn",
    "tn&mt": "tài nguyên và môi trường",
    "kh&đt": "kế hoạch và đầu tư",
    "kh&cn": "khoa học và công nghệ",
    "vh&tt": "văn hóa và thông tin",
    "tt&tt": "thông tin và truyền thông",
    "lđ-tb&xh": "lao động - thương binh và xã hội",
    "lđtb&xh": "lao động - thương binh và xã hội",
}


def letterhead(blocks: Blocks) -> Field[str] | None:
    """The lowest body of the letterhead, with the place or the body of the line above it."""
    lines = [line for line in blocks.head if line.text.isupper() and not _MOTTO.match(line.folded)]
    if not lines:
        return None
    body = "\n".join(line.text for line in blocks.body)
    names = [squeeze(line.text) for line in lines[-2:]]
    return Field(
        value=_as_written(_joined([_as_written(name, body) for name in names]), body),
        span=(lines[0].start, lines[-1].end),
        sure=0.9,
    )


def _joined(names: list[str]) -> str:
    if len(names) == 1 or (_LEVELS.search(names[1]) and not _BARE_LEVEL.match(fold(names[1]))):
        return names[-1]
    above, lowest = names
    if not is_body(lowest) and is_body(above):
        return f"{above} {lowest}"
    if _BARE_LEVEL.match(fold(lowest)):
        return f"{above} {lowest}"
    level = _LEVELS.search(above)
    if fold(above).startswith("bộ "):
        return lowest
    if has_own_name(lowest):
        return f"{lowest} {level[0]}" if level else lowest
    if level and fold(above).startswith(("ubnd", "ủy ban nhân dân", "hđnd")):
        return f"{lowest} {level[0]}"
    if level and _OWN_UNIT.match(fold(lowest)):
        return f"{lowest} {level[0]}"
    return f"{lowest} {above}"


def _as_written(name: str, body: str) -> str:
    """The name as the letter's own sentences spell it, else with capitals as names usually have."""
    at = fold(body).find(fold(name))
    return body[at : at + len(name)] if at >= 0 else sentence_case(name)


def sentence_case(capitals: str) -> str:
    """Capitals as a name is written. Which other words are no proper names the capitals do not tell."""
    words = " ".join(word if _stays(word) else word.capitalize() for word in capitals.split())
    words = _COMMITTEE.sub(lambda found: f"{found[1]} ủy", words)
    small = _SMALL.sub(lambda found: found[0].lower(), words)
    return small[:1].upper() + small[1:]


def _stays(word: str) -> bool:
    return word in _ABBREVIATIONS or not word.isalpha() or not word.isupper()


def has_own_name(name: str) -> bool:
    """Whether a school, hospital, company or union is told apart by its name alone."""
    return _INDEPENDENT.match(fold(name)) is not None and len(name.split()) >= _OWN_NAME


def spelled_out(name: str) -> str:
    """The folded name with its usual abbreviations in full."""
    words = (_SPELLED.get(word, word) for word in fold(name).split())
    return " ".join(words).replace("&", "và")


def abbreviates(short: str, name: str) -> bool:
    """Whether each word of `short` is the next one of `name` or the initials of the next ones: "Bộ CHQS tỉnh"."""
    words = [word for word in re.findall(r"\w+", spelled_out(name)) if word not in _FILLING]
    at = 0
    for word in re.findall(r"\w+", spelled_out(short)):
        initials = "".join(each[0] for each in words[at : at + len(word)])
        if at < len(words) and word == words[at]:
            at += 1
        elif len(word) > 1 and word == initials:
            at += len(word)
        elif word not in _FILLING:
            return False
    return 0 < at < len(words)
