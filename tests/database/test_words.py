"""The centre's words in use cases: other processes, papers, the plan, two coordinators, another centre."""

import io
import zipfile
from datetime import date

import pytest
from sqlalchemy import select

from models.activities import Category, Facts, Material, Type
from models.activity_filters import Filter
from models.audit import AuditLine, Event
from models.errors import BadInput, DomainError
from models.papers.kinds import PaperKind, read_period
from models.words import Vocabulary
from services import wording
from services.activities import record_books, records
from services.news.writing import write_news
from services.papers.making import make_paper
from services.papers.summary import gather_summary, summary_xlsx
from services.plan.fits import suggest
from services.texts import label
from services.words import naming
from services.work import Work
from storage.database import Database
from tests.support.papers import unmarked
from tests.support.plan import planned, written
from tests.support.town import MARIA, OLGA, Town

UNIVERSITY = "Родительский университет"
DAY = date(2026, 3, 12)
LECTURE = Facts(
    type=Type.LECTURE,
    title="Границы",
    day=DAY,
    attendance={Category.TEACHERS: (12, 0)},
    handouts={Material.MEMO: 21},
)


async def test_papers_and_the_page_say_the_new_name_and_decline_it(town: Town, olga: Work, maria: Work) -> None:
    await records.log_activity(maria, LECTURE, "first")
    last = await records.log_activity(maria, LECTURE, "last")
    await naming.rename(olga, "type-lecture", UNIVERSITY)
    await naming.rename(await town.work(OLGA), "category-teachers", "Наставники")
    await naming.rename(await town.work(OLGA), "material-memo", "Карточки")
    now = await town.work(OLGA)
    words = unmarked((await make_paper(now, PaperKind.ANALYSIS, read_period("2026"), "docx")).content)
    assert "2 родительских университета" in words
    assert "Карточки – 42 экз." in words or "карточки – 42 экз." in words
    assert "лектори" not in words.casefold()
    page = (await write_news(now, last)).text
    assert "родительский университет «Границы»" in page
    assert "12 наставников" in page
    assert "21 карточка" in page
    facts = await gather_summary(now, read_period("2026"))
    assert UNIVERSITY.encode() in _unzipped(await summary_xlsx(now, facts))
    assert UNIVERSITY.encode() in _unzipped(await record_books.all_records_workbook(now, Filter()))


def _unzipped(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))


async def test_another_process_learns_of_it_with_the_next_update_and_reads_once(town: Town, maria: Work) -> None:
    other = Database(town.db.url.render_as_string(hide_password=False))
    try:
        await naming.rename(await town.work(OLGA), "type-lecture", UNIVERSITY)
        read = await town.work(MARIA)
        await wording.speak_to(other, read.actor)
        assert label("type", Type.LECTURE) == UNIVERSITY
        await wording.speak_to(other, maria.actor)
        assert label("type", Type.LECTURE) == "Лекторий", "whoever was loaded before says the words of then"
        await naming.rename(await town.work(OLGA), "type-lecture", "Гостиная родителей")
        await wording.speak_to(other, (await town.work(MARIA)).actor)
        assert label("type", Type.LECTURE) == "Гостиная родителей"
    finally:
        await other.close()


async def test_a_plan_that_says_the_new_name_is_matched(town: Town, olga: Work) -> None:
    await planned(olga, written("Родительский университет | март | психолог | 10 | Протокол"))
    assert await suggest(await town.work(MARIA), "Границы", Type.LECTURE, DAY) == []
    await naming.rename(olga, "type-lecture", UNIVERSITY)
    found = await suggest(await town.work(MARIA), "Границы", Type.LECTURE, DAY)
    assert [one.content for one in found] == [UNIVERSITY]


async def test_two_coordinators_at_once_and_what_the_log_says(town: Town, olga: Work, vera: Work) -> None:
    await naming.rename(olga, "type-lecture", UNIVERSITY)
    stale = await town.work(OLGA)
    with pytest.raises(BadInput, match="words-taken"):
        await naming.rename(olga, "type-seminar", UNIVERSITY.upper())
    await naming.rename(stale, "type-training", "Практика")
    shown = await naming.last_change(stale)
    assert shown is not None
    await naming.rename(await town.work(OLGA), "type-training", "Опыт")
    with pytest.raises(DomainError, match="words-changed-meanwhile"):
        await naming.undo(stale, shown.version)
    names = {one.standard: one.name for one in await naming.list_names(await town.work(OLGA), Vocabulary.TYPE)}
    assert (names["Лекторий"], names["Тренинг"]) == (UNIVERSITY, "Опыт"), "neither change undid another"
    assert await naming.rename(await town.work(OLGA), "type-training", "Опыт") == [], "nothing changed, nothing kept"
    assert all(not one.own for one in await naming.list_names(vera, Vocabulary.TYPE)), "Маяк says its own words"
    async with town.db.reading() as session:
        query = select(AuditLine.subject).where(AuditLine.event == Event.RULES_CHANGED)
        assert list(await session.scalars(query)) == ["words"] * 3


async def test_a_name_of_before_is_still_known(town: Town, olga: Work, maria: Work) -> None:
    await records.log_activity(maria, Facts(type=Type.LECTURE, title="Лекторий для отцов", day=DAY), "key")
    await naming.rename(olga, "type-lecture", UNIVERSITY)
    with pytest.raises(BadInput, match="words-taken"):
        await naming.rename(await town.work(OLGA), "type-seminar", "Лекторий")
    words = unmarked((await make_paper(await town.work(OLGA), PaperKind.ANALYSIS, read_period("2026"), "docx")).content)
    assert "Лекторий для отцов" in words
