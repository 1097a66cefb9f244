"""Which parameters each method has (Bot API 10.0), and how a form field becomes a value.

A parameter that the method does not have is not refused, since Telegram ignores it: it is a complaint,
because nobody sends one on purpose.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from .telegram_errors import bad_request

Reader = Callable[[str, Any], Any]


def _text(name: str, value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _number(name: str, value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise bad_request(f'invalid parameter "{name}" specified') from None


def _yes(name: str, value: Any) -> bool:
    return value is True or str(value).strip().lower() in {"true", "yes", "1"}


def _json(name: str, value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


_MESSAGE: dict[str, Reader] = {"chat_id": _text, "message_id": _number, "business_connection_id": _text}
_SEND: dict[str, Reader] = {
    "business_connection_id": _text,
    "chat_id": _text,
    "message_thread_id": _number,
    "direct_messages_topic_id": _number,
    "disable_notification": _yes,
    "protect_content": _yes,
    "allow_paid_broadcast": _yes,
    "message_effect_id": _text,
    "suggested_post_parameters": _json,
    "reply_parameters": _json,
    "reply_markup": _json,
    "parse_mode": _text,
}
_SCOPE: dict[str, Reader] = {"scope": _json, "language_code": _text}

METHODS: dict[str, dict[str, Reader]] = {
    "getMe": {},
    "getUpdates": {"offset": _number, "limit": _number, "timeout": _number, "allowed_updates": _json},
    "sendMessage": {**_SEND, "text": _text, "entities": _json, "link_preview_options": _json},
    "sendDocument": {
        **_SEND,
        "document": _text,
        "thumbnail": _text,
        "caption": _text,
        "caption_entities": _json,
        "disable_content_type_detection": _yes,
    },
    "sendPhoto": {**_SEND, "photo": _text, "caption": _text, "caption_entities": _json},
    "editMessageText": {
        **_MESSAGE,
        "inline_message_id": _text,
        "text": _text,
        "parse_mode": _text,
        "entities": _json,
        "link_preview_options": _json,
        "reply_markup": _json,
    },
    "editMessageReplyMarkup": {**_MESSAGE, "inline_message_id": _text, "reply_markup": _json},
    "deleteMessage": {"chat_id": _text, "message_id": _number},
    "pinChatMessage": {**_MESSAGE, "disable_notification": _yes},
    "unpinChatMessage": _MESSAGE,
    "answerCallbackQuery": {
        "callback_query_id": _text,
        "text": _text,
        "show_alert": _yes,
        "url": _text,
        "cache_time": _number,
    },
    "sendChatAction": {
        "business_connection_id": _text,
        "chat_id": _text,
        "message_thread_id": _number,
        "action": _text,
    },
    "getFile": {"file_id": _text},
    "getChat": {"chat_id": _text},
    "setMyCommands": {**_SCOPE, "commands": _json},
    "getMyCommands": _SCOPE,
    "deleteMyCommands": _SCOPE,
    "setWebhook": {
        "url": _text,
        "certificate": _text,
        "ip_address": _text,
        "max_connections": _number,
        "allowed_updates": _json,
        "drop_pending_updates": _yes,
        "secret_token": _text,
    },
    "deleteWebhook": {"drop_pending_updates": _yes},
    "getWebhookInfo": {},
}
_NAMES = {name.lower(): name for name in METHODS}


def known_name(method: str) -> str | None:
    """The method's name as documented, whatever its case in the address; None if the fake has no such."""
    return _NAMES.get(method.lower())


def typed(method: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The known parameters with their values; raises ApiError 400 on a value that cannot be read."""
    readers = METHODS[method]
    return {name: readers[name](name, value) for name, value in given.items() if name in readers}


def strange(method: str, given: Mapping[str, Any]) -> list[str]:
    """The names that the method does not have."""
    return [name for name in given if name not in METHODS[method]]
