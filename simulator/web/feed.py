"""Server-sent events: a snapshot at first, then every change; a line that broke resumes where it stopped."""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from aiohttp import web

from gateway.botapi.shapes import Json

KEPT = 3000  # changes a broken line may have missed
WAITING = 5000  # changes a stream may lag behind before it is cut off
HEARTBEAT_SECONDS = 15.0


class Feed:
    """Numbered changes and those who listen to them."""

    def __init__(self, snapshot: Callable[[], Json]) -> None:
        self.snapshot = snapshot
        self.run = secrets.token_hex(4)  # numbers of another run of the server mean nothing
        self._number = 0
        self._kept: deque[tuple[int, bytes]] = deque(maxlen=KEPT)
        self._streams: set[asyncio.Queue[bytes | None]] = set()

    def publish(self, kind: str, **body: object) -> None:
        """Tells everybody."""
        self._number += 1
        data = self._encode({"kind": kind, **body})
        self._kept.append((self._number, data))
        for queue in list(self._streams):
            if queue.qsize() > WAITING:
                self._close(queue)
            else:
                queue.put_nowait(data)

    def refresh(self) -> None:
        """The whole picture anew, to everybody."""
        self._kept.clear()
        self.publish("snapshot", **self.snapshot())

    def close(self) -> None:
        """Ends every stream."""
        for queue in list(self._streams):
            self._close(queue)

    def _close(self, queue: asyncio.Queue[bytes | None]) -> None:
        self._streams.discard(queue)
        queue.put_nowait(None)

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """The response that goes on until somebody leaves."""
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        answer = web.StreamResponse(headers=headers)
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        for data in self._missed(request.headers.get("Last-Event-ID", "")):
            queue.put_nowait(data)
        self._streams.add(queue)
        try:
            with suppress(ConnectionError):
                await answer.prepare(request)
                await answer.write(b"retry: 500\n\n")
                await self._write(answer, queue)
        finally:
            self._streams.discard(queue)
        return answer

    async def _write(self, answer: web.StreamResponse, queue: asyncio.Queue[bytes | None]) -> None:
        while True:
            try:
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    data = await queue.get()
            except TimeoutError:
                data = b": still here\n\n"
            if data is None:
                return
            await answer.write(data)

    def _missed(self, last_id: str) -> list[bytes]:
        run, _, number = last_id.partition(".")
        oldest = self._kept[0][0] if self._kept else self._number + 1
        if run == self.run and number.isdecimal() and oldest - 1 <= int(number) <= self._number:
            return [data for seen, data in self._kept if seen > int(number)]
        return [self._encode({"kind": "snapshot", **self.snapshot()})]

    def _encode(self, body: Json) -> bytes:
        # ASCII: half a surrogate pair, which a bot may well send, cannot be written as UTF-8
        return f"id: {self.run}.{self._number}\ndata: {json.dumps(body)}\n\n".encode()
