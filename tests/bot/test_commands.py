"""The commands as people and checks from outside run them: whole processes, real files, a real socket."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.example import FOLDER, LETTER
from db.engine import open_engine
from tests.fakes.hand_clock import HandClock
from tests.fakes.telegram_server import TelegramServer
from tests.fakes.telegram_world import TOKEN, World
from tests.usecases.letter_house import House

ROOT = Path(__file__).parents[2]
GUESTS = ("tra-on", "giao-thong")


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def bot(tmp_path, data):
    """Runs `python -m bot` in an empty folder, with nothing of the machine's settings but what is given."""

    def run(*words, **settings):
        environment = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        environment |= {"PYTHONPATH": str(ROOT), "DATA_DIR": str(data), "WEB_PORT": "0"} | settings
        return subprocess.run(
            [sys.executable, "-m", "bot", *map(str, words)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A database in which the example's meeting was called."""
    folder = tmp_path_factory.mktemp("prepared")
    house = House(folder, *GUESTS)
    house.calls()
    house.close()
    return folder / "t.db"


@pytest.fixture
def called(prepared, data):
    data.mkdir(mode=0o700)
    shutil.copy(prepared, data / "giaymoi.db")


@pytest.fixture(scope="module")
def telegram():
    with TelegramServer(World(clock=HandClock())) as server:
        yield server


def by_hand(data, statement):
    engine = open_engine(f"sqlite:///{data / 'giaymoi.db'}")
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def lines_of(done, mark):
    return [line for line in done.stdout.splitlines() if line.startswith(mark)]


# board


def test_the_board_is_json_as_checks_from_outside_read_it(bot, called):
    done = bot("board", "--json")
    [meeting] = json.loads(done.stdout)
    assert (done.returncode, meeting["number"], meeting["counts"]["invited"]) == (0, "32/GM-UBND", 57)
    whole = json.loads(bot("board", meeting["id"], "--json").stdout)
    assert {"unit", "line", "rank", "relation", "state", "attendees"} <= set(whole["invitations"][0])
    assert {"address", "kind", "state", "possible_duplicate", "attempts"} <= set(whole["deliveries"][0])
    assert {"kind", "due_at", "state"} <= set(whole["reminders"][0])
    sent = {one["address"] for one in whole["deliveries"] if one["kind"] == "invitation"}
    assert sent == {f"telegram:{guest}" for guest in GUESTS}


def test_the_board_is_read_by_people_too(bot, called):
    assert "32/GM-UBND" in bot("board").stdout
    done = bot("board", 1)
    assert (done.returncode, done.stderr) == (0, "")
    assert "chưa phản hồi" in done.stdout and "nhắc phản hồi" in done.stdout


def test_a_meeting_that_does_not_exist_is_told_and_fails(bot):
    done = bot("board", 404, "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "404" in done.stderr and "cuộc họp" in done.stderr


def test_an_empty_house_has_an_empty_board(bot):
    assert json.loads(bot("board", "--json").stdout) == []


# doctor


def test_the_doctor_finds_nothing_wrong_with_a_fresh_house(bot):
    done = bot("doctor")
    assert (done.returncode, lines_of(done, "[lỗi]")) == (0, [])
    assert "units import" in done.stdout


def telegram_settings(server, **more):
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": server.url,
        "ADMINS": "telegram:1001",
    } | more


def test_the_doctor_asks_telegram_who_the_bot_is(bot, telegram):
    done = bot("doctor", **telegram_settings(telegram))
    assert (done.returncode, lines_of(done, "[lỗi]")) == (0, [])
    assert "Telegram: kết nối được" in done.stdout


def test_all_that_would_not_work_is_found_at_once_and_no_token_printed(bot, telegram):
    """A token that Telegram does not know, a port that is taken, and nobody to approve those who register."""
    token = "999:not-the-token"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        wrong = {"TELEGRAM_BOT_TOKEN": token, "ADMINS": "", "WEB_PORT": str(taken.getsockname()[1])}
        done = bot("doctor", **telegram_settings(telegram, **wrong))
    found = "\n".join(lines_of(done, "[lỗi]"))
    assert (done.returncode, found.count("[lỗi]")) == (1, 3)
    assert all(name in found for name in wrong)
    assert token not in done.stdout + done.stderr


def test_a_folder_that_cannot_be_written_is_found(bot, tmp_path):
    (tmp_path / "file").touch()
    done = bot("doctor", DATA_DIR=str(tmp_path / "file" / "data"))
    [found] = lines_of(done, "[lỗi]")
    assert (done.returncode, "DATA_DIR" in found, done.stderr) == (1, True, "")


def test_a_file_that_is_no_database_is_found(bot, data):
    data.mkdir()
    (data / "giaymoi.db").write_bytes(b"not a database at all" * 100)
    done = bot("doctor")
    [found] = lines_of(done, "[lỗi]")
    assert (done.returncode, "DATABASE_URL" in found, done.stderr) == (1, True, "")


def test_a_folder_that_others_may_enter_is_told(bot, data):
    data.mkdir()
    data.chmod(0o755)
    done = bot("doctor")
    assert (done.returncode, "chmod 700" in done.stdout) == (0, True)


# Settings


@pytest.mark.parametrize("command", [("doctor",), ("board",), ("db", "check")])
def test_a_wrong_setting_ends_every_command_with_a_sentence_and_no_traceback(bot, command):
    done = bot(*command, CLOCK="2022-02-18T15:00:00", TIMEZONE="Mars")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Cài đặt chưa dùng được")
    assert "- CLOCK: " in done.stderr and "- TIMEZONE: " in done.stderr
    assert "Traceback" not in done.stderr


def test_an_env_file_in_another_encoding_is_told(bot, tmp_path):
    (tmp_path / ".env").write_bytes("OFFICE_NAME=Văn phòng".encode("utf-16"))
    done = bot("doctor")
    assert (done.returncode, "UTF-8" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_settings_are_read_from_the_env_file_of_the_folder(bot, tmp_path):
    (tmp_path / ".env").write_text("OFFICE_NAME=Văn phòng UBND tỉnh", encoding="utf-8")
    assert "Văn phòng UBND tỉnh" in bot("doctor").stdout


# db


@pytest.mark.parametrize(
    ("deed", "found_at"),
    [
        ("UPDATE audit SET what = 'nothing' WHERE id = 2", 2),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("UPDATE audit SET id = 1000 WHERE id = 2", 3),
    ],
    ids=["changed", "deleted", "moved"],
)
def test_a_row_of_the_record_that_was_touched_is_found(bot, called, data, deed, found_at):
    by_hand(data, deed)
    done = bot("db", "check")
    assert (done.returncode, f"dòng {found_at}:" in done.stderr) == (1, True)


def test_a_whole_record_tells_a_seal_by_which_rows_missing_at_the_end_are_found(bot, called, data):
    done = bot("db", "check")
    seal = done.stderr.split("Dấu hiện nay: ")[1].split()[0]
    assert (done.returncode, len(seal)) == (0, 64)
    assert bot("db", "check", "--seal", seal).returncode == 0
    by_hand(data, "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)")
    assert bot("db", "check").returncode == 0
    done = bot("db", "check", "--seal", seal)
    assert (done.returncode, seal in done.stderr) == (1, True)


# read and units


def test_two_letters_are_two_lines_of_json(bot):
    done = bot("read", "--json", LETTER, LETTER.with_suffix(".txt"))
    numbers = [json.loads(line)["number"] for line in done.stdout.splitlines()]
    assert (done.returncode, numbers) == (0, ["32/GM-UBND", "32/GM-UBND"])


def test_units_go_in_come_out_and_get_their_codes(bot):
    units = FOLDER / "units.csv"
    assert bot("units", "import", units).returncode == 0
    exported = bot("units", "export").stdout.splitlines()
    assert exported[0] == units.read_text("utf-8-sig").splitlines()[0]
    links = bot("units", "links", "--csv", "--unit", "ubnd-tra-on").stdout.splitlines()
    assert links[0] == "unit_code,unit_name,code,link,expires_at"
    assert len(links) == 2 and links[1].startswith("ubnd-tra-on,")
