"""What a browser did, as raw JSON on its way into the inbox and as an event on its way out."""

import json
import re
from typing import Any

from bot.handlers.events import Incoming, IncomingFile
from domain.people import Address

NAME = "webchat"
_COMMAND = re.compile(r"/([A-Za-z_]+)(?:\s+(.*))?", re.DOTALL)


def said(chat: str, name: str, *, message: int, text: str, reply_to: int | None) -> str:
    return _raw("text", chat, name, message, text=text, reply_to=reply_to)


def pressed(chat: str, name: str, *, message: int, data: str, press: str) -> str:
    return _raw("press", chat, name, message, data=data, press=press)


def handed_in(chat: str, name: str, *, message: int, file: IncomingFile) -> str:
    return _raw("file", chat, name, message, ref=file.ref, file=file.name, size=file.size)


def parse(raw: str) -> Incoming:
    """Read one of the three; raises KeyError or ValueError on anything else."""
    event = json.loads(raw)
    facts: dict[str, Any] = {
        "address": Address(NAME, event["chat"]),
        "name": event["name"],
        "message": str(event["message"]),
    }
    match event["type"]:
        case "press":
            return Incoming(**facts, button=event["data"], press=event["press"])
        case "file":
            return Incoming(**facts, files=(IncomingFile(event["ref"], event["file"], event["size"]),))
        case "text":
            return Incoming(**facts, **_words(event["text"]), reply_to=_id(event["reply_to"]))
        case other:
            raise ValueError(f"no event of the web chat: {other!r}")


def _raw(kind: str, chat: str, name: str, message: int, **facts: object) -> str:
    event = {"type": kind, "chat": chat, "name": name, "message": message, **facts}
    return json.dumps(event, ensure_ascii=False)


def _words(text: str) -> dict[str, Any]:
    command = _COMMAND.fullmatch(text.strip())
    if command is None:
        return {"text": text}
    return {"command": command[1].lower(), "args": (command[2] or "").strip()}


def _id(number: int | None) -> str | None:
    return None if number is None else str(number)
