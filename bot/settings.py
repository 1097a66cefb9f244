"""Every setting, from the environment or `.env`; the secret ones also from the file that KEY_FILE names."""

import os
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.calendar import QuietHours
from domain.office import Office
from domain.people import Address

TELEGRAM = "https://api.telegram.org"
SECRETS = ("telegram_bot_token", "telegram_webhook_secret")

EmptyIsNone = BeforeValidator(lambda value: None if value == "" else value)


class Settings(BaseSettings):
    """Read once at start; `.env.example` has a sentence for each."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    telegram_bot_token: Annotated[SecretStr | None, EmptyIsNone] = None
    telegram_api_url: str = TELEGRAM
    telegram_webhook_url: str = ""
    telegram_webhook_secret: Annotated[SecretStr | None, EmptyIsNone] = None
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
    undo_seconds: float = Field(default=60, ge=0)
    unknown_wait: float = Field(default=60, ge=0)
    quiet_hours: str = "21:00-06:00"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["plain", "json"] = "plain"
    clock: Annotated[datetime | None, EmptyIsNone] = None
    clock_speed: float = Field(default=1, gt=0)

    @model_validator(mode="before")
    @classmethod
    def _read_secret_files(cls, values: dict[str, object]) -> dict[str, object]:
        return _secrets_from_files(os.environ) | values

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        ZoneInfo(value)
        return value

    @field_validator("quiet_hours")
    @classmethod
    def _readable_hours(cls, value: str) -> str:
        QuietHours.parse(value)
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
            raise ValueError("only sqlite:/// is supported so far")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _no_trailing_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.clock is not None and self.clock.tzinfo is None:
            raise ValueError("CLOCK needs its offset: 2022-02-18T15:00:00+07:00")
        if (self.clock or self.clock_speed != 1) and self.telegram_bot_token and self.is_real_telegram:
            raise ValueError("CLOCK is for trials: it is refused while TELEGRAM_API_URL is Telegram's own")
        if self.telegram_webhook_url:
            raise ValueError("TELEGRAM_WEBHOOK_URL is not supported yet: leave it empty, the bot polls")
        return self

    @property
    def is_real_telegram(self) -> bool:
        return self.telegram_api_url == TELEGRAM

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
            raise ValueError(f"ADMINS holds channel:id, separated by commas, not {part!r}")
        found.append(Address(channel, value))
    return found


def _secrets_from_files(environment: Mapping[str, str]) -> dict[str, object]:
    """KEY_FILE names a file whose first line is the secret; a file that cannot be read stops the start."""
    paths = {name: environment.get(f"{name.upper()}_FILE") for name in SECRETS}
    return {name: Path(path).read_text().strip() for name, path in paths.items() if path}
