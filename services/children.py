"""Processes of ours that answer one question after another: heavy work takes nothing of the bot's own time, and a
question that takes all memory ends its process alone."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from documents.child import receive, send

ROOT = Path(__file__).resolve().parents[1]
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "PYTHONHASHSEED")
"""What of the environment a child sees: no token, no address of the database."""
Child = subprocess.Popen[bytes]


class Children:
    """Processes that run one module. They are started when they are needed first, and end when nobody has asked for
    `kept` seconds."""

    def __init__(self, module: str, kept: float) -> None:
        self._module, self._kept = module, kept
        self.idle: list[tuple[Child, float]] = []
        self.busy: set[Child] = set()
        self._lock = threading.Lock()
        self._clock: threading.Timer | None = None

    def ask(self, question: bytes, patience: float, more: Callable[[bytes], bool] = lambda _: False) -> bytes | None:
        """The last message of the answer: `more` says of each whether another follows. None when the process ended
        before, or took longer than so many seconds by the clock. It waits: for a thread."""
        child = self._take()
        clock = threading.Timer(patience, child.kill)
        clock.start()
        try:
            answer = _exchange(child, question, more)
        finally:
            clock.cancel()
            with self._lock:
                self.busy.discard(child)
        if answer is None:
            end(child)
        else:
            self._keep(child)
        return answer

    def warm(self) -> None:
        """Have a process ready for whoever asks next."""
        with self._lock:
            needed = not self.idle and not self.busy
        if needed:
            self._keep(self._start())

    def close(self) -> None:
        """End every process, busy or not: whoever waits for one hears that it ended."""
        with self._lock:
            idle, self.idle = self.idle, []
            for child in self.busy:
                with suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)  # its thread closes what is left
        for child, _ in idle:
            end(child)

    def _take(self) -> Child:
        with self._lock:
            child = self.idle.pop()[0] if self.idle else self._start()
            self.busy.add(child)
        return child

    def _keep(self, child: Child) -> None:
        with self._lock:
            self.idle.append((child, time.monotonic()))
            self._look_later()

    def _look_later(self) -> None:
        if self._clock is None:
            self._clock = threading.Timer(self._kept, self._let_go)
            self._clock.daemon = True
            self._clock.start()

    def _let_go(self) -> None:
        """End those that nobody has needed for so long."""
        since = time.monotonic() - self._kept
        with self._lock:
            old = [child for child, at in self.idle if at <= since]
            self.idle = [(child, at) for child, at in self.idle if at > since]
            self._clock = None
            if self.idle:
                self._look_later()
        for child in old:
            end(child)

    def _start(self) -> Child:
        return subprocess.Popen(  # noqa: S603 — a module of ours
            [sys.executable, "-m", self._module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it would say what stands in the file
            env={name: os.environ[name] for name in KEPT if name in os.environ} | {"PYTHONPATH": str(ROOT)},
            process_group=0,  # Ctrl+C is the bot's to answer; in a session of its own Linux would not heed its `nice`
        )


def end(child: Child) -> None:
    """Nothing of the process is left."""
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        with suppress(BrokenPipeError):  # what it was not sent any more
            if stream is not None:
                stream.close()


def _exchange(child: Child, question: bytes, more: Callable[[bytes], bool]) -> bytes | None:
    assert child.stdin  # noqa: S101 — a pipe was asked for
    assert child.stdout  # noqa: S101
    try:
        send(child.stdin, question)
        told = receive(child.stdout)
        while told is not None and more(told):
            told = receive(child.stdout)
    except OSError:
        return None
    return told
