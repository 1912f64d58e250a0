"""The year's plan: sent as a Word file, accepted, lived by."""

from examples.demo.day import MORNING
from examples.demo.plan import CAME, ITEM, mark_done, plan_differences, see_coverage, send_plan, send_school_plan
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team


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
