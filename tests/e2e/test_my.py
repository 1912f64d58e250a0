"""One's own records: opened, changed, repeated, deleted."""

from datetime import date, timedelta

from examples.demo.cast import CURATORS
from examples.demo.moves import talk
from examples.demo.tally import Deed
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team

ANNA = CURATORS[1].name


def deed(title: str, day: date, children: int = 0) -> Deed:
    return Deed(ANNA, "Беседа", title, day, "Заречный район", {"Дети и подростки": (children, 0)} if children else {})


async def test_my_records(team: Team, house: House, story: Story) -> None:
    anna = team.anna
    await team.has(
        deed("Учитесь властвовать собой", date(2026, 9, 3), 14),
        deed("Конфликты с близкими", date(2026, 9, 10), 11),
    )
    story.begin()
    await talk(anna, "/my", "[10.09 Беседа, 11]")
    story.part("Список и карточка")

    await talk(anna, "[Изменить]", "[Участники]", "дети 12, педагоги 2", "[Назад]", "[Дата]", "9 сентября")
    await talk(anna, "[Сохранить]")
    await talk(anna, "[Изменить]", "[Сохранить]")
    story.part("Изменение и его история")

    await talk(anna, "[Повторить]", "[Сегодня]", "[3]", "[10]", "[Сохранить]")
    story.part("Повтор: новая запись по образцу")

    await talk(anna, "/my", "[03.09 Беседа, 14]", "[Текст новости]", "[Ссылка на публикацию]")
    await talk(anna, "https://example.org/novosti/12", "[Ссылка на публикацию]", "example.org/novosti/12/", "[Назад]")
    story.part("Текст новости и ссылка на публикацию")

    await talk(anna, "/my", "[03.09 Беседа, 14]", "[Удалить]", "[Оставить]", "[Удалить]")
    await talk(anna, "[Да, удалить]")
    story.part("Удаление с подтверждением")
    story.check("my-records", "Мои записи", "Куратор исправляет, повторяет и удаляет свои записи.")

    left = await house.rows("SELECT title, day FROM activities WHERE deleted_at IS NULL ORDER BY day, id")
    assert [(row["title"], str(row["day"])) for row in left] == [
        ("Конфликты с близкими", "2026-09-09"),
        ("Конфликты с близкими", "2026-09-15"),
        ("Беседа «Учитесь властвовать собой»", "2026-09-15"),
    ]
    changed = await house.rows("SELECT field FROM changes ORDER BY field")
    assert [row["field"] for row in changed] == ["attendance", "day", "evidence"]


async def test_pages(team: Team) -> None:
    first = date(2026, 9, 1)
    await team.has(*(deed(f"Беседа {n}", first - timedelta(days=n)) for n in range(13)))
    anna = team.anna
    await talk(anna, "/my")
    assert anna.buttons[:6] == [f"{first - timedelta(days=n):%d.%m} Беседа · Беседа {n}" for n in range(6)]
    await talk(anna, "[Дальше ›]", "[Дальше ›]")
    assert [b for b in anna.buttons if "Беседа" in b] == ["20.08 Беседа · Беседа 12"]
    assert "Дальше ›" not in anna.buttons
    await talk(anna, "[20.08 Беседа]", "[К списку]")
    assert "страница 3" in anna.last.text
    await talk(anna, "[‹ Назад]")
    assert "страница 2" in anna.last.text


async def test_somebody_else_s_record_is_not_there(team: Team, house: House) -> None:
    await team.has(deed("Учитесь властвовать собой", date(2026, 9, 3)))
    await talk(team.nina, "/my")
    assert "Здесь пока пусто" in team.nina.last.text


async def test_a_record_deleted_from_another_window(team: Team) -> None:
    await team.has(deed("Учитесь властвовать собой", date(2026, 9, 3)))
    anna = team.anna
    await talk(anna, "/my", "[03.09 Беседа]", "[Изменить]", "[Название]", "Учимся властвовать собой")
    form = anna.last
    await anna.send("/my")
    await talk(anna, "[Не сохранять]", "[03.09 Беседа]", "[Удалить]", "[Да, удалить]")
    await anna.press("Сохранить", message=form)
    assert anna.notices[-1].text == "Эта кнопка из старого сообщения. Вот то, что открыто сейчас."
    assert "Здесь пока пусто" in anna.window.text
