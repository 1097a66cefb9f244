"""The number of the official letter that asked the units for their people."""

import pytest

from domain.errors import DomainError
from domain.request_letter import check_letter_number, number_in


@pytest.mark.parametrize(
    ("caption", "number"),
    [
        ("123/VP-HC", "123/VP-HC"),
        ("Theo Công văn số 123/VP-HC ngày 18/02/2022", "123/VP-HC"),
        ("CV 45/UBND-VP, danh bạ tháng 2", "45/UBND-VP"),
        ("công văn số 1207 /2025/VPUB-HC.", "1207/2025/VPUB-HC"),
        ("Kèm CV 9a/SNV-TCBC", "9a/SNV-TCBC"),
        ("Danh bạ ngày 18/02/2022", ""),
        ("danh bạ mới", ""),
        ("", ""),
        ("1/" + "A" * 5_000, ""),
    ],
)
def test_a_files_caption_tells_the_number_wherever_it_stands_in_it(caption, number):
    assert number_in(caption) == number


@pytest.mark.parametrize("text", ["VP-HC", "1" * 65])
def test_what_is_no_number_of_a_letter_is_refused(text):
    with pytest.raises(DomainError, match="letter_number_unusable"):
        check_letter_number(text)
