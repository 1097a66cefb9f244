"""For whoever watches the machine: is all well, and how much was done."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.web.office import WebOffice


class Health:
    def __init__(self, office: WebOffice) -> None:
        self._office = office

    def routes(self) -> list[Route]:
        return [Route("/healthz", self.health), Route("/metrics", self.metrics)]

    async def health(self, request: Request) -> Response:
        well, facts = await self._office.health()
        return JSONResponse({"ok": well, **facts}, 200 if well else 503)

    async def metrics(self, request: Request) -> Response:
        text = await self._office.metrics()
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")
