"""The process that makes papers: it reads the database by itself, and answers one order after another.

`services/papers/inner/process.py` starts it. What comes through its standard input is pickled by our own program, where
the database is too; what goes out is how far it is, and at last the files or the error.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
import traceback
from functools import partial
from typing import IO

from documents.child import give_way, receive, send
from services.papers.inner.order import MadePaper
from services.papers.preparing import prepare
from services.texts import texts
from services.work import Work
from storage.clock import StoppedClock
from storage.database import Database

Answer = tuple[bool, list[MadePaper] | Exception]
"""Whether it went well, and the files or what went wrong."""


def main() -> None:
    """Answer until the standard input ends, or the process that asks is gone."""
    give_way()
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what is logged is no answer
    texts()
    databases: dict[str, Database] = {}
    with asyncio.Runner() as runner:
        while (question := receive(questions)) is not None:
            send(answers, _packed(runner.run(_answer(question, databases, answers))))


async def _answer(question: bytes, databases: dict[str, Database], answers: IO[bytes]) -> Answer:
    url, now, actor, order = pickle.loads(question)  # noqa: S301 — of our own parent
    if url not in databases:  # kept, because it knows its statements; its connections are not
        databases.clear()
        databases[url] = Database(url)
    work = Work(databases[url], StoppedClock(now), actor)
    try:
        return True, await prepare(work, order, partial(_tell, answers))
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
        return pickle.dumps((False, RuntimeError(f"{type(answer[1]).__name__} in the process that makes papers")))


if __name__ == "__main__":
    main()
