"""The daily copies that are there: their folder and their names. Without what makes them, which few need in memory."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import make_url

from bot.settings import Settings

NAME = re.compile(r"opora-(\d{8}T\d{4}Z)\.backup")
STAMP = "%Y%m%dT%H%MZ"
TOO_OLD = timedelta(days=2)
"""After this without a new one something is wrong."""


def folder_of(settings: Settings) -> Path:
    """The folder where the daily copies lie."""
    url = make_url(settings.database_url)
    beside = Path(url.database or "").parent if url.get_backend_name() == "sqlite" else Path("data")
    return settings.backup_dir or beside / "backups"


def daily_copies(folder: Path) -> list[Path]:
    """The daily copies, the newest first: whatever bears such a name is whole."""
    return sorted((one for one in folder.glob("opora-*.backup") if NAME.fullmatch(one.name)), reverse=True)


def newest(folder: Path) -> datetime | None:
    """When the last daily copy was made."""
    for one in daily_copies(folder):
        return datetime.strptime(one.name, f"opora-{STAMP}.backup").replace(tzinfo=UTC)
    return None
