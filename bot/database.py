"""The database of a running bot: up to date, its own, and still there."""

import fcntl
import os
import sqlite3
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.saying import REASONS, reason, say
from bot.settings import Settings, SettingsError
from models.identities import Messenger
from storage import revisions
from storage.database import Database

SHARED = hasattr(fcntl, "F_OFD_SETLK")
"""Whether the system has locks of a descriptor: POSIX ones would go with any other descriptor of the file."""
BEYOND = 2**62
"""Where no byte of a database is, nor any lock of SQLite's own."""


def _one_byte(messenger: Messenger) -> bytes:
    """A lock of the byte that stands for this messenger's bot (fcntl(2), struct flock)."""
    place = BEYOND + list(Messenger).index(messenger)
    return struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, place, 1, 0)


class DatabaseFile:
    """The file of an SQLite database, held by this process: alone, or as one messenger's bot beside that of another.
    Who else comes is refused by the file itself: a lock beside it could be deleted."""

    def __init__(self, path: Path) -> None:
        self._path, self._held = path, -1

    def hold(self, messenger: Messenger | None = None) -> None:
        """Take it, for this messenger's bot or (None) for whoever must be alone. Raises SettingsError when it cannot be
        made, or another bot has it.

        Nothing else in this process may open the file but SQLite: closing any descriptor drops SQLite's own locks.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._held = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise SettingsError(say("database-file", path=str(self._path), why=reason(error))) from None
        try:
            shared = messenger is not None and SHARED
            fcntl.flock(self._held, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            if messenger is not None and SHARED:
                fcntl.fcntl(self._held, fcntl.F_OFD_SETLK, _one_byte(messenger))
        except BlockingIOError:
            os.close(self._held)
            raise SettingsError(say("database-taken")) from None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else is at work on it meanwhile. Raises SettingsError when somebody is."""
        try:
            fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingsError(say("database-taken")) from None
        yield
        if SHARED:
            fcntl.flock(self._held, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def release(self) -> None:
        """Let it go, after the last engine has been closed."""
        os.close(self._held)

    def stands(self) -> bool:
        """Whether what stands under its name is still the file that was opened."""
        mine = os.fstat(self._held)
        try:
            found = self._path.stat()
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == (mine.st_dev, mine.st_ino)


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[tuple[Database, DatabaseFile | None]]:
    """The database, up to date, and its file if it is one. SQLite mends itself and is held by one process a
    messenger; PostgreSQL waits for `migrate`. Raises SettingsError in one line."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        with _held(Path(url.database or "opora.db"), settings.messenger) as file:
            if revisions.stands_at(Path(url.database or "")) != revisions.newest():
                with file.alone():
                    await up_to_date(settings.database_url)
            async with _opened(settings) as db:
                yield db, file
        return
    if await is_behind(settings.database_url):
        raise SettingsError(say("database-behind"))
    async with _opened(settings) as db:
        yield db, None


@contextmanager
def held(url: str) -> Iterator[None]:
    """Keep bots away from an SQLite file meanwhile. Raises SettingsError when one is at work on it, or there is none;
    PostgreSQL is shared."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        yield
        return
    path = Path(parsed.database or "")
    if not path.exists():
        raise SettingsError(say("backup-no-database", path=str(path)))
    with _held(path):
        yield


async def up_to_date(url: str, revision: str = "head") -> None:
    """Migrate it. Raises SettingsError for what is no database of ours, is newer, or is not whole."""
    from alembic.util import CommandError

    from storage import migration

    await is_behind(url)
    try:
        await migration.upgrade(url, revision)
    except sqlite3.Error as error:
        raise SettingsError(say("database-not-copied", why=str(error))) from None
    except CommandError as error:
        raise SettingsError(say("database-revision", why=str(error).splitlines()[0])) from None
    except (SQLAlchemyError, OSError) as error:
        raise SettingsError(unusable(error)) from None


async def is_behind(url: str) -> bool:
    """Whether it waits for a migration. Raises SettingsError when it cannot be reached, or is newer."""
    from storage import migration
    from storage.migration import Newer
    from storage.unfinished import Unfinished

    try:
        return await migration.pending(url)
    except Newer as error:
        raise SettingsError(newer(url, str(error))) from None
    except Unfinished:
        raise SettingsError(say("database-unfinished")) from None
    except (SQLAlchemyError, OSError) as error:
        raise SettingsError(unusable(error)) from None


async def down_to(url: str, revision: str) -> None:
    """Take it back to what an older program knows. Raises SettingsError."""
    from alembic.util import CommandError

    from storage import migration

    await is_behind(url)
    try:
        await migration.downgrade(url, revision)
    except CommandError as error:
        raise SettingsError(say("database-no-down", why=str(error).splitlines()[0])) from None


def newer(url: str, found: str) -> str:
    """In one line: how far each of the two is, and by which command one goes back."""
    from storage import migration

    known, parsed = revisions.newest(), make_url(url)
    before = migration.copies_before(Path(parsed.database or "")) if parsed.get_backend_name() == "sqlite" else []
    fit = [one for one in before if one.name.endswith(known)]
    return say("database-newer", found=found, known=known, copy=str(next(iter([*fit, *before]), "FILE")))


def unusable(error: Exception) -> str:
    """In one line: which setting, and the driver's reason without the statement."""
    if isinstance(error, OSError) and error.errno in REASONS:
        return say("database-away", why=reason(error))
    told = str(getattr(error, "orig", None) or error).splitlines() or [type(error).__name__]
    return say("database-away", why=told[0][:120])


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    db = Database(settings.database_url, settings.files_dir)
    try:
        yield db
    finally:
        await db.close()


@contextmanager
def _held(path: Path, messenger: Messenger | None = None) -> Iterator[DatabaseFile]:
    file = DatabaseFile(path)
    file.hold(messenger)
    try:
        yield file
    finally:
        file.release()
