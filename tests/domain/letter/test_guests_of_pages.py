"""Guests as pages, calendars and messages name them, beside those whom a letter addresses."""

import pytest

from domain.letter.parse import read


def guests(text: str) -> list[str]:
    return [group.text for group in read(text).invitee_groups]


def test_who_should_come_counts_beside_who_is_addressed() -> None:
    told = "Kính gửi: UBND các huyện.\n\nSở A triệu tập công chức các xã dự lớp kỹ năng số."
    assert guests(told) == ["UBND các huyện", "công chức các xã"]
    told = "Kính gửi: Đài B\n\n- Thành phần gồm có lãnh đạo Đảng, Nhà nước, Quốc hội, đại diện nhân dân."
    assert guests(told) == ["Đài B", "lãnh đạo Đảng, Nhà nước, Quốc hội", "đại diện nhân dân"]


def test_a_greeting_below_the_addressees_names_them_again() -> None:
    assert guests("Kính gởi: Quý Cha và quý Tu sĩ\n\nKính thưa quý Cha,\n\nVăn phòng A báo lịch lễ.") == [
        "Quý Cha và quý Tu sĩ"
    ]


def test_the_rows_of_a_calendar_call_their_guests() -> None:
    rows = (
        "Lịch làm việc\n\n- Chủ tịch: 7 giờ 30, dự họp tỉnh, mời Trưởng phòng A cùng dự, điểm tại phòng số 1.\n"
        "- PCT: 13 giờ 30, kiểm tra, mời đại diện lãnh đạo các cơ quan, đơn vị: Kinh tế, UBND xã B cùng đi."
    )
    assert guests(rows) == ["Trưởng phòng A", "đại diện lãnh đạo các cơ quan, đơn vị: Kinh tế, UBND xã B"]
    assert guests("- 14h00: Họp tháng 3. Tại phòng A. TP: thành viên UBND huyện; Phòng B.") == [
        "thành viên UBND huyện",
        "Phòng B",
    ]


def test_the_places_of_sittings_are_the_guests_where_no_list_stands() -> None:
    rows = "Lịch tiếp xúc cử tri\n\n- Lúc 8 giờ ngày 21/5/2024, tại hội trường A, gồm phường B (30 cử tri); phường C."
    assert guests(rows) == ["phường B (30 cử tri)", "phường C"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Công ty báo chủ trương hoãn Đại hội tới các Quý cổ đông như sau:", ["các Quý cổ đông"]),
        ("Ban tổ chức báo để toàn thể nhân dân về dự lễ hội.", ["toàn thể nhân dân"]),
        ("Nay báo đến cho tất cả con cháu được rõ.", ["tất cả con cháu"]),
        ("Tổng hội báo tới các hội và nhờ báo tiếp đến mọi người rõ.", ["các hội"]),
        ("Nay xã báo đến quí cử tri lịch tiếp xúc.", ["quí cử tri"]),
        ("Công đoàn mở giải Cầu lông cho toàn thể giáo viên.", ["toàn thể giáo viên"]),
        ("Sở báo đến các cơ quan, đơn vị biết, thông cảm.", []),
        ("Văn phòng báo để các tổ chức, công dân biết.", ["các tổ chức, công dân"]),
        ("4. Mời các đoàn đăng ký giờ viếng theo số điện thoại: 0234-3900417.", []),
        (
            "[VP phường A] Mời a Tâm (CA), c Ngọc (MTTQ), các trưởng KP họp.",
            ["a Tâm (CA)", "c Ngọc (MTTQ)", "các trưởng KP"],
        ),
    ],
)
def test_pages_and_messages_name_guests(text: str, named: list[str]) -> None:
    assert guests(text) == named


def test_a_list_may_have_levels_pages_and_statements_in_it() -> None:
    told = (
        "GIẤY MỜI\nHọp\n\nUBND tỉnh kính mời:\nI. TRUNG ƯƠNG\n- Viện Dược liệu;\n\n1 / 2\n\nII. TỈNH\n- Sở B.\n"
        "III. THỜI GIAN: 8h00 ngày 3/4/2024"
    )
    assert guests(told) == ["Viện Dược liệu", "Sở B"]
    told = "3. Đối tượng:\n- Các cổ đông.\n- Cổ đông có thể ủy quyền cho cổ đông khác."
    assert guests(told) == ["Các cổ đông"]
    assert guests(
        "Kính gửi:\n- Cục A, cơ sở giáo dục và trường giáo dưỡng các tỉnh miền Nam\n(V26, Bộ B)"
    ) == ["Cục A, cơ sở giáo dục và trường giáo dưỡng các tỉnh miền Nam (V26, Bộ B)"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Cùng tiếp dân với Chủ tịch có lãnh đạo Văn phòng, Thanh tra tỉnh.",
            ["lãnh đạo Văn phòng, Thanh tra tỉnh"],
        ),
        ("Dự Hội nghị có Lãnh đạo Bộ; Giám đốc Sở các tỉnh.", ["Lãnh đạo Bộ", "Giám đốc Sở các tỉnh"]),
        ("Đối tượng tham gia là đại diện công nhân ở khu A.", ["đại diện công nhân ở khu A"]),
        ("Trung tâm kính báo để đồng bào, các lực lượng tới viếng.", ["đồng bào", "các lực lượng"]),
        ("Công văn gửi tới Ban A; UBND B; các cơ quan báo chí.", ["Ban A", "UBND B", "các cơ quan báo chí"]),
        ("Trường báo học viên khóa 2020 về Trường dự sinh hoạt.", ["học viên khóa 2020"]),
        ("Giải mời cán bộ, công nhân và nhân dân đến xem.", ["cán bộ, công nhân và nhân dân"]),
        ("Mời quý vị đón xem!", []),
        ("Mời đại diện cử tri dự.", ["đại diện cử tri"]),
        (
            "Mời quý vị trưởng thượng, cùng toàn thể đồng hương đến dự.",
            ["quý vị trưởng thượng", "cùng toàn thể đồng hương"],
        ),
    ],
)
def test_more_sentences_that_name_guests(text: str, named: list[str]) -> None:
    assert guests(text) == named


def test_who_is_to_invite_others_invites_nobody_here() -> None:
    told = "Giao UBND các xã mời cử tri.\n\nHội đồng báo để đại biểu HĐND, UBND các xã biết."
    assert guests(told) == ["đại biểu HĐND", "UBND các xã"]


def test_a_label_may_tell_a_number_in_brackets_and_have_no_colon() -> None:
    assert guests("4. Khách mời dự lễ (khoảng 100 người)\n- Đại diện tỉnh A;\n|\n- Báo chí.") == [
        "Đại diện tỉnh A",
        "Báo chí",
    ]
