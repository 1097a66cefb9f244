"""The title: the letter's own before the page's headline, else the event that the sentences name."""

import pytest

from domain.letter.title import read_title

from .letters import blocks_of


def title_of(text: str) -> str | None:
    found = read_title(blocks_of(text))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "UBND tỉnh A vừa có Thông báo số 5/TB-UBND ngày 1/3/2024 về việc hoãn tiếp công dân.",
            "hoãn tiếp công dân",
        ),
        (
            "UBND xã báo Lịch tiếp công dân năm. Nay thay đổi địa điểm: buổi tiếp dân xã B chuyển về huyện.",
            "buổi tiếp dân xã B",
        ),
        (
            "Liên kết website\nLượt truy cập\nThống kê: 292.080\n\nBan A mở Hội nghị Báo cáo viên tháng 7 như sau:",
            "Hội nghị Báo cáo viên tháng 7",
        ),
        (
            "HOSE VN30 UPCOM\n918,12\n3,83(0,42%)\nSHX - Đại hội cổ đông bất thường",
            "SHX - Đại hội cổ đông bất thường",
        ),
        ("Hội đồng A quyết định hoãn, không dự họp. Hội nghị sẽ báo sau, mời các đại biểu chờ.", None),
        ("1. Thành phần:\nLãnh đạo khoa, giảng viên dự Hội nghị cấp trường, mỗi khoa cử 05 người.", None),
    ],
)
def test_without_a_title_line_the_sentences_name_the_event(text: str, title: str | None) -> None:
    assert title_of(text) == title


HEAD = "BỘ GIÁO DỤC\nTRƯỜNG ĐẠI HỌC A\nSố: 5/TB-ĐHA\n{}\nHà Nội, ngày 04 tháng 5 năm 2021\n\nKính gửi: Các Viện.\n\n"


def test_a_head_without_a_subject_may_still_tell_what_the_letter_is_about() -> None:
    body = "Trường mời dự Lễ tốt nghiệp."
    assert title_of(HEAD.format("Tạm hoãn Lễ tốt nghiệp tháng 3") + body) == "Tạm hoãn Lễ tốt nghiệp tháng 3"
    above = "Tạm dừng Lễ tốt nghiệp 2021\n" + HEAD.replace("{}\n", "") + body
    assert title_of(above) == "Tạm dừng Lễ tốt nghiệp 2021"
    both = "Trang: hoãn lễ\n" + HEAD.format("Thông báo về việc chuyển ngày Đại hội\nNhiệm kỳ III") + body
    assert title_of(both) == "Thông báo về việc chuyển ngày Đại hội Nhiệm kỳ III"


def test_a_kind_repeated_by_the_page_is_read_where_the_letter_has_it() -> None:
    text = "THƯ MỜI VIẾT BÀI HỘI THẢO\n\n0\n1219\n\nTHƯ MỜI VIẾT BÀI HỘI THẢO\nVĂN HỌC MIỀN NÚI\n\nKính gửi: Quý vị"
    assert title_of(text) == "THƯ MỜI VIẾT BÀI HỘI THẢO VĂN HỌC MIỀN NÚI"


def test_a_name_in_quotation_marks_below_the_kind_is_the_events() -> None:
    assert (
        title_of('THƯ MỜI TỌA ĐÀM TRỰC TUYẾN\n"Sầu riêng sạch năm 2030"\n\nKính gửi Quý vị,')
        == "Sầu riêng sạch năm 2030"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tổ A xin dời cuộc họp góp ý Đề cương từ 14h ngày 3/6 sang 8h ngày 5/6.", "cuộc họp góp ý Đề cương"),
        ("Trưởng thôn mời các hộ đến nhà văn hóa lúc 19h30 họp bàn làm đường.", "họp bàn làm đường"),
        ("Ban Trị sự kính mời quý vị tham dự Đại lễ Phật đản vào lúc 8 giờ.", "Đại lễ Phật đản"),
        ("TRÂN TRỌNG KÍNH MỜI\nÔng A\nĐến tham dự: Hội nghị tổng kết năm", "Hội nghị tổng kết năm"),
    ],
)
def test_short_messages_name_their_event(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kỳ họp thứ 15 - HĐND tỉnh mở từ ngày 18/12/2015 tại thành phố A.", "Kỳ họp thứ 15 - HĐND tỉnh"),
        (
            "Theo Nghị định 110 về quản lý lễ hội;\nUBND huyện báo tạm dừng Lễ hội Xên Mường năm 2020.",
            "Lễ hội Xên Mường năm 2020",
        ),
        (
            "Hội đồng quản trị báo đến cổ đông việc tổ chức ĐHCĐ thường niên năm 2012, cụ thể:",
            "ĐHCĐ thường niên năm 2012",
        ),
        ("Công đoàn mở giải Cầu lông, Kéo co cho toàn thể giáo viên.", "giải Cầu lông, Kéo co"),
        (
            "Mời a Tâm (CA), các trưởng KP họp gấp bàn triều cường, 14h30 chiều nay.",
            "họp gấp bàn triều cường",
        ),
        (
            "Các sự kiện chính trị và Kỷ niệm các ngày lễ\n\nThông báo Lễ viếng đồng chí Lê B.",
            "Thông báo Lễ viếng đồng chí Lê B",
        ),
        (
            "5/BVH-TV\n\nCông văn Số: 5/BVH-TV ngày 02 tháng 7 năm 2013 Về việc tổ chức Hội nghị A.",
            "Về việc tổ chức Hội nghị A",
        ),
    ],
)
def test_pages_of_many_kinds_name_their_event(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Hủy\nKinh Doanh\nHoãn họp cổ đông lần hai năm 2012\n\nNgày 30/5, công ty họp.",
            "Hoãn họp cổ đông lần hai năm 2012",
        ),
        (
            "Thông báo-Giấy mời\nĐiều chỉnh Kế hoạch đối thoại năm 2020\n\nTỉnh ủy sửa.",
            "Điều chỉnh Kế hoạch đối thoại năm 2020",
        ),
        (
            "Đoàn trường gửi các cơ sở Đoàn thông báo về việc huy động cổ vũ hội thi A như sau:",
            "huy động cổ vũ hội thi A",
        ),
        (
            "Lãnh đạo tiếp dân tháng 1. Ảnh tư liệu\nHai đồng chí mở phiên tiếp dân tháng 3 vào sáng 16/3.",
            "phiên tiếp dân tháng 3",
        ),
        (
            "Hạt A: Thông báo hành hương tháng 02\n\nTHÔNG BÁO\n\nKính thưa quý cha,",
            "Hạt A: Thông báo hành hương tháng 02",
        ),
    ],
)
def test_frames_of_pages_give_way_to_what_tells_of_the_event(text: str, title: str) -> None:
    assert title_of(text) == title
