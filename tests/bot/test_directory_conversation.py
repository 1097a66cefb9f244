"""The directory kept in the chat: searched, changed, merged, added to, brought in as a file."""

from pathlib import Path

import pytest

from bot.spreadsheets import workbook_bytes
from domain.directory_file import COLUMNS, write_unit
from domain.people import HOUSE
from domain.unit import Unit
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_screen import Seen
from tests.fakes.telegram_world import World
from tests.house import ADMIN, GIAO_THONG, ORGANIZER, STRANGER, House, open_house, with_example
from usecases.look_up_unit import list_units


@pytest.fixture
def world() -> World:
    return World(clock=HandClock())


async def unit(house: House, code: str) -> Unit | None:
    units = await house.do(list_units, by=HOUSE)
    return next((one for one in units if one.code == code), None)


def labels(phone: Phone) -> list[str]:
    return [label for row in phone.last().buttons for label in row]


async def says(house: House, phone: Phone, *texts: str) -> None:
    for text in texts:
        phone.types(text)
        await house.settled()


async def presses(house: House, phone: Phone, *texts: str) -> None:
    for text in texts:
        phone.presses(text)
        await house.settled()


def card(phone: Phone, name: str) -> Seen:
    """The newest card of the unit with this name."""
    return next(one for one in reversed(phone.messages()) if one.text.startswith(f"{name} ("))


