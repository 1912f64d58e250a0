"""Settings out of the environment and `.env`. A wrong one is named in one clear line."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.saying import reason, say
from models.identities import Messenger
from speed.switch import Bend

DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")
PROXIES = ("http", "socks4", "socks5")
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
NOTHING = SecretStr("")
HERE = ("127.0.0.1", "localhost")
DATABASE_OF_MAX = "sqlite+aiosqlite:///data/max/opora.db"
"""Where people of MAX are, where nothing else is said: numbers of another messenger are other people's."""


class SettingsError(Exception):
    """One line for whoever starts the bot: which setting is wrong, and how it should look."""


class Settings(BaseSettings):
    """Everything that can be set; `.env.example` explains each."""

    model_config = SettingsConfigDict(extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr = NOTHING
    messenger: Messenger = Messenger.TELEGRAM
    telegram_api_url: str = Field(default="https://api.telegram.org", repr=False)
    telegram_proxy: SecretStr = NOTHING
    database_url: str = Field(default="sqlite+aiosqlite:///data/opora.db", repr=False)
    redis_url: str = Field(default="", repr=False)
    files_dir: Path | None = None
    backup_dir: Path | None = None
    backup_keep: int = Field(default=14, ge=0)
    backup_passphrase: SecretStr = NOTHING
    postgres_tools: Path | None = None
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    guides_url: str = ""
    webhook_url: str = ""
    webhook_secret: SecretStr = NOTHING
    max_token: SecretStr = NOTHING
    max_api_url: str = "https://platform-api2.max.ru"
    max_webhook_url: str = ""
    max_webhook_secret: SecretStr = NOTHING
    max_ca_file: Path | None = None
    max_notices: Literal["both", "toast", "message"] = "both"
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

    @field_validator("telegram_api_url", "webhook_url", "guides_url", "max_api_url", "max_webhook_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not (_host(value) and value.startswith(("http://", "https://"))):
            raise ValueError(say("settings-address"))
        return value.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _proxy(cls, value: SecretStr) -> SecretStr:
        address = value.get_secret_value()
        if address and not (_host(address) and urlsplit(address).scheme in PROXIES):
            raise ValueError(say("settings-proxy"))
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _driver(cls, value: str) -> str:
        return database_address(value)

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, value: str) -> str:
        if value and not (
            value.startswith("unix://") or (value.startswith(("redis://", "rediss://")) and _host(value))
        ):
            raise ValueError(say("settings-redis"))
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _characters(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError(say("settings-secret"))
        return value

    @field_validator("max_webhook_url")
    @classmethod
    def _open_port(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and parts.hostname not in HERE and (parts.scheme != "https" or parts.port not in (None, 443)):
            raise ValueError(say("settings-max-webhook"))
        return value

    @field_validator("max_webhook_secret")
    @classmethod
    def _of_max(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not re.fullmatch(r"[A-Za-z0-9_-]{5,256}", value.get_secret_value()):
            raise ValueError(say("settings-max-secret"))
        return value

    @model_validator(mode="after")
    def _secret(self) -> "Settings":
        if self.speaks_max and self.bot_token.get_secret_value():
            raise ValueError(say("settings-two-messengers"))
        if self.max_webhook_url and not self.max_webhook_secret.get_secret_value():
            raise ValueError(say("settings-max-secret-missing"))
        if self.speaks_max:
            self.messenger = Messenger.MAX
            if "database_url" not in self.model_fields_set:
                self.database_url = DATABASE_OF_MAX
        if self.webhook_url and not self.webhook_secret.get_secret_value():
            raise ValueError(say("settings-secret-missing"))
        return self

    def token(self) -> str:
        """The bot's token; "" in MAX, where the gateway has one. Raises SettingsError when it is missing or none."""
        token = self.bot_token.get_secret_value()
        if token and not TOKEN.fullmatch(token):
            raise SettingsError(say("settings-wrong-token"))
        if not token and not self.speaks_max:
            file = settings_file()
            unmade = file is not None and not file.exists()
            raise SettingsError(say("settings-no-file", folder=str(Path.cwd())) if unmade else say("settings-no-token"))
        return token

    @property
    def speaks_max(self) -> bool:
        """Whether the bot has a token of MAX, and none of Telegram's: a gateway is to be started beside it."""
        return bool(self.max_token.get_secret_value())

    def start_link(self, nick: str | None) -> str:
        """What a code is put behind, so that it opens the bot of that name with it."""
        return f"https://{'max.ru' if self.messenger is Messenger.MAX else 't.me'}/{nick}?start="

    @property
    def api_address(self) -> str:
        """Where Telegram is, for showing: without what a proxy's own address may carry before the «@»."""
        parts = urlsplit(self.telegram_api_url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def database_address(value: str) -> str:
    """The address of a database that the program can use. Raises ValueError that says how it should look."""
    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        raise ValueError(say("settings-no-database")) from None
    if url.drivername not in DRIVERS:
        raise ValueError(say("settings-driver", sqlite=DRIVERS[0], postgresql=DRIVERS[1]))
    if url.drivername == DRIVERS[0] and url.database in (None, "", ":memory:"):
        raise ValueError(say("settings-no-database-file", sqlite=DRIVERS[0]))
    return value


def _host(address: str) -> bool:
    """Whether the address names a host, and a port that there can be."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def settings_file() -> Path | None:
    """The file of settings: the one that ENV_FILE names, `.env` by default; None when ENV_FILE is empty."""
    name = os.environ.get("ENV_FILE", ".env")
    return Path(name) if name else None


def load_settings() -> Settings:
    """The settings of this process, out of the environment and the file of settings. Raises SettingsError with a line
    that names the first wrong one."""
    file = settings_file()
    try:
        # what Notepad saved begins with a mark of its own
        return settings_of(_env_file=file, _env_file_encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(say("settings-encoding", file=str(file))) from None
    except OSError as error:
        raise SettingsError(say("settings-unreadable", file=str(file), why=reason(error))) from None


def settings_of(**given: Any) -> Settings:
    """The settings of the environment with these before them. Raises SettingsError."""
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper().split(".")[0]
        raise SettingsError(f"{name}: {_wrong(first)}" if name else _wrong(first)) from None


NUMBERS = ("int_parsing", "int_type", "int_from_float", "float_parsing")
RANGES = ("greater_than_equal", "less_than_equal", "greater_than", "less_than")


def _wrong(error: ErrorDetails) -> str:
    """What is wrong with a value, in the terminal's language and without the value itself: it may be secret."""
    if error["type"] == "value_error":
        return error["msg"].removeprefix("Value error, ")
    if error["type"] in NUMBERS:
        return say("settings-number")
    if error["type"] in RANGES:
        return say("settings-between")
    if error["type"] in ("literal_error", "enum"):
        return say("settings-one-of", expected=error["ctx"]["expected"].replace("'", "").replace(" or ", ", "))
    return say("settings-invalid", why=error["type"])
