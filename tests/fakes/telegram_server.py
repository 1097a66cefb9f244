"""The fake over HTTP, on a loopback port: for whole-process tests, with really cut connections and silence.

In a test: `with TelegramServer(world) as server: … server.url`. As a process of its own:
`python -m tests.fakes.telegram_server --port 0 --ledger FILE` prints its address, and `/control/…`
(telegram_control) does what a test would do.
"""

import argparse
import socket
import sys
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from .telegram_answer import Answer, Poll, Wire
from .telegram_control import control
from .telegram_rates import RateLimits
from .telegram_webhook import WebhookPusher
from .telegram_wire import WireRequest, answer
from .telegram_world import TOKEN, World

_LOOK_AGAIN = 0.02
_ONLY_IN_PROCESS = {Wire.REFUSED, Wire.CONNECT_TIMEOUT, Wire.POOL_TIMEOUT}


class TelegramServer:
    """Serves a world on 127.0.0.1. `stop` cuts every connection; `start` listens on the same port again."""

    def __init__(self, world: World, port: int = 0) -> None:
        self.world = world
        self._port = port
        self._http: _HttpServer | None = None
        self._pusher: WebhookPusher | None = None

    @property
    def url(self) -> str:
        """What TELEGRAM_API_URL should say."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Listen, and push to a webhook if one is set."""
        self._http = _HttpServer(("127.0.0.1", self._port), self.world)
        self._port = self._http.server_port
        threading.Thread(target=self._http.serve_forever, args=(_LOOK_AGAIN,), daemon=True).start()
        self._pusher = WebhookPusher(self.world)
        self._pusher.start()

    def stop(self) -> None:
        """Refuse connections from now on, and cut those that are open."""
        if self._http and self._pusher:
            self._pusher.stop()
            self._http.end()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _HttpServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], world: World) -> None:
        super().__init__(address, _Handler)
        self.world = world
        self.ended = threading.Event()
        self._connections: set[socket.socket] = set()

    def opened(self, connection: socket.socket) -> None:
        self._connections.add(connection)

    def closed(self, connection: socket.socket) -> None:
        self._connections.discard(connection)

    def end(self) -> None:
        self.ended.set()
        self.shutdown()
        self.server_close()
        for connection in list(self._connections):
            _cut(connection)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is a part of the tests; anything else is worth a complaint."""
        error = sys.exception()
        if not isinstance(error, OSError):
            self.world.complaints.append(f"the fake server failed: {error!r}")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _HttpServer

    def setup(self) -> None:
        super().setup()
        self.server.opened(self.connection)

    def finish(self) -> None:
        super().finish()
        self.server.closed(self.connection)

    def do_POST(self) -> None:
        request = WireRequest(self.path, self.headers.get("Content-Type", ""), self._body())
        if self.path.startswith("/control/"):
            self._give(control(self.server.world, request))
            return
        given = answer(self.server.world, request)
        self._give(self._waited(given) if isinstance(given, Poll) else given)

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: addresses hold the token."""

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return b"".join(iter(self._chunk, b""))
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _chunk(self) -> bytes:
        size = int(self.rfile.readline().partition(b";")[0], 16)
        data = self.rfile.read(size)
        self.rfile.readline()
        return data

    def _waited(self, poll: Poll) -> Answer:
        try:
            return poll.future.result(poll.seconds)
        except TimeoutError:
            with self.server.world.lock:
                return poll.gives_up()

    def _give(self, given: Answer) -> None:
        self.server.ended.wait(given.delay)
        if given.wire in _ONLY_IN_PROCESS:
            self.server.world.complaints.append(
                f"{given.wire} cannot be shown over HTTP: stop the server instead"
            )
        if given.wire is Wire.SILENT:
            self._stay_silent()
        elif given.wire is Wire.WHOLE:
            self._write(given, given.body)
        elif given.wire is Wire.TRUNCATED:
            self._write(given, given.body[: len(given.body) // 2])
        if given.wire is not Wire.WHOLE:
            self.close_connection = True
            _cut(self.connection)

    def _write(self, given: Answer, body: bytes) -> None:
        self.send_response(given.status)
        self.send_header("Content-Type", given.media_type)
        self.send_header("Content-Length", str(len(given.body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _stay_silent(self) -> None:
        """Until the client gives up or the server ends."""
        self.connection.settimeout(_LOOK_AGAIN)
        while not self.server.ended.is_set():
            try:
                if not self.connection.recv(1):
                    return
            except TimeoutError:
                continue
            except OSError:
                return


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _machine_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 -- the fake is a machine of its own, with a clock of its own


def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(description="A fake of Telegram's Bot API on this machine.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limits", action="store_true", help="keep Telegram's flood limits")
    options = parser.parse_args()
    rates = RateLimits() if options.limits else None
    world = World(
        token=options.token, clock=_machine_clock, seed=options.seed, ledger=options.ledger, rates=rates
    )
    with TelegramServer(world, options.port) as server:
        sys.stdout.write(server.url + "\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
