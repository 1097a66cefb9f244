"""Letters as PDF, printed by the programs that offices print with: the words come back as they were written."""

from pathlib import Path

import pytest

from bot.documents import text_of
from domain.errors import DomainError
from domain.letter.parse import read
from tests.bot.official_letter import READ, word_file
from tests.bot.pdf_files import pdf, printed_by_browser, printed_by_office, said

EXAMPLE = Path(__file__).parents[2] / "examples" / "vinh-long-2022" / "gm-32.docx"
BROWSER = Path(__file__).with_name("printed_letter.html")


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("official")
    (folder / "thu.docx").write_bytes(word_file())
    return printed_by_office(folder / "thu.docx", into=folder)


@pytest.mark.needs("soffice")
def test_an_official_letter_is_read_as_it_was_written(official: bytes) -> None:
    """Its two-column head and signature, wrapped paragraphs, bullets and the programme's rows."""
    document = text_of("thu.pdf", official)
    assert lines(document.text) == list(READ)
    assert document.confidence is None


@pytest.mark.needs("soffice")
def test_the_example_says_the_same_in_word_and_in_pdf(tmp_path: Path) -> None:
    """Four pages with a programme cut by the edge of one; only spans, which count letters, may differ."""
    printed = printed_by_office(EXAMPLE, into=tmp_path)
    assert read(text_of("gm-32.pdf", printed).text) == read(text_of("gm-32.docx", EXAMPLE.read_bytes()).text)


@pytest.mark.needs("chromium")
def test_a_page_printed_by_a_browser_is_read_without_its_head_and_foot(tmp_path: Path) -> None:
    printed = printed_by_browser(BROWSER.read_text(encoding="utf-8"), into=tmp_path)
    assert lines(text_of("trang.pdf", printed).text) == [
        *("UBND TỈNH AN BÌNH", "SỞ NỘI VỤ", "Số: 12/GM-SNV"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        "An Bình, ngày 3 tháng 5 năm 2025",
        "GIẤY MỜI HỌP",
        "Sở Nội vụ mời các đơn vị dự họp giao ban về phát triển kinh tế - xã hội và phòng chống Covid-19, có kết nối"
        " teleconference với các huyện; nội dung cụ thể gửi sau.",
        "1. Thời gian: 8 giờ ngày 10/5/2025.",
        "2. Địa điểm: Phòng họp số 1.",
        *("STT\tGiờ\tNội dung", "1\t8h00\tKhai mạc, giới thiệu đại biểu", "2\t9h00\tBế mạc"),
        *("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Lê Thị Bình"),
    ]


@pytest.mark.needs("soffice")
def test_a_file_behind_a_password_is_refused_with_what_to_do(tmp_path: Path) -> None:
    locked = printed_by_office(EXAMPLE, into=tmp_path, password="mot-hai")
    with pytest.raises(DomainError) as refusal:
        text_of("thu.pdf", locked)
    assert refusal.value.code == "file_encrypted"


def test_a_file_is_pdf_by_its_content_whatever_its_name_says() -> None:
    assert (
        text_of("thu.txt", pdf(said("Giay moi hop co quan ngay mai"))).text == "Giay moi hop co quan ngay mai"
    )


def test_page_numbers_are_left_out_and_a_sentence_goes_on_over_the_page() -> None:
    wide = "Hoi nghi ban ve ke hoach cong tac cua cac don vi trong toan tinh va cac huyen"
    first = said(wide, wide) + said("1", left=290, top=40)
    second = said("2", left=290, top=810) + said("thi xa thanh pho.")
    assert text_of("thu.pdf", pdf(first, second)).text == f"{wide} {wide} thi xa thanh pho."


def test_numbers_in_the_letter_are_no_page_numbers() -> None:
    assert (
        text_of("thu.pdf", pdf(said("Danh sach", "12", "Het danh sach"))).text
        == "Danh sach\n12\nHet danh sach"
    )


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    content = "BT /F 12 Tf 0 1 -1 0 100 85 Tm (Giay moi) Tj 0 1 -1 0 116 85 Tm (Ngay mai luc 8 gio) Tj ET"
    turned = pdf(content).replace(b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 595 842] /Rotate 90")
    assert text_of("thu.pdf", turned).text == "Giay moi\nNgay mai luc 8 gio"


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(DomainError) as refusal:
        text_of("thu.pdf", pdf(""))
    assert refusal.value.code == "file_empty"


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(DomainError) as refusal:
        text_of("thu.pdf", b"%PDF-1.7 and then nothing that a reader knows")
    assert refusal.value.code == "file_broken"
