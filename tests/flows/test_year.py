"""A quarter lived through from an empty database, as `make year` lives a whole year with the customer's plans."""

from datetime import date

from examples.year.report import Outcome
from examples.year.run import lived
from examples.year.world import World
from storage.database import Database
from tests.support.databases import ON_SQLITE
from tests.support.plan import written

PLAN = written(
    "Семинар «Раннее выявление: с чего начать» | Март | Методист | не менее 20 | Лист регистрации",
    "Заседание методического совета | 20 марта | Методист | | Протокол",
    "Ведение банка данных выпускников | Ежемесячно | Социальный педагог | | Справка",
    "Размещение информации в социальных сетях | Еженедельно | Дефектолог | | Публикация",
    "Мониторинг | Ежеквартально | Координатор | | Отчёт",
    "Тренинг «Эмоциональная устойчивость куратора» | 1 раз в квартал | Психолог | 15 | Фотоотчёт",
    "Консультации специалистов | По запросу | Специалисты Центра | | Журнал",
)
DAYS = 45


@ON_SQLITE
async def test_a_quarter_counted_again(db: Database) -> None:
    outcome = await lived(World(db, date(2026, 3, 2), 2026), "план.txt", PLAN, DAYS)
    told = "\n".join(outcome.lines())
    assert outcome.stuck == [], told
    assert [row.content for row in outcome.rows if not row.ok] == [], told
    assert sum(row.sql for row in outcome.rows) > 0, told
    assert (outcome.wrong_dates, outcome.reminded_of_done, outcome.forgotten) == ([], [], []), told
    _counted(outcome, told)
    assert outcome.pressed > 30, told
    assert [one.mornings for one in outcome.letters.values() if one.mornings] == [], told
    assert {name: one.twice for name, one in outcome.letters.items() if one.twice} == {}, told


def _counted(outcome: Outcome, told: str) -> None:
    figures = {one.name: one for one in outcome.recounts}
    assert figures["Сводка за год"].compared > 10
    assert [one.differences for one in outcome.recounts if one.differences] == [], told
