"""Codes to scan: every module stands where the standard's own reading of the link puts it."""

import struct
import zlib

import pytest
import segno

from bot.qr_code import QUIET, SCALE, png_of, svg_of

LINK = "https://t.me/giaymoi_bot?start=AbCdEfGhIjKlMnOpQrSt-_"


def pixels_of(png: bytes) -> list[str]:
    """The rows of a one-bit greyscale PNG, a character a pixel: 1 is white."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, color = struct.unpack(">IIBB", png[16:26])
    assert (depth, color) == (1, 0)
    rows = zlib.decompress(b"".join(chunks(png, b"IDAT")))
    length = 1 + (width + 7) // 8
    above, lines = bytes(length - 1), []
    for start in range(0, len(rows), length):
        above = unfiltered(rows[start], rows[start + 1 : start + length], above)
        lines.append("".join(f"{byte:08b}" for byte in above)[:width])
    assert len(lines) == height
    return lines


def unfiltered(kind: int, row: bytes, above: bytes) -> bytes:
    """A row without its filter: none, or "up"."""
    assert kind in (0, 2)
    return row if kind == 0 else bytes((one + other) % 256 for one, other in zip(row, above, strict=True))


def chunks(png: bytes, kind: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == kind:
            found.append(png[at + 8 : at + 8 + length])
        at += length + 12
    return found


@pytest.mark.parametrize("link", [LINK, "https://t.me/b?start=x"])
def test_every_module_of_the_picture_is_the_codes_own_and_white_is_left_around_it(link: str) -> None:
    matrix = segno.make_qr(link, error="q", boost_error=False).matrix
    side = len(matrix) + 2 * QUIET
    pixels = pixels_of(png_of(link))
    assert (len(pixels), len(pixels[0])) == (side * SCALE, side * SCALE)
    for y in range(side):
        for x in range(side):
            inside = QUIET <= y < side - QUIET and QUIET <= x < side - QUIET
            dark = inside and matrix[y - QUIET][x - QUIET]
            square = {row[x * SCALE : (x + 1) * SCALE] for row in pixels[y * SCALE : (y + 1) * SCALE]}
            assert square == {("0" if dark else "1") * SCALE}


def test_another_link_is_another_picture() -> None:
    assert png_of(LINK) != png_of(LINK[:-1] + "x")


def test_the_drawing_for_paper_holds_no_text_of_the_link() -> None:
    drawing = svg_of('https://t.me/b?start="><script>')
    assert drawing.startswith("<svg")
    assert "script" not in drawing
