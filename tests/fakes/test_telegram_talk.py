"""A person and a real python-telegram-bot Bot talk through the fake, in process and over HTTP."""

import asyncio

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken

from .hand_clock import HandClock
from .telegram_world import World

LETTER = "Kính gửi: các đơn vị"


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label) for label in labels]])


async def test_the_bot_learns_who_it_is(world: World, bot: Bot) -> None:
    assert (await bot.get_me()).username == world.username


async def test_an_update_is_given_until_its_offset_confirms_it(world: World, bot: Bot) -> None:
    phone = world.user(1001, "Nguyễn An")
    phone.types("một")
    phone.types("hai")

    first = await bot.get_updates()
    again = await bot.get_updates()
    after = await bot.get_updates(offset=first[0].update_id + 1)

    assert [update.message.text for update in first] == ["một", "hai"]
    assert [update.update_id for update in again] == [update.update_id for update in first]
    assert [update.message.text for update in after] == ["hai"]


async def test_a_long_poll_ends_with_the_first_update(world: World, bot: Bot) -> None:
    phone = world.user(1001, "Nguyễn An")

    async with asyncio.TaskGroup() as group:
        polling = group.create_task(bot.get_updates(timeout=10))
        await world.until(lambda: world.updates.polled, 5)
        phone.types("chào")

    assert polling.result()[0].message.text == "chào"


async def test_an_older_poller_is_answered_409(world: World, bot: Bot) -> None:
    async with asyncio.TaskGroup() as group:
        older = group.create_task(_conflict_of(bot.get_updates(timeout=10)))
        await world.until(lambda: world.updates.polled, 5)
        newer = group.create_task(bot.get_updates(timeout=10))
        await asyncio.wait_for(asyncio.shield(older), 5)
        world.user(1001, "Nguyễn An").types("chào")

    assert "terminated by other getUpdates request" in older.result()
    assert newer.result()[0].message.text == "chào"


async def _conflict_of(polling: object) -> str:
    try:
        await polling
    except Conflict as conflict:
        return str(conflict)
    return "no conflict"


async def test_a_link_starts_the_bot_with_its_code(world: World, bot: Bot) -> None:
    world.user(1001, "Nguyễn An").opens("https://t.me/bot?start=CODE_1-x")

    message = (await bot.get_updates())[0].message

    assert message.text == "/start CODE_1-x"
    assert message.parse_entities(["bot_command"]).popitem()[1] == "/start"


async def test_a_press_reaches_the_bot_and_its_answer_the_phone(world: World, bot: Bot) -> None:
    phone = world.user(1001, "Nguyễn An", started=True)
    await bot.send_message(1001, "<b>Giấy mời</b>", parse_mode="HTML", reply_markup=keyboard("Dự", "Vắng"))
    phone.presses("Vắng")

    query = (await bot.get_updates())[0].callback_query
    waiting = phone.unanswered
    await query.answer("Đã ghi")
    await query.edit_message_text("Vắng mặt")

    assert (waiting, phone.unanswered, phone.toast) == (1, 0, "Đã ghi")
    assert query.data == "Vắng"
    assert [(seen.text, seen.buttons, seen.edited) for seen in phone.messages()] == [("Vắng mặt", [], True)]


async def test_a_press_is_answered_once_and_in_time(world: World, bot: Bot, clock: HandClock) -> None:
    phone = world.user(1001, "Nguyễn An", started=True)
    await bot.send_message(1001, "Mời họp", reply_markup=keyboard("Dự"))
    phone.presses("Dự")
    phone.presses("Dự")
    first, second = [update.callback_query for update in await bot.get_updates()]

    await first.answer()
    with pytest.raises(BadRequest, match="uery is too old"):
        await first.answer()
    clock.passes(minutes=2)
    with pytest.raises(BadRequest, match="uery is too old"):
        await second.answer()


async def test_a_file_goes_both_ways(world: World, bot: Bot) -> None:
    phone = world.user(1001, "Nguyễn An")
    letter = bytes(range(256)) + b"\r\n--\r\n" + LETTER.encode()
    phone.sends_file("giấy mời.docx", letter)

    sent = (await bot.get_updates())[0].message.document
    downloaded = await (await sent.get_file()).download_as_bytearray()
    copy = await bot.send_document(1001, letter, filename="bản sao.docx", caption="Bản sao")
    again = await bot.send_document(1001, copy.document.file_id)

    assert bytes(downloaded) == letter
    assert world.files.by_id(copy.document.file_id).data == letter
    assert again.document.file_id == copy.document.file_id
    assert phone.messages()[-2].files == ["bản sao.docx"]
    assert phone.messages()[-2].text == "Bản sao"


@pytest.mark.parametrize(
    ("text", "options", "reason"),
    [
        ("<b>x", {"parse_mode": "HTML"}, "can't find end tag"),
        ("x" * 4097, {}, "essage is too long"),
        ("<b>  </b>", {"parse_mode": "HTML"}, "text is empty"),
        ("x", {"reply_markup": keyboard("ă" * 33)}, "utton_data_invalid"),
        ("x", {"reply_markup": keyboard(*"123456789")}, "eply markup is too long"),
    ],
)
async def test_what_telegram_does_not_take_is_refused(
    world: World, bot: Bot, text: str, options: dict[str, object], reason: str
) -> None:
    world.user(1001, "Nguyễn An", started=True)

    with pytest.raises(BadRequest, match=reason):
        await bot.send_message(1001, text, **options)
    assert len(world.ledger) == 0


