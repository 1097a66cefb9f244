"""What the pages need from the house: app.py gives it, and tests give a small real one."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from domain.people import Address

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Persona:
    """One phone on the page and the person who holds it."""

    address: Address
    name: str
    post: str
    unit: str
    organizer: bool = False
    """Whether the menu offers the organizer's commands."""

    @property
    def chat(self) -> str:
        return self.address.value

    @property
    def given_name(self) -> str:
        """In a Vietnamese name it stands last."""
        return self.name.split()[-1]


class Clock(Protocol):
    """The chat's clock, which may run faster than the machine's and can be moved forward."""

    @property
    def speed(self) -> float: ...

    async def advance(self, by: timedelta) -> None: ...

    async def to_next_reminder(self) -> bool:
        """Go to where the next reminder is due; False when none is planned."""
        ...


class Story(Protocol):
    """The letter's story, which plays by itself on the phones."""

    @property
    def playing(self) -> bool: ...

    async def begin(self) -> None:
        """Start it and return; does nothing while it plays."""
        ...


class Ears(Protocol):
    """One page's ear on the web chat."""

    @property
    def closed(self) -> bool: ...

    async def wait(self, seconds: float) -> Sequence[Mapping[str, str | bool]]:
        """Return the toasts (`chat`, `press`, `text`, `alert`) at the next ring, or none after so long."""
        ...


class Webchat(Protocol):
    """The browser's side of the channel; each call returns when the event is stored."""

    @property
    def open(self) -> bool: ...

    def listening(self) -> AbstractContextManager[Ears]: ...

    async def say(self, chat: str, name: str, text: str, *, reply_to: int | None, key: str) -> None: ...

    async def press(self, chat: str, name: str, *, message: int, data: str, key: str) -> None: ...

    async def hand_in(
        self, chat: str, name: str, *, file: str, media_type: str, data: bytes | None, size: int, key: str
    ) -> None: ...


class WebOffice(Protocol):
    """The house as the web server sees it."""

    @property
    def clock(self) -> Clock | None:
        """None where time is the real one and cannot be moved."""
        ...

    @property
    def story(self) -> Story | None: ...

    async def do(self, use_case: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case in the database's thread, as `Desk.do` does."""
        ...

    def now(self) -> datetime: ...

    async def load_example(self) -> None:
        """Load the example's units and people, and set the clock to its beginning."""
        ...

    async def health(self) -> tuple[bool, Mapping[str, object]]:
        """Whether all is well, and facts that hold nothing personal."""
        ...

    async def metrics(self) -> str:
        """Prometheus' text format."""
        ...


@dataclass(frozen=True)
class ChatPage:
    """The page with the phones. `secret` stands in the printed address; `hosts` are the names it answers to."""

    webchat: Webchat
    personas: Sequence[Persona]
    secret: str
    office_name: str
    zone: str
    """The time zone of the clock on the page, by its IANA name."""
    hosts: frozenset[str] = frozenset({"127.0.0.1", "localhost", "[::1]"})

    def persona(self, chat: str) -> Persona | None:
        return next((persona for persona in self.personas if persona.chat == chat), None)

    @property
    def chats(self) -> frozenset[str]:
        return frozenset(persona.chat for persona in self.personas)
