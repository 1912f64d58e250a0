"""The bots of two messengers on one SQLite file: each once, nobody else beside them, and both write."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from bot.database import DatabaseFile, held, open_database
from bot.settings import Settings, SettingsError
from models.alerts import Alert
from models.identities import Messenger
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.databases import migrated

WRITES = 150


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "opora.db"


@contextmanager
def holding(path: Path, messenger: Messenger | None) -> Iterator[None]:
    file = DatabaseFile(path)
    file.hold(messenger)
    try:
        yield
    finally:
        file.release()


@pytest.mark.parametrize("mine", Messenger)
def test_one_bot_a_messenger(path: Path, mine: Messenger) -> None:
    with ExitStack() as stack:
        for one in Messenger:
            stack.enter_context(holding(path, one))
        for other in (mine, None):
            with pytest.raises(SettingsError), holding(path, other):
                pass
    with holding(path, None), pytest.raises(SettingsError), holding(path, mine):
        pass
    with holding(path, mine):
        pass


def test_whoever_must_be_alone_waits_for_both(path: Path) -> None:
    with holding(path, Messenger.MAX), pytest.raises(SettingsError), held(f"sqlite+aiosqlite:///{path}"):
        pass
    with held(f"sqlite+aiosqlite:///{path}"):
        pass


async def test_both_are_at_work_and_no_write_is_refused(path: Path, clock: FakeClock) -> None:
    url = f"sqlite+aiosqlite:///{path}"
    await (await migrated(url)).close()
    telegram, in_max = (Settings(database_url=url, messenger=one) for one in Messenger)
    async with open_database(telegram) as (one, _), open_database(in_max) as (other, _):

        async def write(db: Database, number: int) -> None:
            async with db.writing() as session:
                await session.execute(insert(Alert).values(name=f"{id(db)} {number}", since=clock.now()))
                await session.scalar(select(func.count()).select_from(Alert))

        await asyncio.gather(*(write(db, number) for number in range(WRITES) for db in (one, other)))
        for db in (one, other):
            async with db.reading() as session:
                assert await session.scalar(select(func.count()).select_from(Alert)) == 2 * WRITES
