"""«Проект плана на следующий год»: this year's plan a year later, which the bot reads as it read this year's."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_COLOR_INDEX

from bot.plan_cli import deadline_reading
from documents.plan import read_plan
from examples.make_school_plan import school_plan
from models.activities import Category, Facts, Type
from models.deadlines import read
from models.papers.kinds import PaperKind, read_period
from models.papers.texts import OwnPart, OwnParts
from models.plan.reading import Level, PlanReading, PlanRow
from models.plan_years import PlanYear
from services import center_settings
from services.activities import records
from services.papers.making import make_paper, paper_facts
from services.plan import accept, changes, drafts
from services.work import Work
from tests.support.databases import ON_SQLITE
from tests.support.papers import lines_of
from tests.support.plan import EXAMPLES, drafted, found, planned, written

REAL = [one for up in Path(__file__).parents for one in (up / "shared" / "plans").glob("*-20[0-9][0-9].docx")]
"""Two real plans, where they stand beside the checkout."""
PLANS = {one.stem: one.read_bytes() for one in (EXAMPLES / "plan-2026.docx", *REAL)}
CAME = {Category.SPECIALISTS: (3, 0)}


async def draft_of(work: Work, period: str = "2026") -> bytes:
    return (await make_paper(work, PaperKind.NEXT_PLAN, read_period(period), "docx")).content


def reading_of(data: bytes) -> PlanReading:
    return read_plan(data, "план.docx", read_deadline=deadline_reading)


def doubts(reading: PlanReading) -> set[tuple[str, int | None]]:
    return {(one.code, one.row) for one in reading.problems if one.level is not Level.FIXED}


def yearless(row: PlanRow, cell: str) -> str:
    return re.sub(r"20\d\d", "", row.words(cell))


def a_year_later(row: PlanRow, plan: PlanYear) -> object:
    """What the deadline means in the next year: of words that name the plan's year, with the next one named."""
    words = re.sub(rf"\b{plan.year}\b", str(plan.year + 1), row.words("deadline"))
    return read(words, plan.next()).meaning


def comments(document: WordFile) -> list[str]:
    return [one.text for one in document.comments]


@ON_SQLITE
@pytest.mark.parametrize("name", sorted(PLANS))
async def test_the_draft_is_read_as_this_years_plan_was(name: str, olga: Work) -> None:
    old = reading_of(PLANS[name])
    assert old.plan_year is not None
    first = await drafted(olga, PLANS[name], f"{name}.docx")
    asked = {row.place for row in (await drafts.review(olga, first)).doubts}
    await accept.accept(olga, first)
    draft = await draft_of(olga, str(old.year))
    new = reading_of(draft)
    assert (new.plan_year, new.doubted, new.title) == (
        old.plan_year.next(),
        False,
        (old.title or "").replace(str(old.year), str(old.plan_year.year + 1)),
    )
    assert [name for _, name in new.columns] == [name for _, name in old.columns]
    assert [(row.key, row.number) for row in new.rows] == [(row.key, row.number) for row in old.rows]
    for cell in ("content", "responsible", "coverage", "product", "expected_result", "note"):
        assert [yearless(row, cell) for row in new.rows] == [yearless(row, cell) for row in old.rows]
    assert [(one.who, one.coverage) for one in new.targets] == [(one.who, one.coverage) for one in old.targets]
    assert doubts(new) <= doubts(old)
    for before, after in zip(old.rows, new.rows, strict=True):
        assert read(after.words("deadline"), old.plan_year.next()).meaning == a_year_later(before, old.plan_year)
    again = await drafts.review(olga, await drafted(olga, draft, "план.docx", key="next"))
    assert {row.place for row in again.doubts} <= asked
    assert again.content.plan_year == old.plan_year.next()


async def test_a_second_plan_of_the_file_stays_a_plan_of_its_own(olga: Work) -> None:
    old = reading_of(school_plan())
    await planned(olga, school_plan(), "план.docx")
    draft = await draft_of(olga, "2025/26")
    new = reading_of(draft)
    assert [(row.section, row.number, row.content) for row in new.rows] == [
        (row.section, row.number, row.content) for row in old.rows
    ]
    assert new.plans == ("План работы школы на 2026–2027 учебный год", "План работы клуба «Тёплый дом»")
    tables = Document(io.BytesIO(draft)).tables
    assert [len(one.rows) for one in tables] == [9, 3]
    assert {tuple(cell.text for cell in one.rows[0].cells) for one in tables} == {
        ("№", "Мероприятие", "Сроки проведения", "Ответств.", "Отметка о выполнении")
    }


