import pytest

from domain.letter.orders import read_orders

from .letters import blocks_of


def orders(text: str) -> list[tuple[str, str]]:
    return [(row.unit, row.task) for row in read_orders(blocks_of(f"GIẤY MỜI\n\n{text}"))]


def units(text: str) -> list[str]:
    return [unit for unit, _ in orders(text)]


def test_an_order_holds_for_the_clauses_after_it() -> None:
    assert orders("Giao Văn phòng Sở đón tiếp, bố trí xe; UBND xã A chuẩn bị điểm khảo sát.") == [
        ("Văn phòng Sở", "đón tiếp, bố trí xe"),
        ("UBND xã A", "chuẩn bị điểm khảo sát"),
    ]


def test_who_gives_an_order_may_be_named_before_it() -> None:
    assert units("UBND phường giao khóm Bình An 3 dọn hội trường; Công an phường giữ xe.") == [
        "khóm Bình An 3",
        "Công an phường",
    ]


def test_units_without_a_task_wait_for_the_next_clause() -> None:
    assert orders("Giao UBND các xã, phường; Đài Truyền thanh huyện phổ biến lịch này.") == [
        ("UBND các xã, phường", "phổ biến lịch này"),
        ("Đài Truyền thanh huyện", "phổ biến lịch này"),
    ]


def test_a_named_unit_with_a_duty_needs_no_word_of_order() -> None:
    assert orders("Phòng Tư pháp huyện A, Phòng Tư pháp huyện B chuẩn bị hội trường, máy chiếu.") == [
        ("Phòng Tư pháp huyện A", "chuẩn bị hội trường, máy chiếu"),
        ("Phòng Tư pháp huyện B", "chuẩn bị hội trường, máy chiếu"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Sở Y tế tổ chức Hội nghị tổng kết năm.",
        "UBND huyện chuyển cuộc họp sang ngày 15/3/2024.",
        "Bộ Xây dựng trân trọng kính mời các đơn vị dự họp.",
        "Ban Thường trực Ủy ban MTTQ huyện báo lịch tiếp xúc cử tri.",
        "Công ty sẽ bố trí xe đưa đón.",
        "Khoa nào cần thì gửi danh sách trước ngày 10/3.",
        "HTX đem theo sổ ghi.",
    ],
)
def test_what_a_sender_tells_of_itself_or_asks_of_all_is_no_order(told: str) -> None:
    assert orders(told) == []


def test_a_verb_inside_a_name_is_part_of_it() -> None:
    assert units(
        "Giao Ban Thường trực Ủy ban MTTQ xã, Tổ phục vụ, Phòng Quản trị - Thiết bị in tài liệu."
    ) == [
        "Ban Thường trực Ủy ban MTTQ xã",
        "Tổ phục vụ",
        "Phòng Quản trị - Thiết bị",
    ]


def test_a_meeting_of_heads_is_no_order() -> None:
    assert orders("Đúng 8h00 họp giao ban toàn viện.") == []
    assert units("Giao Ban Gia đình soạn báo cáo.") == ["Ban Gia đình"]


def test_a_unit_in_the_brackets_of_a_row_is_told_but_what_is_passed_on_is_not() -> None:
    assert units("* Sáng, 8h00: Họp Hội đồng (Phòng Kinh tế chuẩn bị tài liệu).") == ["Phòng Kinh tế"]
    assert units("Thành phần:\n- Chủ hộ trồng chè (UBND các xã mời giúp);\n- Sở A.") == []


def test_a_guest_is_told_in_brackets_what_to_bring() -> None:
    assert orders("Thành phần: Sở A; Bảo tàng tỉnh (trưng bày chuyên đề); Báo tỉnh (đưa tin).") == [
        ("Bảo tàng tỉnh", "trưng bày chuyên đề")
    ]
    assert orders("Thành phần:\n- Hội B: 05 điển hình (01 người báo cáo về dệt)") == [
        ("Hội B", "báo cáo về dệt")
    ]


def test_a_list_of_speakers_ends_with_its_sentence() -> None:
    text = "Các đơn vị chuẩn bị tham luận gồm: Sở A; Sở B (mỗi bài 07 phút). Tham luận gửi trước ngày 05/5."
    assert units(text) == ["Sở A", "Sở B"]


