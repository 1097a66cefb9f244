import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.slips import is_one_slip, sureness
from domain.spelling import skeleton

WORDS = st.text(alphabet="abcde ", min_size=1, max_size=12)


@given(WORDS, st.data())
def test_every_single_edit_is_a_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    edits = [word[:at] + word[at + 1 :], word[:at] + "z" + word[at:], word[:at] + "z" + word[at + 1 :]]
    for edited in edits:
        assert is_one_slip(edited, word)
        assert is_one_slip(word, edited)


def test_two_neighbors_exchanged_are_a_slip_and_two_strangers_are_not() -> None:
    assert is_one_slip("so nio vu", "so noi vu")
    assert not is_one_slip("so uoi vn", "so noi vu")
    assert not is_one_slip("so noi vu", "so noi vu")


@pytest.mark.parametrize(("one", "other"), [("ngoai vu", "noi vu"), ("ab", "abcd"), ("abc", "cab")])
def test_two_edits_are_more_than_a_slip(one: str, other: str) -> None:
    assert not is_one_slip(one, other)


def test_what_cannot_be_read_aloud_is_surely_a_slip() -> None:
    assert sureness("Sở Nội vụu", "so noi vu") >= 0.9


def test_another_word_is_less_surely_a_slip_the_shorter_the_name() -> None:
    short = sureness("UBND xã Tân Lực", skeleton("UBND xã Tân Lược"))
    long = sureness("Ban Quản lý các khu công nghiệt tỉnh", skeleton("Ban Quản lý các khu công nghiệp tỉnh"))
    assert short < 0.8 < long


@pytest.mark.parametrize("phrase", ["Bộ Giáo dục và Đào tạo", "Vụ Giáo dục và Đào tạo"])
def test_another_kind_of_body_is_no_slip_however_long_the_name(phrase: str) -> None:
    assert sureness(phrase, skeleton("Sở Giáo dục và Đào tạo")) < 0.8


def test_nothing_is_sure_about_a_very_short_name() -> None:
    assert sureness("Sở Y tá", "so y te") == 0
