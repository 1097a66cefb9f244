"""`python -m bot units`: bring the directory in and give it back."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.commands.codes import links, revoke
from bot.commands.settings import now_by, read_settings
from bot.commands.words import say
from bot.spreadsheets import csv_text, table_of, workbook_bytes
from db.migrate import open_database
from db.unit_of_work import UnitOfWork
from domain.directory_file import COLUMNS, NEEDED, write_units
from domain.errors import DomainError
from domain.people import HOUSE
from usecases.import_directory import compare_directory, import_directory
from usecases.look_up_unit import list_units

app = typer.Typer(no_args_is_help=True, help="Danh bạ cơ quan, đơn vị và mã đăng ký đầu mối.")


@app.callback()
def _group() -> None:
    """Danh bạ cơ quan, đơn vị và mã đăng ký đầu mối."""


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Tệp .csv (bảng mã UTF-8) hoặc .xlsx.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ cho biết sẽ thay đổi gì, không ghi vào danh bạ.")
    ] = False,
    letter: Annotated[str, typer.Option(help="Số công văn đề nghị các đơn vị cử đầu mối.")] = "",
) -> None:
    """Nhập danh bạ từ tệp .csv hoặc .xlsx; có một dòng sai thì không nhập dòng nào."""
    settings = read_settings()
    uow = UnitOfWork(open_database(settings.sqlite_url))
    try:
        table = table_of(file.name, _bytes(file), COLUMNS, NEEDED)
        if dry_run:
            imported = compare_directory(uow, table, letter=letter, by=HOUSE)
        else:
            imported = import_directory(
                uow, table, file_name=file.name, letter=letter, by=HOUSE, now=now_by(settings)
            )
    except DomainError as refusal:
        _refuse(refusal)
    if imported.errors:
        say("units_errors", errors=imported.errors)
        raise typer.Exit(1)
    say("units_imported", change=imported.change, dry_run=dry_run)


@app.command()
def export(
    file: Annotated[
        Path | None, typer.Argument(help="Tệp .csv hoặc .xlsx để ghi; bỏ trống: in ra màn hình.")
    ] = None,
) -> None:
    """Xuất danh bạ thành tệp .csv hoặc .xlsx như tệp đã nhập."""
    units = list_units(UnitOfWork(open_database(read_settings().sqlite_url), reading=True), by=HOUSE)
    if file is None:
        print(csv_text(COLUMNS, write_units(units)), end="")
    elif file.suffix.casefold() == ".xlsx":
        file.write_bytes(workbook_bytes(COLUMNS, write_units(units)))
    else:
        file.write_text(csv_text(COLUMNS, write_units(units)), encoding="utf-8", newline="")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as missing:
        raise DomainError("file_not_found") from missing


app.command()(links)
app.command()(revoke)


def _refuse(refusal: DomainError) -> NoReturn:
    say("units_refused", code=refusal.code, facts=refusal.facts)
    raise typer.Exit(1) from refusal
