"""`python -m bot units links` and `revoke`: the codes by which people register, as a table, as pictures, on paper."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, NoReturn
from zoneinfo import ZoneInfo

import typer

from bot.commands.code_sheet import write_sheet
from bot.commands.settings import now_by, read_settings
from bot.commands.words import say, words
from bot.spreadsheets import csv_text
from db.migrate import open_database
from db.unit_of_work import UnitOfWork
from domain.errors import DomainError
from domain.people import HOUSE
from domain.registration import LIFETIME, PREAPPROVED_LIFETIME, USES
from usecases.bot_link import known_link
from usecases.mint_codes import Minted, mint_codes
from usecases.revoke_codes import revoke_codes

LINK_COLUMNS = ("unit_code", "unit_name", "code", "link", "expires_at")
DAYS_HELP = f"Số ngày mã còn hiệu lực; bỏ trống: {LIFETIME.days}, mã duyệt sẵn {PREAPPROVED_LIFETIME.days}."


def links(
    as_csv: Annotated[bool, typer.Option("--csv", help="In bảng .csv để gửi cho từng đơn vị.")] = False,
    unit: Annotated[list[str] | None, typer.Option(help="Chỉ cấp cho đơn vị có mã này.")] = None,
    uses: Annotated[int, typer.Option(min=1, max=1000, help="Số người được dùng một mã.")] = USES,
    days: Annotated[int | None, typer.Option(min=1, max=365, help=DAYS_HELP)] = None,
    preapproved: Annotated[
        bool, typer.Option("--preapproved", help="Mã duyệt sẵn: người dùng mã thành đầu mối ngay.")
    ] = False,
    qr: Annotated[Path | None, typer.Option(help="Thư mục để ghi ảnh mã QR và trang in A4.")] = None,
) -> None:
    """Cấp mã đăng ký mới cho các đơn vị; mã cũ của các đơn vị ấy hết hiệu lực."""
    settings = read_settings()
    uow = UnitOfWork(open_database(settings.sqlite_url))
    link = known_link(uow)
    try:
        folder = _ready(qr, link)
        minted = mint_codes(
            uow,
            unit,
            uses=uses,
            lifetime=timedelta(days=days) if days else None,
            preapproved=preapproved,
            random=secrets.token_bytes,
            by=HOUSE,
            now=now_by(settings),
        )
    except DomainError as refusal:
        _refuse(refusal)
    zone = ZoneInfo(settings.timezone)
    if folder is not None:
        write_sheet(folder, minted, link=link, zone=zone, office=settings.office)
    _print(link_rows(minted, zone, link=link), as_csv=as_csv)


def revoke(unit: Annotated[list[str], typer.Argument(help="Mã của các đơn vị.")]) -> None:
    """Thu hồi mã đăng ký còn hiệu lực của các đơn vị; đầu mối đã đăng ký không thay đổi."""
    settings = read_settings()
    uow = UnitOfWork(open_database(settings.sqlite_url))
    try:
        ended = revoke_codes(uow, unit, by=HOUSE, now=now_by(settings))
    except DomainError as refusal:
        _refuse(refusal)
    say("codes_revoked", ended=ended)


def link_rows(minted: Iterable[Minted], zone: ZoneInfo, *, link: str) -> list[dict[str, str]]:
    """The codes as rows of LINK_COLUMNS; `link` is all of an address but its code, empty while not known."""
    return [_link_row(one, zone, link) for one in minted]


def _link_row(minted: Minted, zone: ZoneInfo, link: str) -> dict[str, str]:
    return {
        "unit_code": minted.unit.code,
        "unit_name": minted.unit.name,
        "code": minted.code,
        "link": f"{link}{minted.link_code}" if link else "",
        "expires_at": minted.expires_at.astimezone(zone).isoformat(timespec="minutes"),
    }


def _ready(folder: Path | None, link: str) -> Path | None:
    """The folder for pictures, before a code is minted: minting ends the older codes."""
    if folder is None:
        return None
    if not link:
        raise DomainError("link_unknown")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DomainError("folder_unusable") from error
    return folder


def _print(rows: list[dict[str, str]], *, as_csv: bool) -> None:
    if as_csv:
        print(csv_text(LINK_COLUMNS, rows), end="")
    else:
        print(words("units_links", codes=rows))


def _refuse(refusal: DomainError) -> NoReturn:
    say("codes_refused", code=refusal.code, facts=refusal.facts)
    raise typer.Exit(1) from refusal
