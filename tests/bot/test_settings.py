"""Settings: each explained, the secret ones kept secret, the wrong ones told in Vietnamese."""

import os
import re
from datetime import datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.commands.words import words
from bot.settings import Settings
from domain.people import Address

EXAMPLE = Path(__file__).parents[2] / ".env.example"
NAMES = {name.upper() for name in Settings.model_fields}
TOKEN = "123456:secret-of-the-bot"
REAL, OWN = "https://api.telegram.org", "http://127.0.0.1:8081"
FRIDAY = "2022-02-18T15:00:00+07:00"


@pytest.fixture(autouse=True)
def alone():
    """Nothing of the machine's own settings."""
    kept = {name: os.environ.pop(name) for name in NAMES & set(os.environ)}
    yield
    os.environ.update(kept)


@pytest.fixture
def with_file(tmp_path):
    """Reads the settings of a .env file with this text."""

    def read(text):
        (tmp_path / ".env").write_text(text, encoding="utf-8")
        return Settings(_env_file=tmp_path / ".env")

    return read


@pytest.fixture
def wrong(with_file):
    """What the person reads about settings that cannot be used."""

    def told(**values):
        lines = "\n".join(f"{name.upper()}={value}" for name, value in values.items())
        with pytest.raises(ValidationError) as refusal:
            with_file(lines)
        return words("settings_wrong", errors=refusal.value.errors(include_url=False, include_input=False))

    return told


def explained():
    """The settings of .env.example, each with its value and the two comment lines above it."""
    pattern = r"^# (?P<vi>.+)\n# (?P<en>.+)\n(?P<name>[A-Z_]+)=(?P<value>.*)$"
    return {found["name"]: found for found in re.finditer(pattern, EXAMPLE.read_text("utf-8"), re.MULTILINE)}


def written():
    return set(re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE))


def test_the_example_file_holds_every_setting_and_no_other():
    assert written() == NAMES


def test_every_setting_has_a_sentence_in_vietnamese_and_one_in_english():
    assert set(explained()) == NAMES
    for found in explained().values():
        assert re.search(
            r"[ăâđêôơưáàảãạấầẩậắặéèẻẽẹếềểệíìỉĩịóòỏõọốồổộớờởợúùủũụứừửựýỳỷỹỵ]", found["vi"].lower()
        )
        assert found["en"].isascii() or "Giấy Mời" in found["en"]
        assert found["vi"].endswith(".") and found["en"].endswith(".")


def test_the_example_file_as_it_is_means_the_defaults(with_file):
    assert with_file(EXAMPLE.read_text("utf-8")) == with_file("")


def test_the_example_file_holds_no_secret():
    assert not any(explained()[name]["value"] for name in NAMES if "TOKEN" in name or "SECRET" in name)


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("TELEGRAM_BOT_TOKEN", "telegram_bot_token"),
        ("TELEGRAM_WEBHOOK_SECRET", "telegram_webhook_secret"),
    ],
)
def test_a_secret_may_stand_in_a_file_of_its_own(name, attribute, tmp_path, with_file):
    (tmp_path / "secret").write_text(f"  {TOKEN}  \nnot this line\n")
    settings = with_file(f"{name}_FILE={tmp_path / 'secret'}\n{name}=\n")
    assert getattr(settings, attribute).get_secret_value() == TOKEN
    assert settings.secrets == [TOKEN]


def test_the_setting_itself_goes_before_its_file(tmp_path, with_file):
    (tmp_path / "secret").write_text("other")
    settings = with_file(f"TELEGRAM_BOT_TOKEN={TOKEN}\nTELEGRAM_BOT_TOKEN_FILE={tmp_path / 'secret'}\n")
    assert settings.secrets == [TOKEN]


@pytest.mark.parametrize("content", [None, b"", b"\n\nlate", b"\xff\xfe"])
def test_a_secrets_file_that_tells_none_stops_the_start(content, tmp_path, wrong):
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    told = wrong(telegram_bot_token_file=tmp_path / "secret")
    assert "TELEGRAM_BOT_TOKEN_FILE" in told and str(tmp_path / "secret") in told


