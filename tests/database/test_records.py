"""What a year's records say when they are counted, on both engines; the measure is a real centre's analysis."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.activities import Category, Facts, Involvement, Level, Material, Mode, Organisation, Type
from models.people import Employment, Holding, Trade
from models.periods import Period, Span
from models.requests.tables import Kind
from services import activities, activity_lists
from services.requests.journal import list_held
from services.summary import Figure, Summary, summarise
from services.work import Work
from tests.support.town import Town

BESIDE = [up / "shared" / "papers" / "tambov-2023.json" for up in Path(__file__).parents]
ANALYSIS = next((path for path in BESIDE if path.exists()), BESIDE[0])
"""A real centre's year, where it stands beside the checkout."""
DAY = date(2026, 3, 12)
YEAR = Period.around(Span.YEAR, DAY)


def now(figures: list[Figure]) -> dict[str, int]:
    return {figure.name: figure.now for figure in figures}


def facts_of(record: dict[str, Any]) -> Facts:
    return Facts(
        Type(record["type"]),
        record["title"],
        date.fromisoformat(record["day"]),
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
        await activities.log_activity(anna, facts_of(record), f"k{number}")
    said, year = told["says"], Period.around(Span.YEAR, date(2023, 1, 1))
    found = await summarise(olga, year)
    assert now(found.supervisions) == said["supervisions"]
    assert now(found.materials) == said["handed out"]
    assert now(found.programmes) == {"Комплекс мер": 14 + 9 + 10}
    assert now(found.types)["talk"] == said["Комплекс мер"]["talks with teenagers"]
    assert len(await list_held(olga, Kind.SUPERVISION, 2023)) == 8


async def _summary(olga: Work, **more: Any) -> Summary:
    return await summarise(olga, YEAR, **more)


async def test_districts_are_counted_each_and_the_centre_once(town: Town, olga: Work, maria: Work) -> None:
    petrovsky, lesnoy = town.bereg.districts["Петровский район"], town.bereg.districts["Лесной район"]
    children = {Category.CHILDREN: (20, 0)}
    both = Facts(Type.TALK, "Вместе", DAY, petrovsky, attendance=children, districts={lesnoy: 8})
    await activities.log_activity(maria, both, "both")
    await activities.log_activity(maria, Facts(Type.TALK, "Одни", DAY, lesnoy, attendance=children), "one")
    found = await _summary(olga)
    assert (found.activities.now, found.visits.now) == (2, 40)
    assert now(found.districts) == {"Петровский район": 1, "Лесной район": 2}
    assert now(found.district_visits) == {"Петровский район": 12, "Лесной район": 28}
    lesnoys = await _summary(olga, district_id=lesnoy)
    assert (lesnoys.activities.now, lesnoys.visits.now, lesnoys.shared.now) == (2, 28, 8)
    assert now(lesnoys.districts) == {"Лесной район": 2}
    listed = (await activity_lists.list_counted(olga, YEAR, lesnoy)).items
    assert {one.title for one in listed} == {"Вместе", "Одни"}


async def test_who_did_it_together_each_have_it_and_the_centre_once(
    town: Town, olga: Work, maria: Work, pyotr: Work
) -> None:
    together = frozenset({pyotr.person_id})
    await activities.log_activity(maria, Facts(Type.TALK, "Вдвоём", DAY, coauthors=together), "k")
    found = await _summary(olga)
    assert found.activities.now == 1
    assert now(found.people) == {"Мария Орлова": 1, "Пётр Лугов": 1}
    for work in (maria, pyotr):
        assert [one.title for one in (await activity_lists.list_own(work)).items] == ["Вдвоём"]


async def test_what_others_held_is_counted_apart(town: Town, olga: Work, maria: Work) -> None:
    people = {Category.SPECIALISTS: (2, 0)}
    joined = Facts(Type.WEBINAR, "Чужой", DAY, attendance=people, involvement=Involvement.JOINED)
    await activities.log_activity(maria, joined, "j")
    await activities.log_activity(maria, Facts(Type.CONSILIUM, "По району", DAY, attendance=people), "c")
    await activities.log_activity(maria, Facts(Type.WEBINAR, "Свой", DAY, attendance=people), "h")
    found = await _summary(olga)
    assert now(found.joined) == {"webinar": 1, "consilium": 1}
    assert (now(found.types), found.visits.now) == ({"webinar": 1}, 2)


async def test_activities_in_schools(town: Town, olga: Work, maria: Work) -> None:
    for number in range(11):
        where = {Organisation.SCHOOL: 1, **({Organisation.CULTURE: 1} if number > 8 else {})}
        await activities.log_activity(
            maria, Facts(Type.TALK, f"Беседа {number}", DAY, organisations=where), f"{number}"
        )
    assert now((await _summary(olga)).organisations) == {"school": 11, "culture": 2}


async def test_curators_by_trade_and_who_was_replaced(town: Town, olga: Work) -> None:
    async with town.db.writing() as session:
        for name, until in (("Мария Орлова", None), ("Пётр Лугов", date(2026, 2, 1))):
            held = await session.get_one(Holding, town.bereg.holdings[name])
            held.employment, held.trade, held.until = Employment.PART_TIME, Trade.TEACHER, until
        session.add(
            Holding(
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
