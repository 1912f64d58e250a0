"""The other papers: plan against fact, the quarter, trips, programmes, load, the register."""

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import load_workbook
from sqlalchemy import func, select, text

from models.activities import Activity, Category, Evidence, Facts, Type
from models.papers.kinds import PaperKind, read_period
from services.activities import records
from services.papers.making import make_paper, paper_facts
from services.plan.lists import View, list_items
from services.work import Work
from tests.support.papers import PROGRAMME, invented, lines_of, stored, under, unmarked
from tests.support.plan import found, planned, written
from tests.support.town import Town

CAME = {Category.CURATORS: (8, 0)}
LONG = ("Очень «длинное» {{ название }} " * 40)[:1000]


async def word(work: Work, kind: PaperKind, period: str) -> bytes:
    return (await make_paper(work, kind, read_period(period), "docx")).content


async def sheet(work: Work, kind: PaperKind, period: str, number: int = 0) -> list[Sequence[object]]:
    made = await make_paper(work, kind, read_period(period), "xlsx")
    return list(load_workbook(io.BytesIO(made.content)).worksheets[number].iter_rows(values_only=True))


async def test_the_mark_of_the_plan_is_filled(olga: Work, anna: Work) -> None:
    await planned(
        olga,
        written(
            "Семинар о доме | Февраль | Психолог | 20 чел. | Лист регистрации",
            "Совещание кураторов | Январь, декабрь | Координатор | | Протокол",
            "Круглый стол «Вместе» | Январь | Координатор | | Протокол",
            f"Лекторий {LONG} | По запросу | Координатор | | Справка",
        ),
    )
    seminar, meeting = (await found(olga, "Семинар о доме")).id, (await found(olga, "Совещание кураторов")).id
    proofs = {Evidence.SIGN_IN: (True, "папка 3"), Evidence.PHOTOS: (True, ""), Evidence.SCRIPT: (False, "")}
    held = Facts(type=Type.SEMINAR, title="О доме", day=date(2026, 2, 10), attendance=CAME, evidence=proofs)
    await records.log_activity(anna, held, "s", seminar)
    await records.log_activity(olga, Facts(type=Type.MEETING, title="Кураторы", day=date(2026, 1, 20)), "m", meeting)
    facts = await paper_facts(olga, PaperKind.PLAN_FACT, read_period("2026"))
    marks = [item["mark"] for item in facts["items"]]
    assert marks[0] == "Выполнено.\n10.02.2026, 8 чел., Психолог\nЛист регистрации – папка 3; фотоотчёт"
    assert marks[1].startswith("Выполнено 1 из 2, следующий срок – 30.12.2026.")
    assert marks[2] == "Не выполнено, срок: 30.01.2026."
    assert marks[3] == "Запросов не было."
    told = {state: count for state, count in facts["states"].items() if count}
    assert told == {"done": 1, "running": 1, "late": 1, "unasked": 1}
    lines = lines_of(await word(olga, PaperKind.PLAN_FACT, "2026"))
    assert [mark for mark in marks if mark not in lines] == []
    assert any(LONG.strip() in line for line in lines), "a thousand letters and braces stay what they are"
    rows = await sheet(olga, PaperKind.PLAN_FACT, "2026")
    assert [row[-1] for row in rows[3:7]] == marks
    january = await paper_facts(olga, PaperKind.PLAN_FACT, read_period("2026-01"))
    assert len(january["items"]) == 2, "what lies outside of a month is left out"


async def test_the_analysis_tells_of_the_plan_by_the_same_count(olga: Work) -> None:
    await planned(olga, written("Семинар о доме | Январь | Координатор", "Тренинг | Декабрь | Координатор"))
    await records.log_activity(olga, Facts(type=Type.TALK, title="Другое", day=date(2026, 1, 20)), "t")
    words = unmarked(await word(olga, PaperKind.ANALYSIS, "2026"))
    assert "В плане на 2026 год – 2 пункта: не выполнено 1, срок не наступил у 1." in words
    items = (await list_items(olga, View.OVERDUE)).items
    assert len(items) == 1


async def test_the_quarter_beside_two_others(olga: Work, anna: Work) -> None:
    seminars = [
        Facts(type=Type.SEMINAR, title=f"О доме {n}", day=date(2026, 2, 2 + n), attendance=CAME) for n in range(3)
    ]
    before = [
        Facts(type=Type.SEMINAR, title="О семье", day=date(2025, 11, 5)),
        Facts(type=Type.TALK, title="О выборе", day=date(2025, 11, 6)),
    ]
    ago = [Facts(type=Type.TALK, title="О доме", day=date(2025, 2, 6), attendance=CAME)]
    await stored(olga, [*seminars, *before, *ago])
    words = unmarked(await word(olga, PaperKind.REVIEW, "2026-Q1"))
    assert (
        "3 записи, 24 посещения. В сравнении: на 1 больше, чем за IV квартал 2025; на 2 больше, чем за I квартал 2025."
        in words
    )
    made = await word(olga, PaperKind.REVIEW, "2026-Q1")
    assert unmarked(made).count("3 семинара (до этого 1, год назад 0)") == 1
    assert under(made, "Снизилось") == ["– 0 бесед (до этого 1, год назад 1)"]
    table = lines_of(await word(olga, PaperKind.STATISTICS, "2026-Q1"))
    assert "Проведено и подготовлено центром, записей" in table
    facts = await paper_facts(olga, PaperKind.STATISTICS, read_period("2026-Q1"))
    quarters = [facts["all"][name]["activities"] for name in ("now", "before", "year_ago")]
    assert [sum(one.values()) for one in quarters] == [3, 2, 1]
    await stored(
        anna,
        [
            Facts(type=Type.PRACTICUM, title="О травле", day=date(2026, 3, 2)),
            Facts(type=Type.PRACTICUM, title="О ссорах", day=date(2026, 3, 3)),
        ],
    )
    again = unmarked(await word(olga, PaperKind.REVIEW, "2026-Q1"))
    assert "– 5 семинаров (до этого 1, год назад 0)" in again, "without an adjective they are of all kinds"
    assert "– 2 семинара-практикума (до этого 0, год назад 0)" in again
    alone = unmarked(await word(olga, PaperKind.REVIEW, "2025-Q1"))
    assert "Сравнить не с чем: ни за IV квартал 2024, ни за I квартал 2024 записей нет." in alone
    assert "\nПоказатели\n– 1 беседа\n– Посещений – 8\n– Кураторы – 8\n" in alone
    assert "Выросло" not in alone, "nothing grew where there is nothing beside it"


