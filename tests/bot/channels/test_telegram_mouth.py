"""What people see of the bot on Telegram."""

import json
from collections.abc import AsyncIterator

import pytest

from bot.channels.port import Button, Failure, Message, SendFailed
from bot.channels.telegram import Telegram
from bot.handlers.events import IncomingFile, OutgoingFile
from tests.bot.channels.telegram_bench import Inbox, in_process, listening, over_http
from tests.fakes.telegram_phone import Phone
from tests.fakes.telegram_world import World

CHAT = "1001"
ROWS = [
    [Button("Xác nhận tham dự", "rsvp:t:yes"), Button("Xin vắng mặt", "rsvp:t:no")],
    [Button("Đường đến hội trường", url="https://office.example/map")],
]
LETTER = OutgoingFile("giấy mời 32.docx", "application/octet-stream", b"words")
CALENDAR = OutgoingFile("hop.ics", "text/calendar", b"BEGIN:VCALENDAR")
LARGEST_DOWNLOAD = 20_000_000


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def phone(world: World) -> Phone:
    return world.user(1001, "Nguyễn An", started=True)


@pytest.fixture(params=[in_process, over_http], ids=["in process", "over HTTP"])
async def telegram(request: pytest.FixtureRequest, world: World, phone: Phone) -> AsyncIterator[Telegram]:
    async with request.param(world) as channel:
        yield channel
    assert world.complaints == []


async def failure(telegram: Telegram, message: Message) -> Failure:
    with pytest.raises(SendFailed) as caught:
        await telegram.send(CHAT, message)
    return caught.value.failure


async def test_a_message_shows_its_words_and_its_buttons_row_by_row(telegram: Telegram, phone: Phone) -> None:
    message_id = await telegram.send(CHAT, Message("<b>Kính mời</b> Sở A &amp; B", ROWS))
    seen = phone.last()
    assert (str(seen.id), seen.text) == (message_id, "Kính mời Sở A & B")
    assert seen.buttons == [["Xác nhận tham dự", "Xin vắng mặt"], ["Đường đến hội trường"]]
    assert [seen.keyboard[0][0]["callback_data"], seen.keyboard[1][0]["url"]] == [
        "rsvp:t:yes",
        ROWS[1][0].url,
    ]


async def test_no_link_is_previewed(telegram: Telegram, world: World, phone: Phone) -> None:
    message_id = await telegram.send(CHAT, Message("https://office.example"))
    await telegram.edit(CHAT, message_id, Message("https://office.example/2"))
    sent = [call.parameters for call in world.calls if call.method in {"sendMessage", "editMessageText"}]
    assert len(sent) == 2
    assert all('"is_disabled": true' in parameters["link_preview_options"] for parameters in sent)


async def test_a_silent_message_rings_nowhere(telegram: Telegram, phone: Phone) -> None:
    await telegram.send(CHAT, Message("một", silent=True))
    await telegram.send(CHAT, Message("hai"))
    assert [seen.silent for seen in phone.messages()] == [True, False]


async def test_markup_that_telegram_cannot_read_is_unparsable(telegram: Telegram, phone: Phone) -> None:
    assert await failure(telegram, Message("30 < 40")) is Failure.UNPARSABLE


async def test_an_edit_changes_words_and_buttons_in_place(telegram: Telegram, phone: Phone) -> None:
    message_id = await telegram.send(CHAT, Message("Kính mời", ROWS))
    await telegram.edit(CHAT, message_id, Message("Đã xác nhận", [[Button("Sửa phản hồi", "redo:t")]]))
    (seen,) = phone.messages()
    assert (seen.text, seen.labels) == ("Đã xác nhận", ["Sửa phản hồi"])


async def test_an_edit_without_buttons_takes_them_away(telegram: Telegram, phone: Phone) -> None:
    message_id = await telegram.send(CHAT, Message("Kính mời", ROWS))
    await telegram.edit(CHAT, message_id, Message("Kính mời"))
    assert phone.last().labels == []


