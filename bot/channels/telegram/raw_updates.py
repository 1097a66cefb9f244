"""Updates as they go into the inbox: raw, with a key of their own and the chat that orders them."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from bot.channels.port import RawUpdate

_CHATS = (
    ("message", "chat", "id"),
    ("callback_query", "message", "chat", "id"),
    ("callback_query", "from", "id"),
    ("my_chat_member", "chat", "id"),
)
_HASH_LENGTH = 16


def numbered(elements: object) -> list[dict[str, Any]]:
    """The updates that have an update_id; anything else could be neither stored apart nor acknowledged."""
    if not isinstance(elements, list):
        return []
    return [one for one in elements if isinstance(one, dict) and isinstance(one.get("update_id"), int)]


def raw_updates(bot_id: int, updates: Iterable[dict[str, Any]]) -> list[RawUpdate]:
    """Rows for the inbox. The hash is in the key since Telegram may begin its numbers anew after a week."""
    return [_raw_update(bot_id, update) for update in updates]


def _raw_update(bot_id: int, update: dict[str, Any]) -> RawUpdate:
    # Escaped to ASCII: half a surrogate pair or a NUL must not make a row that no database takes.
    raw = json.dumps(update, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(raw.encode()).hexdigest()[:_HASH_LENGTH]
    return RawUpdate(key=f"{bot_id}:{update['update_id']}:{digest}", chat=_chat(update), raw=raw)


def _chat(update: dict[str, Any]) -> str:
    found = (_at(update, path) for path in _CHATS)
    return next((str(chat) for chat in found if isinstance(chat, int)), "")


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value
