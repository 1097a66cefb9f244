import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.initials import initials


def may_mean(phrase: str, name: str) -> bool:
    return any(short.may_mean(whole) for short in initials(phrase) for whole in initials(name))


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở Nông nghiệp & PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở VH-TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở LĐ - TB và XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở TP", "Sở Tư pháp"),
        ("BCH QS tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("VP ĐĐBQH&HĐND tỉnh", "Văn phòng Đoàn ĐBQH và HĐND tỉnh"),
        ("TT HĐND tỉnh", "Thường trực HĐND tỉnh"),
        ("LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh"),
        ("Cục THADS", "Cục Thi hành án dân sự"),
        ("UBND H. Vũng Liêm", "UBND huyện Vũng Liêm"),
        ("CA tỉnh", "Công an tỉnh"),
        ("VP TU", "Văn phòng Tỉnh ủy"),
        ("sở gtvt", "Sở Giao thông vận tải"),
    ],
)
def test_an_abbreviation_means_the_name_with_its_initials(phrase: str, name: str) -> None:
    assert may_mean(phrase, name)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Sở Ngoại vụ", "Sở Nội vụ"),
        ("Sở Ngoại vụ", "SNV"),
        ("Sở KH&CN", "Sở Kế hoạch và Đầu tư"),
        ("BTC Hội nghị", "BTC Tỉnh ủy"),
        ("Ban Tuyên giáo", "Ban Tổ chức"),
        ("SỞ NỘI VỤ", "Sở Ngoại vụ"),
    ],
)
def test_a_word_that_is_written_out_must_be_in_the_name(phrase: str, name: str) -> None:
    assert not may_mean(phrase, name)


@given(st.text())
def test_every_letter_has_its_word_or_none(text: str) -> None:
    for short in initials(text):
        assert len(short.letters) == len(short.words)
