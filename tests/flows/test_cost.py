"""An ordinary step of a form costs at most three trips to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from bot.factory import build_dispatcher
from services.dialogues import SqlDialogues
from tests.flows.test_log import WHOLE
from tests.support.telegram import Phone
from tests.support.town import ADMINS, Town

MOST = 3


@contextmanager
def trips(town: Town) -> Iterator[list[str]]:
    """The statements that go to the database meanwhile; begin and commit of the one write belong to it."""
    seen: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "PRAGMA")):
            seen.append(statement)

    # on PostgreSQL the reader is the same engine with other options, and shares its events
    engines = [town.db.writer.sync_engine, *([town.db.reader.sync_engine] if town.db.sqlite else [])]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield seen
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_an_ordinary_step_takes_three_trips(maria: Phone, town: Town) -> None:
    maria.dispatcher = build_dispatcher(town.db, town.clock, SqlDialogues(town.db, town.clock), admin_ids=ADMINS)
    await maria.say("/log")
    for step in WHOLE:
        for part in (step,) if isinstance(step, str) else step:
            with trips(town) as seen:
                await (maria.say(part) if isinstance(step, str) else maria.press(part))
            assert len(seen) <= MOST, (part, seen)
    await maria.press("Сохранить")
    assert "Сохранено" in maria.screen
