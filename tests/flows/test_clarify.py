"""A coordinator sends a record back with a word; its author puts it right or says why all is right."""

from datetime import date

import pytest

from models.activities import Category, Facts, Type
from scheduler.letters.table import LETTERS
from services.activities import records
from tests.support.clock import FakeClock
from tests.support.outbox import Post
from tests.support.reminders import at
from tests.support.telegram import Phone, Telegram
from tests.support.town import MARIA, OLGA, Town

TALK = Facts(type=Type.TALK, title="О доме", day=date(2026, 3, 12), attendance={Category.CHILDREN: (700, 0)})


@pytest.fixture
def post(town: Town, clock: FakeClock, telegram: Telegram) -> Post:
    at(clock, "2026-03-16 11:00")
    return Post(town, clock, telegram, LETTERS)


async def sent_back(town: Town, olga: Phone, post: Post) -> None:
    await records.log_activity(await town.work(MARIA), TALK, "one")
    await olga.say("/my 1")
    await olga.press("Вернуть на уточнение")
    assert "Что уточнить?" in olga.screen
    await olga.say("Позвоните Ивановой Анне Петровне, телефон 8 910 123-45-67")
    assert "Исправить" in olga.buttons, "the guard of families' data"
    await olga.press("Исправить")
    await olga.say("Правда семьсот?")
    assert "Автору отправлено" in olga.screen
    assert "просит уточнить: «Правда семьсот?»\nПока запись считается как есть." in olga.screen
    assert "16.03.2026 Ольга Ветрова" in olga.screen
    assert "Вернуть на уточнение" not in olga.buttons
    await post.run()


async def test_the_author_puts_it_right(town: Town, olga: Phone, maria: Phone, post: Post) -> None:
    await sent_back(town, olga, post)
    assert "Уточните запись № 1: Беседа «О доме», 12 марта 2026. Ольга Ветрова спрашивает" in maria.last
    letter = maria.window
    assert maria.buttons == ["Исправить", "Всё верно"]
    await maria.press("Исправить", "Участники")
    await maria.say("дети 70")
    await maria.press("К проверке", "Сохранить")
    assert "Исправлено 16.03.2026: Мария Орлова" in maria.screen
    await maria.press_on(letter, "Всё верно")
    assert "Ответ уже дан" in maria.heard
    at(post.clock, "2026-03-17 09:30")
    await post.run(seconds=10)
    assert "Запись № 1 исправлена" in olga.last
    await olga.press("Открыть запись")
    assert "Исправлено 16.03.2026: Мария Орлова" in olga.screen
    await olga.press("Принять")
    assert "Принято" in olga.heard
    assert "просит уточнить" not in olga.screen


async def test_all_is_right(town: Town, olga: Phone, maria: Phone, post: Post) -> None:
    await sent_back(town, olga, post)
    await maria.press("Всё верно")
    assert "Запись № 1. Ольга Ветрова спрашивает: «Правда семьсот?»" in maria.screen
    await maria.say("Это был праздник района")
    assert "Ответ передан координатору" in maria.screen
    await olga.say("/my 1")
    assert "Ответ 16.03.2026, Мария Орлова: «Это был праздник района»" in olga.screen
    await olga.press("Вернуть на уточнение")
    await olga.say("А сколько именно?")
    await olga.say("/my 1")
    assert "А сколько именно?" in olga.screen
    assert OLGA.name in olga.screen
