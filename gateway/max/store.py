"""What the gateway must not forget: one SQLite file, on one thread.

Updates are written with a full sync before MAX is answered; copies of the bot's own messages without one: a process
that is killed loses neither, and a machine that loses its power at most a copy, which MAX is asked for then.
"""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from gateway.botapi.shapes import Json

P = ParamSpec("P")
T = TypeVar("T")
Db = sqlite3.Connection

VERSION = 2
TABLES = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE updates (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, body TEXT, at REAL NOT NULL);
CREATE INDEX updates_waiting ON updates (id) WHERE body IS NOT NULL;
CREATE INDEX updates_at ON updates (at);
CREATE TABLE people (id INTEGER PRIMARY KEY, dialog INTEGER NOT NULL);
CREATE TABLE messages (
    chat INTEGER NOT NULL, number INTEGER NOT NULL, mid TEXT NOT NULL, copy TEXT, at REAL NOT NULL,
    PRIMARY KEY (chat, number)
) WITHOUT ROWID;
CREATE INDEX messages_at ON messages (at);
CREATE TABLE files (id TEXT PRIMARY KEY, about TEXT NOT NULL, at REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX files_at ON files (at);
CREATE TABLE passing (mid TEXT PRIMARY KEY, chat INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX passing_chat ON passing (chat);
"""
FILES_HAVE_A_TERM = """
ALTER TABLE files ADD COLUMN at REAL NOT NULL DEFAULT 0;
UPDATE files SET at = {now};
CREATE INDEX files_at ON files (at);
"""
"""From version 1: the files that are there are as good as asked for now."""
DAY = 86400.0
KEYS_KEPT = 3 * DAY
"""Longer than MAX repeats an update: eight hours."""
COPIES_KEPT = 30 * DAY
FILES_KEPT = 400 * DAY
"""Since a file was last asked for: what answered somebody a year ago is still there for the report of the year."""
SWEPT = (
    ("updates", "id", "body IS NULL", KEYS_KEPT),
    ("messages", "chat, number", "TRUE", COPIES_KEPT),
    ("files", "id", "TRUE", FILES_KEPT),
)
"""(table, key, which of it, seconds)."""
AT_ONCE = 500
"""Rows that go in one transaction: deleting writes over them, and a call of the bot waits no longer than that."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that the bot has not confirmed."""

    id: int
    kind: str
    body: Json

    def as_json(self) -> Json:
        """The Update object."""
        return {"update_id": self.id, self.kind: self.body}


@dataclass(frozen=True, slots=True)
class Kept:
    """A message by its number: MAX's name of it, and what the bot said in it, where it is the bot's."""

    mid: str
    copy: Json | None


class Store:
    """The file and its thread."""

    def __init__(self, path: Path, now: float) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._path, self._now = path, now
        self._surely: Db | None = None
        self._soon: Db | None = None

    @classmethod
    async def open(cls, path: Path, now: float) -> Self:
        """The file is made where there is none. `now`: Unix seconds, of which a new file's numbers begin, so that no
        number comes twice when a file was lost."""
        store = cls(path, now)
        await asyncio.get_running_loop().run_in_executor(store._thread, store._connect)
        return store

    def _connect(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600)
        self._surely, self._soon = self._connection("FULL"), self._connection("NORMAL")
        version = self._surely.execute("PRAGMA user_version").fetchone()[0]
        if version < VERSION:
            change = TABLES if version == 0 else FILES_HAVE_A_TERM.format(now=self._now)
            self._surely.executescript(f"BEGIN IMMEDIATE; {change} PRAGMA user_version = {VERSION}; COMMIT;")
        if version == 0:
            self._surely.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('updates', ?)", (int(self._now),))

    def _connection(self, synchronous: str) -> Db:
        db = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, timeout=5)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(f"PRAGMA synchronous = {synchronous}")
        db.execute("PRAGMA secure_delete = ON")  # what people wrote does not stay in free pages
        return db

    async def surely(self, work: Callable[Concatenate[Db, P], T], *args: P.args, **named: P.kwargs) -> T:
        """What the work returns, when it is on the disk."""
        return await self._do(True, work, *args, **named)

    async def soon(self, work: Callable[Concatenate[Db, P], T], *args: P.args, **named: P.kwargs) -> T:
        """What the work returns; for reading, and for what may be lost with the power."""
        return await self._do(False, work, *args, **named)

    async def _do(self, full: bool, work: Callable[Concatenate[Db, P], T], *args: P.args, **named: P.kwargs) -> T:
        def run() -> T:
            db = self._surely if full else self._soon
            if db is None:
                raise RuntimeError("the store is closed")
            db.execute("BEGIN IMMEDIATE")
            try:
                done = work(db, *args, **named)
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
            return done

        return await asyncio.get_running_loop().run_in_executor(self._thread, run)

    async def close(self) -> None:
        """Everything is written when it returns."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._disconnect)
        self._thread.shutdown()

    def _disconnect(self) -> None:
        for db in (self._soon, self._surely):
            if db is not None:
                db.close()
        self._surely = self._soon = None


# -- what is asked of it


def put_updates(db: Db, arrived: Iterable[tuple[str, str, Json]], at: float) -> int:
    """Store (key, kind, body) each; how many are new: one that MAX repeats is here already."""
    before = db.total_changes
    db.executemany(
        "INSERT INTO updates (key, body, at) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING",
        [(key, json.dumps([kind, body], ensure_ascii=False), at) for key, kind, body in arrived],
    )
    return db.total_changes - before


def take_updates(db: Db, offset: int, limit: int, allowed: Collection[str]) -> list[Waiting]:
    """What waits from `offset` on; everything before it is confirmed, and so is what the bot does not ask for.

    A negative offset counts from the end, as in the Bot API.
    """
    if offset < 0:
        found = db.execute(
            "SELECT id FROM updates WHERE body IS NOT NULL ORDER BY id DESC LIMIT 1 OFFSET ?", (-offset - 1,)
        ).fetchone()
        offset = found[0] if found else 0
    if offset:
        db.execute("UPDATE updates SET body = NULL WHERE body IS NOT NULL AND id < ?", (offset,))
    waiting: list[Waiting] = []
    unasked: list[tuple[int]] = []
    rows = db.execute("SELECT id, body FROM updates WHERE body IS NOT NULL ORDER BY id LIMIT ?", (max(1, limit),))
    for number, written in rows:
        kind, body = json.loads(written)
        if allowed and kind not in allowed:
            unasked.append((number,))
        else:
            waiting.append(Waiting(number, kind, body))
    db.executemany("UPDATE updates SET body = NULL WHERE id = ?", unasked)
    if unasked and not waiting:
        return take_updates(db, 0, limit, allowed)
    return waiting


def count_waiting(db: Db) -> int:
    """How many updates the bot has not confirmed."""
    return int(db.execute("SELECT count(*) FROM updates WHERE body IS NOT NULL").fetchone()[0])


def drop_waiting(db: Db) -> None:
    """As with `drop_pending_updates`."""
    db.execute("UPDATE updates SET body = NULL WHERE body IS NOT NULL")


def sweep(db: Db, now: float) -> int:
    """Keys that MAX repeats no more, copies of messages that nobody edits any more, files that nobody asks for; how
    many have gone. There may be more: those go in the next step."""
    return sum(
        db.execute(
            f"DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table} WHERE {old} AND at < ? LIMIT ?)",  # noqa: S608
            (now - term, AT_ONCE),
        ).rowcount
        for table, key, old, term in SWEPT
    )


def state(db: Db, name: str) -> str:
    """What is remembered under a name, "" where nothing is."""
    found = db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return found[0] if found else ""


def remember(db: Db, name: str, value: str) -> None:
    """Instead of what was there."""
    db.execute("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", (name, value))


def put_person(db: Db, person: int, dialog: int) -> None:
    """Where MAX has the dialog with a person. What they are called nobody needs."""
    db.execute("INSERT OR REPLACE INTO people (id, dialog) VALUES (?, ?)", (person, dialog))


def dialog_of(db: Db, person: int) -> int | None:
    """The dialog with a person; None with one who has said nothing yet."""
    found = db.execute("SELECT dialog FROM people WHERE id = ?", (person,)).fetchone()
    return int(found[0]) if found else None


def forget(db: Db, chat: int) -> None:
    """Whoever is there has left: what the bot said to them goes, and where they were to be found."""
    db.execute("DELETE FROM messages WHERE chat = ?", (chat,))
    db.execute("DELETE FROM people WHERE id = ?", (chat,))


def put_message(db: Db, chat: int, number: int, kept: Kept, at: float) -> None:
    """A message of the bot as it stands now, or the name of one that follows no rule."""
    copy = None if kept.copy is None else json.dumps(kept.copy, ensure_ascii=False)
    db.execute(
        "INSERT OR REPLACE INTO messages (chat, number, mid, copy, at) VALUES (?, ?, ?, ?, ?)",
        (chat, number, kept.mid, copy, at),
    )


def put_name(db: Db, chat: int, number: int, mid: str, at: float) -> None:
    """What MAX calls a message whose name follows no rule."""
    db.execute(
        "INSERT OR IGNORE INTO messages (chat, number, mid, copy, at) VALUES (?, ?, ?, NULL, ?)",
        (chat, number, mid, at),
    )


def message(db: Db, chat: int, number: int) -> Kept | None:
    """A message by its number; None where only the rule knows it."""
    found = db.execute("SELECT mid, copy FROM messages WHERE chat = ? AND number = ?", (chat, number)).fetchone()
    return Kept(found[0], json.loads(found[1]) if found[1] else None) if found else None


def drop_message(db: Db, chat: int, number: int) -> None:
    """It was deleted."""
    db.execute("DELETE FROM messages WHERE chat = ? AND number = ?", (chat, number))


def put_file(db: Db, about: Json, at: float) -> None:
    """Where a file is to be had."""
    written = json.dumps(about, ensure_ascii=False)
    db.execute("INSERT OR REPLACE INTO files (id, about, at) VALUES (?, ?, ?)", (about["id"], written, at))


def file(db: Db, number: str, at: float) -> Json | None:
    """A file by what the bot knows it under; whoever asks for it keeps it for another term."""
    found = db.execute("UPDATE files SET at = ? WHERE id = ? RETURNING about", (at, number)).fetchall()
    return json.loads(found[0][0]) if found else None


def put_passing(db: Db, chat: int, mid: str) -> None:
    """A message that the next word in this chat takes away."""
    db.execute("INSERT OR REPLACE INTO passing (mid, chat) VALUES (?, ?)", (mid, chat))


def take_passing(db: Db, chats: Collection[int]) -> list[str]:
    """Those that are to go now."""
    found: list[str] = []
    for chat in chats:
        found += [mid for (mid,) in db.execute("DELETE FROM passing WHERE chat = ? RETURNING mid", (chat,))]
    return found
