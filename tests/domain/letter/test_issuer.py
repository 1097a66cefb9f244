"""The body that invites: the subject of its sentence, spelled out by the letterhead, else label, title, signature."""

import pytest

from domain.letter.chair import read_chair
from domain.letter.issuer import read_issuer
from domain.letter.parse import read

from .letters import blocks_of


def issuer(text: str) -> str | None:
    found = read_issuer(blocks_of(text))
    return found.value if found else None


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Lãnh đạo UBND tỉnh A họp vào sáng thứ Ba.", "Lãnh đạo UBND tỉnh A"),
        ("Sở Tư pháp A mở hai lớp tập huấn và mời quý cơ quan.", "Sở Tư pháp A"),
        ("Trung tâm Việc làm A phát hành Giấy mời số 5 mời quý đơn vị.", "Trung tâm Việc làm A"),
        ("HĐQT quyết định hoãn Đại hội.", "HĐQT"),
        (
            "Ban Quản trị B họp.\nChủ tịch các xã (giao UBND huyện mời);\nHội Nông dân A mời họp.",
            "Hội Nông dân A",
        ),
        ("Kính gửi: Các nhà thầu đã nhận hồ sơ mời thầu\nCông ty A mời họp.", "Công ty A"),
        ("Theo KH 12-KH/ĐU, TT Đảng ủy xã A mời các đ/c họp.", "TT Đảng ủy xã A"),
        ("Nhân mùa hoa, UBND xã A, tỉnh B trân trọng kính mời du khách.", "UBND xã A, tỉnh B"),
        ("Công ty A hủy họp.\nDoanh nghiệp muốn rút lui xin báo trước ngày 1/2/2024.", "Công ty A"),
        ("UBND phường A họp giao ban vào thứ Hai.", "UBND phường A"),
        ("VP UBND phường A: Kính mời đ/c Tổ trưởng dự họp.", "VP UBND phường A"),
        ("UBND phường A đính chính như sau:", "UBND phường A"),
        ("- Tên tổ chức phát hành: Công ty cổ phần A\n- Mã: TBH", "Công ty cổ phần A"),
        ("Ban liên lạc định thế này.\n\nThay mặt BLL\nLê B", "Ban liên lạc"),
        ("Phái đoàn xin trân trọng báo.", "Phái đoàn"),
        ("P. QLKH kính báo.", "P. QLKH"),
        ("Hội đồng thi ra Quyết định số 5 lấy ngày 1/3 làm ngày hội. Trường A mở Lễ.", "Trường A"),
        ("Theo chương trình năm, Trường A lập kế hoạch Lễ khai giảng.", "Trường A"),
        ("Tổ số 2 dời buổi họp sang 14 giờ. Thường trực A báo lại giờ họp để cử tri biết.", "Thường trực A"),
        ("Thường trực A báo số điện thoại nghe ý kiến.", "Thường trực A"),
        ("Sau đó, thường trực BCH LĐBĐ sẽ họp trao đổi với báo giới.", "thường trực BCH LĐBĐ"),
        ("Thông báo chốt danh sách cổ đông của CTCP Hỏa xa như sau:", "CTCP Hỏa xa"),
        ("Sở giao Văn phòng Sở chuẩn bị. Sở Y tế A mời họp.", "Sở Y tế A"),
    ],
)
def test_the_subject_of_the_inviting_sentence_ends_before_its_act(sentence: str, body: str) -> None:
    assert issuer(f"GIẤY MỜI\n\n{sentence}") == body


