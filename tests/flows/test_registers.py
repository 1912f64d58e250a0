"""Registers as people use them: an entry of each comes by the phone, is put right, advanced, deleted and had back."""

from collections.abc import Sequence

import pytest

from models.registers.definition import shipped
from services.texts import texts
from tests.support.telegram import Phone

SAVE = "Сохранить"
ENTRIES: dict[str, tuple[Sequence[tuple[str, str]], Sequence[str]]] = {
    "projects": (
        (
            ("say", "Семья – основа мира"), ("say", "1 февраля 2026 – 30 ноября 2026"), ("say", "150 тыс."),
            ("press", "Идёт"),
        ),
        ("Семья – основа мира", "01.02.2026 – 30.11.2026", "150 000 ₽", "Идёт"),
    ),
    "grants": (
        (("say", "Мир детства"), ("press", "Сегодня"), ("say", "1 200 000,50 руб."), ("press", "Подана")),
        ("Мир детства", "16.03.2026", "1 200 000,50 ₽", "Подана"),
    ),
    "agreements": (
        (
            ("say", "Фонд «Родник»"), ("say", "Помощь семьям"), ("say", "12.03.2026"), ("say", "31.12.2027"),
            ("press", "Действует"),
        ),
        ("Фонд «Родник»", "Помощь семьям", "12.03.2026", "31.12.2027", "Действует"),
    ),
    "resources": (
        (
            ("say", "Ноутбук для занятий"), ("press", "Сегодня"), ("press", "Вещи"), ("say", "45 000"),
            ("press", "Бизнес"), ("press", "Получено"),
        ),
        ("Ноутбук для занятий", "Вещи", "45 000 ₽", "Бизнес", "Получено"),
    ),
    "publications": (
        (("press", "Статья"), ("say", "Опыт центра"), ("press", "Сегодня"),
         ("press", "Газета"), ("press", "Пропустить")),
        ("Статья", "Опыт центра", "16.03.2026", "Газета"),
    ),
    "outreach": (
        (
            ("press", "Выступление"), ("say", "Профилактика сиротства"), ("press", "Сегодня"),
            ("press", "Лесной район"), ("say", "25"), ("say", "40"),
        ),
        ("Выступление", "Профилактика сиротства", "Лесной район", "25", "40"),
    ),
    "qualification": (
        (
            ("say", "Медиация в школе"), ("say", "2 – 13 марта 2026"), ("press", "Анна Белова"), ("say", "72"),
            ("press", "Дальше"), ("press", "Удостоверение"),
        ),
        ("Медиация в школе", "02.03.2026 – 13.03.2026", "Анна Белова – 72 ч", "Удостоверение"),
    ),
    "conferences": (
        (
            ("press", "Конференция"), ("say", "Семья и общество"), ("press", "Сегодня"), ("say", "Раннее выявление"),
            ("press", "Диплом"), ("press", "Текст выступления"), ("press", "Дальше"),
        ),
        ("Конференция", "Семья и общество", "Раннее выявление", "Диплом, Текст выступления"),
    ),
    "databank": (
        (("press", "IV квартал 2025"), ("press", "Петровский район"), ("say", "776")),
        ("IV квартал 2025", "Петровский район", "776"),
    ),
    "internships": (
        (
            ("say", "Сопровождение семей"), ("say", "Академия семьи"), ("say", "2 – 6 марта 2026"), ("say", "8"),
        ),
        ("Сопровождение семей", "Академия семьи", "02.03.2026 – 06.03.2026", "8"),
    ),
}  # fmt: skip
"""CountedBy register: what is said and pressed, and what stands on the card then."""


async def find(phone: Phone, name: str) -> None:
    """Open a register by its name, on whatever page of the list it stands."""
    while not (found := [one for one in phone.buttons if one.startswith(name)]):
        await phone.press(texts().plain("page-on"))
    await phone.press(found[0])


async def enter(phone: Phone, key: str) -> None:
    """An entry of a register, from the command to its card."""
    await phone.say("/registers")
    await find(phone, shipped()[key].name)
    await phone.press("Добавить")
    for way, what in ENTRIES[key][0]:
        await (phone.say(what) if way == "say" else phone.press(what))
    await phone.press(SAVE)


def test_every_register_is_tried() -> None:
    assert set(ENTRIES) == set(shipped())


@pytest.mark.parametrize("key", sorted(ENTRIES))
async def test_an_entry_is_entered_through_the_phone(key: str, anna: Phone) -> None:
    await enter(anna, key)
    assert "Записано" in anna.screen
    for words in ENTRIES[key][1]:
        assert words.replace(" ", "\u00a0") in anna.screen.replace(" ", "\u00a0"), anna.screen
    await anna.press("К списку")
    assert "1 запись" in anna.screen
