"""The audit log: who did what, read by the coordinator, changed by nobody; on both engines."""

import io
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from examples.demo.emptying import empty
from examples.demo.sheets import table_rows
from models.access import Role
from models.audit import KEPT, AuditLine, Event, Paper
from models.reminders.rules import ReminderRules
from models.requests.tables import RequestKind
from services import audit
from services.people import centers, invites
from services.privacy import own_data
from services.privacy.inner.retention import forget_what_is_old
from services.reminders import deputies, own, rules
from services.requests import routing
from services.work import Work
from storage.migration import OWNS, owns_log
from tests.database.test_privacy import events
from tests.support.clock import FakeClock
from tests.support.town import ADMIN, Town


async def test_a_line_of_the_log_stays_for_three_years_whoever_deletes(
    olga: Work, clock: FakeClock, town: Town
) -> None:
    today = clock.now()
    clock.set(today - KEPT - timedelta(days=300))
    await invites.invite(olga, Role.HEAD, "Директор", None, "", "old")
    clock.set(today)
    await invites.invite(olga, Role.HEAD, "Директор", None, "", "new")
    for change in ("UPDATE audit SET person_id = NULL", "DELETE FROM audit", "DELETE FROM audit WHERE id = 2"):
        with pytest.raises(DBAPIError, match="of the audit log"):
            async with town.db.writing() as session:
                await session.execute(text(change))
    if town.db.writer.dialect.name == "sqlite":
        with pytest.raises(DBAPIError, match="of the audit log"):
            async with town.db.writing() as session:
                await session.execute(text("INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 2"))
    clock.move(days=5 * 365)  # a clock that is wrong takes nothing away either
    await forget_what_is_old(town.db, clock)
    assert len(await events(town)) == 1
    async with town.db.writing() as session:  # what is past its term goes by itself
        await session.execute(text("DELETE FROM audit WHERE id = 1"))


DOCS = (Path(__file__).parents[2] / "docs/threat-model.md").read_text(encoding="utf-8")
OUT_OF_REACH = (
    "UPDATE audit SET person_id = NULL",
    "DELETE FROM audit",
    "TRUNCATE audit",
    "TRUNCATE centers CASCADE",
    "MERGE INTO audit a USING audit b ON a.id = b.id WHEN MATCHED THEN DELETE",
    "ALTER TABLE audit DISABLE TRIGGER audit_stays",
    "SET session_replication_role = replica",
    "DROP TRIGGER audit_stays ON audit",
    "DROP TABLE audit CASCADE",
    "ALTER TABLE audit RENAME TO other",
    "CREATE OR REPLACE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
    "CREATE RULE silent AS ON INSERT TO audit DO INSTEAD NOTHING",
    "DELETE FROM centers",
    "CREATE TEMPORARY TABLE audit (id integer)",
    "UPDATE alembic_version SET version_num = '0001'",
)


@pytest.mark.parametrize("engine_database", ["postgresql"], indirect=True)
async def test_a_role_of_its_own_cannot_silence_the_log(olga: Work, town: Town) -> None:
    """The lines of docs/threat-model.md, said by the owner; all in one transaction that is rolled back."""
    await audit.note_paper(olga, Paper.SUMMARY)
    assert await owns_log(town.db.url.render_as_string(hide_password=False))
    async with town.db.writer.connect() as connection, connection.begin() as transaction:
        for statement in DOCS.split("```sql")[1].split("```")[0].split(";\n"):
            await connection.exec_driver_sql(statement or "SELECT 1")
        await connection.exec_driver_sql("SET LOCAL ROLE opora_bot")
        assert (await connection.exec_driver_sql(OWNS)).scalar_one() is False
        await connection.exec_driver_sql(
            "INSERT INTO audit (center_id, at, event, subject, details) SELECT center_id, at, event, '', '' FROM audit"
        )
        for statement in OUT_OF_REACH:
            with pytest.raises(DBAPIError):
                async with connection.begin_nested():
                    await connection.exec_driver_sql(statement)
        await transaction.rollback()


async def test_the_log_says_who_did_what_and_holds_no_name(
    town: Town, olga: Work, maria: Work, admin: Work, vera: Work
) -> None:
    link = await centers.invite_coordinator(admin, town.bereg.id, "key")
    await centers.invite_coordinator(admin, town.bereg.id, "again")
    await rules.change_rules(olga, ReminderRules())
    await deputies.set_deputy(olga, town.bereg.posts["Мария Орлова"], town.bereg.posts["Анна Белова"])
    await own.pause(maria, maria.today)
    await routing.set_topics(olga, RequestKind.SUPERVISION, ["Выгорание"])
    await audit.note_paper(maria, Paper.RECORDS)
    found, more = await audit.list_events(olga)
    assert [(one.event, one.who) for one in reversed(found)] == [
        (Event.COORDINATOR_INVITED, f"администратор платформы {ADMIN.telegram_id}"),
        (Event.RULES_CHANGED, "Ольга Ветрова"),
        (Event.DEPUTY_SET, "Ольга Ветрова"),
        (Event.PAUSED, "Мария Орлова"),
        (Event.RULES_CHANGED, "Ольга Ветрова"),
        (Event.PAPER_SENT, "Мария Орлова"),
    ]
    assert [one.about for one in found[:2]] == ["записи о мероприятиях", "темы заявок"]
    assert not more
    await own_data.forget(maria)
    assert [one.who for one in (await audit.list_events(olga))[0]][:2] == ["удалённый человек"] * 2
    assert (await audit.list_events(vera))[0] == []
    assert link.center == "Ресурсный центр «Берег»"
    async with town.db.reading() as session:
        kept = repr([(one.subject, one.details) for one in await session.scalars(select(AuditLine))])
    assert not any(part in kept for part in ("Орлова", "Белова", "Координатор", "Берег"))
    sheet = openpyxl.load_workbook(io.BytesIO(await audit.audit_workbook(olga))).worksheets[0]
    cells = [cell.value for row in sheet for cell in row]
    assert "приглашение координатора" in cells


async def test_the_log_is_read_page_by_page(olga: Work) -> None:
    for _ in range(audit.PAGE + 3):
        await audit.note_paper(olga, Paper.SUMMARY)
    first, more = await audit.list_events(olga)
    last, after = await audit.list_events(olga, 1)
    assert (len(first), more, len(last), after) == (audit.PAGE, True, 3, False)


async def test_a_long_log_is_read_and_written_by_another_process(olga: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        await audit.note_paper(olga, Paper.SUMMARY)
    found = (await audit.list_events(olga))[0]

    async def never(*_: object) -> None:
        raise AssertionError("the bot itself answers people")

    monkeypatch.setattr(audit, "AT_ONCE", 3)
    monkeypatch.setattr(audit, "_entries", never)
    sheet = openpyxl.load_workbook(io.BytesIO(await audit.audit_workbook(olga))).worksheets[0]
    assert [row[1:] for row in table_rows(sheet)] == [(one.who, "выдан файл", one.about) for one in found]


async def test_a_demonstration_begins_anew_and_the_log_is_guarded_again(olga: Work, town: Town) -> None:
    triggers = (
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        if town.db.writer.dialect.name == "sqlite"
        else "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'audit'::regclass AND tgenabled = 'O'"
    )
    await invites.invite(olga, Role.HEAD, "Директор", None, "", "before")
    async with town.db.transaction() as connection:
        before = (await connection.execute(text(triggers))).scalar_one()
        await empty(connection)
        assert (await connection.execute(text("SELECT count(*) FROM audit"))).scalar_one() == 0
        assert (await connection.execute(text(triggers))).scalar_one() == before > 0
