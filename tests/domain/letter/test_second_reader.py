"""The second opinion on a start: it contests what the rules read alone, and never reads in their place."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.letter.mentions import find_mentions, marks_of
from domain.letter.model import Doubt, Reading, Session
from domain.letter.moment import Moment
from domain.letter.parse import read
from domain.letter.parts import parts_of
from domain.letter.second_reader import Opinion, pick, second_opinion, with_opinion
from domain.letter.weights import WEIGHTS

LETTERS = Path(__file__).parents[2] / "letters"
START, OTHER = Moment.from_text("2024-03-15T08:00"), Moment.from_text("2024-03-16T14:00")
SURE = Reading(doc_type="giấy mời", starts_at=START)


def codes(reading: Reading) -> list[str]:
    return [doubt.code for doubt in reading.doubts if doubt.field == "starts_at"]


@pytest.mark.parametrize(
    ("opinion", "doubts"),
    [
        (START, []),
        (Moment(START.day), []),
        (OTHER, ["start_contested"]),
        (Moment.from_text("2024-03-15T07:00"), ["start_contested"]),
        (None, ["guessed"]),
    ],
)
def test_a_start_is_doubted_where_the_opinion_is_another(opinion: Moment | None, doubts: list[str]) -> None:
    judged = with_opinion(SURE, Opinion(opinion, ()))
    assert (judged.starts_at, codes(judged)) == (START, doubts)


def test_an_hour_that_the_rules_missed_contests_the_day_alone() -> None:
    assert codes(with_opinion(replace(SURE, starts_at=Moment(START.day)), Opinion(START, ()))) == [
        "start_contested"
    ]


def test_what_is_doubted_already_is_not_doubted_twice_and_no_start_is_found_where_none_was_read() -> None:
    doubted = replace(SURE, doubts=(Doubt(field="starts_at", code="weekday_differs"),))
    assert with_opinion(doubted, Opinion(OTHER, ())) == doubted
    nothing = replace(SURE, starts_at=None)
    assert with_opinion(nothing, Opinion(OTHER, ())) == nothing


def test_another_sitting_does_not_contest_the_first() -> None:
    sitting = Session(label=None, starts_at=OTHER, ends_at=None, venue=None, for_whom=None)
    assert codes(with_opinion(replace(SURE, sessions=(sitting,)), Opinion(OTHER, ()))) == []


def test_a_label_that_tells_day_and_hour_is_not_contested() -> None:
    parts = parts_of("GIẤY MỜI\n\nThời gian: 8h00 ngày 15/3/2024.\nĐịa điểm: Hội trường A.")
    labelled = second_opinion(parts.blocks, parts.ground, parts.change).labelled
    assert codes(with_opinion(SURE, Opinion(OTHER, labelled))) == []
    assert codes(with_opinion(replace(SURE, starts_at=OTHER), Opinion(START, labelled))) == [
        "start_contested"
    ]


def test_the_likeliest_day_takes_the_likeliest_hour_of_its_own_or_of_no_day() -> None:
    parts = parts_of(
        "Họp ngày 15/3/2024. Đón khách 7h00. Khai mạc 8h00. Ngày 20/3/2024 lúc 9h00 nộp báo cáo."
    )
    mentions = find_mentions(parts.blocks, parts.ground)
    assert [str(mention.day) for mention in mentions if mention.day] == ["2024-03-15", "2024-03-20"]
    assert pick(mentions, [0.9, 0.5, 0.7, 0.8]) == START
    assert pick(mentions, [0.9, 0.1, 0.2, 0.8]) == Moment(date(2024, 3, 15))
    assert pick(mentions, [0.3, 0.9, 0.9, 0.3]) is None


def test_every_mark_that_has_a_weight_is_a_mark_that_letters_bear() -> None:
    """A mark that is renamed in the code must be learned anew, or its weight is lost without a sound."""
    borne: set[str] = set()
    for file in LETTERS.glob("*/*.txt"):
        parts = parts_of(file.read_text(encoding="utf-8"))
        mentions = find_mentions(parts.blocks, parts.ground)
        borne.update(*marks_of(mentions, parts.ground, parts.change))
    assert set(WEIGHTS) <= borne


def test_a_letter_that_only_tells_another_bodys_day_is_doubted() -> None:
    reading = read(
        "Thông báo\n\nNgày 16 tháng 7 năm 2020, Ủy ban nhân dân huyện ra Kế hoạch số 126/KH-UBND mở Diễn đàn trẻ em."
    )
    assert reading.starts_at is None or codes(reading)