async def test_trips_are_told_with_who_went(town: Town, olga: Work, anna: Work) -> None:
    lesnoy, ozerny = town.bereg.districts["Лесной район"], town.bereg.districts["Озёрный округ"]
    both = {lesnoy: 3, ozerny: 5}
    with_anna = frozenset({anna.person_id})
    await records.log_activity(
        olga,
        Facts(
            type=Type.TRIP,
            title="К семьям",
            day=date(2026, 2, 3),
            district_id=lesnoy,
            districts=both,
            coauthors=with_anna,
            attendance=CAME,
        ),
        "1",
    )
    await records.log_activity(
        olga, Facts(type=Type.TRIP, title="Контроль", day=date(2026, 2, 4), district_id=lesnoy, result="Проверено"), "2"
    )
    made = await word(olga, PaperKind.TRIPS, "2026-Q1")
    assert "Совершено 2 выезда в 2 района, 8 участников." in unmarked(made)
    assert under(made, "Совершено 2 выезда") == ["– Лесной район – 2", "– Озёрный округ – 1"]
    assert "Ольга Ветрова, Координатор; Анна Белова, Психолог" in lines_of(made)
    rows = await sheet(olga, PaperKind.TRIPS, "2026-Q1")
    async with olga.db.reading() as session:
        count = await session.scalar(select(func.count()).where(Activity.type == Type.TRIP))
    assert len([row for row in rows if isinstance(row[0], int)]) == count


async def test_an_item_gives_its_programme_to_its_records(olga: Work) -> None:
    await planned(
        olga,
        written(f"Беседы в рамках программы «{PROGRAMME}» | Февраль | Координатор", "Тренинг | Март | Координатор"),
    )
    item = (await found(olga, "Беседы")).id
    await records.log_activity(
        olga, Facts(type=Type.TALK, title="О выборе", day=date(2026, 2, 3), attendance=CAME), "1", item
    )
    await records.log_activity(olga, Facts(type=Type.TALK, title="О доме", day=date(2026, 2, 4)), "2")
    made = await word(olga, PaperKind.PROGRAMME, "2026")
    assert f"В рамках программы «{PROGRAMME}» проведено 1 мероприятие: беседа «О выборе» (8 чел.)." in unmarked(made)
    assert any(line.startswith("Выполнено.\n03.02.2026, 8 чел.") for line in lines_of(made)), "and its item of the plan"
    async with olga.db.reading() as session:
        assert await session.scalar(select(func.count()).where(Activity.programme == PROGRAMME)) == 1


async def test_load_counts_with_each_and_the_whole_once(olga: Work, anna: Work) -> None:
    together = Facts(
        type=Type.SEMINAR, title="О доме", day=date(2026, 2, 3), coauthors=frozenset({anna.person_id}), attendance=CAME
    )
    await records.log_activity(olga, together, "1")
    await records.log_activity(olga, Facts(type=Type.TALK, title="О выборе", day=date(2026, 3, 3)), "2")
    rows = [row for row in await sheet(olga, PaperKind.LOAD, "2026-Q1") if row[0]]
    assert list(rows[3]) == ["Ольга Ветрова", "Координатор", 0, 1, 1, 2]
    assert list(rows[4]) == ["Анна Белова", "Психолог", 0, 1, 0, 1]
    assert [cell for cell in rows[5] if cell is not None] == ["Центр в целом", 0, 1, 1, 2] or rows[5][2:] == (
        0,
        1,
        1,
        2,
    )
    visits = [row for row in await sheet(olga, PaperKind.LOAD, "2026-Q1", 1) if row[0]]
    assert visits[5][2:] == (0, 8, 0, 8)


async def test_the_register_has_a_row_of_each_record(olga: Work) -> None:
    odd = Facts(type=Type.SEMINAR, title="=1+1", day=date(2025, 6, 1), result='=HYPERLINK("http://x")')
    await stored(olga, [*invented(), odd])
    rows = [row for row in await sheet(olga, PaperKind.REGISTER, "2025") if isinstance(row[0], int)]
    async with olga.db.reading() as session:
        assert len(rows) == await session.scalar(select(func.count()).select_from(Activity))
        people = await session.scalar(text("SELECT sum(in_person + remote) FROM attendance"))
    assert sum(int(str(row[5])) for row in rows) == people
    assert rows[-1][3] == "=1+1", "a text that looks like a formula stays a text"
    facts = await paper_facts(olga, PaperKind.REGISTER, read_period("2025"))
    assert (facts["count"], facts["visits"]) == (len(rows), people)
