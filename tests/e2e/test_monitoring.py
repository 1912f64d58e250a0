"""The quarter's numbers by the real process: the timer fires, the letter comes, the curator answers it."""

from datetime import datetime
from io import BytesIO

import openpyxl

from examples.demo.day import MORNING
from examples.demo.moves import talk
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team
from tests.support.monitoring import PLAIN

OCTOBER = datetime(2026, 10, 1, 9, 5, tzinfo=MORNING.tzinfo)


async def test_from_the_letter_to_the_consolidated_file(team: Team, house: House, story: Story) -> None:
    olga, anna = team.olga, team.anna
    await house.change(
        "INSERT INTO alarms (kind, subject_id, center_id, at) SELECT 'monitoring', id, id, created_at FROM centers"
    )
    await talk(olga, "/start")
    await talk(anna, "/start")
    house.sim.shift((OCTOBER - MORNING).total_seconds())
    for phone in (anna, team.svetlana, team.nina):
        letter = await phone.hears("Открыт мониторинг за III квартал 2026", timeout=60)
        assert letter.buttons == ["Внести", "Ноль за квартал", "Отложить"]
    story.begin()  # three letters at once come in any order
    await talk(anna, "[Внести]", "2", "4", "двенадцать", "12")
    await talk(anna, "\n".join(f"{code} {number}" for code, number in (PLAIN | {"F6": 14}).items()))
    assert "Числа не сходятся: на начало 12 + принято 3 − снято 2 = 13, а указано 14." in anna.last.text
    await talk(anna, "[Исправить F6]", "[Верно: 13]", "[Сдать]")
    assert "Сейчас: сдано." in anna.last.text
    story.part("«Внести» под письмом; числа по одному, столбцом, с ошибкой")
    await talk(team.nina, "[Ноль за квартал]", "[Подтвердить ноль]")
    story.part("Ноль – тоже ответ")
    await talk(olga, "/monitoring", "[Сводный файл]")
    story.part("Координатор видит, кто должен, и берёт сводный файл")
    story.check("monitoring", "Мониторинг", "Квартал: письмо, числа, ноль, сводный файл.")
    file = [one for one in house.sim.world.files.by_id.values() if one.name.endswith(".xlsx")][-1]
    sheet = openpyxl.load_workbook(BytesIO(file.data), data_only=True)["III квартал 2026"]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert rows["Итого"][4] == PLAIN["F1"]
    assert await house.number("SELECT count(*) FROM monitoring_values") == 2 * len(PLAIN)
