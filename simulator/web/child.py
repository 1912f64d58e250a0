"""The bot as a child process: started, stopped, and its data sown anew."""

import asyncio
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL

TERM_SECONDS = 10.0
SEED_SECONDS = 300.0
TAIL_LINES = 15


class ChildError(RuntimeError):
    """The bot or its seed has failed; says how, for a person."""


class Child:
    """One bot. It stays in this process's group: whoever ends the group ends both."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        log: Path,
        seed: Sequence[str] = (),
        on_exit: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.command = command
        self.env = env
        self.log = log
        self.seed_command = seed
        self.on_exit = on_exit
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None

    async def seed(self) -> None:
        """Runs the seed command, if there is one. Raises ChildError when it fails."""
        if not self.seed_command:
            return
        process = await self._launch(self.seed_command)
        try:
            async with asyncio.timeout(SEED_SECONDS):
                code = await process.wait()
        except TimeoutError:
            raise ChildError(f"Данные не загрузились за {SEED_SECONDS:.0f} секунд") from None
        finally:
            await _end(process)
        if code:
            raise ChildError(f"Данные не загрузились: код {code}\n{self.tail()}")

    async def start(self) -> None:
        """Starts the bot. Raises ChildError where the command cannot be run."""
        self._process = await self._launch(self.command)
        self._watch = asyncio.create_task(self._wait(self._process))

    async def stop(self) -> None:
        """SIGTERM, ten seconds of patience, SIGKILL."""
        process, self._process = self._process, None
        if process:
            await _end(process)
        if self._watch:
            await self._watch

    def tail(self) -> str:
        """The last lines the bot or its seed has written."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-TAIL_LINES:])

    async def _launch(self, command: Sequence[str]) -> asyncio.subprocess.Process:
        try:
            with self.log.open("ab") as output:
                return await asyncio.create_subprocess_exec(
                    *command, env=dict(self.env), stdin=DEVNULL, stdout=output, stderr=output
                )
        except OSError as error:
            raise ChildError(f"Не запускается «{' '.join(command)}»: {error}") from None

    async def _wait(self, process: asyncio.subprocess.Process) -> None:
        code = await process.wait()
        if process is self._process:  # nobody asked it to
            self.on_exit(code)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)
    try:
        async with asyncio.timeout(TERM_SECONDS):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
