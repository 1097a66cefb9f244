"""Registration codes on paper: a picture to scan for each unit, and one page of A4 a unit to print."""

import re
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.qr_code import png_of, svg_of
from bot.rendering.phrases import Phrases
from domain.office import Office
from usecases.mint_codes import Minted

TEMPLATES = Path(__file__).parents[2] / "templates"
SHEET = "ma-dang-ky.html"


def write_sheet(folder: Path, minted: Sequence[Minted], *, link: str, zone: ZoneInfo, office: Office) -> None:
    """Write `<unit code>.png` for each unit, and SHEET with all of them; readable by their owner only."""
    for one in minted:
        _write(folder / f"{_file_name(one.unit.code)}.png", png_of(link + one.link_code))
    pages = [{"minted": one, "link": link + one.link_code, "picture": _picture(link, one)} for one in minted]
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters.update(Phrases(zone).filters())
    environment.globals.update(office=office)
    _write(folder / SHEET, environment.get_template("print/codes.html.j2").render(pages=pages).encode())


def _picture(link: str, minted: Minted) -> Markup:
    return Markup(svg_of(link + minted.link_code))  # noqa: S704 (drawn by us)


def _file_name(code: str) -> str:
    """A unit's code, without what could lead out of the folder."""
    return re.sub(r"[^\w.-]", "-", code)


def _write(file: Path, data: bytes) -> None:
    file.touch(mode=0o600)
    file.write_bytes(data)
