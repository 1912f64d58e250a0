"""What is kept of a person has grown: each is asked once more, and loses nothing by it."""

import pytest
from sqlalchemy import func, select

from bot.anew import WAITS
from models import consent
from models.activities import Activity
from models.audit import AuditLine, Event
from models.people import Person
from tests.flows.tour import answer_needed
from tests.support.clock import FakeClock
from tests.support.telegram import Phone
from tests.support.town import MARIA, Town

ASKED = "спрашивает согласие ещё раз"


async def _agreed(town: Town) -> tuple[int, list[str]]:
    """The version Maria agreed to, and what the log says of it."""
    async with town.db.reading() as session:
        version = await session.scalar(select(Person.consent_version).where(Person.telegram_id == MARIA.telegram_id))
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
    monkeypatch.setattr(consent, "VERSION", 2)
    assert ASKED in await maria.say("/my")
    old = maria.window
    monkeypatch.setattr(consent, "VERSION", 3)
    assert ASKED in await maria.press_on(old, "Согласен")
    assert await _agreed(town) == (1, [])
    assert "Мои записи" in await maria.press("Согласен")
    assert await _agreed(town) == (3, ["3"])
    await maria.press_on(old, "Согласен")
    assert await _agreed(town) == (3, ["3"])
    monkeypatch.setattr(consent, "VERSION", 4)
    await maria.say("/my")
    clock.move(seconds=WAITS.total_seconds())
    assert "Повторите" in await maria.press("Согласен")


async def test_without_agreeing_one_can_still_be_forgotten(
    maria: Phone, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answer_needed(maria)
    monkeypatch.setattr(consent, "VERSION", 2)
    assert ASKED in await maria.say("/menu")
    await maria.say("/forget")
    await maria.press("Не сохранять", "Удалить данные", "Да, удалить")
    assert "Имя и идентификатор удалены" in maria.heard
    assert await _agreed(town) == (0, [])
