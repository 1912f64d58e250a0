"""Whether a database is as far as the program, without alembic: nine megabytes that a bot at work has no use for."""

import sqlite3
from contextlib import closing
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1] / "migrations" / "versions"


def newest() -> str:
    """The revision of the last migration: the beginning of its file's name."""
    return max(script.name for script in SCRIPTS.glob("[0-9]*.py")).partition("_")[0]


def stands_at(file: Path) -> str | None:
    """The revision that an SQLite file says it has; None where there is no such file, or it says nothing."""
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return None
    return None if row is None else str(row[0])
