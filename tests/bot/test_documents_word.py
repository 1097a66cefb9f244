"""Word files as offices make them: heads in three columns, controls to fill in, moved words, small programmes."""

import copy
import io
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from bot.documents import text_of
from domain.letter.model import Reading
from domain.letter.parse import read
from tests.bot.pdf_files import printed_by_office

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
HEADS = (
    (
        ("ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH", "", f"{MOTTO}\nĐộc lập - Tự do - Hạnh phúc"),
        ("Số: 45/GM-UBND", "", "An Bình, ngày 09 tháng 5 năm 2024"),
    ),
    (
        ("ỦY BAN NHÂN DÂN", MOTTO),
        ("TỈNH AN BÌNH", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 45/GM-UBND", "An Bình, ngày 09 tháng 5 năm 2024"),
        ("V/v họp phòng, chống thiên tai", ""),
    ),
    (
        ("ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH", "", "", f"{MOTTO}\nĐộc lập - Tự do - Hạnh phúc"),
        ("", "", "", ""),
        ("Số: 45/GM-UBND", "", "", "An Bình, ngày 09 tháng 5 năm 2024"),
    ),
)
BODY = (
    "GIẤY MỜI",
    "Họp bàn công tác phòng, chống thiên tai năm 2024",
    "1. Thời gian: 8 giờ 00, thứ Năm, ngày 16 tháng 5 năm 2024.",
    "2. Địa điểm: Phòng họp số 2, Văn phòng UBND tỉnh.",
    "3. Thành phần: Giám đốc Sở Tài chính.",
    "4. Chương trình:",
)
HEADS += ((*HEADS[0], ("V/v họp phòng, chống thiên tai", "", ""), ("", "", "(Họp trực tiếp)")),)
PROGRAMMES = (
    (("Thời gian", "Nội dung"), ("8g00 - 8g15", "Khai mạc"), ("8g15 - 10g00", "Thảo luận")),
    (("8 giờ 00", "Khai mạc"), ("8 giờ 15", "Thảo luận")),
    (("Nội dung", "Thời gian"), ("Khai mạc", "8h00 – 8h15"), ("Thảo luận", "8h15")),
)


def letter(
    head: tuple[tuple[str, ...], ...] = HEADS[1][:3], programme: tuple[tuple[str, ...], ...] = ()
) -> WordDocument:
    document = docx.Document()
    _fill(document, head, style=None)
    for paragraph in BODY:
        document.add_paragraph(paragraph)
    if programme:
        _fill(document, programme, style="Table Grid")
    return document


def _fill(document: WordDocument, rows: tuple[tuple[str, ...], ...], *, style: str | None) -> None:
    table = document.add_table(len(rows), len(rows[0]), style=style)
    for cell, words in zip(table._cells, (words for row in rows for words in row), strict=True):
        cell.text = words


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def reading(document: WordDocument) -> Reading:
    return read(text_of("thu.docx", saved(document)).text)


@pytest.mark.parametrize("head", HEADS)
def test_a_head_is_read_whatever_table_it_was_laid_out_with(head: tuple[tuple[str, ...], ...]) -> None:
    found = reading(letter(head))
    told = (found.number, str(found.issue_date), found.place_of_issue, found.issuer)
    assert told == ("45/GM-UBND", "2024-05-09", "An Bình", "Ủy ban nhân dân tỉnh An Bình")


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_small_programme_keeps_its_rows(programme: tuple[tuple[str, ...], ...]) -> None:
    lines = text_of("thu.docx", saved(letter(programme=programme))).text.split("\n")
    assert ["\t".join(row) for row in programme if "\t".join(row) not in lines] == []


@pytest.mark.needs("soffice")
def test_a_small_programme_keeps_its_rows_when_it_is_printed(tmp_path: Path) -> None:
    (tmp_path / "thu.docx").write_bytes(saved(letter(programme=PROGRAMMES[0])))
    lines = text_of("thu.pdf", printed_by_office(tmp_path / "thu.docx", into=tmp_path)).text.split("\n")
    assert ["\t".join(row) for row in PROGRAMMES[0] if "\t".join(row) not in lines] == []


def test_a_small_table_without_hours_stays_lines() -> None:
    document = docx.Document()
    _fill(document, (("Nơi nhận:\n- Như trên;", "KT. CHỦ TỊCH"), ("", "Nguyễn Văn A")), style="Table Grid")
    assert (
        text_of("thu.docx", saved(document)).text.replace("\n\n", "\n")
        == "Nơi nhận:\n- Như trên;\nKT. CHỦ TỊCH\nNguyễn Văn A"
    )


@pytest.mark.parametrize("name", ["tc", "tr"])
def test_what_stands_in_a_control_to_fill_in_is_read(name: str) -> None:
    document = letter(programme=PROGRAMMES[0])
    table = document.tables[-1]._tbl
    filled = table.findall(f".//{qn(f'w:{name}')}")[-1]
    control = parse_xml(f"<w:sdt {W}><w:sdtPr/><w:sdtContent/></w:sdt>")
    filled.addprevious(control)
    control.find(qn("w:sdtContent")).append(filled)
    assert "8g15 - 10g00\tThảo luận" in text_of("thu.docx", saved(document)).text


def test_words_that_were_moved_are_read_where_they_are_now() -> None:
    document = docx.Document()
    run = document.add_paragraph("Họp lúc ").add_run("8 giờ")._r
    for tag in ("moveFrom", "moveTo"):
        moved = parse_xml(f'<w:{tag} {W} w:id="1" w:author="A"/>')
        moved.append(copy.deepcopy(run))
        run.getparent().append(moved)
    run.getparent().remove(run)
    assert text_of("thu.docx", saved(document)).text == "Họp lúc 8 giờ"
