"""What people can do with their phones, and what they see."""

import json
import threading

import pytest

from .telegram_answer import Answer
from .telegram_world import World


def sends(world: World, text: str, markup: str = "", method: str = "sendMessage", **more: str) -> Answer:
    given = {"chat_id": "1001", "text": text, **more}
    answer = world.call(world.token, method, {**given, "reply_markup": markup} if markup else given)
    assert isinstance(answer, Answer)
    return answer


def keyboard(data: str) -> str:
    return json.dumps({"inline_keyboard": [[{"text": "Dự họp", "callback_data": data}]]})


def presses_of(world: World) -> list[str]:
    queued = [update for _at, update in world.updates.waiting]
    return [update["callback_query"]["data"] for update in queued if "callback_query" in update]


def test_a_label_is_pressed_on_the_newest_message_that_has_it() -> None:
    world = World()
    phone = world.user(1001, "Nguyễn An", started=True)
    sends(world, "cũ", keyboard("old"))
    sends(world, "mới", keyboard("new"))
    sends(world, "không nút")

    phone.presses("Dự")
    phone.presses("Dự", on=phone.messages()[0])

    assert presses_of(world) == ["new", "old"]


def test_an_old_face_of_a_card_can_still_be_pressed() -> None:
    world = World()
    phone = world.user(1001, "Nguyễn An", started=True)
    sends(world, "Mời", keyboard("a"))
    before = phone.last()
    sends(world, "Đã huỷ", method="editMessageText", message_id=str(before.id))

    phone.presses("Dự", on=before)
    with pytest.raises(LookupError):
        phone.presses("Dự")

    assert presses_of(world) == ["a"]


def test_a_link_to_the_bot_on_a_button_is_opened() -> None:
    world = World()
    phone = world.user(1001, "Nguyễn An", started=True)
    sends(world, "Mã", '{"inline_keyboard": [[{"text": "Mở", "url": "https://t.me/bot?start=MA"}]]}')

    phone.presses("Mở")

    assert phone.messages()[-1].text == "/start MA"


def test_a_reply_keyboard_types_its_label_until_it_is_removed() -> None:
    world = World()
    phone = world.user(1001, "Nguyễn An", started=True)
    sends(world, "Chọn", '{"keyboard": [[{"text": "Thôi"}]]}')
    phone.presses("Thôi")
    sends(world, "Xong", '{"remove_keyboard": true}')

    with pytest.raises(LookupError):
        phone.presses("Thôi")
    assert [seen.text for seen in phone.messages() if seen.mine] == ["Thôi"]


def test_a_key_that_asks_for_the_number_shares_it_and_its_message_cannot_be_edited() -> None:
    world = World()
    phone = world.user(1001, "Nguyễn An", started=True)
    sends(world, "Số?", '{"keyboard": [[{"text": "Gửi số", "request_contact": true}]]}')
    asked = phone.last()

    phone.presses("Gửi số")
    edit = sends(world, "Đã ghi", method="editMessageText", message_id=str(asked.id))

    [shared] = [update for _at, update in world.updates.waiting]
    assert shared["message"]["contact"]["phone_number"] == phone.number
    assert (edit.status, b"message can't be edited" in edit.body) == (400, True)


def test_a_long_text_arrives_in_parts_that_the_app_cut_at_line_ends() -> None:
    world = World()
    phone = world.user(1001, "Nguyễn An")
    lines = [f"{number} " + "ằ" * 90 for number in range(100)]

    phone.types("\n".join(lines))
    parts = [seen.text for seen in phone.messages()]

    assert len(parts) == 3
    assert all(3_900 < len(part) <= 4096 for part in parts[:-1])
    assert "\n".join(parts).split("\n") == lines


def test_another_link_is_not_opened() -> None:
    phone = World().user(1001, "Nguyễn An")

    with pytest.raises(ValueError, match="not a link to the bot"):
        phone.opens("https://t.me/other_bot?start=x")
    with pytest.raises(ValueError, match="no such start parameter"):
        phone.opens("https://t.me/bot?start=" + "x" * 65)


def test_waiting_ends_when_the_thing_happens_and_fails_when_it_does_not() -> None:
    world = World()
    phone = world.user(1001, "Nguyễn An", started=True)
    threading.Timer(0.05, sends, (world, "Mời")).start()

    world.wait_for(phone.messages, 5)
    with pytest.raises(TimeoutError):
        world.wait_for(lambda: len(phone.messages()) > 1, 0.01)

    assert phone.last().text == "Mời"


async def test_a_loop_waits_without_stopping_others() -> None:
    world = World()
    phone = world.user(1001, "Nguyễn An", started=True)
    threading.Timer(0.05, sends, (world, "Mời")).start()

    await world.until(phone.messages, 5)
    with pytest.raises(TimeoutError):
        await world.until(lambda: len(phone.messages()) > 1, 0.01)