async def test_a_search_shows_the_card_of_one_unit_and_a_choice_of_several(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        admin = phones[ADMIN]
        await says(house, admin, "/donvi so giao thong van tai")
        assert "Sở Giao thông vận tải (so-gtvt)" in admin.last().text
        assert "Phạm Thị Dung, Văn thư" in admin.last().text
        assert {"Đổi tên", "Sáp nhập", "Kết thúc hoạt động", "Cấp mã mới"} <= set(labels(admin))

        await says(house, admin, "/donvi sở giao thoong")
        assert "Có phải một trong các đơn vị này?" in admin.last().text
        await presses(house, admin, "Sở Giao thông vận tải")
        assert "(so-gtvt)" in admin.last().text

        await says(house, admin, "/donvi zzzz")
        assert "không có đơn vị nào khớp" in admin.last().text
        assert world.complaints == []


async def test_an_organizer_looks_and_changes_nothing_and_others_do_not_even_look(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        await says(house, phones[ORGANIZER], "/donvi sở y tế")
        assert labels(phones[ORGANIZER]) == ["Cấp mã mới"]
        shown = phones[ORGANIZER].last()
        button = shown.button("Cấp mã mới")
        assert button is not None
        for choice in ("edit.name", "merge", "end", "revive"):
            forged = button["callback_data"].replace(":code", f":{choice}")
            phones[ORGANIZER].presses_data(forged, on=shown)
            await house.settled()
        assert phones[ORGANIZER].last().text == shown.text
        await says(house, phones[ORGANIZER], "/donvi thêm Sở Ngoại vụ")
        assert await unit(house, "so-ngoai-vu") is None
        stranger = world.user(STRANGER, "Người lạ", started=True)
        for phone in (stranger, phones[GIAO_THONG]):
            await says(house, phone, "/donvi sở y tế")
            assert "so-y-te" not in phone.last().text


async def test_a_new_name_keeps_the_old_one_and_the_card_shows_both(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        await says(house, admin, "/donvi sở y tế")
        await presses(house, admin, "Đổi tên")
        await says(house, admin, "x" * 301)
        assert "dài quá 300 ký tự" in admin.last().text
        await says(house, admin, "Sở Y tế và Dân số")
        renamed = await unit(house, "so-y-te")
        assert renamed is not None
        assert (renamed.name, "Sở Y tế" in renamed.aliases) == ("Sở Y tế và Dân số", True)
        assert "Tên gọi khác: SYT; Sở Y tế" in card(admin, "Sở Y tế và Dân số").text


async def test_thoi_leaves_every_dialog_and_nothing_is_changed(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        before = await house.do(list_units, by=HOUSE)
        await says(house, admin, "/donvi sở y tế")
        for label in ("Đổi tên", "Thêm tên gọi khác", "Sửa điện thoại", "Sáp nhập", "Kết thúc hoạt động"):
            admin.presses(label, on=card(admin, "Sở Y tế"))
            await house.settled()
            await says(house, admin, "Thôi")
        await says(house, admin, "/donvi thêm Sở Ngoại vụ", "Thôi")
        assert await house.do(list_units, by=HOUSE) == before


async def test_a_merged_unit_ends_keeps_its_names_and_its_people_are_told(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        admin = phones[ADMIN]
        await says(house, admin, "/donvi so-gtvt")
        await presses(house, admin, "Sáp nhập")
        await says(house, admin, "sở")
        assert "Sáp nhập" not in admin.last().text
        await says(house, admin, "so xay dung")
        assert "2 đầu mối của đơn vị sẽ được báo" in admin.last().text
        await says(house, admin, "31/2/2022")
        assert "Chưa đọc được ngày" in admin.last().text
        await says(house, admin, "28/2/2022")
        merged = await unit(house, "so-gtvt")
        assert merged is not None
        assert (str(merged.valid_to), merged.successor) == ("2022-02-28", "so-xay-dung")
        assert (merged.name, merged.short_name) == ("Sở Giao thông vận tải", "Sở GTVT")
        told = phones[GIAO_THONG].last().text
        assert told.startswith("Sở Giao thông vận tải sáp nhập vào Sở Xây dựng")
        assert (
            "Hoạt động đến hết 28/2/2022; đơn vị kế tiếp: Sở Xây dựng"
            in card(admin, "Sở Giao thông vận tải").text
        )
        await presses(house, admin, "Bỏ ngày kết thúc")
        revived = await unit(house, "so-gtvt")
        assert revived is not None
        assert (revived.valid_to, revived.successor) == (None, None)


async def test_a_unit_ends_today_by_one_tap(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        await says(house, admin, "/donvi so-y-te")
        await presses(house, admin, "Kết thúc hoạt động", "Hôm nay")
        ended = await unit(house, "so-y-te")
        assert ended is not None
        assert (str(ended.valid_to), ended.successor) == ("2022-02-18", None)


async def test_a_unit_is_added_with_its_kind_and_groups(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        admin = (await with_example(house))[ADMIN]
        await says(house, admin, "/donvi thêm Sở Y tế")
        assert "Danh bạ đã có" in admin.last().text
        await says(house, admin, "/donvi thêm Sở Ngoại vụ", "sở")
        assert "Xin bấm một nút" in admin.last().text
        question = next(one for one in reversed(admin.messages()) if "Xin chọn loại đơn vị" in one.text)
        admin.presses("Sở, ban, ngành", on=question)
        await house.settled()
        await presses(house, admin, "Vào các nhóm này")
        added = await unit(house, "so-ngoai-vu")
        assert added is not None
        assert "các sở, ban, ngành tỉnh" in added.groups
        assert "Sở Ngoại vụ (so-ngoai-vu)" in admin.last().text
        assert world.complaints == []


async def test_a_contact_is_revoked_on_the_units_card_after_a_question(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        admin, clerk = phones[ADMIN], phones[GIAO_THONG]
        await says(house, admin, "/donvi so-gtvt")
        await presses(house, admin, "Phạm Thị Dung", "Thôi làm đầu mối", "Giữ lại")
        assert admin.last().text.endswith("Đã giữ lại, không có gì thay đổi.")
        await presses(house, admin, "Thôi làm đầu mối")
        asked = admin.last()
        assert asked.text.startswith("Cho thôi làm đầu mối của Sở Giao thông vận tải: Phạm Thị Dung")
        await says(house, admin, "vâng")
        admin.presses("Thôi làm đầu mối", on=asked)
        await house.settled()
        assert admin.toast == "Đã cho thôi làm đầu mối: Phạm Thị Dung."
        assert "Đã thôi làm đầu mối của Sở Giao thông vận tải" in clerk.last().text
        await says(house, admin, "/donvi so-gtvt")
        assert "Phạm Thị Dung" not in admin.last().text
        assert world.complaints == []


def codes_shown(phone: Phone) -> int:
    """How many messages show codes."""
    return sum("Dùng đến" in one.text for one in phone.messages())


async def test_codes_in_use_stand_on_the_units_card_and_new_ones_are_asked_about(
    tmp_path: Path, world: World
) -> None:
    async with open_house(tmp_path, world) as house:
        organizer = (await with_example(house))[ORGANIZER]
        await says(house, organizer, "/donvi sở y tế")
        assert "Mã đăng ký đang dùng: không có." in organizer.last().text
        await presses(house, organizer, "Cấp mã mới")
        assert codes_shown(organizer) == 1
        assert "đến 15 giờ 00, ngày 20/03/2022; còn 10 lượt." in card(organizer, "Sở Y tế").text
        organizer.presses("Cấp mã mới", on=card(organizer, "Sở Y tế"))
        await house.settled()
        await presses(house, organizer, "Giữ lại")
        assert organizer.last().text.endswith("Đã giữ mã đang dùng, không cấp mã mới.")
        await says(house, organizer, "/donvi mã sở y tế", "vâng")
        assert "Xin bấm một nút" in organizer.last().text
        question = next(one for one in reversed(organizer.messages()) if "hết hiệu lực ngay" in one.text)
        organizer.presses("Cấp mã mới", on=question)
        await house.settled()
        assert codes_shown(organizer) == 2
        assert world.complaints == []


async def test_a_file_is_shown_first_and_brought_in_at_a_press(tmp_path: Path, world: World) -> None:
    async with open_house(tmp_path, world) as house:
        phones = await with_example(house)
        admin = phones[ADMIN]
        health = await unit(house, "so-y-te")
        assert health is not None
        row = write_unit(health) | {"name": "Sở Y tế tỉnh"}
        admin.sends_file(
            "units.xlsx", workbook_bytes(COLUMNS, [row]), caption="Theo CV số 123/VP-HC ngày 18/2"
        )
        await house.settled()
        assert "tên đầy đủ: “Sở Y tế” → “Sở Y tế tỉnh”" in admin.last().text
        assert "Theo Công văn số 123/VP-HC." in admin.last().text
        assert await unit(house, "so-y-te") == health
        await presses(house, admin, "Nhập danh bạ")
        changed = await unit(house, "so-y-te")
        assert changed is not None
        assert changed.name == "Sở Y tế tỉnh"
        assert "Theo Công văn số 123/VP-HC.\nĐã nhập" in admin.last().text
        assert labels(admin) == []
        await says(house, admin, "/donvi")
        assert "theo Công văn số 123/VP-HC" in admin.last().text

        admin.sends_file("units.csv", b"code,name,kind\na,=1+1,press\n")
        await house.settled()
        assert "Dòng 2, cột name (tên đầy đủ): ô có công thức" in admin.last().text
        assert labels(admin) == ["Bỏ qua"]
        phones[ORGANIZER].sends_file("units.csv", b"code,name,kind\na,A,press\n")
        await house.settled()
        assert await unit(house, "a") is None