def test_who_reports_an_item_of_the_programme_is_told_there() -> None:
    assert orders("1. Cấp nước sạch.\n* Đơn vị báo cáo: Sở A.") == []


def test_tasks_may_stand_below_their_unit() -> None:
    assert orders("Giao Văn phòng Sở:\n- Bố trí hội trường;\n- In tài liệu.\nTrân trọng.") == [
        ("Văn phòng Sở", "Bố trí hội trường; In tài liệu")
    ]


def test_a_task_may_stand_before_its_unit_in_a_list_of_orders() -> None:
    assert orders("Phân công:\n- Hội trường, âm thanh: Văn phòng Sở;\n- Sở A: báo cáo.") == [
        ("Văn phòng Sở", "Hội trường, âm thanh"),
        ("Sở A", "báo cáo"),
    ]


def test_all_guests_together_get_no_order() -> None:
    assert orders("Đề nghị các đơn vị chuẩn bị ý kiến. Đề nghị Thủ trưởng các cơ quan bố trí xe.") == []
    assert units("Giao các đồng chí Phó trưởng phòng phụ trách bậc học viết phần đánh giá.") == [
        "các đồng chí Phó trưởng phòng phụ trách bậc học"
    ]


def test_a_list_of_orders_may_open_with_a_sentence() -> None:
    assert units(
        "Chủ tịch UBND huyện giao:\n1. Phòng A: Bố trí kinh phí;\n2. Phòng B: Tổng hợp danh sách."
    ) == [
        "Phòng A",
        "Phòng B",
    ]


def test_each_of_several_places_gets_the_order() -> None:
    assert units("Đề nghị UBND các xã: Tân Lập, Tân Thành chuẩn bị tham luận.") == [
        "UBND xã Tân Lập",
        "UBND xã Tân Thành",
    ]


def test_working_with_others_is_an_order_where_the_next_verb_is_one() -> None:
    assert units("Trung tâm A phối hợp Viễn thông B kiểm tra đường truyền.") == ["Trung tâm A"]
    assert units("Sở Y tế phối hợp với Bệnh viện B tổ chức lớp tập huấn.") == []


def test_what_is_heard_at_the_meeting_is_no_order() -> None:
    assert orders("Nội dung: Nghe Sở A báo cáo quy hoạch; Sở B báo cáo nguồn vốn.") == []


def test_a_person_with_his_post_may_get_an_order() -> None:
    assert orders("Giao đồng chí Trần Văn A - Bí thư Đoàn xã phụ trách âm thanh, ánh sáng.") == [
        ("đồng chí Trần Văn A - Bí thư Đoàn xã", "phụ trách âm thanh, ánh sáng")
    ]


def test_circles_that_are_no_guests_get_orders_too() -> None:
    text = "UBND huyện giao các cơ quan báo chí đưa tin. Giao Thủ trưởng các sở, ngành, UBND các xã rà soát."
    assert units(text) == ["các cơ quan báo chí", "Thủ trưởng các sở, ngành", "UBND các xã"]


def test_heads_of_all_units_get_an_order_only_for_their_own_people() -> None:
    assert units("- Trưởng các đơn vị nhắc viên chức dự lễ đủ.") == ["Trưởng các đơn vị"]
    assert units("- Trưởng các đơn vị bố trí xe.") == []


def test_the_rows_of_a_calendar_tell_work_and_no_orders() -> None:
    text = "Lịch làm việc tuần 5\n+ Ban Pháp chế giám sát Sở A.\n+ Họp (Ban Dân tộc chuẩn bị báo cáo)."
    assert units(text) == ["Ban Dân tộc"]
    assert units("Phó Chủ tịch Lê A: 8 giờ, xem việc chuẩn bị Ngày hội.") == []


def test_an_order_may_stand_behind_the_place_on_its_line() -> None:
    assert units("Phòng họp: số 2, trụ sở tỉnh. Sở Tài chính bổ sung tài liệu.") == ["Sở Tài chính"]


def test_the_verb_before_a_list_of_tasks_is_no_part_of_the_unit() -> None:
    assert orders("Giao Văn phòng chuẩn bị các việc sau:\n- Hội trường;\n- Tài liệu.") == [
        ("Văn phòng", "Hội trường; Tài liệu")
    ]


