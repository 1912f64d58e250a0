"""What a year's records say when they are counted, on both engines; the measure is a real centre's analysis."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from models.access import Role
from models.activities import Category, Facts, Involvement, Level, Material, Mode, Organisation, Type
from models.activity_filters import Filter
from models.people import Actor, Employment, Tenure, Trade
from models.periods import Period, Span
from models.plan.product import Product
from models.plan.reached import Reached
from models.requests.tables import RequestKind
from services.activities import lists, records
from services.people import invites
from services.plan import cards, fits
from services.plan.coverage import coverage
from services.requests.journal import list_held
from services.summary.counting import Figure
from services.summary.figures import Summary, summarise
from services.summary.pages import pages
from services.work import Work
from tests.support.plan import found, planned, written
from tests.support.town import Town

BESIDE = [up / "shared" / "papers" / "tambov-2023.json" for up in Path(__file__).parents]
ANALYSIS = next((path for path in BESIDE if path.exists()), BESIDE[0])
"""A real centre's year, where it stands beside the checkout."""
DAY = date(2026, 3, 12)
YEAR = Period.around(Span.YEAR, DAY)


def now(figures: list[Figure]) -> dict[str, int]:
    return {figure.name: figure.now for figure in figures if figure.now or figure.before}


def facts_of(record: dict[str, Any]) -> Facts:
    return Facts(
        type=Type(record["type"]),
        title=record["title"],
        day=date.fromisoformat(record["day"]),
        level=Level(record["level"]) if "level" in record else None,
        attendance={Category(name): (count, 0) for name, count in record["attendance"].items()},
        handouts={Material(name): count for name, count in record.get("handouts", {}).items()},
        mode=Mode(record["mode"]) if "mode" in record else None,
        programme=record.get("programme", ""),
    )


@pytest.mark.skipif(not ANALYSIS.exists(), reason="the real analysis stands beside the checkout only")
async def test_a_real_years_sentences_come_out_of_its_records(town: Town, olga: Work, anna: Work) -> None:
    told = json.loads(ANALYSIS.read_text(encoding="utf-8"))
    for number, record in enumerate(told["records"]):
        await records.log_activity(anna, facts_of(record), f"k{number}")
    said, year = told["says"], Period.around(Span.YEAR, date(2023, 1, 1))
    counted = await summarise(olga, year)
    assert now(counted.supervisions) == said["supervisions"]
    assert now(counted.materials) == said["handed out"]
    assert now(counted.programmes) == {"Комплекс мер": 14 + 9 + 10}
    assert now(counted.types)["talk"] == said["Комплекс мер"]["talks with teenagers"]
    assert len(await list_held(olga, RequestKind.SUPERVISION, 2023)) == 8


async def _summary(olga: Work, **more: Any) -> Summary:
    return await summarise(olga, YEAR, **more)


async def test_districts_are_counted_each_and_the_centre_once(town: Town, olga: Work, maria: Work) -> None:
    petrovsky, lesnoy = town.bereg.districts["Петровский район"], town.bereg.districts["Лесной район"]
    children = {Category.CHILDREN: (20, 0)}
    both = Facts(
        type=Type.TALK, title="Вместе", day=DAY, district_id=petrovsky, attendance=children, districts={lesnoy: 8}
    )
    await records.log_activity(maria, both, "both")
    await records.log_activity(
        maria, Facts(type=Type.TALK, title="Одни", day=DAY, district_id=lesnoy, attendance=children), "one"
    )
    counted = await _summary(olga)
    assert (counted.activities.now, counted.visits.now) == (2, 40)
    assert now(counted.districts) == {"Петровский район": 1, "Лесной район": 2}
    assert now(counted.district_visits) == {"Петровский район": 12, "Лесной район": 28}
    lesnoys = await _summary(olga, district_id=lesnoy)
    assert (lesnoys.activities.now, lesnoys.visits.now, lesnoys.shared.now) == (2, 28, 8)
    assert now(lesnoys.districts) == {"Лесной район": 2}
    listed = (await lists.list_all(olga, 0, Filter(period=YEAR, district=lesnoy))).items
    assert {one.title for one in listed} == {"Вместе", "Одни"}


