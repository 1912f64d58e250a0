"""Files that people send are read in processes of their own (`documents/child.py`): a file that takes all memory or all
time ends its process, and nobody else feels it."""

import asyncio
import atexit
import io
import os
import pickle
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from documents.child import SECONDS, receive, send
from documents.converting import Conversion, kind_of, program
from models.errors import DomainError
from services.file_turns import FileTurns, Sender

FEWEST, MOST = 2, 4
"""Processes in all: of the machine's memory they may take a third together."""
HEAVIEST = 512 * 1024 * 1024
"""Bytes that one of them takes at most."""
LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
"""Where a container says how much memory it has."""
PATIENCE = float(SECONDS)
"""Seconds by the clock."""
ROOT = Path(__file__).resolve().parents[1]
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "PYTHONHASHSEED")
"""What of the environment the child sees: no token, no address of the database."""
PLAIN = {("builtins", name) for name in ("set", "frozenset", "complex", "bytearray")} | {
    ("datetime", name) for name in ("date", "datetime", "time", "timedelta", "timezone")
}


class TooHeavy(DomainError):
    """Reading the file took more memory or time than a file may take."""

    def __init__(self) -> None:
        super().__init__("file-too-heavy")


def memory() -> int:
    """Bytes that this machine, or the container that this is, has."""
    found = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    for name in LIMITS:
        with suppress(OSError, ValueError):  # there is none, or it says «max»
            found.append(int(Path(name).read_text(encoding="ascii")))
    return min(found)


class FileReaders:
    """The reading processes. They are started when they are needed first, and serve one file after another."""

    def __init__(self) -> None:
        max_concurrent = min(MOST, max(FEWEST, memory() // 3 // HEAVIEST))
        self._turns = FileTurns(max_concurrent)
        self._threads = ThreadPoolExecutor(max_concurrent, "files")
        self._idle: list[subprocess.Popen[bytes]] = []
        self._busy: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()

    async def read(self, sender: Sender, job: str, *arguments: object) -> Any:
        """What the job (`documents.child.JOBS`) makes of the file. Raises what it raised, and TooHeavy."""
        async with self._turns.turn(sender):
            loop = asyncio.get_running_loop()
            well, answer = await loop.run_in_executor(self._threads, self._ask, job, arguments)
        if not well:
            raise answer
        return answer

    async def as_word(self, sender: Sender, data: bytes) -> bytes:
        """A .doc, .rtf or .odt as .docx where a converter is installed, anything else as it is. Raises BadPlan when it
        could not be converted."""
        kind, converter = kind_of(data), program()
        if kind is None or converter is None:
            return data
        async with self._turns.turn(sender):
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._convert, Conversion(data, kind, converter))

    def close(self) -> None:
        """End every process, busy or not: whoever waits for one hears that the file was too heavy."""
        with self._lock:
            idle, self._idle = self._idle, []
            for child in self._busy:
                with suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)  # its thread closes what is left
        for child in idle:
            _end(child)

    def _convert(self, conversion: Conversion) -> bytes:
        with self._lock:
            process = conversion.start()
            self._busy.add(process)
        try:
            return conversion.wait(process)
        finally:
            with self._lock:
                self._busy.discard(process)
            conversion.close()

    def _ask(self, job: str, arguments: tuple[object, ...]) -> tuple[bool, Any]:
        with self._lock:
            child = self._idle.pop() if self._idle else _start()
            self._busy.add(child)
        clock = threading.Timer(PATIENCE, child.kill)
        clock.start()
        try:
            answer = _exchange(child, pickle.dumps((job, arguments)))
        finally:
            clock.cancel()
            with self._lock:
                self._busy.discard(child)
        if answer is None:
            _end(child)
            return False, TooHeavy()
        with self._lock:
            self._idle.append(child)
        return answer


files = FileReaders()
"""The processes of this process."""
atexit.register(files.close)


def child_environment() -> dict[str, str]:
    """What a process of ours sees of the environment."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | {"PYTHONPATH": str(ROOT)}


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "documents.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it would say what stands in the file
        env=child_environment(),
        process_group=0,  # Ctrl+C is the bot's to answer; in a session of its own Linux would not heed its `nice`
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        with suppress(BrokenPipeError):  # what it was not sent any more
            if stream is not None:
                stream.close()


def _exchange(child: subprocess.Popen[bytes], question: bytes) -> tuple[bool, Any] | None:
    """The answer; None when the child ended before it gave one."""
    assert child.stdin  # noqa: S101 — a pipe was asked for
    assert child.stdout  # noqa: S101
    try:
        send(child.stdin, question)
        told = receive(child.stdout)
    except OSError:
        return None
    return None if told is None else _Careful(io.BytesIO(told)).load()


class _Careful(pickle.Unpickler):
    """Reads values and our own classes only: what answers has read a stranger's file."""

    def find_class(self, module: str, name: str) -> type:
        ours = module.partition(".")[0] in {"models", "documents"}
        found = super().find_class(module, name) if ours or (module, name) in PLAIN else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is not expected of a file")
        return found
