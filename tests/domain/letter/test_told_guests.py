"""Guests whom no list names: those whom a sentence invites, informs or meets, and lists in running prose."""

import pytest

from domain.letter.parse import read


def guests(text: str) -> list[str]:
    return [group.text for group in read(text).invitee_groups]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kính báo Trạm Y tế các xã biết.", ["Trạm Y tế các xã"]),
        ("Gửi các đoàn đã ghi danh biết, thông cảm cho Ban Tổ chức.", ["các đoàn đã ghi danh"]),
        ("Thông báo gửi cổ đông về hoãn họp Đại hội", ["cổ đông"]),
        ("Chi cục A xin báo đến Quý doanh nghiệp, cơ sở “dời” ngày mở Hội chợ.", ["Quý doanh nghiệp, cơ sở"]),
        (
            "Trung tâm báo tới người lao động có lịch thi Ca 1 kế hoạch này.",
            ["người lao động có lịch thi Ca 1"],
        ),
        ("Hội sẽ họp trao đổi thông tin với đại diện các báo.", ["đại diện các báo"]),
        (
            "Thị ủy mở buổi đối thoại giữa Bí thư với nhân dân xã A và phường B.",
            ["nhân dân xã A và phường B"],
        ),
        ("Lễ kỷ niệm lúc 8h30. Toàn thể cán bộ, viên chức dự Lễ.", ["Toàn thể cán bộ, viên chức"]),
        ("UBND huyện giao các báo đưa tin để các doanh nghiệp biết.", ["các doanh nghiệp"]),
        (
            "Đề nghị Sở A báo tới các Phòng B cũng như tới các học viên để biết.",
            ["Sở A", "các Phòng B", "các học viên"],
        ),
        ("Đoàn tổng hợp ý kiến cử tri gửi các cơ quan nhà nước địa phương.", []),
        (
            "Sở A đã có Giấy mời số 5 ngày 1/2 mời các đoàn dự Hội thi. Nay gửi các đoàn ở xa biết.",
            ["các đoàn ở xa"],
        ),
        (
            "Hội đồng thi triệu tập thí sinh đủ điều kiện dự thi vòng 1.",
            ["thí sinh đủ điều kiện dự thi vòng 1"],
        ),
    ],
)
def test_without_a_list_the_sentences_name_the_guests(text: str, named: list[str]) -> None:
    assert guests(text) == named


def test_a_post_with_a_colon_holds_for_the_bodies_after_it() -> None:
    told = (
        "8 giờ, mời đại diện lãnh đạo: Ban A, Công an huyện, Trưởng phòng: Kinh tế, Nội vụ, Giám đốc Trạm B"
    )
    assert guests(f"{told}, điểm tại Hội trường.") == [
        "đại diện lãnh đạo: Ban A, Công an huyện",
        "Trưởng phòng: Kinh tế, Nội vụ",
        "Giám đốc Trạm B",
    ]


def test_the_only_line_below_a_label_comes_apart_like_prose() -> None:
    told = "3. Thành phần:\nLãnh đạo các khoa, các trung tâm, Bí thư chi đoàn, trợ lý khoa học, mỗi lớp 05 sinh viên."
    assert guests(told) == [
        "Lãnh đạo các khoa, các trung tâm",
        "Bí thư chi đoàn",
        "trợ lý khoa học",
        "mỗi lớp 05 sinh viên",
    ]


def test_a_list_may_go_on_in_dashes_below_its_first_guest() -> None:
    assert guests("* Mời dự: Thủ trưởng các Sở: Tài chính, Y tế\n- Chủ tịch UBND huyện A.") == [
        "Thủ trưởng các Sở: Tài chính, Y tế",
        "Chủ tịch UBND huyện A",
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Ban Thường vụ Hội mở Hội nghị và đề nghị cử đại biểu",
        "Văn phòng UBND thành phố mời thêm",
        "1. Dự tại Phòng họp số 1, Tầng 3, gồm",
        "VĂN PHÒNG A điện",
        "Đồng kính gửi",
        "5.1. Đại biểu dự Hội nghị tổng kết năm học và triển khai nhiệm vụ",
    ],
)
def test_labels_of_guests_are_worded_in_many_ways(label: str) -> None:
    assert guests(f"THÔNG BÁO\n\n{label}:\n- Hội Nông dân huyện A;\n- Sở B.") == [
        "Hội Nông dân huyện A",
        "Sở B",
    ]


def test_a_part_of_the_event_ends_the_guests() -> None:
    told = (
        "THƯ MỜI\n\nBệnh viện mời Quý vị dự Hội nghị ngày 22–23/11/2019:\n\n- Ngày thứ nhất: hội trường lầu 6"
    )
    assert guests(told) == []


def test_who_in_an_office_goes_is_no_guest_of_its_calendar() -> None:
    assert guests("Lịch làm việc tuần 2\n\n+ Thường trực họp tại Thành ủy (sáng; dự: đ/c Tâm).") == []


def test_marks_of_a_page_are_no_guests() -> None:
    told = "Trường A kính mời quý cha mẹ học sinh đến họp:\n&nbsp;\nKhối 6: 7g30 Chủ nhật 15/9/2024, tại sân trường"
    assert guests(told) == ["quý cha mẹ học sinh"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Văn phòng kính báo Thủ trưởng các ban, Chủ tịch UBND các xã: họp lúc 15h.",
            ["Thủ trưởng các ban", "Chủ tịch UBND các xã"],
        ),
        ("Chi cục thông báo cho: Ông Trần B, bà Lê C - địa chỉ: 12 đường số 5.", ["Ông Trần B", "bà Lê C"]),
        (
            "Kính thưa các cụ, các ông bà trong dòng họ!\n\nBan A hoãn Lễ giỗ.",
            ["các cụ, các ông bà trong dòng họ"],
        ),
        ("Đề nghị các thí sinh theo dõi.", ["các thí sinh"]),
        (
            "Văn phòng A kính mời: Lãnh đạo Phòng B; Chủ tịch xã C đến dự họp.",
            ["Lãnh đạo Phòng B", "Chủ tịch xã C"],
        ),
        (
            "Tòa án A triệu tập: Ông Lê B, sinh năm 1970, trú tại ấp 3, xã C.",
            ["Ông Lê B, sinh năm 1970, trú tại ấp 3, xã C"],
        ),
        ("THÔNG BÁO\n\nCông ty báo họp.\n- Phòng B: Mời Đội C; lo nước.", []),
    ],
)
def test_letters_of_many_genres_name_their_guests(text: str, named: list[str]) -> None:
    assert guests(text) == named
