"""The year's plan: sent as a Word file, accepted, lived by."""

from examples.demo.day import MORNING
from examples.demo.moves import come_in, link_on, talk
from examples.demo.plan import (
    CAME,
    ITEM,
    READING,
    mark_done,
    plan_differences,
    see_coverage,
    send_plan,
    send_school_plan,
)
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team
from tests.support.plan import written


async def test_from_the_file_to_plan_against_fact(team: Team, house: House, story: Story) -> None:
    olga = team.olga
    await olga.start()
    story.begin()
    await send_plan(olga, MORNING.year)
    story.part("Файл, сомнение, ответственные, «Принять»")

    card = await mark_done(olga)
    story.part("Пункт этого месяца: три нажатия и число")
    coverage = await see_coverage(olga)
    story.part("Охват, обещанный вне таблицы")
    assert plan_differences(card, coverage, CAME) == []
    told = await send_school_plan(olga)
    story.part("План школы: два плана и две таблицы в одном файле, каждая строка учтена")
    assert "Всего строк в таблицах файла: 13. В плане 11, не прочитано 2:" in told
    story.check("plan", "План", "Координатор присылает план года и отмечает выполнение пункта.")

    assert await house.number("SELECT count(*) FROM plan_items") == 40 + 11
    done = await house.rows(
        "SELECT i.content, o.due FROM activities a JOIN plan_items i ON i.id = a.plan_item_id "
        "JOIN occurrences o ON o.id = a.occurrence_id"
    )
    assert [(row["content"], str(row["due"])) for row in done] == [(ITEM.content, "2026-09-30")]
    assert await house.number("SELECT sum(in_person) FROM attendance") == CAME


async def test_whom_the_plan_calls_by_name_comes_later(team: Team, house: House) -> None:
    olga, nina = team.olga, house.sim.phone("Нина Петрова")
    await olga.start()
    rows = [f"Занятие {number} | октябрь | Петрова Н.В. | |" for number in range(1, 9)]
    await olga.send_document("План.txt", written(*rows, year=MORNING.year))
    await olga.hears("Прочитано", timeout=READING)
    await talk(olga, "[Принять]", "/invite")
    assert olga.buttons[0] == "Петрова Н.В. · 8 пунктов"
    await talk(olga, "[Другое место]", "[Специалист]", "Педагог", "[Пропустить]", "[Сохранить]")
    await come_in(nina, link_on(olga), "Петрова Нина Викторовна")
    await talk(nina, "/plan")
    assert "Мои пункты (0)" in nina.buttons
    await olga.hears("Это тот же человек?")
    await talk(olga, "[Да]")
    assert olga.last.text.endswith("✅ За сотрудником теперь 8 пунктов плана.")
    await talk(nina, "/plan")
    assert "Мои пункты (8)" in nina.buttons
