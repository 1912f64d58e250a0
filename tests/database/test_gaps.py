"""«Чего не хватает»: every rule finds what it is for and is silent where it is not sure, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from models.activities import Category, Evidence, Facts, Involvement, Material, Type
from models.errors import Denied, NotFound
from models.gaps import Gap, LineKind, Owner, OwnerKind
from models.papers.texts import OwnPart
from models.periods import Period, Span
from services.activities import clarifying, records
from services.gaps import listing
from services.monitoring.inner.quarters import open_quarter
from services.papers.own_parts import set_parts
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import found, planned, written
from tests.support.reminders import at
from tests.support.town import ANNA, GLEB, MARIA, Town

TEN = {Category.TEACHERS: (10, 0)}
SHEET = {Evidence.SIGN_IN: (True, "папка 3")}
SEMINAR = Facts(type=Type.SEMINAR, title="Опора", day=date(2026, 10, 5), attendance=TEN, evidence=SHEET)


@pytest.fixture
def december(clock: FakeClock) -> None:
    at(clock, "2026-12-01 10:00")


async def log(work: Work, *some: Facts, item: int | None = None) -> list[int]:
    return [await records.log_activity(work, one, f"{work.person_id}:{one.title}:{one.day}", item) for one in some]


async def said(work: Work, who: str, town: Town) -> dict[str, list[Gap]]:
    """The records of one person by their titles, with what is wrong."""
    owner = Owner(OwnerKind.PERSON, {**town.bereg.persons, **town.mayak.persons}[who])
    found: dict[str, list[Gap]] = {}
    page = 0
    while True:
        shown = await listing.gaps_of(work, 2026, owner, page)
        found |= {one.title: one.gaps for one in shown.items if one.kind is LineKind.RECORD}
        page += 1
        if not shown.more:
            return found


@pytest.mark.usefixtures("december")
async def test_each_rule_finds_its_own_and_nothing_else(town: Town, olga: Work, anna: Work, maria: Work) -> None:
    usual = [replace(SEMINAR, title=f"Обычный {n}", day=date(2026, 3, n + 1)) for n in range(6)]
    await log(
        anna,
        *usual,
        replace(SEMINAR, title="Никого", attendance={}),
        replace(SEMINAR, title="Ноль", attendance={Category.TEACHERS: (0, 0)}),
        replace(SEMINAR, title="Толпа", attendance={Category.TEACHERS: (101, 0)}),
        *(replace(one, type=Type.WEBINAR) for one in usual),
        replace(SEMINAR, type=Type.WEBINAR, title="Ровно в десять раз", attendance={Category.TEACHERS: (100, 0)}),
        replace(SEMINAR, title="Без листа", evidence={}),
        replace(SEMINAR, title="Лист обещан", evidence={Evidence.SIGN_IN: (False, "")}),
        replace(SEMINAR, title="Чужой", attendance={}, evidence={}, involvement=Involvement.JOINED),
        replace(SEMINAR, title="Впереди", day=date(2026, 12, 20)),
        Facts(type=Type.LEAFLET, title="Листовка", day=date(2026, 5, 5)),
        Facts(type=Type.LEAFLET, title="Листовка с тиражом", day=date(2026, 5, 6), handouts={Material.LEAFLET: 20}),
        Facts(type=Type.CONSULTATION, title="Долгая", day=date(2026, 5, 7), attendance=TEN, minutes=481),
        Facts(type=Type.CONSULTATION, title="Обычная", day=date(2026, 5, 8), attendance=TEN, minutes=480),
        Facts(type=Type.PUBLICATION, title="Новость", day=date(2026, 5, 9), link="https://example.org/novosti"),
        Facts(type=Type.SEMINAR, title="Прошлогодний", day=date(2025, 5, 9)),
    )
    assert await said(olga, ANNA.name, town) == {
        "Впереди": [Gap.AHEAD],
        "Никого": [Gap.NOBODY],
        "Ноль": [Gap.NOBODY],
        "Толпа": [Gap.CROWD],
        "Без листа": [Gap.UNPROVED],
        "Лист обещан": [Gap.UNPROVED],
        "Листовка": [Gap.COPIES],
        "Долгая": [Gap.LONG],
    }
    shown = await listing.overview(olga, 2026)
    assert [(one.name, one.count) for one in shown.owners] == [(ANNA.name, 8)]
    assert (shown.lines, shown.parts) == (8, list(OwnPart))


@pytest.mark.usefixtures("december")
async def test_a_centre_that_keeps_no_papers_and_few_records_are_left_alone(town: Town, olga: Work, anna: Work) -> None:
    bare = [replace(SEMINAR, title=f"{n}", day=date(2026, 3, n + 1), evidence={}) for n in range(5)]
    crowd = replace(SEMINAR, title="Много", attendance={Category.TEACHERS: (5000, 0)}, evidence={})
    await log(anna, *bare[:4], crowd)
    assert await said(olga, ANNA.name, town) == {}, "four others make no usual number, and nobody keeps papers"
    await log(anna, bare[4])
    assert await said(olga, ANNA.name, town) == {"Много": [Gap.CROWD]}


@pytest.mark.usefixtures("december")
async def test_items_records_of_items_and_another_year(town: Town, olga: Work, anna: Work, igor: Work) -> None:
    rows = (
        "Круглый стол | апрель | психолог | 10 | Протокол, фотоотчёт",
        "Тренинг | в течение года | психолог | | Публикация на сайте",
        "Семинар «Опора» | май | психолог | | Лист регистрации",
    )
    await planned(olga, written(*rows))
    table, training, seminar = [(await found(olga, name)).id for name in ("Круглый стол", "Тренинг", "Опора")]
    day = date(2026, 4, 7)
    proved = {Evidence.MINUTES: (True, "")}
    await log(anna, Facts(type=Type.ROUND_TABLE, title="Стол", day=day, attendance=TEN, evidence=proved), item=table)
    await log(anna, Facts(type=Type.TRAINING, title="Тренинг без листа", day=day, attendance=TEN), item=training)
    await log(anna, Facts(type=Type.SEMINAR, title="Семинар", day=day, attendance=TEN), item=seminar)
    await log(anna, replace(SEMINAR, title="Не тот год", day=date(2025, 5, 5)), item=seminar)
    assert await said(olga, ANNA.name, town) == {"Семинар": [Gap.UNPROVED], "Не тот год": [Gap.OUTSIDE]}
    owner = Owner(OwnerKind.POST, town.bereg.posts[ANNA.name])
    shown = await listing.gaps_of(olga, 2026, owner)
    assert [(one.kind, one.title, one.lacks) for one in shown.items] == [
        (LineKind.ITEM, "Круглый стол", ["фотоотчёт"]),
        (LineKind.ITEM, "Тренинг", ["Публикация на сайте"]),
    ]
    assert shown.name == "Психолог (Анна Белова)"
    own = await listing.own_gaps(anna, 2026)
    assert (own.total, own.more) == (4, False)
    assert [one.kind for one in own.items] == [LineKind.ITEM, LineKind.ITEM, LineKind.RECORD, LineKind.RECORD]
    assert (await listing.own_gaps(igor, 2026)).total == 0


@pytest.mark.usefixtures("december")
async def test_pages_hold_each_line_once(town: Town, olga: Work, anna: Work) -> None:
    names = ("Азбука", "Берег", "Весна", "Горизонт", "Доверие", "Единство", "Забота", "Искра", "Ключ")
    await planned(olga, written(*(f"Стол «{name}» | апрель | психолог | | Протокол" for name in names)))
    for n, name in enumerate(names):
        item = (await found(olga, name)).id
        await log(anna, Facts(type=Type.ROUND_TABLE, title=name, day=date(2026, 4, n + 1), attendance=TEN), item=item)
    codes, page = [], 0
    while True:
        shown = await listing.own_gaps(anna, 2026, page)
        codes += [one.code for one in shown.items]
        page += 1
        if not shown.more:
            break
    assert (len(codes), len(set(codes)), shown.total, page) == (18, 18, 18, 3)


@pytest.mark.usefixtures("december")
async def test_sent_back_stands_there_until_it_is_taken_and_what_is_right_is_wrong_no_more(
    town: Town, olga: Work, maria: Work
) -> None:
    (record,) = await log(maria, Facts(type=Type.TALK, title="О доме", day=date(2026, 3, 12)))
    assert await said(olga, MARIA.name, town) == {"О доме": [Gap.NOBODY]}
    await clarifying.send_back(olga, record, "сколько?", "k")
    assert await said(olga, MARIA.name, town) == {"О доме": [Gap.WAITS, Gap.NOBODY]}
    await clarifying.confirm(maria, record, "никто не пришёл")
    assert await said(olga, MARIA.name, town) == {"О доме": [Gap.ANSWERED]}
    await clarifying.accept(olga, record)
    assert (await listing.overview(olga, 2026)).owners == []


async def test_reports_and_texts(town: Town, olga: Work, maria: Work, clock: FakeClock) -> None:
    at(clock, "2026-04-02 10:00")
    async with town.db.writing() as session:
        await open_quarter(session, town.bereg.id, Period.around(Span.QUARTER, date(2026, 1, 1)), clock.now())
    at(clock, "2026-04-03 10:00")
    assert (await listing.overview(olga, 2026)).lines == 0, "there is time still"
    at(clock, "2026-12-01 10:00")
    shown = await listing.overview(olga, 2026)
    assert [one.name for one in shown.owners] == [
        "Куратор, Лесной район (Пётр Лугов)",
        "Куратор, Петровский район (Мария Орлова)",
    ]
    (line,) = (await listing.own_gaps(maria, 2026)).items
    assert (line.kind, line.title) == (LineKind.REPORT, "Куратор, Петровский район")
    await set_parts(olga, 2026, {OwnPart.PROBLEMS: "Мало литературы."})
    assert OwnPart.PROBLEMS not in (await listing.overview(olga, 2026)).parts


@pytest.mark.usefixtures("december")
async def test_nobody_sees_what_is_not_theirs(town: Town, olga: Work, maria: Work, igor: Work, gleb: Work) -> None:
    await log(gleb, Facts(type=Type.TALK, title="Чужое", day=date(2026, 3, 12)))
    assert await said(olga, GLEB.name, town) == {}
    owner = Owner(OwnerKind.PERSON, town.mayak.persons[GLEB.name])
    assert (await listing.gaps_of(olga, 2026, owner)).name == ""
    for other in (maria, igor):
        with pytest.raises(Denied):
            await listing.overview(other, 2026)
        with pytest.raises(Denied):
            await listing.gaps_of(other, 2026, owner)
    with pytest.raises(NotFound):
        await listing.overview(olga, 2019)
