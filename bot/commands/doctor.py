"""`python -m bot doctor`: every setting looked at, with the mend; exit 1 if something would not work."""

import asyncio
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import typer
from pydantic import ValidationError

from bot.channels.port import SendFailed
from bot.channels.telegram import Telegram
from bot.commands.words import say, words
from bot.settings import Settings
from db.migrate import open_database
from db.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Finding:
    """`code` names the words in templates/cli/doctor.j2; `well` False makes the exit status 1."""

    code: str
    well: bool = True
    detail: str = ""


def doctor() -> None:
    """Xem từng cài đặt có dùng được không, và cách sửa."""
    try:
        settings = Settings()
    except ValidationError as wrong:
        say("settings_wrong", errors=wrong.errors(include_url=False, include_input=False))
        raise typer.Exit(1) from None
    findings = [*_data(settings), *_database(settings), *_web(settings), *_office(settings)]
    findings += asyncio.run(_telegram(settings))
    for finding in findings:
        print(words("doctor", finding=finding))
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def _data(settings: Settings) -> Iterator[Finding]:
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    usable = os.access(settings.data_dir, os.W_OK)
    yield Finding("data_dir", usable, str(settings.data_dir))


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        with UnitOfWork(open_database(settings.sqlite_url), reading=True) as uow:
            units = len(uow.directory.all())
    except Exception as error:
        yield Finding("database", False, str(error))
        return
    yield Finding("database")
    yield Finding("directory" if units else "directory_empty", True, str(units))


def _web(settings: Settings) -> Iterator[Finding]:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.web_host, settings.web_port))
        except OSError as error:
            yield Finding("web", False, f"{settings.web_host}:{settings.web_port} ({error.strerror})")
            return
    yield Finding("web", True, f"{settings.web_host}:{settings.web_port}")


def _office(settings: Settings) -> Iterator[Finding]:
    yield Finding(
        "office_name" if settings.office_name else "office_name_missing", True, settings.office_name
    )
    yield Finding("office_phone" if settings.office_phone else "office_phone_missing")
    yield Finding(
        "approval" if settings.channel_approval else "approval_missing", True, settings.channel_approval
    )
    yield Finding(
        "admins" if settings.administrators else "admins_missing",
        bool(settings.administrators or not settings.has_network),
    )


async def _telegram(settings: Settings) -> list[Finding]:
    if settings.telegram_bot_token is None:
        return [Finding("telegram_off")]
    channel = Telegram(
        settings.telegram_bot_token.get_secret_value(), api_url=settings.telegram_api_url, commands={}
    )
    try:
        return [Finding("telegram", True, await channel.introduce())]
    except SendFailed as failed:
        return [Finding("telegram", False, failed.detail)]
    finally:
        await channel.close()
