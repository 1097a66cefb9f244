"""The directory as a spreadsheet: what Excel and LibreOffice write is read, and nothing that was hidden in it."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from bot.example import FOLDER
from bot.spreadsheets import csv_text, table_of, workbook_bytes
from domain.directory_file import COLUMNS, NEEDED, read_table, write_units
from domain.errors import DomainError

EXAMPLE = FOLDER / "units.csv"
HEADER = ["code", "name", "kind", "phone", "valid_from", "protocol_order"]
EIGHT = datetime(2025, 7, 1, 8)  # noqa: DTZ001 (cells know no zones)
GOOD = ["so-y-te", "Sở Y tế", "department", "0270.3000.134", None, None]


def book(*sheets):
    workbook = Workbook()
    workbook.remove(workbook.active)
    for rows in sheets:
        sheet = workbook.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def table(data, name="units.xlsx"):
    return table_of(name, data, COLUMNS, NEEDED)


def rows(data, name="units.xlsx"):
    return [dict(row) for row in table(data, name).rows]


def wrong(data):
    _, errors = read_table(table(data))
    return [(error.row, error.column, error.code) for error in errors]


def refused(data, name="units.xlsx"):
    with pytest.raises(DomainError) as refusal:
        table(data, name)
    return refusal.value.code


def repacked(data, **parts):
    """The workbook with parts put in place of those that end so."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            stem = name.rsplit("/", 1)[-1].split(".")[0]
            made.writestr(name, parts.pop(stem, given.read(name)))
        for name, content in parts.items():
            made.writestr(f"xl/{name}.bin", content)
    return out.getvalue()


def test_the_example_as_a_workbook_gives_the_same_units():
    units, errors = read_table(table(EXAMPLE.read_bytes(), "units.csv"))
    assert errors == []
    data = workbook_bytes(COLUMNS, write_units(units))
    assert read_table(table(data)) == (units, [])


def test_days_are_days_and_numbers_have_no_point_and_text_keeps_its_zeros():
    data = book([HEADER, ["a", "Sở A", "department", "0270", date(2025, 7, 1), 120.0]])
    data_2 = book([HEADER, [7, 2.5, "department", 2703000, EIGHT, 12]])
    assert list(rows(data)[0].values()) == ["a", "Sở A", "department", "0270", "2025-07-01", "120"]
    assert list(rows(data_2)[0].values()) == [
        "7",
        "2.5",
        "department",
        "2703000",
        "2025-07-01T08:00:00",
        "12",
    ]


def test_the_first_sheet_with_the_header_is_read_and_rows_are_counted_as_they_stand_there():
    notes = [["Ghi chú"], ["Danh bạ lập tháng 7"]]
    units = [["DANH BẠ"], [], HEADER, GOOD, [], ["so-b", "", "department"]]
    data = book(notes, units, [HEADER, ["other", "Khác", "press"]])
    assert wrong(data) == [(6, "name", "missing")]
    assert [row["code"] for row in rows(data) if row] == ["so-y-te", "so-b"]


def test_a_formula_and_a_failed_one_are_named_by_row_and_column():
    data = book([HEADER, GOOD, ["so-b", "=1+1", "department", "#REF!"], ["so-c", '=HYPERLINK("x")', "press"]])
    assert wrong(data) == [(3, "name", "formula"), (3, "phone", "cell_error"), (4, "name", "formula")]


HOSTILE = [
    "=1+1",
    "+84 270",
    "-1",
    "@cmd",
    "'=1",
    "''+1",
    "=HYPERLINK(1)",
    "＝1",
    "<b>",
    'a"b',
    "a;b",
    "007",
    "a\rb",
    "\r=1",
    "\n=1",
    " =1",
]


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_hostile_text_is_a_text_in_both_forms_and_comes_back_as_it_was(cell):
    kept = dict.fromkeys(COLUMNS, "") | {"code": "a", "name": cell, "kind": "press"}
    data = workbook_bytes(COLUMNS, [kept])
    written = load_workbook(io.BytesIO(data)).active["B2"]
    assert (written.data_type, written.value) == ("s", cell)
    assert rows(data) == [kept]
    text = csv_text(COLUMNS, [kept])
    assert rows(text.encode(), "units.csv") == [kept]


TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
def test_whatever_is_written_is_read_again_the_same(pairs):
    columns = ("code", "name", "kind")
    kept = [{"code": code, "name": name, "kind": "press"} for code, name in pairs]
    assert rows(workbook_bytes(columns, kept)) == kept
    assert rows(csv_text(columns, kept).encode(), "units.csv") == kept


MILLION = " ".join(map(str, range(150_000)))


def test_a_name_of_a_million_characters_is_found_too_long():
    sheet = '<row r="2"><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>%s</t></is></c></row>'
    data = book([["code", "name", "kind"]])
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        [path] = [name for name in given.namelist() if name.endswith("sheet1.xml")]
        xml = given.read(path).decode().replace("</sheetData>", sheet % MILLION + "</sheetData>")
    assert (2, "name", "too_long") in wrong(repacked(data, sheet1=xml.encode()))


def test_control_and_direction_marks_of_a_cell_are_stripped():
    units, errors = read_table(table(book([HEADER, ["a", "Sở\u202e Y\u200b tế", "department"]])))
    assert (errors, units[0].name) == ([], "Sở Y tế")


BOMB = b"<worksheet><sheetData>" + b"<row/>" * 12_000_000 + b"</sheetData></worksheet>"
FAR = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    + b'<row><c r="XFD1"><v>1</v></c></row>' * 1_000
    + b"</sheetData></worksheet>"
)
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda data: repacked(data, sheet1=BOMB), "file_unpacks_too_large"),
        (lambda data: repacked(data, sheet1=FAR), "file_unpacks_too_large"),
        (lambda data: repacked(data, sheet1=DOCTYPE), "file_broken"),
        (lambda data: repacked(data, sheet1=b"<worksheet><sheetData><row"), "file_broken"),
        (lambda data: repacked(data, vbaProject=b"x"), "file_has_code"),
        (lambda data: data[:2000], "file_broken"),
        (lambda data: b"\xd0\xcf\x11\xe0" + b"x" * 600, "file_encrypted"),
        (lambda data: b"x" * 20_000_001, "file_too_large"),
    ],
)
def test_a_workbook_that_would_do_harm_is_refused(make, code):
    assert refused(make(book([HEADER, GOOD]))) == code


def test_more_rows_than_any_province_has_are_refused():
    text = "code,name,kind\n" + "a,A,press\n" * 20_001
    assert refused(text.encode(), "units.csv") == "table_too_many_rows"
    assert len(rows(text.encode()[:-10], "units.csv")) == 20_000


def test_a_cell_beside_the_header_is_refused():
    assert refused(book([["code", "name", "kind"], ["a", "A", "press", "?"]])) == "table_row_too_long"


def test_letters_in_two_typefaces_are_one_text_and_a_yes_is_a_word():
    name = CellRichText("Sở ", TextBlock(InlineFont(b=True), "Y tế"))
    [row] = rows(book([HEADER, ["a", name, "department", True]]))
    assert (row["name"], row["phone"]) == ("Sở Y tế", "True")
