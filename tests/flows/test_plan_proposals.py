"""Changes of the plan that are proposed, and vacancies that are met: the conversations and the letters' buttons."""

from collections.abc import Awaitable, Callable

import pytest

from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.plan import cards
from tests.flows.tour import send_file
from tests.support.clock import FakeClock
from tests.support.outbox import FAST
from tests.support.plan import found, written
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import OLGA, Town

SEMINAR = "Семинар «Ранняя помощь» | Март | психолог | |"
LINE = "31.03 Семинар «Ранняя помощь»"
SENT = "Предложение отправлено координатору"

Posted = Callable[[], Awaitable[None]]


@pytest.fixture
def post(town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook) -> Posted:
    """Whatever is to be told by now is sent."""
    sender = Delivery(town.db, clock, telegram, notebook, LETTERS, Pace(FAST))

    async def send() -> None:
        await sender.sweep()
        while await sender.round():
            pass
        clock.move(seconds=2)
        sender.pace = sender._recorder._pace = Pace(FAST)

    return send


def letter(phone: Phone, words: str) -> int:
    """The newest message of the chat that says so."""
    chat = phone.telegram.chats[phone.chat.id]
    return max(number for number, one in chat.items() if words in (one.text or ""))


def shown(phone: Phone, number: int) -> tuple[str, list[str]]:
    """What that message says now, and its buttons."""
    message = phone.telegram.chats[phone.chat.id][number]
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return message.text or "", [button.text for row in rows for button in row]


async def press(phone: Phone, number: int, label: str) -> str:
    return await phone.press_on(phone.telegram.chats[phone.chat.id][number], label)


async def planned(olga: Phone, *rows: str) -> None:
    await send_file(olga, written(*rows))
    await olga.press("Принять")


async def propose(anna: Phone, day: str, *, end: str = "Отправить") -> str:
    await anna.say("/plan ранняя")
    await anna.press(LINE, "Перенести")
    assert "Семинар «Ранняя помощь», срок 31 марта 2026" in anna.screen
    await anna.say(day)
    await anna.say("Болезнь")
    assert "Семинар «Ранняя помощь», срок 31 марта 2026" in anna.screen
    return await anna.press(end)


async def due(town: Town) -> str:
    work = await town.work(OLGA)
    return (await cards.open_item(work, (await found(work, "ранняя")).id)).dates[0].due.isoformat()


async def test_a_specialist_proposes_and_the_coordinator_agrees(
    town: Town, olga: Phone, anna: Phone, post: Posted
) -> None:
    await planned(olga, SEMINAR)
    assert SENT in await propose(anna, "10 апреля")
    assert "⏳ Анна Белова предлагает перенести срок 31.03.2026 → 10.04.2026 (Болезнь)" in anna.screen
    assert not {"Согласиться", "Отказать"} & set(anna.buttons)
    assert await due(town) == "2026-03-31"
    await post()
    asked = letter(olga, "Анна Белова предлагает")
    assert shown(olga, asked)[1] == ["Согласиться", "Отказать"]
    question = shown(olga, asked)[0]
    await press(olga, asked, "Согласиться")
    assert shown(olga, asked) == (f"{question}\n✅ Согласовано.", [])
    assert await due(town) == "2026-04-10"
    await post()
    letter(anna, "Координатор согласен: перенести срок 31.03.2026 → 10.04.2026")
    await anna.say("/plan ранняя")
    await anna.press("10.04 Семинар «Ранняя помощь»")
    assert "Ольга Ветрова (по предложению: Анна Белова), перенос: 31.03.2026 → 10.04.2026, Болезнь" in anna.screen
    assert "⏳" not in anna.screen


async def test_the_coordinator_refuses_on_the_card_and_the_letter_is_stale(
    town: Town, olga: Phone, anna: Phone, post: Posted
) -> None:
    await planned(olga, SEMINAR)
    await propose(anna, "10 апреля")
    await post()
    asked = letter(olga, "Анна Белова предлагает")
    await propose(anna, "12 апреля")  # instead of the one before
    await olga.say("/plan ранняя")
    await olga.press(LINE)
    assert "→ 12.04.2026" in olga.screen
    await olga.press("Отказать")
    assert "⏳" not in olga.screen
    assert "Отказать" not in olga.buttons
    await press(olga, asked, "Согласиться")
    text, buttons = shown(olga, asked)
    assert (text.splitlines()[-1], buttons) == ("Есть более новое предложение о том же. Откройте пункт.", [])
    assert await due(town) == "2026-03-31"
    await post()
    letter(anna, "Координатор отказал, в плане всё по-прежнему: перенести срок 31.03.2026 → 12.04.2026")


