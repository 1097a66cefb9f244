"""The web server's pages: health and numbers always, the phones of the local chat where they are wanted."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.web.door import Door, closed, knows_secret, let_in
from bot.web.headers import SecurityHeaders
from bot.web.health import Health
from bot.web.office import ChatPage, WebOffice
from bot.web.phones import Phones
from bot.web.stream import Stream
from bot.web.trial import Trial
from bot.web.words import STATIC, page


def make_web(office: WebOffice, chat: ChatPage | None = None) -> Starlette:
    """The application to serve; without `chat` it has /healthz and /metrics only."""
    return Starlette(
        routes=Health(office).routes() + (_chat_routes(office, chat) if chat else []),
        middleware=[Middleware(SecurityHeaders)],
    )


def chat_path(secret: str) -> str:
    """The path to print: it opens the door, once opened the page itself is /chat."""
    return f"/chat/{secret}"


def _chat_routes(office: WebOffice, chat: ChatPage) -> list[BaseRoute]:
    async def enter(request: Request) -> Response:
        return let_in(chat.secret) if knows_secret(request, chat.secret, chat.hosts) else closed()

    async def show(request: Request) -> Response:
        trial = office.clock is not None
        return page("chat", office_name=chat.office_name, personas=chat.personas, zone=chat.zone, trial=trial)

    door = [Middleware(Door, secret=chat.secret, hosts=chat.hosts)]
    return [
        Route("/chat", show, middleware=door),
        Route("/chat/events", Stream(office, chat).respond, middleware=door),
        *Trial(office).routes(door),
        *Phones(office, chat).routes(door),
        Route("/chat/{secret}", enter),
        Route("/", RedirectResponse("/chat")),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
