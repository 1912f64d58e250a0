"""Papers: every number is the length of the list under it, and what an independent query counts."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import func, select, text

from documents.papers.registry import PAPERS
from models.activities import Activity, Attendance, Category, Facts, Type
from models.audit import AuditLine, Event
from models.errors import Denied, DomainError
from models.papers.kinds import PaperKind, read_period
from models.papers.tables import PaperFile
from models.stored import Answers
from services.papers import making
from services.papers.makers import MAKERS
from services.papers.making import make_paper, paper_facts
from services.registers.saving import add_entry
from services.work import Work
from tests.support.papers import PROGRAMME, facts_of, invented, lines_of, stored, under, unmarked
from tests.support.town import Town

BESIDE = [up / "shared" / "papers" / "tambov-2023.json" for up in Path(__file__).parents]
REAL = next((path for path in BESIDE if path.exists()), BESIDE[0])
"""A real centre's year, where it stands beside the checkout."""
LAST_YEAR = read_period("2025")


async def analysis(work: Work, year: str = "2025") -> bytes:
    return (await make_paper(work, PaperKind.ANALYSIS, read_period(year), "docx")).content


def test_each_kind_has_its_entry_and_its_maker() -> None:
    assert set(PAPERS) == set(MAKERS) == set(PaperKind)


@pytest.mark.skipif(not REAL.exists(), reason="the real analysis stands beside the checkout only")
async def test_a_real_years_numbers_are_said(town: Town, olga: Work) -> None:
    told = json.loads(REAL.read_text(encoding="utf-8"))
    await stored(olga, [facts_of(record) for record in told["records"]])
    said, words = told["says"], unmarked(await analysis(olga, "2023"))
    seen = said["without the programme"]
    assert f"{seen['семинары всех видов']} семинара" in words
    assert f"{seen['совещания']} совещания" in words
    for kind in ("лекторий", "круглый стол", "тренинг"):
        assert f"1 {kind}" in words
    assert f"({said['visits at the nine listed events']} участников)" in words
    assert "5 индивидуальных и 3 групповые" in words
    programme = said["Комплекс мер"]
    assert f"{programme['talks with teenagers']} бесед ({programme['teenagers']} участника)" in words
    assert f"{programme['seminars on bullying']} семинаров ({programme['people at them']} участников)" in words
    assert f"{programme['meetings of the club']} занятий клуба" in words
    for name in ("листовки", "памятки", "буклеты"):
        assert f"{name} – 20 экз." in words
    assert "776" not in words, "nobody has entered it yet"
    assert "совещания (3)" not in words
    await _entered(town, olga, told["says"]["register"]["выпускников в банке данных"])
    made = await analysis(olga, "2023")
    assert "Банк данных: на 31.12.2023 состоит 776 человек." in unmarked(made)
    assert "Центр вёл 2 проекта: идёт – 1, завершён – 1." in unmarked(made)
    assert len(under(made, "Центр вёл 2 проекта")) == 2


async def _entered(town: Town, work: Work, counted: int) -> None:
    """What stands in registers by the end of that year."""
    lake = str(town.bereg.districts["Озёрный округ"])
    for quarter, number in (("2023-07-01", counted - 4), ("2023-10-01", counted)):
        await add_entry(work, "databank", {"quarter": quarter, "district": lake, "number": number}, quarter)
    for title, state in (("Мир детства", "running"), ("Дом", "done")):
        values: Answers = {"title": title, "period": ["2023-02-01", "2023-11-30"], "state": state}
        await add_entry(work, "projects", values, title)


async def test_the_count_of_a_sentence_is_the_length_of_its_list(olga: Work) -> None:
    await stored(olga, invented())
    made, words = await analysis(olga), unmarked(await analysis(olga))
    assert "проведено 4 мероприятия (49 участников): 2 семинара, из них 1 областной семинар; 2 совещания." in words
    assert len(under(made, "Для обучения и поддержки")) == 4
    assert "Проведено 3 супервизии (5 участников): 2 индивидуальные и 1 групповая. Рассмотрены темы:" in words
    assert under(made, "Проведено 3 супервизии") == ["– Тупиковая ситуация (2)", "– Диагностика семьи"]
    assert len(under(made, "Совершено 2 выезда (8 участников)")) == 2
    assert f"«{PROGRAMME}» проведено 4 мероприятия (32 участника): 1 семинар (8 участников) и 3 беседы" in words
    assert len(under(made, f"В рамках программы «{PROGRAMME}»")) == 4
    assert "Проведена 1 консультация, тема: Юридическая." in words
    assert "Подготовлено и размещено: 1 публикация и 1 печатный материал." in words
    assert "Роздано материалов: листовки – 20 экз., памятки – 15 экз." in words
    assert "Роздано материалов: памятки – 5 экз." in words, "of the programme, in its own part"


async def test_the_numbers_are_what_the_database_counts(olga: Work) -> None:
    await stored(olga, invented())
    found = await paper_facts(olga, PaperKind.ANALYSIS, LAST_YEAR)
    free = Activity.programme == ""
    async with olga.db.reading() as session:
        types = dict(
            (await session.execute(select(Activity.type, func.count()).where(free).group_by(Activity.type))).all()
        )
        people = await session.scalar(
            select(func.sum(Attendance.in_person + Attendance.remote)).join(Activity).where(free)
        )
        memos = await session.scalar(text("SELECT sum(copies) FROM handouts WHERE kind = 'memo'"))
    assert {Type(name): n for name, n in found["activities"].items() if n} == types
    assert sum(found["visits"].values()) == people
    assert found["copies"]["memo"] + found["programmes"][PROGRAMME]["copies"]["memo"] == memos
    assert found["supervisions"] == {"individual": 2, "group": 1}
    assert found["activities"]["webinar"] == 0, "a zero is written"


