"""The database: reachable, of this version, whole, nobody else's to read; and Redis."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.database import unusable
from bot.doctor.finding import Finding, bad, note, well
from bot.readers import PRIVATE
from bot.settings import Settings
from storage import migration
from storage.unfinished import Unfinished


async def database(settings: Settings) -> Finding:
    """Whether it can be reached, and serves this version of the program."""
    url = make_url(settings.database_url)
    sqlite = url.get_backend_name() == "sqlite"
    if sqlite and not await asyncio.to_thread(Path(url.database or "").exists):
        return note("database-none", path=url.database)
    try:
        behind = await migration.pending(settings.database_url)
    except migration.Newer:
        return bad("database-newer")
    except Unfinished:
        return bad("database-unfinished")
    except (SQLAlchemyError, OSError) as error:
        return bad("database-away", why=unusable(error))
    if not behind and (gone := await migration.unguarded(settings.database_url)):
        return bad("database-unguarded", names=", ".join(gone))
    if sqlite:
        return await asyncio.to_thread(_file, Path(url.database or ""), behind=behind)
    if behind:
        return bad("database-behind")
    return note("database-owner") if await migration.owns_log(settings.database_url) else well("database")


def _file(path: Path, *, behind: bool) -> Finding:
    """An SQLite file: whole, and nobody else's to read. One that is behind mends itself at the next start."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:  # so damaged that it cannot even be looked through
        said = str(error)
    if said != "ok":
        return bad("database-damaged", why=said[:100])
    open_ones = [one for one in (path.parent, *path.parent.glob(f"{path.name}*")) if one.stat().st_mode & PRIVATE]
    if open_ones:
        return bad("database-open", names=", ".join(str(one) for one in open_ones), folder=str(path.parent))
    return note("database-old") if behind else well("database")


async def redis(settings: Settings) -> Finding | None:
    """Whether Redis answers, where it is used."""
    if not settings.redis_url:
        return None
    from redis.asyncio import Redis
    from redis.exceptions import RedisError

    client = Redis.from_url(settings.redis_url, socket_timeout=1, socket_connect_timeout=1)
    try:
        await client.get("opora:doctor")
    except (RedisError, OSError) as error:
        return bad("redis-away", why=type(error).__name__)
    finally:
        await client.aclose()
    return well("redis")
