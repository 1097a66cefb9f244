"""One message names a person and a post, in the ways in which people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.named_person import read_named

DEPUTY = ("Lê Văn C", "Phó Giám đốc")


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("Lê Văn C, Phó Giám đốc", *DEPUTY),
        ("  lê văn c ,phó giám đốc ", "lê văn c", "phó giám đốc"),
        ("đ/c Lê Văn C - PGĐ Sở", "Lê Văn C", "PGĐ Sở"),
        ("Đồng chí Lê Văn C\nPhó Giám đốc", *DEPUTY),
        ("Họ và tên: Lê Văn C\nChức vụ: Phó Giám đốc", *DEPUTY),
        ("Họ tên: Lê Văn C chức vụ: Phó Giám đốc", *DEPUTY),
        ("Bà Trần Thị D (Phó Chủ tịch)", "Trần Thị D", "Phó Chủ tịch"),
        ("Lê Văn C Phó Giám đốc", *DEPUTY),
        ("Phó Giám đốc, Lê Văn C", *DEPUTY),
        ("PGĐ Sở Y tế - Lê Văn C", "Lê Văn C", "PGĐ Sở Y tế"),
        ("Lê Văn C, Phó phòng Quản trị - Tài vụ", "Lê Văn C", "Phó phòng Quản trị - Tài vụ"),
        ("Phó Đức C, Chuyên viên", "Phó Đức C", "Chuyên viên"),
        ("Lê Văn C, Ủy viên Ban Thường vụ, Trưởng ban", "Lê Văn C", "Ủy viên Ban Thường vụ, Trưởng ban"),
        ("\u202eLê Văn C\u202c, Phó\u200b Giám đốc\x07", *DEPUTY),
        ("Le\u0302 Va\u0306n C, Pho\u0301 Gia\u0301m \u0111o\u0302\u0301c", *DEPUTY),
    ],
)
def test_name_and_post_are_read_as_they_were_typed(text, name, post):
    named = read_named(text)
    assert named is not None
    assert (named.name, named.post, named.in_place_of) == (name, post, "")


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn C; chức vụ: Phó Giám đốc; 0918 123 456",
        "Lê Văn C, Phó Giám đốc, SĐT 0918.123.456",
        "Lê Văn C\nPhó Giám đốc\nĐiện thoại: 0918-123-456",
        "0918123456 Lê Văn C, Phó Giám đốc",
    ],
)
def test_a_phone_is_taken_out_of_name_and_post(text):
    named = read_named(text)
    assert named is not None
    assert (named.name, named.post, named.phone) == (*DEPUTY, "0918123456")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "   ",
            "\u200b",
            "Lê Văn C",
            "Phó Giám đốc",
            ", Phó Giám đốc",
            "Lê Văn C,",
            "0918 123 456",
            "đồng ý",
        ),
        *(
            "Nguyễn Văn Phong",
            "12, Phó Giám đốc",
            "-, Phó Giám đốc",
            "Họ tên: Lê Văn C",
            "đ/c , Phó Giám đốc",
            "Phó Giám đốc, Trưởng ban",
        ),
        *("C" * 121 + ", Phó Giám đốc", "Lê Văn C, " + "Phó " * 40),
    ],
)
def test_without_a_name_and_a_post_of_sound_length_nobody_is_named(text):
    assert read_named(text) is None


def test_the_longest_name_and_post_still_count():
    named = read_named("C" * 120 + ", " + "P" * 120)
    assert named is not None
    assert (len(named.name), len(named.post)) == (120, 120)


@given(st.text())
def test_no_text_breaks_the_reading_and_what_is_read_is_printable_and_short(text):
    named = read_named(text)
    if named is not None:
        assert all(part.isprintable() and 0 < len(part) <= 120 for part in (named.name, named.post))
