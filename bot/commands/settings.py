"""The settings for a command, or its end with what is to be mended."""

from datetime import datetime

import typer
from pydantic import ValidationError

from bot.clock import Clock
from bot.commands.words import say
from bot.settings import Settings


def read_settings() -> Settings:
    """Read them; raises typer.Exit(1) when every wrong one has been told."""
    try:
        return Settings()
    except ValidationError as wrong:
        say("settings_wrong", errors=wrong.errors(include_url=False, include_input=False))
    except UnicodeDecodeError:
        say("settings_not_utf8")
    raise typer.Exit(1)


def now_by(settings: Settings) -> datetime:
    """The office's moment for one command."""
    return Clock(zone=settings.office.zone, begins=settings.clock, speed=settings.clock_speed).now()
