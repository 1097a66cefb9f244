"""The page in a real browser: what one does on a phone is seen on the others, and nothing is lost."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from bot.channels.port import Button
from bot.handlers.events import OutgoingFile
from tests.bot.web.conftest import enter
from tests.bot.web.toy_house import ToyHouse

pytestmark = pytest.mark.needs("chromium")

YES = Button("Xác nhận tham dự", "yes:")
NARROW = {"width": 390, "height": 844}


def phone(page: Page, chat: str) -> Locator:
    return page.locator(f".phone[data-chat={chat}]")


def bubble(page: Page, chat: str, message_id: str) -> Locator:
    return phone(page, chat).locator(f".turn[data-id='{message_id}']")


def type_in(page: Page, chat: str, text: str) -> None:
    area = phone(page, chat).get_by_role("textbox")
    area.fill(text)
    area.press("Enter")


def drop(page: Page, chat: str, name: str, content: str) -> None:
    """Let a file fall onto a phone, as a file manager does."""
    carried = page.evaluate_handle(
        """([name, content]) => {
            const carried = new DataTransfer();
            carried.items.add(new File([content], name, { type: "text/plain" }));
            return carried;
        }""",
        [name, content],
    )
    phone(page, chat).dispatch_event("drop", {"dataTransfer": carried})


@pytest.fixture
def narrow(browser: Browser, house: ToyHouse) -> Iterator[Page]:
    context = browser.new_context(viewport=NARROW, locale="vi-VN", has_touch=True, is_mobile=True)
    page = context.new_page()
    enter(page, house)
    yield page
    context.close()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser's console says against the page."""
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_a_press_changes_the_card_and_the_other_phones_panel_without_reload(
    house: ToyHouse, page: Page
) -> None:
    panel = house.send("hoa", "Đã phản hồi: 0")
    card = house.send("minh", "Kính mời", [Button("Xác nhận tham dự", f"yes:{panel}")])
    page.evaluate("window.sameDocument = true")
    bubble(page, "minh", card).get_by_role("button", name="Xác nhận tham dự").click()
    expect(bubble(page, "hoa", panel).locator(".words")).to_have_text("Đã phản hồi: 1")
    expect(bubble(page, "minh", card).locator(".words")).to_have_text("Đã xác nhận tham dự")
    assert page.evaluate("window.sameDocument")


def test_an_edit_shows_in_its_place_and_its_buttons_go(house: ToyHouse, page: Page) -> None:
    first = house.send("minh", "Kính mời", [YES])
    house.send("minh", "Tin sau")
    expect(phone(page, "minh").locator(".turn")).to_have_count(2)
    house.edit("minh", first, "Đã hoãn")
    expect(phone(page, "minh").locator(".turn .words")).to_have_text(["Đã hoãn", "Tin sau"])
    expect(bubble(page, "minh", first)).to_have_class(re.compile(r"\bchanged\b"))
    expect(bubble(page, "minh", first).locator(".rows button")).to_have_count(0)
    expect(bubble(page, "minh", first).locator(".edited")).to_be_visible()


def test_a_deleted_message_goes_from_the_screen(house: ToyHouse, page: Page) -> None:
    message = house.send("minh", "Nhầm")
    expect(bubble(page, "minh", message)).to_be_visible()
    house.wait_for(house.webchat.delete("minh", message))
    expect(phone(page, "minh").locator(".turn")).to_have_count(0)


def test_a_reload_shows_the_same_screen(house: ToyHouse, page: Page) -> None:
    house.send("minh", "<b>Kính mời</b>", [YES], files=[OutgoingFile("a.pdf", "application/pdf", b"a")])
    house.send("hoa", "Bảng theo dõi", pin=True)
    type_in(page, "lan", "Có mặt")
    expect(phone(page, "lan").locator(".turn")).to_have_count(2)
    before = page.locator(".phones").inner_text()
    page.reload()
    expect(phone(page, "lan").locator(".turn")).to_have_count(2)
    assert page.locator(".phones").inner_text() == before


