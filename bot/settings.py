"""Settings out of the environment and `.env`. A wrong one is named in one clear line."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from speed.switch import Bend

DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")
PROXIES = ("http", "socks4", "socks5")
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
NOTHING = SecretStr("")


class SettingsError(Exception):
    """One line for whoever starts the bot: which setting is wrong, and how it should look."""


class Settings(BaseSettings):
    """Everything that can be set; `.env.example` explains each."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr = NOTHING
    telegram_api_url: str = Field(default="https://api.telegram.org", repr=False)
    telegram_proxy: SecretStr = NOTHING
    database_url: str = Field(default="sqlite+aiosqlite:///data/opora.db", repr=False)
    redis_url: str = Field(default="", repr=False)
    files_dir: Path | None = None
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    webhook_url: str = ""
    webhook_secret: SecretStr = NOTHING
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8081, ge=0, le=65535)
    metrics_host: str = "127.0.0.1"
    metrics_port: int = Field(default=0, ge=0, le=65535)
    updates_per_person: int = Field(default=40, ge=0)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    clock_shift_file: Path | None = None
    plain_libraries: Annotated[tuple[Bend, ...], NoDecode] = ()

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part for part in value.replace(",", " ").split() if part)
        return value

    @field_validator("plain_libraries", mode="before")
    @classmethod
    def _bends(cls, value: object) -> object:
        if isinstance(value, str):
            names = value.replace(",", " ").split()
            return tuple(Bend) if names == ["all"] else tuple(names)
        return value

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not (_host(value) and value.startswith(("http://", "https://"))):
            raise ValueError("must be an address such as https://example.org")
        return value.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _proxy(cls, value: SecretStr) -> SecretStr:
        address = value.get_secret_value()
        if address and not (_host(address) and urlsplit(address).scheme in PROXIES):
            raise ValueError("must look like http://host:port, socks4://host:port or socks5://user:password@host:port")
        return value

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
        if value and not (
            value.startswith("unix://") or (value.startswith(("redis://", "rediss://")) and _host(value))
        ):
            raise ValueError("must be an address such as redis://localhost:6379/0")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _characters(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("must be 1–256 of A-Z, a-z, 0-9, _ and -, as Telegram takes them")
        return value

    @model_validator(mode="after")
    def _secret(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret.get_secret_value():
            raise ValueError("WEBHOOK_SECRET must be set when WEBHOOK_URL is: the sender's address can be forged")
        return self

    def token(self) -> str:
        """The bot's token. Raises SettingsError when it is missing or is no token."""
        token = self.bot_token.get_secret_value()
        if not TOKEN.fullmatch(token):
            what = "is missing" if not token else "is no token"
            raise SettingsError(f"BOT_TOKEN {what}: take it from @BotFather, it looks like 123456:ABC-DEF")
        return token

    @property
    def api_address(self) -> str:
        """Where Telegram is, for showing: without what a proxy's own address may carry before the «@»."""
        parts = urlsplit(self.telegram_api_url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _host(address: str) -> bool:
    """Whether the address names a host, and a port that there can be."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def load_settings() -> Settings:
    """The settings of this process. Raises SettingsError with a line that names the first wrong one.

    They stand in the environment and in the file that ENV_FILE names, `.env` by default; an empty ENV_FILE means none.
    """
    file: dict[str, Any] = {"_env_file": os.environ.get("ENV_FILE", ".env") or None}
    try:
        return Settings(**file)
    except UnicodeDecodeError:
        raise SettingsError(f"{file['_env_file']}: is not written in UTF-8. Save it anew as UTF-8") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper().split(".")[0]
        said = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {said}" if name else said) from None
