"""The letter that the project ships is read whole, from text and from Word alike."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.documents import text_of
from domain.letter.model import Reading, as_json
from domain.letter.parse import is_letter, read

from .comparison import differences

FOLDER = Path(__file__).parents[2] / "examples" / "vinh-long-2022"
EXPECTED: dict[str, Any] = json.loads((FOLDER / "gm-32.json").read_text(encoding="utf-8"))["gold"]


def reading(kind: str) -> Reading:
    name = f"gm-32.{kind}"
    return read(text_of(name, (FOLDER / name).read_bytes()).text)


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_the_example_is_read_as_people_expect(kind: str) -> None:
    assert list(differences(EXPECTED, as_json(reading(kind)))) == []


def test_every_expected_value_of_the_example_is_met_to_the_letter() -> None:
    given = as_json(reading("txt"))
    assert {field: given[field] for field in EXPECTED} == EXPECTED


def test_word_and_text_say_the_same() -> None:
    assert reading("docx") == reading("txt")


def test_what_a_person_should_confirm_is_doubted_and_nothing_else() -> None:
    assert [(doubt.field, doubt.code) for doubt in reading("txt").doubts] == [
        ("number", "annex_number_blank"),
        ("issue_date", "short_notice"),
        ("chair", "chair_missing"),
        ("agenda[4]", "row_without_hour"),
    ]


def test_seven_units_have_their_whole_paragraphs() -> None:
    briefs = reading("txt").briefs
    assert len(briefs) == 7
    assert briefs[0].text.startswith("Mặt trận và các đoàn thể đã góp gì")
    assert briefs[0].text.endswith("nên gỡ bằng cách nào.")
    assert briefs[-1].text.endswith("quy chế dân chủ ở cơ sở.")


def test_the_example_is_a_letter_and_no_secret() -> None:
    assert is_letter(reading("txt"))
    assert reading("txt").secret is None


def test_a_difference_is_seen() -> None:
    given = as_json(reading("txt"))
    assert list(differences(EXPECTED, given | {"starts_at": "2022-02-22T07:00"})) == [
        "starts_at: '2022-02-22T07:30' expected, '2022-02-22T07:00' given"
    ]
    assert len(list(differences(EXPECTED, given | {"agenda": given["agenda"][1:], "venue": None}))) == 2
