"""An event's materials go to those who came in one tap, and once."""

import pytest

from models.errors import DomainError, NotFound
from models.events.kinds import Answer, Presence
from models.events.states import EventState
from models.notifications import NoticeKind
from services.events import materials
from tests.support.afterwards import CAME, SILENT, held
from tests.support.clock import FakeClock
from tests.support.requests import kinds
from tests.support.town import ANNA, GLEB, IGOR, MARIA, OLGA, PYOTR, VERA, Town

LINK = "https://example.org/slides"


async def test_those_who_came_get_them_and_once(town: Town, clock: FakeClock) -> None:
    event = await held(town, {MARIA: CAME, PYOTR: SILENT})
    anna = await town.work(ANNA)
    with pytest.raises(DomainError):
        await materials.send_materials(anna, event)
    await materials.set_materials(anna, event, LINK)
    assert await materials.send_materials(anna, event) == 1
    assert await materials.send_materials(anna, event) == 0
    assert await kinds(town, MARIA) == [NoticeKind.EVENT_MATERIALS]
    assert await kinds(town, PYOTR) == []
    clock.move(minutes=5)
    await materials.set_materials(anna, event, LINK)
    assert await materials.send_materials(anna, event) == 0, "the same is not sent twice"
    await materials.set_materials(anna, event, f"{LINK}-2")
    assert await materials.send_materials(anna, event) == 1


async def test_who_was_ticked_later_gets_them_by_the_next_tap(town: Town) -> None:
    event = await held(town, {MARIA: CAME}, unasked=[IGOR])
    await materials.set_materials(await town.work(OLGA), event, LINK)
    assert await materials.send_materials(await town.work(OLGA), event) == 2
    assert await kinds(town, IGOR) == [NoticeKind.EVENT_MATERIALS]


async def test_nobody_came_or_it_is_not_held(town: Town) -> None:
    empty = await held(town, {MARIA: (Answer.COMING, Presence.NONE)})
    called_off = await held(town, {MARIA: CAME}, key="off", state=EventState.CANCELLED)
    anna = await town.work(ANNA)
    for event in (empty, called_off):
        await materials.set_materials(anna, event, LINK)
        with pytest.raises(DomainError):
            await materials.send_materials(anna, event)


async def test_only_who_came_or_leads_it_opens_them(town: Town) -> None:
    event = await held(town, {MARIA: CAME, PYOTR: SILENT})
    await materials.set_materials(await town.work(ANNA), event, LINK)
    for who in (MARIA, ANNA, OLGA):
        assert await materials.open_materials(await town.work(who), event) == LINK
    for who in (PYOTR, GLEB, VERA):
        work = await town.work(who)
        for use in (materials.open_materials, materials.send_materials):
            with pytest.raises(NotFound):
                await use(work, event)
        with pytest.raises(NotFound):
            await materials.set_materials(work, event, "чужое")
