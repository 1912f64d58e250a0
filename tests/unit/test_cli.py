"""What goes wrong at the command line is one line and status 1, and never a page of traceback."""

import asyncio
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import cli
from bot.database import DatabaseFile, open_database, up_to_date
from bot.doctor import library
from bot.doctor.database import database
from bot.doctor.finding import Level
from bot.settings import Settings, SettingsError
from models.library.kinds import FileType
from models.library.tables import StoredFile
from models.people import Center
from storage import migration

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command as `python -m bot` runs it: its status and what it said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ENV_FILE", "")
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///opora.db")

    def call(*words: str, **settings: str) -> tuple[int, str]:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.argv", ["bot", *words])
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capsys.readouterr()
        return int(end.value.code or 0), out + err

    return call


WRONG: tuple[tuple[tuple[str, ...], dict[str, str], str], ...] = (
    (("migrate",), {"DATABASE_URL": "sqlite+aiosqlite:///garbage.db"}, "file is not a database"),
    (("migrate", "--revision", "nosuch"), {}, "--revision: Can't locate"),
    (("outbox",), {"DATABASE_URL": "sqlite+aiosqlite:///garbage.db"}, "file is not a database"),
    (("outbox",), {}, "база пуста или старее программы"),
    (("backup", "a.backup"), {}, "базы данных opora.db нет"),
    (("outbox",), {"ENV_FILE": "legacy.env"}, "не в кодировке UTF-8"),
    (("run",), {"BOT_TOKEN": "1:a b"}, "BOT_TOKEN: это не токен"),
    (("outbox",), {"DATABASE_URL": "sqlite+aiosqlite:///later.db"}, "база новее программы"),
)


@pytest.mark.parametrize(("words", "settings", "why"), WRONG, ids=range(len(WRONG)))
def test_one_line_and_status_1(
    words: tuple[str, ...], settings: dict[str, str], why: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "garbage.db").write_bytes(b"no database at all" * 500)
    (tmp_path / "legacy.env").write_bytes("# Привет\nLOG_LEVEL=INFO\n".encode("cp1251"))
    with closing(sqlite3.connect(tmp_path / "later.db")) as later:
        later.executescript("CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('9999')")
    code, said = run(*words, **settings)
    assert (code, len(said.strip().splitlines())) == (1, 1), said
    assert said.startswith("Ошибка. ")
    assert why in said


