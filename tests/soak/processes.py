"""Real processes: a fake Telegram with a ledger file, the bot, and a judge who asks neither of them."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from bot.example import LETTER
from tests.bot.crowd import CARD, FIRST, MARK, with_crowd
from tests.fakes.telegram_world import TOKEN, World
from tests.house import ADMIN, FRIDAY, ORGANIZER, PEOPLE, open_house, with_example

PATIENCE_S = 60
ROOT = Path(__file__).parents[2]
RELEASED = FRIDAY + timedelta(minutes=10)
"""After the hold of the prepared house: everything is due."""


def prepared_house(folder: Path, guests: int) -> Path:
    """A data folder in which a meeting is called for so many guests more, and its hold is not over."""
    asyncio.run(_prepare(folder, guests))
    return folder


async def _prepare(folder: Path, guests: int) -> None:
    world = World()
    async with open_house(folder, world, undo_seconds=300) as house:
        phones = await with_example(house)
        await with_crowd(house, guests)
        organizer = phones[ORGANIZER]
        organizer.sends_file(LETTER.name, LETTER.read_bytes())
        await house.settled()
        for label in ("Xác nhận đúng", "Đã phát hành", "Gửi tin mời"):
            organizer.presses(label)
            await house.settled()


@dataclass
class Network:
    """The fake Telegram as a process, through its control door."""

    url: str
    ledger: Path

    def control(self, door: str, **given: Any) -> Any:
        body = json.dumps(given).encode() if given else b""
        request = urllib.request.Request(f"{self.url}/control/{door}", data=body or None)
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return json.load(answer)["result"]

    def knows(self, guests: int) -> None:
        """Everybody of the prepared house has a phone."""
        numbers = [ADMIN, ORGANIZER, *(number for number, *_ in PEOPLE), *range(FIRST, FIRST + guests)]
        for number in numbers:
            self.control("user", id=number, name=f"Người {number}", started=True)

    def accepted(self) -> list[dict[str, Any]]:
        """The cards that were accepted so far; a line that is being written is left for later."""
        lines = self.ledger.read_text(encoding="utf-8").split("\n")[:-1]
        entries = [json.loads(line) for line in lines]
        return [one for one in entries if one["method"] == "sendMessage" and CARD in one["text"]]

    def copies(self) -> dict[str, Counter[bool]]:
        """Of each card (by its button data): how many copies with the mark, how many without."""
        found: dict[str, Counter[bool]] = {}
        for entry in self.accepted():
            found.setdefault(entry["buttons"][0][0]["data"], Counter())[MARK in entry["text"]] += 1
        return found


@contextmanager
def network(folder: Path) -> Iterator[Network]:
    ledger = folder / "ledger.jsonl"
    ledger.touch()
    command = [sys.executable, "-m", "tests.fakes.telegram_server", "--port", "0", "--ledger", str(ledger)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield Network(server.stdout.readline().strip(), ledger)
    finally:
        server.kill()
        server.communicate()


@dataclass
class Bot:
    """The bot as a process; its clock begins a minute later at every start."""

    network: Network
    data: Path
    settings: dict[str, str] = field(default_factory=dict)
    starts: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def output(self) -> Path:
        return self.data / "output.txt"

    def environment(self, **more: str) -> dict[str, str]:
        clock = RELEASED + timedelta(minutes=self.starts)
        return {
            "PATH": os.environ["PATH"],
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.network.url,
            "DATA_DIR": str(self.data),
            "CLOCK": clock.isoformat(),
            "WEB_PORT": "0",
            "UNDO_SECONDS": "0",
            "UNKNOWN_WAIT": "1",
            "SEND_RATE": "30",
            "OFFICE_NAME": "Văn phòng UBND tỉnh",
            **self.settings,
            **more,
        }

    def start(self, *command: str, **settings: str) -> subprocess.Popen[bytes]:
        module = command or ("tests.soak.crashing_bot",)
        self.starts += 1
        with self.output.open("ab") as output:
            self.process = _spawn(module, self.environment(**settings), output)
        return self.process

    def ends(self) -> int:
        """Wait for the end; returns the exit code, negative for a signal."""
        assert self.process is not None
        return self.process.wait(PATIENCE_S)

    def until(self, true: Callable[[], object], what: str) -> None:
        """Wait until something is so, as long as the bot lives."""
        assert self.process is not None
        begun = time.monotonic()
        while not true():
            assert self.process.poll() is None, (
                f"the bot ended before {what}: {self.output.read_text()[-2000:]}"
            )
            assert time.monotonic() - begun < PATIENCE_S, f"did not come about: {what}"
            time.sleep(0.02)

    def board(self) -> dict[str, Any]:
        """What the house itself tells of the meeting."""
        command = [sys.executable, "-m", "bot", "board", "1", "--json"]
        told = subprocess.run(
            command, cwd=ROOT, env=self.environment(), capture_output=True, check=True, timeout=PATIENCE_S
        )
        return dict(json.loads(told.stdout))

    def cards(self) -> list[dict[str, Any]]:
        return [
            one
            for one in self.board()["deliveries"]
            if one["kind"] == "invitation" and one["operation"] == "send"
        ]

    def kill(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def _spawn(
    module: tuple[str, ...], environment: dict[str, str], output: IO[bytes]
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", *module]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)


@contextmanager
def bot_on(prepared: Path, folder: Path, net: Network, **settings: str) -> Iterator[Bot]:
    """A bot on a copy of a prepared data folder; whatever happens it is ended."""
    data = folder / "data"
    shutil.copytree(prepared, data)
    bot = Bot(net, data, settings)
    try:
        yield bot
    finally:
        bot.kill()
