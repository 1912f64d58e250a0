"""Settings out of the environment and `.env`. A wrong one is named in one clear line."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")


class SettingsError(Exception):
    """One line for whoever starts the bot: which setting is wrong, and how it should look."""


class Settings(BaseSettings):
    """Everything that can be set; `.env.example` explains each."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    bot_token: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    telegram_proxy: str = ""
    database_url: str = "sqlite+aiosqlite:///data/opora.db"
    redis_url: str = ""
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    webhook_url: str = ""
    webhook_secret: str = ""
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8081, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    clock_shift_file: Path | None = None

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part for part in value.replace(",", " ").split() if part)
        return value

    @field_validator("telegram_api_url", "telegram_proxy", "webhook_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and "://" not in value:
            raise ValueError("must be an address such as https://example.org")
        return value.rstrip("/")

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _driver(cls, value: str) -> str:
        try:
            url = make_url(value)
        except (ArgumentError, ValueError):
            raise ValueError("is no address of a database") from None
        if url.drivername not in DRIVERS:
            raise ValueError(f"must begin with {DRIVERS[0]}:/// or {DRIVERS[1]}://")
        if url.drivername == DRIVERS[0] and url.database in (None, "", ":memory:"):
            raise ValueError(f"must name a file, such as {DRIVERS[0]}:///data/opora.db")
        return value

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, value: str) -> str:
        if value and not value.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("must be an address such as redis://localhost:6379/0")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _characters(cls, value: str) -> str:
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):
            raise ValueError("must be 1–256 of A-Z, a-z, 0-9, _ and -, as Telegram takes them")
        return value

    @model_validator(mode="after")
    def _secret(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_SECRET must be set when WEBHOOK_URL is: the sender's address can be forged")
        return self

    def token(self) -> str:
        """The bot's token. Raises SettingsError when it is missing or is no token."""
        number, _, secret = self.bot_token.partition(":")
        if not (number.isdigit() and secret):
            what = "is missing" if not self.bot_token else "is no token"
            raise SettingsError(f"BOT_TOKEN {what}: take it from @BotFather, it looks like 123456:ABC-DEF")
        return self.bot_token


def load_settings() -> Settings:
    """The settings of this process. Raises SettingsError with a line that names the first wrong one.

    They stand in the environment and in the file that ENV_FILE names, `.env` by default; an empty ENV_FILE means none.
    """
    file: dict[str, Any] = {"_env_file": os.environ.get("ENV_FILE", ".env") or None}
    try:
        return Settings(**file)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper().split(".")[0]
        said = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {said}" if name else said) from None
