"""`python -m bot db check`: does the record still hold together?"""

from typing import Annotated

import typer

from bot.commands.settings import read_settings
from bot.commands.words import say
from db.migrate import open_database
from db.unit_of_work import UnitOfWork

app = typer.Typer(no_args_is_help=True, help="Kiểm tra cơ sở dữ liệu.")


@app.callback()
def _group() -> None:
    """Kiểm tra cơ sở dữ liệu."""


@app.command()
def check(
    seal: Annotated[
        str, typer.Option(help="Dấu đã ghi ở nơi khác sau lần soát trước; bỏ trống: không so.")
    ] = "",
) -> None:
    """Soát chuỗi nhật ký: có dòng nào bị sửa, xóa hay đổi chỗ không."""
    with UnitOfWork(open_database(read_settings().sqlite_url), reading=True) as uow:
        broken = uow.audit.first_broken()
        kept = not seal or uow.audit.holds(seal)
        latest = uow.audit.latest_seal()
    if broken is not None:
        say("audit_broken", row=broken)
        raise typer.Exit(1)
    if not kept:
        say("audit_shortened", seal=seal)
        raise typer.Exit(1)
    say("audit_whole", seal=latest)