async def test_an_edit_that_changes_nothing_has_succeeded(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    message_id = await telegram.send(CHAT, Message("Kính mời", ROWS))
    await telegram.edit(CHAT, message_id, Message("Kính mời", ROWS))
    assert world.calls[-1].status == 400


async def test_an_edit_of_a_deleted_message_says_that_it_is_gone(telegram: Telegram, phone: Phone) -> None:
    message_id = await telegram.send(CHAT, Message("Kính mời"))
    await telegram.delete(CHAT, message_id)
    assert phone.messages() == []
    with pytest.raises(SendFailed) as caught:
        await telegram.edit(CHAT, message_id, Message("Đã đổi"))
    assert caught.value.failure is Failure.GONE


async def test_a_short_text_is_the_caption_of_its_file_in_one_call(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    text = "🕢" * 500 + "<b>&amp;</b>" * 24
    message_id = await telegram.send(CHAT, Message(text, files=[LETTER]))
    (seen,) = phone.messages()
    assert (str(seen.id), seen.files, len(seen.text)) == (message_id, ["giấy mời 32.docx"], 524)
    assert len(world.ledger.of("sendDocument")) == 1


async def test_a_text_too_long_for_a_caption_comes_before_its_file(telegram: Telegram, phone: Phone) -> None:
    message_id = await telegram.send(CHAT, Message("🕢" * 513, files=[LETTER]))
    text, file = phone.messages()
    assert (str(text.id), text.files, file.files) == (message_id, [], ["giấy mời 32.docx"])


async def test_a_message_with_buttons_stays_a_text_so_that_it_can_be_edited(
    telegram: Telegram, phone: Phone
) -> None:
    message_id = await telegram.send(CHAT, Message("Kính mời", ROWS, files=[LETTER]))
    await telegram.edit(CHAT, message_id, Message("Đã xác nhận"))
    assert [seen.text for seen in phone.messages()] == ["Đã xác nhận", ""]


async def test_several_files_come_in_their_order(telegram: Telegram, phone: Phone) -> None:
    await telegram.send(CHAT, Message("Danh sách", files=[LETTER, CALENDAR]))
    assert [seen.files for seen in phone.messages()] == [["giấy mời 32.docx"], ["hop.ics"]]


async def test_a_file_that_fails_after_the_text_arrived_leaves_the_outcome_unknown(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    world.fault(method="sendDocument", code=429, retry_after=1)
    assert await failure(telegram, Message("x" * 2000, files=[LETTER])) is Failure.UNKNOWN
    assert len(phone.messages()) == 1


async def test_a_pinned_message_is_pinned_without_a_sound(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    await telegram.send(CHAT, Message("Bảng theo dõi", pin=True))
    assert phone.last().pinned
    assert world.calls[-1].parameters["disable_notification"] == "true"


async def test_a_message_that_cannot_be_pinned_has_been_sent(
    telegram: Telegram, world: World, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    world.fault(method="pinChatMessage", code=400, description="Bad Request: not enough rights")
    message_id = await telegram.send(CHAT, Message("Bảng theo dõi", pin=True))
    assert str(phone.last().id) == message_id
    assert "not pinned" in caplog.text


async def test_a_press_gets_its_answer_once(telegram: Telegram, world: World, phone: Phone) -> None:
    inbox = Inbox()
    await telegram.send(CHAT, Message("Kính mời", ROWS))
    phone.presses("Xác nhận tham dự")
    async with listening(telegram, inbox):
        await world.until(lambda: not world.updates.waiting, 5)
    press = telegram.parse(inbox.rows[0].raw)
    assert press and press.press
    await telegram.answer_press(press.press, "Đã ghi nhận. " * 40, alert=True)
    assert phone.toast and phone.toast.startswith("Đã ghi nhận.")
    with pytest.raises(SendFailed) as caught:
        await telegram.answer_press(press.press, "Đã ghi nhận")
    assert caught.value.failure is Failure.GONE


async def test_a_file_that_a_person_sent_is_fetched_whole(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    data = bytes(range(256)) * 4000
    assert await telegram.fetch(sent_file(world, phone, telegram, data)) == data


async def test_a_file_larger_than_bots_get_is_refused_without_a_call(
    telegram: Telegram, world: World
) -> None:
    calls = len(world.calls)
    with pytest.raises(SendFailed) as caught:
        await telegram.fetch(IncomingFile("ref", "phim.mp4", LARGEST_DOWNLOAD + 1))
    assert caught.value.failure is Failure.REFUSED
    assert len(world.calls) == calls


async def test_a_file_that_is_gone_is_refused_and_does_not_stop_the_channel(
    telegram: Telegram, world: World, phone: Phone
) -> None:
    world.fault(method="download", code=404)
    with pytest.raises(SendFailed) as caught:
        await telegram.fetch(sent_file(world, phone, telegram, b"words"))
    assert caught.value.failure is Failure.REFUSED


@pytest.mark.parametrize("payload", ["mã", "a b", "x" * 65])
async def test_a_link_takes_only_what_telegram_takes(telegram: Telegram, payload: str) -> None:
    with pytest.raises(ValueError, match="deep-link"):
        telegram.link(payload)


async def test_a_link_opens_the_bot_with_its_code(telegram: Telegram, world: World, phone: Phone) -> None:
    phone.opens(telegram.link("Ab3_-x"))
    assert phone.messages()[-1].text == "/start Ab3_-x"


def sent_file(world: World, phone: Phone, telegram: Telegram, data: bytes) -> IncomingFile:
    phone.sends_file("gm-32.docx", data)
    event = telegram.parse(json.dumps(world.updates.waiting[-1][1]))
    assert event
    return event.files[0]
