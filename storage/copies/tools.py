"""PostgreSQL's own programs, found when they are needed: a copy of a server's database is made by `pg_dump`."""

import asyncio
import os
import re
import shutil
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, make_url

INSTALLED = Path("/usr/lib/postgresql")
"""Where Debian and its kin put the programs of each version."""
VERSION = re.compile(r"\(PostgreSQL\) (\d+)")
OPTIONS = {"host": "PGHOST", "port": "PGPORT", "ssl": "PGSSLMODE", "sslmode": "PGSSLMODE", "passfile": "PGPASSFILE"}
"""What an address may say after its «?», and what PostgreSQL's own programs call it."""


class NoTool(Exception):
    """The program is not here, or older than the server."""

    def __init__(self, tool: str, version: int) -> None:
        super().__init__(f"{tool} of PostgreSQL {version} or later is not here")
        self.tool, self.version = tool, version


class ToolFailed(Exception):
    """The program's own reason, in one line."""


async def run_tool(name: str, url: str, server: int, *words: str, folder: Path | None = None) -> None:
    """Run `pg_dump` or `pg_restore` against the database, of the server's version or a later one: it is looked for in
    `folder`, in PATH and where systems install them. Raises NoTool, ToolFailed."""
    program = await _found(name, server, folder)
    process = await asyncio.create_subprocess_exec(program, *words, env=_environment(make_url(url)), stderr=PIPE)
    try:
        _, said = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        lines = said.decode(errors="replace").strip().splitlines() or [f"status {process.returncode}"]
        raise ToolFailed(lines[0][:300])


async def _found(name: str, server: int, folder: Path | None) -> str:
    """The oldest of those that know the server: a later one may speak of what an older server does not know."""
    fit = [(version, one) for one in _places(name, folder) if (version := await _version(one)) >= server]
    if not fit:
        raise NoTool(name, server)
    return min(fit, key=lambda one: one[0])[1]


def _places(name: str, folder: Path | None) -> Iterator[str]:
    path = os.pathsep.join(filter(None, (str(folder or ""), os.environ.get("PATH", os.defpath))))
    if (first := shutil.which(name, path=path)) is not None:
        yield first
    yield from map(str, INSTALLED.glob(f"*/bin/{name}"))


async def _version(program: str) -> int:
    process = await asyncio.create_subprocess_exec(program, "--version", stdout=PIPE, stderr=PIPE)
    said, _ = await process.communicate()
    found = VERSION.search(said.decode(errors="replace"))
    return int(found[1]) if found else 0


def _environment(url: URL) -> dict[str, str]:
    """The address as PostgreSQL's programs take it: nobody reads a password in the list of processes."""
    plain = {
        "PGHOST": url.host,
        "PGPORT": url.port and str(url.port),
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    more = {OPTIONS[name]: str(value) for name, value in url.query.items() if name in OPTIONS}
    return {**os.environ, **{name: str(value) for name, value in plain.items() if value}, **more}