async def test_who_did_it_together_each_have_it_and_the_centre_once(
    town: Town, olga: Work, maria: Work, pyotr: Work
) -> None:
    together = frozenset({pyotr.person_id})
    await records.log_activity(maria, Facts(type=Type.TALK, title="Вдвоём", day=DAY, coauthors=together), "k")
    counted = await _summary(olga)
    assert counted.activities.now == 1
    assert now(counted.people) == {"Мария Орлова": 1, "Пётр Лугов": 1}
    for work in (maria, pyotr):
        assert [one.title for one in (await lists.list_own(work)).items] == ["Вдвоём"]


async def test_what_others_held_is_counted_apart(town: Town, olga: Work, maria: Work) -> None:
    people = {Category.SPECIALISTS: (2, 0)}
    joined = Facts(type=Type.WEBINAR, title="Чужой", day=DAY, attendance=people, involvement=Involvement.JOINED)
    await records.log_activity(maria, joined, "j")
    await records.log_activity(maria, Facts(type=Type.CONSILIUM, title="По району", day=DAY, attendance=people), "c")
    await records.log_activity(maria, Facts(type=Type.WEBINAR, title="Свой", day=DAY, attendance=people), "h")
    counted = await _summary(olga)
    assert now(counted.joined) == {"webinar": 1, "consilium": 1}
    assert (now(counted.types), counted.visits.now) == ({"webinar": 1}, 2)


async def test_activities_in_schools(town: Town, olga: Work, maria: Work) -> None:
    for number in range(11):
        where = {Organisation.SCHOOL: 1, **({Organisation.CULTURE: 1} if number > 8 else {})}
        await records.log_activity(
            maria, Facts(type=Type.TALK, title=f"Беседа {number}", day=DAY, organisations=where), f"{number}"
        )
    assert now((await _summary(olga)).organisations) == {"school": 11, "culture": 2}


async def test_coverage_counts_who_came_first_and_not_what_others_held(town: Town, olga: Work, maria: Work) -> None:
    await planned(olga, written(FEASTS, before="1) несовершеннолетние (не менее 180 человек);"))
    children, first = {Category.CHILDREN: (20, 0)}, {Category.CHILDREN: 5}
    for number, said in enumerate((first, {}, {Category.CHILDREN: 0})):
        facts = Facts(type=Type.TALK, title=f"{number}", day=DAY, attendance=children, newcomers=said)
        await records.log_activity(maria, facts, f"{number}")
    theirs = Facts(type=Type.WEBINAR, title="Чужой", day=DAY, attendance=children, involvement=Involvement.JOINED)
    await records.log_activity(maria, theirs, "joined")
    reached = await coverage(olga)
    assert reached is not None
    assert [aim.fact for aim in reached.aims] == [5 + 20 + 0]
    assert [aim.reached for aim in reached.aims] == [Reached({DAY.year: 5}, 20)]


FEASTS = "«Рождественское чудо» «Старый Новый год» | Январь | психолог | | Сценарий мероприятия, публикация"


async def test_a_row_of_two_feasts_is_done_when_both_were_held_and_a_publication_proves_it(
    town: Town, olga: Work
) -> None:
    await planned(olga, written(FEASTS))
    item = (await found(olga, "рождественское")).id
    day = date(2026, 1, 12)
    titles = []
    for key in ("first", "second"):
        told = await fits.begin_from(olga, item)
        titles.append(told.title)
        await records.log_activity(olga, Facts(type=told.type, title=told.title, day=day), key, item)
        if key == "first":
            news = Facts(type=Type.PUBLICATION, title="О празднике", day=day, link="https://example.org/novosti")
            await records.log_activity(olga, news, "news", item)
            card = await cards.open_item(olga, item)
            assert [(one.done, one.count) for one in card.dates] == [(1, 2)], "the news is no feast"
            assert card.missing == ["Сценарий мероприятия"]
    assert titles == ["Рождественское чудо", "Старый Новый год"]
    assert (await cards.open_item(olga, item)).next is None