def test_markup_in_a_name_is_text(house: ToyHouse, page: Page) -> None:
    name = "<img src=x onerror=document.title='hỏng'>"
    house.send("minh", f"Đồng chí {name}", [Button(name, "yes:")])
    type_in(page, "minh", f"<b>{name}</b>")
    expect(phone(page, "minh").locator(".turn.own .words")).to_have_text(f"<b>{name}</b>")
    expect(phone(page, "minh").locator(".turn.bot .words").first).to_have_text(f"Đồng chí {name}")
    assert phone(page, "minh").locator("img").count() == 0
    assert page.title() == "Giấy Mời – chạy thử"


def test_simple_html_is_shown_as_it_is_meant(house: ToyHouse, page: Page) -> None:
    house.send("minh", '<b>Giờ</b>\n<i>Nơi</i> <code>32</code> <a href="https://x.vn/">bản đồ</a>')
    words = phone(page, "minh").locator(".turn .words")
    expect(words.locator("b")).to_have_text("Giờ")
    expect(words.locator("a")).to_have_attribute("rel", "noopener noreferrer")
    assert words.inner_text() == "Giờ\nNơi 32 bản đồ"


def test_the_page_has_nothing_to_complain_about(house: ToyHouse, complaints: list[str], page: Page) -> None:
    page.reload()
    card = house.send("minh", "Kính mời", [YES], files=[OutgoingFile("a.pdf", "application/pdf", b"a")])
    bubble(page, "minh", card).get_by_role("button", name="Xác nhận tham dự").click()
    drop(page, "hoa", "giấy mời.txt", "Kính gửi")
    type_in(page, "lan", "/lich")
    page.get_by_role("button", name="+1 giờ").click()
    expect(phone(page, "lan").locator(".turn")).to_have_count(2)
    expect(phone(page, "hoa").locator(".turn")).to_have_count(2)
    expect(bubble(page, "minh", card).locator(".words")).to_have_text("Đã xác nhận tham dự")
    assert complaints == []


def test_a_server_that_went_away_and_came_back_lost_nothing(house: ToyHouse, page: Page) -> None:
    old = house.send("minh", "Tin cũ")
    expect(bubble(page, "minh", old)).to_be_visible()
    with house.away():
        expect(page.locator("body")).to_have_attribute("data-connected", "no")
        expect(page.locator("#notice")).to_contain_text("đang tự nối lại")
        house.write("minh", "Tin lúc mất mạng")
    expect(phone(page, "minh").locator(".turn .words")).to_have_text(["Tin cũ", "Tin lúc mất mạng"])
    house.send("minh", "Tin mới")
    expect(phone(page, "minh").locator(".turn")).to_have_count(3)
    expect(page.locator("#notice")).to_be_hidden()


def test_words_that_could_not_be_sent_stay_in_the_box_and_arrive_once(house: ToyHouse, page: Page) -> None:
    area = phone(page, "minh").get_by_role("textbox")
    with house.away():
        type_in(page, "minh", "Có mặt")
        expect(phone(page, "minh").locator(".toast")).to_contain_text("Chưa gửi được")
        expect(area).to_have_value("Có mặt")
    expect(page.locator("body")).to_have_attribute("data-connected", "yes")
    area.press("Enter")
    expect(phone(page, "minh").locator(".turn.own .words")).to_have_text(["Có mặt"])
    expect(area).to_have_value("")


def test_words_whose_answer_was_lost_can_be_sent_again_and_stand_once(house: ToyHouse, page: Page) -> None:
    def deliver_but_lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/say", deliver_but_lose_the_answer, times=1)
    type_in(page, "minh", "Có mặt")
    area = phone(page, "minh").get_by_role("textbox")
    expect(area).to_have_value("Có mặt")
    area.press("Enter")
    expect(area).to_have_value("")
    type_in(page, "minh", "Tin sau")
    expect(phone(page, "minh").locator(".turn.own .words")).to_have_text(["Có mặt", "Tin sau"])


def test_a_file_dropped_on_a_phone_arrives_and_can_be_fetched_again(house: ToyHouse, page: Page) -> None:
    drop(page, "hoa", "giấy mời 32.txt", "Kính gửi")
    sent = phone(page, "hoa").locator(".turn.own .files a")
    expect(sent).to_have_text("giấy mời 32.txt")
    expect(phone(page, "hoa").locator(".turn.bot .words").first).to_have_text("Đã nhận tệp, 11 byte")
    with page.expect_download() as download:
        sent.click()
    assert download.value.suggested_filename == "giấy mời 32.txt"
    assert Path(download.value.path()).read_text("utf-8") == "Kính gửi"


