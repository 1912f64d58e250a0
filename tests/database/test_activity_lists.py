"""The lists of records against a count of our own: searched, narrowed, with their totals, on both engines."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import text

from examples.demo.sheets import table_rows
from models.activities import Category, Facts, Type
from models.activity_filters import NOWHERE, Filter
from models.errors import Denied, DomainError
from models.periods import Period, Span
from services.activities import lists, record_books, records
from services.work import Work
from tests.support.town import GLEB, MARIA, PYOTR, Town

QUARTER = Period.around(Span.QUARTER, date(2026, 3, 16))
WORDS = ("Ковчег добра", "О доме", "Детство без слёз", "100 % успеха")


async def some(town: Town, count: int) -> list[tuple[str, str, Facts]]:
    """Records of two people of «Берег» and one of «Маяк», which no list of ours holds."""
    dice = random.Random(5)
    works = {who.name: await town.work(who) for who in (MARIA, PYOTR, GLEB)}
    made = []
    for number in range(count):
        who = dice.choice(list(works))
        district = "" if who == GLEB.name else dice.choice(("", *town.bereg.districts))
        day = date(2025, 11, 1) + timedelta(days=dice.randrange(136))
        came = {Category.CURATORS: (dice.randrange(9), dice.randrange(3)), Category.CHILDREN: (dice.randrange(9), 0)}
        kind, title = dice.choice((Type.SEMINAR, Type.CLUB)), f"{dice.choice(WORDS)} {number}"
        facts = Facts(type=kind, title=title, day=day, district_id=town.bereg.districts.get(district), attendance=came)
        await records.log_activity(works[who], facts, f"k{number}")
        if who != GLEB.name:
            made.append((who, district, facts))
    return made


async def test_every_filter_leaves_what_it_asks_for_and_counts_it(town: Town, maria: Work, olga: Work) -> None:
    made = await some(town, 90)
    lesnoy, pyotr = town.bereg.districts["Лесной район"], town.bereg.persons[PYOTR.name]
    asked: dict[Filter, Callable[[str, str, Facts], bool]] = {
        Filter(): lambda who, place, facts: True,
        Filter(word="ковчег ДОБР"): lambda who, place, facts: "Ковчег" in facts.title,
        Filter(word="слез"): lambda who, place, facts: "слёз" in facts.title,
        Filter(word="100 %"): lambda who, place, facts: "100" in facts.title,
        Filter(type=Type.CLUB): lambda who, place, facts: facts.type is Type.CLUB,
        Filter(period=QUARTER): lambda who, place, facts: facts.day in QUARTER,
        Filter(district=lesnoy): lambda who, place, facts: place == "Лесной район",
        Filter(district=NOWHERE): lambda who, place, facts: place == "",
        Filter(person=pyotr): lambda who, place, facts: who == PYOTR.name,
        Filter(word="дом", type=Type.CLUB, period=QUARTER, district=lesnoy, person=pyotr): lambda who, place, facts: (
            (who, place, facts.type) == (PYOTR.name, "Лесной район", Type.CLUB)
            and "дом" in facts.title
            and facts.day in QUARTER
        ),
    }
    for only, fits in asked.items():
        for work, mine in ((olga, None), (maria, MARIA.name)):
            true = [one for one in made if fits(*one) and mine in (None, one[0])]
            read = lists.list_own if mine else lists.list_all
            page = await read(work, 0, only)
            assert page.records == len(true), only
            assert page.visits == sum(sum(map(sum, facts.attendance.values())) for _, _, facts in true), only
            newest = sorted((facts.day for _, _, facts in true), reverse=True)
            assert [one.day for one in page.items] == newest[: lists.PAGE]
            assert page.more is (len(true) > lists.PAGE)
    shown = (await lists.list_all(olga)).items[0]
    facts = next(facts for _, _, facts in made if facts.title == shown.title)
    assert shown.came == sum(map(sum, facts.attendance.values()))


async def test_the_file_holds_what_the_list_holds(town: Town, maria: Work, olga: Work) -> None:
    made = await some(town, 30)
    only = Filter(type=Type.CLUB)
    for work, write, mine in (
        (olga, record_books.all_records_workbook, None),
        (maria, record_books.own_records_workbook, MARIA.name),
    ):
        sheet = load_workbook(BytesIO(await write(work, only))).active
        assert sheet is not None
        titles = {row[3] for row in table_rows(sheet)}
        assert titles == {f.title for who, _, f in made if f.type is Type.CLUB and mine in (None, who)}


async def test_a_long_list_is_read_and_written_by_another_process(
    town: Town, olga: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await some(town, 12)

    async def never(*_: object) -> None:
        raise AssertionError("the bot itself answers people")

    monkeypatch.setattr(record_books, "AT_ONCE", len(made) - 1)
    monkeypatch.setattr(record_books, "_rows", never)
    sheet = load_workbook(BytesIO(await record_books.all_records_workbook(olga))).active
    assert sheet is not None
    assert {row[3] for row in table_rows(sheet)} == {facts.title for _, _, facts in made}
    with pytest.raises(DomainError, match="form-gone-district"):
        await record_books.all_records_workbook(olga, Filter(district=town.mayak.districts["Северный район"]))


async def test_who_may_read_which_list(maria: Work, anna: Work, igor: Work, admin: Work, stranger: Work) -> None:
    assert (await lists.list_all(igor)).records == 0
    for work in (maria, anna, admin, stranger):
        for read in (
            lists.list_all, lists.all_types, lists.list_authors,
            record_books.all_records_workbook,
        ):  # fmt: skip
            with pytest.raises(Denied):
                await read(work)


async def test_a_list_is_read_off_an_index(town: Town, olga: Work) -> None:
    if not town.db.sqlite:
        pytest.skip("the plan of a small table on PostgreSQL is a scan, whatever there is")
    async with town.db.reading() as session:
        for where in (
            f"center_id = {olga.center_id} AND day BETWEEN '2026-01-01' AND '2026-03-31'",
            f"center_id = {olga.center_id}",
            f"author_id = {olga.person_id}",
        ):
            query = f"SELECT id FROM activities WHERE {where} AND deleted_at IS NULL ORDER BY day DESC, id DESC LIMIT 9"  # noqa: S608
            plan = " ".join(row[3] for row in await session.execute(text(f"EXPLAIN QUERY PLAN {query}")))
            assert "INDEX ix_activities" in plan, plan
            assert "SCAN" not in plan, plan
            assert "B-TREE FOR ORDER BY" not in plan, "the days come in their order"
