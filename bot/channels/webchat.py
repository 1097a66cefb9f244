"""The local web chat as a channel: its network is the database and the browsers that listen here."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from bot.channels import webchat_events
from bot.channels.port import Abilities, Button, Failure, Message, RawUpdate, Receive, SendFailed
from bot.channels.webchat_ears import Ears, Listeners
from bot.handlers.events import Health, Incoming, IncomingFile, Listening
from usecases.delete_in_webchat import delete_in_webchat
from usecases.edit_in_webchat import edit_in_webchat
from usecases.look_at_webchat import load_webchat_upload
from usecases.say_in_webchat import hand_in_webchat, say_in_webchat
from usecases.show_in_webchat import show_in_webchat

P = ParamSpec("P")
T = TypeVar("T")


class Do(Protocol):
    """Run a use case in the database's thread, as `Desk.do` does."""

    async def __call__(
        self, use_case: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T: ...


class Webchat:
    """A `Channel` towards the house; `say`, `press`, `hand_in` and `listening` are the browser's side of it."""

    name = webchat_events.NAME
    abilities = Abilities()

    def __init__(self, *, do: Do, now: Callable[[], datetime]) -> None:
        self._do = do
        self._now = now
        self._listeners = Listeners()
        self._receive: Receive | None = None

    async def start(self) -> None:
        """Nothing to open: the browsers come by themselves."""

    async def listen(self, receive: Receive) -> None:
        """Let browsers' events through to `receive` until cancelled; then end the open pages' streams."""
        self._receive = receive
        try:
            await asyncio.Event().wait()
        finally:
            self._receive = None
            self._listeners.close()

    def parse(self, raw: str) -> Incoming | None:
        return webchat_events.parse(raw)

    async def send(self, chat: str, message: Message) -> str:
        message_id = await self._do(
            show_in_webchat,
            chat,
            message.html,
            buttons=_rows(message),
            files=[(file.name, file.media_type, file.data) for file in message.files],
            pin=message.pin,
            now=self._now(),
        )
        self._listeners.ring()
        return str(message_id)

    async def edit(self, chat: str, message_id: str, message: Message) -> None:
        there = await self._do(
            edit_in_webchat,
            chat,
            int(message_id),
            message.html,
            buttons=_rows(message),
            pin=message.pin,
            now=self._now(),
        )
        self._tell_change(there, message_id)

    async def delete(self, chat: str, message_id: str) -> None:
        there = await self._do(delete_in_webchat, chat, int(message_id))
        self._tell_change(there, message_id)

    async def answer_press(self, press: str, text: str, *, alert: bool = False) -> None:
        """Show the answer on the pages that are open; it is kept nowhere."""
        chat, _, _ = press.rpartition(":")
        self._listeners.ring({"chat": chat, "press": press, "text": text, "alert": alert})

    async def fetch(self, file: IncomingFile) -> bytes:
        data = await self._do(load_webchat_upload, file.ref)
        if data is None:
            raise SendFailed(Failure.GONE, f"no file {file.ref!r} is kept")
        return data

    async def audience(self, chat: str, kind: str) -> None:
        """The page has menus of its own."""

    def health(self) -> Health:
        return Health(Listening.LISTENING if self.open else Listening.STARTING)

    def link(self, payload: str) -> str:
        """Always empty: the phones of the page are given, nobody joins by a link."""
        return ""

    async def close(self) -> None:
        self._listeners.close()

    @property
    def open(self) -> bool:
        """Whether events from browsers are taken in."""
        return self._receive is not None

    def listening(self) -> AbstractContextManager[Ears]:
        return self._listeners.listen()

    async def say(self, chat: str, name: str, text: str, *, reply_to: int | None, key: str) -> None:
        """Show the words on the speaker's phone and take them in. A repeat of the same `key` changes nothing."""
        message = await self._do(say_in_webchat, chat, text, reply_to=reply_to, key=key, now=self._now())
        raw = webchat_events.said(chat, name, message=message, text=text, reply_to=reply_to)
        await self._take_in(chat, key, raw)

    async def press(self, chat: str, name: str, *, message: int, data: str, key: str) -> None:
        """Take a press in; `answer_press` will name it `chat:key`."""
        raw = webchat_events.pressed(chat, name, message=message, data=data, press=f"{chat}:{key}")
        await self._take_in(chat, key, raw)

    async def hand_in(
        self, chat: str, name: str, *, file: str, media_type: str, data: bytes | None, size: int, key: str
    ) -> None:
        """Show a file on the sender's phone and take it in; `data` None: too large to keep."""
        message, ref = await self._do(
            hand_in_webchat, chat, file, media_type, data, size=size, key=key, now=self._now()
        )
        incoming = IncomingFile(ref, file, size)
        await self._take_in(chat, key, webchat_events.handed_in(chat, name, message=message, file=incoming))

    async def _take_in(self, chat: str, key: str, raw: str) -> None:
        if self._receive is None:
            raise RuntimeError("the web chat is not listening")
        await self._receive(self.name, [RawUpdate(f"{chat}:{key}", chat, raw)])
        self._listeners.ring()

    def _tell_change(self, there: bool, message_id: str) -> None:
        if not there:
            raise SendFailed(Failure.GONE, f"no message {message_id} on this phone")
        self._listeners.ring()


def _rows(message: Message) -> list[list[tuple[str, str, str]]]:
    return [[_facts(button) for button in row] for row in message.buttons]


def _facts(button: Button) -> tuple[str, str, str]:
    return button.label, button.data, button.url