def test_no_secret_is_shown_by_the_settings_themselves(with_file):
    settings = with_file(f"TELEGRAM_BOT_TOKEN={TOKEN}\n")
    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_no_value_is_shown_by_the_traceback_of_a_wrong_setting_for_it_might_be_a_secret(with_file):
    with pytest.raises(ValidationError) as refusal:
        with_file(f"TELEGRAM_BOT_TOKEN={TOKEN}\nWEB_PORT={TOKEN}\n")
    assert TOKEN not in f"{refusal.value} {refusal.value!r}"


def test_no_secret_is_shown_by_a_complaint_about_other_settings(wrong):
    assert TOKEN not in wrong(telegram_bot_token=TOKEN, web_port="x")


@pytest.mark.parametrize(
    "url", [REAL, f"{REAL}/", "https://API.Telegram.org", "https://api.telegram.org:443"]
)
@pytest.mark.parametrize("trial", [{"clock": FRIDAY}, {"clock_speed": 60}])
def test_a_trial_clock_is_refused_with_the_real_telegram(url, trial, wrong):
    told = wrong(telegram_bot_token=TOKEN, telegram_api_url=url, **trial)
    assert "CLOCK" in told and "Telegram" in told


@pytest.mark.parametrize("more", ["", f"TELEGRAM_BOT_TOKEN={TOKEN}\nTELEGRAM_API_URL={OWN}"])
def test_a_trial_clock_runs_without_telegram_and_with_a_server_of_ones_own(more, with_file):
    settings = with_file(f"CLOCK={FRIDAY}\nCLOCK_SPEED=60\n{more}")
    assert settings.clock == datetime.fromisoformat(FRIDAY)


def test_a_clock_without_its_offset_is_refused(wrong):
    assert "+07:00" in wrong(clock="2022-02-18T15:00:00")


WRONG = [
    ("telegram_webhook_url", "https://office.example/hook"),
    ("telegram_api_url", "api.telegram.org"),
    ("admins", "1001"),
    ("admins", "telegram:"),
    ("database_url", "postgresql://localhost/giaymoi"),
    ("timezone", "Vietnam/Vinh_Long"),
    ("timezone", "../etc/passwd"),
    ("web_port", "eighty"),
    ("web_port", "-1"),
    ("web_port", "65536"),
    ("webchat", "maybe"),
    ("send_rate", "0"),
    ("send_rate", "31"),
    ("undo_seconds", "-1"),
    ("undo_seconds", "inf"),
    ("unknown_wait", "soon"),
    ("quiet_hours", "at night"),
    ("log_level", "LOUD"),
    ("log_format", "xml"),
    ("clock", "yesterday"),
    ("clock_speed", "0"),
    ("clock_speed", "nan"),
]
ENGLISH = r"\b(input|should|valid|must|unable|error|value|greater|less|than|or)\b"


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_setting_is_named_with_its_mend_and_no_word_of_english(name, value, wrong):
    _, line, _ = wrong(**{name: value}).split("\n")
    label, _, reason = line.partition(": ")
    assert label == f"- {name.upper()}"
    assert reason and "giá trị chưa dùng được" not in reason
    assert not re.search(ENGLISH, reason.replace(value, ""))


def test_every_wrong_setting_is_told_at_once(wrong):
    told = wrong(web_port="x", timezone="Mars", admins="me")
    assert all(name in told for name in ("WEB_PORT", "TIMEZONE", "ADMINS"))


def test_administrators_are_addresses(with_file):
    settings = with_file("ADMINS= telegram:1001 , webchat:lan,")
    assert settings.administrators == [Address("telegram", "1001"), Address("webchat", "lan")]


@pytest.mark.parametrize(
    ("webchat", "token", "wanted"),
    [("auto", "", True), ("auto", TOKEN, False), ("on", TOKEN, True), ("off", "", False)],
)
def test_the_local_chat_is_open_while_no_network_is_or_when_it_is_asked_for(
    webchat, token, wanted, with_file
):
    assert with_file(f"WEBCHAT={webchat}\nTELEGRAM_BOT_TOKEN={token}\n").wants_webchat == wanted
