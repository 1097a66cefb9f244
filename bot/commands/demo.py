"""`python -m bot demo`: the letter's story in fast time, in the terminal, with no account and no network."""

import asyncio
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import App
from bot.commands.words import words
from bot.example import example_people
from bot.rendering import to_plain
from bot.settings import Settings
from bot.story import steps
from bot.trial import Example
from usecases.look_at_webchat import Bubble, look_at_webchat_changes
from usecases.show_board import board_of_meetings

QUIET_S = 0.4
"""A step is over when nothing has changed on any phone for so long."""


def demo() -> None:
    """Câu chuyện của một giấy mời, từ lúc nhận đến lúc đếm người, trong một phút."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_play(_settings(Path(folder))))


def _settings(folder: Path) -> Settings:
    """Nothing of the machine's own settings: the story needs none."""
    return Settings.model_construct(
        telegram_bot_token=None,
        admins="",
        data_dir=folder,
        database_url="",
        webchat="on",
        clock=None,
        clock_speed=1,
        log_format="plain",
    )


async def _play(settings: Settings) -> None:
    app = App(settings)
    assert app.webchat is not None
    await app.prepare()
    async with asyncio.TaskGroup() as tasks:
        listeners = app.begin(tasks)
        await Example(app.desk, app.trial_clock, app.webchat).load()
        stage, narrator = app.stage(0), Narrator(app)
        for step in steps():
            await stage.play(step)
            await narrator.tell_what_changed()
        await app.end(listeners)
    print(words("demo_end", board=(await app.desk.do(board_of_meetings))[0]))
    await app.close()


class Narrator:
    """Prints what appears on the phones, each with its holder and the office's time."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._mark = 0
        self._names = self._people()
        self._shown: dict[int, str] = {}

    def _people(self) -> Mapping[str, str]:
        """Those whose phones are shown; the others only answer."""
        people = example_people("webchat", shown_only=True)
        return {one.address.value: f"{one.name} ({one.post})" for one in people}

    async def tell_what_changed(self) -> None:
        """Tell until all is quiet."""
        quiet = False
        while not quiet:
            await asyncio.sleep(QUIET_S)
            quiet = not await self._tell()

    async def _tell(self) -> bool:
        screen = await self._app.desk.do(look_at_webchat_changes, list(self._names), self._mark)
        for bubble in screen.bubbles:
            self._print(bubble)
        changed = screen.mark > self._mark
        self._mark = screen.mark
        return changed

    def _print(self, bubble: Bubble) -> None:
        text = to_plain(bubble.html) if bubble.from_bot else bubble.text
        if self._shown.get(bubble.id) == text:
            return
        edited = bubble.id in self._shown
        self._shown[bubble.id] = text
        print(
            words(
                "demo_bubble",
                who=self._names[bubble.chat],
                at=self._local(self._app.desk.now()),
                from_office=bubble.from_bot,
                edited=edited,
                text=text,
                buttons=[[one.label for one in row] for row in bubble.buttons],
                files=[one.name for one in bubble.files],
            )
        )

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self._app.settings.timezone))
