"""Letters about the monitoring, as they are worded at the moment of sending."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.factory import build_dispatcher
from models.errors import DomainError
from models.notifications import NoticeKind, Notification
from models.people import Center, Person, Tenure
from models.periods import Period, Span
from models.questionnaires import Theme
from models.timers import Timer, TimerKind
from scheduler.letters.letter import Letter, LetterContext, Line, Skipped
from scheduler.letters.table import LETTERS
from services.monitoring import control, entering, filling, pleading
from services.monitoring.inner.cycle import fire
from services.questionnaires import rounds
from services.reminders import deputies, own
from services.timer_handlers import TIMER_HANDLERS
from services.timer_repair import repair_timers
from services.timers.firing import FiringContext, set_timers, tick
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.monitoring import PLAIN, begun, given, to
from tests.support.telegram import Notebook, seen
from tests.support.town import MARIA, OLGA, PYOTR, Town, Who


@pytest.fixture(autouse=True)
def april(clock: FakeClock) -> None:
    to(clock, 2026, 4, 1, 9)


async def fired(town: Town) -> None:
    async with town.db.writing() as session:
        center = town.bereg.id
        timer = Timer(kind=TimerKind.MONITORING, subject_id=center, center_id=center, at=town.clock.now())
        await fire(FiringContext(session, town.clock.now()), [timer])


async def letter(town: Town, kind: NoticeKind, who: Who) -> Letter | Line | Skipped:
    """The newest notice of the kind to that person, worded now."""
    async with town.db.reading() as session:
        query = select(Notification).where(
            Notification.kind == kind, Notification.person_id == town.bereg.persons[who.name]
        )
        row = (await session.scalars(query.order_by(Notification.id.desc()))).first()
        assert row is not None, f"{who.name} was not told"
        person, center = await session.get_one(Person, row.person_id), await session.get_one(Center, row.center_id)
        return await LETTERS[kind](
            LetterContext(db=town.db, session=session, row=row, person=person, center=center, now=town.clock.now())
        )


def said(found: Letter | Line | Skipped) -> str:
    assert isinstance(found, Letter)
    return seen(found.text)


def buttons(found: Letter | Line | Skipped) -> Sequence[str]:
    assert isinstance(found, Letter)
    return [button.label for row in found.buttons for button in row]


async def test_the_quarter_opens_with_three_ways_to_answer(town: Town) -> None:
    await fired(town)
    found = await letter(town, NoticeKind.MONITORING_OPEN, MARIA)
    assert said(found) == (
        "Открыт мониторинг за I квартал 2026. Куратор, Петровский район.\n"
        "Вовремя до 10 апреля 2026, закрыто с 25 апреля 2026."
    )
    assert buttons(found) == ["Внести", "Ноль за квартал", "Отложить"]


async def test_whoever_handed_in_or_left_meanwhile_gets_nothing(town: Town, maria: Work) -> None:
    await fired(town)
    await given(maria)
    assert await letter(town, NoticeKind.MONITORING_OPEN, MARIA) == Skipped("отчёт уже сдан")
    async with town.db.writing() as session:
        (await session.get_one(Tenure, town.bereg.tenures[PYOTR.name])).until = date(2026, 3, 31)
    assert await letter(town, NoticeKind.MONITORING_OPEN, PYOTR) == Skipped("отчёт теперь за другим")


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (5, "Вовремя до 10 апреля 2026, осталось 5 рабочих дней."),
        (10, "Сегодня последний день"),
        (15, "Срок прошёл 10 апреля 2026, 3 рабочих дня назад."),
    ],
)
async def test_a_reminder_says_how_much_time_is_left(town: Town, clock: FakeClock, day: int, says: str) -> None:
    await fired(town)
    to(clock, 2026, 4, min(day, 10), 9)
    await fired(town)
    to(clock, 2026, 4, day, 9)
    found = said(await letter(town, NoticeKind.MONITORING_DUE, MARIA))
    assert "Мониторинг за I квартал 2026 ещё не сдан." in found
    assert says in found


async def test_a_reminder_of_a_closed_quarter_is_not_sent(town: Town, maria: Work, clock: FakeClock) -> None:
    await fired(town)
    await filling.postpone(maria, (await begun(maria)).report_id)
    to(clock, 2026, 4, 25)
    assert await letter(town, NoticeKind.MONITORING_DUE, MARIA) == Skipped("этот квартал закрыт")


async def test_a_returned_report_comes_with_the_comment(town: Town, maria: Work, olga: Work) -> None:
    report = (await given(maria)).report_id
    await control.give_back(olga, report, "Посчитайте <ещё>", "F2")
    found = await letter(town, NoticeKind.MONITORING_RETURNED, MARIA)
    assert said(found).endswith("«Посчитайте <ещё>». Проверьте F2.")
    assert buttons(found) == ["Исправить"]
    put = await filling.put(maria, await begun(maria), {"F2": 3})
    await filling.put(maria, put.sheet, PLAIN)
    await filling.submit(maria, report)
    assert await letter(town, NoticeKind.MONITORING_RETURNED, MARIA) == Skipped("отчёт уже сдан")


async def test_the_coordinator_hears_who_owes_by_name(town: Town, maria: Work, clock: FakeClock) -> None:
    await given(maria)
    to(clock, 2026, 4, 13, 9)
    await fired(town)
    found = await letter(town, NoticeKind.MONITORING_BOARD, OLGA)
    assert said(found) == (
        "Мониторинг за I квартал 2026 сдали 1 из 2 территорий. Не сдали: Лесной район. "
        "Нет места куратора: Заречный район, Озёрный округ, Степной район, город Ясный."
    )


async def test_a_curator_hears_that_the_coordinator_entered(
    town: Town, maria: Work, olga: Work, clock: FakeClock
) -> None:
    await fired(town)
    report = (await begun(maria)).report_id
    await entering.confirm_zero(olga, report)
    found = await letter(town, NoticeKind.MONITORING_ENTERED, MARIA)
    assert said(found) == (
        "Координатор подтвердил ноль за I квартал 2026. Куратор, Петровский район.\n"
        "Посмотрите, всё ли верно. Исправить можно, пока отчёт не принят."
    )
    assert buttons(found) == ["Открыть отчёт"]
    assert await letter(town, NoticeKind.MONITORING_OPEN, MARIA) == Skipped("отчёт уже сдан")
    await filling.take_back(maria, report)
    assert await letter(town, NoticeKind.MONITORING_ENTERED, MARIA) == Skipped("отчёт уже исправили")
    await filling.confirm_zero(maria, report)
    assert await letter(town, NoticeKind.MONITORING_ENTERED, MARIA) == Skipped("отчёт уже исправили")


async def test_a_questionnaire_is_asked_for_once(town: Town, olga: Work, maria: Work) -> None:
    until = date(2026, 4, 20)
    asked = await rounds.start(olga, Theme.SATISFACTION, [town.bereg.posts[MARIA.name]], until, "k")
    found = await letter(town, NoticeKind.QUESTIONNAIRE, MARIA)
    assert said(found) == (
        "Анонимная анкета: Удовлетворённость. 5 вопросов, до 20 апреля 2026. Ответы не связаны с вами."
    )
    await rounds.answer(maria, asked, {f"q{number}": "0" for number in range(1, 6)})
    assert await letter(town, NoticeKind.QUESTIONNAIRE, MARIA) == Skipped("ответ уже дан")


async def test_every_button_of_a_letter_has_its_action(town: Town, clock: FakeClock, maria: Work, olga: Work) -> None:
    await fired(town)
    await given(maria)
    await control.give_back(olga, (await filling.list_tasks(maria))[0].report_id, "Проверьте")
    await rounds.start(olga, Theme.SATISFACTION, [town.bereg.posts[MARIA.name]], date(2026, 4, 20), "k")
    to(clock, 2026, 4, 13, 9)
    await fired(town)
    presses = build_dispatcher(town.db, clock, Notebook())["letters"]
    for kind, who in (
        (NoticeKind.MONITORING_OPEN, PYOTR),
        (NoticeKind.MONITORING_RETURNED, MARIA),
        (NoticeKind.MONITORING_DUE, PYOTR),
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


async def test_whoever_is_late_is_told_that_it_closes_and_asks_for_more(
    town: Town, maria: Work, pyotr: Work, olga: Work, clock: FakeClock
) -> None:
    await fired(town)
    sheet = await begun(maria)
    await filling.put(maria, sheet, {"F1": 3})
    to(clock, 2026, 4, 13, 9)
    await fired(town)
    assert "начат, но не сдан" in said(await letter(town, NoticeKind.MONITORING_DUE, MARIA))
    assert "ещё не сдан" in said(await letter(town, NoticeKind.MONITORING_DUE, PYOTR))
    to(clock, 2026, 4, 24, 9)
    await fired(town)
    found = await letter(town, NoticeKind.MONITORING_DUE, MARIA)
    assert "Завтра, 25 апреля 2026, приём закроется." in said(found)
    assert buttons(found) == ["Продолжить", "Ноль за квартал"], "there is no later"
    to(clock, 2026, 4, 27, 9)
    await fired(town)
    found = await letter(town, NoticeKind.MONITORING_CLOSED, MARIA)
    assert said(found).startswith("Приём мониторинга за I квартал 2026 закрыт, отчёт начат, но не сдан.")
    assert buttons(found) == ["Попросить открыть"]
    assert await pleading.plead(maria, sheet.report_id) == 1
    found = await letter(town, NoticeKind.MONITORING_PLEA, OLGA)
    assert said(found).startswith("Мария Орлова просит открыть отчёт за I квартал 2026.")
    assert buttons(found) == ["Открыть приём"]
    await control.make_exception(olga, sheet.report_id)
    assert await letter(town, NoticeKind.MONITORING_PLEA, OLGA) == Skipped("отчёт снова открыт")
    with pytest.raises(DomainError, match="monitoring-still-open"):
        await pleading.plead(maria, sheet.report_id)


async def test_a_plea_is_repeated_in_the_morning_and_no_oftener_than_other_things(
    town: Town, maria: Work, olga: Work, clock: FakeClock
) -> None:
    report = (await begun(maria)).report_id
    to(clock, 2026, 4, 27, 12)
    async with town.db.writing() as session:
        await set_timers(session, TimerKind.MONITORING, town.bereg.id, {town.bereg.id: clock.now()})
    await tick(town.db, clock, TIMER_HANDLERS)
    assert [await pleading.plead(maria, report) for _ in range(2)] == [1, 0]
    for day in (date(2026, 4, 28) + timedelta(days=n) for n in range(22)):
        to(clock, day.year, day.month, day.day, 9)
        await tick(town.db, clock, TIMER_HANDLERS)
        if day in (date(2026, 4, 28), date(2026, 5, 6)):
            assert await pleading.plead(maria, report) == 0, "asked again, it is one thing"
    async with town.db.reading() as session:
        rows = await session.scalars(
            select(Notification).where(Notification.kind == "monitoring_plea").order_by(Notification.id)
        )
        told = [(row.not_before.astimezone(town.zone).date(), row.together) for row in rows]
    once = [(date(2026, 4, 27), False)]
    again = [(date(2026, *day), True) for day in ((4, 28), (4, 30), (5, 7))]
    assert told == [*once, *again, (date(2026, 5, 12), True), (date(2026, 5, 18), True)], "then once a week"
    to(clock, 2026, 5, 7, 9)
    assert "Просьба от 27 апреля, ответа ещё нет." in said(await letter(town, NoticeKind.MONITORING_PLEA, OLGA))
    await control.make_exception(olga, report)
    to(clock, 2026, 5, 18, 9)
    assert await pleading.plead(maria, report) == 1, "closed anew, it is asked for anew"


async def test_a_second_filler_is_told_who_began(town: Town, maria: Work, pyotr: Work, clock: FakeClock) -> None:
    async with town.db.writing() as session:
        post, person = town.bereg.posts[MARIA.name], town.bereg.persons[PYOTR.name]
        session.add(Tenure(post_id=post, person_id=person, since=date(2026, 1, 9)))
    await fired(town)
    await filling.put(maria, await begun(maria), {"F1": 3})
    to(clock, 2026, 4, 13, 9)
    await fired(town)
    assert "Кто начал" not in said(await letter(town, NoticeKind.MONITORING_DUE, MARIA)), "it is her own"
    async with town.db.writing() as session:
        report = (await filling.list_tasks(maria))[0].report_id
        row = select(Notification).where(Notification.kind == "monitoring_due", Notification.subject_id == report)
        theirs = await session.scalar(row.where(Notification.person_id == person))
        assert theirs is not None
        to_pyotr, center = await session.get_one(Person, person), await session.get_one(Center, town.bereg.id)
        found = await LETTERS[NoticeKind.MONITORING_DUE](
            LetterContext(db=town.db, session=session, row=theirs, person=to_pyotr, center=center, now=town.clock.now())
        )
    assert "Петровский район. Кто начал: Мария Орлова, 1 апреля 2026, 1 из 15 показателей.\n" in said(found)


async def test_a_centre_founded_in_january_does_not_owe_the_year_before(
    town: Town, maria: Work, clock: FakeClock
) -> None:
    to(clock, 2027, 1, 11)
    async with town.db.writing() as session:
        (await session.get_one(Center, town.bereg.id)).created_at = datetime(2027, 1, 9, 9, tzinfo=UTC)
    await fired(town)
    async with town.db.reading() as session:
        assert not (await session.scalars(select(Notification))).all()
    assert await filling.list_tasks(maria) == []


async def test_while_a_curator_pauses_the_coordinator_hears_of_the_report(
    town: Town, maria: Work, olga: Work, clock: FakeClock
) -> None:
    await own.pause(maria, date(2026, 4, 12))
    await fired(town)
    found = await letter(town, NoticeKind.MONITORING_OPEN, OLGA)
    assert said(found).endswith("На паузе: Куратор. Поэтому это сообщение пришло вам.")
    assert buttons(found) == ["Открыть отчёт"]
    async with town.db.reading() as session:
        told = await session.scalars(select(Notification.person_id).where(Notification.kind == "monitoring_open"))
        assert town.bereg.persons[MARIA.name] not in set(told)
    to(clock, 2026, 4, 13, 9)
    await fired(town)
    assert said(await letter(town, NoticeKind.MONITORING_DUE, MARIA)), "she is back"


async def test_another_coordinator_is_reminded_for_whoever_pauses(
    town: Town, maria: Work, pyotr: Work, olga: Work
) -> None:
    await fired(town)
    await own.pause(maria, date(2026, 4, 12))
    another = replace(olga, actor=replace(pyotr.actor, roles=olga.actor.roles))
    assert await control.remind(another, Period.around(Span.QUARTER, date(2026, 3, 1))) > 0
    assert said(await letter(town, NoticeKind.MONITORING_ASKED, OLGA))


async def test_a_deputy_fills_in_for_whoever_pauses(
    town: Town, maria: Work, pyotr: Work, olga: Work, clock: FakeClock
) -> None:
    await deputies.set_deputy(olga, town.bereg.posts[MARIA.name], town.bereg.posts[PYOTR.name])
    assert len(await filling.list_tasks(pyotr)) == 1
    await own.pause(maria, date(2026, 4, 12))
    await fired(town)
    places = [one.place for one in await filling.list_tasks(pyotr)]
    assert places == ["Куратор, Петровский район", "Куратор, Лесной район"]
    found = await letter(town, NoticeKind.MONITORING_OPEN, PYOTR)
    assert buttons(found) == ["Внести", "Ноль за квартал", "Отложить"]


async def test_a_questionnaire_reminds_once_and_its_end_is_told(
    town: Town, olga: Work, maria: Work, pyotr: Work, clock: FakeClock
) -> None:
    posts = [town.bereg.posts[MARIA.name]]
    asked = await rounds.start(olga, Theme.SATISFACTION, posts, date(2026, 4, 20), "k")
    await rounds.answer(pyotr, asked, {f"q{number}": "0" for number in range(1, 6)})
    for day in (2, 16, 17, 18, 20, 21, 22):
        to(clock, 2026, 4, day, 9)
        await repair_timers(town.db, clock)
        await tick(town.db, clock, TIMER_HANDLERS)
    async with town.db.reading() as session:
        rows = (await session.scalars(select(Notification).order_by(Notification.id))).all()
    told = [(row.kind, row.not_before.day) for row in rows if row.kind.startswith("questionnaire_")]
    assert told == [(NoticeKind.QUESTIONNAIRE_AGAIN, 17), (NoticeKind.QUESTIONNAIRE_OVER, 21)]
    found = await letter(town, NoticeKind.QUESTIONNAIRE_OVER, OLGA)
    assert said(found) == "Анкета Удовлетворённость от 1 апреля закончилась. Ответил 1 человек."
    assert buttons(found) == ["Результаты"]
