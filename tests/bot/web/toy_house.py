"""A small real house around the web chat: SQLite, the channel, uvicorn in a thread; only the bot itself is a toy."""

import asyncio
import json
import socket
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn

from bot.channels.port import Button, Message, RawUpdate
from bot.channels.webchat import Webchat
from bot.handlers.events import Incoming
from bot.web.office import ChatPage, Persona
from bot.web.pages import make_web
from db.engine import open_engine
from db.tables import metadata
from db.unit_of_work import UnitOfWork
from domain.people import Address
from tests.fakes.hand_clock import HandClock
from usecases.show_in_webchat import show_in_webchat

FRIDAY = datetime(2022, 2, 18, 8, 0, tzinfo=UTC)
SECRET = "mot-bi-mat-dai-vua-du"


def persona(chat: str, name: str, post: str, unit: str, *, organizer: bool = False) -> Persona:
    return Persona(Address("webchat", chat), name, post, unit, organizer)


PERSONAS = (
    persona("hoa", "Trần Thị Hoa", "Chuyên viên", "Văn phòng UBND tỉnh", organizer=True),
    persona("minh", "Nguyễn Văn Minh", "Chủ tịch", "UBND huyện Trà Ôn"),
    persona("lan", "Lê Thị Lan", "Văn thư", "Sở Giao thông vận tải"),
    persona("duc", "Phạm Minh Đức", "Thư ký", "Lãnh đạo UBND tỉnh"),
)

Answer = Callable[["ToyHouse", Incoming], Awaitable[None]]


class ToyClock(HandClock):
    """A clock at which one reminder is planned, two hours from its beginning."""

    speed = 1.0

    def __init__(self) -> None:
        super().__init__(FRIDAY)

    async def advance(self, by: timedelta) -> None:
        self.passes(seconds=by.total_seconds())

    async def to_next_reminder(self) -> bool:
        planned = FRIDAY + timedelta(hours=2)
        if self() >= planned:
            return False
        await self.advance(planned - self())
        return True


class ToyHouse:
    """What app.py gives to the pages. It can be stopped and started again on the same port and database."""

    story = None

    def __init__(self, folder: Path, answer: Answer) -> None:
        self.clock = ToyClock()
        self.well = True
        self.examples = 0
        self._database_url = f"sqlite:///{folder}/webchat.db"
        self._answer = answer
        self._port = 0

    def __enter__(self) -> "ToyHouse":
        self.engine = open_engine(self._database_url)
        metadata.create_all(self.engine)
        self.database = ThreadPoolExecutor(max_workers=1)
        self.webchat = Webchat(do=self.do, now=self.now)
        self._socket = _listen(self._port)
        self._port = self._socket.getsockname()[1]
        self._up = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._live()))
        self._thread.start()
        assert self._up.wait(20)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()
        self._socket.close()
        self.database.shutdown()
        self.engine.dispose()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Stopped while in the block, then back on the same port with the same database."""
        self.__exit__()
        try:
            yield
        finally:
            self.__enter__()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def door(self) -> str:
        return f"{self.address}/chat/{SECRET}"

    def wait_for(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Let the house's own loop do this and return what comes of it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    def send(self, chat: str, html: str, *rows: Sequence[Button], **facts: Any) -> str:
        return str(self.wait_for(self.webchat.send(chat, Message(html, rows, **facts))))

    def edit(self, chat: str, message_id: str, html: str, *rows: Sequence[Button]) -> None:
        self.wait_for(self.webchat.edit(chat, message_id, Message(html, rows)))

    async def do(self, use_case: Any, /, *args: Any, **kwargs: Any) -> Any:
        work = partial(use_case, UnitOfWork(self.engine), *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self.database, work)

    def now(self) -> datetime:
        return self.clock()

    async def load_example(self) -> None:
        self.examples += 1

    async def health(self) -> tuple[bool, Mapping[str, object]]:
        return self.well, {"inbox": 0}

    async def metrics(self) -> str:
        return "giaymoi_inbox 0\n"

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._over = asyncio.Event()
        self._inbox: asyncio.Queue[RawUpdate] = asyncio.Queue()
        page = ChatPage(self.webchat, PERSONAS, SECRET, "Văn phòng UBND tỉnh Vĩnh Long", "Asia/Ho_Chi_Minh")
        server = _server(make_web(self, page))
        async with asyncio.TaskGroup() as tasks:
            listening = tasks.create_task(self.webchat.listen(self._receive))
            working = tasks.create_task(self._work())
            serving = tasks.create_task(server.serve(sockets=[self._socket]))
            while not (server.started and self.webchat.open):
                await asyncio.sleep(0.01)
            self._up.set()
            await self._over.wait()
            listening.cancel()
            working.cancel()
            server.should_exit = True
            await serving

    async def _receive(self, channel: str, updates: Sequence[RawUpdate]) -> None:
        await self.do(_store, [(update.key, update.chat, update.raw) for update in updates], self.now())
        for update in updates:
            self._inbox.put_nowait(update)

    async def _work(self) -> None:
        while True:
            update = await self._inbox.get()
            event = self.webchat.parse(update.raw)
            assert event is not None
            await self._answer(self, event)

    def write(self, chat: str, html: str) -> None:
        """Put a message into the database behind the server's back."""
        engine = open_engine(self._database_url)
        show_in_webchat(UnitOfWork(engine), chat, html, buttons=[], files=[], pin=False, now=self.now())
        engine.dispose()

    def mark(self) -> int:
        """The number of the latest change on any phone."""
        with UnitOfWork(self.engine) as uow:
            return uow.webchat.mark()

    def stored(self) -> list[dict[str, Any]]:
        """What came in, as it lies in the inbox."""
        with UnitOfWork(self.engine) as uow:
            return [json.loads(row.raw) for row in uow.inbox.waiting([], 100)]


def _store(uow: UnitOfWork, rows: list[tuple[str, str, str]], now: datetime) -> None:
    with uow:
        uow.inbox.store("webchat", rows, now)
        uow.commit()


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    return listener


def _server(application: Any) -> uvicorn.Server:
    config = uvicorn.Config(application, log_config=None, access_log=False, lifespan="off")
    config.timeout_graceful_shutdown = 2
    return uvicorn.Server(config)


async def answer_like_a_bot(house: ToyHouse, event: Incoming) -> None:
    """A press edits the pressed card and the organizer's panel; a file or text is named back."""
    chat, webchat = event.address.value, house.webchat
    if event.button is not None:
        assert event.message is not None and event.press is not None
        await webchat.edit(chat, event.message, Message("Đã xác nhận tham dự"))
        if panel := event.button.partition(":")[2]:
            await webchat.edit("hoa", panel, Message("Đã phản hồi: 1"))
        await webchat.answer_press(event.press, "Đã ghi nhận")
    elif event.files:
        await webchat.send(chat, Message(f"Đã nhận tệp, {event.files[0].size} byte"))
    elif event.command is not None:
        await webchat.send(chat, Message(f"Lệnh {event.command}, {event.args}"))
    else:
        await webchat.send(chat, Message("Đã nhận tin"))
