"""`python -m bot units`, as a clerk types it."""

import csv
import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from bot.commands.codes import link_rows
from bot.commands.units import app
from bot.example import FOLDER
from bot.qr_code import png_of
from db.migrate import open_database
from db.unit_of_work import UnitOfWork
from domain.registration import looks_typed
from tests.usecases.registration_house import NOON, UNITS
from usecases.bot_link import keep_link
from usecases.mint_codes import Minted

EXAMPLE = FOLDER / "units.csv"
AFTER_JULY_2025 = FOLDER.with_name("vinh-long-2025") / "units.csv"
HEADER = "code,name,kind,phone"
MINTED = Minted(unit=UNITS[2], code="0A1B2C3D4E", link_code="x" * 22, expires_at=NOON + timedelta(days=30))


@pytest.fixture
def units(tmp_path):
    def run(*args):
        return CliRunner(env={"DATA_DIR": str(tmp_path / "data")}).invoke(app, [str(arg) for arg in args])

    return run


@pytest.fixture
def file(tmp_path):
    def write(text, name="units.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def exported(units):
    return units("export").stdout


@pytest.mark.parametrize(("example", "count"), [(EXAMPLE, 72), (AFTER_JULY_2025, 202)])
def test_what_is_imported_is_exported_byte_by_byte_and_as_a_workbook_too(units, tmp_path, example, count):
    done = units("import", example)
    assert (done.exit_code, done.stderr.splitlines()[0]) == (
        0,
        f"Đã nhập danh bạ: thêm {count} đơn vị, sửa 0, giữ nguyên 0.",
    )
    assert units("export", tmp_path / "out.csv").exit_code == 0
    assert (tmp_path / "out.csv").read_bytes() == example.read_bytes()
    assert exported(units) == example.read_text(encoding="utf-8")
    assert units("export", tmp_path / "out.xlsx").exit_code == 0
    again = units("import", tmp_path / "out.xlsx")
    assert again.stderr.strip() == f"Đã nhập danh bạ: thêm 0 đơn vị, sửa 0, giữ nguyên {count}."


def test_one_bad_row_is_named_by_row_and_column_and_nothing_is_imported(units, file):
    rows = [HEADER, "so-y-te,Sở Y tế,department,", "", "so-la,Sở Lạ,ministry,", "so-y-te,,department,"]
    done = units("import", file("\n".join(rows)))
    assert done.exit_code == 1
    said = done.stderr.splitlines()
    assert said[0] == "Chưa nhập đơn vị nào: tệp có 3 chỗ cần sửa."
    assert said[1].startswith(
        "Dòng 4, cột kind (loại đơn vị): “ministry” không có trong các giá trị được dùng: party,"
    )
    assert sorted(said[2:]) == [
        "Dòng 5, cột code (mã): mã “so-y-te” đã dùng ở dòng 2.",
        "Dòng 5, cột name (tên đầy đủ): chưa ghi.",
    ]
    assert len(exported(units).splitlines()) == 1


BAD_CELLS = {
    "valid_from": ("31/02/2022", "không phải là ngày"),
    "valid_to": ("2000-01-01", "trước ngày bắt đầu 01/04/2013"),
    "travel_min": ("nhanh", "không phải là số nguyên từ 0 đến 99999"),
    "parent": ("khong-co", "không có đơn vị nào mang mã “khong-co”"),
    "successor": ("a", "kế tiếp của chính mình"),
    "name": ("x" * 1_000_000, "dài quá 300 ký tự"),
    "phone": ("=1+1", "ô có công thức"),
}


@pytest.mark.parametrize("column", BAD_CELLS)
def test_every_kind_of_wrong_cell_has_its_sentence(units, file, column):
    cell, sentence = BAD_CELLS[column]
    row = {"code": "a", "name": "Sở A", "kind": "department", "valid_from": "2013-04-01"} | {column: cell}
    done = units("import", file(",".join(row) + "\n" + ",".join(row.values())))
    assert done.exit_code == 1
    assert f"Dòng 2, cột {column} (" in done.stderr
    assert sentence in done.stderr


@pytest.mark.parametrize(
    ("text", "name", "encoding", "sentence"),
    [
        (HEADER, "units.xls", "utf-8", "Chỉ nhận tệp .csv hoặc .xlsx"),
        (HEADER, "units.xlsx", "utf-8", "không phải là bảng tính"),
        (HEADER + "\na,Sở Á,department,", "units.csv", "utf-16", "bảng mã UTF-8"),
        ("", "units.csv", "utf-8", "Thiếu cột: code, name, kind"),
        ("code|name|kind\na|b|c", "units.csv", "utf-8", "Thiếu cột: code, name, kind"),
        (HEADER + ",màu", "units.csv", "utf-8", "Không rõ cột: màu"),
        (HEADER + ",Phone", "units.csv", "utf-8", "Cột ghi hai lần: phone"),
        (HEADER + "\na,Sở A, B,department,1", "units.csv", "utf-8", "Dòng 2 có 5 ô, nhiều hơn 4 cột"),
        (HEADER + '\na,"Sở A,department,\n', "units.csv", "utf-8", "không đọc được theo dạng .csv"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_reason(units, file, text, name, encoding, sentence):
    done = units("import", file(text, name, encoding))
    assert done.exit_code == 1
    assert sentence in done.stderr
    assert "Chưa nhập đơn vị nào." in done.stderr


def test_a_missing_file_is_told(units, tmp_path):
    done = units("import", tmp_path / "khong-co.csv")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Không tìm thấy" in done.stderr


def test_empty_cells_and_rows_of_spreadsheets_do_no_harm(units, file):
    text = "\ufeff" + HEADER + ",,\r\na,Sở A,department,,,\r\n,,,,,\r\nb,Sở B,department\r\n"
    assert units("import", file(text)).exit_code == 0
    assert [row["code"] for row in csv.DictReader(io.StringIO(exported(units)))] == ["a", "b"]


def test_a_dry_run_shows_each_change_and_writes_nothing(units, file):
    units("import", EXAMPLE)
    before = exported(units)
    rows = [HEADER, "so-y-te,Sở Y tế tỉnh,department,0270.3000.134", "so-moi,Sở Mới,department,"]
    changed = file("\n".join(rows))
    planned = units("import", changed, "--dry-run")
    assert planned.exit_code == 0
    said = planned.stderr.splitlines()
    assert said[0] == "Xem trước, chưa ghi vào danh bạ: sẽ thêm 1 đơn vị, sửa 1, giữ nguyên 0."
    assert "  so-moi: Sở Mới" in said
    assert "    tên đầy đủ: “Sở Y tế” → “Sở Y tế tỉnh”" in said
    assert "Tệp không ghi 71 đơn vị đang có trong danh bạ; các đơn vị này giữ nguyên:" in said
    assert exported(units) == before
    done = units("import", changed, "--letter", "123/VP-HC")
    assert done.stderr.splitlines()[1:] == said[1:]
    assert "Sở Y tế tỉnh" in exported(units)


def test_a_number_that_is_none_keeps_the_file_out_even_in_a_dry_run(units):
    for more in ([], ["--dry-run"]):
        refused = units("import", EXAMPLE, "--letter", "công văn", *more)
        assert refused.exit_code == 1
        assert "Số công văn cần có chữ số" in refused.stderr


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_of_another_countrys_excel_is_read_too(units, file, delimiter):
    text = 'code,name,kind,aliases\na,Sở A,department,"A1;A2"\n'
    done = units("import", file(text.replace(",", delimiter)))
    assert done.exit_code == 0, done.stderr
    assert "A1;A2" in exported(units)


def test_no_cell_is_a_formula_and_what_was_guarded_comes_back_as_it_was(units, file):
    rows = [
        "code,name,kind,address",
        "a,'=HYPERLINK(1),department,+84270",
        "b,'＝1+1,department,-1",
        "c,@cmd,department,'",
    ]
    units("import", file("\n".join(rows)))
    out = exported(units)
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝"))]
    assert {"'=HYPERLINK(1)", "'+84270"} <= set(cells)
    again = units("import", file(out))
    assert again.stderr.strip() == "Đã nhập danh bạ: thêm 0 đơn vị, sửa 0, giữ nguyên 3."


def codes(done):
    assert done.exit_code == 0
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_links_are_a_table_of_fresh_codes_for_every_unit(units):
    units("import", EXAMPLE)
    table = codes(units("links", "--csv"))
    assert list(table[0]) == ["unit_code", "unit_name", "code", "link", "expires_at"]
    assert len(table) == len({row["code"] for row in table}) == 72
    assert all(looks_typed(row["code"]) and row["link"] == "" for row in table)


def test_links_for_one_unit_leave_the_others_alone(units):
    units("import", EXAMPLE)
    assert [row["unit_code"] for row in codes(units("links", "--csv", "--unit", "so-y-te"))] == ["so-y-te"]
    refused = units("links", "--csv", "--unit", "so-la")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert '"so-la"' in refused.stderr


def test_a_link_carries_the_long_code_once_the_bot_has_told_its_name(units, tmp_path):
    units("import", EXAMPLE)
    engine = open_database(f"sqlite:///{tmp_path / 'data' / 'giaymoi.db'}")
    keep_link(UnitOfWork(engine), "https://t.me/giay_moi_bot?start=")
    engine.dispose()
    [row] = codes(units("links", "--csv", "--unit", "so-y-te", "--days", "2"))
    long_code = row["link"].removeprefix("https://t.me/giay_moi_bot?start=")
    assert len(long_code) == 22
    assert not looks_typed(long_code)


@pytest.fixture
def known(units, tmp_path):
    """Units, and a bot that has told its name."""
    units("import", EXAMPLE)
    engine = open_database(f"sqlite:///{tmp_path / 'data' / 'giaymoi.db'}")
    keep_link(UnitOfWork(engine), "https://t.me/giay_moi_bot?start=")
    engine.dispose()
    return units


def test_pictures_and_a_page_to_print_carry_the_links_of_the_table(known, tmp_path):
    folder = tmp_path / "qr"
    [row] = codes(known("links", "--csv", "--unit", "so-y-te", "--qr", folder))
    assert (folder / "so-y-te.png").read_bytes() == png_of(row["link"])
    page = (folder / "ma-dang-ky.html").read_text(encoding="utf-8")
    assert row["code"] in page
    assert row["link"] in page
    assert page.count("<section>") == page.count("<svg") == 1
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_units_whose_codes_differ_in_a_mark_get_a_picture_each(known, file, tmp_path):
    known("import", file("code,name,kind\na-b,Sở A,department\na.b,Sở B,department\na_b,Sở C,department\n"))
    chosen = [word for code in ("a-b", "a.b", "a_b") for word in ("--unit", code)]
    table = codes(known("links", "--csv", *chosen, "--qr", tmp_path / "qr"))
    pictures = {row["unit_code"]: (tmp_path / "qr" / f"{row['unit_code']}.png").read_bytes() for row in table}
    assert pictures == {row["unit_code"]: png_of(row["link"]) for row in table}


def test_pictures_of_the_whole_directory_stay_in_their_folder(known, tmp_path):
    assert len(codes(known("links", "--csv", "--qr", tmp_path / "qr"))) == 72
    assert len(list((tmp_path / "qr").glob("*.png"))) == 72


def test_without_a_link_there_is_no_picture_and_the_older_codes_still_open(units, tmp_path):
    units("import", EXAMPLE)
    codes(units("links", "--csv", "--unit", "so-y-te"))
    refused = units("links", "--csv", "--unit", "so-y-te", "--qr", tmp_path / "qr")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Chưa biết tên tài khoản" in refused.stderr
    assert units("revoke", "so-y-te").stderr.strip() == "Đã thu hồi 2 mã còn hiệu lực."


def test_codes_are_taken_back_once_and_of_known_units_only(units):
    units("import", EXAMPLE)
    codes(units("links", "--csv"))
    assert "Đã thu hồi 4 mã" in units("revoke", "so-y-te", "so-noi-vu").stderr
    assert "Không có mã nào" in units("revoke", "so-y-te").stderr
    refused = units("revoke", "so-la", "so-gtvt")
    assert refused.exit_code == 1
    assert '"so-la"' in refused.stderr
    assert "Đã thu hồi 2 mã" in units("revoke", "so-gtvt").stderr


def test_preapproved_codes_end_sooner(units):
    units("import", EXAMPLE)
    usual, preapproved = (
        codes(units("links", "--csv", "--unit", "so-y-te", *more))[0]["expires_at"]
        for more in ((), ("--preapproved",))
    )
    days = datetime.fromisoformat(usual) - datetime.fromisoformat(preapproved)
    assert timedelta(days=22) < days < timedelta(days=24)


def test_a_code_ends_by_the_clocks_of_the_office():
    [row] = link_rows([MINTED], ZoneInfo("Asia/Ho_Chi_Minh"), link="")
    assert row["expires_at"] == "2022-03-20T12:00+07:00"
