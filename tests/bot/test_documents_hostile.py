"""Files that were made to harm: refused in words, within bounds, and nothing of them is carried out."""

import io
import random
import resource
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest

from bot.documents import READER, text_of
from domain.errors import DomainError
from tests.bot.pdf_files import packed_pdf, pdf, said
from tests.bot.test_documents import package, word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOISE = random.Random(37).randbytes(1_500_000)
"""Beside it a bomb looks no bigger than other files do."""


def body(inner: str) -> bytes:
    return f'<?xml version="1.0"?><w:document {W}><w:body>{inner}</w:body></w:document>'.encode()


def png(width: int, height: int) -> bytes:
    """A black picture, a thousandth of its size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + width // 8)) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


HOSTILE = {
    "a part that unpacks a thousandfold": package(word__document_xml=body("<w:p/>" * 2_000_000)),
    "a million paragraphs beside noise": package(
        word__document_xml=body("<w:p><w:r/></w:p>" * 900_000), word__media__a_png=NOISE
    ),
    "tables in tables": package(
        word__document_xml=body("<w:tbl><w:tr><w:tc>" * 300 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 300)
    ),
    "entities that grow": package(
        word__document_xml=b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    ),
    "an entity that names a file": package(
        word__document_xml=b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    ),
    "macros": package(word__vbaProject_bin=b"Sub AutoOpen()"),
    "a script in a PDF": pdf(
        said("Giay moi"),
        catalog="/OpenAction 90 0 R",
        extra="90 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj",
    ),
    "a PDF that unpacks to nothing": packed_pdf(60_000_000),
    "a PDF of too many pages": pdf(*[said("Giay moi")] * 400),
    "a picture of four billion pixels": png(64_000, 200)[:16]
    + struct.pack(">II", 64_000, 64_000)
    + png(64_000, 200)[24:],
    "OLE": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
}
CODES = {
    "a part that unpacks a thousandfold": "file_unpacks_too_large",
    "a million paragraphs beside noise": "file_unpacks_too_large",
    "tables in tables": "file_broken",
    "entities that grow": "file_broken",
    "an entity that names a file": "file_broken",
    "macros": "file_has_code",
    "a script in a PDF": "file_has_code",
    "a PDF that unpacks to nothing": "file_empty",
    "a PDF of too many pages": "file_too_slow",
    "a picture of four billion pixels": "file_unpacks_too_large",
    "OLE": "file_old_word",
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_is_refused_and_the_child_lives_for_the_next(name: str) -> None:
    with pytest.raises(DomainError) as refusal:
        text_of("thu", HOSTILE[name])
    assert refusal.value.code == CODES[name]
    assert text_of("thu.docx", word("Giấy mời")).text == "Giấy mời"


def test_our_own_memory_stays_while_hostile_files_are_parsed() -> None:
    text_of("thu.docx", word("Giấy mời"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for data in HOSTILE.values():
        with pytest.raises(DomainError):
            text_of("thu", data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000, "kilobytes"


def test_the_childs_memory_stays_below_its_bound() -> None:
    for data in HOSTILE.values():
        with pytest.raises(DomainError):
            text_of("thu", data)
    text_of("thu.docx", word("Giấy mời"))
    told = Path(f"/proc/{READER.pid}/status").read_text(encoding="utf-8")
    [peak] = [line for line in told.splitlines() if line.startswith("VmPeak")]
    assert int(peak.split()[1]) <= 512 * 1024, "kilobytes"


@pytest.mark.parametrize("name", ["../../thu.docx", "/thu.docx", "a\0b.docx", "n" * 300 + ".docx", "\n.docx"])
def test_odd_names_of_a_file_and_of_its_parts_matter_nothing(name: str) -> None:
    stream = io.BytesIO(word("Giấy mời"))
    with zipfile.ZipFile(stream, "a") as parts:
        parts.writestr("../../../outside.xml", "<a/>")
    assert text_of(name, stream.getvalue()).text == "Giấy mời"


def test_a_link_to_a_picture_elsewhere_is_not_followed() -> None:
    document = docx.Document()
    document.add_paragraph("Giấy mời")
    document.part.relate_to("file:///etc/hostname", "http://x/image", is_external=True)
    stream = io.BytesIO()
    document.save(stream)
    assert text_of("thu.docx", stream.getvalue()).text == "Giấy mời"


def test_the_child_keeps_no_file_open() -> None:
    def opened() -> set[str]:
        return {file.name for file in Path(f"/proc/{READER.pid}/fd").iterdir()}

    text_of("thu.pdf", pdf(said("Giay moi")))
    before = opened()
    for _ in range(5):
        text_of("thu.pdf", pdf(said("Giay moi")))
    assert opened() == before
