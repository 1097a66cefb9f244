"""One message names one person or several, in the ways in which people type lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.named_list import read_people

TWO = [("Nguyễn Văn A", "Trưởng phòng"), ("Trần Thị B", "Chuyên viên")]
ONE = [("Lê Văn C", "Phó Giám đốc")]


def people(text, seats=2):
    return [(one.name, one.post) for one in read_people(text, seats)]


def refusal(text, seats=2):
    with pytest.raises(DomainError) as refused:
        read_people(text, seats)
    return refused.value.code, refused.value.facts


@pytest.mark.parametrize(
    "text",
    [
        "1. Nguyễn Văn A, Trưởng phòng\n2. Trần Thị B, Chuyên viên",
        "1) Nguyễn Văn A, Trưởng phòng\n\n2) Trần Thị B - Chuyên viên",
        "1/ Đ/c Nguyễn Văn A, Trưởng phòng\n2/ Đ/c Trần Thị B, Chuyên viên",
        "- Nguyễn Văn A, Trưởng phòng\n- Trần Thị B, Chuyên viên",
        "1. Nguyễn Văn A, Trưởng phòng 2. Trần Thị B, Chuyên viên",
        "Sở Xây dựng cử:\n1. Nguyễn Văn A, Trưởng phòng\n2. Trần Thị B, Chuyên viên",
        "1. Nguyễn Văn A\nTrưởng phòng\n2. Trần Thị B\nChuyên viên",
        "Nguyễn Văn A, Trưởng phòng\nTrần Thị B, Chuyên viên",
        "Nguyễn Văn A, Trưởng phòng; Trần Thị B, Chuyên viên",
        "Nguyễn Văn A\nTrưởng phòng\nTrần Thị B\nChuyên viên",
        "Nguyễn Văn A\nTrưởng phòng\n\nTrần Thị B\nChuyên viên",
    ],
)
def test_several_persons_are_read_from_one_message(text):
    assert people(text) == TWO


@pytest.mark.parametrize("seats", [1, 2, 3])
@pytest.mark.parametrize(
    "text",
    [
        "Lê Văn C, Phó Giám đốc",
        "1. Lê Văn C, Phó Giám đốc",
        "Lê Văn C\nPhó Giám đốc",
        "Họ và tên: Lê Văn C\nChức vụ: Phó Giám đốc",
        "Ông Lê Văn C; chức vụ: Phó Giám đốc; 0918 123 456",
        "Lê Văn C\nPhó Giám đốc\nĐiện thoại: 0918-123-456",
    ],
)
def test_one_person_stays_one_however_many_seats_there_are(text, seats):
    assert people(text, seats) == ONE


def test_the_phone_of_each_is_his_own():
    found = read_people("1. Nguyễn Văn A, Trưởng phòng, 0918 123 456\n2. Trần Thị B, Chuyên viên", 2)
    assert [one.phone for one in found] == ["0918123456", ""]


def test_more_persons_than_seats_are_refused_with_both_numbers():
    text = "1. Nguyễn Văn A, Trưởng phòng\n2. Trần Thị B, Chuyên viên\n3. Lê Văn C, Lái xe"
    assert refusal(text) == ("seats_exceeded", {"seats": 2, "named": 3})
    assert refusal("Nguyễn Văn A, Trưởng phòng\nTrần Thị B, Chuyên viên", 1)[0] == "seats_exceeded"


@pytest.mark.parametrize(
    ("text", "number", "line"),
    [
        ("1. Nguyễn Văn A, Trưởng phòng\n2. Trần Thị B", 2, "Trần Thị B"),
        ("1. Nguyễn Văn A\n2. Trần Thị B, Chuyên viên", 1, "Nguyễn Văn A"),
        ("Nguyễn Văn A, Trưởng phòng\nTrần Thị B", 2, "Trần Thị B"),
    ],
)
def test_a_list_with_a_line_that_is_not_understood_names_nobody(text, number, line):
    assert refusal(text) == ("name_line_unreadable", {"n": number, "written": line})


@pytest.mark.parametrize("text", ["", "đồng ý", "Nguyễn Văn A", "1.", "- ", "12, 13", "Danh sách:"])
def test_what_names_nobody_is_refused(text):
    assert refusal(text)[0] in ("name_unreadable", "name_line_unreadable")


@given(st.text(), st.integers(1, 4))
def test_no_text_breaks_the_reading_or_fills_more_than_the_seats(text, seats):
    try:
        found = read_people(text, seats)
    except DomainError:
        return
    assert 1 <= len(found) <= seats


@given(st.lists(st.sampled_from([*TWO, *ONE]), min_size=1, max_size=5))
def test_a_list_is_read_as_it_was_written(listed):
    text = "\n".join(f"{at}. {name}, {post}" for at, (name, post) in enumerate(listed, 1))
    assert people(text, len(listed)) == listed