async def test_an_emoji_counts_two_and_markup_nothing(world: World, bot: Bot) -> None:
    world.user(1001, "Nguyễn An", started=True)

    await bot.send_message(1001, f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="too long"):
        await bot.send_message(1001, "😀" * 2048 + "x")


async def test_an_edit_without_a_keyboard_removes_it_and_the_same_again_is_refused(
    world: World, bot: Bot
) -> None:
    world.user(1001, "Nguyễn An", started=True)
    message = await bot.send_message(1001, "Mời họp", reply_markup=keyboard("Dự"))

    edited = await message.edit_text("Mời họp")
    with pytest.raises(BadRequest, match="essage is not modified"):
        await message.edit_text("Mời họp")

    assert edited.reply_markup is None


async def test_the_bot_writes_only_to_those_who_let_it(world: World, bot: Bot) -> None:
    silent, blocking = world.user(1, "An"), world.user(2, "Bình", started=True)
    gone = world.user(3, "Cúc", started=True)
    blocking.blocks_bot()
    gone.deactivates()

    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(silent.person.id, "x")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(blocking.person.id, "x")
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(gone.person.id, "x")
    with pytest.raises(BadRequest, match="hat not found"):
        await bot.send_message(4, "x")


async def test_a_pinned_message_shows_as_pinned_and_a_deleted_one_not_at_all(world: World, bot: Bot) -> None:
    phone = world.user(1001, "Nguyễn An", started=True)
    panel = await bot.send_message(1001, "Bảng theo dõi")
    other = await bot.send_message(1001, "Khác")

    await panel.pin()
    await other.delete()
    pinned = [(seen.text, seen.pinned) for seen in phone.messages()]
    await panel.unpin()

    assert pinned == [("Bảng theo dõi", True)]
    assert not phone.last().pinned


async def test_each_audience_has_its_menu(world: World, bot: Bot) -> None:
    clerk, guest = world.user(1, "An", started=True), world.user(2, "Bình", started=True)

    await bot.set_my_commands([BotCommand("lich", "Lịch họp")])
    await bot.set_my_commands([BotCommand("cuochop", "Cuộc họp")], scope=BotCommandScopeChat(1))

    assert (clerk.menu, guest.menu) == (["cuochop"], ["lich"])
    assert [command.command for command in await bot.get_my_commands()] == ["lich"]


async def test_a_group_that_became_a_supergroup_says_its_new_id(world: World, bot: Bot) -> None:
    group = world.group(-7, "Văn phòng", kind="group")
    world.upgrade(group, -100_7)

    answer = world.call(world.token, "sendMessage", {"chat_id": "-7", "text": "x"})

    assert b'"migrate_to_chat_id": -1007' in answer.body


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(world: World, bot: Bot) -> None:
    phone = world.user(1001, "Nguyễn An")
    group = world.group(-1001, "Văn phòng", [phone])
    asked = await bot.send_message(group.id, "Ai dự?")

    phone.types("chuyện riêng", chat=group)
    phone.types("/lich", chat=group)
    phone.types(
        "tôi", chat=group, reply_to=next(seen for seen in phone.messages(group) if seen.id == asked.id)
    )

    assert [update.message.text for update in await bot.get_updates()] == ["/lich", "tôi"]


async def test_every_kind_of_update_is_one_that_the_library_reads(world: World, bot: Bot) -> None:
    phone = world.user(1001, "Nguyễn An", username="nguyen_an")
    phone.types("a")
    phone.edits(phone.messages()[0], "b")
    phone.sends_photo(b"\xff\xd8")
    phone.shares_contact("+84900000000")
    phone.blocks_bot()

    raw = [update for _at, update in world.updates.waiting]
    read = [Update.de_json(update, bot) for update in raw]

    assert [update.to_dict().keys() for update in read] == [update.keys() for update in raw]
    assert read[2].message.photo and read[3].message.contact.user_id == 1001
    assert read[4].my_chat_member.new_chat_member.status == "kicked"


async def test_a_wrong_token_and_an_unknown_method_are_refused(world: World, bot: Bot) -> None:
    answer = world.call("1:wrong", "getMe", {})

    assert answer.status == 401
    with pytest.raises(InvalidToken):
        await bot.unban_chat_member(-1, 1)
    assert world.complaints == ["unknown method unbanChatMember"]


async def test_an_unknown_parameter_is_a_complaint(world: World, bot: Bot) -> None:
    world.user(1001, "Nguyễn An", started=True)

    await bot.send_message(1001, "x", api_kwargs={"colour": "red"})

    assert world.complaints == ["sendMessage: unknown parameter colour"]


async def test_a_webhook_and_polling_exclude_each_other(world: World, bot: Bot) -> None:
    await bot.set_webhook("https://e.vn/hook")

    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == "https://e.vn/hook"


async def test_the_ledger_has_every_effect_in_order(world: World, bot: Bot) -> None:
    world.user(1001, "Nguyễn An", started=True)
    message = await bot.send_message(1001, "<i>Mời</i>", parse_mode="HTML", reply_markup=keyboard("Dự"))
    await message.edit_text("Đã dự")

    sent, edited = world.ledger

    assert (sent.method, sent.chat_id, sent.text, sent.html) == ("sendMessage", 1001, "Mời", "<i>Mời</i>")
    assert sent.buttons == [[{"text": "Dự", "data": "Dự"}]]
    assert (edited.method, edited.message_id, edited.buttons) == ("editMessageText", message.message_id, [])
