"""The desk at which handlers, postman and jobs work: the database's thread, the clock, the bells."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from bot.channels.port import Channel, SendFailed
from bot.clock import Clock
from bot.handlers.events import Health, Incoming, IncomingFile
from db.engine import Engine
from db.unit_of_work import UnitOfWork
from domain.office import Office
from domain.people import Address

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class HouseDesk:
    """One thread for the database: on SQLite the single writer."""

    def __init__(self, engine: Engine, clock: Clock, office: Office) -> None:
        self._engine = engine
        self._clock = clock
        self._office = office
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._bells: list[Callable[[], None]] = []
        self.channels: Mapping[str, Channel] = {}

    async def do(
        self, use_case: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        work = partial(use_case, UnitOfWork(self._engine), *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def now(self) -> datetime:
        return self._clock.now()

    @property
    def office(self) -> Office:
        return self._office

    def wake(self) -> None:
        for ring in self._bells:
            ring()

    def on_wake(self, ring: Callable[[], None]) -> None:
        self._bells.append(ring)

    async def fetch(self, address: Address, file: IncomingFile) -> bytes:
        return await self.channels[address.channel].fetch(file)

    async def delete(self, event: Incoming) -> None:
        channel = self.channels[event.address.channel]
        if not channel.abilities.delete:
            return
        for message in dict.fromkeys(filter(None, (*event.with_messages, event.message))):
            try:
                await channel.delete(event.address.value, message)
            except SendFailed as failed:
                log.warning("a message could not be deleted: %s", failed.failure)

    def health(self) -> Mapping[str, Health]:
        return {name: channel.health() for name, channel in self.channels.items()}

    def link(self, payload: str) -> str:
        return next(filter(None, (channel.link(payload) for channel in self.channels.values())), "")

    def close(self) -> None:
        self._thread.shutdown(wait=True)
        self._engine.dispose()
