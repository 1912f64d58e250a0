"""A centre leaves one deployment for another: every row, under new numbers, and nothing of anybody else."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import JSON, func, insert, select, update

from models.base import Holds, every_table
from models.identities import Identity, Messenger, number_of
from models.people import Center, Person, Post
from services.people.inner.identities import mend
from services.people.members import Actors
from storage.copies.belonging import NUMBER, STAYS, belonging, numbered, of_centers, renumbered
from storage.copies.center import CenterCopy, Entangled, Known, NoCenter, bring_in, export, unpack
from storage.copies.faces import OthersFace
from storage.copies.sealing import WrongPassphrase
from storage.copies.tally import TableSum
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.databases import migrated
from tests.support.full import ROWS, fill, next_id
from tests.support.postgres import Postgres

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
ELSEWHERE = {"dialogues", "inbox", "alerts", "check_in_keys", "farewells"}
"""Of a deployment, not of a centre."""
NO_IDS = {
    "center_settings.values", "questionnaires.questions", "center_words.content", "center_words.topics",
    "monitoring_forms.content", "plans.targets", "plans.columns", "monitoring_reports.reasons", "plan_sections.path",
    "plan_items.plain", "plan_items.imported", "plan_items.evidence", "register_terms.options",
}  # fmt: skip


@pytest.fixture
async def there(db: Database, postgres: Postgres, tmp_path: Path) -> AsyncIterator[Database]:
    """Another deployment, on the other kind of database, with centres of its own."""
    url = await postgres.migrated("elsewhere") if db.sqlite else f"sqlite+aiosqlite:///{tmp_path}/elsewhere.db"
    other = await migrated(url)
    yield other
    await other.close()
    if db.sqlite:
        await postgres.drop("elsewhere")


async def name_of(db: Database, center_id: int) -> str:
    async with db.reading() as session:
        return (await session.get_one(Center, center_id)).name


async def moved(db: Database, there: Database, center_id: int, file: Path) -> CenterCopy:
    await export(db, await name_of(db, center_id), file, "", NOW, "1.0")
    return await came(there, file)


async def came(there: Database, file: Path, passphrase: str = "") -> CenterCopy:
    unpacked = await asyncio.to_thread(unpack, file, there.files, passphrase)
    async with there.transaction() as connection:
        return await bring_in(connection, unpacked)


async def rows_of(db: Database, center_id: int) -> dict[str, list[dict[str, object]]]:
    async with db.reading() as session:
        return {
            table.name: [dict(row) for row in (await session.execute(belonging(table, center_id))).mappings()]
            for table in of_centers()
        }


async def test_every_row_is_there_under_new_numbers(db: Database, there: Database, tmp_path: Path) -> None:
    await fill(db, 3)
    await fill(there, 1)
    before = await rows_of(there, 1)
    taken = await moved(db, there, 2, tmp_path / "c.backup")
    old, new = await rows_of(db, 2), await rows_of(there, taken.center_id)
    by = taken.center_id - 2
    tables = every_table().tables
    assert new == {name: [renumbered(tables[name], row, by) for row in rows] for name, rows in old.items()}
    assert all(len(rows) > 0 for rows in new.values())
    assert by >= 1000
    assert await rows_of(there, 1) == before, "whoever was there is as they were"
    assert await next_id(there) > max(int(str(row["id"])) for row in new["persons"])


async def test_nothing_of_another_centre_is_in_the_file(db: Database, tmp_path: Path) -> None:
    await fill(db, 3)
    await export(db, await name_of(db, 2), tmp_path / "c.backup", "", NOW, "1.0")
    found = await asyncio.to_thread(unpack, tmp_path / "c.backup", db.files, "")
    for table, rows in found.rows.items():
        for row in rows:
            assert row.get("center_id", 2) == 2, table.name
    assert {one.name for one in found.rows} | STAYS | ELSEWHERE == set(every_table().tables)
    async with db.writing() as session:
        await session.execute(update(Post).where(Post.id == 5).values(deputy_id=1))  # of the first centre
    with pytest.raises(Entangled, match=r"^posts\.deputy_id$"):
        await export(db, await name_of(db, 2), tmp_path / "d.backup", "", NOW, "1.0")
    assert not await asyncio.to_thread((tmp_path / "d.backup").exists)


async def test_whoever_works_in_both_has_both(db: Database, there: Database, clock: FakeClock, tmp_path: Path) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for one, name in ((db, "Берег"), (there, "Маяк")):
        async with one.writing() as session:
            await session.execute(insert(Center).values(name=name, zone="Europe/Moscow", created_at=at))
            people = [{"center_id": 1, "account": who, "name": "Анна Белова", "consent_at": at} for who in (105, -2)]
            await session.execute(insert(Person), people)
            await mend(session, at)
    taken = await moved(db, there, 1, tmp_path / "c.backup")
    async with there.reading() as session:
        found = await session.execute(select(Person.center_id, Person.account).order_by(Person.id))
        persons = [tuple(row) for row in found]
        former = await session.scalar(select(Person.id).where(Person.center_id == taken.center_id, Person.account < 0))
    assert persons[:3] == [(1, 105), (1, -2), (taken.center_id, 105)]
    assert persons[3] == (taken.center_id, -(former or 0)), "whoever was forgotten bears their own number"
    assert (await Actors(there, clock, ()).load(105)).account == 105


Faces = Sequence[tuple[Messenger, int, int, bool]]
TELEGRAM, MAX = Messenger.TELEGRAM, Messenger.MAX
IN_MAX = 7_500_102


async def lived(db: Database, name: str, account: int, faces: Faces) -> None:
    """A centre of one person, who is met by these users: of each its messenger, number, account, whether letters go
    there."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    async with db.writing() as session:
        await session.execute(insert(Center).values(name=name, zone="Europe/Moscow", created_at=at))
        person = {"center_id": 1, "account": account, "name": "Анна Белова", "consent_at": at}
        await session.execute(insert(Person).values(person))
        names = ("messenger", "user_id", "account", "tells")
        rows = [{**dict(zip(names, one, strict=True)), "created_at": at} for one in faces]
        await session.execute(insert(Identity), rows)


