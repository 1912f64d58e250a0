"""Papers that are pictures: each bar is what an independent query counts."""

# ruff: noqa: S608 — the queries are put together of our own words
from datetime import date

import pytest
from sqlalchemy import text

from documents.papers.registry import PAPERS, PNG
from documents.style.charts import Bars, Months, Picture
from models.activities import Category, Facts, Involvement, Type
from models.errors import DomainError
from models.papers.kinds import PaperKind, read_period
from models.periods import Period
from services.activities import records
from services.papers.makers import MAKERS
from services.papers.making import make_paper
from services.work import Work
from tests.support.plan import found, planned, written
from tests.support.town import MARIA, OLGA, Town

CAME = {Category.CURATORS: (8, 1), Category.TEACHERS: (0, 3)}
YEAR = read_period("2026")
HELD = "center_id = :center AND day BETWEEN '2026-01-01' AND '2026-12-31' AND deleted_at IS NULL"


async def picture(work: Work, kind: PaperKind, period: Period = YEAR) -> Picture:
    """What is drawn, before it is."""
    maker = MAKERS[kind]
    drawn = maker.files[PNG](await maker.gather(work, period)).arguments[0]
    assert isinstance(drawn, Picture)
    return drawn


def bars(drawn: Picture, number: int = 0) -> dict[str, int]:
    """The numbers of one of its parts by their names."""
    part = drawn.parts[number]
    assert isinstance(part, Bars)
    return {bar.name: bar.value for bar in part.bars}


async def counted(work: Work, query: str) -> dict[str, int]:
    async with work.db.reading() as session:
        rows = await session.execute(text(query), {"center": work.center_id})
    return {str(name): int(count) for name, count in rows}


@pytest.fixture
async def year(town: Town, olga: Work, maria: Work) -> None:
    """A year's beginning: two people, two districts, what was deleted, and what somebody else held."""
    forest = town.bereg.districts["Лесной район"]
    for n, (day, district) in enumerate(
        [(date(2026, 1, 12), forest), (date(2026, 1, 20), None), (date(2026, 3, 2), forest)]
    ):
        one = Facts(type=Type.SEMINAR, title=f"О доме {n}", day=day, district_id=district, attendance=CAME)
        await records.log_activity(olga, one, f"o{n}")
    joined = Facts(type=Type.SEMINAR, title="Чужой", day=date(2026, 2, 3), involvement=Involvement.JOINED)
    await records.log_activity(olga, joined, "joined")
    await records.log_activity(maria, Facts(type=Type.TALK, title="О выборе", day=date(2026, 3, 3)), "m")
    gone = await records.log_activity(maria, Facts(type=Type.TALK, title="Лишняя", day=date(2026, 3, 4)), "gone")
    await records.delete_activity(maria, gone)


@pytest.mark.usefixtures("year")
async def test_the_year_by_month(olga: Work) -> None:
    drawn = await picture(olga, PaperKind.YEAR_CHART)
    month = "CAST(substr(CAST(day AS text), 6, 2) AS int)"
    held = await counted(
        olga, f"SELECT {month}, count(*) FROM activities WHERE {HELD} AND involvement = 'held' GROUP BY 1"
    )
    came = await counted(
        olga,
        f"SELECT {month}, sum(in_person + remote) FROM activities JOIN attendance ON activity_id = id "
        f"WHERE {HELD} AND involvement = 'held' GROUP BY 1",
    )
    assert list(bars(drawn)) == ["янв", "фев", "мар"], "what is still to come is left out"
    assert list(bars(drawn).values()) == [held.get(str(n), 0) for n in (1, 2, 3)] == [2, 0, 2]
    assert list(bars(drawn, 1).values()) == [came.get(str(n), 0) for n in (1, 2, 3)] == [24, 0, 12]


@pytest.mark.usefixtures("year")
async def test_districts_and_load(olga: Work) -> None:
    drawn = await picture(olga, PaperKind.DISTRICTS_CHART)
    held = await counted(
        olga,
        "SELECT coalesce(districts.name, 'без территории'), count(*) FROM activities LEFT JOIN districts "
        "ON districts.id = activities.district_id WHERE activities." + HELD + " AND involvement = 'held' GROUP BY 1",
    )
    assert {name: number for name, number in bars(drawn).items() if number} == held
    assert "Степной район" in bars(drawn), "zero is said"
    assert bars(drawn, 1)["Лесной район"] == 24
    drawn = await picture(olga, PaperKind.LOAD_CHART)
    assert isinstance(part := drawn.parts[0], Months)
    people = await counted(
        olga,
        "SELECT persons.name, count(*) FROM activities JOIN persons ON persons.id = author_id "
        "WHERE activities." + HELD + " GROUP BY 1",
    )
    assert {name: sum(number or 0 for number in months) for name, months in part.rows} == {
        f"{who} – {n}": n for who, n in people.items()
    }
    assert [months[:3] for _, months in part.rows] == [[2, 1, 1], [0, 0, 1]]
    assert [name.split(" – ")[0] for name, _ in part.rows] == [OLGA.name, MARIA.name]


async def test_the_plan_by_section(olga: Work) -> None:
    await planned(
        olga, written("Семинар | Январь | Координатор", "Тренинг | Январь | Координатор", "Лекторий | Май | Психолог")
    )
    seminar = await found(olga, "Семинар")
    await records.log_activity(olga, Facts(type=Type.SEMINAR, title="О доме", day=date(2026, 1, 20)), "s", seminar.id)
    part = (await picture(olga, PaperKind.PLAN_CHART)).parts[0]
    assert isinstance(part, Bars)
    assert sum(bar.value for bar in part.bars) == 1
    assert sum(bar.of or 0 for bar in part.bars) == sum(
        (await counted(olga, "SELECT 'all', count(*) FROM plan_items WHERE center_id = :center")).values()
    )


@pytest.mark.usefixtures("year")
async def test_each_comes_as_a_picture_and_an_empty_one_not_at_all(olga: Work) -> None:
    empty = (PaperKind.PLAN_CHART, PaperKind.SIGNALS)
    drawn = [kind for kind, spec in PAPERS.items() if PNG in spec.formats and kind not in empty]
    for kind in drawn:
        made = await make_paper(olga, kind, YEAR, PNG)
        assert made.name.endswith(f"2026 год.{PNG}")
        assert int.from_bytes(made.content[16:20]) == 1080, "three times as fine as a phone"
    for kind in empty:
        with pytest.raises(DomainError, match="paper-nothing"):
            await make_paper(olga, kind, YEAR, PNG)
