"""Files that people send are read in processes of their own (`documents/child.py`): a file that takes all memory or all
time ends its process, and nobody else feels it."""

import asyncio
import atexit
import io
import os
import pickle
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from documents.converting import Conversion, kind_of, program
from models.errors import DomainError
from services.children import Children
from services.file_turns import FileTurns, Sender

FEWEST, MOST = 2, 4
"""Processes in all: of the machine's memory they may take a third together."""
HEAVIEST = 512 * 1024 * 1024
"""Bytes that one of them takes at most."""
LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
"""Where a container says how much memory it has."""
PATIENCE = 300.0
"""Seconds by the clock until a file is given up that waits for something else than the processor: of that it may take
`documents.child.SECONDS`. On a busy machine those come slowly, and that is no fault of the file."""
KEPT = 600.0
"""Seconds that a process stays when nobody sends a file."""
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
    """The reading processes: each serves one file after another."""

    def __init__(self) -> None:
        max_concurrent = min(MOST, max(FEWEST, memory() // 3 // HEAVIEST))
        self._turns = FileTurns(max_concurrent)
        self._threads = ThreadPoolExecutor(max_concurrent, "files")
        self.children = Children("documents.child", KEPT)
        self._converting: set[subprocess.Popen[bytes]] = set()

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
        self.children.close()
        for process in tuple(self._converting):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def _convert(self, conversion: Conversion) -> bytes:
        process = conversion.start()
        self._converting.add(process)
        try:
            return conversion.wait(process)
        finally:
            self._converting.discard(process)
            conversion.close()

    def _ask(self, job: str, arguments: tuple[object, ...]) -> tuple[bool, Any]:
        answer = self.children.ask(pickle.dumps((job, arguments)), PATIENCE)
        return (False, TooHeavy()) if answer is None else _Careful(io.BytesIO(answer)).load()


files = FileReaders()
"""The processes of this process."""
atexit.register(files.close)


class _Careful(pickle.Unpickler):
    """Reads values and our own classes only: what answers has read a stranger's file."""

    def find_class(self, module: str, name: str) -> type:
        ours = module.partition(".")[0] in {"models", "documents"}
        found = super().find_class(module, name) if ours or (module, name) in PLAIN else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is not expected of a file")
        return found