@pytest.mark.parametrize(
    ("here", "come"),
    [
        ([], [(MAX, IN_MAX, 105, True), (TELEGRAM, 105, 105, False)]),
        ([(TELEGRAM, 105, 105, True)], [(MAX, IN_MAX, 105, False), (TELEGRAM, 105, 105, True)]),
        (
            [(MAX, IN_MAX, 105, True), (TELEGRAM, 105, 105, False)],
            [(MAX, IN_MAX, 105, True), (TELEGRAM, 105, 105, False)],
        ),
    ],
)
async def test_both_messengers_and_the_choice_come_along(
    db: Database, there: Database, clock: FakeClock, tmp_path: Path, here: Faces, come: Faces
) -> None:
    await lived(db, "Берег", 105, [(TELEGRAM, 105, 105, False), (MAX, IN_MAX, 105, True)])
    if here:
        await lived(there, "Маяк", 105, here)
    taken = await moved(db, there, 1, tmp_path / "c.backup")
    assert taken.rows == 4, "the centre, the person, two identities"
    async with there.reading() as session:
        rows = await session.scalars(select(Identity).order_by(Identity.messenger))
        assert [(one.messenger, one.user_id, one.account, one.tells) for one in rows] == come
    assert (await Actors(there, clock, (), MAX).load(IN_MAX)).account == 105


@pytest.mark.parametrize(
    ("account", "here"),
    [
        (number_of(MAX, IN_MAX), [(MAX, IN_MAX, number_of(MAX, IN_MAX), True)]),
        (number_of(MAX, 9), [(MAX, 9, number_of(MAX, 9), True), (TELEGRAM, 105, number_of(MAX, 9), False)]),
        (105, [(TELEGRAM, 105, 105, True), (MAX, 9, 105, False)]),
    ],
    ids=["the second is somebody of their own", "the first is another's second", "another second"],
)
async def test_who_is_somebody_else_here_is_named_and_nothing_comes(
    db: Database, there: Database, tmp_path: Path, account: int, here: Faces
) -> None:
    await lived(db, "Берег", 105, [(TELEGRAM, 105, 105, True), (MAX, IN_MAX, 105, False)])
    await lived(there, "Маяк", account, here)
    with pytest.raises(OthersFace, match=r"^Анна Белова \((max 7500102|telegram 105)\)$"):
        await moved(db, there, 1, tmp_path / "c.backup")
    async with there.reading() as session:
        assert list(await session.scalars(select(Center.name))) == ["Маяк"]
        assert await session.scalar(select(func.count()).select_from(Identity)) == len(here)