async def test_what_is_to_be_looked_at_is_marked_and_reads_as_plain_words(olga: Work) -> None:
    await planned(
        olga,
        written(
            "Консультации специалистов | По запросу специалистов | Координатор | по запросу",
            "Участие в консилиумах | По запросу | Координатор | не менее 5",
            "Программа «Дом» на 2024–2026 годы | Февраль | Координатор",
            "Участие в программе на 2022–2023 годы | Ежеквартально | Координатор",
            "Совещание «Итоги» | до 1 марта 2026 г. | Координатор",
            "Тренинг | 15.12.2026 | Координатор",
            "Выезд в район | 17.12.2026 | Координатор",
        ),
    )
    asked = (await found(olga, "Консультации")).id
    for number in range(14):
        day = date(2026, 1, 12 + number)
        await records.log_activity(
            olga, Facts(type=Type.CONSULTATION, title="О семье", day=day, attendance=CAME), f"c{number}", asked
        )
    await records.log_activity(
        olga,
        Facts(type=Type.LESSON, title="О доме", day=date(2026, 2, 3)),
        "l",
        (await found(olga, "Программа «Дом»")).id,
    )
    await changes.cancel(olga, (await found(olga, "Тренинг")).id, "нет ведущего")
    own = (
        OwnParts().told(2026, OwnPart.PROBLEMS, "1. Текучесть кадров\n").told(2026, OwnPart.EXPECTED, "Меньше отказов")
    )
    async with olga.db.writing() as session:
        await center_settings.save(session, olga, own)

    draft = await draft_of(olga)
    document, new = Document(io.BytesIO(draft)), reading_of(draft)
    rows = new.rows
    assert [row.words("content") for row in rows] == [
        "Консультации специалистов",
        "Участие в консилиумах",
        "Программа «Дом»",
        "Участие в программе на 2022–2023 годы",
        "Совещание «Итоги»",
        "Тренинг",
        "Выезд в район",
    ]
    assert rows[0].words("coverage") == "по запросу (в 2026 году – 14)"
    assert rows[0].coverage_reading is not None
    assert rows[0].coverage_reading.number == 14
    assert rows[1].words("coverage") == "не менее 5"
    assert [row.words("deadline") for row in rows[4:]] == ["до 1 марта 2027 г.", "15.12.2027", "17.12.2027"]
    assert doubts(new) == {("other_year", 4)}, "the stale one alone, as this year"
    notes = comments(document)
    assert notes == [
        "Проблема из анализа за этот год. Впишите задачу своими словами.",
        "По запросу в 2026 году: 14 раз, 42 чел.",
        "В 2026 году запросов не было.",
        "Срок кончается в этом году. Впишите новый срок или уберите пункт.",
        "Год устарел. Исправьте год или уберите пункт.",
        "В 2026 году не выполнено, срок: 27.02.2026. Оставьте пункт или уберите.",
        "В 2026 году пункт снят: нет ведущего. Оставьте пункт или уберите.",
    ]
    cells = [cell for row in document.tables[0].rows for cell in row.cells]
    tinted = {
        cell.text
        for cell in cells
        for run in cell.paragraphs[0].runs
        if run.font.highlight_color is WD_COLOR_INDEX.YELLOW
    }
    assert {"Совещание «Итоги»", "Тренинг"} <= tinted
    assert "Выезд в район" not in tinted
    lines = lines_of(draft)
    assert "1) решить проблему: Текучесть кадров" in lines
    assert "1) Меньше отказов" in lines
    facts = await paper_facts(olga, PaperKind.NEXT_PLAN, read_period("2026"))
    assert [one["asked"] for one in facts["items"]][:3] == [14, 0, None]


async def test_the_draft_of_a_school_year(olga: Work) -> None:
    rows = ("Педсовет | сентябрь 2025 | Координатор", "Лекторий | апрель | Координатор")
    await planned(olga, written(*rows, year="2025–2026 учебный"))
    new = reading_of(await draft_of(olga, "2025/26"))
    assert new.plan_year == PlanYear(2026, school=True)
    assert [row.words("deadline") for row in new.rows] == ["сентябрь 2026", "апрель"]
    assert new.rows[1].deadline_reading is not None
    assert new.rows[1].deadline_reading["windows"] == [["2027-04-01", "2027-04-30"]]


async def test_the_draft_of_a_draft_asks_anew(olga: Work) -> None:
    """What last year's draft proposed is not added to."""
    await planned(olga, written("Консультации | По запросу | Координатор | по запросу (в 2025 году – 9)"))
    item = (await found(olga, "Консультации")).id
    await records.log_activity(olga, Facts(type=Type.CONSULTATION, title="О семье", day=date(2026, 1, 12)), "c", item)
    assert reading_of(await draft_of(olga)).rows[0].words("coverage") == "по запросу (в 2026 году – 1)"
