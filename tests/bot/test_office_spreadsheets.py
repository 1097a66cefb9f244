"""Tables between this program and LibreOffice: what it writes is read, and what it opens it never calculates."""

import csv
import io
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from bot.commands.units import app
from bot.example import FOLDER
from bot.spreadsheets import csv_text, table_of, workbook_bytes
from domain.directory_file import COLUMNS, NEEDED, read_table
from domain.errors import DomainError

pytestmark = pytest.mark.needs("localc")

Converted = Callable[..., Path]
DIRECTORIES = [FOLDER, FOLDER.with_name("vinh-long-2025")]
AS_TYPED = "--infilter=CSV:44,34,76,1,,0,false,true"
"""Commas, quotes, UTF-8; what looks like a day or a number becomes one, as when a clerk opens the file."""
CALCULATING = f"{AS_TYPED},false,false,false,0,true"
SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
HEADER = ("code", "name", "kind")
PAYLOADS = (
    *("=1+1", "=SUM(A1:A9)", '=HYPERLINK("http://a.test","xem")', "=cmd|' /C calc'!A0", "=DDE(1;2;3)", "==1"),
    *(
        "+1+1",
        "+84 270 300",
        "-1+1",
        "-- ghi chú",
        "@SUM(1)",
        "@cmd",
        "%0A=1+1",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
    ),
    *("=1\n+1", "=1\r+1", "a\rb", "a\tb", "a\nb", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "'=1+1", "''=1+1"),
    *(
        '"=1+1"',
        ";=1+1",
        ",=1+1",
        " =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "\u202e=1+1",
        "_x003D_1+1",
    ),
    *("007", "1e5", "2025-07-01", "TRUE", "#REF!", "<b>Sở</b>", "&lt;", "{=1+1}"),
)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """One LibreOffice for all: its profile takes as long to make as a file to convert."""
    return partial(_converted, tmp_path_factory.mktemp("office"))


def _converted(home: Path, file: Path, form: str, *options: str) -> Path:
    """The file as LibreOffice saves it in another form, in a folder beside it."""
    into = file.parent / "office"
    profile = f"-env:UserInstallation={home.as_uri()}"
    command = [
        "localc",
        profile,
        "--headless",
        *options,
        "--convert-to",
        form,
        "--outdir",
        str(into),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return into / file.with_suffix("." + form.split(":")[0]).name


def written(file: Path, data: str | bytes) -> Path:
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def units_of(file: Path):
    return read_table(table_of(file.name, file.read_bytes(), COLUMNS, NEEDED))


def formulas(workbook: bytes) -> list[str]:
    cells = (cell for row in load_workbook(io.BytesIO(workbook)).active.iter_rows() for cell in row)
    return [cell.coordinate for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("folder", DIRECTORIES, ids=lambda folder: folder.name)
def test_a_directory_that_libreoffice_saved_is_imported_and_goes_out_as_it_was(
    folder: Path, converted: Converted, tmp_path: Path
) -> None:
    """Its days are dates there, and its numbers numbers."""
    original = folder / "units.csv"
    saved = converted(written(tmp_path / "units.csv", original.read_bytes()), "xlsx", AS_TYPED)
    assert units_of(saved) == units_of(original)
    run = CliRunner(env={"DATA_DIR": str(tmp_path / "data")}).invoke
    assert run(app, ["import", str(saved)]).exit_code == 0
    assert run(app, ["export", str(tmp_path / "out.csv")]).exit_code == 0
    assert (tmp_path / "out.csv").read_bytes() == original.read_bytes()


def test_a_formula_that_libreoffice_saved_is_named_by_row_and_column(
    converted: Converted, tmp_path: Path
) -> None:
    rows = 'code,name,kind\na,Sở A,press\nb,=1+1,press\nc,"=HYPERLINK(""http://a.test"";""Sở"")",press\n'
    saved = converted(written(tmp_path / "units.csv", rows), "xlsx", CALCULATING)
    _, errors = units_of(saved)
    assert [(error.row, error.column, error.code) for error in errors] == [
        (3, "name", "formula"),
        (4, "name", "formula"),
    ]


@pytest.mark.parametrize(("name", "code"), [("units.ods", "table_kind"), ("units.xlsx", "file_broken")])
def test_libreoffices_own_form_is_refused_with_a_reason(
    name: str, code: str, converted: Converted, tmp_path: Path
) -> None:
    saved = converted(
        written(tmp_path / "units.csv", DIRECTORIES[0].joinpath("units.csv").read_bytes()), "ods"
    )
    with pytest.raises(DomainError) as refusal:
        table_of(name, saved.read_bytes(), COLUMNS, NEEDED)
    assert refusal.value.code == code


def test_no_text_of_an_exported_workbook_is_a_formula_and_libreoffice_shows_each_as_it_is(
    converted: Converted, tmp_path: Path
) -> None:
    rows = [{"code": f"c{at}", "name": text, "kind": "press"} for at, text in enumerate(PAYLOADS)]
    workbook = workbook_bytes(HEADER, rows)
    shown = converted(written(tmp_path / "units.xlsx", workbook), SHOWN)
    with shown.open(encoding="utf-8", newline="") as file:
        assert [row["name"] for row in csv.DictReader(file)] == list(PAYLOADS)
    assert formulas(workbook) == []


def test_libreoffice_calculates_nothing_in_an_exported_csv_file(converted: Converted, tmp_path: Path) -> None:
    rows = [{"code": f"c{at}", "name": text, "kind": "press"} for at, text in enumerate(PAYLOADS)]
    opened = converted(
        written(tmp_path / "units.csv", csv_text(HEADER, rows)), "xlsx", CALCULATING
    ).read_bytes()
    assert formulas(opened) == []
    kinds = [
        row[2] for row in load_workbook(io.BytesIO(opened)).active.iter_rows(min_row=2, values_only=True)
    ]
    assert kinds == ["press"] * len(PAYLOADS)
