"""Scans over which a program has printed stamps, and scans of many pages, through the real Tesseract."""

import base64
import dataclasses
import shutil
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import sync_playwright

from bot.documents import Document, text_of, with_findings
from bot.documents.document import LEAST_FOR_DIGITS
from bot.documents.limits import MAX_SCANNED_PAGES
from bot.documents.page import Box, Page, Word
from bot.documents.scan import Recognition
from bot.documents.scanner import scanner
from bot.documents.stamps import laid_over
from bot.documents.tesseract import Late
from domain.letter.model import Doubt, Reading
from domain.letter.parse import read
from tests.bot.pdf_files import printed_by_browser
from tests.bot.test_documents_scan import A4, LETTER, pdf_of_jpeg, white_png

SIGNED = (
    "Ký bởi: Sở Nội vụ<br>Email: snv@example.vn<br>Cơ quan: Tỉnh An Bình<br>"
    "Thời gian ký: 04.05.2025 15:32:11 +07:00"
)
ARRIVED = "CÔNG VĂN ĐẾN<br>Số: 1234<br>Ngày: 05/5/2025"
FULL = "@page { size: A4; margin: 0 } body { margin: 0; font: 8pt 'DejaVu Sans' } div { position: absolute }"

pytestmark = [pytest.mark.needs("tesseract"), pytest.mark.needs("chromium")]


def photo(address: str, width: int, height: int) -> bytes:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=2)
        page.goto(address)
        taken: bytes = page.screenshot(type="jpeg")
        browser.close()
    return taken


@pytest.fixture(scope="module")
def picture() -> bytes:
    """The letter as a scanner sees it."""
    return photo(LETTER.as_uri(), A4["width"], A4["height"])


def stamped(picture: bytes, *stamps: tuple[str, str], into: Path) -> bytes:
    """A page of the picture, with words printed over it: each where it stands, and what it says."""
    shown = f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"
    over = "".join(f'<div style="{place}">{words}</div>' for place, words in stamps)
    image = f'<img src="{shown}" style="width:210mm;height:296mm;display:block">'
    return printed_by_browser(f"<meta charset=utf-8><style>{FULL}</style>{image}{over}", into=into)


@pytest.mark.parametrize(
    "stamps",
    [
        [("top:23mm;left:150mm;font-size:6pt", SIGNED)],
        [("top:120mm;left:20mm", SIGNED)],
        [("top:200mm;left:20mm", ARRIVED), ("top:240mm;left:120mm", SIGNED)],
    ],
)
def test_a_scan_is_read_below_the_stamps_that_a_program_printed_over_it(
    picture: bytes, stamps: list[tuple[str, str]], tmp_path: Path
) -> None:
    document = text_of("quet.pdf", stamped(picture, *stamps, into=tmp_path))
    reading = with_findings(read(document.text), document)
    told = (reading.number, str(reading.issue_date), str(reading.starts_at), reading.venue)
    assert told == ("12/GM-SNV", "2025-05-03", "2025-05-10T08:00", "Phòng họp số 1")
    assert not any(word in document.text for word in ("Ký bởi", "15:32", "1234"))


def test_a_mark_printed_over_a_scan_is_found(picture: bytes, tmp_path: Path) -> None:
    over = stamped(picture, ("top:110mm;left:150mm;font-size:16pt", "TỐI MẬT"), into=tmp_path)
    assert text_of("quet.pdf", over).secret == "TỐI MẬT"


def page(*words: tuple[str, float, float]) -> Page:
    """Words of ten points a letter, each with its left and top."""
    return Page(595, 842, tuple(Word(text, Box(x, y, x + 10 * len(text), y + 12)) for text, x, y in words))


SCANNED = (
    ("Số:", 80, 60),
    ("I2", 120, 61),
    ("/GM-SNV", 150, 60),
    ("GIẤY", 80, 120),
    ("MỜI", 130, 120),
    ("họp", 80, 160),
)


def test_what_is_filled_into_a_scan_stands_where_it_was_filled_in() -> None:
    laid = laid_over(page(*SCANNED), page(("12", 122, 60)))
    assert sorted(word.text for word in laid.words) == sorted(["Số:", "12", "/GM-SNV", "GIẤY", "MỜI", "họp"])


def test_a_scan_that_holds_its_own_words_is_read_by_these() -> None:
    told = page(*((text.replace("I2", "12"), x, y) for text, x, y in SCANNED))
    assert laid_over(page(*SCANNED), told) == told


def test_a_scan_that_was_turned_is_left_as_it_was_recognized() -> None:
    scan = dataclasses.replace(page(*SCANNED), width=842, height=595)
    assert laid_over(scan, page(("12", 122, 60))) == scan


def test_of_a_long_scan_the_first_pages_are_read_and_the_others_doubted() -> None:
    strip = pdf_of_jpeg(
        photo("data:text/html;charset=utf-8,<h1 style=margin:40px>Giấy mời họp</h1>", 400, 120)
    )
    for old, new in (("595 842", "300 90"), ("595 0 0 842", "300 0 0 90"), ("1588", "800"), ("2246", "240")):
        strip = strip.replace(old.encode(), new.encode())
    pages = MAX_SCANNED_PAGES + 2
    kids = b" ".join([b"10 0 R"] * pages)
    long = strip.replace(b"/Kids [10 0 R] /Count 1", b"/Kids [%s] /Count %d" % (kids, pages))
    document = text_of("quet.pdf", long)
    assert document.unread == (2, pages)
    assert document.text.count("Giấy mời họp") == MAX_SCANNED_PAGES
    [doubt] = [
        each
        for each in with_findings(Reading(doc_type="giấy mời"), document).doubts
        if each.code == "pages_unread"
    ]
    assert doubt.facts == {"read": str(MAX_SCANNED_PAGES), "pages": str(pages)}


def test_a_page_for_which_the_time_is_over_is_given_up_and_leaves_no_program() -> None:
    recognition = Recognition(white_png(2000, 3000))
    with pytest.raises(Late):
        recognition.scan(until=monotonic())
    assert recognition.is_over


def test_when_the_time_is_over_no_page_is_begun() -> None:
    with scanner(seconds=0) as scans:
        assert not scans.may_begin


@pytest.mark.parametrize(("confidence", "is_doubted"), [(LEAST_FOR_DIGITS, False), (42.5, True)])
def test_a_number_that_was_hard_to_recognize_is_named(confidence: float, *, is_doubted: bool) -> None:
    document = Document("Giấy mời", confidence=96.0, hardest=("7h3O", confidence))
    doubt = Doubt(field="text", code="digits_unsure", facts={"word": "7h3O", "percent": "42"})
    assert with_findings(Reading(doc_type="giấy mời"), document).doubts == ((doubt,) if is_doubted else ())


def test_the_hardest_number_of_a_scan_is_known(picture: bytes) -> None:
    hardest = text_of("quet.pdf", pdf_of_jpeg(picture)).hardest
    assert hardest is not None
    assert any(sign.isdigit() for sign in hardest[0])
