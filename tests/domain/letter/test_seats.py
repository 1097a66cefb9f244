import pytest

from domain.letter.model import InviteeGroup
from domain.letter.parties import read_parties
from domain.letter.seats import take_seats
from domain.rank import Rank


def parties(*lines: str, headings: tuple[str | None, ...] = ()) -> list[tuple[str, str, int]]:
    return [(p.role, p.unit, p.seats) for p in read(*lines, headings=headings)]


def read(*lines: str, headings: tuple[str | None, ...] = ()):
    named = headings or (None,) * len(lines)
    return read_parties(
        tuple(InviteeGroup(heading=head, text=line) for head, line in zip(named, lines, strict=True))
    )


@pytest.mark.parametrize(
    "line", ["Sở Y tế: 02 đại biểu", "Sở Y tế (02 người)", "02 đại biểu Sở Y tế", "Sở Y tế (mời 02 đồng chí)"]
)
def test_a_number_beside_a_unit_is_its_seats(line: str) -> None:
    assert parties(line) == [("", "Sở Y tế", 2)]


@pytest.mark.parametrize(
    "line",
    ["Các sở, ban, ngành tỉnh (mỗi đơn vị 02 người)", "Các sở, ban, ngành tỉnh, mỗi đơn vị cử 02 người"],
)
def test_so_many_of_each_are_the_seats_of_every_unit(line: str) -> None:
    assert parties(line) == [("", "Các sở, ban, ngành tỉnh", 2)]


def test_each_of_a_circle_may_be_asked_for_a_post() -> None:
    assert parties("Mỗi sở, ban, ngành tỉnh 01 lãnh đạo") == [("Lãnh đạo", "các sở, ban, ngành tỉnh", 1)]


def test_a_sum_over_a_circle_is_nobodys_seats() -> None:
    assert parties("Đại diện các xã, phường: 30 đại biểu") == [("Đại diện", "các xã, phường", 1)]


def test_so_many_of_each_at_the_end_counts_for_every_piece_of_the_line() -> None:
    assert parties("Các sở, ngành; UBND các xã, phường (mỗi đơn vị 02 đại biểu)") == [
        ("", "Các sở, ngành", 2),
        ("", "UBND các xã, phường", 2),
    ]


def test_so_many_of_each_on_a_line_of_its_own_counts_for_the_units_since_the_last_such_line() -> None:
    lines = ("Sở A", "Mỗi đơn vị 01 lãnh đạo và 02 chuyên viên", "Xã B", "Mỗi đơn vị 03 người")
    assert parties(*lines) == [("Lãnh đạo", "Sở A", 1), ("Chuyên viên", "Sở A", 2), ("", "Xã B", 3)]


def test_posts_in_brackets_are_parties_of_their_own() -> None:
    found = read("Sở Nội vụ (01 lãnh đạo và 02 chuyên viên)")
    assert [(p.role, p.rank, p.seats) for p in found] == [
        ("Lãnh đạo", Rank.LEADER, 1),
        ("Chuyên viên", Rank.STAFF, 2),
    ]


@pytest.mark.parametrize(
    "line",
    ["01 lãnh đạo và 02 chuyên viên Sở Tư pháp", "Lãnh đạo Sở Tư pháp và 02 chuyên viên"],
)
def test_posts_with_their_numbers_before_or_behind_the_unit_are_two_parties(line: str) -> None:
    assert parties(line) == [("Lãnh đạo", "Sở Tư pháp", 1), ("Chuyên viên", "Sở Tư pháp", 2)]


def test_a_line_that_says_only_how_many_counts_for_all_before_it() -> None:
    assert parties("Sở A", "Lãnh đạo Sở B", "Mỗi đơn vị cử 02 người dự") == [
        ("", "Sở A", 2),
        ("Lãnh đạo", "Sở B", 2),
    ]


@pytest.mark.parametrize(
    "line",
    ["Hội đồng 35 tỉnh", "Tổ công tác (Quyết định 123/QĐ-UBND)", "Đội 2 (3 tổ công tác)", "Sở A (00 người)"],
)
def test_other_numbers_are_no_seats(line: str) -> None:
    assert {seats for *_, seats in parties(line)} == {1}


def test_a_long_line_of_counts_is_read_in_a_moment() -> None:
    assert take_seats("01 lãnh đạo và " * 20_000).number == 1


def test_a_count_in_the_middle_of_a_list_is_of_that_unit_alone() -> None:
    assert parties("Lãnh đạo các Sở: Nội vụ (02 đại biểu), Y tế, Tư pháp") == [
        ("Lãnh đạo", "Sở Nội vụ", 2),
        ("Lãnh đạo", "Sở Y tế", 1),
        ("Lãnh đạo", "Sở Tư pháp", 1),
    ]


# Exceptions and rules of their own


def apart(line: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(p.role, p.unit, p.apart_from) for p in read(line)]


