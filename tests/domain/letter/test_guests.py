import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.letter.guests import read_guests
from domain.letter.model import InviteeGroup
from domain.letter.parties import read_parties
from domain.rank import Rank

from .letters import blocks_of, letter


def guests(text: str) -> list[str]:
    return [group.text for group in read_guests(blocks_of(f"GIẤY MỜI\n\n{text}"))]


def parties(text: str) -> list[tuple[str, str, Rank]]:
    return [(p.role, p.unit, p.rank) for p in read_parties((InviteeGroup(heading=None, text=text),))]


def test_a_bullet_is_one_entry_even_with_semicolons() -> None:
    assert guests("Thành phần:\n- Sở A; Sở B\n- Sở C;") == ["Sở A; Sở B", "Sở C"]


def test_an_entry_stands_under_its_heading() -> None:
    groups = read_guests(
        blocks_of("GIẤY MỜI\n\nKính mời:\n1. Cấp tỉnh:\n- Sở A\n2. Cấp xã: Chủ tịch UBND xã")
    )
    assert [(group.heading, group.text) for group in groups] == [
        ("1. Cấp tỉnh", "Sở A"),
        ("2. Cấp xã", "Chủ tịch UBND xã"),
    ]


def test_running_prose_is_parted_at_commas_between_bodies() -> None:
    assert guests("TP: Đ/c Trưởng trạm (chủ trì), CA P. An Bình, mỗi đội 03 người") == [
        "Đ/c Trưởng trạm (chủ trì)",
        "CA P. An Bình",
        "mỗi đội 03 người",
    ]


def test_commas_part_nothing_where_semicolons_stand_or_one_role_governs() -> None:
    assert guests("Dự: Sở A, Sở B; Sở C") == ["Sở A, Sở B", "Sở C"]
    assert guests("Dự: Lãnh đạo Công an, Phòng Y tế, ngành liên quan") == [
        "Lãnh đạo Công an, Phòng Y tế, ngành liên quan"
    ]


@pytest.mark.parametrize(
    "nobody", ["Kính gửi: Như thành phần.", "Kính gửi: Các đơn vị", "Kính gửi: Như trên"]
)
def test_a_bare_reference_is_nobody(nobody: str) -> None:
    assert guests(nobody) == []


def test_recipients_are_no_guests() -> None:
    assert guests("Thành phần:\n- Sở A\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.") == ["Sở A"]


def test_without_a_list_the_people_informed_are_the_guests() -> None:
    text = "UBND xã xin báo để trưởng các thôn, các cơ quan, đơn vị, hộ dân và cử tri biết."
    assert guests(text) == ["trưởng các thôn", "các cơ quan, đơn vị", "hộ dân và cử tri"]


def test_one_role_holds_for_a_list_of_bodies() -> None:
    assert parties("Lãnh đạo: Ban Nội chính Tỉnh ủy, Ban Kinh tế Tỉnh ủy; Ban Tổ chức Tỉnh ủy") == [
        ("Lãnh đạo", "Ban Nội chính Tỉnh ủy", Rank.LEADER),
        ("Lãnh đạo", "Ban Kinh tế Tỉnh ủy", Rank.LEADER),
        ("Lãnh đạo", "Ban Tổ chức Tỉnh ủy", Rank.LEADER),
    ]


def test_an_office_named_once_stands_for_each_of_its_list() -> None:
    assert [
        unit for _, unit, _ in parties("Lãnh đạo Văn phòng: Thành ủy, Đoàn ĐBQH và HĐND, UBND thành phố")
    ] == [
        "Văn phòng Thành ủy",
        "Văn phòng Đoàn ĐBQH và HĐND",
        "Văn phòng UBND thành phố",
    ]


def test_each_standing_body_is_its_own_party() -> None:
    found = parties("Thường trực Tỉnh ủy; Thường trực UBND tỉnh và Thường trực UBMTTQVN tỉnh")
    assert [unit for _, unit, _ in found] == [
        "Thường trực Tỉnh ủy",
        "Thường trực UBND tỉnh",
        "Thường trực UBMTTQVN tỉnh",
    ]
    assert {rank for *_, rank in found} == {Rank.LEADER}


def test_two_roles_of_one_unit_are_two_parties() -> None:
    unit = "Phòng Xây dựng chính quyền - Sở Nội vụ"
    assert parties(f"Lãnh đạo và chuyên viên {unit}") == [
        ("Lãnh đạo", unit, Rank.LEADER),
        ("Chuyên viên", unit, Rank.STAFF),
    ]