def test_a_copy_is_its_owner_s_alone_and_comes_back(run: Run, tmp_path: Path) -> None:
    assert run("migrate")[0] == 0
    code, said = run("backup", "a.backup")
    assert (code, said.endswith("строк: 1, файлов: 0\n")) == (0, True), said
    for name in ("opora.db", "a.backup"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    code, said = run("backup", "a.backup")
    assert (code, said) == (1, "Ошибка. backup: a.backup не записан: на этом месте уже есть файл.\n")
    assert "место не пустое" in run("restore", "a.backup")[1]
    code, said = run("restore", "a.backup", DATABASE_URL="sqlite+aiosqlite:///back.db")
    assert (code, "строки и суммы каждой таблицы те же" in said) == (0, True), said
    with closing(sqlite3.connect(tmp_path / "back.db")) as copy:
        assert copy.execute("SELECT count(*) FROM centers").fetchone() == (0,)
    (tmp_path / "half.backup").write_bytes((tmp_path / "a.backup").read_bytes()[:-20])
    code, said = run("restore", "half.backup", DATABASE_URL="sqlite+aiosqlite:///half.db")
    assert (code, "это не целая копия" in said, (tmp_path / "half.db").exists()) == (1, True, False)


def test_a_passphrase_locks_it(run: Run, tmp_path: Path) -> None:
    assert run("migrate")[0] == 0
    assert run("backup", "a.backup", BACKUP_PASSPHRASE="word")[0] == 0
    new = {"DATABASE_URL": "sqlite+aiosqlite:///back.db"}
    assert "пароль другой" in run("restore", "a.backup", BACKUP_PASSPHRASE="other", **new)[1]
    assert run("restore", "a.backup", BACKUP_PASSPHRASE="word", **new)[0] == 0


async def test_before_it_is_migrated_a_database_is_copied(tmp_path: Path) -> None:
    path = tmp_path / "opora.db"
    url = f"sqlite+aiosqlite:///{path}"
    await migration.upgrade(url, "0008")
    assert migration.copies_before(path) == [], "there was nothing to lose"
    for revision in ("0009", "0010", "0011", "0012"):
        await migration.upgrade(url, revision)
    names = [one.name for one in migration.copies_before(path)]
    assert names == [f"opora.db.before-migration-{revision}" for revision in ("0011", "0010", "0009")]
    with closing(sqlite3.connect(tmp_path / names[0])) as before:
        assert before.execute("SELECT version_num FROM alembic_version").fetchone() == ("0011",)


async def test_a_copy_that_cannot_be_made_stops_the_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "opora.db"
    url = f"sqlite+aiosqlite:///{path}"
    await migration.upgrade(url, "0008")

    def full(_: Path, copy: Path) -> None:
        copy.touch()
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(migration, "backup", full)
    with pytest.raises(SettingsError, match="копия базы не сделана"):
        await up_to_date(url)
    assert await asyncio.to_thread(lambda: [one.name for one in tmp_path.iterdir()]) == ["opora.db"]


def test_a_newer_database_names_the_way_back(run: Run, tmp_path: Path) -> None:
    run("migrate", "--revision", "0040")
    run("migrate")
    known = max(migration.newest())
    with closing(sqlite3.connect(tmp_path / "opora.db")) as later, later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
    code, said = run("run", BOT_TOKEN="1:a")
    assert code == 1
    assert f"(9999, а программа знает {known})" in said
    assert f"opora migrate --down {known}" in said
    assert "opora restore opora.db.before-migration-0040" in said
    assert "новее программы" in run("doctor")[1]


def test_an_older_program_is_made_room_for(run: Run, tmp_path: Path) -> None:
    run("migrate")
    code, said = run("migrate", "--down", "0040")
    assert (code, "возвращена к 0040" in said) == (0, True), said
    assert "старее программы" in run("outbox")[1]
    assert run("migrate", "--down", "nosuch")[0] == 1


async def test_a_file_that_is_replaced_under_the_bot_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "opora.db"
    async with open_database(Settings(database_url=f"sqlite+aiosqlite:///{path}")) as (_, file):
        assert file
        assert file.stands()
        path.rename(tmp_path / "away.db")
        assert not file.stands()
        path.touch()
        assert not file.stands(), "another one of the same name"


def test_deleting_a_lock_lets_nobody_in(tmp_path: Path) -> None:
    first, second = DatabaseFile(tmp_path / "opora.db"), DatabaseFile(tmp_path / "opora.db")
    first.hold()
    for lock in tmp_path.glob("*.lock"):
        lock.unlink()
    with pytest.raises(SettingsError, match="другой бот"):
        second.hold()
    first.release()
    second.hold()
    second.release()


async def test_doctor_sees_who_else_can_read_the_database(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    settings = Settings(database_url=f"sqlite+aiosqlite:///{folder}/opora.db")
    async with open_database(settings):
        pass
    for file in folder.iterdir():
        file.chmod(0o600)
    assert (await database(settings)).level is Level.WELL
    (folder / "opora.db").chmod(0o644)
    found = await database(settings)
    assert (found.code, found.level, found.do) == ("database-open", Level.BAD, f"Выполните: chmod -R go-rwx {folder}")


async def test_doctor_looks_into_the_store_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/opora.db", files_dir=tmp_path / "files")
    async with open_database(settings) as (db, _):
        digests = [await db.files.put(word) for word in (b"leaflet", b"memo", b"booklet")]
        async with db.writing() as session:
            session.add(Center(id=1, name="Центр", zone="UTC", created_at=datetime.now(UTC)))
            await session.flush()
            session.add_all(
                StoredFile(center_id=1, sha256=one, type=FileType.PDF, size=1, text="", made_at=datetime.now(UTC))
                for one in digests
            )
    whole = await library.files(settings)
    assert whole
    assert whole.level is Level.WELL
    assert "3 из 3" in whole.text
    (tmp_path / "files" / digests[0][:2] / digests[0]).unlink()
    (tmp_path / "files" / digests[1][:2] / digests[1]).write_bytes(b"another")
    found = await library.files(settings, every=True)
    assert found
    assert (found.code, found.level) == ("files-lost", Level.BAD)
    assert ": 2 (" in found.text
    assert digests[2] not in found.text
    monkeypatch.setattr(library, "SAMPLE", 1)
    few = await library.files(settings)
    assert few
    assert "1 из 3" in few.text
    (tmp_path / "no folder").touch()
    closed = await library.files(settings.model_copy(update={"files_dir": tmp_path / "no folder"}), every=True)
    assert closed
    assert closed.code == "files-closed"
    assert "FILES_DIR" in closed.do
