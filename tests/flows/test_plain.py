"""Conversations with the libraries as they are: what is bent for speed changes nothing that people see."""

from collections.abc import AsyncIterator

import pytest

from speed.switch import Bend, leave
from storage.database import Database
from tests.flows.test_interrupted import (  # noqa: F401 — run here once more
    test_a_window_that_telegram_lost_is_sent_anew,
    test_an_unexpected_error_gives_a_number_and_keeps_the_form,
    test_the_draft_survives_a_new_process,
)
from tests.flows.test_log import (  # noqa: F401
    test_a_twin_is_shown_before_saving,
    test_each_field_can_be_changed_on_the_card,
    test_saving_twice_saves_once,
)
from tests.flows.test_plan import (  # noqa: F401
    test_a_plan_is_imported_by_sending_it,
    test_done_in_three_taps_and_a_number,
)
from tests.support.databases import migrated


@pytest.fixture(scope="module")
async def engine_database(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Database]:
    """An SQLite file that is opened without our driver."""
    leave(tuple(Bend))
    db = await migrated(f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('plain')}/opora.db")
    yield db
    await db.close()
    leave(())
