"""`python -m bot db check`: does the record still hold together?"""

import typer

from bot.commands.words import say
from bot.settings import Settings
from db.migrate import open_database
from db.unit_of_work import UnitOfWork

app = typer.Typer(no_args_is_help=True, help="Kiểm tra cơ sở dữ liệu.")


@app.callback()
def _group() -> None:
    """Kiểm tra cơ sở dữ liệu."""


@app.command()
def check() -> None:
    """Soát chuỗi nhật ký: có dòng nào bị sửa, xóa hay đổi chỗ không."""
    with UnitOfWork(open_database(Settings().sqlite_url), reading=True) as uow:
        broken = uow.audit.first_broken()
    if broken is not None:
        say("audit_broken", row=broken)
        raise typer.Exit(1)
    say("audit_whole")
