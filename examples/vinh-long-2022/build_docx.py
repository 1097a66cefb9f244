"""Write gm-32.docx from gm-32.txt: the same words, with letterhead and programme as real tables.

Run from anywhere: python examples/vinh-long-2022/build_docx.py
"""

from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

HERE = Path(__file__).parent
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def build() -> Document:
    """The letter as a Word document."""
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.created = datetime(2022, 2, 18, tzinfo=UTC)
    head, letter = (HERE / "gm-32.txt").read_text(encoding="utf-8").split("\n\nGIẤY MỜI\n\n")
    add_letterhead(document, head)
    document.add_paragraph("GIẤY MỜI").alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_letter(document, letter)
    return document


def add_letterhead(document: Document, head: str) -> None:
    office, number, place_and_day = head.split("\n\n")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, (office, MOTTO, number, place_and_day), strict=True):
        cell.paragraphs[0].text = words


def add_letter(document: Document, letter: str) -> None:
    rows: list[list[str]] = []
    for line in letter.split("\n"):
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            add_programme(document, rows)
            rows = []
        if line:
            document.add_paragraph(line)


def add_programme(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for cell, words in zip(table._cells, (words for row in rows for words in row), strict=True):
        cell.text = words


if __name__ == "__main__":
    build().save(str(HERE / "gm-32.docx"))
