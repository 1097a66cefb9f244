import io
import struct
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import MAX_BYTES, Document, text_of
from bot.documents.limits import MAX_ENTRIES
from domain.errors import DomainError

DOCUMENT = "word/document.xml"


def code_of(name: str, data: bytes) -> str:
    with pytest.raises(DomainError) as refusal:
        text_of(name, data)
    return refusal.value.code


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def package(**replaced: bytes) -> bytes:
    """A Word file with parts replaced or added; names are given with __ for / and _ for a dot."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word("Họp"))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = {name.replace("__", "/").replace("_", "."): data for name, data in replaced.items()}
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for name, data in names.items():
            new.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_in_the_encodings_that_offices_save(encoding: str) -> None:
    assert text_of("thu.txt", "Giấy mời họp".encode(encoding)) == Document("Giấy mời họp")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Ủy ban nhân dân tỉnh", "ỦY BAN\nGIẤY MỜI", "1. Ủy ban", "Ấp Ổ Ó"])
def test_a_text_without_a_mark_of_its_order_of_bytes_is_read(text: str, encoding: str) -> None:
    assert text_of("thu.txt", text.encode(encoding)).text == text


def test_decomposed_letters_are_composed() -> None:
    assert text_of("thu.TXT", "Ho\u0323p".encode()).text == "Họp"


def test_a_word_file_keeps_paragraphs_and_tables_in_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("Trước")
    table = document.add_table(rows=4, cols=3)
    for number, cell in enumerate(table._cells):
        cell.text = f"ô {number}"
    document.add_paragraph("Sau")
    assert text_of("thu.docx", saved(document)).text.split("\n") == [
        "Trước",
        *("\t".join(f"ô {3 * row + column}" for column in range(3)) for row in range(4)),
        "",
        "Sau",
    ]


def test_a_letterhead_of_two_columns_becomes_lines() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "UBND TỈNH A\nSỞ B"
    table.cell(0, 1).text = "CỘNG HÒA"
    assert text_of("thu.docx", saved(document)).text == "UBND TỈNH A\nSỞ B\nCỘNG HÒA"


def test_the_bullets_that_word_makes_by_itself_are_read() -> None:
    document = docx.Document()
    document.add_paragraph("Sở A", style="List Bullet")
    assert docx.Document(io.BytesIO(saved(document))).paragraphs[0].text == "Sở A"
    paragraph = document.paragraphs[0]._p
    style = document.styles["List Bullet"].element
    paragraph.get_or_add_pPr().append(style.find(f".//{style.nsmap and '{' + style.nsmap['w'] + '}'}numPr"))
    assert text_of("thu.docx", saved(document)).text == "- Sở A"


def test_an_empty_file_is_refused() -> None:
    assert code_of("thu.txt", b"") == "file_empty"
    assert code_of("thu.txt", b" \n\t ") == "file_empty"
    assert code_of("thu.docx", word("", " ")) == "file_empty"
    assert {code_of(f"thu.{kind}", b"") for kind in ("docx", "pdf", "png", "doc")} == {"file_empty"}


def test_a_large_file_is_refused() -> None:
    assert code_of("thu.txt", b"a" * (MAX_BYTES + 1)) == "file_too_large"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("thu.exe", b"MZ", "exe"),
        ("thu", b"words", ""),
        ("thu.rtf", b"{\\rtf1", "rtf"),
        ("thu.docx", b"{\\rtf1", "rtf"),
        ("bang.xlsx", word("Họp"), "xlsx"),
        ("bang.xls", b"\xd0\xcf\x11\xe0", "xls"),
        ("thu." + "x" * 300, b"words", "x" * 10),
    ],
)
def test_a_kind_that_nobody_reads_is_named_in_the_refusal(name: str, data: bytes, kind: str) -> None:
    with pytest.raises(DomainError) as refusal:
        text_of(name, data)
    assert (refusal.value.code, refusal.value.facts) == ("file_kind_unknown", {"kind": kind})


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("thu.doc", b"\xd0\xcf\x11\xe0" + bytes(500), "file_old_word"),
        ("thu.docx", b"\xd0\xcf\x11\xe0" + bytes(500), "file_old_word"),
        ("thu.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
        ("thu.docm", word("Họp"), "file_has_code"),
        ("thu.docx", package(word__vbaProject_bin=b"macro"), "file_has_code"),
        ("thu.pdf", b"words only", "file_broken"),
        ("thu.png", b"words only", "file_broken"),
        ("thu.doc", b"words only", "file_broken"),
    ],
)
def test_what_can_be_mended_is_refused_with_its_own_sentence(name: str, data: bytes, code: str) -> None:
    assert code_of(name, data) == code


@pytest.mark.parametrize(
    "name", ["thu.txt", "thu.pdf", "thu.doc", "thu", "../../thu.jpg", "a\0b.png", "x" * 300]
)
def test_a_name_that_lies_is_overruled_by_the_content(name: str) -> None:
    assert text_of(name, word("Giấy mời")).text == "Giấy mời"


@pytest.mark.parametrize(
    "data",
    [
        b"no zip at all",
        word("Họp")[:-200],
        package(word__document_xml=b"<w:document"),
        package(word__document_xml=b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'),
        "Tối nay".encode("cp1258", "replace"),
    ],
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    assert code_of("thu.docx", data) == "file_broken"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = package(word__document_xml=b"<w:p/>" * 2_000_000)
    assert len(bomb) < 200_000
    assert code_of("thu.docx", bomb) == "file_unpacks_too_large"


def test_a_bomb_with_a_lying_header_is_refused_too() -> None:
    """The directory at the end of the package says that the part is small; its data are not."""
    bomb = package(word__document_xml=b"<w:p/>" * 2_000_000)
    with zipfile.ZipFile(io.BytesIO(bomb)) as honest:
        size = honest.getinfo(DOCUMENT).file_size
    lying = bomb.replace(struct.pack("<L", size), struct.pack("<L", 400))
    assert lying != bomb
    assert code_of("thu.docx", lying) == "file_broken"


def test_a_package_of_too_many_parts_is_refused() -> None:
    many = package(**{f"word__media__{number}_png": b"" for number in range(MAX_ENTRIES + 1)})
    assert code_of("thu.docx", many) == "file_unpacks_too_large"


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**16), st.binary(max_size=8))
def test_a_damaged_file_is_read_or_refused_but_never_breaks(at: int, damage: bytes) -> None:
    data = bytearray(GOOD)
    place = at % len(data)
    data[place : place + len(damage)] = damage
    try:
        assert text_of("thu.docx", bytes(data)).confidence is None
    except DomainError as refusal:
        assert refusal.code.startswith("file_")


GOOD = word("Giấy mời", "Thời gian: 8h ngày 1/2/2024")
