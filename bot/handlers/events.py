"""What comes in from any channel, and what goes back: the words that channels and handlers share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from domain.office import Office
from domain.people import Address, Viewer

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class IncomingFile:
    """A file that a person sent; `ref` is the channel's own name for fetching it."""

    ref: str
    name: str
    size: int


@dataclass(frozen=True)
class SharedContact:
    """A contact card. It is `own` where the network vouches that the sender shared his own number."""

    phone: str
    own: bool


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One event from one person, the same for every channel.

    One of `command`, `button`, `contact`, `text`, `files` and `has_left` says what happened: a press has `button`,
    a slash command has `command` (without the slash) and `args`, a message has `text` and perhaps `files`.
    """

    address: Address
    name: str
    """The name that the network shows; not to be trusted as a registration."""
    room: str = ""
    """The channel's id of the group in which it was said, where it is answered; empty in a private chat."""
    has_left: bool = False
    """The network says that the person does not want our messages any more."""
    command: str | None = None
    args: str = ""
    button: str | None = None
    press: str | None = None
    """The channel's id of the press, to be answered."""
    contact: SharedContact | None = None
    text: str = ""
    files: tuple[IncomingFile, ...] = ()
    in_album: bool = False
    """Whether the picture was sent together with others, as the pages of one letter are."""
    message: str | None = None
    """The channel's id of the message that was sent, or on which the button stands."""
    with_messages: tuple[str, ...] = ()
    """The ids of all messages that brought the text, when it came in parts."""
    reply_to: str | None = None
    """The id of the message to which this one replies."""
    row: int = 0
    """The inbox row, closed in the commit that carries the event out."""

    @property
    def private(self) -> bool:
        return not self.room


class Place(StrEnum):
    TOAST = "toast"
    """A short answer to a press."""
    ALERT = "alert"
    """An answer to a press that the person must close."""
    MESSAGE = "message"
    """A message of its own."""
    SILENCE = "silence"
    """Nothing now: what is to be seen is in the outbox."""


class Listening(StrEnum):
    """How a channel's listening goes."""

    STARTING = "starting"
    LISTENING = "listening"
    FAILING = "failing"
    """Tries again by itself."""
    CONFLICT = "conflict"
    """Another program takes this bot's updates."""
    STOPPED = "stopped"
    """The token is refused: a person must mend it."""


@dataclass(frozen=True)
class Health:
    """`age` is the time since the network last answered; None if it never did, or need not."""

    state: Listening
    age: timedelta | None = None
    detail: str = ""


@dataclass(frozen=True)
class Choice:
    """A button: the key of its label in templates/labels.j2 and what a press says."""

    label: str
    button: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class OutgoingFile:
    name: str
    media_type: str
    data: bytes
    is_picture: bool = False
    """To be looked at in the chat, not to be opened as a document."""


@dataclass(frozen=True)
class Reply:
    """What a handler answers: a template's name in templates/replies/, its data, rows of choices, files."""

    template: str
    data: Mapping[str, object] = field(default_factory=dict)
    choices: Sequence[Sequence[Choice]] = ()
    files: Sequence[OutgoingFile] = ()
    place: Place = Place.MESSAGE
    menus: Sequence[tuple[Address, str]] = ()
    """Addresses whose menu of commands changes, each with its audience in templates/commands.j2."""


class Desk(Protocol):
    """What app.py gives to handlers: a way to do a use case, the time, and a nudge for the postman."""

    async def do(self, use_case: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case in the database's thread, with its unit of work as first argument."""
        ...

    def now(self) -> datetime: ...

    @property
    def office(self) -> Office: ...

    def wake(self) -> None: ...

    def health(self) -> Mapping[str, Health]:
        """How every channel does, by its name."""
        ...

    def link(self, payload: str) -> str:
        """A link that opens a chat with `/start payload`; empty while no channel knows its own name."""
        ...

    async def fetch(self, address: Address, file: IncomingFile) -> bytes:
        """Fetch a file that came in, by the channel through which it came."""
        ...

    async def delete(self, event: Incoming) -> None:
        """Take the person's own messages that brought this out of the chat, where the network lets us."""
        ...


@dataclass(frozen=True)
class Asked:
    """An event together with the one who caused it."""

    event: Incoming
    viewer: Viewer


def told(asked: Asked, desk: Desk) -> dict[str, Any]:
    """What every use case that changes something is told besides: who, when, and which inbox row it closes."""
    return {"by": asked.viewer, "now": desk.now(), "inbox": asked.event.row}
