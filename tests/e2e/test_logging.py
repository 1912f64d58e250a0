"""Logging an activity by every path, and what the bot says to input that it cannot take."""

from examples.demo.moves import talk
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team


async def test_logging(team: Team, house: House, story: Story) -> None:
    svetlana, elena = team.svetlana, team.elena
    story.begin()
    await talk(svetlana, "/start", "[Записать мероприятие]", "[Поддержка ›]", "[Супервизия]", "Тупиковая ситуация")
    await talk(svetlana, "[Вчера]", "[Дальше]", "[Дальше]", "[Кураторы]", "[5]", "[Дальше]", "[Пропустить]")
    await talk(svetlana, "[Описание супервизии]", "[Дальше]", "[Пропустить]", "[Сохранить]")
    story.part("Нажатиями: набрать надо только название")

    await talk(svetlana, "[Ещё запись]", "семинар", "Детство без жестокости и слёз", "10 сентября", "озёрский")
    await talk(svetlana, "[Смешанный]", "[Сегмент]", "[Дальше]", "кураторы 8 + 3, педагоги 12", "[Дальше]")
    await talk(svetlana, "Разобраны три случая", "[Лист регистрации]", "папка 3", "[Дальше]", "листовки 20")
    await talk(svetlana, "[Дальше]", "[Участники]", "[Педагоги: 12]", "[15]", "0", "[Назад]", "[Сохранить]")
    story.part("Текстом: дата, территория, участники одной строкой; потом исправление в карточке")

    await talk(svetlana, "/log", "круглый", "Межведомственное взаимодействие", "[Другая дата]", "[‹]", "[28]")
    await talk(svetlana, "[Назад]", "[Дальше]", "[К проверке]", "[Сохранить]")
    story.part("Дата из календаря, остальное потом")

    await talk(elena, "/log", "[Информационные ›]", "[Публикация]", "https://example.org/novosti")
    await talk(elena, "Итоги квартала на сайте", "[Сегодня]", "[Без территории]", "[К проверке]", "[Сохранить]")
    story.part("Публикация: сначала ссылка, об участниках и формате не спрашивают")

    await talk(elena, "[Ещё запись]", "[Публикация]", "[Стенд]", "«Итоги квартала» на сайте", "[Сегодня]")
    await talk(elena, "[Без территории]", "[К проверке]", "[Сохранить]", "[Вернуться]", "[Сохранить]")
    await talk(elena, "[Всё равно сохранить]")
    story.part("Похоже, это уже записано")

    await talk(svetlana, "/log", "беседа", "/my", "[Вернуться]", "Учитесь властвовать собой", "[Сегодня]")
    await talk(svetlana, "/summary", "[Отмена]", "[Не сохранять]")
    await talk(svetlana, "/log", "беседа", "Учитесь властвовать собой", "[Сегодня]", "/my", "[Сохранить]")
    story.part("Команда посреди записи")

    await talk(
        elena, "/log", "выезд", "озёрский", "[Сегодня]", "[Пропустить]", "[Контроль]", "[Супервизия]", "[Дальше]"
    )
    await talk(elena, "документы кураторов", "кураторы 3", "[Дальше]", "[Тупиковая ситуация]", "кураторы 4", "[Дальше]")
    await talk(elena, "[60 мин]", "[Сохранить]")
    story.part("Выезд: всё, что было в районе, одной записью")
    story.check("logging", "Запись мероприятия", "Куратор и методист записывают, что сделали.")
    assert await house.number("SELECT count(*) FROM activities WHERE involvement = 'held'") == 8


async def test_bad_input(team: Team, house: House, story: Story) -> None:
    nina = team.nina
    story.begin()
    await talk(
        nina,
        "/log",
        "дискотека",
        "семинар",
        "Да",
        "Профилактика семейного неблагополучия и социального сиротства. " * 5,
        "Детство без жестокости и слёз",
    )
    story.part("Вид и название")
    await talk(
        nina, "в прошлом месяце", "31.02", "завтра", "20 сентября 2026", "12.03.1926", "12 марта", "[12 марта 2026]"
    )
    story.part("Дата")
    await talk(nina, "Море", "озёрский")
    story.part("Территория")
    await talk(nina, "как получится", "[Дальше]")
    await talk(nina, "12", "кураторы", "кураторы много", "родители 5", "[Не считать]", "кураторы 8 3")
    await talk(nina, "кураторы -3", "кураторы 8 + 3", "кураторы 100001")
    await talk(nina, "[Кураторы]", "минус два", "8", "[Дальше]")
    story.part("Формат и участники")
    await talk(
        nina,
        "Обменялись опытом работы с семьями. " * 30,
        "Обменялись опытом",
        "папка 3",
        "[Протокол]",
        "папка 3, полка 2, " * 12,
        "[Дальше]",
        "флаеры 20",
    )
    await talk(nina, "листовки 20", "[Дальше]", "[Сохранить]")
    story.part("Результат, подтверждения, материалы")
    story.check(
        "bad-input", "Ввод, которого бот не понял", "На каждый – что не так и пример; набранное остаётся в чате."
    )
    assert await house.number("SELECT count(*) FROM activities") == 1
    assert await house.number("SELECT in_person FROM attendance") == 8


async def test_a_required_answer_cannot_be_left_out(team: Team) -> None:
    await talk(team.anna, "/log")
    assert "Пропустить" not in team.anna.buttons
    assert "К проверке" not in team.anna.buttons
    await talk(team.anna, "семинар", "Название есть", "[Назад]", "[Дальше]")
    assert "Дальше" not in team.anna.buttons
    assert "Пропустить" not in team.anna.buttons
    assert team.anna.last.text.startswith("Запись мероприятия. Шаг 3 из 9.")
