"""When it is recorded who came: they are asked once, and whoever came to three events is offered a certificate."""

from datetime import UTC, datetime
from typing import Any

import pytest

from models.activity_kinds import Format
from models.events.states import EventState
from models.notifications import NoticeKind
from services.events.recording import record_event
from tests.support.afterwards import CAME, SILENT, held
from tests.support.requests import kinds
from tests.support.town import ANNA, MARIA, OLGA, PYOTR, Town


async def over(town: Town, number: int, **more: Any) -> int:
    """Anna's event that is over: Maria came, Pyotr did not."""
    return await held(
        town, {MARIA: CAME, PYOTR: SILENT}, key=f"k{number}", state=EventState.OVER, format=Format.IN_PERSON, **more
    )


async def test_recording_asks_who_came_and_again_asks_nobody(town: Town) -> None:
    event = await over(town, 1)
    anna = await town.work(ANNA)
    await record_event(anna, event)
    assert await kinds(town, MARIA) == [NoticeKind.EVENT_USEFUL]
    await record_event(anna, event)
    assert await kinds(town, MARIA) == [NoticeKind.EVENT_USEFUL]
    assert await kinds(town, PYOTR) == []


async def test_the_third_event_of_a_year_offers_a_certificate_once(town: Town) -> None:
    anna = await town.work(ANNA)
    for number in range(1, 6):
        await record_event(anna, await over(town, number, starts_at=datetime(2026, 3, number, 7, tzinfo=UTC)))
        told = (await kinds(town, MARIA)).count(NoticeKind.EVENT_CERTIFICATE)
        assert told == (number >= 3), number
    assert NoticeKind.EVENT_CERTIFICATE not in await kinds(town, PYOTR)


@pytest.mark.parametrize("year", [2024, 2025])
async def test_two_of_this_year_and_one_of_another_are_not_three(town: Town, year: int) -> None:
    anna = await town.work(OLGA)
    await record_event(anna, await over(town, 9, starts_at=datetime(year, 12, 30, 7, tzinfo=UTC)))
    for number in (1, 2):
        await record_event(anna, await over(town, number, starts_at=datetime(2026, 1, 10 + number, 7, tzinfo=UTC)))
    assert NoticeKind.EVENT_CERTIFICATE not in await kinds(town, MARIA)
