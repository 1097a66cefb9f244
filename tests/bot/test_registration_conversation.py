"""People register, share a number, look at what is kept of them and leave, on their phones."""

from pathlib import Path

import pytest

from bot.qr_code import png_of
from tests.bot.crowd import cards_of, rows
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World
from tests.house import (
    ADMIN,
    GIAO_THONG,
    GIAO_THONG_HEAD,
    ORGANIZER,
    STRANGER,
    House,
    calls_meeting,
    open_house,
    with_example,
)

pytestmark = pytest.mark.asyncio


@pytest.fixture
def world() -> World:
    return World()


async def types(house: House, phone: Phone, *texts: str) -> None:
    for text in texts:
        phone.types(text)
        await house.settled()


async def presses(house: House, phone: Phone, *labels: str) -> None:
    for label in labels:
        phone.presses(label)
        await house.settled()


def said(phone: Phone) -> list[str]:
    return [seen.text for seen in phone.messages() if not seen.mine]


def code_on(phone: Phone) -> str:
    """The newest typed code that stands on this screen."""
    shown = next(text for text in reversed(said(phone)) if text.startswith(("Mã đăng ký", "Mã duyệt sẵn")))
    return shown.split("\n")[1]


async def newcomer(house: House, admin: Phone, unit: str = "Sở Giao thông vận tải") -> Phone:
    """A person who has given name and post for a unit, and is asked for a number."""
    await types(house, admin, f"/donvi mã {unit}")
    person = house.world.user(STRANGER, "Người mới", started=True)
    await types(house, person, code_on(admin), "Lê Thị Lan", "Văn thư")
    return person


