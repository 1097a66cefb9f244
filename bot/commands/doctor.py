"""`python -m bot doctor`: every setting looked at, with the mend; exit 1 if something would not work."""

import asyncio
import socket
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass

import typer

from bot.app import AlreadyRunning, only_one
from bot.channels.port import SendFailed
from bot.channels.telegram import Telegram
from bot.commands.settings import read_settings
from bot.commands.words import words
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
    settings = read_settings()
    findings = [*_data(settings), *_office(settings)]
    findings += asyncio.run(_telegram(settings))
    for finding in findings:
        print(words("doctor", finding=finding))
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def _data(settings: Settings) -> Iterator[Finding]:
    """The folder, and what needs it: the database and, unless the bot runs already, the port."""
    folder = settings.data_dir
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        yield Finding("data_dir", False, f"{folder} ({error.strerror})")
        return
    yield Finding("data_dir", True, str(folder))
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        yield Finding("data_dir_open", True, str(folder))
    yield from _database(settings)
    try:
        with only_one(folder):
            yield from _web(settings)
    except AlreadyRunning:
        yield Finding("running", True, str(folder))


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        with UnitOfWork(open_database(settings.sqlite_url), reading=True) as uow:
            units = len(uow.directory.all())
    except Exception as error:
        yield Finding("database", False, str(error).split("\n", 1)[0])
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
    yield _administrators(settings)


def _administrators(settings: Settings) -> Finding:
    """Without an administrator nobody approves those who register."""
    if settings.administrators:
        return Finding("admins")
    return Finding("admins_missing", False) if settings.has_network else Finding("admins_not_needed")


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
