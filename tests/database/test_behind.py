"""The records behind each line of a summary are those that it counts, by a count of their own."""

from datetime import date

from sqlalchemy import ColumnElement, func, select

from models.activities import (
    Attendance,
    Category,
    Facts,
    Format,
    Handout,
    Involvement,
    Material,
    Mode,
    Organisation,
    Type,
)
from models.activity_filters import Filter, Having
from models.periods import Period, Span
from services.activities import records
from services.activities.lists import Page, list_all, list_own
from services.summary.behind import Behind, behind
from services.summary.figures import summarise, summarise_own
from services.work import Work
from tests.support.town import Town

QUARTER = Period.around(Span.QUARTER, date(2026, 3, 16))
COLUMNS: dict[Having, tuple[ColumnElement[int], ColumnElement[int]]] = {
    Having.COPIES: (Handout.activity_id.expression, Handout.copies.expression),
    Having.REMOTE: (Attendance.activity_id.expression, Attendance.remote.expression),
    Having.FIRST: (Attendance.activity_id.expression, func.coalesce(Attendance.newcomers, 0)),
    Having.CAME: (Attendance.activity_id.expression, Attendance.in_person + Attendance.remote),
}


async def a_quarter(town: Town, maria: Work, pyotr: Work, olga: Work) -> None:
    petrovsky, lesnoy = town.bereg.districts["Петровский район"], town.bereg.districts["Лесной район"]
    came = {Category.CURATORS: (8, 3), Category.FOSTER_PARENTS: (10, 0)}
    first = {Category.CURATORS: 2}
    pupils, both = {Category.CHILDREN: (20, 0)}, {petrovsky: 3, lesnoy: 5}
    schools, with_maria = {Organisation.SCHOOL: 2}, frozenset({maria.person_id})
    day, joined = date(2026, 2, 3), Involvement.JOINED
    facts = (
        (
            maria,
            Facts(
                type=Type.SEMINAR,
                title="О доме",
                day=day,
                district_id=petrovsky,
                format=Format.MIXED,
                attendance=came,
                newcomers=first,
            ),
        ),
        (
            maria,
            Facts(
                type=Type.SEMINAR,
                title="Вместе",
                day=day,
                district_id=petrovsky,
                attendance=came,
                districts=both,
                programme="Комплекс",
            ),
        ),
        (
            maria,
            Facts(type=Type.SUPERVISION, title="Супервизия: Выгорание", day=day, district_id=lesnoy, mode=Mode.GROUP),
        ),
        (
            pyotr,
            Facts(
                type=Type.SUPERVISION,
                title="Супервизия: Тупик",
                day=day,
                district_id=lesnoy,
                attendance={Category.CURATORS: (1, 0)},
            ),
        ),
        (
            pyotr,
            Facts(
                type=Type.TRIP,
                title="К семьям",
                day=day,
                district_id=lesnoy,
                handouts={Material.MEMO: 21},
                organisations=schools,
            ),
        ),
        (
            pyotr,
            Facts(
                type=Type.FESTIVAL, title="Чужой", day=day, district_id=lesnoy, attendance=pupils, involvement=joined
            ),
        ),
        (olga, Facts(type=Type.PUBLICATION, title="Новость", day=day, channel="Сайт", link="https://example.org/1")),
        (
            olga,
            Facts(type=Type.CLUB, title="Встреча", day=day, series="Ковчег", attendance=pupils, coauthors=with_maria),
        ),
        (olga, Facts(type=Type.CLUB, title="Раньше", day=date(2025, 12, 3), series="Ковчег", attendance=pupils)),
    )
    for number, (work, one) in enumerate(facts):
        await records.log_activity(work, one, f"k{number}")


async def counted(work: Work, line: Behind, page: Page) -> int:
    """What the line says, counted over the records of its list."""
    wanted = line.filter
    having = Having.COPIES if wanted.material else Having.CAME if wanted.category else wanted.having
    if having is None:
        return page.records
    activity, column = COLUMNS[having]
    query = select(func.sum(column)).where(activity.in_([one.id for one in page.items]))
    if wanted.category:
        query = query.where(Attendance.category == wanted.category)
    async with work.db.reading() as session:
        return int(await session.scalar(query) or 0)


async def test_every_line_opens_what_it_counts(town: Town, maria: Work, pyotr: Work, olga: Work) -> None:
    await a_quarter(town, maria, pyotr, olga)
    lesnoy = town.bereg.districts["Лесной район"]
    for district in (None, lesnoy):
        lines = behind(await summarise(olga, QUARTER, district), district)
        for line in lines:
            page = await list_all(olga, 0, line.filter)
            if line.filter.having is Having.CAME and (page.more or line.filter.district):
                continue  # people of several districts are shared out
            assert await counted(olga, line, page) == line.now, line
        assert len({line.id for line in lines}) == len(lines)
        if district is None:
            names = {line.name for line in lines}
            assert {"Семинар", "Кураторы", "Памятки", "Лесной район", "Участвовали в чужих: Фестиваль"} <= names
            assert {"Супервизия: Групповая", "Комплекс", "Ковчег", "Сайт", "Впервые", "Дистанционно"} <= names
    for line in behind(await summarise_own(maria, QUARTER), None):
        if not (line.filter.having is Having.CAME and line.filter.district):
            assert await counted(maria, line, await list_own(maria, 0, line.filter)) == line.now, line


async def test_a_line_is_known_by_what_it_counts() -> None:
    one = Behind("Семинар", 2, Filter(type=Type.SEMINAR))
    assert one.id == Behind("Семинар", 3, Filter(type=Type.SEMINAR)).id
    assert one.id != Behind("Семинар", 2, Filter(type=Type.TRIP)).id


async def test_nothing_has_no_lines(olga: Work) -> None:
    assert behind(await summarise(olga, QUARTER), None) == []
