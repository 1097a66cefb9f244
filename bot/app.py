"""The root: settings, database, channels, postman, jobs, web. It owns signals and shutdown. Read it first."""

import asyncio
import contextlib
import fcntl
import logging
import secrets
import signal
import socket
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bot.channels.port import Channel, RawUpdate
from bot.channels.telegram import Telegram
from bot.channels.webchat import Webchat
from bot.clock import Clock
from bot.desk import HouseDesk
from bot.example import example_office, example_people, example_units
from bot.inbound import Inbound
from bot.pace import Limit, Pace
from bot.postman import Postman
from bot.rendering import Words
from bot.serving import House, QuietServer, listen_on, server_of, url_of
from bot.settings import Settings
from bot.story import Stage, WebStory
from bot.trial import Example, TrialClock
from bot.web.office import ChatPage, Persona
from bot.web.pages import chat_path, make_web
from db.migrate import open_database
from jobs.schedule import Schedule
from jobs.tick import tick
from usecases.bot_link import keep_link
from usecases.claim_deliveries import open_gates
from usecases.ensure_administrators import ensure_administrators
from usecases.menus import menus
from usecases.receive import receive
from usecases.trial_clock import clock_offset

log = logging.getLogger(__name__)

WATCH_S = 5
SHUTDOWN_S = 25
"""How long calls under way are waited for; whatever asked us to stop waits 30."""
STORY_PAUSE_S = 1.5


class AlreadyRunning(Exception):
    """Another process holds the lock of this data folder."""


