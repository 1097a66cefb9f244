"""Several places at which one event is held: sites of an online meeting, halls of its panels."""

import re
from collections.abc import Iterator

from domain.letter.blocks import Blocks
from domain.letter.places import PLACE, is_place, tidy
from domain.letter.sections import Section
from domain.letter.text import fold, split_outside_brackets, squeeze

_WITH_SITE = re.compile(
    r"(?P<place>[^();]{3,120})\s\("
    r"(?P<label>(?:các |dành cho |cho )?(?:tiểu ban|khối|lớp|nhóm|tổ|điểm cầu|ca|đợt|buổi|phiên|hội thảo|hội nghị|lễ"
    r"|khai mạc|bế mạc|sinh viên|học sinh|học viên|phụ huynh|cán bộ|đại biểu|giáo viên|đội|nam|nữ|ngành|khoa|cụm"
    r"|đơn vị|sáng|chiều|ngày)(?!\w)[^()]{0,100})\)"
    r"(?:\s?[,;]|\svà)?\s?",
    re.IGNORECASE,
)
_BRIDGE = re.compile(
    rf"(?P<name>(?:tại )?điểm cầu[^:(\n]{{0,60}}?)\s?(?::\s?|\(|tại )(?P<place>{PLACE}(?!\w)[^()\n]{{2,200}})"
)
_AT_PLACE = re.compile(rf"tại (?P<name>)(?P<place>{PLACE}(?!\w)[^:()\n]{{2,120}})(?:\([^()]{{2,80}}\))?\s?:$")
_IS_BRIDGE = re.compile(r"(?:tại )?(?:các )?điểm cầu(?!\w)")
_SITE = re.compile(r"[^:]{2,60}$")


def sites(section: Section) -> Iterator[tuple[str, str]]:
    """The "label: place" lines below a heading that names no single place."""
    bracketed = list(_WITH_SITE.finditer(section.value))
    if len(bracketed) > 1:
        yield from ((squeeze(each["label"]), tidy(each["place"])) for each in bracketed)
        return
    parted = [piece.partition(":" if ":" in piece else " tại ") for piece in _pieces(section)]
    if len(parted) > 1 and all(_is_site(label, place) for label, _, place in parted):
        yield from ((squeeze(label), tidy(place)) for label, _, place in parted)
        return
    for line in section.lines:
        label, colon, place = line.text.partition(":")
        if colon and place.strip() and _SITE.match(label) and not section.value:
            yield squeeze(label), tidy(place)


def sites_of_bridges(blocks: Blocks) -> Iterator[tuple[str, str]]:
    """The places of "Điểm cầu tỉnh: phòng họp …" and "Điểm cầu huyện (phòng họp …)", wherever they stand."""
    for line in blocks.body:
        found = _BRIDGE.match(line.folded) or _AT_PLACE.match(line.folded)
        if found and not line.cells:
            place = line.text[found.start("place") : found.end("place")]
            yield squeeze(line.text[: found.end("name")] if found["name"] else place), tidy(place)


def _pieces(section: Section) -> list[str]:
    """The pieces of a value; where the label is a site itself, the first one with it."""
    pieces = split_outside_brackets(section.value, ";")
    if pieces and _IS_BRIDGE.match(fold(section.label)):
        pieces[0] = f"{section.label}: {pieces[0]}"
    return pieces


def _is_site(label: str, place: str) -> bool:
    named = bool(_IS_BRIDGE.match(fold(label.strip()))) and bool(place.strip())
    return _SITE.match(label) is not None and (named or is_place(place.strip()))
