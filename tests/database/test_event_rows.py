"""Rows of the two plans, each from its date to its record: seminars and councils are attended and checked in, feasts
and families' trainings are counted and closed by a scenario and news. The real plans stand beside the checkout; without
them rows like theirs are walked."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.activities import Activity, Category, Evidence, Format, Organisation, Proof, Type
from models.events.audience import Audience
from models.events.codes import CheckInCode, Room
from models.events.facts import EventFacts
from models.events.kinds import Answer, Reach
from models.events.tables import Where
from models.notifications import NoticeKind
from models.papers.kinds import PaperKind
from models.plan.beginning import likely_type
from models.plan.tables import Occurrence, PlanItem
from services.events import announcing, answering, making, notes, presence
from services.events.checking_in import check_in
from services.events.recording import record_event
from services.papers.making import order_of
from services.plan.cards import open_item
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import planned, written
from tests.support.reminders import fire, outbox
from tests.support.town import ANNA, MARIA, OLGA, PYOTR, Town

BESIDE = next((up / "shared" / "plans" for up in Path(__file__).parents if (up / "shared" / "plans").is_dir()), None)
STAFF = {
    "tambov-2024": [*(f"T2A.{n}" for n in range(1, 7)), "T2B.4", "T2B.6"],
    "vologda-2020": [*(f"V1.2.{n}" for n in range(1, 5)), "V1.3.8", "V2.5"],
}
FAMILIES = {"tambov-2024": [f"T5.{n}" for n in range(1, 9)], "vologda-2020": ["V1.3.6", "V1.3.7"]}
ALIKE = {
    "tambov-2024": (
        "Совещание с представителями муниципалитетов «Итоги» | Февраль | психолог | | Протокол",
        "Круглый стол «Работа с семьями» | Апрель | психолог | | Методические разработки",
        "Областной семинар | Июнь | психолог | | Методические разработки",
        "Семинар «Сопровождение семей» | Август | психолог | | Методические разработки",
        "Лекторий «Навыки»» | Октябрь | психолог | | Методические разработки",
        "Совещание «Консилиум» | Декабрь | психолог | | Протокол",
        "Участие в занятиях специалистов районов | По плану | психолог | | Лист регистрации",
        "Проведение релаксации «Наполнение» | Ноябрь | психолог | | Лист регистрации. Фотоотчет",
        *(
            f"«{name}» | {month} | психолог | | Сценарий мероприятия, размещение информации на Интернет-ресурсах"
            for name, month in (
                ("Рождественское чудо» «Старый Новый год", "Январь"),
                ("Масленица идёт", "Март"),
                ("День Победы", "Май"),
                ("День защиты детей", "Июнь"),
                ("День знаний", "Август"),
                ("Вера. Надежда. Любовь", "Сентябрь"),
                ("Осенняя мозаика", "Ноябрь"),
                ("Новогодние приключения", "Декабрь"),
            )
        ),
    ),
    "vologda-2020": (
        "Заседание методического совета Центра | I квартал | психолог | 20 | совещание",
        "Проведение методических совещаний с сотрудниками | 1 раз в квартал | психолог | 20 | «Методическая гостиная»",
        "Проведение индивидуальных консультаций для специалистов | в течение года | психолог | 20 | консультации",
        "Участие специалистов Центра в конференциях, семинарах | в течение года | психолог | 20 | сертификаты",
        "Организация и проведение Фестиваля «За жизнь в семье» | ноябрь | психолог | не менее 150 | фестиваль",
        "Организация и проведение вебинара для специалистов | III квартал | психолог | 50 | вебинар «Семья»",
        "Организация работы по повышению компетенций родителей | в течение года | психолог | не менее 14 | тренинги",
        "Осуществление работы по сопровождению детей | в течение года | психолог | не менее 14 | тренинги",
    ),
}
"""Rows as theirs, staff's first, for whoever has not got the plans."""


def rows() -> Iterator[tuple[str, str, bool]]:
    """The plan, the row's id, whether it is for families."""
    for families, of in ((False, STAFF), (True, FAMILIES)):
        yield from ((plan, row, families) for plan, ids in of.items() for row in ids)


def place_of(plan: str, row: str) -> int:
    """Where the row stands among the plan's items."""
    if BESIDE is None:
        return [*STAFF[plan], *FAMILIES[plan]].index(row)
    expected = json.loads((BESIDE / f"{plan}.expected.json").read_text(encoding="utf-8"))
    return [one["id"] for one in expected].index(row)


@pytest.fixture
def january(clock: FakeClock) -> FakeClock:
    """The plans are older than the tests' own day: the clock is set to their first working week."""
    return clock


