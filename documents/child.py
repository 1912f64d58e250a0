"""The process that reads what people send: one file at a time, with limits, and nothing of the bot's secrets.

It takes pickled questions from its standard input and puts pickled answers on its standard output; who asks is
`services/files.py`.
"""

from __future__ import annotations

import importlib
import os
import pickle
import resource
import struct
import sys
import threading
import time
from collections.abc import Callable
from typing import IO

JOBS = {
    "plan": "documents.plan.importing:read_file",
    "form?": "documents.monitoring_form:is_form",
    "claims": "documents.claims:check_file",
    "leaves": "documents.leaves:read_list",
    "form": "documents.monitoring_form:read_form",
    "words?": "documents.words_book:is_words",
    "words": "documents.words_book:read_words",
    "guests": "documents.guests:read_list",
    "material": "documents.library.reading:read_material",
    "material-portion": "documents.library.reading:look_through",
    "links": "documents.guest_sheets:write_links",
    "check-in": "documents.check_in:write_check_in",
    "paper": "documents.papers.word:fill",
    "template": "documents.papers.letterhead:check_template",
    "journal": "documents.papers.journal:write_journal",
    "next-plan": "documents.papers.next_plan:write_plan",
    "picture": "documents.papers.drawing:draw_picture",
    "sheets": "documents.papers.sheets:write_sheets",
    "tables": "documents.style.book:write_tables",
    "monitoring": "documents.monitoring:write_consolidated",
    "indicator": "documents.monitoring_chart:draw_chart",
    "description": "documents.supervision:describe_docx",
    "blank": "documents.monitoring_form:write_form",
    "word-book": "documents.words_book:write_words",
}
"""What can be asked, and by what it is answered: imported when it is asked for."""
MEMORY = 384 * 1024 * 1024
"""Bytes that reading may take beside what the program itself takes: half a gigabyte together."""
SECONDS = 20
"""Seconds of processor time for one file."""
LENGTH = struct.Struct(">Q")
NICE = 10
"""It gives way to the bot, and still has its turn beside other programs."""
WATCH = 1.0


def main() -> None:
    """Answer until the standard input ends, or the process that asks is gone."""
    give_way()
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while (question := receive(questions)) is not None:
        name, arguments = pickle.loads(question)  # noqa: S301 — of our own parent
        job = _job(name)  # imported before the limits: what the program takes is not the file's fault
        _limit()
        send(answers, pickle.dumps(_answer(job, arguments)))


def give_way() -> None:
    """Be a child that the bot does not feel, and that goes when the bot does: also when it is killed, also out of the
    middle of an answer."""
    os.setpriority(os.PRIO_PROCESS, 0, max(NICE, os.getpriority(os.PRIO_PROCESS, 0)))
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()


def receive(stream: IO[bytes]) -> bytes | None:
    """The next message; None when there is none any more."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a message whole: its length, then its bytes."""
    stream.write(LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def _job(name: str) -> Callable[..., object]:
    module, _, function = JOBS[name].partition(":")
    found: Callable[..., object] = getattr(importlib.import_module(module), function)
    return found


def _answer(job: Callable[..., object], arguments: tuple[object, ...]) -> tuple[bool, object]:
    try:
        return True, job(*arguments)
    except MemoryError:
        os._exit(1)  # what is left of the heap is not to be trusted
    except Exception as error:  # noqa: BLE001 — handed to whoever asked
        return False, error


def _limit() -> None:
    """So much more memory than now, so many more seconds than now: the kernel holds both."""
    _set(resource.RLIMIT_AS, _size() + MEMORY)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + SECONDS + 1)


def _set(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _size() -> int:
    """Bytes of address space that this process has now; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 — pathlib is another import
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)


if __name__ == "__main__":
    main()
