"""Children of the nursery, as `asyncio.subprocess` would have them."""

import asyncio
import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from asyncio import StreamReader, StreamReaderProtocol
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

ROOT = Path(__file__).parents[2]


class Newborn:
    """A process of the bot that was forked."""

    def __init__(self, told: socket.socket, pid: int, stdout: StreamReader, stderr: StreamReader) -> None:
        self.pid, self.stdout, self.stderr = pid, stdout, stderr
        self._told = told
        self._end = asyncio.create_task(self._ends())

    @classmethod
    async def born(cls, *words: str, env: Mapping[str, str], cwd: Path | str) -> Self:
        """It runs already."""
        told = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        told.connect(str(_nursery()))
        told.setblocking(False)
        outs = [os.pipe(), os.pipe()]
        socket.send_fds(told, [json.dumps([words, dict(env), str(cwd)]).encode()], [there for _, there in outs])
        for _, there in outs:
            os.close(there)
        readers = [await _reading(here) for here, _ in outs]
        return cls(told, int(await asyncio.get_running_loop().sock_recv(told, 64)), *readers)

    async def _ends(self) -> int:
        with self._told:
            return int(await asyncio.get_running_loop().sock_recv(self._told, 64))

    @property
    def returncode(self) -> int | None:
        """How it ended; None while it runs."""
        return self._end.result() if self._end.done() else None

    async def wait(self) -> int:
        """How it ended, when it has."""
        return await asyncio.shield(self._end)

    async def communicate(self) -> tuple[bytes, bytes]:
        """What it wrote, when it has ended."""
        out, err, _ = await asyncio.gather(self.stdout.read(), self.stderr.read(), self.wait())
        return out, err

    def send_signal(self, number: int) -> None:
        """Nothing when it has ended."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """At once."""
        self.send_signal(signal.SIGKILL)


class _Pipe(StreamReaderProtocol):
    def eof_received(self) -> bool:
        super().eof_received()
        return False  # else uvloop leaves it open


async def _reading(pipe: int) -> StreamReader:
    reader = StreamReader(limit=1 << 20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: _Pipe(reader), os.fdopen(pipe, "rb"))
    return reader


@cache
def _nursery() -> Path:
    """Where the nursery of this run hears; it begins with the first that is asked for, and ends with the run."""
    folder = TemporaryDirectory(prefix="opora-nursery-")
    path = Path(folder.name) / "door"
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        door.bind(str(path))
        door.listen(64)
        command = [sys.executable, "-m", "tests.e2e.nursery", str(door.fileno())]
        running = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, pass_fds=[door.fileno()])
    atexit.register(folder.cleanup)
    atexit.register(running.communicate)  # which closes its standard input
    return path
