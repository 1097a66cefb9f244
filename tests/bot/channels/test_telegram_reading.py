"""What people do on Telegram, as the handlers see it."""

import json
from typing import Any

import pytest

from bot.channels.telegram.reading import read
from bot.handlers.events import Incoming, SharedContact
from domain.people import Address
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World

BOT = "giaymoi_test_bot"


@pytest.fixture
def world() -> World:
    return World(username=BOT)


@pytest.fixture
def phone(world: World) -> Phone:
    return world.user(1001, "Nguyễn An")


def latest(world: World) -> dict[str, Any]:
    return world.updates.waiting[-1][1]


def event(world: World, bot_name: str = BOT) -> Incoming | None:
    return read(json.dumps(latest(world)), bot_name)


def test_a_text_has_its_sender_its_name_and_its_message(world: World, phone: Phone) -> None:
    phone.types("Xin chào")
    assert event(world) == Incoming(
        address=Address("telegram", "1001"), name="Nguyễn An", text="Xin chào", message="1"
    )


def test_a_deep_link_is_the_command_start_with_its_code(world: World, phone: Phone) -> None:
    phone.opens(f"https://t.me/{BOT}?start=Ab3_-x")
    heard = event(world)
    assert heard
    assert (heard.command, heard.args, heard.text) == ("start", "Ab3_-x", "")


@pytest.mark.parametrize(
    ("typed", "command", "args"),
    [
        ("/lich", "lich", ""),
        ("/Lich", "lich", ""),
        (f"/lich@{BOT}", "lich", ""),
        (f"/lich@{BOT.upper()}  tuần này ", "lich", "tuần này"),
        ("/nhac 32\n33", "nhac", "32\n33"),
    ],
)
def test_a_command_is_split_from_its_arguments(
    world: World, phone: Phone, typed: str, command: str, args: str
) -> None:
    phone.types(typed)
    heard = event(world)
    assert heard
    assert (heard.command, heard.args) == (command, args)


def test_another_bots_command_is_not_ours(world: World, phone: Phone) -> None:
    phone.types("/lich@another_bot")
    assert event(world) is None


def test_a_command_for_a_bot_is_ours_while_we_do_not_know_our_name(world: World, phone: Phone) -> None:
    phone.types("/lich@another_bot")
    heard = event(world, bot_name="")
    assert heard
    assert heard.command == "lich"


@pytest.mark.parametrize("text", ["32/GM-UBND", "/a/b", "/ lich", "xem /lich"])
def test_a_stroke_in_a_text_makes_no_command(world: World, phone: Phone, text: str) -> None:
    phone.types(text)
    heard = event(world)
    assert heard
    assert (heard.command, heard.text) == (None, text)


def test_a_reply_tells_to_which_message(world: World, phone: Phone) -> None:
    phone.types("một")
    phone.types("hai", reply_to=phone.messages()[0])
    heard = event(world)
    assert heard
    assert (heard.message, heard.reply_to) == ("2", "1")


def test_a_group_is_not_private_and_the_address_is_the_person(world: World, phone: Phone) -> None:
    group = world.group(-1001, "Phòng Tổng hợp", [phone])
    phone.types("/lich", chat=group)
    heard = event(world)
    assert heard
    assert (heard.private, heard.room, heard.address.value) == (False, "-1001", "1001")


def test_a_file_has_its_name_its_size_and_its_caption(world: World, phone: Phone) -> None:
    phone.sends_file("gm-32.docx", b"words", caption="giấy mời")
    heard = event(world)
    assert heard
    (file,) = heard.files
    assert (file.name, file.size, heard.text, heard.command) == ("gm-32.docx", 5, "giấy mời", None)


def test_of_a_picture_the_largest_size_is_taken(world: World, phone: Phone) -> None:
    phone.sends_photo(b"pixels")
    update = latest(world)
    (size,) = update["message"]["photo"]
    update["message"]["photo"] = [{**size, "file_id": "small", "width": 90, "height": 60}, size]
    heard = event(world)
    assert heard
    assert [file.ref for file in heard.files] == [size["file_id"]]
    assert heard.files[0].name.endswith(".jpg")


