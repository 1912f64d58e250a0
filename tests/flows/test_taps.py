"""A record takes no more taps than it took when the form had nine questions and nothing else."""

import pytest

from services.texts import texts
from tests.support.telegram import Phone

ANSWERS: dict[str, tuple[str, ...]] = {
    "title": ("=О главном",),
    "channel": ("Сайт", "=https://example.org/novosti"),
    "day": ("Сегодня",),
    "attendance": ("Кураторы", "8", "Дальше"),
    "handouts": ("=листовки 20", "Дальше"),
    "evidence": ("Публикация", "=https://example.org/novosti", "Дальше"),
}
"""How a question is answered; «=» is typed."""
BEFORE = {
    ("Учебные ›", "Семинар"): 12,
    ("Поддержка ›", "Супервизия"): 12,
    ("Поддержка ›", "Консультация"): 12,
    ("Организационные ›", "Соглашение"): 12,
    ("Досуговые ›", "Праздник"): 12,
    ("Информационные ›", "Публикация"): 11,
    ("Информационные ›", "Печатный материал"): 10,
}
"""Taps and messages from the first question to the card, measured on the form as it was."""
GIVEN = {"Печатный материал": ("handouts",), "Публикация": ("channel",)}
"""A publication says where it stands, which used to be said as its evidence."""


def question(phone: Phone) -> str:
    """The name of the question on the screen, where it is one of those that are answered here."""
    asked = [name for name in ANSWERS if texts().plain(f"activity-{name}-ask") in phone.screen]
    return asked[0] if asked else ""


@pytest.mark.parametrize("way", BEFORE, ids=lambda way: way[1])
async def test_no_record_takes_more_taps_than_before(maria: Phone, way: tuple[str, str]) -> None:
    await maria.say("/log")
    await maria.press(*way)
    count, answered = 2, [""]
    while "Проверьте" not in maria.screen:
        name = question(maria)
        given = name in (*GIVEN.get(way[1], ("attendance",)), "title", "day") and name not in answered
        steps = ANSWERS[name] if given else ("Дальше" if "Дальше" in maria.buttons else "Пропустить",)
        for step in steps:
            await (maria.say(step[1:]) if step.startswith("=") else maria.press(step))
        count += len(steps)
        answered.append(name)
    assert count <= BEFORE[way]


async def test_a_trip_of_one_purpose_takes_no_more(maria: Phone) -> None:
    await maria.say("/log")
    steps = (
        "Организационные ›",
        "Выезд в район",
        "Дальше",
        "Сегодня",
        "Пропустить",
        "Контроль",
        "Дальше",
        "Пропустить",
    )
    await maria.press(*steps, "Кураторы", "8", "Дальше")
    assert "Проверьте" in maria.screen
    assert len(steps) + 3 <= max(BEFORE.values())
