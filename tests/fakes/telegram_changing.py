"""The methods that change what is on a screen: edits, deletions, pins, answers to presses."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from .telegram_chats import Message
from .telegram_errors import bad_request
from .telegram_sending import Parameters, Uploads, checked_markup, formatted, writable_chat

if TYPE_CHECKING:
    from .telegram_world import World

_LONGEST_TEXT = 4096
_LONGEST_TOAST = 200
_DELETABLE = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def edit_message_text(world: "World", given: Parameters, uploads: Uploads) -> dict[str, Any]:
    """Change text and keyboard; a keyboard that is not given again is gone."""
    message = _own_message(world, given, "message to edit not found")
    if message.file:
        raise bad_request("there is no text in the message to edit")
    if message.markup and "inline_keyboard" not in message.markup:
        raise bad_request("message can't be edited")
    text, entities = formatted(given, "text", _LONGEST_TEXT)
    if not text:
        raise bad_request("message text is empty")
    markup = checked_markup(world, given)
    if (text, entities, markup) == (message.text, message.entities, message.markup):
        raise bad_request(_NOT_MODIFIED)
    message.text, message.entities, message.html = text, entities, given["text"]
    return _edited(world, "editMessageText", message, markup)


def edit_message_reply_markup(world: "World", given: Parameters, uploads: Uploads) -> dict[str, Any]:
    """Change or remove the keyboard."""
    message = _own_message(world, given, "message to edit not found")
    markup = checked_markup(world, given)
    if markup == message.markup:
        raise bad_request(_NOT_MODIFIED)
    return _edited(world, "editMessageReplyMarkup", message, markup)


def delete_message(world: "World", given: Parameters, uploads: Uploads) -> bool:
    """Take a message away: any in a private chat, the bot's own in a group, none after 48 hours."""
    message = _message(world, given, "message to delete not found")
    foreign = message.chat.person is None and not message.sender["is_bot"]
    if foreign or world.clock() - message.at > _DELETABLE:
        raise bad_request("message can't be deleted")
    del message.chat.messages[message.id]
    if message.id in message.chat.pins:
        message.chat.pins.remove(message.id)
    world.record_message("deleteMessage", message)
    return True


def pin_chat_message(world: "World", given: Parameters, uploads: Uploads) -> bool:
    """Pin a message; pinning it again moves it to the top."""
    message = _message(world, given, "message to pin not found")
    if message.id in message.chat.pins:
        message.chat.pins.remove(message.id)
    message.chat.pins.append(message.id)
    world.record_message("pinChatMessage", message)
    return True


def unpin_chat_message(world: "World", given: Parameters, uploads: Uploads) -> bool:
    """Unpin a message, the newest pin if none is named."""
    chat = writable_chat(world, given)
    wanted = given.get("message_id") or next(reversed(chat.pins), None)
    if wanted is None or wanted not in chat.pins:
        raise bad_request("message to unpin not found")
    chat.pins.remove(wanted)
    world.record("unpinChatMessage", chat_id=chat.id, message_id=wanted)
    return True


def answer_callback_query(world: "World", given: Parameters, uploads: Uploads) -> bool:
    """Answer a press, once and in time."""
    query = world.queries.get(given.get("callback_query_id", ""))
    if query is None or query.answered or world.clock() - query.at > world.query_lives:
        raise bad_request(_TOO_OLD)
    text = given.get("text", "")
    if len(text) > _LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answered, query.toast, query.alert = True, text or None, given.get("show_alert", False)
    world.record("answerCallbackQuery", chat_id=query.person.id, text=text, query=query.id, alert=query.alert)
    return True


def _edited(world: "World", method: str, message: Message, markup: dict[str, Any] | None) -> dict[str, Any]:
    message.markup, message.edited_at = markup, world.clock()
    world.record_message(method, message)
    return message.as_json()


def _message(world: "World", given: Parameters, missing: str) -> Message:
    chat = writable_chat(world, given)
    message = chat.messages.get(given.get("message_id", 0))
    if message is None:
        raise bad_request(missing)
    return message


def _own_message(world: "World", given: Parameters, missing: str) -> Message:
    message = _message(world, given, missing)
    if not message.sender["is_bot"]:
        raise bad_request("message can't be edited")
    return message
