"""What the bot does itself closes its own rows of the plan, once, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from documents.monitoring import words_of
from models.access import Role
from models.activities import Activity, Facts, Type
from models.errors import DomainError, NotFound
from models.monitoring.tables import State
from models.notifications import NoticeKind
from models.people import Person, Post, Tenure
from models.periods import Period, Span
from models.questionnaires import Theme
from models.requests.tables import RequestKind
from models.timers import TimerKind
from services.activities import records
from services.monitoring import control, figures, filling
from services.plan import cards
from services.plan.card import ItemCard
from services.questionnaires import rounds
from services.requests import answering, meeting_record
from services.requests.create import Asked
from services.requests.meeting_record import Held
from services.timer_handlers import TIMER_HANDLERS
from services.timers import firing
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.monitoring import given, staff, to
from tests.support.plan import found, planned, written
from tests.support.requests import accepted, consultation, kinds
from tests.support.town import MARIA, Town, Who

MONITORING = "Мониторинг по округу | Ежеквартально | методист | | Сводный мониторинг"
SEMINAR = "Семинар «Заполнение мониторинга» | Апрель | методист | |"
MOTIVATION = "Диагностика мотивации специалистов | I квартал | методист | 20 | диагностика"
SATISFACTION = "Диагностика удовлетворённости специалистов | II квартал | методист | 20 | диагностика"
SUPERVISIONS = "Супервизии со специалистами | 1 раз в квартал | методист | | Журнал супервизий"
HELP = "Консультации специалистов | По запросу | методист | |"
MATERIALS = "Обеспечение специалистов методическими материалами | По запросу | методист | |"
COLLECTION = "Методическая копилка | В течение года | методист | |"
FIRST = Period.around(Span.QUARTER, date(2026, 1, 1))


async def card_of(work: Work, words: str) -> ItemCard:
    return await cards.open_item(work, (await found(work, words)).id)


def done(card: ItemCard) -> list[date]:
    return [one.due for one in card.dates if not one.open]


async def journal(town: Town) -> list[Activity]:
    async with town.db.reading() as session:
        query = select(Activity).where(Activity.deleted_at.is_(None)).order_by(Activity.id)
        return list((await session.scalars(query)).all())


async def test_accepted_reports_close_the_quarters_monitoring_once(
    olga: Work, maria: Work, pyotr: Work, clock: FakeClock, town: Town
) -> None:
    await planned(olga, written(MONITORING, SEMINAR))
    to(clock, 2026, 4, 8)
    await control.board(olga, FIRST)
    await control.accept_all(olga, FIRST)
    assert await journal(town) == [], "nothing was handed in, so nothing is compiled"
    await given(maria)
    await control.accept_all(olga, FIRST)
    assert done(await card_of(olga, "округу")) == [date(2026, 4, 10)]
    await given(pyotr)
    await control.accept_all(olga, FIRST)
    (record,) = await journal(town)
    assert (record.type, record.title, record.day) == (
        Type.MONITORING,
        "Мониторинг за I квартал 2026",
        date(2026, 4, 8),
    )
    assert done(await card_of(olga, "заполнение")) == []


async def test_the_last_report_accepted_alone_closes_it_too(
    olga: Work, maria: Work, pyotr: Work, clock: FakeClock
) -> None:
    await planned(olga, written(MONITORING))
    to(clock, 2026, 4, 8)
    reports = [(await given(work)).report_id for work in (maria, pyotr)]
    await control.accept(olga, reports[0])
    assert done(await card_of(olga, "округу")) == []
    await control.accept(olga, reports[1])
    assert done(await card_of(olga, "округу")) == [date(2026, 4, 10)]


async def test_what_a_person_has_marked_is_not_counted_twice(
    olga: Work, maria: Work, clock: FakeClock, town: Town
) -> None:
    await planned(olga, written(MONITORING))
    to(clock, 2026, 4, 8)
    item = (await found(olga, "округу")).id
    await records.log_activity(
        olga, Facts(type=Type.MONITORING, title="Сводный", day=date(2026, 4, 7)), "by hand", item
    )
    await given(maria)
    await control.accept_all(olga, FIRST)
    assert [one.title for one in await journal(town)] == ["Сводный"]


async def test_the_fourth_quarter_accepted_in_january_stands_in_december(
    olga: Work, maria: Work, clock: FakeClock, town: Town
) -> None:
    await planned(olga, written(MONITORING))
    to(clock, 2027, 1, 14)
    await given(maria)
    await control.accept_all(olga, Period.around(Span.QUARTER, date(2026, 12, 1)))
    (record,) = await journal(town)
    assert record.day == date(2026, 12, 31)
    item = await cards.open_item(olga, record.plan_item_id or 0)
    assert done(item) == [date(2026, 12, 30)]


async def test_a_preliminary_report_of_december_closes_the_years_date_and_is_corrected_in_january(
    olga: Work, maria: Work, clock: FakeClock, town: Town
) -> None:
    fourth = Period.around(Span.QUARTER, date(2026, 12, 1))
    await planned(olga, written(MONITORING))
    to(clock, 2026, 11, 30)
    with pytest.raises(NotFound):
        await control.board(olga, fourth)
    to(clock, 2026, 12, 16)
    async with town.db.writing() as session:
        await firing.set_timers(session, TimerKind.MONITORING, town.bereg.id, {town.bereg.id: clock.now()})
    await firing.tick(town.db, clock, TIMER_HANDLERS)
    assert NoticeKind.MONITORING_OPEN in await kinds(town, MARIA)
    report = (await given(maria)).report_id
    with pytest.raises(DomainError, match="monitoring-preliminary"):
        await control.accept(olga, report)
    for _ in range(2):
        assert (await control.accept_all(olga, fourth)).count == 1
    (record,) = await journal(town)
    assert record.day == date(2026, 12, 16)
    assert done(await card_of(olga, "округу"))[-1] == date(2026, 12, 30)

    async def stands() -> str:
        return words_of((await figures.consolidate(olga, 2026)).cell(MARIA.district, fourth))

    with pytest.raises(DomainError, match="monitoring-nothing-to-check"):
        await filling.confirm(maria, report)
    assert await stands() == "сдано, предварительно"
    to(clock, 2027, 1, 12)
    await firing.tick(town.db, clock, TIMER_HANDLERS)
    assert NoticeKind.MONITORING_CHECK in await kinds(town, MARIA)
    await filling.confirm(maria, report)
    assert await stands() == "сдано"
    with pytest.raises(DomainError, match="monitoring-nothing-to-check"):
        await filling.confirm(maria, report)
    await filling.take_back(maria, report)
    await given(maria, S1=5)
    await control.accept_all(olga, fourth)
    assert len(await journal(town)) == 1
    assert (await control.open_card(olga, report)).state is State.ACCEPTED


async def test_without_such_a_row_december_asks_for_nothing(olga: Work, maria: Work, clock: FakeClock) -> None:
    await planned(olga, written(HELP))
    to(clock, 2026, 12, 16)
    assert [one.quarter.number for one in await filling.list_tasks(maria)] == [3]


async def answered(town: Town, until: date, olga: Work, people: int = 2) -> int:
    """A round about motivation that some have answered."""
    asked = await rounds.start(olga, Theme.MOTIVATION, [town.bereg.posts[MARIA.name]], until, f"k{until}")
    async with town.db.reading() as session:
        query = select(Person.account).join(Tenure).join(Post).where(Post.role == Role.CURATOR)
        ids = list(await session.scalars(query.where(Person.center_id == town.bereg.id).order_by(Person.id)))
    for person in ids[:people]:
        await rounds.answer(await town.work(Who(person, "")), asked, {f"q{n}": "4" for n in range(1, 6)})
    return asked


async def test_a_closed_round_is_the_diagnostics_of_its_theme(olga: Work, clock: FakeClock, town: Town) -> None:
    await staff(town)
    await planned(olga, written(MOTIVATION, SATISFACTION))
    to(clock, 2026, 3, 20)
    closed = await answered(town, date(2026, 4, 10), olga)
    to(clock, 2026, 4, 2)
    await rounds.close(olga, closed)
    card = await card_of(olga, "мотивации")
    assert (done(card), card.fact) == ([date(2026, 3, 31)], 2)
    assert done(await card_of(olga, "удовлетворённости")) == []
    again = await answered(town, date(2026, 4, 20), olga)
    await rounds.close(olga, again)
    assert len(await journal(town)) == 1, "the date is done, and the other theme's is another thing"


async def test_a_round_that_ends_by_itself_closes_its_row_and_one_that_nobody_answered_does_not(
    olga: Work, clock: FakeClock, town: Town
) -> None:
    await planned(olga, written(MOTIVATION))
    await answered(town, date(2026, 3, 19), olga, people=0)
    to(clock, 2026, 3, 23)
    await firing.tick(town.db, clock, TIMER_HANDLERS)
    assert await journal(town) == []
    await answered(town, date(2026, 3, 25), olga, people=1)
    to(clock, 2026, 3, 30)
    for _ in range(2):
        await firing.tick(town.db, clock, TIMER_HANDLERS)
    (record,) = await journal(town)
    assert record.day == date(2026, 3, 25)
    assert done(await card_of(olga, "мотивации")) == [date(2026, 3, 31)]


async def test_a_supervision_closes_the_quarters_date_and_the_next_one_is_not_paid_ahead(
    maria: Work, anna: Work, olga: Work
) -> None:
    await planned(olga, written(SUPERVISIONS, HELP))
    for _ in range(2):
        request = await accepted(maria, anna)
        await meeting_record.hold(anna, request, Held(day=anna.today, minutes=60))
    card = await card_of(olga, "супервизии")
    assert (done(card), len(card.deeds)) == ([date(2026, 3, 31)], 2)
    request = await accepted(maria, anna, consultation())
    await meeting_record.hold(anna, request, Held(day=anna.today, minutes=20))
    assert len((await card_of(olga, "консультации")).deeds) == 1


async def test_materials_that_were_sent_are_a_copy_for_the_row_that_promised_them(
    maria: Work, anna: Work, olga: Work, town: Town
) -> None:
    await planned(olga, written(MATERIALS, COLLECTION))
    request = await accepted(
        maria, anna, Asked(kind=RequestKind.MATERIALS, question="Нужны памятки о ранней помощи", topic="Ранняя помощь")
    )
    await answering.deliver(anna, request, "Папка на диске")
    card = await card_of(olga, "обеспечение")
    assert [deed.title for deed in card.deeds] == ["Материалы по запросу: Ранняя помощь"]
    assert (await card_of(olga, "копилка")).deeds == []
