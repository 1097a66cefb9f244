"""A network that can do very little: no edits, no buttons, no HTML, short texts, only PDF files.

Conversations run over it too, so that no handler comes to need what only Telegram has. What the house sends
although `abilities` forbid it is refused, and stands in `complaints`.
"""

import asyncio
import json
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from bot.channels.port import Abilities, Failure, Message, RawUpdate, Receive, SendFailed
from bot.handlers.events import Health, Incoming, IncomingFile, Listening
from domain.people import Address

from .telegram_entities import Entity, utf16_length
from .telegram_html import parse

_LINK = "https://poor.example/start/"


@dataclass(frozen=True)
class Note:
    """One message on the plain screen; `mine` is the person's own."""

    id: str
    text: str
    files: tuple[str, ...] = ()
    mine: bool = False


@dataclass
class PoorPhone:
    """A person on the poor network."""

    channel: "PoorChannel"
    id: str
    name: str
    messages: list[Note] = field(default_factory=list)
    reachable: bool = True

    def types(self, text: str) -> None:
        """Send a text."""
        self.channel.comes_in(self, {"text": text})

    def opens(self, link: str) -> None:
        """Open a link of the channel; raises ValueError for any other."""
        if not link.startswith(_LINK):
            raise ValueError(f"not a link of this network: {link}")
        self.types(f"/start {link.removeprefix(_LINK)}")

    def sends_file(self, name: str, data: bytes) -> None:
        """Send a file."""
        ref = self.channel.keep(data)
        self.channel.comes_in(self, {"text": "", "file": {"ref": ref, "name": name, "size": len(data)}})


class PoorChannel:
    """The port's Channel over a list of phones. `fail_next` are the outcomes of the next calls, in order."""

    name = "poor"
    abilities = Abilities(
        edit=False,
        buttons=False,
        html=False,
        delete=False,
        max_text=2000,
        max_file=1_000_000,
        file_kinds=frozenset({".pdf"}),
    )

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.fail_next: deque[SendFailed] = deque()
        self._phones: dict[str, PoorPhone] = {}
        self._files: list[bytes] = []
        self._waiting: deque[RawUpdate] = deque()
        self._arrived = asyncio.Event()
        self._number = 0

    def user(self, user_id: str, name: str) -> PoorPhone:
        """The phone of a person, made at the first call."""
        return self._phones.setdefault(user_id, PoorPhone(self, user_id, name))

    def keep(self, data: bytes) -> str:
        """Store a file that a person sends; return its ref."""
        self._files.append(data)
        return str(len(self._files) - 1)

    def comes_in(self, phone: PoorPhone, content: dict[str, Any]) -> None:
        """Queue what a person did, until it is stored."""
        number = self._next_id()
        names = (content["file"]["name"],) if "file" in content else ()
        phone.messages.append(Note(number, content["text"], names, mine=True))
        raw = json.dumps({"id": number, "from": phone.id, "name": phone.name, **content}, ensure_ascii=False)
        self._waiting.append(RawUpdate(key=number, chat=phone.id, raw=raw))
        self._arrived.set()

    async def start(self) -> None:
        """Nothing needs opening."""

    async def close(self) -> None:
        """Nothing needs closing."""

    async def audience(self, chat: str, kind: str) -> None:
        """No menus here."""

    def health(self) -> Health:
        return Health(Listening.LISTENING)

    async def listen(self, receive: Receive) -> None:
        """Hand over one event after another; one that could not be stored comes again."""
        while True:
            while self._waiting:
                await receive(self.name, [self._waiting[0]])
                self._waiting.popleft()
            self._arrived.clear()
            await self._arrived.wait()

    def parse(self, raw: str) -> Incoming | None:
        """Read a stored event; a text that begins with a slash is a command."""
        event = json.loads(raw)
        text: str = event["text"]
        command, _, args = text.removeprefix("/").partition(" ") if text.startswith("/") else ("", "", "")
        return Incoming(
            address=Address(self.name, event["from"]),
            name=event["name"],
            command=command or None,
            args=args,
            text="" if command else text,
            files=(IncomingFile(**event["file"]),) if "file" in event else (),
            message=event["id"],
        )

    async def send(self, chat: str, message: Message) -> str:
        """Show a plain text and files; raises SendFailed for what the network cannot do."""
        self._fail_if_told()
        phone = self._phones.get(chat)
        if phone is None or not phone.reachable:
            raise SendFailed(Failure.REFUSED, "nobody there")
        text = _plain(*parse(message.html))
        self._check(text, message)
        number = self._next_id()
        phone.messages.append(Note(number, text, tuple(file.name for file in message.files)))
        return number

    async def edit(self, chat: str, message_id: str, message: Message) -> None:
        """Always refused."""
        self._refuse("edit")

    async def delete(self, chat: str, message_id: str) -> None:
        """Always refused."""
        self._refuse("delete")

    async def answer_press(self, press: str, text: str, *, alert: bool = False) -> None:
        """Always refused: where there are no buttons nobody presses."""
        self._refuse("answer a press")

    async def fetch(self, file: IncomingFile) -> bytes:
        """The bytes of a file that came in."""
        return self._files[int(file.ref)]

    def link(self, payload: str) -> str:
        """A link that PoorPhone.opens takes."""
        return _LINK + payload

    def _check(self, text: str, message: Message) -> None:
        if any(message.buttons):
            self._refuse("show buttons")
        if not 1 <= utf16_length(text) <= self.abilities.max_text:
            self._refuse(f"show a text of {utf16_length(text)} units")
        for name, size in ((file.name, len(file.data)) for file in message.files):
            if PurePosixPath(name).suffix not in self.abilities.file_kinds or size > self.abilities.max_file:
                self._refuse(f"take the file {name} of {size} bytes")

    def _refuse(self, deed: str) -> None:
        self.complaints.append(f"it was asked to {deed}")
        raise SendFailed(Failure.REFUSED, f"this network cannot {deed}")

    def _fail_if_told(self) -> None:
        if self.fail_next:
            raise self.fail_next.popleft()

    def _next_id(self) -> str:
        self._number += 1
        return str(self._number)


def _plain(text: str, entities: Sequence[Entity]) -> str:
    """The text with each hidden address written out behind its words."""
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda one: -one["offset"]):
        if entity["type"] == "text_link":
            end = 2 * (entity["offset"] + entity["length"])
            units = units[:end] + f" ({entity['url']})".encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le").strip()
