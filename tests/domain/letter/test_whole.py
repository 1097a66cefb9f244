"""Laws of the whole reader: it takes time in proportion, and what is too long is cut and says so."""

import time

import pytest

from domain.letter.parse import read
from domain.letter.parts import LONGEST_LETTER, MOST_LINES

from .letters import HEAD, TIME


def cost(text: str) -> float:
    """The least processor time of three readings."""
    seconds = []
    for _ in range(3):
        begun = time.process_time()
        read(text)
        seconds.append(time.process_time() - begun)
    return min(seconds)


@pytest.mark.parametrize(
    "unit",
    [".", " ", "1", "(", "“", "7h30 ", "8h00 ngày 15/3/2024 ", "Sở A, ", "giấy mời số 1/GM ", "số /", "mời "],
)
def test_eight_times_the_text_costs_nowhere_near_the_square(unit: str) -> None:
    """Linear readers give 8, quadratic ones 64; the bound lies between, far from both."""
    small, large = (f"GIẤY MỜI\n{unit * (size // len(unit))}" for size in (600, 4_800))
    assert cost(large) < 30 * cost(small)


@pytest.mark.parametrize("rest", [" " * LONGEST_LETTER, "a\n" * (MOST_LINES + 1)])
def test_what_is_too_long_to_be_a_letter_is_cut_and_says_so(rest: str) -> None:
    reading = read(HEAD + TIME + rest)
    assert [doubt.code for doubt in reading.doubts][:1] == ["letter_too_long"]
    assert str(reading.starts_at) == "2024-03-15T08:00"
