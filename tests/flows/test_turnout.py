"""«Явка» under the summary: by districts, events, posts and quarters, and who never came."""

from collections.abc import Callable

from models.events.kinds import Weekday
from models.notifications import NoticeKind
from places.events import WishPlace
from tests.database.test_turnout import seminar_twice
from tests.flows.test_reminders import delivered
from tests.support.clock import FakeClock
from tests.support.reminders import outbox
from tests.support.reminders import said as said_in
from tests.support.telegram import Phone
from tests.support.town import MARIA, OLGA, PYOTR, VERA, Town, Who


async def test_how_people_come_by_everything(phones: Callable[[Who], Phone], town: Town, clock: FakeClock) -> None:
    await seminar_twice(town)
    clock.move(days=30)
    olga = phones(OLGA)
    await olga.say("/summary")
    await olga.press("‹ I кв. 2026" if "‹ I кв. 2026" in olga.buttons else "‹ I квартал 2026")
    assert (
        "На мероприятия приглашений – 3: ответов – 3, собирались прийти – 2, посещений – 2, разных людей – 2. "
        "Не смогли: занят – 1." in olga.screen
    )
    await olga.press("Явка")
    assert "Явка на мероприятия. I квартал 2026" in olga.screen
    assert "· Лесной район: приглашений – 1, ответов – 1, собирались – 0, пришли – 0 (0 %)" in olga.screen
    assert "Ни разу не были: Лесной район. Спросите их" in olga.screen
    await olga.press("По мероприятиям")
    assert "· 12 марта · Границы помощи: приглашений – 3" in olga.screen
    await olga.press("По должностям")
    assert "· Куратор: приглашений – 2" in olga.screen
    await olga.press("По кварталам")
    assert "· I квартал 2026: приглашений – 3" in olga.screen
    await olga.press("Назад")
    assert "Сводка за I квартал 2026" in olga.screen


async def test_a_centre_that_asked_nobody(phones: Callable[[Who], Phone], town: Town) -> None:
    await seminar_twice(town)
    vera = phones(VERA)
    await vera.say("/summary")
    await vera.press("Явка")
    assert "В этот период никого не приглашали." in vera.screen


async def test_districts_that_never_came_are_asked_for_a_date(
    phones: Callable[[Who], Phone], town: Town, clock: FakeClock
) -> None:
    await seminar_twice(town)
    clock.move(days=30)
    olga, pyotr, maria = phones(OLGA), phones(PYOTR), phones(MARIA)
    await pyotr.say("/menu")
    await olga.say("/summary")
    await olga.press("‹ I кв. 2026" if "‹ I кв. 2026" in olga.buttons else "‹ I квартал 2026")
    await olga.press("Явка", "Спросить дату")
    assert "✅ Спросили 1 человека, какой день удобен." in olga.screen
    await olga.press("Спросить дату")
    assert "В этом месяце их уже спросили" in olga.screen + olga.heard
    await delivered(town, pyotr)
    assert "Какой день недели вам удобен?" in pyotr.screen
    await pyotr.press("Вт")
    assert "Спасибо, передали: вторник." in pyotr.screen + pyotr.heard
    await maria.say("/menu")
    await maria.callback(WishPlace(asker=town.bereg.persons[OLGA.name], then=Weekday.MON).pack())
    told = [await said_in(town, row) for row in await outbox(town) if row.kind == NoticeKind.EVENT_DATE_SAID]
    assert told == ["Пётр Лугов (Куратор, Лесной район): удобный день – вторник."], "whom nobody asked says nothing"
