"""What is kept of a person has grown: each is asked once more, and loses nothing by it."""

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import func, select, update

from bot.anew import WAITS
from models import consent
from models.activities import Activity
from models.audit import AuditLine, Event
from models.events.codes import CheckInCode, Room, issue, token_key
from models.people import Person
from tests.flows.tour import answer_needed
from tests.support.afterwards import crowd
from tests.support.clock import FakeClock
from tests.support.gatherings import STARTS, gathering, invitees
from tests.support.telegram import Phone, Telegram
from tests.support.town import MARIA, Town, Who

ASKED = "спрашивает согласие ещё раз"


async def _agreed(town: Town) -> tuple[int, list[str]]:
    """The version Maria agreed to, and what the log says of it."""
    async with town.db.reading() as session:
        version = await session.scalar(select(Person.consent_version).where(Person.account == MARIA.telegram_id))
        lines = await session.scalars(select(AuditLine.subject).where(AuditLine.event == Event.CONSENT_RENEWED))
        return version or 0, list(lines)


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_each_is_asked_once_more_and_goes_on_where_they_were(
    maria: Phone, town: Town, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answer_needed(maria)
    await maria.press("К проверке")
    monkeypatch.setattr(consent, "VERSION", consent.VERSION + 1)
    assert ASKED in await maria.press_on(maria.window, "Сохранить")
    assert maria.buttons == ["Согласен", "Не согласен"]
    async with town.db.reading() as session:
        assert not await session.scalar(select(func.count()).select_from(Activity))
    clock.move(minutes=5)
    await maria.press("Не согласен")
    assert "/forget: бот удалит ваше имя" in maria.screen
    assert "письма о сроках и заявках будут приходить" in maria.screen
    assert await _agreed(town) == (consent.VERSION - 1, [])
    assert "Сохранено" in await maria.press("Согласен")
    assert await _agreed(town) == (consent.VERSION, [str(consent.VERSION)])
    assert "Меню" in maria.buttons
    await maria.say("/my")
    assert ASKED not in maria.screen


async def test_what_was_typed_goes_on_and_an_old_button_agrees_to_nothing(
    maria: Phone, town: Town, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = consent.VERSION
    monkeypatch.setattr(consent, "VERSION", given + 1)
    assert ASKED in await maria.say("/my")
    old = maria.window
    monkeypatch.setattr(consent, "VERSION", given + 2)
    assert ASKED in await maria.press_on(old, "Согласен")
    assert await _agreed(town) == (given, [])
    assert "Мои записи" in await maria.press("Согласен")
    assert await _agreed(town) == (given + 2, [str(given + 2)])
    await maria.press_on(old, "Согласен")
    assert await _agreed(town) == (given + 2, [str(given + 2)])
    monkeypatch.setattr(consent, "VERSION", given + 3)
    await maria.say("/my")
    clock.move(seconds=WAITS.total_seconds())
    assert "Повторите" in await maria.press("Согласен")


async def test_without_agreeing_one_can_still_be_forgotten(
    maria: Phone, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answer_needed(maria)
    monkeypatch.setattr(consent, "VERSION", consent.VERSION + 1)
    assert ASKED in await maria.say("/menu")
    await maria.say("/forget")
    await maria.press("Не сохранять", "Удалить данные", "Да, удалить")
    assert "Имя и идентификатор удалены" in maria.heard
    assert await _agreed(town) == (0, [])


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_forty_people_are_asked_once_each_and_lose_nothing(
    phones: Callable[[Who], Phone], town: Town, telegram: Telegram, clock: FakeClock
) -> None:
    """The bot of before kept nothing of who comes to a seminar; forty are at its door now and scan its code at once."""
    everybody = await crowd(town, 40)
    event = await gathering(town, asked=())
    async with town.db.writing() as session:
        await session.execute(update(Person).values(consent_version=1))
    clock.set(STARTS)
    code = issue(token_key(telegram.token), CheckInCode(event, Room.HALL))
    scanned = await asyncio.gather(*(phones(one).send(text=f"/start {code}", date=STARTS) for one in everybody))
    assert all(ASKED in said and "были ли вы там" in said for said in scanned)
    assert not await invitees(town, event), "nothing is kept of who has not agreed"
    clock.move(minutes=30)
    agreed = await asyncio.gather(*(phones(one).press("Согласен") for one in everybody))
    assert all(said.startswith("✅ Отметились") and "10:00" in said for said in agreed), "by the time of their scan"
    assert len(await invitees(town, event)) == len(everybody)
    async with town.db.reading() as session:
        log = select(func.count()).select_from(AuditLine).where(AuditLine.event == Event.CONSENT_RENEWED)
        assert await session.scalar(log) == len(everybody)
    again = await asyncio.gather(*(phones(one).say("/menu") for one in everybody))
    assert not any(ASKED in said for said in again)
