"""`python -m tests.chaos.statements`: the process ends before each statement of a «Сохранить», and before its commit.

Whatever was shown as saved is there; the record is whole or is not there at all; what the next process takes up (and
Telegram sends again) makes it once.
"""

import asyncio
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from aiogram.methods import TelegramMethod
from sqlalchemy import event

from bot.factory import build_dispatcher
from bot.inbox import Inbox
from bot.logs import set_up_logs
from services.people.members import Actors
from storage import migration
from storage.clock import SystemClock
from storage.database import Database
from storage.dialogues import SqlDialogues
from tests.bench.report import Line
from tests.flows.tour import answer_needed
from tests.support.telegram import Phone, Telegram
from tests.support.town import ADMINS, MARIA, settle

LONGEST = 200
"""Statements that a «Сохранить» will never have."""
SHOWN = "Сохранено"
UPDATE = 900_001
Press = dict[str, Any]


@dataclass
class Found:
    """What was met over all ends."""

    ends: int = 0
    shown: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> int:
    """Returns the exit status."""
    set_up_logs("WARNING", "json")
    found = Found()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        press = asyncio.run(_prepare(folder / "ready.db"))
        for number in range(1, LONGEST):
            if not _end_at(number, folder, press, found):
                break
    for one in found.wrong[:5]:
        print(f"--- {one}")
    print(Line("«Сохранить» ended before each statement and commit of it", found.ends, least=8))
    print(Line("ends after «Сохранено» was shown", found.shown, least=1))
    print(line := Line("lost, halved or doubled", len(found.wrong), most=0))
    return int(line.short or found.ends < 8)


async def _prepare(file: Path) -> Press:
    """A form that waits for «Сохранить»; returns the update that presses it."""
    url = f"sqlite+aiosqlite:///{file}"
    await migration.upgrade(url)
    db, clock, telegram = Database(url), SystemClock(), Telegram()
    await settle(db, clock)
    dispatcher = build_dispatcher(db, clock, SqlDialogues(db, clock), admin_ids=ADMINS)
    maria = Phone(telegram, dispatcher, MARIA, count(1))
    await answer_needed(maria)
    await maria.press("К проверке")
    await db.close()
    press = {"id": "77", "data": maria.data_of("Сохранить"), "chat_instance": "-", "from": maria.user.model_dump()}
    return {"update_id": UPDATE, "callback_query": press | {"message": maria.window.model_dump(mode="json")}}


def _end_at(number: int, folder: Path, press: Press, found: Found) -> bool:
    """One process that ends at that statement, and the next one; False when the first came to its own end."""
    file, said = folder / f"{number}.db", folder / f"{number}.said"
    shutil.copy(folder / "ready.db", file)
    died = _process(file, said, press, number) == -signal.SIGKILL
    shown = SHOWN in (said.read_text(encoding="utf-8") if said.exists() else "")
    found.ends += died
    found.shown += shown and died
    there = _records(file)
    if shown and len(there) != 1:
        found.wrong.append(f"end {number}: shown as saved, stored {there}")
    ended = _process(file, said, press, None)
    after = _records(file)
    if ended != 0 or len(after) != 1 or after[0][1] == 0:
        found.wrong.append(f"end {number}: the next process ended with {ended}, stored {after}")
    return died


def _records(file: Path) -> list[tuple[int, int]]:
    """The numbers of the records, each with the length of its title."""
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT id, length(title) FROM activities"
        return [(int(row[0]), int(row[1])) for row in connection.execute(query)]


def _process(file: Path, said: Path, press: Press, end_at: int | None) -> int:
    """How a process ended that took up what was left and had the press from Telegram."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        asyncio.run(_life(file, said, press, end_at))
    except BaseException as error:  # noqa: BLE001 — a child says it by its end
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0)


async def _life(file: Path, said: Path, press: Press, end_at: int | None) -> None:
    db, clock, telegram = Database(f"sqlite+aiosqlite:///{file}"), SystemClock(), Telegram()
    # as the other process's phone left it
    message = press["callback_query"]["message"]
    telegram.trouble = lambda method: _note(said, method)
    dispatcher = build_dispatcher(db, clock, SqlDialogues(db, clock), admin_ids=ADMINS)
    inbox = Inbox(telegram, dispatcher, db, clock, Actors(db, clock, ADMINS))
    phone = Phone(telegram, dispatcher, MARIA, count(1))
    shown = phone._message(text="Форма")
    telegram.chats[MARIA.telegram_id] = {message["message_id"]: shown}
    if end_at is None:
        await inbox.recover(mine=True)
    else:
        _end_before(db, end_at)
    await inbox.take([press])
    await inbox.drain(20)
    await db.close()


def _note(said: Path, method: TelegramMethod[Any]) -> None:
    """What Telegram is asked to show stands on the disk before anything else happens."""
    text = getattr(method, "text", None) or ""
    with said.open("a", encoding="utf-8") as file:
        file.write(f"{text}\n")


def _end_before(db: Database, number: int) -> None:
    """The process ends before that statement or commit of its writer, counted from now."""
    left = [number]

    def one_more(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(db.writer.sync_engine, "before_cursor_execute", one_more)
    event.listen(db.writer.sync_engine, "commit", one_more)


if __name__ == "__main__":
    sys.exit(main())