def test_a_file_chosen_by_its_button_arrives(house: ToyHouse, page: Page) -> None:
    chosen = {"name": "thư.txt", "mimeType": "text/plain", "buffer": b"abc"}
    phone(page, "hoa").locator("input[type=file]").set_input_files(chosen)
    expect(phone(page, "hoa").locator(".turn.own .files a")).to_have_text("thư.txt")


def test_a_press_is_answered_by_a_line_that_goes_and_an_alert_that_stays(house: ToyHouse, page: Page) -> None:
    card = house.send("minh", "Kính mời", [YES])
    bubble(page, "minh", card).get_by_role("button", name="Xác nhận tham dự").click()
    toast = phone(page, "minh").locator(".toast")
    expect(toast.locator("p")).to_have_text("Đã ghi nhận")
    expect(toast.get_by_role("button")).to_be_hidden()
    house.wait_for(house.webchat.answer_press("minh:k", "Nút này đã cũ", alert=True))
    expect(toast).to_contain_text("Nút này đã cũ")
    toast.get_by_role("button", name="Đóng").click()
    expect(toast).to_be_hidden()


def test_a_reply_names_the_message_it_answers(house: ToyHouse, page: Page) -> None:
    draft = house.send("hoa", "<b>Dự thảo</b>\nGiờ: 7 giờ")
    bubble(page, "hoa", draft).get_by_role("button", name="Trả lời").click()
    type_in(page, "hoa", "Giờ: 8 giờ")
    expect(phone(page, "hoa").locator(".turn.own .quote")).to_have_text("Dự thảo")
    assert house.stored()[0]["reply_to"] == int(draft)


def test_a_command_of_the_menu_is_sent(house: ToyHouse, page: Page) -> None:
    phone(page, "hoa").get_by_role("button", name="Các lệnh").click()
    phone(page, "hoa").get_by_role("button", name="/cuochop").click()
    expect(phone(page, "hoa").locator(".turn.bot .words").first).to_have_text("Lệnh cuochop,")


def test_only_the_organizer_is_offered_the_organizers_commands(page: Page) -> None:
    phone(page, "minh").get_by_role("button", name="Các lệnh").click()
    expect(phone(page, "minh").locator(".menu button")).to_have_text(
        ["/lich Cuộc họp của tôi", "/help Hướng dẫn"]
    )


def test_the_pinned_message_stands_on_top_and_leads_to_its_place(house: ToyHouse, page: Page) -> None:
    panel = house.send("hoa", "<b>Bảng theo dõi</b>\nMời 60", pin=True)
    for number in range(40):
        house.send("hoa", f"Tin {number}")
    expect(phone(page, "hoa").locator(".turn")).to_have_count(41)
    expect(bubble(page, "hoa", panel)).not_to_be_in_viewport()
    phone(page, "hoa").get_by_role("button", name="Bảng theo dõi").click()
    expect(bubble(page, "hoa", panel)).to_be_in_viewport()


def test_who_reads_older_messages_is_not_torn_away_but_told(house: ToyHouse, page: Page) -> None:
    for number in range(40):
        last = house.send("minh", f"Tin {number}")
    expect(bubble(page, "minh", last)).to_be_in_viewport()
    phone(page, "minh").locator(".roll").hover()
    page.mouse.wheel(0, -2000)
    expect(bubble(page, "minh", last)).not_to_be_in_viewport()
    new = house.send("minh", "Tin mới nhất")
    expect(phone(page, "minh").locator(".holder .dot")).to_be_visible()
    expect(bubble(page, "minh", new)).not_to_be_in_viewport()
    phone(page, "minh").get_by_role("button", name="Tin mới").click()
    expect(bubble(page, "minh", new)).to_be_in_viewport()
    expect(phone(page, "minh").locator(".holder .dot")).to_be_hidden()


def test_a_message_longer_than_the_screen_is_shown_from_its_beginning(house: ToyHouse, page: Page) -> None:
    house.send("hoa", "Tin đầu")
    expect(phone(page, "hoa").locator(".turn")).to_have_count(1)
    long = house.send("hoa", "<b>Điểm cần kiểm tra</b>\n" + "dòng\n" * 80, [YES])
    expect(bubble(page, "hoa", long).locator("b")).to_be_in_viewport()
    short = house.send("hoa", "Tin sau")
    expect(bubble(page, "hoa", short)).to_be_in_viewport()


