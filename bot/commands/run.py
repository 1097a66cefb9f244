"""`python -m bot run`: everything in one process."""

import asyncio
import sys

import typer
from pydantic import ValidationError

from bot import redaction
from bot.app import AlreadyRunning, App, only_one
from bot.commands.words import say
from bot.settings import Settings


def run() -> None:
    """Chạy toàn bộ: các kênh có mã, trang web, việc theo giờ."""
    try:
        settings = Settings()
    except ValidationError as wrong:
        say("settings_wrong", errors=wrong.errors(include_url=False, include_input=False))
        raise typer.Exit(1) from None
    redaction.configure(settings.log_format, settings.log_level, settings.secrets)
    try:
        with only_one(settings.data_dir):
            asyncio.run(_run(settings))
    except AlreadyRunning as other:
        say("already_running", folder=str(other))
        raise typer.Exit(1) from None
    except OSError as error:
        say("port_taken", host=settings.web_host, port=settings.web_port, error=error.strerror)
        raise typer.Exit(1) from None
    sys.stdout.flush()


async def _run(settings: Settings) -> None:
    await App(settings).run()
