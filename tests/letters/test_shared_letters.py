"""The letters kept beside the checkout, where they are present: they are not the project's to ship."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.letter.model import as_json
from domain.letter.parse import read

from .comparison import differences

SHARED = Path(__file__).parents[3] / "shared" / "letters"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no shared letters beside this checkout")


def letters(folder: str) -> Iterator[object]:
    for path in sorted((SHARED / folder).glob("*.txt")):
        yield pytest.param(path, id=path.stem)


@pytest.mark.parametrize("path", [*letters("seed"), *letters("dev")])
def test_a_shared_letter_is_read_as_people_expect(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["gold"]
    assert list(differences(expected, as_json(read(path.read_text(encoding="utf-8"))))) == []


@pytest.mark.parametrize("path", [*letters("seed")])
def test_the_first_letter_is_doubted_where_it_should_be(path: Path) -> None:
    reading = read(path.read_text(encoding="utf-8"))
    assert {(doubt.field, doubt.code) for doubt in reading.doubts} == {
        ("number", "annex_number_blank"),
        ("agenda[4]", "row_without_hour"),
        ("issue_date", "short_notice"),
        ("chair", "chair_missing"),
    }
    assert [len(reading.assignments), len(reading.briefs), len(reading.agenda)] == [10, 7, 11]
    assert len(reading.parties) == 22