def test_those_who_come_to_report_are_press() -> None:
    found = parties("Lãnh đạo Đài Truyền hình; Báo A, Thông tấn xã A (đến dự và đưa tin)")
    assert [(unit, rank) for _, unit, rank in found] == [
        ("Đài Truyền hình", Rank.PRESS),
        ("Báo A", Rank.PRESS),
        ("Thông tấn xã A", Rank.PRESS),
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Chủ tịch UBND huyện, thị xã, thành phố", ("Chủ tịch", "UBND huyện, thị xã, thành phố", Rank.HEAD)),
        ("Thủ trưởng các sở, ban, ngành tỉnh", ("Thủ trưởng", "các sở, ban, ngành tỉnh", Rank.HEAD)),
        ("Đại diện lãnh đạo Sở Tài chính", ("Đại diện lãnh đạo", "Sở Tài chính", Rank.LEADER)),
        ("Sở Y tế", ("", "Sở Y tế", Rank.LEADER)),
    ],
)
def test_the_role_word_gives_the_rank_and_a_circle_stays_whole(
    text: str, party: tuple[str, str, Rank]
) -> None:
    assert parties(text) == [party]


def test_a_name_with_commas_of_its_own_is_one_unit() -> None:
    assert [unit for _, unit, _ in parties("Lãnh đạo: Sở Văn hóa, Thể thao và Du lịch, Sở Công Thương")] == [
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Công Thương",
    ]


def test_the_heads_of_named_districts_are_parties_of_their_own() -> None:
    assert parties("Chủ tịch UBND các huyện: Cái Bè, Gò Công và Chợ Gạo") == [
        ("Chủ tịch", "UBND huyện Cái Bè", Rank.HEAD),
        ("Chủ tịch", "UBND huyện Gò Công", Rank.HEAD),
        ("Chủ tịch", "UBND huyện Chợ Gạo", Rank.HEAD),
    ]


GUESTLIKE = st.text(alphabet="SởLãnhđạo:;,()- vàcácUBND1\n\t|", max_size=80)


@settings(max_examples=60)
@given(GUESTLIKE)
def test_any_list_is_read_without_raising_and_no_party_is_empty(text: str) -> None:
    groups = read_guests(blocks_of(f"GIẤY MỜI\n\nThành phần:\n{text}"))
    for party in read_parties(groups):
        assert party.unit.strip()
        assert 0 <= party.group < len(groups)


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("1. Điểm cầu Sở Y tế", "1. Điểm cầu Sở Y tế"),
        ("Tại điểm cầu tỉnh", "Tại điểm cầu tỉnh"),
        ("a) Cấp tỉnh", "a) Cấp tỉnh"),
        ("2. Sở Y tế", "2. Sở Y tế"),
    ],
)
def test_a_site_or_a_body_above_finer_lines_is_their_heading_and_no_guest(heading: str, told: str) -> None:
    text = f"GIẤY MỜI\n\nI. Thành phần\n{heading}\n- Lãnh đạo Sở;\n- Giám đốc Bệnh viện tỉnh."
    groups = [(group.heading, group.text) for group in read_guests(blocks_of(text))]
    assert groups == [(told, "Lãnh đạo Sở"), (told, "Giám đốc Bệnh viện tỉnh")]


def test_a_second_site_goes_on_with_the_list() -> None:
    text = "Thành phần:\nĐiểm cầu tỉnh\n- Sở A\nĐiểm cầu huyện\n- UBND huyện B"
    assert guests(text) == ["Sở A", "UBND huyện B"]


def test_a_person_above_finer_lines_stays_a_guest() -> None:
    assert guests("I. Thành phần\n1. Lãnh đạo Sở Y tế\n- Sở B")[0] == "Lãnh đạo Sở Y tế"


def test_who_is_not_invited_is_no_guest() -> None:
    assert guests("1. Mời thêm: Chi cục A; Sở B.\n2. Không mời: Sở C; Sở D.") == ["Chi cục A", "Sở B"]


def test_an_event_after_du_is_no_guest_but_the_meetings_name() -> None:
    reading = letter(
        "Sở A kính mời: Bà B\nDự: Đại hội xã viên\nTại: Hội trường C", head="Số: 1/GM-A\n\nGIẤY MỜI\n\n"
    )
    assert [group.text for group in reading.invitee_groups] == ["Bà B"]
    assert (reading.title, reading.venue) == ("Đại hội xã viên", "Hội trường C")


def test_a_role_before_a_colon_in_the_inviting_sentence_governs_the_list() -> None:
    sentence = "Sở A kính mời đại diện lãnh đạo: Sở Tài chính, UBND huyện B đến dự họp vào 8h ngày 15/3/2024."
    assert guests(sentence) == ["đại diện lãnh đạo: Sở Tài chính, UBND huyện B"]


def test_the_mark_of_the_chair_after_a_colon_leaves_the_guest_whole() -> None:
    reading = letter("Thành phần, gồm:\n1/ Đ/c Chủ tịch UBND huyện: Chủ trì\n2/ Các đ/c Ủy viên")
    assert [group.text for group in reading.invitee_groups] == [
        "Đ/c Chủ tịch UBND huyện: Chủ trì",
        "Các đ/c Ủy viên",
    ]
    assert reading.chair == "Đ/c Chủ tịch UBND huyện"


