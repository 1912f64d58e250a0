"""What the database promises, whichever it is: no lost update, one flush for many, nobody harmed by another's end."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, StatementError
from sqlalchemy.ext.asyncio import AsyncSession

from models.dialogues import Dialogue
from models.people import Center
from storage.batch import Batcher
from storage.database import Database
from storage.dialogues import ChatKey, SqlDialogues, forget_old_dialogues
from storage.sqlite_group import LARGEST
from tests.support.clock import FakeClock
from tests.support.databases import migrated
from tests.support.town import Town

WRITTEN = "Иванова Мария"


def center(name: str, clock: FakeClock) -> Center:
    return Center(name=name, zone="Europe/Moscow", created_at=clock.now())


async def names(db: Database) -> set[str]:
    async with db.reading() as session:
        return set(await session.scalars(select(Center.name)))


@pytest.fixture
async def lone(tmp_path: Path) -> AsyncIterator[Database]:
    """An SQLite file of one test."""
    db = await migrated(f"sqlite+aiosqlite:///{tmp_path}/lone.db")
    yield db
    await db.close()


async def test_fifteen_who_read_and_then_write_lose_nothing(db: Database, clock: FakeClock) -> None:
    async with db.writing() as session:
        session.add(center("0", clock))

    async def one_more() -> None:
        async with db.writing() as session:
            found = (await session.scalars(select(Center).with_for_update())).one()
            await asyncio.sleep(0.002)
            found.name = str(int(found.name) + 1)

    await asyncio.gather(*(one_more() for _ in range(15)))
    assert await names(db) == {"15"}


async def test_an_error_takes_everything_back(db: Database, clock: FakeClock) -> None:
    with pytest.raises(RuntimeError):  # noqa: PT012 — the transaction is what is tested
        async with db.writing() as session:
            session.add(center("«Берег»", clock))
            await session.flush()
            raise RuntimeError
    assert await names(db) == set()


async def test_one_failing_unit_among_many_is_rolled_back_alone(db: Database, clock: FakeClock) -> None:
    async def add(number: int) -> None:
        async with db.writing() as session:
            session.add(center(f"{number}", clock))
            await session.flush()
            if number % 5 == 0:
                raise RuntimeError(str(number))

    results = await asyncio.gather(*(add(n) for n in range(40)), return_exceptions=True)
    assert [isinstance(r, RuntimeError) for r in results] == [n % 5 == 0 for n in range(40)]
    assert await names(db) == {str(n) for n in range(40) if n % 5}


async def test_a_broken_rule_of_the_database_fails_alone_too(db: Database, clock: FakeClock) -> None:
    async def add(name: str) -> None:
        async with db.writing() as session:
            session.add(center(name, clock))

    results = await asyncio.gather(add("а"), add("б"), add("а"), add("в"), return_exceptions=True)
    assert [isinstance(r, IntegrityError) for r in results].count(True) == 1
    assert await names(db) == {"а", "б", "в"}


async def test_a_transaction_of_statements(db: Database, clock: FakeClock) -> None:
    row = {"name": "а", "zone": "Europe/Moscow", "created_at": clock.now()}
    async with db.transaction() as connection:
        await connection.execute(insert(Center), row)
    with pytest.raises(IntegrityError):  # noqa: PT012 — the transaction is what is tested
        async with db.transaction() as connection:
            await connection.execute(insert(Center), {**row, "name": "б"})
            await connection.execute(insert(Center), row)
    assert await names(db) == {"а"}


async def test_foreign_keys_are_held(db: Database) -> None:
    with pytest.raises(IntegrityError):
        async with db.writing() as session:
            await session.execute(text("INSERT INTO districts (center_id, name, position) VALUES (424242, 'x', 1)"))


# SQLite


async def test_the_manners_of_sqlite(lone: Database) -> None:
    for engine, read_only in ((lone.writer, 0), (lone.reader, 1)):
        async with engine.connect() as connection:
            asked = {
                name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only")
            }
        assert asked == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 5000,
            "query_only": read_only,
        }


async def test_a_reader_writes_nothing(lone: Database, clock: FakeClock) -> None:
    with pytest.raises(OperationalError, match="readonly"):  # noqa: PT012 — the session is what is tested
        async with lone.reading() as session:
            session.add(center("«Берег»", clock))
            await session.flush()


async def test_units_that_wait_share_a_commit(lone: Database, clock: FakeClock) -> None:
    commits = _count(lone, "commit")

    async def add(number: int) -> None:
        async with lone.writing() as session:
            session.add(center(f"{number}", clock))

    await add(0)
    assert commits() == 1, "alone, a unit commits at once"
    await asyncio.gather(*(add(n) for n in range(1, 31)))
    assert commits() <= 3
    await asyncio.gather(*(add(n) for n in range(31, 31 + 2 * LARGEST)))
    assert len(await names(lone)) == 31 + 2 * LARGEST


async def test_nobody_is_told_done_before_the_commit(lone: Database, clock: FakeClock) -> None:
    async def add(number: int) -> set[str]:
        async with lone.writing() as session:
            session.add(center(f"{number}", clock))
        return await names(lone)

    seen = await asyncio.gather(*(add(n) for n in range(20)))
    assert all(str(n) in found for n, found in enumerate(seen))


async def test_a_failing_commit_is_told_to_everybody_who_shared_it(
    lone: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("database or disk is full"))

    async def add(number: int) -> None:
        async with lone.writing() as session:
            session.add(center(f"{number}", clock))

    with monkeypatch.context() as patched:
        patched.setattr(lone.writer.sync_engine.dialect, "do_commit", full)
        results = await asyncio.gather(*(add(n) for n in range(6)), return_exceptions=True)
    assert all(isinstance(r, OperationalError) for r in results), results
    assert await names(lone) == set(), "no false «done»"
    await add(7)
    assert await names(lone) == {"7"}


async def test_whoever_is_cancelled_while_waiting_harms_nobody(lone: Database, clock: FakeClock) -> None:
    busy, go_on = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with lone.writing() as session:
            session.add(center("first", clock))
            await session.flush()
            busy.set()
            await go_on.wait()

    async def add(number: int) -> None:
        async with lone.writing() as session:
            session.add(center(f"{number}", clock))

    ahead = asyncio.create_task(first())
    await busy.wait()
    waiting = [asyncio.create_task(add(n)) for n in range(10)]
    await asyncio.sleep(0)
    for number in (0, 4, 9):
        waiting[number].cancel()
    go_on.set()
    results = await asyncio.gather(ahead, *waiting, return_exceptions=True)
    assert [n for n, result in enumerate(results[1:]) if result is not None] == [0, 4, 9]
    assert await names(lone) == {"first", *(str(n) for n in range(10) if n not in (0, 4, 9))}


@pytest.mark.parametrize("moment", range(8))
async def test_whenever_somebody_is_cancelled_done_is_true(lone: Database, clock: FakeClock, moment: int) -> None:
    """A statement is waited for, so whoever shares the commit is not harmed by who is cancelled."""

    async def add(number: int) -> None:
        async with lone.writing() as session:
            session.add(center(f"{number}", clock))
            await session.flush()
            await asyncio.sleep(0)

    tasks = [asyncio.create_task(add(n)) for n in range(10)]
    await asyncio.sleep(moment * 0.0015)
    tasks[4].cancel()
    tasks[9].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    kept = await names(lone)
    assert [n for n, result in enumerate(results) if result is not None and n not in (4, 9)] == []
    assert {str(n) for n, result in enumerate(results) if result is None} <= kept
    await add(77)
    assert "77" in await names(lone)


async def test_a_unit_cancelled_in_the_middle_is_not_kept(lone: Database, clock: FakeClock) -> None:
    started = asyncio.Event()

    async def slow() -> None:
        async with lone.writing() as session:
            session.add(center("slow", clock))
            await session.flush()
            started.set()
            await asyncio.sleep(60)

    async def quick() -> None:
        async with lone.writing() as session:
            session.add(center("quick", clock))

    task = asyncio.create_task(slow())
    await started.wait()
    other = asyncio.create_task(quick())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, other, return_exceptions=True)
    assert await names(lone) == {"quick"}


# dialogues


async def test_dialogues_are_kept_and_overwritten(db: Database, clock: FakeClock) -> None:
    dialogues = SqlDialogues(db, clock)
    chats = [ChatKey(1, n, n) for n in range(30)]
    assert await asyncio.gather(*(dialogues.load(chat) for chat in chats)) == [None] * 30
    for turn in ("a", "b"):
        await asyncio.gather(*(dialogues.save(chat, f"{turn}{chat.chat_id}") for chat in chats))
    assert await asyncio.gather(*(dialogues.load(chat) for chat in chats)) == [f"b{n}" for n in range(30)]
    assert await dialogues.load(ChatKey(2, 1, 1)) is None


async def test_old_dialogues_are_forgotten(db: Database, clock: FakeClock) -> None:
    dialogues = SqlDialogues(db, clock)
    await dialogues.save(ChatKey(1, 1, 1), "old")
    clock.move(days=59)
    await dialogues.save(ChatKey(1, 2, 2), "new")
    assert await forget_old_dialogues(db, clock, (1, 2)) == 0
    clock.move(days=2)
    assert await forget_old_dialogues(db, clock, (1, 2)) == 1
    await dialogues.save(ChatKey(1, 3, 3), "of nobody who has given consent")
    assert await forget_old_dialogues(db, clock, (1, 2)) == 1
    async with db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Dialogue)) == 1


async def test_questions_of_one_moment_are_asked_together() -> None:
    asked: list[int] = []

    async def answer(questions: Any) -> dict[int, int]:
        asked.append(len(questions))
        await asyncio.sleep(0)
        if 13 in questions:
            raise ValueError("unlucky")
        return {q: q * 2 for q in questions}

    batcher: Batcher[int, int] = Batcher(answer)
    assert await batcher.ask(1) == 2
    assert await asyncio.gather(*(batcher.ask(n) for n in range(12))) == [n * 2 for n in range(12)]
    assert len(asked) <= 3
    results = await asyncio.gather(batcher.ask(13), batcher.ask(14), return_exceptions=True)
    assert all(isinstance(r, ValueError) for r in results)
    impatient = asyncio.create_task(batcher.ask(5))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await batcher.ask(6) == 12


# naive times


async def test_a_time_without_a_zone_is_refused(db: Database, clock: FakeClock) -> None:
    with pytest.raises((StatementError, DBAPIError, ValueError), match="naive"):
        async with db.writing() as session:
            session.add(Center(name="x", zone="Europe/Moscow", created_at=clock.now().replace(tzinfo=None)))


async def test_times_come_back_in_utc(town: Town, clock: FakeClock) -> None:
    async with AsyncSession(town.db.reader) as session:
        found = (await session.scalars(select(Center.created_at))).all()
    assert set(found) == {clock.now() - timedelta(days=365)}, "the town came a year ago"
    assert all(at.utcoffset() is not None for at in found)


def _count(db: Database, what: str) -> Callable[[], int]:
    seen: list[object] = []
    event.listen(db.writer.sync_engine, what, seen.append)
    return lambda: len(seen)


async def test_an_error_does_not_say_what_people_wrote(db: Database, clock: FakeClock) -> None:
    with pytest.raises(DBAPIError) as of_a_row:
        async with db.writing() as session:
            session.add(Center(name=WRITTEN, zone="x", created_at=None))
    with pytest.raises(DBAPIError) as of_a_statement:
        async with db.reading() as session:
            await session.execute(text("SELECT :words FROM nowhere"), {"words": WRITTEN})
    told = "".join(line for one in (of_a_row, of_a_statement) for line in traceback.format_exception(one.value))
    assert WRITTEN not in told
