"""An invented letter in the form of Decree 30/2020, as a Word file: what people get when they print it is a PDF."""

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Pt
from docx.table import _Cell

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LEFT = ("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH")
RIGHT = (MOTTO, "Độc lập - Tự do - Hạnh phúc")
BELOW_LEFT = ("Số: 145/GM-UBND", "V/v mời dự Hội nghị sơ kết công tác chuyển đổi số sáu tháng đầu năm 2024")
BELOW_RIGHT = ("An Bình, ngày 12 tháng 6 năm 2024",)
TITLE = (
    "GIẤY MỜI",
    "Dự Hội nghị sơ kết công tác chuyển đổi số sáu tháng đầu năm và triển khai nhiệm vụ sáu tháng cuối năm 2024"
    " trên địa bàn tỉnh",
)
BODY = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh về chuyển đổi số, Ủy ban"
    " nhân dân tỉnh tổ chức Hội nghị sơ kết công tác chuyển đổi số sáu tháng đầu năm 2024.",
    "1. Thời gian: 07 giờ 30 phút, ngày 20 tháng 6 năm 2024 (thứ Năm).",
    "2. Địa điểm: Hội trường lớn, Trung tâm Hội nghị tỉnh, số 01 đường Lê Lợi, phường Một, thành phố An Bình.",
    "3. Thành phần:",
    "- Thường trực Tỉnh ủy, Thường trực Hội đồng nhân dân tỉnh, Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các đoàn"
    " thể chính trị - xã hội;",
    "- Lãnh đạo các sở, ban, ngành tỉnh;",
    "- Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố.",
    "4. Chương trình:",
)
PROGRAMME = (
    ("STT", "Thời gian", "Nội dung", "Thực hiện"),
    ("1", "7 giờ 00 - 7 giờ 30", "Đón tiếp đại biểu", "Văn phòng"),
    (
        "2",
        "7 giờ 30 - 7 giờ 45",
        "Tuyên bố lý do, giới thiệu đại biểu và thông qua chương trình hội nghị",
        "Sở Thông tin và Truyền thông",
    ),
    ("3", "7 giờ 45 - 8 giờ 30", "Báo cáo kết quả", "Sở Thông tin và Truyền thông"),
    ("4", "", "Thảo luận", "Chủ trì"),
)
CLOSE = (
    "Đề nghị các cơ quan, đơn vị, địa phương cử đại biểu tham dự đúng thành phần, thời gian và gửi danh sách về Văn"
    " phòng Ủy ban nhân dân tỉnh trước ngày 18 tháng 6 năm 2024 để tổng hợp./."
)
RECIPIENTS = (
    "Nơi nhận:",
    "- Như thành phần mời;",
    "- Chủ tịch, các Phó Chủ tịch UBND tỉnh;",
    "- Lưu: VT, KGVX.",
)
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
READ = (
    *(*LEFT, *BELOW_LEFT, *RIGHT, *BELOW_RIGHT, *TITLE, *BODY),
    *("\t".join(row) for row in PROGRAMME),
    *(CLOSE, *RECIPIENTS, *SIGNATURE),
)
"""What a person reads, each paragraph a line, the left column of the head before the right."""


def word_file() -> bytes:
    """The letter as .docx, its head and its signature in tables without lines."""
    document = docx.Document()
    _lay_out(document)
    _columns(document, (LEFT, RIGHT), (BELOW_LEFT, BELOW_RIGHT))
    for paragraph in TITLE:
        document.add_paragraph(paragraph).alignment = ALIGN.CENTER
    for paragraph in BODY:
        _prose(document, paragraph)
    table = document.add_table(len(PROGRAMME), len(PROGRAMME[0]), style="Table Grid")
    for cell, words in zip(table._cells, (words for row in PROGRAMME for words in row), strict=True):
        cell.text = words
    _prose(document, CLOSE)
    _columns(document, (RECIPIENTS, SIGNATURE))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _lay_out(document: Document) -> None:
    page, style = document.sections[0], document.styles["Normal"]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(3), Cm(1.5)
    style.font.size, style.font.name = Pt(13), "DejaVu Serif"
    style.paragraph_format.space_after = Pt(6)


def _prose(document: Document, text: str) -> None:
    paragraph = document.add_paragraph(text)
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1)


def _columns(document: Document, *rows: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    table = document.add_table(len(rows), 2)
    for cell, lines in zip(table._cells, (lines for row in rows for lines in row), strict=True):
        _fill(cell, lines)


def _fill(cell: _Cell, lines: tuple[str, ...]) -> None:
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
    for paragraph in cell.paragraphs:
        paragraph.alignment = ALIGN.LEFT if lines[0].startswith("Nơi nhận") else ALIGN.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
