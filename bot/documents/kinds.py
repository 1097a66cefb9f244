"""What kind of file was sent: told by its first bytes, and by its name only where these say nothing."""

from pathlib import PurePath

from domain.errors import DomainError

_MAGIC = (
    *((b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "ole"), (b"{\\rtf", "rtf")),
    *((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg")),
)
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
"""Readers of PDF allow that much before its mark."""
_NAMES = {"jpeg": "jpg"}
_READABLE = ("txt", "docx", "pdf", "png", "jpg")
_WITH_MACROS = ("docm", "dotm")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LONGEST_KIND = 10


def kind_of(name: str, data: bytes) -> str:
    """txt, docx, pdf, png or jpg.

    Raises DomainError `file_kind_unknown` (facts: kind), `file_old_word`, `file_has_code`, `file_encrypted`, or
    `file_broken` for a name whose kind the bytes do not keep.
    """
    named = PurePath(name).suffix.lower().lstrip(".")
    named = _NAMES.get(named, named)
    if named in _WITH_MACROS:
        raise DomainError("file_has_code")
    found = _found(data)
    if found is None:
        return _named(named)
    if found == "ole":
        raise _ole(named, data)
    if found == "zip" and named in (*_READABLE, "doc", ""):
        return "docx"
    kind = named if found == "zip" else found
    if kind not in _READABLE:
        raise _unknown(kind)
    return kind


def _found(data: bytes) -> str | None:
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def _named(named: str) -> str:
    if named == "txt":
        return named
    if named in (*_READABLE, "doc"):
        raise DomainError("file_broken")
    raise _unknown(named)


def _ole(named: str, data: bytes) -> DomainError:
    """Word before 2007, or any Office file behind a password: both come in the same wrapping."""
    if _ENCRYPTED in data:
        return DomainError("file_encrypted")
    return DomainError("file_old_word") if named in (*_READABLE, "doc", "") else _unknown(named)


def _unknown(kind: str) -> DomainError:
    return DomainError("file_kind_unknown", kind=kind[:_LONGEST_KIND])
