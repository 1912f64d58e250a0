"""A long table is written by a process of its own, while this one reads the database and answers people."""

import asyncio
import pickle
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from documents import scratch
from documents.child import LENGTH
from documents.papers.long import LongTable, Row
from services.files import TooHeavy, child_environment


async def write_table(table: LongTable, parts: AsyncIterator[Sequence[Row]]) -> bytes:
    """The .xlsx of rows that come in parts. Raises TooHeavy when the process ended before it was done."""
    with scratch.folder() as folder:
        file = Path(folder) / "table.xlsx"
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "documents.papers.long",
            stdin=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=child_environment(),
            process_group=0,
        )
        try:
            await _feed(
                process,
                LongTable(file=str(file), head=table.head, name=table.name, title=table.title, columns=table.columns),
                parts,
            )
            well = await process.wait() == 0
        except (BrokenPipeError, ConnectionResetError):
            well = False
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if not well:
            raise TooHeavy
        return await asyncio.to_thread(file.read_bytes)


async def _feed(process: asyncio.subprocess.Process, table: LongTable, parts: AsyncIterator[Sequence[Row]]) -> None:
    stream = process.stdin
    assert stream  # noqa: S101 — a pipe was asked for
    await _send(stream, pickle.dumps(table))
    async for part in parts:
        await _send(stream, pickle.dumps(part))
        await asyncio.sleep(0)  # a pipe that is not full gives nobody else a turn
    await _send(stream, b"")
    stream.close()


async def _send(stream: asyncio.StreamWriter, message: bytes) -> None:
    stream.write(LENGTH.pack(len(message)))
    stream.write(message)
    await stream.drain()