def test_a_press_is_the_pressing_persons_own_whoever_got_the_message(world: World, phone: Phone) -> None:
    phone.types("/start")
    world.user(1002, "Trần Bình").presses_data("rsvp:card:yes", on=phone.messages()[0])
    heard = event(world)
    assert heard
    assert (heard.address.value, heard.name) == ("1002", "Trần Bình")
    assert (heard.button, heard.message, heard.private) == ("rsvp:card:yes", "1", True)
    assert heard.press in world.queries


def test_a_press_in_a_group_is_not_private(world: World, phone: Phone) -> None:
    group = world.group(-1001, "Phòng Tổng hợp", [phone])
    phone.types("/lich", chat=group)
    phone.presses_data("rsvp:card:yes", on=phone.messages(group)[0])
    heard = event(world)
    assert heard
    assert heard.private is False


def test_a_press_on_a_message_that_is_gone_is_still_a_press(world: World, phone: Phone) -> None:
    phone.types("/start")
    seen = phone.messages()[0]
    seen.chat.messages.clear()
    phone.presses_data("rsvp:card:yes", on=seen)
    heard = event(world)
    assert heard
    assert (heard.button, heard.message) == ("rsvp:card:yes", "1")


def test_a_contact_card_counts_as_the_senders_own(world: World, phone: Phone) -> None:
    phone.shares_contact("+84900000001")
    heard = event(world)
    assert heard
    assert heard.contact == SharedContact("+84900000001", own=True)


def test_somebody_elses_contact_card_is_not_the_senders_own(world: World, phone: Phone) -> None:
    phone.shares_contact("+84900000002", of=world.user(1002, "Trần Bình"))
    heard = event(world)
    assert heard
    assert heard.contact == SharedContact("+84900000002", own=False)


def test_a_contact_card_without_an_account_behind_it_is_not_the_senders_own(
    world: World, phone: Phone
) -> None:
    phone.shares_contact("+84900000003", of=world.user(0, "Không có tài khoản"))
    heard = event(world)
    assert heard
    assert heard.contact == SharedContact("+84900000003", own=False)


def test_a_person_who_blocks_the_bot_is_told_of(world: World, phone: Phone) -> None:
    phone.blocks_bot()
    heard = event(world)
    assert heard
    assert (heard.has_left, heard.command, heard.address.value) == (True, None, "1001")


def test_a_person_who_comes_back_says_nothing_yet(world: World, phone: Phone) -> None:
    phone.blocks_bot()
    phone.unblocks_bot()
    assert event(world) is None


def test_who_puts_the_bot_out_of_a_group_has_not_blocked_it(world: World, phone: Phone) -> None:
    phone.blocks_bot()
    latest(world)["my_chat_member"]["chat"] = {"id": -1001, "type": "supergroup", "title": "Phòng Tổng hợp"}
    assert event(world) is None


@pytest.mark.parametrize(
    "change", [{"from": None}, {"sender_chat": {"id": -5, "type": "channel", "title": "x"}}]
)
def test_a_channel_is_nobody(world: World, phone: Phone, change: dict[str, Any]) -> None:
    phone.types("Xin chào")
    latest(world)["message"].update(change)
    assert event(world) is None


def test_a_bot_is_nobody(world: World, phone: Phone) -> None:
    phone.types("Xin chào")
    latest(world)["message"]["from"]["is_bot"] = True
    assert event(world) is None


@pytest.mark.parametrize("raw", ['{"update_id":1}', '{"update_id":1,"surprise":{}}'])
def test_an_update_of_a_kind_that_we_do_not_know_is_nothing(raw: str) -> None:
    assert read(raw, BOT) is None


@pytest.mark.parametrize("raw", ["{", '{"update_id":1,"message":{"date":"tomorrow"}}'])
def test_what_cannot_be_read_is_an_error_and_not_silence(raw: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        read(raw, BOT)
