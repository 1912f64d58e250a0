"""What is wrong with this installation, and how to mend it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from bot.settings import Settings, SettingsError, load_settings

OWNER = (
    ": the bot's role owns the audit log and may switch off what guards it; see docs/threat-model.md for another one"
)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    well: bool
    text: str

    @property
    def line(self) -> str:
        return f"{'ok  ' if self.well else 'BAD '} {self.text}"


async def examine() -> list[Finding]:
    """Settings first: without them nothing else can be looked at."""
    try:
        settings = load_settings()
    except SettingsError as error:
        return [Finding(well=False, text=f"settings: {error}")]
    return [
        Finding(well=True, text="settings"),
        await _database(settings),
        await _redis(settings),
        await _token(settings),
    ]


async def _database(settings: Settings) -> Finding:
    from bot.database import is_behind
    from storage.migration import owns_log, unguarded

    try:
        behind = await is_behind(settings.database_url)
    except SettingsError as error:
        return Finding(well=False, text=f"database: {error}")
    url = make_url(settings.database_url)
    if not behind and (gone := await unguarded(settings.database_url)):
        names = ", ".join(gone)
        return Finding(well=False, text=f"database: nothing guards the audit log, {names} is gone. Take a backup back")
    if url.get_backend_name() != "sqlite":
        if behind:
            return Finding(well=False, text="database: behind the program. Run: python -m bot migrate")
        owns = await owns_log(settings.database_url)
        return Finding(well=True, text=f"database{OWNER if owns else ''}")
    return _file(Path(url.database or ""))


def _file(path: Path) -> Finding:
    """An SQLite file: whole, and nobody else's to read."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:  # so damaged that it cannot even be looked through
        said = str(error)
    if said != "ok":
        return Finding(well=False, text=f"database: damaged ({said[:100]}). Stop the bot and take a backup back")
    open_ones = [one for one in (path.parent, *path.parent.glob(f"{path.name}*")) if one.stat().st_mode & 0o077]
    if open_ones:
        names = ", ".join(str(one) for one in open_ones)
        return Finding(well=False, text=f"database: others can read {names}. Run: chmod -R go-rwx {path.parent}")
    return Finding(well=True, text="database")


async def _redis(settings: Settings) -> Finding:
    if not settings.redis_url:
        return Finding(well=True, text="redis: not used (REDIS_URL is empty)")
    from redis.asyncio import Redis
    from redis.exceptions import RedisError

    client = Redis.from_url(settings.redis_url, socket_timeout=1, socket_connect_timeout=1)
    try:
        await client.get("opora:doctor")
    except (RedisError, OSError) as error:
        return Finding(well=False, text=f"redis: no answer ({type(error).__name__}). Check REDIS_URL")
    finally:
        await client.aclose()
    return Finding(well=True, text="redis")


async def _token(settings: Settings) -> Finding:
    try:
        token = settings.token()
    except SettingsError as error:
        return Finding(well=False, text=f"token: {error}")
    from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError

    from bot.factory import build_bot
    from bot.session import NO_ANSWER

    bot = build_bot(token, settings.telegram_api_url, settings.telegram_proxy.get_secret_value())
    try:
        me = await bot.get_me()
    except TelegramUnauthorizedError:
        return Finding(well=False, text="token: Telegram does not know it. Take the current one from @BotFather")
    except NO_ANSWER:
        address = settings.api_address
        return Finding(well=False, text=f"token: no answer from {address}. Check TELEGRAM_API_URL and TELEGRAM_PROXY")
    except TelegramAPIError as error:
        return Finding(well=False, text=f"token: {error.message}")
    finally:
        await bot.session.close()
    return Finding(well=True, text=f"token: @{me.username}")
