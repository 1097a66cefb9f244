"""What only the HTTP face has: real connections, a webhook, a process of its own with a control door."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from .telegram_server import TelegramServer
from .telegram_world import TOKEN, World

ROOT = Path(__file__).parents[2]


@pytest.fixture
def server(world: World) -> Iterator[TelegramServer]:
    world.user(1001, "Nguyễn An", started=True)
    with TelegramServer(world) as server:
        yield server


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=10) as client:
        yield client


@pytest.mark.parametrize("body", ["json", "data", "params"])
def test_json_forms_and_addresses_are_all_read(
    world: World, server: TelegramServer, client: httpx.Client, body: str
) -> None:
    answer = client.post(
        f"{server.url}/bot{TOKEN}/sendmessage", **{body: {"chat_id": 1001, "text": "12345 & ăn"}}
    )

    assert answer.json()["result"]["text"] == "12345 & ăn"


def test_a_stopped_server_refuses_and_a_started_one_has_lost_nothing(
    world: World, server: TelegramServer, client: httpx.Client
) -> None:
    url = f"{server.url}/bot{TOKEN}/getUpdates"
    client.get(url)
    server.stop()
    with pytest.raises((httpx.NetworkError, httpx.RemoteProtocolError)):
        client.get(url)
    with pytest.raises(httpx.ConnectError):
        client.get(url)
    world.user(1001, "Nguyễn An").types("vẫn đây")
    server.start()

    assert client.get(url).json()["result"][0]["message"]["text"] == "vẫn đây"


def test_a_poller_that_died_takes_no_update_with_it(
    world: World, server: TelegramServer, client: httpx.Client
) -> None:
    url = f"{server.url}/bot{TOKEN}/getUpdates"
    with pytest.raises(httpx.ReadTimeout):
        client.get(url, params={"timeout": 20}, timeout=0.2)
    world.user(1001, "Nguyễn An").types("chào")

    assert client.get(url).json()["result"][0]["message"]["text"] == "chào"


def test_a_cut_upload_is_kept_and_shows_in_the_ledger(
    world: World, server: TelegramServer, client: httpx.Client
) -> None:
    world.fault("cut_after", method="sendDocument")
    with pytest.raises(httpx.RemoteProtocolError):
        client.post(
            f"{server.url}/bot{TOKEN}/sendDocument",
            data={"chat_id": 1001},
            files={"document": ("giấy mời.pdf", b"%PDF")},
        )

    assert [entry.file_name for entry in world.ledger.of("sendDocument", chat_id=1001)] == ["giấy mời.pdf"]


class _Hook(BaseHTTPRequestHandler):
    """The bot's side of a webhook: fails at the first post."""

    posts: list[tuple[str | None, dict[str, object]]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.posts.append((self.headers["X-Telegram-Bot-Api-Secret-Token"], body))
        self.send_response(500 if len(self.posts) == 1 else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


def test_a_webhook_gets_each_update_with_the_secret_until_it_takes_it(
    world: World, server: TelegramServer, client: httpx.Client
) -> None:
    _Hook.posts = []
    with HTTPServer(("127.0.0.1", 0), _Hook) as hook:
        thread = threading.Thread(target=hook.serve_forever, args=(0.05,))
        thread.start()
        url = f"http://127.0.0.1:{hook.server_port}/"
        client.post(f"{server.url}/bot{TOKEN}/setWebhook", data={"url": url, "secret_token": "s3cret"})
        world.user(1001, "Nguyễn An").types("một")
        world.user(1001, "Nguyễn An").types("hai")
        world.wait_for(lambda: not world.updates.waiting, 10)
        hook.shutdown()
        thread.join()

    assert [secret for secret, _update in _Hook.posts] == ["s3cret"] * 3
    assert [update["message"]["text"] for _secret, update in _Hook.posts] == ["một", "một", "hai"]
    assert (
        "500" in client.get(f"{server.url}/bot{TOKEN}/getWebhookInfo").json()["result"]["last_error_message"]
    )


@pytest.fixture
def process(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    ledger = tmp_path / "ledger.jsonl"
    command = [sys.executable, "-m", "tests.fakes.telegram_server", "--port", "0", "--ledger", str(ledger)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        yield running.stdout.readline().strip(), ledger
        running.kill()


def test_another_process_acts_as_a_person_and_reads_the_screen(
    process: tuple[str, Path], client: httpx.Client
) -> None:
    url, ledger = process

    def control(door: str, **given: object) -> httpx.Response:
        return client.post(f"{url}/control/{door}", json=given)

    button = {"inline_keyboard": [[{"text": "Xác nhận tham dự", "callback_data": "a:1"}]]}
    control("user", id=1001, name="Nguyễn An")
    control("act", user=1001, do="opens", **{"with": {"link": "https://t.me/bot?start=MA"}})
    control("act", user=1001, do="sends_file", **{"with": {"name": "a.txt", "data_base64": "eA=="}})
    client.post(
        f"{url}/bot{TOKEN}/sendMessage", json={"chat_id": 1001, "text": "Mời", "reply_markup": button}
    )
    control("act", user=1001, do="presses", **{"with": {"label": "tham dự"}})
    updates = client.get(f"{url}/bot{TOKEN}/getUpdates").json()["result"]
    screen = client.get(f"{url}/control/screen", params={"user": 1001}).json()["result"]

    assert [sorted(update)[0] for update in updates] == ["message", "message", "callback_query"]
    assert screen["messages"][-1]["buttons"] == [["Xác nhận tham dự"]]
    assert screen["unanswered"] == 1
    assert [json.loads(line)["text"] for line in ledger.read_text(encoding="utf-8").splitlines()] == ["Mời"]


def test_the_control_door_says_what_cannot_be_done(process: tuple[str, Path], client: httpx.Client) -> None:
    url, _ledger = process
    client.post(f"{url}/control/user", json={"id": 1, "name": "An"})

    answer = client.post(f"{url}/control/act", json={"user": 1, "do": "presses", "with": {"label": "x"}})

    assert answer.status_code == 400
    assert "sees no button" in answer.json()["description"]


def test_faults_are_set_and_ended_through_the_control_door(
    process: tuple[str, Path], client: httpx.Client
) -> None:
    url, _ledger = process
    client.post(f"{url}/control/fault", json={"code": 429, "retry_after": 3, "times": None})
    during = client.get(f"{url}/bot{TOKEN}/getMe")
    client.post(f"{url}/control/calm", json={})
    after = client.get(f"{url}/bot{TOKEN}/getMe")

    assert (during.status_code, during.json()["parameters"]) == (429, {"retry_after": 3})
    assert after.status_code == 200
