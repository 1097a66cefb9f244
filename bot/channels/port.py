"""The one port of the house: what a network must be able to do. Each channel is a file beside this one."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from bot.handlers.events import Health, Incoming, IncomingFile, OutgoingFile


@dataclass(frozen=True)
class Button:
    """A label with either `data`, which comes back when it is pressed, or a `url` that opens."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True)
class Key:
    """A key below the person's own line of input: it says its label, or shares the person's own number."""

    label: str
    shares_phone: bool = False


@dataclass(frozen=True)
class Message:
    """What is shown: simple HTML (b, i, u, a, code), rows of buttons, files after it."""

    html: str
    buttons: Sequence[Sequence[Button]] = ()
    files: Sequence[OutgoingFile] = ()
    pin: bool = False
    silent: bool = False
    keys: Sequence[Sequence[Key]] | None = None
    """Rows of keys in place of buttons; none at all takes away those that are there; None changes nothing."""


@dataclass(frozen=True)
class Abilities:
    """What a network can do; the words are cut to fit."""

    edit: bool = True
    buttons: bool = True
    html: bool = True
    keys: bool = False
    """Keys that share the person's own number."""
    delete: bool = True
    max_text: int = 4096
    """UTF-16 units after the HTML is read."""
    max_file: int = 50_000_000
    """Bytes."""
    file_kinds: frozenset[str] = field(default_factory=frozenset)
    """Endings that it takes; empty is any."""


class Failure(StrEnum):
    """What is known after a call that did not succeed (the outcome of a delivery hangs on it)."""

    NOT_SENT = "not_sent"
    """Surely not sent: never left, or the network asked to wait."""
    REFUSED = "refused"
    """Surely refused for good: blocked, gone, never started."""
    UNPARSABLE = "unparsable"
    """Refused because of the markup: the same words as plain text may pass."""
    GONE = "gone"
    """The message to edit is no longer there, or is the same already."""
    MOVED = "moved"
    """The chat has another id now: `moved_to`."""
    STOPPED = "stopped"
    """The channel itself is refused (token): nothing can be sent until a person mends it."""
    UNKNOWN = "unknown"
    """It may have arrived."""


class SendFailed(Exception):
    def __init__(
        self, failure: Failure, detail: str, *, retry_after: timedelta | None = None, moved_to: str = ""
    ) -> None:
        super().__init__(f"{failure}: {detail}")
        self.failure = failure
        self.detail = detail
        self.retry_after = retry_after
        self.moved_to = moved_to


@dataclass(frozen=True)
class RawUpdate:
    """One event as the network gave it. `key` is the network's own id of it; `chat` orders the work."""

    key: str
    chat: str
    raw: str


Receive = Callable[[str, Sequence[RawUpdate]], Awaitable[None]]
"""Store raw updates of the named channel; returns after the commit."""


class Channel(Protocol):
    """One network. Send and edit raise SendFailed and make exactly one call."""

    name: str
    abilities: Abilities

    async def start(self) -> None:
        """Open connections, and say to the network which commands there are."""
        ...

    async def listen(self, receive: Receive) -> None:
        """Take in events until cancelled; each is stored before it is acknowledged."""
        ...

    def parse(self, raw: str) -> Incoming | None:
        """Read a stored update; None for what does not concern us. Raises on what cannot be read."""
        ...

    async def send(self, chat: str, message: Message) -> str:
        """Send, and return the network's id of the message."""
        ...

    async def edit(self, chat: str, message_id: str, message: Message) -> None: ...

    async def delete(self, chat: str, message_id: str) -> None: ...

    async def answer_press(self, press: str, text: str, *, alert: bool = False) -> None: ...

    async def fetch(self, file: IncomingFile) -> bytes: ...

    def link(self, payload: str) -> str:
        """A link that opens this channel with `/start payload`; empty while the bot's name is unknown."""
        ...

    async def audience(self, chat: str, kind: str) -> None:
        """Show this chat the menu of an audience; where there are no menus nothing happens."""
        ...

    def health(self) -> Health: ...

    async def close(self) -> None: ...
