"""The buttons above the phones: move the chat's clock, load the example, let the story play."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.office import Clock, WebOffice

STEP = timedelta(hours=1)


class Trial:
    def __init__(self, office: WebOffice) -> None:
        self._office = office

    def routes(self, door: Sequence[Middleware]) -> list[Route]:
        post = partial(Route, methods=["POST"], middleware=door, max_body_size=0)
        return [
            post("/chat/clock/hour", self.advance),
            post("/chat/clock/reminder", self.to_next_reminder),
            post("/chat/example", self.load_example),
            post("/chat/story", self.begin_story),
        ]

    async def advance(self, request: Request) -> Response:
        await self._clock().advance(STEP)
        return Response(status_code=204)

    async def to_next_reminder(self, request: Request) -> Response:
        """404 when no reminder is planned."""
        found = await self._clock().to_next_reminder()
        return Response(status_code=204 if found else 404)

    async def load_example(self, request: Request) -> Response:
        await self._office.load_example()
        return Response(status_code=204)

    async def begin_story(self, request: Request) -> Response:
        if self._office.story is None:
            raise HTTPException(409)
        await self._office.story.begin()
        return Response(status_code=204)

    def _clock(self) -> Clock:
        """The clock, if it can be moved; 409 otherwise."""
        if self._office.clock is None:
            raise HTTPException(409)
        return self._office.clock
