"""What is typed after /donvi leads to the unit, without marks and with slips of the hand."""

import csv
from datetime import date
from pathlib import Path

import pytest

from domain.directory_file import read_units
from domain.errors import DomainError
from domain.unit_search import MOST_GUESSES, one_unit, search_units

EXAMPLES = Path(__file__).parents[2] / "examples"


def units_of(folder):
    with (EXAMPLES / folder / "units.csv").open(encoding="utf-8", newline="") as file:
        return read_units(csv.DictReader(file))[0]


DISTRICTS, COMMUNES = units_of("vinh-long-2022"), units_of("vinh-long-2025")
IN_2022, IN_2025 = date(2022, 2, 18), date(2025, 9, 1)


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("so noi vu", "so-noi-vu"),
        ("SNV", "so-noi-vu"),
        ("ubnd tra on", "ubnd-tra-on"),
        ("ubnd huyen trà ôn", "ubnd-tra-on"),
        ("so noi vụu", "so-noi-vu"),
        ("ubnd huyen tra onn", "ubnd-tra-on"),
        ("sở y tếe", "so-y-te"),
        ("SO-GTVT", "so-gtvt"),
        ("Sở Kế hoạch Đầu tư", "so-khdt"),
        ("cong an tinh", "cong-an"),
    ],
)
def test_the_unit_that_is_meant_stands_first(phrase, code):
    assert search_units(DISTRICTS, phrase, IN_2022).units[0].code == code


def test_a_name_without_marks_means_the_one_unit_that_bears_it():
    assert [unit.code for unit in search_units(DISTRICTS, "so noi vu", IN_2022).units] == ["so-noi-vu"]


def test_the_living_stand_before_the_ended_and_the_ended_are_found_too():
    codes = [unit.code for unit in search_units(COMMUNES, "ubnd tra on", IN_2025).units]
    assert codes == ["ubnd-xa-tra-on", "ubnd-huyen-tra-on"]


def test_a_guess_says_that_it_is_one_and_is_a_handful():
    hits = search_units(COMMUNES, "ubnd xã tân quơi", IN_2025)
    assert not hits.guessed
    hits = search_units(COMMUNES, "ubnd xa tan quoiw", IN_2025)
    assert hits.guessed
    assert hits.units[0].code == "ubnd-xa-tan-quoi"
    assert len(hits.units) <= MOST_GUESSES


@pytest.mark.parametrize("phrase", ["", "...", "\u202e", "x" * 1_000_000, "zzz qqq"])
def test_what_means_nothing_finds_nothing(phrase):
    assert search_units(DISTRICTS, phrase, IN_2022).units == ()


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        *(("so-y-te", "so-y-te"), ("SNV", "so-noi-vu"), ("so giao thong van tai", "so-gtvt")),
        *(("UBND Trà Ôn", "ubnd-tra-on"), ("ubnd tra on", "ubnd-tra-on"), ("Sở Y tế tỉnh", "so-y-te")),
    ],
)
def test_what_is_changed_is_named_by_its_code_or_by_a_whole_name_a_level_may_be_left_out(phrase, code):
    assert one_unit(DISTRICTS, phrase, IN_2022).code == code


@pytest.mark.parametrize(
    "phrase", ["noi vu", "Xây dựng chính quyền", "ubnd xã trà ôn", "sở", "ban dan van tra on"]
)
def test_a_part_of_a_name_is_never_taken_for_the_unit_that_is_to_be_changed(phrase):
    with pytest.raises(DomainError) as refused:
        one_unit(DISTRICTS, phrase, IN_2022)
    assert refused.value.code in ("unit_ambiguous", "unit_unknown")


def test_a_part_of_one_name_is_offered_by_that_name():
    with pytest.raises(DomainError, match="unit_ambiguous") as refused:
        one_unit(DISTRICTS, "xay dung chinh quyen", IN_2022)
    assert [unit.code for unit in refused.value.facts["units"]] == ["snv-phong-xdcq"]


def test_of_several_that_bear_the_name_the_one_that_lives_is_meant():
    assert one_unit(COMMUNES, "ubnd tra on", IN_2025).code == "ubnd-xa-tra-on"