async def test_a_shared_number_is_kept_and_shown_to_who_approves(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        person = await newcomer(house, admin)
        await presses(house, person, "Gửi số điện thoại")
        assert said(person)[-1] == "Đã ghi nhận số điện thoại. Trân trọng cảm ơn."
        assert "Điện thoại: 0900001999" in admin.last().text
        with pytest.raises(LookupError):
            person.presses("Gửi số điện thoại")
        assert world.complaints == []


async def test_somebody_elses_number_is_refused_and_a_typed_one_is_taken(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        person = await newcomer(house, phones[ADMIN])
        person.shares_contact("+84912345678", of=phones[GIAO_THONG])
        await house.settled()
        assert said(person)[-1].startswith("Đây không phải số điện thoại của người đang nhắn.")
        assert rows(tmp_path, "SELECT count(*) FROM persons WHERE phone != ''") == [(0,)]
        await types(house, person, "0912 345 678")
        assert rows(tmp_path, "SELECT phone FROM persons WHERE phone != ''") == [("0912345678",)]


@pytest.mark.parametrize("words", ["Bỏ qua", "bo qua", "Thôi"])
async def test_the_number_is_skipped_by_a_word(tmp_path: Path, world: World, words: str) -> None:
    async with open_house(tmp_path, world) as house:
        person = await newcomer(house, (await with_example(house))[ADMIN])
        await types(house, person, words)
        assert "Đã bỏ qua phần số điện thoại." in said(person)
        with pytest.raises(LookupError):
            person.presses("Bỏ qua")


async def test_the_question_for_the_number_stands_in_nobodys_way(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        person = await newcomer(house, admin)
        await types(house, admin, "/donvi mã Sở Y tế")
        await types(house, person, code_on(admin))
        assert "Đã bỏ qua phần số điện thoại." in said(person)
        assert said(person)[-1].startswith("Đăng ký đầu mối của Sở Y tế")


async def test_a_command_in_the_middle_leaves_the_question_open(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        await types(house, admin, "/donvi mã Sở Y tế")
        person = world.user(STRANGER, "Người mới", started=True)
        await types(house, person, code_on(admin), "/help", "/lich", "Lê Thị Lan", "/dulieucuatoi", "Văn thư")
        assert any(text.startswith("Đã nhận đăng ký") for text in said(person))


async def test_a_letter_in_the_middle_is_no_name(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        await types(house, admin, "/donvi mã Sở Y tế")
        person = world.user(STRANGER, "Người mới", started=True)
        await types(house, person, code_on(admin), "GIẤY MỜI\n" + "Kính mời các đồng chí dự họp. " * 100)
        assert said(person)[-1].startswith("Họ tên này chưa dùng được.")
        await types(house, person, "Lê Thị Lan")
        assert "Xin ghi chức vụ" in said(person)[-1]


async def test_names_are_shown_as_text_whatever_stands_in_them(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        await types(house, admin, "/donvi mã Sở Y tế")
        person = world.user(STRANGER, "Người mới", started=True)
        await types(house, person, code_on(admin), "<b>Lan</b>\u202e & \u200bLê", '<i>Văn</i> "thư"')
        request = admin.last()
        assert 'Họ tên: <b>Lan</b> & Lê\nChức vụ: <i>Văn</i> "thư"' in request.text
        assert "\u202e" not in request.text
        assert "<i>" not in request.html


async def test_a_code_comes_with_a_picture_to_scan_and_can_be_taken_back(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        await types(house, admin, "/donvi mã Sở Y tế")
        [picture] = [seen.chat.messages[seen.id].photo for seen in admin.messages() if seen.files]
        link = next(word for word in " ".join(said(admin)).split() if word.startswith("https://t.me/"))
        assert picture
        assert picture.data == png_of(link)
        code = code_on(admin)
        await presses(house, admin, "Thu hồi mã")
        assert admin.toast == "Đã thu hồi mã đăng ký của Sở Y tế. Đầu mối đã đăng ký không thay đổi."
        assert code not in " ".join(said(admin))
        person = world.user(STRANGER, "Người mới", started=True)
        await types(house, person, code)
        person.opens(link)
        await house.settled()
        assert [text.startswith("Mã đăng ký không đúng") for text in said(person)] == [True, True]


async def test_codes_are_taken_back_by_words_too(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        await types(house, admin, "/donvi mã Sở Y tế", "/donvi thu hoi ma so y te")
        assert said(admin)[-1].startswith("Đã thu hồi mã đăng ký của Sở Y tế.")
        assert rows(tmp_path, "SELECT max(uses_left) FROM registration_codes") == [(0,)]


async def test_a_preapproved_code_admits_at_once_and_the_office_may_take_it_back(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        admin, organizer, colleague = phones[ADMIN], phones[ORGANIZER], phones[GIAO_THONG]
        await types(house, admin, "/donvi mã Sở Giao thông vận tải")
        await presses(house, admin, "Cấp mã duyệt sẵn")
        person = world.user(STRANGER, "Người mới", started=True)
        await types(house, person, code_on(admin), "Lê Thị Lan", "Văn thư")
        assert any(text.startswith("Đã xác nhận đầu mối") for text in said(person))
        assert said(colleague) == ["Sở Giao thông vận tải có thêm đầu mối: đ/c Lê Thị Lan, Văn thư."]
        for reader in (admin, organizer):
            assert "Đăng ký bằng mã duyệt sẵn, có hiệu lực ngay" in reader.last().text
            assert reader.last().silent
        await presses(house, organizer, "Thôi làm đầu mối")
        assert "Đã thôi làm đầu mối của Sở Giao thông vận tải" in said(person)[-1]
        assert said(colleague)[-1].endswith("đ/c Lê Thị Lan, Văn thư, đã thôi làm đầu mối.")


async def test_who_approves_says_what_a_person_is_in_the_unit_where_the_post_told_it_wrong(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        admin, organizer = phones[ADMIN], phones[ORGANIZER]
        await newcomer(house, admin)
        assert "Vai trò trong đơn vị: văn thư, chuyên viên" in admin.last().text
        await presses(house, admin, "Ghi là cấp phó")
        assert admin.toast == "Lê Thị Lan: đã ghi là cấp phó."
        assert all("Vai trò trong đơn vị: cấp phó" in reader.last().text for reader in (admin, organizer))
        await presses(house, organizer, "Xác nhận đầu mối", "Ghi là văn thư")
        assert rows(tmp_path, "SELECT state, function FROM contacts ORDER BY id DESC LIMIT 1") == [
            ("active", "clerk")
        ]


async def test_only_administrators_get_codes_that_need_no_approval(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = (await with_example(house))[ORGANIZER]
        await types(house, organizer, "/donvi mã Sở Y tế")
        assert not any(seen.button("Cấp mã duyệt sẵn") for seen in organizer.messages())
        await types(house, organizer, "/donvi mã duyệt sẵn Sở Y tế")
        assert "quyền của người quản trị" in said(organizer)[-1]


async def test_who_speaks_for_two_units_gets_the_card_of_each_once(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        admin = phones[ADMIN]
        person = await newcomer(house, admin, "Sở Y tế")
        await presses(house, admin, "Xác nhận đầu mối")
        await types(house, admin, "/donvi mã Sở Nội vụ")
        await types(house, person, code_on(admin), "Lê Thị Lan", "Chánh Văn phòng")
        await presses(house, admin, "Xác nhận đầu mối")
        await calls_meeting(house, phones[ORGANIZER])
        cards = [copies.texts for copies in cards_of(world, person)]
        assert sorted(len(texts) for texts in cards) == [1, 1]
        assert {unit for unit in ("Sở Y tế", "Sở Nội vụ") for (text,) in cards if unit in text} == {
            "Sở Y tế",
            "Sở Nội vụ",
        }


async def test_who_leaves_a_unit_is_asked_once_and_the_others_are_told(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        admin, colleague = phones[ADMIN], phones[GIAO_THONG]
        person = await newcomer(house, admin)
        await presses(house, admin, "Xác nhận đầu mối")
        await presses(house, person, "Thôi làm đầu mối", "Giữ lại")
        assert said(person)[-1].endswith("Đã giữ lại, không có gì thay đổi.")
        await presses(house, person, "Thôi làm đầu mối")
        asked = person.last()
        person.presses("Thôi làm đầu mối", on=asked)
        await house.settled()
        gone = "Sở Giao thông vận tải: đ/c Lê Thị Lan, Văn thư, đã thôi làm đầu mối."
        assert gone in said(colleague)
        assert gone in said(admin)
        person.presses("Thôi làm đầu mối", on=asked)
        await house.settled()
        assert said(colleague).count(gone) == 1


async def test_who_is_taken_out_is_nowhere_by_name_and_may_come_back_as_a_stranger(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        admin, clerk, head = phones[ADMIN], phones[GIAO_THONG], phones[GIAO_THONG_HEAD]
        await calls_meeting(house, phones[ORGANIZER])
        await presses(house, clerk, "Đang trình lãnh đạo")
        assert "Phạm Thị Dung" in head.last().text
        await types(house, clerk, "/huydangky")
        await presses(house, clerk, "Đồng ý xóa")
        assert said(clerk)[-1].startswith("Đã hủy đăng ký và xóa thông tin cá nhân")
        assert not any(seen.button("Đồng ý xóa") for seen in clerk.messages())
        gone = "Sở Giao thông vận tải: một đầu mối (Văn thư) đã thôi làm đầu mối."
        assert gone in said(head)
        assert gone in said(admin)
        assert rows(tmp_path, "SELECT DISTINCT answered_by FROM invitations WHERE answered_by != ''") == [
            ("Văn thư",)
        ]
        await types(house, clerk, "/dulieucuatoi")
        assert "Chưa đăng ký" in said(clerk)[-1]
        assert "Dung" not in said(clerk)[-1]


async def test_the_last_administrator_cannot_leave(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        await types(house, admin, "/huydangky")
        assert said(admin)[-1].startswith("Đồng chí là người quản trị duy nhất")


async def test_one_of_two_administrators_may_leave_and_the_other_is_told(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world, admins=f"telegram:{ADMIN},telegram:{STRANGER}") as house:
        admin = (await with_example(house))[ADMIN]
        other = world.user(STRANGER, "Người quản trị hai", started=True)
        await types(house, other, "/huydangky")
        await presses(house, other, "Đồng ý xóa")
        assert said(admin)[-1] == "Một người quản trị đã thôi nhiệm vụ và xóa thông tin cá nhân."


async def test_a_text_takes_nothing_away(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        clerk = (await with_example(house))[GIAO_THONG]
        await types(house, clerk, "/huydangky", "vâng")
        assert said(clerk)[-1].startswith("Xin bấm một trong hai nút")
        await types(house, clerk, "Thôi", "/dulieucuatoi")
        assert "Phạm Thị Dung" in said(clerk)[-1]
