"""The page's live stream, as server-sent events.

On connecting a page gets the whole screen, afterwards each change; so a page that was cut off needs to remember
nothing to miss nothing. One stream serves all phones: browsers open only six connections to one host.
"""

import json
from collections.abc import AsyncIterator, Mapping

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.web.bubbles import bubble_json
from bot.web.office import ChatPage, WebOffice
from usecases.look_at_webchat import Screen, look_at_webchat, look_at_webchat_changes

BEAT_S = 2.0
"""The page hears from the server at least so often: it keeps its clock right and sees that we are there."""


class Stream:
    def __init__(self, office: WebOffice, page: ChatPage) -> None:
        self._office = office
        self._page = page

    async def respond(self, request: Request) -> Response:
        headers = {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}
        return StreamingResponse(self._events(), media_type="text/event-stream", headers=headers)

    async def _events(self) -> AsyncIterator[str]:
        chats = self._page.chats
        # Listen before looking: what changes in between rings, and is found by its mark.
        with self._page.webchat.listening() as ears:
            screen = await self._office.do(look_at_webchat, chats)
            yield _event("office", self._facts()) + _shown("screen", screen)
            while not ears.closed:
                toasts = await ears.wait(BEAT_S)
                screen = await self._office.do(look_at_webchat_changes, chats, screen.mark)
                yield _event("office", self._facts())
                if screen.bubbles:
                    yield _shown("changes", screen)
                for toast in toasts:
                    yield _event("toast", toast)

    def _facts(self) -> dict[str, object]:
        clock, story = self._office.clock, self._office.story
        return {
            "now": self._office.now().isoformat(),
            "speed": clock.speed if clock else 1.0,
            "clock": clock is not None,
            "story": story is not None,
            "playing": story is not None and story.playing,
        }


def _shown(name: str, screen: Screen) -> str:
    bubbles = [bubble_json(bubble) for bubble in screen.bubbles]
    return f"id: {screen.mark}\n" + _event(name, {"bubbles": bubbles})


def _event(name: str, facts: Mapping[str, object]) -> str:
    return f"event: {name}\ndata: {json.dumps(facts, ensure_ascii=False)}\n\n"