def test_a_card_that_shrinks_does_not_end_the_following(house: ToyHouse, page: Page) -> None:
    card = house.send("hoa", "dòng\n" * 120)
    house.send("hoa", "Danh sách\n" * 60)
    expect(phone(page, "hoa").locator(".turn")).to_have_count(2)
    house.edit("hoa", card, "Đã gửi")
    expect(bubble(page, "hoa", card).locator(".words")).to_have_text("Đã gửi")
    new = house.send("hoa", "Tin sau")
    expect(bubble(page, "hoa", new)).to_be_in_viewport()


def test_the_clock_shows_the_houses_time_and_moves_when_told(page: Page) -> None:
    clock = page.locator("#clock")
    expect(clock).to_contain_text("thứ Sáu, 18/02/2022 15:00")
    page.get_by_role("button", name="+1 giờ").click()
    expect(clock).to_contain_text("16:00")
    page.get_by_role("button", name="Tới lời nhắc kế tiếp").click()
    expect(clock).to_contain_text("17:00")
    page.get_by_role("button", name="Tới lời nhắc kế tiếp").click()
    expect(page.locator("#notice")).to_have_text("Hiện chưa có lời nhắc nào trong kế hoạch.")


def test_the_example_is_loaded_with_one_click(house: ToyHouse, page: Page) -> None:
    page.get_by_role("button", name="Nạp ví dụ").click()
    expect(page.locator("#notice")).to_have_text("Đã nạp ví dụ và đặt đồng hồ.")
    assert house.examples == 1


def test_the_story_waits_until_the_house_can_tell_it(page: Page) -> None:
    expect(page.locator("#clock")).to_contain_text("15:00")
    expect(page.get_by_role("button", name="Xem câu chuyện")).to_be_disabled()


def test_a_press_by_keyboard_leaves_the_focus_in_the_card(house: ToyHouse, page: Page) -> None:
    card = house.send("minh", "Kính mời", [YES])
    button = bubble(page, "minh", card).get_by_role("button", name="Xác nhận tham dự")
    button.focus()
    button.press("Enter")
    expect(bubble(page, "minh", card).locator(".words")).to_have_text("Đã xác nhận tham dự")
    expect(bubble(page, "minh", card).locator("article")).to_be_focused()


@pytest.mark.parametrize(
    ("width", "columns", "rows"), [(1920, 4, 1), (1440, 4, 1), (1024, 2, 2)], ids=["1920", "1440", "1024"]
)
def test_the_phones_stand_side_by_side_as_the_screen_allows(
    page: Page, width: int, columns: int, rows: int
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    boxes = [one.bounding_box() for one in page.locator(".phone").all()]
    assert len({box["x"] for box in boxes if box}) == columns
    assert len({box["y"] for box in boxes if box}) == rows
    assert max(box["y"] + box["height"] for box in boxes if box) <= 768


def test_a_narrow_screen_shows_one_phone_and_never_scrolls_sideways(house: ToyHouse, narrow: Page) -> None:
    house.send("hoa", "Văn phòng " + "dài" * 200, [Button("Xin cử người dự thay", "a:")] * 3)
    expect(phone(narrow, "hoa").locator(".turn")).to_have_count(1)
    expect(narrow.locator(".phone:visible")).to_have_count(1)
    assert narrow.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    assert phone(narrow, "hoa").locator(".roll").evaluate("roll => roll.scrollWidth === roll.clientWidth")


def test_a_tab_tells_of_unread_messages_and_opens_its_phone(house: ToyHouse, narrow: Page) -> None:
    tab = narrow.locator(".tabs button[data-chat=lan]")
    message = house.send("lan", "Kính mời")
    expect(tab.get_by_role("img", name="Có tin chưa đọc")).to_be_visible()
    tab.click()
    expect(bubble(narrow, "lan", message)).to_be_in_viewport()
    expect(tab.locator(".dot")).to_be_hidden()
    expect(phone(narrow, "hoa")).to_be_hidden()


def test_who_has_no_key_sees_how_to_open_the_page(browser: Browser, house: ToyHouse) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(house.address)
    expect(page.get_by_role("heading")).to_have_text("Xin mở trang bằng địa chỉ đã in")
    context.close()