async def item_of(town: Town, clock: FakeClock, plan: str, row: str) -> tuple[PlanItem, Occurrence | None]:
    """The plan is taken in January of its year; the row's item with its first date, where it has dates."""
    year = int(plan[-4:])
    clock.move(days=(datetime(year, 1, 10, 9, tzinfo=UTC) - clock.now()).days)
    olga = await town.work(OLGA)
    if BESIDE is None:
        await planned(olga, written(*ALIKE[plan], year=year))
    else:
        await planned(olga, (BESIDE / f"{plan}.docx").read_bytes(), f"{plan}.docx")
    async with town.db.reading() as session:
        items = (await session.scalars(select(PlanItem).order_by(PlanItem.place, PlanItem.id))).all()
        item = items[place_of(plan, row)]
        dates = select(Occurrence).where(Occurrence.item_id == item.id).order_by(Occurrence.due, Occurrence.id)
        return item, (await session.scalars(dates.limit(1))).first()


async def event_for(
    town: Town, clock: FakeClock, item: PlanItem, date: Occurrence | None, reach: Reach = Reach.ALL
) -> int:
    """An event for the row's date, made and announced, at ten in the morning of its last day; whoever is asked says
    that they come, and the clock is set to that hour. A row without dates has one in a month."""
    day = date.due if date is not None else (clock.now() + timedelta(days=30)).date()
    starts = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    title, kind = (item.content or "")[:300], likely_type(item.content or "") or Type.OTHER
    anna = await town.work(ANNA)
    at = Where(starts_at=starts, minutes=120, format=Format.IN_PERSON, place="Зал", link="")
    hosts = [town.bereg.posts[ANNA.name]]
    facts = EventFacts(title=title, type=kind, at=at, reach=reach, audience=Audience(), hosts=hosts)
    born = making.Born(item=item.id) if date is None else making.Born(occurrence=date.id)
    event = await making.make_event(anna, facts, f"row:{item.id}", born)
    asked = await announcing.announce(anna, event)
    assert bool(asked) is (reach is not Reach.FAMILIES)
    for who in (MARIA, PYOTR) if asked else ():
        await answering.answer(await town.work(who), event, Answer.COMING)
    clock.move(seconds=(starts - clock.now()).total_seconds() + 60)
    return event


async def is_over(town: Town, clock: FakeClock) -> None:
    """Time ends it, and tells its host."""
    clock.move(hours=3)
    await fire(town)
    told = [row for row in await outbox(town) if row.kind == NoticeKind.EVENT_PASSED]
    assert [row.name for row in told] == ["Анна"]


async def proofs(town: Town, activity: int) -> set[Evidence]:
    async with town.db.reading() as session:
        found = await session.scalars(select(Proof.kind).where(Proof.activity_id == activity, Proof.present))
        return set(found)


async def is_done(work: Work, item: PlanItem, date: Occurrence | None, activity: int) -> None:
    """The record hangs on the row, and its first date is done where it has one."""
    card = await open_item(work, item.id)
    assert [one.id for one in card.deeds] == [activity]
    if date is not None:
        first = next(one for one in card.dates if one.id == date.id)
        assert first.done == 1


@pytest.mark.parametrize(("plan", "row"), [(plan, row) for plan, row, families in rows() if not families])
async def test_a_row_of_staff(town: Town, january: FakeClock, plan: str, row: str) -> None:
    item, date = await item_of(town, january, plan, row)
    event = await event_for(town, january, item, date)
    for who in (MARIA, PYOTR):
        await check_in(await town.work(who), CheckInCode(event, Room.HALL), january.now())
    await is_over(town, january)
    anna = await town.work(ANNA)
    done = await record_event(anna, event)
    assert done.came == 2
    await is_done(anna, item, date, done.activity_id)
    assert await proofs(town, done.activity_id) == {Evidence.SIGN_IN}
    await order_of(anna, PaperKind.EVENT_MARKS, (event, None))


@pytest.mark.parametrize(("plan", "row"), [(plan, row) for plan, row, families in rows() if families])
async def test_a_row_of_families(town: Town, january: FakeClock, plan: str, row: str) -> None:
    item, date = await item_of(town, january, plan, row)
    event = await event_for(town, january, item, date, Reach.FAMILIES)
    await is_over(town, january)
    anna = await town.work(ANNA)
    counts = {Category.CHILDREN: (20, 0), Category.FOSTER_PARENTS: (8, 0)}
    await presence.set_guests(anna, event, Organisation.OTHER, counts)
    await notes.write_notes(anna, event, {"script": "папка 12", "publication": "https://example.org/1"})
    done = await record_event(anna, event)
    assert done.came == 28
    await is_done(anna, item, date, done.activity_id)
    assert await proofs(town, done.activity_id) == {Evidence.SCRIPT, Evidence.PUBLICATION}


async def test_what_stands_in_the_place_of_the_plans_is_as_long(town: Town) -> None:
    walked: Sequence[tuple[str, str, bool]] = list(rows())
    assert len(walked) == sum(len(some) for some in ALIKE.values())
    async with town.db.reading() as session:
        assert (await session.scalars(select(Activity.id))).all() == []
