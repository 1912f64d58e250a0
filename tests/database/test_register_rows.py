"""The registers' rows of the two plans: each holds entries, counts in plan against fact, stands in the summary and in
the analysis, and every number is what SQL counts. The real plans stand beside the checkout; without them rows like
theirs are walked."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from models.papers.kinds import PaperKind, read_period
from models.papers.plan_fact import ItemState
from models.plan.tables import PlanItem
from models.registers.definition import shipped
from models.stored import Answers
from services.papers.making import make_paper, paper_facts
from services.registers.linking import counted_card
from services.registers.saving import add_entry
from services.summary.figures import summarise
from services.summary.paper import summary_workbook
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.papers import unmarked
from tests.support.plan import planned, written
from tests.support.town import OLGA, Town

BESIDE = next((up / "shared" / "plans" for up in Path(__file__).parents if (up / "shared" / "plans").is_dir()), None)


@dataclass(frozen=True)
class Row:
    """A row of a plan, the register that counts it, what is entered for it (of that year), and what it comes to:
    entries, kopecks, the number."""

    id: str
    like: str
    register: str
    entered: Sequence[Answers]
    amount: int = 0
    number: int = 0


def _talk(title: str, day: str) -> Answers:
    return {"type": "conference", "title": title, "day": day, "talk": "Опыт", "proofs": ["diplomas", "speech"]}


NAMED = "named"
"""Instead of a title: what the plan's row calls it."""
ROWS: Mapping[str, Sequence[Row]] = {
    "tambov-2024": (
        Row(
            "T1.7",
            "Ведение проектов центра. | В течение года | психолог | | Отчёты о проектах",
            "projects",
            [
                {
                    "title": "Мир детства",
                    "period": ["2024-02-01", "2024-05-31"],
                    "amount": 15_000_050,
                    "state": "running",
                }
            ],
            amount=15_000_050,
        ),
        Row(
            "T1.10",
            "Повышение квалификации сотрудников. | В течение года | психолог | | Документы",
            "qualification",
            [{"title": "Медиация", "period": ["2024-03-04", "2024-03-15"], "hours": "all", "document": "certificate"}],
        ),
        Row(
            "T1.12",
            "Банк данных выпускников. | Ежеквартально | психолог | | Банк данных",
            "databank",
            [
                {"quarter": "2024-01-01", "district": "Лесной район", "number": 400},
                {"quarter": "2024-01-01", "district": "Озёрный округ", "number": 370},
                {"quarter": "2024-10-01", "district": "Лесной район", "number": 402},
                {"quarter": "2024-10-01", "district": "Озёрный округ", "number": 374},
            ],
            number=776,
        ),
        Row(
            "T2B.9",
            "Социальный проект «Тёплое окно» | В течение года | психолог | | Фотоотчет",
            "projects",
            [{"title": NAMED, "period": ["2024-01-15", "2024-12-20"], "amount": 1, "state": "done"}],
            amount=1,
        ),
        Row(
            "T3.1",
            "Размещение информации о центре на странице и на сайте | Ежемесячно | психолог | | Ссылки",
            "publications",
            [
                {"type": "publication", "title": f"Новость {n}", "day": f"2024-{n:02}-11", "channel": channel}
                for n in range(1, 13)
                for channel in ("Сайт", "ВКонтакте")
            ],
        ),
        Row(
            "T3.2",
            "Размещение информации о центре в печатных СМИ | В течение года | психолог | | Публикации",
            "publications",
            [{"type": "publication", "title": "О центре", "day": "2024-05-14", "channel": "Газета"}],
        ),
        Row(
            "T3.3",
            "Просветительская работа с жителями | Ежемесячно | психолог | | Доклады и распространение",
            "outreach",
            [{"type": "lecture", "title": f"Доклад {n}", "day": f"2024-{n:02}-12", "people": 10} for n in range(1, 13)],
        ),
    ),
    "vologda-2020": (
        Row(
            "V1.2.4",
            "Участие сотрудников в чужих конференциях и семинарах | в течение года | психолог | 20 | сертификаты",
            "conferences",
            [_talk("Семья и общество", "2020-04-10"), _talk("Раннее выявление", "2020-10-02")],
        ),
        Row(
            "V1.4.2",
            "Привлечение вещей, денег и других ресурсов | в течение года | психолог | 2 | отчет",
            "resources",
            [
                {
                    "title": "Ноутбук",
                    "day": "2020-02-03",
                    "form": "kind",
                    "amount": 4_500_000,
                    "donor": "business",
                    "state": "received",
                },
                {
                    "title": "Пособия",
                    "day": "2020-09-15",
                    "form": "money",
                    "amount": 1_250_050,
                    "donor": "fund",
                    "state": "received",
                },
                {
                    "title": "Обещанный стол",
                    "day": "2020-11-15",
                    "form": "kind",
                    "amount": 900_000,
                    "donor": "fund",
                    "state": "promised",
                },
            ],
            amount=5_750_050,
        ),
        Row(
            "V1.4.3",
            "Заключение соглашений с организациями | в течение года | психолог | 2 | соглашения о сотрудничестве",
            "agreements",
            [
                {"partners": "Фонд «Родник»", "title": "О помощи", "day": "2020-03-12", "until": "2021-03-12"},
                {"partners": "Колледж", "title": "О практике", "day": "2020-05-20"},
            ],
        ),
        Row(
            "V2.2",
            "Организация стажировок специалистов | в течение года | психолог | по запросу | стажировочная площадка",
            "internships",
            [
                {
                    "title": "Сопровождение",
                    "programme": "Академия",
                    "period": ["2020-06-01", "2020-06-05"],
                    "people": 6,
                    "hours": 40,
                }
            ],
            number=40,
        ),
        Row(
            "V3.1",
            "Размещение информации об опыте на сайтах | в течение года | психолог | 7 | распространение опыта",
            "publications",
            [
                {"type": "publication", "title": f"Опыт {n}", "day": f"2020-0{n}-11", "channel": "Сайт"}
                for n in range(1, 8)
            ],
        ),
        Row(
            "V3.2",
            "Участие в конкурсах и грантах | в течение года | психолог | 4 | заявки на участие",
            "grants",
            [
                *(
                    {"title": f"Конкурс {n}", "day": f"2020-0{n + 1}-20", "amount": n * 10_000_000, "state": state}
                    for n, state in enumerate(("sent", "won", "lost", "sent"), 1)
                ),
                {"title": "Конкурс впереди", "day": "2020-11-01", "amount": 7, "state": "preparing"},
            ],
            amount=100_000_000,
        ),
        Row(
            "V3.3",
            "Рассказ об опыте: публикации в журналах | IV квартал | психолог | 300 | продукт: статья в журнал",
            "publications",
            [{"type": "article", "title": "Рядом с семьёй", "day": "2020-11-10", "channel": "Газета"}],
        ),
    ),
}
"""The rows of the two plans, those alike for whoever has not got them, and a year of theirs."""


