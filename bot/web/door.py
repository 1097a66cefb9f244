"""Who may come in to the phones: those who opened the printed address, from the page itself."""

import hmac

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.words import page

COOKIE = "giaymoi_chat"


def same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode(), secret.encode())


def let_in(secret: str) -> Response:
    """Move the secret from the address bar into a cookie that scripts cannot read, and go to the page."""
    response = RedirectResponse("/chat", 303)
    response.set_cookie(COOKIE, secret, path="/chat", httponly=True, samesite="strict")
    return response


def closed() -> Response:
    return page("closed", status=403)


class Door:
    """Lets a request pass if it asks this host, comes from this page where it changes something, has the cookie.

    A name that merely resolves to this machine (DNS rebinding) is refused, and so is another site's form.
    """

    def __init__(self, app: ASGIApp, *, secret: str, hosts: frozenset[str]) -> None:
        self._app = app
        self._secret = secret
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(HTTPConnection(scope), scope["method"])
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, request: HTTPConnection, method: str) -> Response | None:
        if host_name(request.headers) not in self._hosts:
            return closed()
        if method not in ("GET", "HEAD") and not _from_here(request):
            return JSONResponse({"error": "foreign"}, 403)
        return None if same(request.cookies.get(COOKIE, ""), self._secret) else closed()


def host_name(headers: Headers) -> str:
    """The Host header without its port, in lower case."""
    host = headers.get("host", "").lower()
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def _from_here(request: HTTPConnection) -> bool:
    here = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return request.headers.get("origin", "") == here


def knows_secret(request: Request, secret: str, hosts: frozenset[str]) -> bool:
    """Whether the address that was opened is the printed one."""
    return host_name(request.headers) in hosts and same(request.path_params["secret"], secret)