@pytest.mark.parametrize(
    "line",
    [
        "Chủ tịch UBND các huyện (trừ huyện A và huyện B)",
        "Chủ tịch UBND các huyện, trừ huyện A, huyện B",
        "Chủ tịch UBND các huyện ngoại trừ huyện A, huyện B",
    ],
)
def test_an_exception_is_taken_off_the_circle_and_kept(line: str) -> None:
    [(role, unit, left_out)] = apart(line)
    assert (role, unit) == ("Chủ tịch", "UBND các huyện")
    assert " ".join(left_out).replace(" và", "").replace(",", "") == "huyện A huyện B"


def test_a_rule_of_its_own_takes_the_unit_out_of_the_circle_and_invites_it_so() -> None:
    assert apart("Lãnh đạo các sở; riêng Sở A, Sở B: Giám đốc") == [
        ("Lãnh đạo", "các sở", ("Sở A", "Sở B")),
        ("Giám đốc", "Sở A", ()),
        ("Giám đốc", "Sở B", ()),
    ]


def test_a_rule_that_tells_a_number_keeps_the_lines_post() -> None:
    found = read("Thủ trưởng các sở, ban, ngành (riêng Sở A mời 02 đại biểu)")
    assert [(p.role, p.unit, p.seats) for p in found] == [
        ("Thủ trưởng", "các sở, ban, ngành", 1),
        ("Thủ trưởng", "Sở A", 2),
    ]


def test_a_rule_on_a_line_of_its_own_counts_for_the_lines_before() -> None:
    found = read("Thủ trưởng các sở", "Riêng Sở A: Phó Giám đốc")
    assert [(p.group, p.role, p.apart_from) for p in found] == [
        (0, "Thủ trưởng", ("Sở A",)),
        (1, "Phó Giám đốc", ()),
    ]


def test_who_is_invited_besides_is_not_left_out() -> None:
    assert apart("Lãnh đạo các sở; riêng Sở A mời thêm chuyên viên") == [
        ("Lãnh đạo", "các sở", ()),
        ("Chuyên viên", "Sở A", ()),
    ]


def test_a_rule_that_is_not_understood_stays_in_the_line() -> None:
    assert "riêng" in apart("Lãnh đạo các sở, riêng đoàn A đi xe chung")[0][1]


# Lists that go on


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("Chủ tịch UBND các xã: A, B; phường C", ["UBND xã A", "UBND xã B", "UBND phường C"]),
        ("Lãnh đạo các Sở: Nội vụ, Y tế; Tư pháp", ["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"]),
        ("Lãnh đạo các Ban: Tổ chức, Nội chính Tỉnh ủy", ["Ban Tổ chức Tỉnh ủy", "Ban Nội chính Tỉnh ủy"]),
        ("Phòng Ngân sách, Sở Tài chính", ["Phòng Ngân sách - Sở Tài chính"]),
        ("Bí thư Đảng ủy, Chủ tịch UBND phường A", ["Đảng ủy phường A", "UBND phường A"]),
        ("Thủ trưởng các sở và Chủ tịch UBND các huyện", ["các sở", "UBND các huyện"]),
    ],
)
def test_a_list_goes_on_in_its_own_terms(line: str, units: list[str]) -> None:
    assert [unit for _, unit, _ in parties(line)] == units


def test_a_named_person_stands_for_his_post() -> None:
    assert parties("Đồng chí Trần Văn Sơn - Giám đốc Sở Y tế") == [("Giám đốc", "Sở Y tế", 1)]


def test_who_is_invited_as_addressed_are_the_letters_addressees() -> None:
    found = parties(
        "Sở Y tế",
        "Sở Nội vụ",
        "01 lãnh đạo và 02 chuyên viên các đơn vị như Kính gửi",
        headings=("Kính gửi", "Kính gửi", "Thành phần"),
    )
    assert sorted(found) == [
        ("Chuyên viên", "Sở Nội vụ", 2),
        ("Chuyên viên", "Sở Y tế", 2),
        ("Lãnh đạo", "Sở Nội vụ", 1),
        ("Lãnh đạo", "Sở Y tế", 1),
    ]


def test_addressees_are_marked_so_that_the_list_of_who_comes_goes_before() -> None:
    found = read("Sở Y tế", "Mỗi sở: 01 người", headings=("Kính gửi", "Đối tượng"))
    assert [(party.unit, party.addressed) for party in found] == [("Sở Y tế", True), ("các sở", False)]


@pytest.mark.parametrize(
    "line", ["Mỗi sở, ban, ngành: 01 người", "Các sở, ban, ngành (mỗi đơn vị 01 người)", "Sở Y tế: 01 người"]
)
def test_a_number_of_persons_without_a_post_is_whoever_the_unit_sends(line: str) -> None:
    assert [party.rank for party in read(line)] == [Rank.STAFF]


