"""`python -m bot run`: everything in one process."""

import asyncio
import sys

import typer

from bot import redaction
from bot.app import AlreadyRunning, App, only_one
from bot.commands.settings import read_settings
from bot.commands.words import say
from bot.serving import PortTaken
from bot.settings import Settings


def run() -> None:
    """Chạy toàn bộ: các kênh có mã, trang web, việc theo giờ."""
    settings = read_settings()
    redaction.configure(settings.log_format, settings.log_level, settings.secrets)
    try:
        with only_one(settings.data_dir):
            asyncio.run(_run(settings))
    except AlreadyRunning as other:
        say("already_running", folder=str(other))
        raise typer.Exit(1) from None
    except PortTaken as error:
        say("port_taken", host=settings.web_host, port=settings.web_port, error=str(error))
        raise typer.Exit(1) from None
    sys.stdout.flush()


async def _run(settings: Settings) -> None:
    await App(settings).run()
