"""What a coordinator asks for by a command: any period, any district, and pages when one message does not hold it."""

from datetime import date

from examples.demo.cast import COORDINATOR, CURATORS, SPECIALIST
from examples.demo.day import DEEDS
from examples.demo.moves import talk
from examples.demo.tally import Deed, count, read
from gateway.botapi.limits import TEXT
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team, gather


async def test_the_summary(team: Team, story: Story) -> None:
    await team.has(*DEEDS)
    olga = team.olga
    story.begin()
    await talk(olga, "/summary")
    story.part("Этот квартал")
    await talk(olga, "[Период]", "[2026 год]", "[‹ 2025 год]")
    story.part("Год и год до него")
    await talk(olga, "[Период]", "весной", "20.04 – 10.04", "1 июня – 27 августа")
    story.part("Свои даты")
    await talk(olga, "[Территория]", "[Заречный район]")
    story.part("Одна территория")
    await talk(olga, "[Меню]")
    story.part("Назад в меню")
    story.check("summary", "Сводка", "Координатор смотрит сводку за квартал, за год и за свои даты.")


async def test_a_long_summary_has_pages(house: House) -> None:
    districts = tuple(f"{number}-й муниципальный округ с названием, какие бывают" for number in range(1, 81))
    team = await gather(house, districts=(*districts, *(part.place for part in CURATORS)))
    deeds = [Deed(SPECIALIST.name, "Выезд в район", f"Выезд {d}", date(2026, 8, 5), d) for d in districts]
    deeds += [Deed(COORDINATOR.name, "Совещание", "Итоги", date(2026, 5, 5), people={"Кураторы": (7, 0)})]
    await team.has(*deeds)
    await talk(team.olga, "/summary")
    pages = [name for name in team.olga.buttons if name.removeprefix("● ").isdigit()]
    assert pages == ["● 1", "2"]
    texts = []
    for name in ("1", "2"):
        if name != "1":
            await team.olga.press(name)
        assert len(team.olga.last.text) <= TEXT
        assert "Сводка за III квартал 2026" in team.olga.last.text
        texts.append(team.olga.last.text)
    now, before = read("\n".join(texts))
    assert now == count(deeds, date(2026, 7, 1), date(2026, 9, 30))
    assert before == count(deeds, date(2026, 4, 1), date(2026, 6, 30))
    await team.olga.press("‹ II кв. 2026")
    assert "● 1" in team.olga.buttons  # the first page again: districts without an activity are lines too


async def test_a_quarter_ends_by_the_center_s_own_clock(team: Team, house: House) -> None:
    # 30 September, 23:30 in Moscow is still September, though the day after it begins in half an hour
    house.sim.shift(date(2026, 9, 30).toordinal() * 86_400 - date(2026, 9, 15).toordinal() * 86_400 + 13.5 * 3600)
    await talk(team.olga, "/log", "совещание", "Итоги", "[Сегодня]", "[К проверке]", "[Сохранить]", "/summary")
    assert "Сводка за III квартал 2026" in team.olga.last.text
    house.sim.shift(3600)
    await talk(team.olga, "/summary")
    assert "Сводка за IV квартал 2026" in team.olga.last.text
    assert "столько же дней до него: 01.07.2026\n" in team.olga.last.text
