"""Scans and photos of letters, through the real Tesseract; the pictures are taken of a page in a real browser."""

import dataclasses
import json
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from bot.documents import Document, text_of, with_findings
from bot.documents.document import LEAST_CONFIDENCE
from domain.errors import DomainError
from domain.letter.model import Doubt, Reading
from tests.bot.pdf_files import pdf, said

ROOT = Path(__file__).parents[2]
LETTER = Path(__file__).with_name("printed_letter.html")
A4 = {"width": 794, "height": 1123}
"""In pixels at 96 to the inch."""
TOLD = (
    "UBND TỈNH AN BÌNH\nSỞ NỘI VỤ\nSố: 12/GM-SNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "1. Thời gian: 8 giờ ngày 10/5/2025.\n2. Địa điểm: Phòng họp số 1.\n",
    "\nSTT\tGiờ\tNội dung\n1\t8h00\tKhai mạc, giới thiệu đại biểu\n2\t9h00\tBế mạc\n",
    "\nNơi nhận:\n- Như trên;\n- Lưu:",
    "\nLê Thị Bình",
)
Camera = Callable[[str, float], bytes]


@pytest.fixture(scope="module")
def camera() -> Camera:
    """Takes a picture of the letter: png or jpeg, so many pixels of the picture to one of the page."""

    @cache
    def taken(form: str, scale: float) -> bytes:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport=A4, device_scale_factor=scale)
            page.goto(LETTER.as_uri())
            picture: bytes = page.screenshot(type=form)
            browser.close()
        return picture

    return taken


@pytest.mark.needs("tesseract")
@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("form", "name"), [("png", "quet.png"), ("jpeg", "anh.jpeg"), ("jpeg", "thu.docx")])
def test_a_picture_of_a_letter_is_read_in_the_order_of_a_person(camera: Camera, form: str, name: str) -> None:
    document = text_of(name, camera(form, 2))
    assert [part for part in TOLD if part not in document.text] == []
    assert document.confidence and document.confidence > LEAST_CONFIDENCE


@pytest.mark.needs("tesseract")
@pytest.mark.needs("chromium")
def test_a_pdf_of_pictures_is_read_like_one_of_words(camera: Camera) -> None:
    document = text_of("quet.pdf", pdf_of_jpeg(camera("jpeg", 2)))
    assert [part for part in TOLD if part not in document.text] == []
    assert document.confidence and document.confidence > LEAST_CONFIDENCE


@pytest.mark.needs("tesseract")
@pytest.mark.needs("chromium")
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_on_its_side_or_head_is_read_upright(camera: Camera, quarters: int) -> None:
    turned = pdf_of_jpeg(camera("jpeg", 2)).replace(b"/MediaBox", b"/Rotate %d /MediaBox" % (90 * quarters))
    document = text_of("quet.pdf", turned)
    assert [part for part in TOLD if part not in document.text] == []


@pytest.mark.needs("tesseract")
@pytest.mark.needs("chromium")
def test_a_coarse_picture_is_read_with_less_confidence(camera: Camera) -> None:
    coarse, fine = (text_of("anh.png", camera("png", scale)).confidence for scale in (0.55, 2))
    assert coarse and fine and coarse < LEAST_CONFIDENCE < fine


@pytest.mark.needs("tesseract")
def test_a_picture_of_nothing_is_an_empty_file() -> None:
    assert code_of("trang.png", white_png(600, 800)) == "file_empty"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x04ab", b"\xff\xd8\xff\xe0\x00\x00" * 9]
)
def test_a_picture_that_is_cut_off_is_a_broken_file(data: bytes) -> None:
    assert code_of("anh.jpg", data) == "file_broken"


def test_without_tesseract_a_picture_is_refused_and_words_are_read(tmp_path: Path) -> None:
    picture, letter = tmp_path / "anh.png", tmp_path / "thu.pdf"
    picture.write_bytes(white_png(600, 800))
    letter.write_bytes(pdf(said("Giay moi hop", "Ngay mai luc tam gio tai phong so mot")))
    done = subprocess.run(
        [sys.executable, "-m", "bot", "read", "--json", str(picture), str(letter)],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    refused, read = map(json.loads, done.stdout.splitlines())
    assert refused["error"].endswith("apt-get install tesseract-ocr tesseract-ocr-vie.")
    assert "doubts" in read


@pytest.mark.parametrize(
    ("confidence", "doubts"),
    [
        (None, ()),
        (LEAST_CONFIDENCE, ()),
        (61.7, (Doubt(field="text", code="ocr_unsure", facts={"percent": "61"}),)),
    ],
)
def test_only_what_was_hard_to_recognize_is_doubted(
    confidence: float | None, doubts: tuple[Doubt, ...]
) -> None:
    reading = Reading(doc_type="giấy mời", doubts=(Doubt(field="chair", code="chair_missing"),))
    doubted = with_findings(reading, Document("Giấy mời", confidence))
    assert doubted == dataclasses.replace(reading, doubts=doubts + reading.doubts)


def code_of(name: str, data: bytes) -> str:
    with pytest.raises(DomainError) as refusal:
        text_of(name, data)
    return refusal.value.code


def white_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf_of_jpeg(picture: bytes) -> bytes:
    """A page that shows a JPEG picture from edge to edge and has no letter of its own."""
    size = f"/Width {2 * A4['width']} /Height {2 * A4['height']} /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    head = f"<< /Subtype /Image {size} /Filter /DCTDecode /Length {len(picture)} >>"
    shown = f"90 0 obj {head} stream\nPIC endstream endobj"
    page = pdf("q 595 0 0 842 0 0 cm /I Do Q", extra=shown)
    return page.replace(b"/Font <<", b"/XObject << /I 90 0 R >> /Font <<").replace(b"PIC", picture)