def test_every_register_has_a_row() -> None:
    assert {row.register for rows in ROWS.values() for row in rows} == set(shipped())


@dataclass(frozen=True)
class Lived:
    """A plan's year is over: whoever keeps the registers, the rows with their items."""

    work: Work
    year: int
    rows: Sequence[tuple[Row, PlanItem]]

    async def sql(self, query: str, **values: object) -> tuple[Any, ...]:
        """The one row of a query that shares nothing with the product's."""
        async with self.work.db.reading() as session:
            return tuple((await session.execute(text(query), values)).one())


@pytest.fixture(params=list(ROWS))
async def lived(request: pytest.FixtureRequest, town: Town, clock: FakeClock) -> Lived:
    name, year = request.param, int(request.param[-4:])
    clock.move(days=(datetime(year, 1, 10, 9, tzinfo=UTC) - clock.now()).days)
    olga = await town.work(OLGA)
    if BESIDE is None:
        await planned(olga, written(*(row.like for row in ROWS[name]), year=year))
    else:
        await planned(olga, (BESIDE / f"{name}.docx").read_bytes(), f"{name}.docx")
    clock.move(days=350)
    olga = await town.work(OLGA)
    async with town.db.reading() as session:
        items = (await session.scalars(select(PlanItem).order_by(PlanItem.place, PlanItem.id))).all()
    ids = [row.id for row in ROWS[name]]
    if BESIDE is not None:
        ids = [one["id"] for one in json.loads((BESIDE / f"{name}.expected.json").read_text(encoding="utf-8"))]
    for row in ROWS[name]:
        named = re.search(r"«([^»]+)»", items[ids.index(row.id)].content or "")
        for number, values in enumerate(row.entered):
            said = values | {"title": named[1]} if named and values.get("title") == NAMED else values
            await add_entry(olga, row.register, _of_town(town, olga, said), f"{row.id}:{number}")
    return Lived(olga, year, [(row, items[ids.index(row.id)]) for row in ROWS[name]])


def _of_town(town: Town, work: Work, values: Answers) -> Answers:
    """The answers with the numbers of the town's districts and of whoever learned."""
    said = dict(values)
    if "district" in said:
        said["district"] = str(town.bereg.districts[said["district"]])
    if said.get("hours") == "all":
        said["hours"] = {str(work.person_id): 72}
    return said


