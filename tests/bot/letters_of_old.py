"""Texts written as old machines wrote them, from the published tables, for the tests of reading them."""

import unicodedata

TCVN3 = {
    **dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF), strict=True)),
    **dict(zip("àảãáạ", range(0xB5, 0xBA), strict=True)),
    **dict(zip("ằẳẵắ", range(0xBB, 0xBF), strict=True)),
    **dict(zip("ặầẩẫấậè", range(0xC6, 0xCD), strict=True)),
    **dict(zip("ẻẽéẹềểễếệìỉ", range(0xCE, 0xD9), strict=True)),
    **dict(zip("ĩíịò", range(0xDC, 0xE0), strict=True)),
    **dict(zip("ỏõóọồổỗốộờởỡớợù", range(0xE1, 0xF0), strict=True)),
    **dict(zip("ủũúụừửữứựỳỷỹýỵ", range(0xF1, 0xFF), strict=True)),
}
VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_ROOF = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
VNI_ALONE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_tcvn3(text: str) -> bytes:
    """A capital with a tone is written with the code of its small letter, as its typefaces had it."""
    return b"".join(
        letter.encode() if letter.isascii() else bytes([TCVN3.get(letter) or TCVN3[letter.lower()]])
        for letter in text
    )


def in_1258(text: str) -> bytes:
    """Letters with their hooks, horns and roofs, each followed by its tone."""
    pieces = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        pieces.append(bare + "".join(part for part in parts if part in TONES))
    return "".join(pieces).encode("cp1258")


def in_vni(text: str) -> bytes:
    return "".join(map(_in_vni, text)).encode("latin-1")


def _in_vni(letter: str) -> str:
    small = letter.lower()
    written = VNI_ALONE.get(small) or (small if small.isascii() else _with_mark(small))
    return written.upper() if letter != small else written


def _with_mark(letter: str) -> str:
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    if "\u0302" in marks:
        return base + VNI_ROOF[tone]
    if "\u0306" in marks:
        return base + VNI_BREVE[tone]
    horned = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
    return horned + (VNI_TONES[tone] if tone else "")
