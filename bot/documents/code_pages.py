"""Vietnamese before Unicode: the byte tables of TCVN3 (TCVN 5712:1993, the ABC typefaces) and of VNI.

Both put Vietnamese letters where Latin-1 has Western ones, so the tables are written from Latin-1 letters.
"""

import re
import unicodedata

_TCVN3_LETTERS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3 = {
    first + at: letter for first, letters in _TCVN3_LETTERS.items() for at, letter in enumerate(letters)
}

_VNI_MARKS = {
    **dict(zip("ùøûõï", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True)),
    **dict(
        zip(
            "âáàåãä",
            ("\u0302", "\u0302\u0301", "\u0302\u0300", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323"),
            strict=True,
        )
    ),
    **dict(
        zip(
            "êéèúüë",
            ("\u0306", "\u0306\u0301", "\u0306\u0300", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323"),
            strict=True,
        )
    ),
}
_VNI_LETTERS = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_VNI_LETTERS |= {old.upper(): new.upper() for old, new in _VNI_LETTERS.items()}
_VNI_PAIR = re.compile(f"([aeouyôöAEOUYÔÖ])([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])")
_VNI_ALONE = re.compile(f"[{''.join(_VNI_LETTERS)}]")
_WORD = re.compile(r"[^\W\d_]{2,}")


def from_tcvn3(latin: str) -> str:
    """The text whose TCVN3 bytes were taken for Latin-1.

    Its typefaces for capitals draw the small letters' codes as capitals: a word whose plain letters are all
    capitals becomes one in capitals.
    """
    return _WORD.sub(_capitals, latin.translate(_TCVN3))


def from_vni(latin: str) -> str:
    """The text whose VNI bytes were taken for Latin-1."""
    pieces: list[str] = []
    position = 0
    for pair in _VNI_PAIR.finditer(latin):
        pieces.append(_alone(latin[position : pair.start()]))
        pieces.append(_alone(pair[1]) + _VNI_MARKS[pair[2].lower()])
        position = pair.end()
    return unicodedata.normalize("NFC", "".join((*pieces, _alone(latin[position:]))))


def _alone(latin: str) -> str:
    return _VNI_ALONE.sub(lambda found: _VNI_LETTERS[found[0]], latin)


def _capitals(word: re.Match[str]) -> str:
    plain = "".join(letter for letter in word[0] if letter.isascii())
    return word[0].upper() if plain.isupper() else word[0]
