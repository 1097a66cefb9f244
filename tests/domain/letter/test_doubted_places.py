"""What a person should look at: a second place, and guests on a list that is not here."""

import pytest

from domain.letter.model import Reading

from .letters import PLACE, TIME, letter


def codes(reading: Reading) -> set[str]:
    return {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    "place",
    [
        "Địa điểm: Hội trường A hoặc Phòng họp số 2.\n",
        "Địa điểm: Hội trường A.\nThành phần: Các sở.\nĐịa điểm họp: Hội trường B.\n",
    ],
)
def test_of_two_places_both_are_told(place: str) -> None:
    reading = letter(TIME, place)
    [doubt] = [doubt for doubt in reading.doubts if doubt.code == "venue_contested"]
    assert doubt.field == "venue"
    assert doubt.facts["read"] != doubt.facts["other"]
    assert reading.venue is not None


@pytest.mark.parametrize(
    "more",
    [
        "",
        "Thành phần: Các sở.\nĐịa điểm họp: phòng họp số 1\n",
        "Thành phần: Các sở.\nĐịa điểm họp: Phòng họp số 1, Sở Nội vụ, số 2 đường Trần Phú\n",
    ],
)
def test_a_place_that_is_told_again_is_not_doubted(more: str) -> None:
    assert "venue_contested" not in codes(letter(TIME, PLACE, more))


def test_guests_on_a_list_beside_the_letter_are_doubted_and_are_no_unit() -> None:
    reading = letter(TIME, PLACE, "Thành phần: theo danh sách đính kèm.\n")
    assert "guests_in_annex" in codes(reading)
    assert reading.parties == ()


def test_units_before_a_list_stay_and_the_list_is_doubted() -> None:
    reading = letter(TIME, PLACE, "Thành phần:\n- Lãnh đạo Sở Y tế;\n- Các hộ dân (có danh sách kèm theo).\n")
    assert "guests_in_annex" in codes(reading)
    assert [party.unit for party in reading.parties][:1] == ["Sở Y tế"]
