"""The methods that put messages on a screen: sendMessage, sendDocument and sendPhoto."""

from typing import TYPE_CHECKING, Any

from .telegram_chats import Chat, Message
from .telegram_entities import Entity, merged, trimmed, utf16_length
from .telegram_errors import ApiError, bad_request, forbidden
from .telegram_faults import MOVED
from .telegram_files import StoredFile, Upload
from .telegram_html import parse
from .telegram_keyboards import check_keyboard

if TYPE_CHECKING:
    from .telegram_world import World

Parameters = dict[str, Any]
Uploads = dict[str, Upload]

_LONGEST_TEXT = 4096
_LONGEST_CAPTION = 1024
_LONGEST_MARKUP = 10_000


def send_message(world: "World", given: Parameters, uploads: Uploads) -> dict[str, Any]:
    """Send a text of 1 to 4096 UTF-16 units."""
    chat = writable_chat(world, given)
    text, entities = formatted(given, "text", _LONGEST_TEXT)
    if not text:
        raise bad_request("message text is empty")
    return _put(world, "sendMessage", chat, given, text=text, entities=entities, html=given["text"])


def send_document(world: "World", given: Parameters, uploads: Uploads) -> dict[str, Any]:
    """Send a file: an upload, or one that is known by its id."""
    chat = writable_chat(world, given)
    text, entities = formatted(given, "caption", _LONGEST_CAPTION)
    document = _file(world, given, uploads, "document")
    html = given.get("caption", "")
    return _put(
        world, "sendDocument", chat, given, text=text, entities=entities, html=html, document=document
    )


def send_photo(world: "World", given: Parameters, uploads: Uploads) -> dict[str, Any]:
    """Send a picture: an upload, or one that is known by its id."""
    chat = writable_chat(world, given)
    text, entities = formatted(given, "caption", _LONGEST_CAPTION)
    photo = _file(world, given, uploads, "photo")
    html = given.get("caption", "")
    return _put(world, "sendPhoto", chat, given, text=text, entities=entities, html=html, photo=photo)


def find_chat(world: "World", given: Parameters) -> Chat:
    """The chat that is meant; raises ApiError 400 if there is none, or if it moved."""
    written = given.get("chat_id", "")
    if not written:
        raise bad_request("chat_id is empty")
    chat = world.chats.get(int(written)) if written.lstrip("-").isdigit() else None
    if chat is None:
        raise bad_request("chat not found")
    if chat.moved_to is not None:
        raise ApiError(400, MOVED, migrate_to_chat_id=chat.moved_to)
    return chat


def writable_chat(world: "World", given: Parameters) -> Chat:
    """The chat that is meant, if the bot may write there; raises ApiError 403 otherwise."""
    chat = find_chat(world, given)
    if chat.kicked_bot:
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.person is None:
        return chat
    if chat.person.deactivated:
        raise forbidden("user is deactivated")
    if chat.person.blocks_bot:
        raise forbidden("bot was blocked by the user")
    if not chat.person.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def formatted(given: Parameters, name: str, longest: int) -> tuple[str, list[Entity]]:
    """Text and entities as they will stand on the screen; raises ApiError 400 on markup or length."""
    mode = given.get("parse_mode", "").lower()
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode")
    source = given.get(name, "")
    written = parse(source) if mode else (source, list(given.get("entities") or []))
    text, entities = trimmed(*written)
    if utf16_length(text) > longest:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    if len(source) > _LONGEST_MARKUP:
        raise bad_request("message is too long")
    return text, merged(entities, text)


def checked_markup(world: "World", given: Parameters) -> dict[str, Any] | None:
    """The reply_markup, if Telegram takes it; oddities become complaints."""
    markup: dict[str, Any] | None = given.get("reply_markup")
    world.complaints.extend(check_keyboard(markup))
    return markup if markup != {"inline_keyboard": []} else None


def _put(world: "World", method: str, chat: Chat, given: Parameters, **content: Any) -> dict[str, Any]:
    markup = checked_markup(world, given)
    message = Message(
        id=world.next_message_id(chat),
        chat=chat,
        sender=world.bot_user(),
        at=world.clock(),
        markup=markup,
        reply_to=_replied(chat, given),
        silent=given.get("disable_notification", False),
        protected=given.get("protect_content", False),
        **content,
    )
    chat.messages[message.id] = message
    _show_reply_keyboard(chat, markup)
    world.record_message(method, message)
    return message.as_json()


def _show_reply_keyboard(chat: Chat, markup: dict[str, Any] | None) -> None:
    if markup and "keyboard" in markup:
        chat.reply_keyboard = markup
    if markup and markup.get("remove_keyboard"):
        chat.reply_keyboard = None


def _replied(chat: Chat, given: Parameters) -> Message | None:
    wanted = given.get("reply_parameters")
    if not wanted:
        return None
    message = chat.messages.get(wanted.get("message_id", 0))
    if message is None and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _file(world: "World", given: Parameters, uploads: Uploads, name: str) -> StoredFile:
    written = given.get(name, "")
    upload = uploads.get(written.removeprefix("attach://")) or uploads.get(name)
    if upload:
        return world.files.uploaded(upload)
    if not written:
        raise bad_request(f"there is no {name} in the request")
    known = world.files.by_id(written)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return known