@pytest.mark.parametrize(
    ("head", "subject", "body"),
    [
        ("PHÒNG GD&ĐT HUYỆN B\nTRƯỜNG THCS SUỐI A", "Trường THCS Suối A", "Trường THCS Suối A"),
        ("PHÒNG GD&ĐT HUYỆN B\nTRƯỜNG THCS SUỐI A", "Trường", "Trường THCS Suối A Huyện B"),
        (
            "BAN LIÊN LẠC CỰU HỌC SINH\nKHÓA 12 - TÂN AN",
            "Ban liên lạc chúng tôi",
            "Ban liên lạc cựu học sinh khóa 12 - Tân An",
        ),
        ("BỘ XÂY DỰNG\nCỤC ĐƯỜNG BỘ", "Cục", "Cục Đường Bộ"),
        ("BỘ CHỈ HUY QUÂN SỰ TỈNH A", "Bộ CHQS tỉnh", "Bộ chỉ huy quân sự tỉnh A"),
        ("LIÊN HIỆP CÁC HỘI KH&KT TỈNH A", "Liên hiệp Hội", "Liên hiệp các hội KH&KT tỉnh A"),
        ("HND XÃ A", "BTV Hội", "HND xã A"),
        ("UBND HUYỆN B\nPHÒNG GIÁO DỤC & ĐÀO TẠO", "Phòng GD&ĐT", "Phòng Giáo Dục & Đào Tạo Huyện B"),
    ],
)
def test_a_school_has_a_name_of_its_own_and_a_division_its_place(head: str, subject: str, body: str) -> None:
    told = issuer(f"{head}\n\nGIẤY MỜI\n\n{subject} mời họp.")
    assert told and told.lower() == body.lower()


def test_a_calendar_belongs_to_the_body_in_its_title_and_not_to_those_in_its_rows() -> None:
    row = "* 7h30: Chủ tịch UBND xã tiếp công dân."
    assert issuer(f"LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND XÃ A\n\nTHỨ HAI:\n{row}") == "UBND xã A"


def test_the_one_who_chairs_conference_and_survey_is_labelled() -> None:
    chair = read_chair(blocks_of("GIẤY MỜI\n\nChủ trì hội thảo và khảo sát: Ông Lê B, Phó Giám đốc"))
    assert chair and chair.value == "Ông Lê B, Phó Giám đốc"
    assert read_chair(blocks_of("GIẤY MỜI\n\nChủ trì, phối hợp với Sở A: chuẩn bị báo cáo")) is None


def test_who_chairs_a_part_or_receives_citizens_chairs_no_meeting() -> None:
    row = "GIẤY MỜI\n\n8h00–11h15: Phiên Nội (chủ tọa: TS.BS. Lê B)"
    assert read_chair(blocks_of(row)) is None
    told = "GIẤY MỜI\n\nĐồng chí Lê B, Bí thư Tỉnh ủy chủ trì buổi tiếp công dân định kỳ."
    assert read_chair(blocks_of(told)) is None


def test_an_addressee_does_not_invite() -> None:
    told = "Kính gửi: Điện lực B\n\nCông ty hủy họp và không mời lại.\n\nĐiện lực B báo cho khách hàng biết."
    assert issuer(f"CÔNG TY ĐIỆN LỰC A\n\nTHÔNG BÁO\n\n{told}") == "Công Ty Điện Lực A"


def test_the_chair_may_be_told_in_a_sentence_with_a_colon() -> None:
    chair = read_chair(
        blocks_of("GIẤY MỜI\n\nĐại biểu có mặt lúc 16 giờ. Chủ trì: đồng chí Lê B, Trưởng ban.")
    )
    assert chair and chair.value == "đồng chí Lê B, Trưởng ban"


@pytest.mark.parametrize(
    "told",
    ["Cục trưởng Cục A Lê B chủ trì cuộc họp về dự án.", "Họp dưới sự chủ trì của Cục trưởng Cục A Lê B."],
)
def test_the_chair_is_the_one_who_is_said_to_chair(told: str) -> None:
    chair = read_chair(blocks_of(f"GIẤY MỜI\n\n{told}"))
    assert chair and chair.value == "Cục trưởng Cục A Lê B"


def test_who_told_of_an_earlier_letter_only_is_not_the_one_who_puts_it_off() -> None:
    told = (
        "Ngày 31/8/2020, Hội đồng A ra Thông tri số 05 triệu tập đại biểu. Nay Thường trực B hoãn hội nghị."
    )
    assert issuer(told) == "Thường trực B"


def test_a_short_subject_stands_for_the_body_in_the_title() -> None:
    told = "THÔNG BÁO của Thường trực Hội đồng họ A\n\nThường trực quyết định chưa họp."
    assert issuer(told) == "Thường trực Hội đồng họ A"
    assert (
        issuer("Lịch làm việc tuần 2 của Thường trực, các Ban (từ ngày 1/3)\n\nThứ hai")
        == "Thường trực, các Ban"
    )


