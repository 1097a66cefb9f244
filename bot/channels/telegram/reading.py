"""From an update, as it was stored, to an event that is the same on every channel."""

import json
import re

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.handlers.events import Incoming, IncomingFile, SharedContact
from domain.people import Address

CHANNEL = "telegram"
KINDS = ("message", "callback_query", "my_chat_member")
"""The kinds of updates that are asked for."""

_COMMAND = re.compile(r"/(\w{1,64})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


def read(raw: str, bot_name: str) -> Incoming | None:
    """Read a stored update; None for what is not ours. `bot_name` is empty while it is not known.

    Raises whatever json and python-telegram-bot raise on what they cannot read.
    """
    update = Update.de_json(json.loads(raw))
    if update.message:
        return _from_message(update.message, bot_name)
    if update.callback_query:
        return _from_press(update.callback_query)
    return _from_membership(update.my_chat_member) if update.my_chat_member else None


def _from_message(message: Message, bot_name: str) -> Incoming | None:
    sender = message.from_user
    if sender is None or sender.is_bot or message.sender_chat:
        return None
    if message.contact:
        own = message.contact.user_id == sender.id
        return _incoming(message, sender, contact=SharedContact(message.contact.phone_number, own))
    if _files(message):
        return _incoming(message, sender, text=message.caption or "", files=_files(message))
    if not message.text:
        return None
    found = _COMMAND.fullmatch(message.text)
    return (
        _from_command(message, sender, found, bot_name) if found else _incoming(message, sender, message.text)
    )


def _from_command(message: Message, sender: User, found: re.Match[str], bot_name: str) -> Incoming | None:
    command, addressee, args = found.groups(default="")
    if addressee and bot_name and addressee.casefold() != bot_name.casefold():
        return None
    return _incoming(message, sender, command=command.casefold(), args=args.strip())


def _from_press(query: CallbackQuery) -> Incoming | None:
    if query.message is None or query.data is None:
        return None
    return Incoming(
        address=_address(query.from_user),
        name=query.from_user.full_name,
        room=_room(query.message.chat),
        button=query.data,
        press=query.id,
        message=str(query.message.message_id),
    )


def _from_membership(change: ChatMemberUpdated) -> Incoming | None:
    """A person who stops the bot; leaving a group says nothing about who did it."""
    if change.chat.type != ChatType.PRIVATE or change.new_chat_member.status != ChatMemberStatus.BANNED:
        return None
    return Incoming(address=_address(change.from_user), name=change.from_user.full_name, has_left=True)


def _incoming(
    message: Message,
    sender: User,
    text: str = "",
    *,
    command: str | None = None,
    args: str = "",
    contact: SharedContact | None = None,
    files: tuple[IncomingFile, ...] = (),
) -> Incoming:
    replied = message.reply_to_message
    return Incoming(
        address=_address(sender),
        name=sender.full_name,
        room=_room(message.chat),
        command=command,
        args=args,
        contact=contact,
        text=text,
        files=files,
        in_album=bool(message.photo and message.media_group_id),
        message=str(message.message_id),
        reply_to=str(replied.message_id) if replied else None,
    )


def _files(message: Message) -> tuple[IncomingFile, ...]:
    if message.document:
        document = message.document
        return (IncomingFile(document.file_id, document.file_name or "", document.file_size or 0),)
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (IncomingFile(largest.file_id, f"{largest.file_unique_id}.jpg", largest.file_size or 0),)
    return ()


def _room(chat: Chat) -> str:
    return "" if chat.type == ChatType.PRIVATE else str(chat.id)


def _address(user: User) -> Address:
    return Address(CHANNEL, str(user.id))
