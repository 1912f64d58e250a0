"""December: the coordinator reads what the papers lack and opens each line; an author gets their own part."""

from datetime import date

import pytest

from models.activities import Category, Facts, Type
from models.papers.texts import OwnPart
from scheduler.letters.table import LETTERS
from services.activities import records
from services.papers.own_parts import set_parts
from services.reminders.rules import switch
from services.timer_repair import repair_timers
from tests.support.clock import FakeClock
from tests.support.outbox import Post
from tests.support.plan import found, planned, written
from tests.support.reminders import at, fire
from tests.support.telegram import Phone, Telegram
from tests.support.town import ANNA, IGOR, MARIA, OLGA, Town

TALK = Facts(type=Type.TALK, title="О доме", day=date(2026, 3, 12))
TABLE = Facts(type=Type.ROUND_TABLE, title="Стол", day=date(2026, 4, 7), attendance={Category.TEACHERS: (10, 0)})


@pytest.fixture
async def post(town: Town, clock: FakeClock, telegram: Telegram) -> Post:
    """A plan and two records with gaps, on the last evening of November."""
    at(clock, "2026-11-30 18:00")
    olga = await town.work(OLGA)
    await planned(olga, written("Круглый стол | апрель | психолог | 10 | Протокол"))
    await switch(olga, on=True)
    await records.log_activity(await town.work(MARIA), TALK, "talk")
    await records.log_activity(await town.work(ANNA), TABLE, "table", (await found(olga, "Круглый стол")).id)
    return Post(town, clock, telegram, LETTERS)


async def morning(post: Post, day: str) -> None:
    at(post.clock, day)
    await repair_timers(post.db, post.clock)
    await fire(post.town)
    await post.run(seconds=10, step=5)


def of_the_year(post: Post) -> dict[str, int]:
    """How many letters of the year's end each person has."""
    people = (OLGA, MARIA, ANNA, IGOR)
    return {who.name: sum("Год заканчивается" in text for text in post.got(who)) for who in people}


async def test_the_letter_and_the_list(town: Town, olga: Phone, maria: Phone, post: Post) -> None:
    await morning(post, "2026-12-01 09:30")
    assert of_the_year(post) == {OLGA.name: 1, MARIA.name: 1, ANNA.name: 1, IGOR.name: 0}
    await morning(post, "2026-12-02 09:30")
    await morning(post, "2026-12-10 09:30")
    assert of_the_year(post) == {OLGA.name: 1, MARIA.name: 1, ANNA.name: 1, IGOR.name: 0}, "once"
    letter = next(text for text in post.got(MARIA) if "Год заканчивается" in text)
    assert "Для бумаг за 2026 год нужно дописать 2 строки: записи без чисел" in letter
    assert "не хватает: 5 строк в записях, пунктах и отчётах, не написано 5 текстов анализа" in post.got(OLGA)[-1]
    await maria.say("/gaps")
    assert "Для бумаг за 2026 год не хватает: 2" in maria.screen
    assert "1. Мониторинг, III квартал 2026: Куратор, Петровский район – не сдан" in maria.screen
    assert "2. 12.03 Беседа «О доме»: нет числа участников" in maria.screen
    await maria.press("2", "Изменить", "Участники")
    await maria.say("дети 12")
    await maria.press("К проверке", "Сохранить", "Назад")
    assert "Для бумаг за 2026 год не хватает: 1" in maria.screen, "the monitoring is left"

    await olga.say("/papers")
    await olga.press("Чего не хватает")
    assert "4 строки, по людям на кнопках.\n" in olga.screen
    assert "Не написано 5 текстов анализа" in olga.screen
    await olga.press("Анна Белова · 1")
    assert "1. 07.04 Круглый стол «Стол»: нет подтверждения" in olga.screen
    await olga.press("1")
    assert "Запись № 2" in olga.screen
    await olga.press("Вернуть на уточнение")
    await olga.say("Где протокол?")
    assert "просит уточнить: «Где протокол?»" in olga.screen
    await olga.press("Назад")
    assert "07.04 Круглый стол «Стол»: ждёт уточнения, нет подтверждения" in olga.screen
    await olga.press("Назад", "Психолог (Анна Белова) · 1")
    assert "1. Пункт «Круглый стол»: нет – Протокол" in olga.screen
    await olga.press("1")
    assert "Круглый стол" in olga.screen
    await set_parts(await town.work(OLGA), 2025, {OwnPart.TASKS: "Прошлогодние.", OwnPart.PROBLEMS: "Прежние."})
    await olga.say("/gaps")
    await olga.press("Тексты анализа", "Проблемы")
    assert "Прежние." in olga.screen
    assert "Какие трудности были?" in olga.screen
    await olga.say("Мало методической литературы.")
    assert "Задачи:" not in olga.screen, "what last year said is not taken unseen"
    await olga.press("Сохранить")
    assert "Тексты анализа за 2026 год записаны" in olga.screen
    assert "Проблемы" not in olga.buttons


async def test_a_machine_that_was_away_says_it_until_the_nineteenth(post: Post) -> None:
    await morning(post, "2026-12-18 09:30")
    assert of_the_year(post)[MARIA.name] == 1


async def test_and_then_no_more(post: Post) -> None:
    await morning(post, "2026-12-21 09:30")
    assert of_the_year(post) == {OLGA.name: 0, MARIA.name: 0, ANNA.name: 0, IGOR.name: 0}


@pytest.mark.usefixtures("post")
@pytest.mark.parametrize("forged", ["person-1:1:1", "person--1", "nobody-x", "nothing-1", "post-99999999999", ""])
async def test_a_forged_owner_is_stale(olga: Phone, forged: str) -> None:
    await olga.say("/gaps")
    keyboard = olga.window.reply_markup
    assert keyboard
    data = [button.callback_data or "" for row in keyboard.inline_keyboard for button in row]
    before, _, _ = next(one for one in data if "owner:" in one).partition("owner:")
    assert "старого сообщения" in await olga.callback(f"{before}owner:{forged}")
