"""The real program as a process: `python -m bot …`, its log line by line, its end."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests.e2e.newborn import Newborn

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
"""Seconds for a start: importing everything takes five on a quiet machine, and forty where many are at work."""


def environment(**settings: str) -> dict[str, str]:
    """The environment of a bot that no developer's `.env` disturbs."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    own = {
        "ENV_FILE": "",
        "LOG_FORMAT": "json",
        "PYTHONUNBUFFERED": "1",
        "UPDATES_PER_PERSON": QUICK,
        "LANG": "C.UTF-8",
        "BACKUP_KEEP": "0",
    }
    return {**kept, **own, **settings}


QUICK = "100000"
"""Updates of one person within ten seconds: tests press quicker than people."""


FOREIGN = frozenset(
    {"DATABASE_URL", "REDIS_URL", "WEBHOOK_URL", "WEBHOOK_SECRET", "ADMIN_IDS", "BOT_TOKEN", "MAX_TOKEN"}
    # compiling everything anew costs each process a second
    | {"PYTHONDONTWRITEBYTECODE", "LC_ALL", "LC_MESSAGES"}
)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


async def _begun(*words: str, cwd: Path | str = ROOT, **settings: str) -> Process | Newborn:
    """`python -m bot` with these words. It is forked, but for whoever chooses what is done to the libraries."""
    env = environment(**settings) | {"PYTHONPATH": str(ROOT)}
    if "PLAIN_LIBRARIES" not in settings:
        return await Newborn.born(*words, env=env, cwd=cwd)
    command = (sys.executable, "-m", "bot", *words)
    return await asyncio.create_subprocess_exec(*command, cwd=cwd, env=env, stdout=PIPE, stderr=PIPE)


async def command(*words: str, cwd: Path | str = ROOT, **settings: str) -> Ended:
    """`python -m bot` with these words, to its end."""
    process = await _begun(*words, cwd=cwd, **settings)
    try:
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return Ended(process.returncode or 0, out.decode(), err.decode())


class BotProcess:
    """A running bot. `log` holds everything it has written."""

    def __init__(self, process: Process | Newborn) -> None:
        self._process = process
        self.log: list[str] = []
        self._running = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    @classmethod
    async def start(cls, *words: str, **settings: str) -> Self:
        """The process, not yet ready: whoever speaks to it waits for the answer. `run`, where no words say else."""
        return cls(await _begun(*(words or ("run",)), **settings))

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    async def ready(self) -> None:
        """Waits until the bot says that it runs. Raises RuntimeError with its log when it ends instead."""
        running = asyncio.create_task(self._running.wait())
        await asyncio.wait({running, self._reading}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            running.cancel()
            raise RuntimeError("the bot does not run:\n" + "\n".join(self.log))

    async def _read(self) -> None:
        assert self._process.stderr
        async for line in self._process.stderr:
            self.log.append(line.decode().rstrip("\n"))
            if '"event": "running"' in self.log[-1]:
                self._running.set()

    def said(self, event: str) -> list[Mapping[str, Any]]:
        """The log's records of this event."""
        records = [json.loads(line) for line in self.log if line.startswith("{")]
        return [record for record in records if record["event"] == event]

    async def kill(self) -> None:
        """kill -9: nothing is finished, nothing is said."""
        self._process.kill()
        await self._end()

    async def terminate(self) -> int:
        """SIGTERM; returns the exit code."""
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        return await self._end()

    async def ended(self) -> int:
        """The exit code of a bot that ends by itself."""
        return await self._end()

    async def _end(self) -> int:
        async with asyncio.timeout(PATIENCE):
            code = await self._process.wait()
            await self._reading
        return code
