"""How large a picture is, as the head of its file tells: a small file can claim more pixels than memory holds."""

import struct

from bot.documents.limits import MAX_PIXELS
from domain.errors import DomainError

_MARK = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG, JPEG or PNM picture.

    Raises DomainError `file_unpacks_too_large` or `file_broken`.
    """
    try:
        width, height = _told_size(picture)
    except (struct.error, ValueError) as broken:
        raise DomainError("file_broken") from broken
    if not (width and height):
        raise DomainError("file_broken")
    if width * height > MAX_PIXELS:
        raise DomainError("file_unpacks_too_large")
    return width, height


def _told_size(picture: bytes) -> tuple[int, int]:
    if picture.startswith(b"P5 "):
        width, height = picture[3:40].split(maxsplit=2)[:2]
        return int(width), int(height)
    if picture.startswith(b"\x89PNG"):
        across, down = struct.unpack(">II", picture[16:24])
        return across, down
    return _jpeg_size(picture)


def _jpeg_size(picture: bytes) -> tuple[int, int]:
    """From the frame header, past the segments before it."""
    at = 2
    while True:
        mark, kind, length = struct.unpack(">BBH", picture[at : at + 4])
        if mark != _MARK:
            raise ValueError(f"no JPEG segment at byte {at}")
        if kind in _FRAMES:
            height, width = struct.unpack(">HH", picture[at + 5 : at + 9])
            return width, height
        at += 2 + length
