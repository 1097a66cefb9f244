"""The project's own letters are read no worse than they have been read before."""

import json

import pytest

from .scores import HERE, Score, of_folder

FLOOR: dict[str, float] = json.loads((HERE / "floor.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FLOOR)
def test_no_folder_is_read_worse_than_its_floor_and_no_start_is_wrong_and_sure(folder: str) -> None:
    score = of_folder(HERE / folder)
    assert score.letters > 0
    assert score.overall >= FLOOR[folder]
    assert score.dangerous == 0


def test_every_folder_with_letters_has_a_floor() -> None:
    assert set(FLOOR) == {path.parent.name for path in HERE.glob("*/*.txt")}


def test_a_field_that_is_half_found_counts_half() -> None:
    score = Score()
    score.expected["venue"], score.given["venue"], score.matched["venue"] = 2, 2, 1
    assert (score.of_field("venue"), score.overall) == (0.5, 0.5)
