"""A mark is found wherever it stands on the pages of a file, also where the letter's text is not."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from bot.documents import text_of, with_findings
from domain.letter.model import Secrecy
from domain.letter.parse import read
from tests.bot.official_letter import BODY, LEFT, RIGHT, TITLE
from tests.bot.pdf_files import pdf, printed_by_office, said

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
Stamp = Callable[[WordDocument], None]


def letter(stamp: Stamp, *, pages: int = 1) -> bytes:
    """A letter of several pages that was stamped; its head is a table with an empty column between."""
    document = docx.Document()
    head = document.add_table(2, 3)
    for row, (left, right) in enumerate(zip((LEFT[0], "Số: 145/GM-UBND"), RIGHT, strict=True)):
        head.cell(row, 0).text, head.cell(row, 2).text = left, right
    for paragraph in (*TITLE, *BODY * 6 * pages):
        document.add_paragraph(paragraph)
    stamp(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def in_header(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "TỐI MẬT"


def in_footer(document: WordDocument) -> None:
    document.sections[0].footer.paragraphs[0].text = "HỎA TỐC - TỐI MẬT"


def in_table_of_header(document: WordDocument) -> None:
    document.sections[0].header.add_table(1, 2, document.sections[0].page_width).cell(0, 1).text = "TỐI MẬT"


def in_first_header(document: WordDocument) -> None:
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "TỐI MẬT"


def in_box(document: WordDocument) -> None:
    shown = "<w:txbxContent><w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p></w:txbxContent>"
    shape = f'<v:shape style="width:80pt;height:30pt"><v:textbox>{shown}</v:textbox></v:shape>'
    document.paragraphs[0]._p.append(parse_xml(f"<w:r {W} {V}><w:pict>{shape}</w:pict></w:r>"))


def as_watermark(document: WordDocument) -> None:
    shape = '<v:shape style="width:80pt;height:30pt"><v:textpath string="TỐI MẬT"/></v:shape>'
    run = parse_xml(f"<w:r {W} {V}><w:pict>{shape}</w:pict></w:r>")
    document.sections[0].header.paragraphs[0]._p.append(run)


def in_cell_of_the_head(document: WordDocument) -> None:
    cell = document.tables[0].cell(1, 0)
    cell.text = "TỐI MẬT"
    cell.add_paragraph("Số: 145/GM-UBND")


def between_the_columns(document: WordDocument) -> None:
    document.tables[0].cell(0, 1).text = "TỐI MẬT"


def nowhere(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "Công tác bảo vệ bí mật nhà nước"


STAMPS = (
    *(
        in_header,
        in_footer,
        in_table_of_header,
        in_first_header,
        in_box,
        in_cell_of_the_head,
        between_the_columns,
    ),
)


def secrecy(name: str, data: bytes) -> Secrecy | None:
    document = text_of(name, data)
    return with_findings(read(document.text), document).secret


@pytest.mark.parametrize("stamp", [*STAMPS, as_watermark])
def test_a_mark_is_found_wherever_word_can_put_it(stamp: Stamp) -> None:
    assert secrecy("thu.docx", letter(stamp)) is Secrecy.TOP_SECRET


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("stamp", [in_header, in_footer, in_box, between_the_columns])
def test_a_mark_is_found_on_printed_pages_and_in_what_only_repeats(stamp: Stamp, tmp_path: Path) -> None:
    (tmp_path / "thu.docx").write_bytes(letter(stamp, pages=2))
    assert secrecy("thu.pdf", printed_by_office(tmp_path / "thu.docx", into=tmp_path)) is Secrecy.TOP_SECRET


def test_a_letter_without_a_mark_is_none_of_these() -> None:
    assert secrecy("thu.docx", letter(nowhere)) is None


def test_a_stamp_beside_other_words_of_a_line_is_found() -> None:
    stamped = said("UBND TINH AN BINH") + said("TOI MAT", left=260) + said("CONG HOA XA HOI", left=380)
    assert secrecy("thu.pdf", pdf(stamped + said("Giay moi hop", top=700))) is Secrecy.TOP_SECRET


def test_a_mark_that_was_put_on_a_page_as_a_note_is_found() -> None:
    shown = "BT /F 16 Tf 5 10 Td (TOI MAT) Tj ET"
    look = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 100 30] /Resources << /Font << /F 3 0 R >> >>"
        f" /Length {len(shown)} >> stream\n{shown}\nendstream"
    )
    note = "<< /Type /Annot /Subtype /Stamp /F 4 /Rect [400 700 500 730] /AP << /N 91 0 R >> >>"
    page = pdf(
        said("Giay moi hop", "Ngay mai luc 8 gio"), extra=f"90 0 obj {note} endobj\n91 0 obj {look} endobj"
    )
    noted = page.replace(b"/MediaBox", b"/Annots [90 0 R] /MediaBox")
    document = text_of("thu.pdf", noted)
    assert document.secret is Secrecy.TOP_SECRET
    assert document.text == "Giay moi hop\nNgay mai luc 8 gio"