async def test_taking_part_and_holding_close_their_own_rows(town: Town, olga: Work) -> None:
    rows = (
        "Участие в областных вебинарах | Март | психолог | 4 | Сертификаты",
        "Вебинар «Опора» | Март | психолог | 20 |",
    )
    await planned(olga, written(*rows))
    joins, holds = (await found(olga, "участие")).id, (await found(olga, "опора")).id
    told = await fits.begin_from(olga, joins)
    assert told.involvement is Involvement.JOINED
    await records.log_activity(
        olga, Facts(type=told.type, title=told.title, day=DAY, involvement=told.involvement), "j", joins
    )
    joined = Facts(type=Type.WEBINAR, title="Чужой", day=DAY, involvement=Involvement.JOINED)
    await records.log_activity(olga, joined, "h", holds)
    assert (await cards.open_item(olga, joins)).next is None
    card = await cards.open_item(olga, holds)
    assert card.next is not None, "what somebody else held is no webinar of ours"
    assert [deed.title for deed in card.deeds] == ["Чужой"]


async def test_things_are_counted_as_things(town: Town, olga: Work) -> None:
    rows = {
        "Заключение соглашений с организациями | Март | психолог | 3 |": Product.AGREEMENTS,
        "Участие в конкурсах, грантах | Март | психолог | 4 | заявки": Product.GRANTS,
        "Ведение банка данных выпускников | Март | психолог | 140 чел. |": Product.REGISTERS,
        "Подготовка справок по районам | Март | психолог | 5 | Справка": Product.REFERENCES,
        "Статья в журнал | Март | психолог | 1 |": Product.ARTICLES,
        "Размещение информации на сайте | Март | психолог | 12 | Публикации": Product.PUBLICATIONS,
        "Листовка «Звони» | Март | психолог | 100 экз. |": Product.COPIES,
        "Семинар «Опора» | Март | психолог | 20 |": Product.PEOPLE,
    }
    await planned(olga, written(*rows))
    for row, product in rows.items():
        item = await found(olga, row.partition(" | ")[0])
        await records.log_activity(olga, Facts(type=Type.OTHER, title="Сделано", day=DAY), product.value, item.id)
        card = await cards.open_item(olga, item.id)
        fact = 0 if product in (Product.COPIES, Product.PEOPLE) else 1
        assert (card.product, card.fact) == (product, fact), row


async def test_curators_by_trade_and_who_was_replaced(town: Town, olga: Work) -> None:
    async with town.db.writing() as session:
        for name, until in (("Мария Орлова", None), ("Пётр Лугов", date(2026, 2, 1))):
            held = await session.get_one(Tenure, town.bereg.tenures[name])
            held.employment, held.trade, held.until = Employment.PART_TIME, Trade.TEACHER, until
        session.add(
            Tenure(
                post_id=town.bereg.posts["Пётр Лугов"],
                person_id=town.bereg.persons["Анна Белова"],
                since=date(2026, 2, 2),
                employment=Employment.PART_TIME,
                trade=Trade.GUARDIANSHIP,
            )
        )
    staff = (await _summary(olga)).staff
    assert (staff.count, staff.employment, staff.replaced, staff.came, staff.left) == (2, "part_time", 1, 1, 1)
    assert dict(staff.trades) == {Trade.TEACHER: 1, Trade.GUARDIANSHIP: 1}
    assert dict(staff.districts) == {"Петровский район": 1, "Лесной район": 1}


async def test_nobody_is_a_second_job_until_somebody_says_so(town: Town, olga: Work) -> None:
    made = await invites.invite(olga, Role.CURATOR, "Куратор", town.bereg.districts["Лесной район"], "", "unsaid")
    came = await invites.redeem_invite(replace(olga, actor=Actor(990_001)), made.code, "Юлия Ясная")
    assert came is not None
    async with town.db.reading() as session:
        newest = select(Tenure.employment).order_by(Tenure.id.desc()).limit(1)
        assert await session.scalar(newest) is None
    await records.log_activity(olga, Facts(type=Type.SEMINAR, title="Опора", day=DAY), "one")
    summary = await _summary(olga)
    assert summary.staff.employment == "various"
    told = "".join(pages(summary, olga.today))
    assert "совместител" not in told
    assert "место работы не указано – 3" in told
