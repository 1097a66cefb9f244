"""The web server inside our process: uvicorn without its own signals and logs, and the house as it sees it."""

import contextlib
import socket
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

import uvicorn

from bot.desk import HouseDesk
from bot.story import WebStory
from bot.trial import Example, TrialClock
from db.unit_of_work import UnitOfWork
from jobs.schedule import Schedule
from usecases.health import vitals

P = ParamSpec("P")
T = TypeVar("T")

STALE_TICK_S = 60
DEAF_AFTER = timedelta(seconds=90)
"""So long without an answered poll, and presses may be waiting unseen."""
GRACE_S = 3
"""How long open streams are waited for at the end."""


class PortTaken(Exception):
    """The web server cannot listen where it is told to."""


@dataclass
class House:
    """What the pages may ask of the house (bot/web/office.py)."""

    desk: HouseDesk
    schedule: Schedule
    clock: TrialClock | None = None
    example: Example | None = None
    story: WebStory | None = None

    async def do(
        self, use_case: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self.desk.do(use_case, *args, **kwargs)

    def now(self) -> datetime:
        return self.desk.now()

    async def load_example(self) -> None:
        if self.example is not None:
            await self.example.hand_in_letter()

    async def health(self) -> tuple[bool, Mapping[str, object]]:
        tick_age = self.schedule.tick_age
        signs = await self.desk.do(vitals, now=self.now())
        facts: dict[str, object] = {
            "tick_age_s": round(tick_age, 1),
            "waiting": signs.waiting,
            "oldest_overdue_s": round(signs.oldest_overdue_s, 1),
            "unresolved": signs.unresolved,
            "inbox_new": signs.inbox_new,
            "inbox_dead": signs.inbox_dead,
            "blocked": list(signs.blocked),
        }
        channels = self.desk.health()
        facts["channels"] = {name: one.state for name, one in channels.items()}
        deaf = [name for name, one in channels.items() if one.age is not None and one.age > DEAF_AFTER]
        return tick_age < STALE_TICK_S and not deaf, facts

    async def metrics(self) -> str:
        _, facts = await self.health()
        numbers = {name: value for name, value in facts.items() if isinstance(value, int | float)}
        lines = [f"# TYPE giaymoi_{name} gauge\ngiaymoi_{name} {value}" for name, value in numbers.items()]
        return "\n".join(lines) + "\n"


class QuietServer(uvicorn.Server):
    """app.py owns the signals; uvicorn would raise them again when it ends."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def server_of(application: object, listener: socket.socket) -> QuietServer:
    config = uvicorn.Config(
        application,  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
    )
    config.load()
    return QuietServer(config)


def listen_on(host: str, port: int) -> socket.socket:
    """A listening socket, bound before anything else starts, so that a busy port is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTaken(error.strerror or str(error)) from error
    listener.listen(128)
    return listener


def url_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
