"""Every setting, from the environment or `.env`; the secret ones also from the file that KEY_FILE names.

What cannot be used raises pydantic's ValidationError; templates/cli/settings_wrong.j2 has a sentence for each
`type` of error.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.calendar import QuietHours
from domain.office import Office
from domain.people import Address

TELEGRAM = "https://api.telegram.org"
SECRETS = ("telegram_bot_token", "telegram_webhook_secret")
LONGEST_WAIT_S = 3600


class Settings(BaseSettings):
    """Read once at start; `.env.example` has a sentence for each."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,  # what is wrong may be a secret in the wrong place
    )

    telegram_bot_token: SecretStr | None = None
    telegram_bot_token_file: Path | None = None
    telegram_api_url: str = TELEGRAM
    telegram_webhook_url: str = ""
    telegram_webhook_secret: SecretStr | None = None
    telegram_webhook_secret_file: Path | None = None
    admins: str = ""
    office_name: str = ""
    office_phone: str = ""
    channel_approval: str = ""
    database_url: str = ""
    data_dir: Path = Path("data")
    timezone: str = "Asia/Ho_Chi_Minh"
    public_url: str = ""
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)
    webchat: Literal["auto", "on", "off"] = "auto"
    send_rate: float = Field(default=25, gt=0, le=30)
    undo_seconds: float = Field(default=60, ge=0, le=LONGEST_WAIT_S)
    unknown_wait: float = Field(default=60, ge=0, le=LONGEST_WAIT_S)
    quiet_hours: str = "21:00-06:00"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["plain", "json"] = "plain"
    clock: datetime | None = None
    clock_speed: float = Field(default=1, gt=0, le=100_000)

    @field_validator("telegram_bot_token_file", "telegram_webhook_secret_file")
    @classmethod
    def _readable_secret(cls, value: Path | None) -> Path | None:
        if value is not None and not _first_line(value):
            raise _wrong("secret_missing", path=str(value))
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (OSError, ValueError, LookupError) as error:
            raise _wrong("zone_unknown", value=value) from error
        return value

    @field_validator("quiet_hours")
    @classmethod
    def _readable_hours(cls, value: str) -> str:
        try:
            QuietHours.parse(value)
        except ValueError as error:
            raise _wrong("hours_unreadable", value=value) from error
        return value

    @field_validator("admins")
    @classmethod
    def _readable_admins(cls, value: str) -> str:
        _addresses(value)
        return value

    @field_validator("database_url")
    @classmethod
    def _sqlite_only(cls, value: str) -> str:
        if value and not value.startswith("sqlite:///"):
            raise _wrong("database_unsupported")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise _wrong("address_unreadable", value=value)
        return value.rstrip("/")

    @field_validator("telegram_webhook_url")
    @classmethod
    def _polls_only(cls, value: str) -> str:
        if value:
            raise _wrong("webhook_unsupported")
        return value

    @field_validator("clock")
    @classmethod
    def _aware(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise _wrong("clock_without_offset")
        return value

    @model_validator(mode="after")
    def _take_secrets(self) -> Self:
        for name in SECRETS:
            file = getattr(self, f"{name}_file")
            if getattr(self, name) is None and file is not None:
                setattr(self, name, SecretStr(_first_line(file)))
        return self

    @model_validator(mode="after")
    def _trials_away_from_people(self) -> Self:
        if (self.clock or self.clock_speed != 1) and self.has_network and self.is_real_telegram:
            raise _wrong("clock_with_telegram")
        return self

    @property
    def is_real_telegram(self) -> bool:
        return urlsplit(self.telegram_api_url).hostname == urlsplit(TELEGRAM).hostname

    @property
    def sqlite_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'giaymoi.db'}"

    @property
    def has_network(self) -> bool:
        return self.telegram_bot_token is not None

    @property
    def wants_webchat(self) -> bool:
        return self.webchat == "on" or (self.webchat == "auto" and not self.has_network)

    @property
    def administrators(self) -> list[Address]:
        return _addresses(self.admins)

    @property
    def office(self) -> Office:
        return Office(
            name=self.office_name,
            phone=self.office_phone,
            zone=ZoneInfo(self.timezone),
            undo=timedelta(seconds=self.undo_seconds),
            unknown_wait=timedelta(seconds=self.unknown_wait),
            quiet=QuietHours.parse(self.quiet_hours),
            approval=self.channel_approval,
        )

    @property
    def secrets(self) -> list[str]:
        values = (getattr(self, name) for name in SECRETS)
        return [value.get_secret_value() for value in values if value is not None]


def _addresses(text: str) -> list[Address]:
    """ "telegram:1001,telegram:1002" as addresses."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        channel, colon, value = part.partition(":")
        if not (channel and colon and value):
            raise _wrong("admins_unreadable", part=part)
        found.append(Address(channel, value))
    return found


def _first_line(file: Path) -> str:
    """The secret in a file; empty where there is none."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[0].strip()


def _wrong(code: str, **facts: str) -> PydanticCustomError:
    """An error whose words are in the template, so that its own message is only the code."""
    return PydanticCustomError(code, code, facts)
