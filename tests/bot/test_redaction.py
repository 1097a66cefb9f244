"""No token, code or password reaches a log or stderr, whoever writes it and however."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.redaction import Redactor, configure, install

ROOT = Path(__file__).parents[2]
TOKEN = "700000001:AAFakeTokenOfTheFakeTelegramForTests"
PASSWORD = 'pä"ss/word'
SCENARIO = """
import asyncio, logging, sys
from bot.channels.port import Message, SendFailed
from bot.channels.telegram import Pace, Telegram
from bot.redaction import configure
from tests.fakes.telegram_server import TelegramServer
from tests.fakes.telegram_world import World

world, log = World(), logging.getLogger("scenario")
configure(sys.argv[1], "DEBUG", [world.token])
late = logging.StreamHandler(sys.stdout)
logging.getLogger().addHandler(late)
token = world.token

async def attempt(telegram):
    try:
        await telegram.send("1001", Message("words"))
    except SendFailed:
        log.exception("not sent through %s", telegram._bot.base_url)

async def main():
    world.user(1001, "An", started=True)
    server = TelegramServer(world)
    server.start()
    telegram = Telegram(token, api_url=server.url, commands={}, pace=Pace(poll=1))
    await telegram.start()
    await attempt(telegram)
    world.fault("bad_json", method="sendMessage", body=token.encode())
    await attempt(telegram)
    world.fault("error", method="sendMessage", code=400, description="Bad Request: " + token)
    await attempt(telegram)
    world.token = "700000001:AARotatedTokenThatCameAfterward"
    await attempt(telegram)
    await telegram.listen(None)
    try:
        await telegram._bot.initialize()
    except Exception:
        log.exception("PTB's own words about a token")
    server.stop()
    await attempt(telegram)
    await telegram.close()
    log.debug("%r", telegram._bot)
    raise RuntimeError("crashed with " + token)

asyncio.run(main())
"""


@pytest.fixture
def clean_logging() -> Iterator[None]:
    """Give back the process's logging as it was."""
    make, hooks = logging.getLogRecordFactory(), (sys.excepthook, threading.excepthook)
    yield
    logging.setLogRecordFactory(make)
    sys.excepthook, threading.excepthook = hooks


@pytest.mark.parametrize("log_format", ["plain", "json"])
def test_a_whole_run_with_every_trouble_shows_no_token(log_format: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SCENARIO, log_format],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    shown = ended.stdout + ended.stderr
    assert ended.returncode == 1
    for troubles in ("Unauthorized", "ConnectError", "crashed with", "refuses the bot's token", "rejected"):
        assert troubles in shown, troubles
    for secret in (TOKEN, TOKEN.partition(":")[2]):
        assert secret not in shown


SECRETS = [
    (f"POST https://api.telegram.org/bot{TOKEN}/getMe", TOKEN),
    ("GET /file/bot700000001:short/documents/a.docx", "short"),
    ("https://host/bot700000001%3AAAFakeTokenOfTheFakeTelegram/getMe", "AAFakeToken"),
    ("a token 123456789:AAFakeTokenOfNobodyKnowsWhich in a text", "AAFakeToken"),
    ("opened https://t.me/giaymoi_bot?start=Q7mZ-x_3k", "Q7mZ"),
    ("typed /start Q7mZ-x_3k", "Q7mZ"),
    ('{"text":"/start@giaymoi_bot Q7mZ-x_3k"}', "Q7mZ"),
    ("GET /phones?lang=vi&key=Q7mZx3k HTTP/1.1", "Q7mZ"),
    ("postgresql+psycopg://office:Q7mZx3k@db/giaymoi", "Q7mZ"),
]


@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_the_shape_of_a_secret_is_enough(text: str, secret: str) -> None:
    assert secret in text
    assert secret not in Redactor().redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "Giấy mời 32/GM-UBND ngày 18/02/2022 lúc 7:30",
        "https://t.me/giaymoi_bot",
        "/start",
        "2026-11-23 07:00:00",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert Redactor([TOKEN, ""]).redact(text) == text


@pytest.mark.parametrize("written", [PASSWORD, "p%C3%A4%22ss%2Fword", json.dumps(PASSWORD)[1:-1]])
def test_a_known_secret_is_found_in_each_way_of_writing_it(written: str) -> None:
    assert Redactor([PASSWORD]).redact(f"<{written}>") == "<[secret]>"


def test_a_secret_is_masked_in_arguments_and_tracebacks(
    clean_logging: None, caplog: pytest.LogCaptureFixture
) -> None:
    install([PASSWORD])
    try:
        try:
            raise ValueError(PASSWORD)
        except ValueError as error:
            raise RuntimeError("outer") from error
    except RuntimeError:
        logging.getLogger("any").exception("with %s and %d", PASSWORD, 7)
    assert "with [secret] and 7" in caplog.text
    assert "ValueError: [secret]" in caplog.text
    assert PASSWORD not in caplog.text


def test_a_secret_is_masked_in_the_lines_of_a_stack(
    clean_logging: None, caplog: pytest.LogCaptureFixture
) -> None:
    install(["written-in-the-source"])
    logging.getLogger("any").error("where", stack_info=True, extra={"line": "written-in-the-source"})
    assert 'extra={"line": "[secret]"}' in caplog.text
    assert "written-in-the-source" not in caplog.text


def test_a_record_without_secrets_keeps_its_arguments_and_its_exception(
    clean_logging: None, caplog: pytest.LogCaptureFixture
) -> None:
    install([PASSWORD])
    try:
        raise ValueError("plain")
    except ValueError:
        logging.getLogger("any").exception("%d of %d", 1, 2)
    (record,) = caplog.records
    assert record.args == (1, 2)
    assert record.exc_info


def test_a_mistake_in_the_arguments_neither_raises_nor_leaks(
    clean_logging: None, caplog: pytest.LogCaptureFixture
) -> None:
    install([PASSWORD])
    logging.getLogger("any").error("%d", PASSWORD)
    assert "%d" in caplog.text
    assert PASSWORD not in caplog.text


def test_secrets_that_come_later_are_masked_too(
    clean_logging: None, caplog: pytest.LogCaptureFixture
) -> None:
    install([PASSWORD])
    install(["later-secret"])
    logging.getLogger("any").error("%s later-secret", PASSWORD)
    assert caplog.messages == ["[secret] [secret]"]


@pytest.mark.parametrize("name", ["httpx", "httpcore.connection", "telegram.Bot"])
def test_libraries_that_write_addresses_keep_quiet(clean_logging: None, name: str) -> None:
    install([])
    assert not logging.getLogger(name).isEnabledFor(logging.INFO)
    assert logging.getLogger(name).isEnabledFor(logging.WARNING)


def test_an_unknown_format_is_refused_before_anything_changes(clean_logging: None) -> None:
    make = logging.getLogRecordFactory()
    with pytest.raises(ValueError, match="xml"):
        configure("xml", "INFO", [])
    assert logging.getLogRecordFactory() is make


def test_json_lines_are_json_with_time_level_and_traceback() -> None:
    program = (
        "import logging; from bot.redaction import configure; configure('json', 'info', ['hidden-word'])\n"
        "logging.getLogger('bot.x').info('Giấy %s', 'mời'); raise ValueError('hidden-word')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=30
    )
    first, last = [json.loads(line) for line in ended.stderr.splitlines()]
    assert (first["level"], first["logger"], first["message"]) == ("INFO", "bot.x", "Giấy mời")
    assert first["time"].endswith("+00:00")
    assert "ValueError: [secret]" in last["traceback"]
    assert ended.returncode == 1
