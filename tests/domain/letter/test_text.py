import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.letter.lines import split_lines
from domain.letter.text import clean, fold, split_outside_brackets, trim


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Ho\u0323p", "Họp"),
        ("\ufeffSố:\u00a032", "Số: 32"),
        ("một\r\nhai", "một\nhai"),
        ("\\r\\n Kính gửi", "\n Kính gửi"),
        ("12/03/2014 <?xml:namespace prefix = o />", "12/03/2014  "),
        ("**TL. CHỦ TỊCH**", "TL. CHỦ TỊCH"),
        ("(*kèm theo chương trình*)", "(kèm theo chương trình)"),
        ("* Ghi chú:", "* Ghi chú:"),
    ],
)
def test_noise_goes_and_words_stay(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@settings(max_examples=60)
@given(st.text())
def test_folding_never_moves_a_letter(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [("huỷ", "hủy"), ("khoá", "khóa"), ("Tỉnh uỷ", "tỉnh ủy"), ("quý", "quý"), ("hoàn", "hoàn")],
)
def test_two_ways_to_place_a_tone_mark_are_one_word(old: str, new: str) -> None:
    assert fold(old) == new


def test_a_semicolon_in_brackets_parts_nothing() -> None:
    assert split_outside_brackets("Sở A (gồm B; C); Sở D", ";") == ["Sở A (gồm B; C)", "Sở D"]


def test_final_punctuation_is_no_part_of_a_line() -> None:
    assert trim("  đúng  giờ./. ") == "đúng giờ"


def test_a_letterhead_of_two_columns_becomes_two_lines() -> None:
    lines = split_lines("UBND TỈNH A          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert [line.text for line in lines] == ["UBND TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_a_wide_gap_after_a_label_parts_nothing() -> None:
    assert [line.text for line in split_lines("1. Thời gian:       9g30")] == ["Thời gian: 9g30"]


@pytest.mark.parametrize(
    ("raw", "bullet", "text"),
    [
        ("- Sở Y tế", "-", "Sở Y tế"),
        ("+Báo cáo", "+", "Báo cáo"),
        ("2. Thành phần:", "2.", "Thành phần:"),
        ("(1) Ủy viên", "(1)", "Ủy viên"),
        ("a) Tại điểm cầu", "a)", "Tại điểm cầu"),
        ("II. Lễ Khai giảng", "II.", "Lễ Khai giảng"),
        ("4.1. Tổ chức", "4.1.", "Tổ chức"),
        ("22/02/2022 (thứ Ba)", "", "22/02/2022 (thứ Ba)"),
        ("10.000 đồng", "", "10.000 đồng"),
    ],
)
def test_a_bullet_is_told_from_a_number_of_the_text(raw: str, bullet: str, text: str) -> None:
    [line] = split_lines(raw)
    assert (line.bullet, line.text) == (bullet, text)


def test_a_row_keeps_its_empty_cells() -> None:
    [line] = split_lines("05\t\tThảo luận\t")
    assert line.cells == ("05", "", "Thảo luận", "")


@settings(max_examples=60)
@given(st.text(alphabet="ab -\t|\n1.):;", max_size=60))
def test_a_line_knows_where_it_stands(text: str) -> None:
    for line in split_lines(text):
        stood = text[line.start : line.end]
        assert "\n" not in stood
        assert "".join(line.text.split()) in "".join(stood.split())