class App:
    """One running bot: one process, one database thread, every channel that has a token."""

    def __init__(
        self,
        settings: Settings,
        *,
        channels: Sequence[Channel] = (),
        limits: Mapping[str, Limit] | None = None,
    ) -> None:
        """`channels` come on top of those that the settings name, `limits` in place of the usual ones."""
        self.settings = settings
        self.clock = Clock(zone=settings.office.zone, begins=settings.clock, speed=settings.clock_speed)
        office = example_office(settings.office) if settings.wants_webchat else settings.office
        self.desk = HouseDesk(open_database(settings.sqlite_url), self.clock, office)
        self.words = Words(office)
        self.pace = Pace({"telegram": Limit(settings.send_rate)} if limits is None else limits)
        self.webchat = Webchat(do=self.desk.do, now=self.desk.now) if settings.wants_webchat else None
        self.channels = {channel.name: channel for channel in [*self._channels(), *channels]}
        self.desk.channels = self.channels
        self.postman = Postman(self.desk, self.channels, self.words, self.pace, speed=settings.clock_speed)
        self.inbound = Inbound(self.desk, self.channels, self.words, self.pace)
        self.schedule = Schedule(self.desk)
        self.trial_clock = TrialClock(self.clock, self.desk, partial(tick, self.desk))
        self.desk.on_wake(self.postman.wake)
        self._stopped = asyncio.Event()
        self._link_kept = False

    def _channels(self) -> Iterator[Channel]:
        if self.webchat is not None:
            yield self.webchat
        if self.settings.telegram_bot_token is not None:
            yield Telegram(
                self.settings.telegram_bot_token.get_secret_value(),
                api_url=self.settings.telegram_api_url,
                commands=self.words.commands(),
            )

    async def prepare(self) -> None:
        """Bring the database to where work can begin."""
        if self.webchat is not None and self.settings.clock is None:
            self.clock.advance(await self.desk.do(clock_offset))
        await self.desk.do(open_gates)
        await self.desk.do(
            ensure_administrators,
            self.settings.administrators,
            name=self.words.label("administrator"),
            now=self.desk.now(),
        )
        for channel in self.channels.values():
            await channel.start()
        for address, audience in await self.desk.do(menus):
            if address.channel in self.channels:
                await self.channels[address.channel].audience(address.value, audience)

    async def receive(self, channel: str, updates: Sequence[RawUpdate]) -> None:
        """Store what a network gave; when this returns it may be acknowledged."""
        rows = [(update.key, update.chat, update.raw) for update in updates]
        await self.desk.do(receive, channel, rows, now=self.desk.now())
        self.inbound.wake()

    def begin(self, tasks: asyncio.TaskGroup) -> list[asyncio.Task[None]]:
        """Start everything; returns the listeners, which end only when cancelled."""
        self.schedule.start()
        tasks.create_task(self.postman.run())
        tasks.create_task(self.inbound.run())
        listeners = [tasks.create_task(one.listen(self.receive)) for one in self.channels.values()]
        return [*listeners, tasks.create_task(self._watch())]

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_S)
            self.schedule.rearm_if_still()
            if not self._link_kept and (link := self.desk.link("x")):
                await self.desk.do(keep_link, link.removesuffix("x"))
                self._link_kept = True

    async def end(self, listeners: Sequence[asyncio.Task[None]]) -> None:
        """Hear no more, finish what is under way, keep the rest for the next start."""
        for listener in listeners:
            listener.cancel()
        self.schedule.stop()
        self.inbound.stop()
        self.postman.stop()

    async def close(self) -> None:
        for channel in self.channels.values():
            await channel.close()
        self.desk.close()

    def house(self, tasks: asyncio.TaskGroup) -> House:
        """What the web pages see."""
        house = House(self.desk, self.schedule)
        if self.webchat is None:
            return house
        house.example = Example(self.desk, self.trial_clock, self.webchat)
        if not self.settings.has_network:
            house.clock = self.trial_clock
            house.story = WebStory(self.stage(STORY_PAUSE_S), house.example, tasks)
        return house

    def stage(self, pause_s: float) -> Stage:
        assert self.webchat is not None
        names = {one.address.value: one.name for one in example_people(self.webchat.name)}
        return Stage(self.webchat, self.desk, self.trial_clock, names, pause_s=pause_s)

    async def run(self) -> None:
        """Run until SIGTERM or SIGINT."""
        listener = listen_on(self.settings.web_host, self.settings.web_port)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stopped.set)
        await self.prepare()
        async with asyncio.TaskGroup() as tasks:
            server, path = self._web(tasks, listener)
            listeners = self.begin(tasks)
            serving = tasks.create_task(server.serve(sockets=[listener]))
            print(f"GIAYMOI_URL={url_of(listener)}{path}", flush=True)  # noqa: T201 (the one line promised)
            await self._stopped.wait()
            log.info("stopping")
            await self.end(listeners)
            server.should_exit = True
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(SHUTDOWN_S):
                    await serving
        await self.close()

    def _web(self, tasks: asyncio.TaskGroup, listener: socket.socket) -> tuple[QuietServer, str]:
        if self.webchat is None:
            return server_of(make_web(self.house(tasks)), listener), "/healthz"
        secret = _kept_secret(self.settings.data_dir / "webchat.secret")
        chat = ChatPage(
            webchat=self.webchat,
            personas=_personas(self.webchat.name),
            secret=secret,
            office_name=self.desk.office.name,
            zone=self.settings.timezone,
        )
        return server_of(make_web(self.house(tasks), chat), listener), chat_path(secret)


def _personas(channel: str) -> list[Persona]:
    names = {unit.code: unit.name for unit in example_units()}
    return [
        Persona(one.address, one.name, one.post, names[one.unit], organizer=one.role is not None)
        for one in example_people(channel, shown_only=True)
    ]


def _kept_secret(path: Path) -> str:
    """The web chat's secret: made once, so that an open page outlives a restart."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(24))
    return path.read_text().strip()


@contextlib.contextmanager
def only_one(data_dir: Path) -> Iterator[None]:
    """Hold the lock of a data folder: two senders on one SQLite file would both send."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (data_dir / "giaymoi.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(str(data_dir)) from None
        yield