async def test_each_mark_stands_in_the_last_appendix_with_its_records(olga: Work) -> None:
    await stored(olga, invented())
    lines = lines_of(await analysis(olga))
    body, appendix = (
        lines[: lines.index("Приложение. Из чего сложилось")],
        lines[lines.index("Приложение. Из чего сложилось") :],
    )
    marks = set(re.findall("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "\n".join(body)))
    assert len(marks) > 10
    assert marks == {one.split()[0] for one in appendix if re.match("[⁰¹²³⁴⁵⁶⁷⁸⁹]", one)}
    seminars = appendix.index(next(one for one in appendix if one.endswith(" 2 семинара")))
    assert appendix[seminars + 5 : seminars + 9] == ["1", "12.03.2025", "О доме", "Координатор"]


async def test_who_signs_is_of_the_centre_and_what_is_missing_is_left_out(olga: Work) -> None:
    await stored(olga, invented()[:1])
    paper = await analysis(olga)
    told = Document(BytesIO(paper)).core_properties
    assert (told.author, told.created, told.comments) == (olga.actor.center_name, olga.clock.now(), "")
    words = "\n".join(lines_of(paper))
    assert "Руководитель\nРесурсный центр «Берег»\n______________ Игорь Савельев" in words
    assert "Составил: Координатор ______________ Ольга Ветрова\n16 марта 2026 г." in words
    assert "Проведено 1 мероприятие²: семинар «О доме» (8 чел.)." in words
    for title in ("Супервизии", "Проблемы", "Выезды", "Проекты", "Программа"):
        assert title not in words


ODD = 'Р{{ 7*7 }} {% for x in y %} <b>"дом"</b> & {# нет #} {_{ «сад»'


async def test_what_people_typed_stays_text(olga: Work) -> None:
    came = {Category.CHILDREN: (3, 0)}
    day = date(2025, 5, 5)
    long = ("Очень длинное название " * 20)[:299] + "о"
    await stored(
        olga,
        [
            Facts(type=Type.SEMINAR, title=ODD, day=day, attendance=came),
            Facts(type=Type.SEMINAR, title=long, day=day, programme=ODD),
        ],
    )
    words = "\n".join(lines_of(await analysis(olga)))
    assert 'Р{{ 7*7 }} {% for x in y %} <b>"дом"</b> & {# нет #} {_{ „сад“» (3 чел.)' in words
    assert long in words


@pytest.mark.parametrize(
    ("period", "key"),
    [("2019", "paper-before"), ("2027", "paper-ahead"), ("2025", "paper-nothing")],
)
async def test_a_period_without_anything_is_refused_in_words(olga: Work, period: str, key: str) -> None:
    with pytest.raises(DomainError) as refused:
        await make_paper(olga, PaperKind.ANALYSIS, read_period(period), "docx")
    assert refused.value.key == key


async def test_what_another_process_makes_is_what_is_made_here(olga: Work) -> None:
    """On both databases: it reads them by itself, and writes nothing."""
    await stored(olga, invented())
    told: list[tuple[int, int]] = []

    async def progress(done: int, of: int) -> None:
        told.append((done, of))

    await making.order_paper(olga, PaperKind.REGISTER, LAST_YEAR, progress=progress)
    async with olga.db.reading() as session:
        (kept,) = await session.scalars(select(PaperFile))
    here = await make_paper(olga, PaperKind.REGISTER, LAST_YEAR, "xlsx")
    tables = [list(load_workbook(BytesIO(one)).worksheets[0].values) for one in (kept.content, here.content)]
    assert tables[0] == tables[1]
    assert told == [(len(invented()), len(invented()))]
    assert kept.name == here.name
    with pytest.raises(DomainError) as refused:
        await making.order_paper(olga, PaperKind.REGISTER, read_period("2020"))
    assert refused.value.key == "paper-before"
    assert "period" in refused.value.arguments


async def test_a_centre_of_one_person_makes_it_too(town: Town, olga: Work) -> None:
    await stored(olga, invented())
    async with olga.db.writing() as session:
        await session.execute(
            text("UPDATE holdings SET until = '2025-12-31' WHERE person_id != :me"), {"me": olga.person_id}
        )
    words = unmarked(await analysis(olga))
    assert "____________________" in words, "nobody approves it: a line is left"
    assert "Ольга Ветрова" in words


async def test_who_may_and_what_the_log_says(olga: Work, igor: Work, maria: Work) -> None:
    await stored(olga, invented())
    await analysis(igor)
    with pytest.raises(Denied):
        await analysis(maria)
    async with olga.db.reading() as session:
        lines = (await session.scalars(select(AuditLine).where(AuditLine.event == Event.PAPER_MADE))).all()
    assert [(one.person_id, one.subject, one.details) for one in lines] == [(igor.person_id, "analysis", "2025")]


async def test_the_second_of_a_centre_waits_and_another_centre_does_not(olga: Work, vera: Work) -> None:
    await stored(olga, invented())
    await stored(vera, invented()[:2])
    with making._turn(olga.center_id):
        with pytest.raises(DomainError, match="paper-making"):
            await analysis(olga)
        assert "проведено 2 семинара" in unmarked(await analysis(vera)), "the other centre's own"
    assert "О доме" in unmarked(await analysis(olga))
