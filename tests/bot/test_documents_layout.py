"""The order of reading, on pages that are typed here word by word: ten points high, five points a letter."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.layout import text_of_pages
from bot.documents.page import Box, Page, Word, lines_of

WIDE, TALL = 595.0, 842.0
EM, HIGH, STEP = 5.0, 10.0, 14.0
LEFT, RIGHT = 85.0, 541.0
MEASURE = int((RIGHT - LEFT) / EM)
"""Letters of a full line."""


def typed(text: str, top: float, left: float = LEFT) -> list[Word]:
    """Words on one line; each space is as wide as a letter."""
    words, at = [], 0
    for word in text.split(" "):
        if word:
            words.append(Word(word, Box(left + EM * at, top, left + EM * (at + len(word)), top + HIGH)))
        at += len(word) + 1
    return words


def centered(text: str, top: float) -> list[Word]:
    return typed(text, top, (LEFT + RIGHT - EM * len(text)) / 2)


def page(*typings: list[Word], rulings: tuple[Box, ...] = ()) -> Page:
    return Page(WIDE, TALL, tuple(word for typing in typings for word in typing), rulings)


def block(*lines: str, top: float = 200, left: float = LEFT) -> list[Word]:
    """Lines below each other."""
    return [word for at, line in enumerate(lines) for word in typed(line, top + STEP * at, left)]


def read(*pages: Page) -> list[str]:
    return text_of_pages(pages).split("\n")


def full(text: str) -> str:
    """The words again and again, to the end of a line."""
    count = MEASURE // (len(text) + 1)
    return " ".join([text] * count)


FULL = full("phối hợp")


def test_a_head_of_two_columns_is_read_column_by_column() -> None:
    head = page(
        typed("UBND TỈNH AN BÌNH", 60),
        typed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 320),
        typed("SỞ NỘI VỤ", 74),
        typed("Độc lập - Tự do - Hạnh phúc", 74, 340),
        typed("Số: 12/GM-SNV", 95),
        typed("An Bình, ngày 3 tháng 5 năm 2025", 95, 330),
        centered("GIẤY MỜI", 150),
    )
    assert read(head) == [
        *("UBND TỈNH AN BÌNH", "SỞ NỘI VỤ", "Số: 12/GM-SNV"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("An Bình, ngày 3 tháng 5 năm 2025", "GIẤY MỜI"),
    ]


def test_the_head_of_a_party_letter_is_read_so_too() -> None:
    head = page(
        typed("TỈNH ỦY AN BÌNH", 60),
        typed("ĐẢNG CỘNG SẢN VIỆT NAM", 60, 350),
        typed("Số 20-GM/TU", 95),
        typed("An Bình, ngày 3 tháng 5 năm 2025", 95, 330),
    )
    assert read(head)[:2] == ["TỈNH ỦY AN BÌNH", "Số 20-GM/TU"]


def test_a_subject_below_the_number_is_one_line_and_not_mixed_with_the_day() -> None:
    head = page(
        typed("SỞ Y TẾ", 60),
        typed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 320),
        typed("Số: 12/SYT-NVY", 80),
        typed("An Bình, ngày 3 tháng 5", 80, 350),
        typed("V/v mời họp về công tác phòng", 94),
        typed("năm 2025", 94, 350),
        typed("dịch mùa hè", 108),
    )
    assert "V/v mời họp về công tác phòng dịch mùa hè" in read(head)


def test_a_motto_in_the_middle_of_a_page_is_no_head() -> None:
    quoted = page(
        block(*["Việc thứ nhất."] * 8, top=60),
        typed("Nội dung:", 400),
        typed("Độc lập - Tự do - Hạnh phúc", 400, 320),
    )
    assert read(quoted)[-1] == "Nội dung: Độc lập - Tự do - Hạnh phúc"


def test_recipients_and_signature_are_two_columns() -> None:
    tail = page(
        block("Nơi nhận:", "- Như trên;", "- Lưu: VT."),
        block("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "", "", "Lê Thị Bình", left=360),
    )
    assert read(tail) == [
        *("Nơi nhận:", "- Như trên;", "- Lưu: VT."),
        *("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê Thị Bình"),
    ]


def test_a_line_that_was_full_goes_on_below() -> None:
    assert read(page(block(FULL, "các ngành."))) == [f"{FULL} các ngành."]


def test_a_line_that_had_room_for_the_next_word_was_ended_by_its_writer() -> None:
    lines = (FULL[:40].strip(), "các ngành.", FULL)
    assert read(page(block(*lines))) == list(lines)


@pytest.mark.parametrize(
    "mark", ["- ", "+ ", "• ", "1. ", "2.1. ", "a) ", "III. ", "(2) ", "Kính gửi ", "V/v "]
)
def test_a_line_with_the_mark_of_a_new_one_is_one(mark: str) -> None:
    assert read(page(block(FULL, f"{mark}Sở Y tế"))) == [FULL, f"{mark}Sở Y tế"]


def test_a_dash_between_words_may_stand_at_the_break() -> None:
    assert read(page(block(FULL, "- xã hội."))) == [f"{FULL} - xã hội."]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert read(page(block(FULL), typed("Đề nghị có mặt.", 214, LEFT + 28))) == [FULL, "Đề nghị có mặt."]


def test_a_line_below_the_words_of_a_bullet_belongs_to_it() -> None:
    bullet = f"- {FULL}"[:MEASURE]
    assert read(page(typed(bullet, 200), typed("các ngành.", 214, LEFT + 2 * EM))) == [f"{bullet} các ngành."]


def test_a_blank_line_ends_a_paragraph() -> None:
    assert read(page(typed(FULL, 200), typed("các ngành.", 200 + 3 * STEP))) == [FULL, "các ngành."]


def test_the_end_mark_of_letters_ends_a_paragraph() -> None:
    ended = FULL[:-4] + "./."
    assert read(page(block(ended, "các ngành"))) == [ended, "các ngành"]


def test_capitals_above_a_sentence_are_a_heading() -> None:
    heading = full("CHƯƠNG TRÌNH")
    assert read(page(block(heading, "Buổi sáng"))) == [heading, "Buổi sáng"]


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [
        ("phối hợp tele\xad", "conference", "phối hợp teleconference"),
        ("phối hợp tele‐", "conference", "phối hợp teleconference"),
        ("phối hợp tele-", "conference", "phối hợp teleconference"),
        ("phối hợp Covid-", "19 nữa", "phối hợp Covid-19 nữa"),
        ("phối hợp kinh tế-", "xã hội", "phối hợp kinh tế-xã hội"),
    ],
)
def test_a_hyphen_goes_only_where_it_parted_a_word(end: str, begin: str, joined: str) -> None:
    filling = full("phối hợp")[: -len("phối hợp") * 2]
    above = f"{filling} {end}"
    above = " " * (MEASURE - len(above)) + above
    [line] = read(page(block(above, begin)))
    assert line.endswith(joined)


def ruled(columns: tuple[float, ...], rows: tuple[float, ...]) -> tuple[Box, ...]:
    levels = tuple(Box(columns[0], row, columns[-1], row + 0.5) for row in rows)
    return levels + tuple(Box(column, rows[0], column + 0.5, rows[-1]) for column in columns)


def test_a_ruled_table_is_rows_with_tabs_and_its_cells_are_whole() -> None:
    table = page(
        typed("Chương trình:", 180),
        typed("STT", 202, 90),
        typed("Giờ", 202, 130),
        typed("Nội dung", 202, 230),
        typed("1", 222, 90),
        block("Khai mạc,", "giới thiệu", top=222, left=230),
        typed("Trân trọng.", 262),
        rulings=ruled((85, 125, 225, 541), (200, 220, 255)),
    )
    assert read(table) == [
        "Chương trình:",
        "STT\tGiờ\tNội dung",
        "1\t\tKhai mạc, giới thiệu",
        "",
        "Trân trọng.",
    ]


def test_a_cell_over_two_columns_is_one_cell() -> None:
    lines = (
        Box(85, 200, 541, 200.5),
        Box(85, 220, 541, 220.5),
        Box(85, 240, 541, 240.5),
        Box(85, 260, 541, 260.5),
    )
    uprights = (
        Box(85, 200, 85.5, 260),
        Box(541, 200, 541.5, 260),
        Box(200, 220, 200.5, 260),
        Box(300, 200, 300.5, 260),
    )
    table = page(
        block("Buổi sáng, ngày thứ nhất của đợt", top=203, left=90),
        typed("8 giờ", 223, 90),
        typed("Họp", 223, 210),
        typed("Sở", 223, 310),
        typed("9 giờ", 243, 90),
        rulings=lines + uprights,
    )
    assert read(table)[0].startswith("Buổi sáng, ngày thứ nhất của đợt\t")


def test_a_box_around_a_text_is_no_table() -> None:
    boxed = page(block(FULL, "các ngành."), rulings=ruled((80, 545), (195, 235)))
    assert read(boxed) == [f"{FULL} các ngành."]


def test_a_table_that_goes_on_over_the_page_is_one() -> None:
    """Its headings are repeated, and a row is cut by the edge of the page."""
    columns = (85.0, 125.0, 541.0)

    def part(*rows: tuple[str, str], top: float) -> Page:
        words = [
            word
            for at, (first, second) in enumerate(rows)
            for word in (*typed(first, top + 20 * at + 2, 90), *typed(second, top + 20 * at + 2, 130))
        ]
        edges = tuple(top + 20 * at for at in range(len(rows) + 1))
        return Page(WIDE, TALL, tuple(words), ruled(columns, edges))

    first = part(("TT", "Nội dung"), ("1", "Khai mạc"), ("2", "Báo cáo"), ("3", "Thảo luận"), top=700)
    second = part(("TT", "Nội dung"), ("", "và kết luận"), ("4", "Bế mạc"), top=60)
    assert read(first, second)[:5] == [
        *("TT\tNội dung", "1\tKhai mạc", "2\tBáo cáo"),
        *("3\tThảo luận và kết luận", "4\tBế mạc"),
    ]


def test_columns_kept_apart_by_space_are_rows_too() -> None:
    table = page(
        *(typed("STT", 200), typed("Giờ", 200, 140), typed("Nội dung", 200, 240)),
        *(typed("1", 214), typed("8h00", 214, 140), typed("Khai mạc và", 214, 240)),
        typed("giới thiệu", 228, 240),
        *(typed("2", 242), typed("9h00", 242, 140), typed("Bế mạc", 242, 240)),
        typed("Trân trọng.", 262),
    )
    assert read(table) == [
        *("STT\tGiờ\tNội dung", "1\t8h00\tKhai mạc và giới thiệu", "2\t9h00\tBế mạc"),
        *("", "Trân trọng."),
    ]


def test_page_numbers_and_what_every_page_repeats_are_left_out() -> None:
    pages = [
        page(centered(str(number), 30), block(text), typed("In từ hệ thống, trang 1", 800))
        for number, text in ((1, "Việc thứ nhất."), (2, "Việc thứ hai."))
    ]
    assert read(*pages) == ["Việc thứ nhất.", "Việc thứ hai."]


@pytest.mark.parametrize("number", ["2", "- 2 -", "2/5", "Trang 2/5", "Trang 2 | 5", "page 3"])
def test_page_numbers_are_known_in_their_usual_forms(number: str) -> None:
    assert read(page(block("Việc."), centered(number, 810))) == ["Việc."]


def test_raised_letters_stay_in_their_line() -> None:
    small = Word("2", Box(LEFT + 25, 198, LEFT + 28, 204))
    [line] = lines_of([*typed("500 m", 200), small])
    assert line.text == "500 m 2"


def test_words_keep_their_order_whatever_order_the_file_has() -> None:
    words = block("Kính gửi: các sở", "và các huyện")
    assert read(Page(WIDE, TALL, tuple(reversed(words)))) == read(Page(WIDE, TALL, tuple(words)))


PLACES = st.integers(0, 110)
WORDS = st.builds(
    typed, st.sampled_from(["mời", "SỞ", "họp,", "Nơi nhận:", "-"]), PLACES.map(lambda at: 7.0 * at)
)
RULINGS = st.builds(
    lambda x, y, long, level: Box(x, y, x + (long if level else 0.5), y + (0.5 if level else long)),
    *(PLACES.map(lambda at: 5.0 * at), PLACES.map(lambda at: 7.0 * at), st.integers(5, 400), st.booleans()),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(WORDS, PLACES), max_size=30), st.lists(RULINGS, max_size=20))
def test_no_word_is_lost_or_said_twice_wherever_words_and_lines_stand(
    placed: list[tuple[list[Word], int]], rulings: list[Box]
) -> None:
    words = [
        Word(word.text, Box(word.box.left + 4 * at, word.box.top, word.box.right + 4 * at, word.box.bottom))
        for typing, at in placed
        for word in typing
    ]
    told = text_of_pages([Page(WIDE, TALL, tuple(words), tuple(rulings))])
    assert Counter(told.split()) == Counter(word.text for word in words)


def test_no_page_is_no_text() -> None:
    assert text_of_pages([]) == text_of_pages([Page(WIDE, TALL, ())]) == ""
