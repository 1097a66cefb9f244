"""Nơi nhận: who must know, and who is named there for other reasons."""

from datetime import date

import pytest

from bot.example import example_units
from domain.draft import NOBODY
from domain.informed import DROPPED, informed_lines, informed_of
from domain.name_search import NameSearch

SEARCH = NameSearch(example_units(), date(2022, 2, 22), {})


def lines(*recipients, told=(), picks=None):
    return informed_lines(recipients, SEARCH, told=told, picks=picks or {})


def codes(*recipients, **more):
    return [one.unit for one in informed_of(lines(*recipients, **more))]


@pytest.mark.parametrize(
    "line",
    [
        "Như trên",
        "Như thành phần mời",
        "Như mục 4",
        "Như trên; ( Đã ký )",
        "Lưu: VT",
        "Lưu: VT, KHTC (L.12)",
        "Lưu Văn phòng Tỉnh ủy",
        "LĐVP",
        "CT, các PCT UBND tỉnh",
        "Bộ trưởng (để b/c)",
    ],
)
def test_filing_and_pointing_back_to_the_guests_informs_nobody(line):
    assert codes(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
        "Chánh, Phó Chánh Văn phòng UBND tỉnh",
        "Phòng Quản trị - Tài vụ",
        "Văn phòng UBND tỉnh",
    ],
)
def test_the_hosts_own_people_and_rooms_need_no_telling(line):
    assert codes(line) == []


def test_superiors_are_not_told_by_a_message():
    assert codes("Thường trực Tỉnh ủy (để báo cáo)", "TT. HĐND tỉnh") == []


def test_a_unit_named_exactly_must_know():
    assert codes("Tòa án nhân dân tỉnh", "Sở Y tế (để biết)") == ["tand", "so-y-te"]


def test_the_head_of_a_unit_stands_for_the_unit():
    assert codes("Giám đốc Sở Tài chính") == ["so-tai-chinh"]


def test_several_units_of_one_line_all_must_know():
    line = "Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch"
    assert codes(line) == ["so-tai-chinh", "so-vhttdl"]
    assert codes("Báo Vĩnh Long; Văn phòng Tỉnh ủy") == ["bao-vinh-long", "vp-tinh-uy"]


def test_a_group_means_each_of_its_members():
    assert len(codes("UBND các huyện, thị xã, thành phố")) == 8


@pytest.mark.parametrize("line", ["Sở Ytế tỉnh nhà", "So Y te", "Hội Người cao tuổi", "Phòng Y tế - Sở Y tế"])
def test_what_is_not_exact_is_never_guessed(line):
    assert codes(line) == []


def test_who_gets_a_message_anyway_gets_no_second_one():
    assert codes("Sở Y tế", "Tòa án nhân dân tỉnh", told={"so-y-te"}) == ["tand"]
    assert codes("Tòa án nhân dân tỉnh", "Chánh án Tòa án nhân dân tỉnh") == ["tand"]


def test_a_dropped_line_informs_nobody_and_the_others_stay():
    picks = {DROPPED + "Sở Y tế": NOBODY}
    assert codes("Sở Y tế (để biết)", "Tòa án nhân dân tỉnh", picks=picks) == ["tand"]


def test_a_hostile_line_costs_little_and_means_nobody():
    assert codes("," * 50_000, "Sở " * 20_000, "(" * 10_000, "\u202e", "") == []
