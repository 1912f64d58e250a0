"""What `make year` and the papers' checks read of registers is read."""

import pytest

from examples.papers.prose import analysis_said
from examples.papers.reading import Page
from examples.papers.registers import screen_said, sentence_said

MANY = "На конкурсы и гранты подано 3 заявки"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            f"{MANY}. Запрошено – 1\u00a0840\u00a0000,50\u00a0₽.",
            {"записей": 3, "копеек": 184_000_050},
        ),
        (
            f"{MANY}: подана – 2, победа – 1. Запрошено – 250\u00a0₽.",
            {"записей": 3, "подана": 2, "победа": 1, "копеек": 25_000},
        ),
        (
            "Привлечено 2 ресурса: бизнес – 1, НКО или фонд – 1.",
            {"записей": 2, "бизнес": 1, "нко или фонд": 1},
        ),
        (f"{MANY}.", {"записей": 3}),
        (
            "На конкурсы и гранты подана 1 заявка: «Мир: дом», 16.03.2026, подана, 1\u00a0200\u00a0₽.",
            {"записей": 1, "Мир: дом, 16.03.2026: 120000 коп.": 1},
        ),
    ],
)
def test_a_sentence_with_and_without_its_parts(line: str, told: dict[str, int]) -> None:
    assert dict(sentence_said("grants", line)) == {f"grants: {name}": many for name, many in told.items()}


def test_days_of_projects() -> None:
    page = Page(lines=["Дней проектов, записанных как мероприятия, – 2.", "– Вечер «Дом» (9 чел.)", "– Вечер «Дом»"])
    assert analysis_said(page) == {"days: дней": 2, "days: в списке": 2, "days: по 9 чел.": 1}


def test_the_registers_of_a_summary() -> None:
    screen = (
        "Сводка\n· Повышение квалификации – 2 (0)\n\nРеестры\n"
        "· Конкурсы и гранты – 3 записи, 1\u00a0840\u00a0000,50\u00a0₽ (1 запись, 5\u00a0₽)\n"
        "· Повышение квалификации – 2 записи, 144 часа, 1 сотрудник (0 записей)\n"
        "· Стажировки – 1 запись, часов – 8 (0 записей)\n"
        "Сводка, продолжение\n· Банк данных – 1\u00a0776 (0)\n\n38 кураторов\n· Лесной район – 20, Заречный район – 18"
    )
    above, told = screen_said(screen)
    assert above == "Сводка\n· Повышение квалификации – 2 (0)\n"
    assert told == {
        "Конкурсы и гранты": 3,
        "Конкурсы и гранты: запрошено, руб.": 184_000_050,
        "Повышение квалификации": 2,
        "Повышение квалификации: часов": 144,
        "Повышение квалификации: сотрудников": 1,
        "Стажировки": 1,
        "Стажировки: часов": 8,
        "Банк данных": 1_776,
    }


def test_a_number_of_a_register_that_nobody_knows_is_told() -> None:
    with pytest.raises(LookupError, match="7 чудес"):
        screen_said("Сводка\nРеестры\n· Проекты – 7 чудес (0 записей)")
