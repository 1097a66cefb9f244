from dataclasses import replace
from datetime import date

import pytest

from domain.aliases import teachable
from domain.rank import Relation
from domain.unit import Kind, Unit
from domain.unit_edit import also_named


def unit(code: str, name: str, **more: object) -> Unit:
    values = {"kind": Kind.DEPARTMENT, "relation": Relation.SUBORDINATE} | more
    return Unit(code=code, name=name, **values)  # type: ignore[arg-type]


Y_TE = unit("y-te", "Sở Y tế", aliases=("Ngành Y tế",), groups=("các sở, ban, ngành",))
NOI_VU = unit("noi-vu", "Sở Nội vụ")
ENDED = unit("ended", "Sở Giao thông vận tải", valid_to=date(2025, 2, 28), successor="noi-vu")
DIRECTORY = (Y_TE, NOI_VU, ENDED)


def test_a_phrase_that_nobody_bears_becomes_a_name_of_the_unit_it_was_placed_at() -> None:
    [alias] = teachable({"ngành  nội vụ": "noi-vu"}, DIRECTORY)
    assert also_named(alias.unit, alias.phrase) == replace(NOI_VU, aliases=("ngành nội vụ",))


@pytest.mark.parametrize(
    "phrase",
    [
        "Sở Y tế",
        "ngành y tế",
        "So Y te",
        "Sở YT",
        "Sở Giao thông vận tải",
        "Sở GTVT",
        "các sở, ban, ngành",
        "Sở",
    ],
)
def test_a_name_or_group_of_others_is_never_taken_not_even_of_an_ended_unit(phrase: str) -> None:
    assert teachable({phrase: "noi-vu"}, DIRECTORY) == ()


@pytest.mark.parametrize(
    "picks", [{"ngành nội vụ": ""}, {"ngành nội vụ": "gone"}, {"": "noi-vu"}, {"a b" * 200: "noi-vu"}]
)
def test_a_dropped_line_an_unknown_unit_and_no_name_teach_nothing(picks: dict[str, str]) -> None:
    assert teachable(picks, DIRECTORY) == ()


def test_one_name_given_to_two_units_is_kept_for_neither() -> None:
    assert teachable({"ngành nội vụ": "noi-vu", "Ngành Nội vụ": "y-te"}, DIRECTORY) == ()


def test_what_is_taught_once_is_not_offered_again() -> None:
    [alias] = teachable({"ngành nội vụ": "noi-vu"}, DIRECTORY)
    assert teachable({"ngành nội vụ": "noi-vu"}, (Y_TE, also_named(alias.unit, alias.phrase), ENDED)) == ()
