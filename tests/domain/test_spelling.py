import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.spelling import clean, key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân huyện Trà Ôn", "UBND huyện Trà Ôn"),
        ("Uỷ ban Kiểm tra Tỉnh uỷ", "Ủy ban kiểm tra Tỉnh ủy"),
        ("Sở Văn hoá, Thể thao và Du lịch", "SỞ VĂN HÓA THỂ THAO & DU LỊCH"),
        ("Ban Dân vận TU", "Ban Dân vận Tỉnh ủy"),
        ("Ủy ban Mặt trận Tổ quốc tỉnh", "UBMTTQVN tỉnh"),
        ("Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Đài PT-TH Vĩnh Long", "Đài Phát thanh – Truyền hình Vĩnh Long"),
        ("Văn phòng Đoàn ĐBQH&HĐND", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân"),
        ("UBND TP. Vĩnh Long", "UBND thành phố  Vĩnh Long "),
        ("Phòng A thuộc Sở B", "Phòng A - Sở B"),
        ("Sở Y te\u0302\u0301", "Sở Y tế"),
        ("Sở\u200b Y\u202e tế", "Sở Y tế"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("huyện Tam Bình", "huyện Tam Binh"),
        ("UBND huyện Bình Tân", "UBND huyện Bình Tấn"),
        ("Ban Dân vận Tỉnh ủy", "Ban Dân vận Huyện ủy"),
        ("Sở Nội vụ", "Nội vụ"),
    ],
)
def test_two_names_have_two_keys(one, other):
    assert key(one) != key(other)


def test_a_skeleton_has_no_marks():
    assert skeleton("Đài Phát thanh Đồng Nội") == "dai phat thanh dong noi"


def test_a_clean_text_is_one_line_without_control_and_direction_marks():
    assert clean("  Sở\tY\x00 tế\n\u202eABC\u2066 \ud800") == "Sở Y tế ABC"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_a_key_is_the_key_of_the_clean_text(text):
    assert key(clean(text)) == key(text)
