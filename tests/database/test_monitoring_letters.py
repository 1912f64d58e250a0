"""Letters about the monitoring, as they are worded at the moment of sending."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import select

from bot.factory import build_dispatcher
from models.alarms import Alarm, AlarmKind
from models.notifications import NoticeKind, Notification
from models.people import Center, Holding, Person
from models.questionnaires import Theme
from scheduler.letters.letter import Case, Letter, Line, Moot
from scheduler.letters.table import LETTERS
from services import questionnaires
from services.alarms import Ringing
from services.monitoring import control, filling
from services.monitoring.cycle import ring
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.monitoring import PLAIN, begun, given, to
from tests.support.telegram import Notebook, seen
from tests.support.town import MARIA, OLGA, PYOTR, Town, Who


@pytest.fixture(autouse=True)
def april(clock: FakeClock) -> None:
    to(clock, 2026, 4, 1, 9)


async def rung(town: Town) -> None:
    async with town.db.writing() as session:
        center = town.bereg.id
        alarm = Alarm(kind=AlarmKind.MONITORING, subject_id=center, center_id=center, at=town.clock.now())
        await ring(Ringing(session, town.clock.now()), [alarm])


async def letter(town: Town, kind: NoticeKind, who: Who) -> Letter | Line | Moot:
    """The newest notice of the kind to that person, worded now."""
    async with town.db.reading() as session:
        query = select(Notification).where(
            Notification.kind == kind, Notification.person_id == town.bereg.persons[who.name]
        )
        row = (await session.scalars(query.order_by(Notification.id.desc()))).first()
        assert row is not None, f"{who.name} was not told"
        person, center = await session.get_one(Person, row.person_id), await session.get_one(Center, row.center_id)
        return await LETTERS[kind](Case(session, row, person, center, town.clock.now()))


def said(found: Letter | Line | Moot) -> str:
    assert isinstance(found, Letter)
    return seen(found.text)


def buttons(found: Letter | Line | Moot) -> Sequence[str]:
    assert isinstance(found, Letter)
    return [button.label for row in found.buttons for button in row]


async def test_the_quarter_opens_with_three_ways_to_answer(town: Town) -> None:
    await rung(town)
    found = await letter(town, NoticeKind.MONITORING_OPEN, MARIA)
    assert said(found) == (
        "Открыт мониторинг за I квартал 2026. Куратор, Петровский район.\n"
        "Вовремя до 10 апреля 2026, закрыто с 25 апреля 2026."
    )
    assert buttons(found) == ["Внести", "Ноль за квартал", "Отложить"]


async def test_whoever_handed_in_or_left_meanwhile_gets_nothing(town: Town, maria: Work) -> None:
    await rung(town)
    await given(maria)
    assert await letter(town, NoticeKind.MONITORING_OPEN, MARIA) == Moot("отчёт уже сдан")
    async with town.db.writing() as session:
        (await session.get_one(Holding, town.bereg.holdings[PYOTR.name])).until = date(2026, 3, 31)
    assert await letter(town, NoticeKind.MONITORING_OPEN, PYOTR) == Moot("отчёт теперь за другим")


@pytest.mark.parametrize(
    ("day", "says"), [(5, "Вовремя до 10 апреля 2026."), (10, "Сегодня последний день"), (12, "Срок прошёл 10 апреля")]
)
async def test_a_reminder_says_how_much_time_is_left(town: Town, clock: FakeClock, day: int, says: str) -> None:
    await rung(town)
    to(clock, 2026, 4, min(day, 10), 9)
    await rung(town)
    to(clock, 2026, 4, day, 9)
    found = said(await letter(town, NoticeKind.MONITORING_DUE, MARIA))
    assert "Мониторинг за I квартал 2026 ещё не сдан." in found
    assert says in found


async def test_a_reminder_of_a_closed_quarter_is_not_sent(town: Town, maria: Work, clock: FakeClock) -> None:
    await rung(town)
    await filling.postpone(maria, (await begun(maria)).report_id)
    to(clock, 2026, 4, 25)
    assert await letter(town, NoticeKind.MONITORING_DUE, MARIA) == Moot("этот квартал закрыт")


async def test_a_returned_report_comes_with_the_comment(town: Town, maria: Work, olga: Work) -> None:
    report = (await given(maria)).report_id
    await control.give_back(olga, report, "Посчитайте <ещё>", "F2")
    found = await letter(town, NoticeKind.MONITORING_RETURNED, MARIA)
    assert said(found).endswith("«Посчитайте <ещё>». Проверьте F2.")
    assert buttons(found) == ["Исправить"]
    put = await filling.put(maria, await begun(maria), {"F2": 3})
    await filling.put(maria, put.sheet, PLAIN)
    await filling.submit(maria, report)
    assert await letter(town, NoticeKind.MONITORING_RETURNED, MARIA) == Moot("отчёт уже сдан")


async def test_the_coordinator_hears_who_owes_by_name(town: Town, maria: Work, clock: FakeClock) -> None:
    await given(maria)
    to(clock, 2026, 4, 11, 9)
    await rung(town)
    found = await letter(town, NoticeKind.MONITORING_BOARD, OLGA)
    assert said(found) == "Мониторинг за I квартал 2026 сдали 1 из 2 территорий. Не сдали: Лесной район."


async def test_a_questionnaire_is_asked_for_once(town: Town, olga: Work, maria: Work) -> None:
    until = date(2026, 4, 20)
    asked = await questionnaires.start(olga, Theme.SATISFACTION, [town.bereg.posts[MARIA.name]], until, "k")
    found = await letter(town, NoticeKind.QUESTIONNAIRE, MARIA)
    assert said(found) == (
        "Анонимная анкета: Удовлетворённость. 5 вопросов, до 20 апреля 2026. Ответы не связаны с вами."
    )
    await questionnaires.answer(maria, asked, {f"q{number}": "0" for number in range(1, 6)})
    assert await letter(town, NoticeKind.QUESTIONNAIRE, MARIA) == Moot("ответ уже дан")


async def test_every_button_of_a_letter_has_its_action(town: Town, clock: FakeClock, maria: Work, olga: Work) -> None:
    await rung(town)
    await given(maria)
    await control.give_back(olga, (await filling.list_tasks(maria))[0].report_id, "Проверьте")
    await questionnaires.start(olga, Theme.SATISFACTION, [town.bereg.posts[MARIA.name]], date(2026, 4, 20), "k")
    to(clock, 2026, 4, 11, 9)
    await rung(town)
    presses = build_dispatcher(town.db, clock, Notebook())["letters"]
    for kind, who in (
        (NoticeKind.MONITORING_OPEN, PYOTR),
        (NoticeKind.MONITORING_RETURNED, MARIA),
        (NoticeKind.MONITORING_BOARD, OLGA),
        (NoticeKind.QUESTIONNAIRE, MARIA),
    ):
        found = await letter(town, kind, who)
        assert isinstance(found, Letter)
        assert all(button.place.way in presses for row in found.buttons for button in row)
        assert all(len(button.data.encode()) <= 64 for row in found.buttons for button in row)


async def test_whoever_an_exception_was_made_for_hears_their_own_day(
    town: Town, maria: Work, olga: Work, clock: FakeClock
) -> None:
    report = (await begun(maria)).report_id
    to(clock, 2026, 4, 27)
    await control.make_exception(olga, report)
    found = said(await letter(town, NoticeKind.MONITORING_DUE, MARIA))
    assert "ваш отчёт координатор открыл до 4 мая 2026" in found
    assert "25 апреля" not in found