async def test_a_letter_about_a_date_that_was_moved_meanwhile(
    town: Town, olga: Phone, anna: Phone, post: Posted
) -> None:
    await planned(olga, SEMINAR)
    await propose(anna, "10 апреля")
    await post()
    asked = letter(olga, "Анна Белова предлагает")
    await propose(olga, "20 апреля", end="Сохранить")
    assert "Срок перенесён" in olga.screen
    await press(olga, asked, "Согласиться")
    text, buttons = shown(olga, asked)
    assert (text.splitlines()[-1], buttons) == ("Решать уже нечего: срок уже другой.", [])
    assert await due(town) == "2026-04-20"


async def test_the_setting_lets_them_move_at_once(town: Town, olga: Phone, anna: Phone) -> None:
    await planned(olga, SEMINAR)
    await olga.press("План", "Правки: с согласия")
    assert "Кто отвечает за пункт, переносит и отменяет его сроки сразу" in olga.screen
    assert "Правки: сразу" in olga.buttons
    assert "Срок перенесён" in await propose(anna, "10 апреля", end="Сохранить")
    assert await due(town) == "2026-04-10"
    await olga.press("Правки: сразу")
    assert "Решаете вы, одним нажатием" in olga.screen


async def test_what_was_not_held_is_proposed_too(town: Town, olga: Phone, anna: Phone, clock: FakeClock) -> None:
    await planned(olga, "Совещание | 15 января | психолог | |")
    await anna.say("/plan")
    await anna.press("Просрочено (1)", "Закрыть прошлое", "1", "Не проводилось")
    await anna.say("Карантин")
    assert "Предложение отправлено координатору: 1 срок не проводился" in anna.screen
    assert "1. ⏳ 15.01 Совещание" in anna.screen


BY_NAME = ("Занятие | Март | Петрова А.В. | |", "Вебинар | Март | Петрова А.В. | |", "Отчёт | Март | методист | |")


async def test_who_comes_meets_the_plans_vacancy_by_one_press(
    town: Town, olga: Phone, stranger: Phone, post: Posted
) -> None:
    await planned(olga, *BY_NAME)
    await olga.say("/invite")
    await olga.press("Другое место", "Специалист")
    await olga.say("Педагог")
    await olga.press("Пропустить", "Сохранить")
    await stranger.say(f"/start {olga.screen.rpartition('start=')[2].split()[0]}")
    await stranger.press("Согласен")
    await stranger.say("Петрова Анна Викторовна")
    await stranger.press("Меню", "План")
    assert "Мои пункты (0)" in stranger.buttons
    await post()
    asked = letter(olga, "Это тот же человек?")
    assert shown(olga, asked)[1] == ["Да", "Нет"]
    await press(olga, asked, "Да")
    text, buttons = shown(olga, asked)
    assert text.startswith("Петрова Анна Викторовна теперь в центре: Педагог.")
    assert (text.splitlines()[-1], buttons) == ("✅ За сотрудником теперь 2 пункта плана.", [])
    await stranger.say("/plan")
    assert "Мои пункты (2)" in stranger.buttons


async def test_the_invite_begins_with_the_plans_vacancies(olga: Phone, stranger: Phone) -> None:
    await planned(olga, *BY_NAME)
    await olga.say("/invite")
    assert "На какое место?" in olga.screen
    assert olga.buttons[:3] == ["Петрова А.В. · 2 пункта", "методист · 1 пункт", "Другое место"]
    await olga.press("методист · 1 пункт")
    await olga.press("Пропустить", "Сохранить")
    await stranger.say(f"/start {olga.screen.rpartition('start=')[2].split()[0]}")
    await stranger.press("Согласен", "Прохожий Сергей", "Меню", "План")
    assert "Мои пункты (1)" in stranger.buttons
