"""The letter's story, played on the phones of the web chat: the same in the browser and in the terminal."""

import asyncio
import csv
import logging
import mimetypes
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.channels.webchat import Webchat
from bot.example import FOLDER, scripted_answers
from bot.handlers.events import Desk
from bot.trial import Example, TrialClock
from usecases.look_at_webchat import Bubble, look_at_webchat

log = logging.getLogger(__name__)

POLL_S = 0.1
PATIENCE_S = 30.0
"""How long a step waits for its button to appear before the story is given up."""


@dataclass(frozen=True)
class Step:
    """`who` is a phone or the clock; `what` is a file, words, a button's choice or minutes."""

    who: str
    action: str
    what: str


class StoryStuck(Exception):
    """A button that the story needs did not appear."""


def steps() -> list[Step]:
    with (FOLDER / "story.csv").open(encoding="utf-8", newline="") as file:
        return [Step(row["who"], row["action"], row["what"]) for row in csv.DictReader(file)]


class Stage:
    """Plays steps on the phones; `names` are the people who hold them."""

    def __init__(
        self, webchat: Webchat, desk: Desk, clock: TrialClock, names: Mapping[str, str], *, pause_s: float
    ) -> None:
        self._webchat = webchat
        self._desk = desk
        self._clock = clock
        self._names = names
        self._pause_s = pause_s

    async def play(self, step: Step) -> None:
        actions: Mapping[str, Callable[[Step], Awaitable[None]]] = {
            "file": self._hand_in,
            "say": self._say,
            "press": self._press,
            "minutes": self._advance,
            "next": self._to_next,
            "answer": self._answer_others,
        }
        await actions[step.action](step)
        await asyncio.sleep(self._pause_s)

    async def _hand_in(self, step: Step) -> None:
        data = (FOLDER / step.what).read_bytes()
        kind = mimetypes.guess_type(step.what)[0] or "application/octet-stream"
        await self._webchat.hand_in(
            step.who,
            self._names[step.who],
            file=step.what,
            media_type=kind,
            data=data,
            size=len(data),
            key=secrets.token_hex(8),
        )

    async def _say(self, step: Step) -> None:
        name = self._names[step.who]
        await self._webchat.say(step.who, name, step.what, reply_to=None, key=secrets.token_hex(8))

    async def _press(self, step: Step) -> None:
        message, data = await self._find(step)
        name = self._names[step.who]
        await self._webchat.press(step.who, name, message=message, data=data, key=secrets.token_hex(8))

    async def _advance(self, step: Step) -> None:
        await self._clock.advance(timedelta(minutes=int(step.what)))

    async def _to_next(self, step: Step) -> None:
        await self._clock.to_next_reminder()

    async def _answer_others(self, step: Step) -> None:
        """A wave of people who are not on the page."""
        for person in scripted_answers(step.what):
            await self._press(Step(person.address, "press", person.choice))
            if person.named:
                await self._find(Step(person.address, "press", "leave"))
                await self._say(Step(person.address, "say", person.named))
            if person.choice == "decline":
                await self._press(Step(person.address, "press", "reason.superior"))
            if person.choice != "received":
                await self._press(Step(person.address, "press", "word."))

    async def _find(self, step: Step) -> tuple[int, str]:
        """The newest message on the phone that has the button, as soon as it is there."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while True:
                    screen = await self._desk.do(look_at_webchat, [step.who])
                    for bubble in reversed(screen.bubbles):
                        if data := _button(bubble, step.what):
                            return bubble.id, data
                    await asyncio.sleep(POLL_S)
        except TimeoutError:
            raise StoryStuck(f"{step.who}: no button for {step.what}") from None


def _button(bubble: Bubble, choice: str) -> str:
    """The button with this choice; a choice that ends with a dot is the first of its family."""
    buttons = (button.data for row in bubble.buttons for button in row)
    family = choice.endswith(".")
    return next((data for data in buttons if f":{choice}" in data and (family or data.endswith(choice))), "")


class WebStory:
    """The story in the browser: begins at a click and plays in a task that app.py owns."""

    def __init__(self, stage: Stage, example: Example, tasks: asyncio.TaskGroup) -> None:
        self._stage = stage
        self._example = example
        self._tasks = tasks
        self._playing = False

    @property
    def playing(self) -> bool:
        return self._playing

    async def begin(self) -> None:
        if self._playing:
            return
        self._playing = True
        self._tasks.create_task(self._play())

    async def _play(self) -> None:
        try:
            await self._example.load()
            for step in steps():
                await self._stage.play(step)
        except StoryStuck as stuck:
            log.warning("the story stopped: %s", stuck)
        finally:
            self._playing = False
