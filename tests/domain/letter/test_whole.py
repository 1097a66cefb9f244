"""Laws of the whole reader: it never raises, it takes time in proportion, its JSON is whole."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.letter.model import as_json, from_json
from domain.letter.parse import LONGEST_LETTER, MOST_LINES, read

from .letters import HEAD, TIME

PIECES = st.sampled_from(
    [
        *(
            "GIẤY MỜI",
            "Thời gian:",
            "Địa điểm:",
            "Kính gửi:",
            "Thành phần:",
            "Nơi nhận:",
            "KT. GIÁM ĐỐC",
            "Giao Sở Y tế",
        ),
        *(
            "CHƯƠNG TRÌNH",
            "GIỜ\tNỘI DUNG",
            "7h30\tĐón",
            "hoãn",
            "sang",
            "đính chính",
            "trước",
            "ngày",
            "8h",
            "22/2/2022",
        ),
        *(
            "31/4/2023",
            "thứ Hai",
            "tháng 9/2020",
            "- ",
            "1. ",
            "(",
            ")",
            ";",
            ",",
            ":",
            "\n",
            "\n\n",
            " ",
            "“",
            "hàng tháng",
        ),
        *(
            "Giấy mời số 1/GM-A",
            "và",
            "đến",
            "-",
            "UBND xã",
            "Lãnh đạo",
            "Tháng 7 | 03; 10 |",
            "trước giờ họp 10 phút",
        ),
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=30))
def test_any_text_is_read_and_its_reading_survives_json(pieces: list[str]) -> None:
    reading = read("".join(pieces))
    assert from_json(as_json(reading)) == reading


@settings(max_examples=30)
@given(st.text(max_size=200))
def test_noise_has_no_start(text: str) -> None:
    assert read(text).starts_at is None or any(letter.isdigit() for letter in text)


def cost(text: str) -> float:
    """The least processor time of three readings."""
    seconds = []
    for _ in range(3):
        begun = time.process_time()
        read(text)
        seconds.append(time.process_time() - begun)
    return min(seconds)


@pytest.mark.parametrize(
    "unit", [".", " ", "1", "(", "“", "7h30 ", "Sở A, ", "giấy mời số 1/GM ", "số /", "mời "]
)
def test_eight_times_the_text_costs_nowhere_near_the_square(unit: str) -> None:
    """Linear readers give 8, quadratic ones 64; the bound lies between, far from both."""
    small, large = (f"GIẤY MỜI\n{unit * (size // len(unit))}" for size in (600, 4_800))
    assert cost(large) < 30 * cost(small)


@pytest.mark.parametrize("rest", ["\n" * LONGEST_LETTER, "a\n" * (MOST_LINES + 1)])
def test_what_is_too_long_to_be_a_letter_is_cut_and_says_so(rest: str) -> None:
    reading = read(HEAD + TIME + rest)
    assert [doubt.code for doubt in reading.doubts][:1] == ["letter_too_long"]
    assert str(reading.starts_at) == "2024-03-15T08:00"
