"""The copies of this deployment: where they go, how a failure is said, the daily one and its rotation."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.kept import STAMP, daily_copies, folder_of
from bot.saying import reason, say
from bot.settings import Settings, SettingsError
from storage.copies.center import Entangled, Known, NoCenter, OtherVersion
from storage.copies.faces import OthersFace
from storage.copies.making import Deployment, Made, make_copy
from storage.copies.moving import InUse, NotMigrated, NotTaken
from storage.copies.restoring import Differs, NotEmpty, OtherKind
from storage.copies.sealing import Damaged, WrongPassphrase
from storage.copies.tools import NoTool, ToolFailed
from storage.database import Database
from storage.migration import Newer


def deployment(settings: Settings) -> Deployment:
    """The deployment that the settings name."""
    files = Database(settings.database_url, settings.files_dir).files
    return Deployment(settings.database_url, files, settings.postgres_tools)


async def copy_to(settings: Settings, file: Path, passphrase: str, now: datetime) -> Made:
    """Make a copy. Raises SettingsError in one line."""
    source = deployment(settings)
    if source.kind == "sqlite" and not (path := Path(make_url(source.url).database or "")).exists():
        raise SettingsError(say("backup-no-database", path=str(path)))
    with said("backup-failed", file=str(file)):
        return await make_copy(source, file, passphrase, now, program())


async def daily(settings: Settings, now: datetime) -> tuple[Path, Made]:
    """Make the day's copy, then take away the oldest beyond BACKUP_KEEP. Raises SettingsError; all are kept then."""
    folder = folder_of(settings)
    file = folder / f"opora-{now.astimezone(UTC):{STAMP}}.backup"
    made = await copy_to(settings, file, settings.backup_passphrase.get_secret_value(), now)
    for old in daily_copies(folder)[settings.backup_keep :]:
        old.unlink(missing_ok=True)
    return file, made


@contextmanager
def said(key: str, **what: object) -> Iterator[None]:
    """What can go wrong with a copy, as one line of that key. Raises SettingsError."""
    try:
        yield
    except FAILURES as error:
        raise SettingsError(say(key, why=_reason(error), **what)) from None


def _reason(error: Exception) -> str:
    for kind, (key, name) in TEXTS.items():
        if isinstance(error, kind):
            return say(key, **({name: str(error)} if name else {}))
    if isinstance(error, NoTool):
        return say("copy-no-tool", tool=error.tool, version=error.version)
    if isinstance(error, OSError):
        return reason(error)
    return str(getattr(error, "orig", None) or error).splitlines()[0][:200]


TEXTS: dict[type[Exception], tuple[str, str]] = {
    WrongPassphrase: ("copy-passphrase", ""),
    Damaged: ("copy-damaged", ""),
    Newer: ("copy-newer", ""),
    NotEmpty: ("copy-not-empty", ""),
    OtherKind: ("copy-other-kind", "kind"),
    Differs: ("copy-differs", "tables"),
    NotMigrated: ("copy-behind", ""),
    InUse: ("copy-in-use", ""),
    NotTaken: ("copy-not-taken", "why"),
    NoCenter: ("copy-no-center", "center"),
    Entangled: ("copy-entangled", "column"),
    Known: ("copy-known", "center"),
    OthersFace: ("copy-others-face", "who"),
    OtherVersion: ("copy-other-version", "version"),
    BlockingIOError: ("copy-busy", ""),
}
FAILURES: tuple[type[Exception], ...] = (*TEXTS, NoTool, ToolFailed, OSError, sqlite3.Error, SQLAlchemyError)


def program() -> str:
    """The version of this program; empty where it was not installed."""
    try:
        return metadata.version("opora")
    except metadata.PackageNotFoundError:
        return ""
