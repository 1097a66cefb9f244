"""Laws that hold for any text: torn letters, words of letters in any order, noise."""

import json
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.read import Letters
from domain.letter.model import Reading, as_json
from domain.letter.moment import Moment
from domain.letter.parse import read
from tests.fuzz.targets import TARGETS

WORDS = Letters()
FIELDS = {*(part.name for part in fields(Reading)), "text"}
LETTERS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "letters").glob("*/*.txt"))
]
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


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A real letter whose lines are dropped, repeated, put elsewhere or cut, with other pieces between them."""
    lines = draw(st.sampled_from(LETTERS)).splitlines()
    taken = draw(st.lists(st.one_of(st.sampled_from(lines), PIECES), min_size=3, max_size=40))
    cut = draw(st.integers(0, 40))
    return "\n".join(line[cut:] if at % 7 == 0 else line for at, line in enumerate(taken))


TEXTS = st.one_of(damaged(), st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_doubt_names_a_field_and_has_its_words(text: str) -> None:
    reading = read(text)
    for doubt in reading.doubts:
        name, _, row = doubt.field.partition("[")
        assert name in FIELDS
        assert not row or int(row.removesuffix("]")) < len(reading.agenda)
        assert WORDS.reason(doubt)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_times_are_real_and_an_end_before_its_start_is_doubted(text: str) -> None:
    reading = read(text)
    shown = json.loads(json.dumps(as_json(reading), ensure_ascii=False))
    for told in (shown["starts_at"], shown["ends_at"], shown["arrives_at"], shown["issue_date"]):
        assert told is None or str(Moment.from_text(told)) == told
    if reading.starts_at and reading.ends_at and reading.ends_at < reading.starts_at:
        same_day = reading.starts_at.day == reading.ends_at.day
        one_without_hour = None in (reading.starts_at.hour, reading.ends_at.hour)
        assert (same_day and one_without_hour) or "end_before_start" in {each.code for each in reading.doubts}
    if reading.arrives_at:
        assert reading.starts_at
        same_day = reading.starts_at.hour is None and reading.arrives_at.day == reading.starts_at.day
        assert same_day or reading.arrives_at < reading.starts_at


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_party_stands_in_a_group_and_is_sent_somebody(text: str) -> None:
    reading = read(text)
    for party in reading.parties:
        assert 0 <= party.group < len(reading.invitee_groups)
        assert party.seats > 0


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_no_start_is_invented(text: str) -> None:
    """The day and the hour of a start stand in the text, or are counted from the day of issue."""
    start = read(text).starts_at
    if start is None:
        return
    days = {number.lstrip("0") for number in re.findall(r"\d+", text)}
    counted = re.search(r"(?i)nay|mai|kia|mốt|hôm sau|tuần|tháng", text)
    assert str(start.day.day) in days or counted


@pytest.mark.parametrize("law", TARGETS.values(), ids=TARGETS)
@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_what_the_fuzzer_holds_is_held_here_too(law: Callable[[str], None], text: str) -> None:
    law(text)
