"""Codes to scan: a link as a picture, for a chat or for paper."""

import io

import segno

QUIET = 4
"""Modules of white around a code, as ISO/IEC 18004 asks."""
SCALE = 8
"""Pixels a module: a link of 60 characters makes a picture of about 300 pixels."""


def qr_code(text: str) -> segno.QRCode:
    """The code of a text with a quarter of it to spare (level Q), so that a crease or a stamp does no harm."""
    return segno.make_qr(text, error="q", boost_error=False)


def png_of(text: str) -> bytes:
    """A black and white PNG."""
    out = io.BytesIO()
    qr_code(text).save(out, kind="png", scale=SCALE, border=QUIET)
    return out.getvalue()


def svg_of(text: str) -> str:
    """An SVG element without a size of its own, to stand inside a page."""
    return qr_code(text).svg_inline(border=QUIET, omitsize=True)