async def test_files_go_along_and_a_passphrase_locks_all(db: Database, there: Database, tmp_path: Path) -> None:
    await fill(db, 2)
    own, other = await db.files.put(b"own"), await db.files.put(b"other")
    files = every_table().tables["stored_files"]
    async with db.writing() as session:
        await session.execute(update(files).where(files.c.id == 1).values(sha256=other))
        await session.execute(update(files).where(files.c.id == 1 + ROWS).values(sha256=own))
    file = tmp_path / "c.backup"
    await export(db, await name_of(db, 2), file, "word", NOW, "1.0")
    with pytest.raises(WrongPassphrase):
        await came(there, file)
    assert (await came(there, file, "word")).files == 1
    assert (there.files.read(own), there.files.read(other)) == (b"own", None)


async def test_who_is_there_already_comes_not_twice(db: Database, there: Database, tmp_path: Path) -> None:
    await fill(db, 2)
    await moved(db, there, 2, tmp_path / "c.backup")
    with pytest.raises(Known):
        await came(there, tmp_path / "c.backup")
    with pytest.raises(NoCenter):
        await export(db, "Нет такого", tmp_path / "d.backup", "", NOW, "1.0")


async def test_half_of_it_is_none(
    db: Database, there: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(db, 2)

    def dies(*_: object) -> TableSum:
        raise ZeroDivisionError

    await export(db, await name_of(db, 2), tmp_path / "c.backup", "", NOW, "1.0")
    unpacked = await asyncio.to_thread(unpack, tmp_path / "c.backup", there.files, "")
    monkeypatch.setattr("storage.copies.center._sum", dies)
    with pytest.raises(ZeroDivisionError):
        async with there.transaction() as connection:
            await bring_in(connection, unpacked)
    async with there.reading() as session:
        for table in every_table().sorted_tables:
            assert await session.scalar(select(func.count()).select_from(table)) == 0, table.name


def test_what_may_hold_a_number_says_so() -> None:
    silent = defaultdict(list)
    for table in of_centers():
        for one in table.columns:
            subject = one.name.endswith("_id") and not one.foreign_keys
            if (isinstance(one.type, JSON) or subject) and not any(kind in one.info for kind in Holds):
                silent[table.name].append(one.name)
    assert {f"{table}.{one}" for table, columns in silent.items() for one in columns} == NO_IDS | {
        "audit.admin_id",
        "identities.user_id",
    }


def test_words_that_are_numbers() -> None:
    assert [bool(NUMBER.fullmatch(word)) for word in ("17", "booklet:17", "curators", "2026-03-01", "")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    changes, leaves = every_table().tables["changes"], every_table().tables["leaves"]
    said = {"districts": {"3": 20}, "handouts": {"booklet:7": [20, 0]}, "attendance": {"curators": [5, 0]}}
    told = {}
    for field, value in said.items():
        row = {one.name: None for one in changes.columns} | {"id": 1, "field": field, "old": None, "new": value}
        told[field] = renumbered(changes, row, 1000)["new"]
    assert told == {
        "districts": {"1003": 20},
        "handouts": {"booklet:1007": [20, 0]},
        "attendance": {"curators": [5, 0]},
    }
    row = {one.name: None for one in leaves.columns} | {"before": {"4": 5, "6": None}}
    assert renumbered(leaves, row, 1000)["before"] == {"1004": 1005, "1006": None}
    entries = every_table().tables["register_entries"]
    row = {one.name: None for one in entries.columns} | {"id": 1, "slot": "3:2026-06-30"}
    row["content"] = {"district": "3", "hours": {"4": 72}, "number": "5", "own01": "7"}
    told = renumbered(entries, row, 1000)
    assert told["slot"] == "1003:2026-06-30"
    assert told["content"] == {
        "district": "1003", "hours": {"1004": 72}, "number": "5", "own01": "7",
    }  # fmt: skip
    assert renumbered(entries, row | {"slot": "0:2026-06-30"}, 1000)["slot"] == "0:2026-06-30"
    assert numbered(every_table().tables["alarms"].c.subject_id)