def test_a_page_may_put_the_sender_right_behind_the_addressees() -> None:
    told = read("Kính gửi: Quý cổ đông Công ty A Hội đồng quản trị xin báo tới quý vị lịch họp.")
    assert told.issuer == "Hội đồng quản trị"
    assert [group.text for group in told.invitee_groups] == ["Quý cổ đông Công ty A"]


def test_a_body_is_called_in_full_where_the_letter_explains_its_short_name() -> None:
    told = (
        "Hội đồng tuyển dụng tỉnh A (sau đây gọi tắt là Hội đồng) báo lịch.\n\nHội đồng triệu tập thí sinh."
    )
    assert issuer(told) == "Hội đồng tuyển dụng tỉnh A"


def test_the_verb_in_the_name_of_a_law_is_not_the_inviting_one() -> None:
    told = (
        "Theo Luật Tổ chức Chính quyền địa phương, kỳ họp thứ 3, Quốc hội khóa XV, UBND quận A mở Hội nghị."
    )
    assert issuer(told) == "UBND quận A"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Bệnh viện Đa khoa tỉnh A hoãn hội nghị\n\nBệnh viện thông báo hoãn hội nghị.",
            "Bệnh viện Đa khoa tỉnh A",
        ),
        ("Công ty mời họp. Kính gửi: cổ đông Công ty Cổ phần A", "Công ty Cổ phần A"),
        ("Bộ Văn hóa, Thể thao và Du lịch lại mở Ngày hội đọc sách.", "Bộ Văn hóa, Thể thao và Du lịch"),
        (
            "Theo KH, Ban Chỉ đạo Lễ viếng, Lễ truy điệu đồng chí B báo để biết.",
            "Ban Chỉ đạo Lễ viếng, Lễ truy điệu đồng chí B",
        ),
        (
            "Sở A có nhận công văn “Giao Sở B cùng Sở C thông báo cho các cơ sở”.\n\nSở A yêu cầu Trung tâm D.",
            "Sở A",
        ),
        ("UBND huyện B liên hệ các hộ để mời dự.\n\nUBND tỉnh A mở buổi đối thoại.", "UBND tỉnh A"),
        ("Nay hội đồng nhân dân xã A báo đến quí cử tri lịch họp.", "hội đồng nhân dân xã A"),
        (
            "Ban Tổ chức Giải Việt dã Báo Quảng Nam, quyết định tạm dừng Lễ.",
            "Ban Tổ chức Giải Việt dã Báo Quảng Nam",
        ),
        ("Ban A đề nghị Sở B báo cho các đội.\n\nBan Tổ chức Giải C quyết định hoãn.", "Ban Tổ chức Giải C"),
        (
            "Kính mời về dự Thánh lễ.\n\nĐà Nẵng, ngày 10/3/2023\nVăn Phòng Tòa Giám Mục\nLm. B",
            "Văn Phòng Tòa Giám Mục",
        ),
        (
            "KẾ HOẠCH\nHọp\n\nUBND xã A xây dựng kế hoạch.\nTổ chức thực hiện:\n- Đoàn xã: triệu tập thanh niên.",
            "UBND xã A",
        ),
        ("THÔNG BÁO\nHọp\n\nCông ty báo họp.\n- Phòng B: Mời Đội C.", "Công ty"),
        ("Hội A và Viện B hân hạnh thông báo Hội nghị.", "Hội A và Viện B"),
        ("Trưởng thôn Đông mời các hộ đi họp.", "Trưởng thôn Đông"),
        (
            "ỦY BAN NHÂN DÂN\nHUYỆN A\nTRÂN TRỌNG KÍNH MỜI\nÔng (bà): Trưởng phòng B",
            "Ủy ban nhân dân huyện A",
        ),
        ("CÔNG ĐIỆN\nHoãn họp\n\nGIÁM ĐỐC SỞ Y TẾ TỈNH A điện:\n- Các bệnh viện.", "Giám đốc sở y tế tỉnh A"),
        (
            "BAN QUẢN TRỊ TÒA NHÀ A\nTHÔNG BÁO V/v tổ chức Hội nghị nhà A\n\nBQT kính mời.",
            "Ban quản trị tòa nhà A",
        ),
        ("Bệnh viện A kính gửi Quý cơ quan lịch khám.", "Bệnh viện A"),
        (
            "Chủ tịch UBND thành phố A có văn bản số 210/UBND gửi các phòng; UBND các xã về việc tạm dừng Lễ hội.",
            "Chủ tịch UBND thành phố A",
        ),
        ("Tổng Thư ký Quốc hội vừa có công văn gửi đại biểu thông báo đổi giờ.", "Tổng Thư ký Quốc hội"),
        (
            "Theo đề nghị của Sở B, Hội đồng thẩm định giá đất tỉnh tổ chức họp.",
            "Hội đồng thẩm định giá đất tỉnh",
        ),
        (
            "Ban Giám hiệu A; Hội B khóa 1990-1993\nTRÂN TRỌNG KÍNH MỜI\nQuý Thầy Cô",
            "Ban Giám hiệu A; Hội B khóa 1990-1993",
        ),
    ],
)
def test_senders_of_many_genres(text: str, body: str) -> None:
    told = issuer(text)
    assert told and told.lower() == body.lower()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cụm 1 do Chủ tịch UBND xã chủ trì; cụm 2 do các Phó Chủ tịch.", None),
        ("Bà Lê B, Trưởng Ban, chủ trì các buổi.", "Bà Lê B, Trưởng Ban"),
        ("1. Đ/c Lê B, Phó Giám đốc ( chủ trì );", "Đ/c Lê B, Phó Giám đốc"),
        ("Lúc 8 giờ, tại trụ sở, lãnh đạo UBND tỉnh chủ trì đối thoại với các hộ.", "lãnh đạo UBND tỉnh"),
        ("Lịch tiếp công dân\n\nChủ tịch đi vắng thì do Phó Chủ tịch UBND huyện chủ trì.", None),
    ],
)
def test_the_chair_of_the_whole_in_sentences(text: str, name: str | None) -> None:
    chair = read_chair(blocks_of(f"THÔNG BÁO\n\n{text}"))
    assert (chair.value if chair else None) == name


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("(QNO) - Văn phòng A vừa gửi văn bản báo hoãn kỳ họp.", "Văn phòng A"),
        ("GARDEN GROVE, California (NV) - Hội Ðồng Hương A mở buổi họp mặt.", "Hội Đồng Hương A"),
        (
            "Ngân hàng A (A-bank, mã ABK, sàn B) mới ra thông báo hoãn họp.",
            "Ngân hàng A (A-bank, mã ABK, sàn B)",
        ),
        ("Trung tâm A cho biết bão số 3 đến gần; dự báo có mưa.", "Trung tâm A"),
        (
            "Ban Tổ chức Cuộc thi B năm 2020 (Ban Tổ chức Cuộc thi) hoãn lễ.\n\nBan Tổ chức Cuộc thi báo.",
            None,
        ),
        ("4. Cơ quan tổ chức: UBND huyện A cùng Báo B.", "UBND huyện A"),
        ("LỊCH LÀM VIỆC CỦA CHỦ TỊCH, CÁC PHÓ CHỦ TỊCH UBND TỈNH A\n\nThứ hai", "UBND tỉnh A"),
        ("Một số đội khách mời đến thi.\n\nCông đoàn A sẽ mở Giải.", "Công đoàn A"),
        ("Linh cữu quàn tại nhà.\n\nLễ viếng lúc 7 giờ.\n\nBAN LỄ TANG", "Ban lễ tang"),
    ],
)
def test_papers_and_pages_name_the_sender(text: str, body: str | None) -> None:
    told = issuer(text)
    assert told and told.lower() == (body or "Ban Tổ chức Cuộc thi B năm 2020").lower()


def test_the_longer_name_that_a_letter_tells_stands_for_the_shorter() -> None:
    told = "Ban quản lý di tích Đền A mở lễ.\n\nBan quản lý kính báo."
    assert issuer(told) == "Ban quản lý di tích Đền A"
    assert issuer("Vì dịch, không thể tập trung, nên Trường Đại học B mở kỳ thi.") == "Trường Đại học B"
    assert issuer("Ban Tổ chức họp.\n\nDo vậy BTC Tọa đàm xin tạm hoãn.") == "Ban Tổ chức Tọa đàm"
