"""The process that does what is long beside the bot: it reads the database by itself, and answers one order after
another.

`services/beside/processes.py` starts it. What comes through its standard input is pickled by our own program, where
the database is too; what goes out is how far it is, and at last the answer or the error.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
import traceback
from functools import partial
from importlib import import_module
from typing import IO

from documents.child import give_way, receive, send
from services.texts import texts
from services.wording import speak_to
from services.work import Work
from storage.clock import StoppedClock
from storage.database import Database

READY = "services.papers.preparing"
"""What is mostly asked for: imported before somebody waits for it."""
Answer = tuple[bool, object]
"""Whether it went well, and what came out or what went wrong."""


def main() -> None:
    """Answer until the standard input ends, or the process that asks is gone."""
    give_way()
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what is logged is no answer
    texts()
    import_module(READY)
    databases: dict[str, Database] = {}
    with asyncio.Runner() as runner:
        while (question := receive(questions)) is not None:
            send(answers, _packed(runner.run(_answer(question, databases, answers))))


async def _answer(question: bytes, databases: dict[str, Database], answers: IO[bytes]) -> Answer:
    url, now, actor, (call, arguments, tells) = pickle.loads(question)  # noqa: S301 — of our own parent
    if url not in databases:  # kept, because it knows its statements; its connections are not
        databases.clear()
        databases[url] = Database(url)
    work = Work(databases[url], StoppedClock(now), actor)
    told = {"progress": partial(_tell, answers)} if tells else {}
    try:
        await speak_to(work.db, actor)
        return True, await call(work, *arguments, **told)
    except Exception as error:  # noqa: BLE001 — handed to whoever asked
        error.add_note("".join(traceback.format_tb(error.__traceback__)))
        return False, error
    finally:
        await databases[url].close()


async def _tell(answers: IO[bytes], done: int, of: int) -> None:
    send(answers, pickle.dumps((None, (done, of))))


def _packed(answer: Answer) -> bytes:
    try:
        return pickle.dumps(answer)
    except Exception:  # noqa: BLE001 — an error of a library that holds what cannot be told
        return pickle.dumps((False, RuntimeError(f"{type(answer[1]).__name__} in the process beside the bot")))


if __name__ == "__main__":
    main()
