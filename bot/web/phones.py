"""What a person does on a phone of the page: say, press, hand in a file, fetch one."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.bodies import MOST_JSON, MOST_KEPT, MOST_UPLOAD, number, read_json, text
from bot.web.office import ChatPage, Persona, WebOffice
from usecases.look_at_webchat import load_webchat_file

MOST_TEXT = 30_000
MOST_KEY = 64
MOST_BUTTON = 64
MOST_NAME = 200


class Phones:
    def __init__(self, office: WebOffice, page: ChatPage) -> None:
        self._office = office
        self._page = page

    def routes(self, door: Sequence[Middleware]) -> list[Route]:
        post = partial(Route, methods=["POST"], middleware=door)
        return [
            Route("/chat/files/{message:int}/{position:int}", self.file, middleware=door),
            post("/chat/{chat}/say", self.say, max_body_size=MOST_JSON),
            post("/chat/{chat}/press", self.press, max_body_size=MOST_JSON),
            post("/chat/{chat}/file", self.hand_in, max_body_size=MOST_UPLOAD),
        ]

    async def say(self, request: Request) -> Response:
        persona = self._persona(request)
        body = await read_json(request)
        words, key = text(body, "text", MOST_TEXT), text(body, "key", MOST_KEY)
        reply_to = number(body, "reply_to") if body.get("reply_to") is not None else None
        await self._page.webchat.say(persona.chat, persona.name, words, reply_to=reply_to, key=key)
        return Response(status_code=204)

    async def press(self, request: Request) -> Response:
        persona = self._persona(request)
        body = await read_json(request)
        data, key = text(body, "data", MOST_BUTTON), text(body, "key", MOST_KEY)
        message = number(body, "message")
        await self._page.webchat.press(persona.chat, persona.name, message=message, data=data, key=key)
        return Response(status_code=204)

    async def hand_in(self, request: Request) -> Response:
        persona = self._persona(request)
        async with request.form(max_files=1, max_fields=2) as form:
            upload, key = form.get("file"), form.get("key")
            if not isinstance(upload, UploadFile):
                raise HTTPException(400)
            size = upload.size or 0
            await self._page.webchat.hand_in(
                persona.chat,
                persona.name,
                file=_plain_name(upload.filename),
                media_type=upload.content_type or "application/octet-stream",
                data=await upload.read() if size <= MOST_KEPT else None,
                size=size,
                key=text({"key": key}, "key", MOST_KEY),
            )
        return Response(status_code=204)

    async def file(self, request: Request) -> Response:
        where = request.path_params
        kept = await self._office.do(load_webchat_file, self._page.chats, where["message"], where["position"])
        if kept is None:
            raise HTTPException(404)
        # Always a download: what somebody sent is never a page of this server.
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(kept.name, safe='')}"}
        return Response(kept.data, media_type=kept.media_type, headers=headers)

    def _persona(self, request: Request) -> Persona:
        """The holder of the phone; 404 for no such phone, 503 while nothing can be taken in."""
        persona = self._page.persona(request.path_params["chat"])
        if persona is None:
            raise HTTPException(404)
        if not self._page.webchat.open:
            raise HTTPException(503)
        return persona


def _plain_name(name: str | None) -> str:
    last = (name or "").replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[-MOST_NAME:] or "file"