def test_who_is_informed_is_the_group_of_a_notice() -> None:
    assert guests("Trạm Y tế xã báo lịch tiêm tháng 9 để các bà mẹ, phụ nữ mang thai biết.") == [
        "các bà mẹ",
        "phụ nữ mang thai",
    ]
    assert guests("UBND tỉnh thông báo để các sở, ban, ngành; UBND các xã; công dân biết./.") == [
        "các sở, ban, ngành",
        "UBND các xã",
        "công dân",
    ]
    assert guests("Phòng A thông báo đến tân sinh viên khóa 2025 lịch sinh hoạt như sau:") == [
        "tân sinh viên khóa 2025"
    ]
    assert guests("Sở A báo để các đơn vị biết, mong được thông cảm.") == []


@pytest.mark.parametrize("text", ["Gửi: Trưởng các khoa", "Gửi các bạn lớp B,", "VP: KG các bí thư chi bộ!"])
def test_a_greeting_names_the_addressees(text: str) -> None:
    assert len(guests(text)) == 1


def test_a_sentence_may_end_with_the_guests() -> None:
    assert guests(
        "Chúng tôi trân trọng mời các cô chú đội viên, thân nhân liệt sĩ, đại diện Huyện đoàn."
    ) == [
        "các cô chú đội viên",
        "thân nhân liệt sĩ",
        "đại diện Huyện đoàn",
    ]


def test_the_rows_of_a_calendar_name_their_guests() -> None:
    text = "- 8h00: Họp giao ban tháng 8. Mời: Chánh Văn phòng; Trưởng các phòng, ban. Điểm: Phòng họp số 1."
    assert guests(text) == ["Chánh Văn phòng", "Trưởng các phòng, ban"]


def test_a_column_of_a_table_names_guests() -> None:
    table = "Lớp | Ngày | Đối tượng |\n1 | 15/10/2019 | Giáo viên cụm 1, 2 |\n2 | 17/10/2019 | Hội A; Hội B |"
    assert guests(table) == ["Giáo viên cụm 1, 2", "Hội A", "Hội B"]


def test_a_site_with_people_below_it_is_a_list_of_guests() -> None:
    sites = "1. Điểm cầu tỉnh (phòng họp A):\n- Giám đốc Sở B;\n2. Điểm cầu xã:\n- Chủ tịch UBND xã."
    assert guests(sites) == ["Giám đốc Sở B", "Chủ tịch UBND xã"]


def test_sittings_below_an_invitation_are_no_guests() -> None:
    told = (
        "Kính gửi: Quý cha mẹ học sinh\nTrường mời Quý cha mẹ dự họp:\n- Khối 12: 7g30, Chủ nhật 08/01/2023"
    )
    assert guests(told) == ["Quý cha mẹ học sinh"]
    assert guests("Ngày giờ vẫn như thư mời: 8 giờ 00, thứ Tư, ngày 14/4/2021.") == []
    assert guests("Thành phần: Sở A\nDự từ xa: https://hop.example.vn/j/1") == ["Sở A"]


def test_a_colon_inside_quotation_marks_ends_no_label() -> None:
    assert guests('Công ty kính mời Quý khách dự hội thảo "Hóa đơn: 5 lỗi thường gặp".') == ["Quý khách"]


def test_labels_with_nothing_behind_them_are_headings_inside_the_list() -> None:
    listed = (
        "Thành phần:\n1. Đại biểu tỉnh:\n- Sở A\n2. Đại biểu huyện, xã:\n- UBND xã B\n3. Toàn thể hội viên"
    )
    assert guests(listed) == ["Sở A", "UBND xã B", "Toàn thể hội viên"]


def test_a_unit_with_its_count_is_one_entry() -> None:
    assert guests("Thành phần:\na) Phòng A các huyện: 01 lãnh đạo, 02 chuyên viên;\nb) Sở B.") == [
        "Phòng A các huyện: 01 lãnh đạo, 02 chuyên viên",
        "Sở B",
    ]


def test_a_post_without_a_body_belongs_to_what_follows() -> None:
    assert guests("Dự: Trưởng, phó các khoa, phòng; Tổ A") == ["Trưởng, phó các khoa, phòng", "Tổ A"]
    assert guests("Dự: Trưởng, phó các khoa, phòng") == ["Trưởng, phó các khoa, phòng"]


def test_bullets_on_the_line_of_the_label_are_entries() -> None:
    assert guests("Thành phần: - Lãnh đạo xã; - Trưởng các ban; - Trưởng các thôn.") == [
        "Lãnh đạo xã",
        "Trưởng các ban",
        "Trưởng các thôn",
    ]


def test_a_person_and_his_post_are_one_guest() -> None:
    assert guests("Kính mời: Ông Trần Văn A, Giám đốc Công ty B") == ["Ông Trần Văn A, Giám đốc Công ty B"]


def test_what_follows_the_guests_on_their_line_is_none_of_them() -> None:
    assert guests("Mời: Sở A; Sở B họp lúc 8h00 ngày 15/3/2024. Địa điểm: Phòng 1.") == ["Sở A", "Sở B"]
