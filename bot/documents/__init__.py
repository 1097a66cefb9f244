"""Files that people send, as text. Nothing in them is run, unpacked to disk or fetched.

Plain text is read here; all other kinds in one child process with bounds (reader.py, child.py).
"""

import unicodedata
from dataclasses import replace

from bot.documents.document import Document, with_findings
from bot.documents.encoding import decode, mended
from bot.documents.kinds import kind_of
from bot.documents.limits import MAX_BYTES, MAX_CHARACTERS
from bot.documents.reader import Reader
from domain.errors import DomainError

__all__ = ["MAX_BYTES", "READER", "Document", "text_of", "with_findings"]

READER = Reader()


def text_of(name: str, data: bytes) -> Document:
    """The text of a .txt, .docx, .pdf, .png or .jpg file in NFC, cut at `MAX_CHARACTERS`; rows as lines with tabs.

    Blocks for up to half a minute, and as long as other files are read before.

    Raises DomainError `file_empty`, `file_too_large` (facts: megabytes), `file_kind_unknown` (facts: kind),
    `file_old_word`, `file_has_code`, `file_encrypted`, `file_broken`, `file_encoding_unknown`,
    `file_unpacks_too_large`, `file_needs_ocr` or `file_too_slow`.
    """
    if len(data) > MAX_BYTES:
        raise DomainError("file_too_large", megabytes=MAX_BYTES // 1_000_000)
    if not data:
        raise DomainError("file_empty")
    kind = kind_of(name, data)
    read = Document(decode(data)[:MAX_CHARACTERS]) if kind == "txt" else READER.read(kind, data)
    if not read.text.strip():
        raise DomainError("file_empty")
    return replace(read, text=mended(unicodedata.normalize("NFC", read.text)))
