"""One address before several talkers, as a reverse proxy is: each connection goes to the next one that answers."""

import asyncio
import socket
from asyncio import StreamReader, StreamWriter
from collections.abc import Sequence
from contextlib import suppress
from typing import Self


def free_port() -> int:
    """A port of this machine that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Door:
    """Copies bytes both ways and knows nothing of what they say."""

    def __init__(self, ports: Sequence[int]) -> None:
        self.ports, self.port = list(ports), free_port()
        self.went: dict[int, int] = dict.fromkeys(ports, 0)
        """How many connections each has had."""
        self._server: asyncio.Server | None = None
        self._next = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._come, "127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server
        self._server.close()

    async def _come(self, reader: StreamReader, writer: StreamWriter) -> None:
        there = await self._open()
        if there is None:
            writer.close()
            return
        await asyncio.gather(_copy(reader, there[1]), _copy(there[0], writer))

    async def _open(self) -> tuple[StreamReader, StreamWriter] | None:
        for _ in self.ports:
            port = self.ports[self._next % len(self.ports)]
            self._next += 1
            with suppress(OSError):
                opened = await asyncio.open_connection("127.0.0.1", port)
                self.went[port] += 1
                return opened
        return None


async def _copy(source: StreamReader, target: StreamWriter) -> None:
    with suppress(OSError, asyncio.IncompleteReadError):
        while part := await source.read(65_536):
            target.write(part)
            await target.drain()
    target.close()