async def test_each_row_counts_what_stands_in_its_register(lived: Lived) -> None:
    for row, item in lived.rows:
        card = await counted_card(lived.work, item.id)
        assert card.counted is not None, row.id
        assert card.counted.register.key == row.register, row.id
        kept = shipped()[row.register]
        if kept.recorded:
            query = "SELECT COUNT(*), 0 FROM activities WHERE plan_item_id = :item AND deleted_at IS NULL"
        else:
            query = (
                "SELECT COUNT(*), SUM(amount) FROM register_entries WHERE plan_item_id = :item AND deleted_at IS NULL"
            )
        entries, amount = await lived.sql(query, item=item.id)
        tally = card.counted.tally
        if not kept.snapshot:
            assert (tally.entries, tally.amount) == (entries, amount or 0), row.id
        assert (tally.amount, tally.number) == (row.amount, row.number), row.id


async def test_what_is_entered_hangs_on_its_row(lived: Lived) -> None:
    counts = {"projects": 1, "databank": 4, "resources": 2, "grants": 4}
    for row, item in lived.rows:
        if row.register in counts:
            query = "SELECT COUNT(*) FROM register_entries WHERE plan_item_id = :item"
            assert await lived.sql(query, item=item.id) == (counts[row.register],), row.id
        elif row.entered:
            query = "SELECT COUNT(*) FROM activities WHERE plan_item_id = :item"
            assert (await lived.sql(query, item=item.id))[0] >= 1, row.id


async def test_plan_against_fact_says_so(lived: Lived) -> None:
    found = await paper_facts(lived.work, PaperKind.PLAN_FACT, read_period(str(lived.year)))
    lines = {one["content"]: one for one in found["items"]}
    for row, item in lived.rows:
        line = lines[item.words("content")]
        assert line["register"] == row.register
        if row.id == "V3.2":
            assert "Реестр «Конкурсы и гранты»: 4 записи из 4, 1\u00a0000\u00a0000\u00a0₽." in line["mark"]
        if row.id == "T1.12":
            assert "Реестр «Банк данных»: 776." in line["mark"]
        if row.entered and row.id != "T1.12":
            assert line["state"] == ItemState.DONE, (row.id, line)


async def test_the_summary_has_each_register(lived: Lived) -> None:
    period = read_period(str(lived.year))
    found = await summarise(lived.work, period)
    figures = {one.register.key: one.now for one in found.registers}
    assert set(figures) == {row.register for row, _ in lived.rows}
    states = "state IN ('', 'running', 'done', 'sent', 'won', 'lost', 'received')"
    for key, tally in figures.items():
        if shipped()[key].recorded or shipped()[key].snapshot:
            continue
        query = (
            "SELECT COUNT(*), SUM(amount) FROM register_entries WHERE register = :key AND deleted_at IS NULL "  # noqa: S608
            f"AND activity_id IS NULL AND {states}"
        )
        entries, amount = await lived.sql(query, key=key)
        assert (tally.entries, tally.amount) == (entries, amount or 0), key
    if "databank" in figures:
        query = "SELECT SUM(number) FROM register_entries WHERE register = 'databank' AND day = '2024-12-31'"
        assert (figures["databank"].number,) == await lived.sql(query) == (776,)
    if "qualification" in figures:
        assert (figures["qualification"].hours,) == await lived.sql("SELECT SUM(hours) FROM register_people") == (72,)
    assert len(await summary_workbook(lived.work, period)) > 1000


async def test_the_analysis_has_each_register(lived: Lived) -> None:
    period = read_period(str(lived.year))
    words = unmarked((await make_paper(lived.work, PaperKind.ANALYSIS, period, "docx")).content)
    said = {
        "projects": "Центр вёл 2 проекта: идёт – 1, завершён – 1. Бюджет – 150 000,51 ₽.",
        "qualification": "Повысил квалификацию 1 сотрудник (72 часа).",
        "databank": "Банк данных: на 31.12.2024 состоит 776 человек.",
        "publications": "публикаци",
        "outreach": "12 лекториев",
        "conferences": "2 конференции",
        "resources": "Привлечено 2 ресурса: НКО или фонд – 1, бизнес – 1. Сумма – 57 500,50 ₽.",
        "agreements": "2 соглашения",
        "internships": "стажировка",
        "grants": "На конкурсы и гранты подано 4 заявки: подана – 2, победа – 1, не прошла – 1. "
        "Запрошено – 1 000 000 ₽.",
    }
    plain = words.replace("\u00a0", " ")
    for key in {row.register for row, _ in lived.rows}:
        assert said[key] in plain, (key, plain[:6000])