def test_a_statement_behind_an_order_is_none() -> None:
    assert units("Giao Đài Truyền thanh phát tin; doanh nghiệp có kiến nghị vẫn gửi về Sở.") == [
        "Đài Truyền thanh"
    ]


def test_who_helps_a_unit_stands_in_its_task() -> None:
    assert orders("Giao Công an tỉnh cùng Hội Phụ nữ hoàn chỉnh báo cáo.") == [
        ("Công an tỉnh", "cùng Hội Phụ nữ hoàn chỉnh báo cáo")
    ]
    assert orders("Phân công: Cục Thuế tỉnh đối chiếu quỹ lương.") == [
        ("Cục Thuế tỉnh", "đối chiếu quỹ lương")
    ]
    assert orders("Cần biết thêm, đề nghị quý Sở liên hệ với Phòng A.") == []


def test_orders_in_brackets_and_to_named_persons() -> None:
    assert units("- 8h00: Họp (P. TCHC chuẩn bị hồ sơ, P. Quản trị bố trí phòng).") == [
        "P. TCHC",
        "P. Quản trị",
    ]
    assert units("Anh Hoàng (Ban B) chuẩn bị báo cáo; chị Lan chuẩn bị dự thảo.") == [
        "Anh Hoàng (Ban B)",
        "chị Lan",
    ]
    assert units("Đề nghị mỗi hộ cử 01 người. Đề nghị các thí sinh theo dõi, thực hiện.") == []
    assert units("Đề nghị Tiểu ban A, Tiểu ban B chuẩn bị báo cáo.") == ["Tiểu ban A", "Tiểu ban B"]


def test_speakers_are_named_behind_one_task() -> None:
    assert orders(
        "Chuẩn bị:\n3. Đọc tham luận: UBND huyện A; Vườn quốc gia B; Công ty Cà phê. Bài gửi Sở D."
    ) == [
        ("UBND huyện A", "Đọc tham luận"),
        ("Vườn quốc gia B", "Đọc tham luận"),
        ("Công ty Cà phê", "Đọc tham luận"),
    ]
    assert units("V. PHÁT BIỂU (tối đa 08 phút): Sở A; Sở B.") == ["Sở A", "Sở B"]
    assert units("* Công tác chuẩn bị:\n- Hoa, thư ký: chị Lưu Hương;\n- Bàn ghế: Ông Lưu Lợi.") == [
        "chị Lưu Hương",
        "Ông Lưu Lợi",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Hội đồng Đội đề nghị Ban Thường vụ Đoàn các tỉnh làm tốt mấy việc sau:",
        "Nhờ sự đồng ý của huyện; Đảng ủy - UBND xã A mở lễ hội.",
        "Nhà trường báo cho các sinh viên biết.",
        "Các công đoàn bộ phận ghi danh sách vận động viên nộp về BCH.",
    ],
)
def test_more_that_is_no_order(told: str) -> None:
    assert orders(told) == []


def test_the_purpose_before_the_sender_hides_no_order() -> None:
    told = "Để Lễ được trang trọng, Bộ Văn hóa, Thể thao và Du lịch trân trọng đề nghị Đài A giúp truyền hình Lễ."
    assert units(told) == ["Đài A"]
    assert units("Giao Thủ trưởng các sở, ban, đoàn thể cấp tỉnh báo cho công sở treo cờ.") == [
        "Thủ trưởng các sở, ban, đoàn thể cấp tỉnh"
    ]


def test_names_of_events_and_clubs_are_no_units_with_a_task() -> None:
    assert units("a) Hội chợ thương mại: Giao Sở A đứng đầu lập kế hoạch.") == ["Sở A"]
    assert orders("CLB hỗ trợ sinh viên trực tuyến") == []
    assert orders("Mời lãnh đạo Sở A; phóng viên Báo, Đài phụ trách địa bàn.") == []
    assert units("Thủ tướng giao Bộ A chủ trì, cùng Văn phòng B lo hội nghị.") == ["Bộ A"]
    assert units("Nhà trường yêu cầu Trưởng các đơn vị báo cho những người trên biết.") == [
        "Trưởng các đơn vị"
    ]
