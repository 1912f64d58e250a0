"""Maria logs what she did."""

import pytest

from tests.support.telegram import Phone

both_engines = pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)


@both_engines
async def test_maria_logs_a_mixed_seminar_whole(maria: Phone) -> None:
    await maria.say("/start")
    assert "Здравствуйте, Мария Орлова" in maria.screen
    await maria.press("Записать мероприятие")
    for step in (
        ("Учебные ›", "Семинар"),
        "Семинар «Детство без слёз»",
        ("Вчера",),
        ("Дальше",),
        ("Смешанный", "Район", "Дальше"),
        ("Кураторы", "8", "3"),
        "педагоги 12, волонтёры 2 + 5",
        ("Дальше",),
        "Кураторы научились вести дневник семьи.",
        ("Протокол",),
        "папка 3",
        ("Фотоотчёт", "Фотоотчёт", "Дальше"),
        "листовки 20, памятки 15",
        ("Дальше",),
    ):
        print("—", step)
        print(await (maria.say(step) if isinstance(step, str) else maria.press(*step)))
        print(maria.buttons)
    print(await maria.press("Сохранить"))
    assert 0
