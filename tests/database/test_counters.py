"""What the bot counts by itself, to stand beside what the districts reported."""

from datetime import date

from models.activities import Category, Facts, Material, Type
from models.monitoring.rates import Counter
from models.requests.meetings import Meeting, MeetingState
from models.requests.tables import Mode, RequestKind
from services.activities import records
from services.monitoring.counters import count_deeds
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.town import Town

DAY = date(2026, 3, 12)


async def test_supervisions_of_one_and_of_groups(town: Town, olga: Work, anna: Work) -> None:
    petrovsky = town.bereg.districts["Петровский район"]
    held = {Mode.INDIVIDUAL: "Одна", Mode.GROUP: "Вместе", None: "Без заявки"}
    for mode, title in held.items():
        facts = Facts(type=Type.SUPERVISION, title=title, day=DAY, district_id=petrovsky)
        number = await records.log_activity(anna, facts, title)
        if mode is not None:
            await _met(town, anna, mode, number)
    first = next(one for one in await count_deeds(olga, 2026) if one.district == "Петровский район")
    assert (first.quarter, first.individual, first.group, first.activities) == (1, 2, 1, 3)


async def test_counters_agree_with_the_records(town: Town, olga: Work, anna: Work, clock: FakeClock) -> None:
    clock.move(days=40)  # April: the second quarter has begun
    petrovsky = town.bereg.districts["Петровский район"]
    people, papers = {Category.CURATORS: (12, 3), Category.SPECIALISTS: (1, 0)}, {Material.LEAFLET: 20}
    for name, facts in {
        "in": Facts(
            type=Type.SEMINAR,
            title="Первый",
            day=date(2026, 3, 31),
            district_id=petrovsky,
            attendance=people,
            handouts=papers,
        ),
        "next": Facts(
            type=Type.CONSULTATION,
            title="Второй",
            day=date(2026, 4, 1),
            district_id=petrovsky,
            attendance={Category.CURATORS: (1, 0)},
        ),
        "nowhere": Facts(
            type=Type.SEMINAR, title="Третий", day=date(2026, 4, 2), attendance={Category.CURATORS: (0, 7)}
        ),
        "before": Facts(
            type=Type.SEMINAR, title="Прошлый год", day=date(2025, 12, 31), district_id=petrovsky, attendance=people
        ),
    }.items():
        await records.log_activity(anna, facts, name)
    gone = Facts(type=Type.SUPERVISION, title="Удалена", day=date(2026, 3, 2), district_id=petrovsky, attendance=people)
    await records.delete_activity(anna, await records.log_activity(anna, gone, "gone"))
    told = await count_deeds(olga, 2026)
    assert {one.quarter for one in told} == {1, 2}, "a quarter to come is no zero"
    assert [one for one in told if one.activities] == [
        Counter(
            district="Петровский район",
            quarter=1,
            individual=0,
            group=0,
            consultations=0,
            activities=1,
            participants=16,
            copies=20,
        ),
        Counter(
            district="Петровский район",
            quarter=2,
            individual=0,
            group=0,
            consultations=1,
            activities=1,
            participants=1,
            copies=0,
        ),
        Counter(district="", quarter=2, individual=0, group=0, consultations=0, activities=1, participants=7, copies=0),
    ]


async def _met(town: Town, anna: Work, mode: Mode, activity: int) -> None:
    async with town.db.writing() as session:
        session.add(
            Meeting(
                center_id=town.bereg.id,
                kind=RequestKind.SUPERVISION,
                mode=mode,
                topic="Другое",
                supervisor_id=anna.person_id,
                state=MeetingState.HELD,
                day=DAY,
                activity_id=activity,
            )
        )
