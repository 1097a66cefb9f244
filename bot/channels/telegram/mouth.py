"""What the bot says on Telegram. Every function raises SendFailed, and tries nothing twice."""

import html
import logging
import re
from collections.abc import Sequence

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import FileSizeLimit, MessageLimit, ParseMode
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.channels.port import Button, Failure, Key, Message, SendFailed
from bot.handlers.events import IncomingFile, OutgoingFile

from .errors import NOT_MODIFIED, detail_of, send_failed, told
from .wire import call

_logger = logging.getLogger(__name__)

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_LONGEST_TOAST = 200


async def send(bot: Bot, chat: str, message: Message) -> str:
    """Send a message and return the id of what carries its text.

    One call, but for a message with several files, or with a file and a long text or buttons (a caption
    cannot become an edited text): there, once the first part has arrived, every failure is UNKNOWN.
    """
    if message.files and not message.buttons and _length(message.html) <= MessageLimit.CAPTION_LENGTH:
        first, *rest = message.files
        message_id = await _send_file(bot, chat, first, message)
    else:
        rest = list(message.files)
        message_id = await _send_text(bot, chat, message)
    await _send_rest(bot, chat, rest, message.silent)
    if message.pin:
        await _pin(bot, chat, message_id)
    return str(message_id)


async def edit(bot: Bot, chat: str, message_id: str, message: Message) -> None:
    """Show other words and buttons in the same message; without buttons, those that stand there go."""
    with told():
        try:
            await call(bot, "editMessageText", {**_text(chat, message), "message_id": int(message_id)})
        except BadRequest as error:
            if NOT_MODIFIED not in str(error).casefold():
                raise


async def delete(bot: Bot, chat: str, message_id: str) -> None:
    """Take a message away."""
    with told():
        await bot.delete_message(chat, int(message_id))


async def answer_press(bot: Bot, press: str, text: str, *, alert: bool) -> None:
    """Answer a press with a plain text, cut to what fits; GONE when Telegram no longer waits for it."""
    with told():
        await bot.answer_callback_query(press, text[:_LONGEST_TOAST], show_alert=alert)


async def fetch(bot: Bot, file: IncomingFile) -> bytes:
    """Download a file; REFUSED when it is larger than Telegram gives to bots, or no longer there."""
    if file.size > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise SendFailed(Failure.REFUSED, f"a file of {file.size} bytes")
    with told():
        place = await bot.get_file(file.ref)
        try:
            return bytes(await place.download_as_bytearray())
        except InvalidToken as error:
            # Here a 404 says that the file is gone: the token has just been good enough for getFile.
            raise SendFailed(Failure.REFUSED, detail_of(error)) from error


def keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """The rows of buttons as Telegram has them; None if there are none."""
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows]) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.data)


def _keys(rows: Sequence[Sequence[Key]]) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    if not rows:
        return ReplyKeyboardRemove()
    keys = [[KeyboardButton(key.label, request_contact=key.shares_phone) for key in row] for row in rows]
    return ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True)


async def _send_text(bot: Bot, chat: str, message: Message) -> int:
    with told():
        fields = {**_text(chat, message), "disable_notification": message.silent}
        if message.keys is not None:
            fields["reply_markup"] = _keys(message.keys)
        return _id_of(await call(bot, "sendMessage", fields))


def _text(chat: str, message: Message) -> dict[str, object]:
    return {
        "chat_id": chat,
        "text": message.html,
        "parse_mode": ParseMode.HTML,
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": keyboard(message.buttons),
    }


def _id_of(sent: object) -> int:
    """The id of a message that was sent; without one nobody can say what became of it."""
    number = sent.get("message_id") if isinstance(sent, dict) else None
    if not isinstance(number, int):
        raise TelegramError("the answer names no message")
    return number


async def _send_file(bot: Bot, chat: str, file: OutgoingFile, message: Message) -> int:
    with told():
        send = bot.send_photo if file.is_picture else bot.send_document
        sent = await send(
            chat,
            file.data,
            filename=file.name,
            caption=message.html or None,
            parse_mode=ParseMode.HTML,
            disable_notification=message.silent,
        )
    return sent.message_id


async def _send_rest(bot: Bot, chat: str, files: Sequence[OutgoingFile], silent: bool) -> None:
    for file in files:
        try:
            await _send_file(bot, chat, file, Message("", silent=silent))
        except SendFailed as error:
            raise SendFailed(Failure.UNKNOWN, f"sent without {file.name}: {error.detail}") from error


async def _pin(bot: Bot, chat: str, message_id: int) -> None:
    try:
        await bot.pin_chat_message(chat, message_id, disable_notification=True)
    except TelegramError as error:
        _logger.warning("A message was sent but not pinned: %s", send_failed(error))


def _length(text: str) -> int:
    """UTF-16 units of simple HTML once it is read, as Telegram counts a caption."""
    return len(html.unescape(re.sub(r"<[^>]*>", "", text)).encode("utf-16-le")) // 2