@pytest.mark.parametrize("line", ["Lãnh đạo các sở (mỗi đơn vị 01 người)", "Sở Y tế: 01 đại biểu", "Sở Y tế"])
def test_persons_of_a_post_and_delegates_are_of_the_leaders(line: str) -> None:
    assert [party.rank for party in read(line)] == [Rank.LEADER]


def test_so_many_persons_of_each_unit_before_are_whoever_it_sends() -> None:
    found = read("Sở A", "Lãnh đạo Sở B", "Mỗi đơn vị cử 02 người dự")
    assert [party.rank for party in found] == [Rank.STAFF, Rank.LEADER]


# Committees of one place, and places told before


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("Lãnh đạo HĐND, UBND, Ủy ban MTTQ tỉnh", ["HĐND tỉnh", "UBND tỉnh", "Ủy ban MTTQ tỉnh"]),
        ("Lãnh đạo Đảng uỷ, HĐND, UBND xã A", ["Đảng uỷ xã A", "HĐND xã A", "UBND xã A"]),
        (
            "Thường trực Huyện ủy, HĐND, UBND huyện A",
            ["Thường trực Huyện ủy A", "HĐND huyện A", "UBND huyện A"],
        ),
        ("Thường trực, Thường vụ Tỉnh ủy", ["Thường trực Tỉnh ủy", "Thường vụ Tỉnh ủy"]),
        ("Các đồng chí Thường trực Tỉnh ủy", ["Thường trực Tỉnh ủy"]),
        (
            "Huyện ủy, UBND huyện A cùng phòng, ban của huyện",
            ["Huyện ủy A", "UBND huyện A", "phòng, ban của huyện"],
        ),
        (
            "Thường trực HĐND, UBND, Ban Thường trực Ủy ban MTTQ Việt Nam huyện",
            ["Thường trực HĐND huyện", "UBND huyện", "Ban Thường trực Ủy ban MTTQ Việt Nam huyện"],
        ),
        ("Hội Nông dân, Hội Phụ nữ xã", ["Hội Nông dân xã", "Hội Phụ nữ xã"]),
        (
            "Hội Nông dân, Hội Phụ nữ, Đoàn Thanh niên xã A",
            ["Hội Nông dân xã A", "Hội Phụ nữ xã A", "Đoàn Thanh niên xã A"],
        ),
        ("Hội Nông dân tỉnh, Hội Phụ nữ xã A", ["Hội Nông dân tỉnh", "Hội Phụ nữ xã A"]),
        ("Lãnh đạo HĐND tỉnh, UBND tỉnh", ["HĐND tỉnh", "UBND tỉnh"]),
        ("Lãnh đạo Sở Y tế, UBND huyện A", ["Sở Y tế", "UBND huyện A"]),
    ],
)
def test_committees_share_the_place_that_is_told_once(line: str, units: list[str]) -> None:
    assert [unit for _, unit, _ in parties(line)] == units


def test_who_passes_the_invitation_on_is_told_with_each_of_those_who_get_it_so() -> None:
    assert [unit for _, unit, _ in parties("Lãnh đạo HĐND, UBND xã A (UBND huyện chuyển lời mời)")] == [
        "HĐND xã A (UBND huyện chuyển lời mời)",
        "UBND xã A (UBND huyện chuyển lời mời)",
    ]


@pytest.mark.parametrize(
    "back", ["các huyện nói trên", "các huyện nêu trên", "các huyện trên", "các địa phương nói trên"]
)
def test_places_told_before_are_those_that_a_later_line_points_back_to(back: str) -> None:
    assert parties("Chủ tịch UBND các huyện: A, B; xã C", f"Trưởng phòng Y tế {back}")[3:5] == [
        ("Trưởng phòng", "Phòng Y tế huyện A", 1),
        ("Trưởng phòng", "Phòng Y tế huyện B", 1),
    ]


def test_a_letter_that_points_back_again_and_again_does_not_multiply_its_guests() -> None:
    lines = [*(f"UBND huyện A{at}" for at in range(1_000)), *["Công an các huyện nói trên"] * 1_000]
    assert len(parties(*lines)) < 10_000


@pytest.mark.parametrize(
    "line", ["Trưởng phòng Y tế các huyện nói trên", "Công an các xã trên địa bàn huyện"]
)
def test_a_line_that_points_to_no_place_told_before_stays_as_it_is(line: str) -> None:
    assert len(parties("Sở Y tế", line)) == 2


@pytest.mark.parametrize("line", ["Lãnh đạo và chuyên viên Sở Y tế (02 người)"])
def test_a_number_for_the_unit_is_divided_among_the_posts_that_it_sends(line: str) -> None:
    assert parties(line) == [("Lãnh đạo", "Sở Y tế", 1), ("Chuyên viên", "Sở Y tế", 1)]
