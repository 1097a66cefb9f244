"""The control door of the fake server, for tests in another process: act as people, read, set faults.

    GET  /control/ledger?since=N      entries after number N
    GET  /control/screen?user=1001    what stands on a person's screen, with toast and unanswered presses
    GET  /control/complaints          what the bot did that nobody does on purpose
    POST /control/user                {"id", "name", "started"?}
    POST /control/act                 {"user", "do": verb of Phone, "with": its arguments, "on"?: message id}
    POST /control/fault               the fields of Fault
    POST /control/calm                end every fault

`data` of a file travels as base64 under `data_base64`.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .telegram_answer import Answer, accepted, refused
from .telegram_errors import ApiError, bad_request
from .telegram_phone import Phone
from .telegram_wire import WireRequest
from .telegram_world import World

_VERBS = {
    "types", "opens", "sends_file", "sends_photo", "shares_contact", "presses", "presses_data",
    "blocks_bot", "unblocks_bot", "deactivates",
}  # fmt: skip


def control(world: World, request: WireRequest) -> Answer:
    """Answer one control request; 400 with the reason when it cannot be done."""
    parts = urlsplit(request.target)
    door = _DOORS.get(parts.path.removeprefix("/control/"))
    if door is None:
        return refused(ApiError(404, "Not Found"))
    given = {**dict(parse_qsl(parts.query)), **(json.loads(request.body) if request.body else {})}
    try:
        with world.lock:
            return accepted(door(world, given))
    except (LookupError, TypeError, ValueError) as error:
        return refused(bad_request(f"{type(error).__name__}: {error}"))


def _ledger(world: World, given: dict[str, Any]) -> list[dict[str, Any]]:
    return [asdict(entry) for entry in world.ledger.entries[int(given.get("since", 0)) :]]


def _screen(world: World, given: dict[str, Any]) -> dict[str, Any]:
    phone = _phone(world, given)
    messages = [
        {
            "id": seen.id,
            "text": seen.text,
            "html": seen.html,
            "buttons": seen.buttons,
            "files": seen.files,
            "pinned": seen.pinned,
            "mine": seen.mine,
            "edited": seen.edited,
        }
        for seen in phone.messages()
    ]
    return {"messages": messages, "toast": phone.toast, "unanswered": phone.unanswered}


def _complaints(world: World, given: dict[str, Any]) -> list[str]:
    return world.complaints


def _user(world: World, given: dict[str, Any]) -> dict[str, Any]:
    phone = world.user(given["id"], given["name"], started=given.get("started", False))
    return phone.person.as_json()


def _act(world: World, given: dict[str, Any]) -> bool:
    phone, verb = _phone(world, given), given["do"]
    if verb not in _VERBS:
        raise LookupError(f"no such verb: {verb}")
    how = dict(given.get("with", {}))
    if "data_base64" in how:
        how["data"] = base64.b64decode(how.pop("data_base64"))
    if "on" in given:
        how["on"] = next(seen for seen in phone.messages() if seen.id == given["on"])
    getattr(phone, verb)(**how)
    return True


def _fault(world: World, given: dict[str, Any]) -> bool:
    world.fault(**given)
    return True


def _calm(world: World, given: dict[str, Any]) -> bool:
    world.faults.clear()
    return True


def _phone(world: World, given: dict[str, Any]) -> Phone:
    user_id = int(given["user"])
    if user_id not in world.chats:
        raise LookupError(f"no such user: {user_id}")
    return world.user(user_id, "")


_DOORS: dict[str, Callable[[World, dict[str, Any]], Any]] = {
    "ledger": _ledger,
    "screen": _screen,
    "complaints": _complaints,
    "user": _user,
    "act": _act,
    "fault": _fault,
    "calm": _calm,
}
