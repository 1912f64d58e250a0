"""Taps that people really make: twice at once, on old windows, too late; and updates that Telegram repeats."""

import pytest

from examples.demo.cast import CENTER
from examples.demo.moves import talk
from gateway.botapi.limits import CALLBACK_SECONDS
from simulator.faults import FaultKind
from tests.e2e.house import House
from tests.e2e.team import Team, gather

READY = ("/log", "семинар", "Детство без жестокости и слёз", "[Сегодня]", "[К проверке]")
COUNT = "SELECT count(*) FROM activities"
STALE = "Эта кнопка из старого сообщения. Вот то, что открыто сейчас."


async def test_two_taps_at_once_save_once(team: Team, house: House) -> None:
    await talk(team.anna, *READY)
    await team.anna.press("Сохранить", times=3, at_once=True)
    assert await house.number(COUNT) == 1
    assert "Сохранено, № 1" in team.anna.screen or "Сохранено, № 1" in team.anna.transcript()


async def test_a_tap_repeated_after_429_saves_once(team: Team, house: House) -> None:
    await talk(team.anna, *READY)
    house.sim.world.faults.too_many(1, method=house.changes[0], chat_id=team.anna.id)
    review = team.anna.last
    await team.anna.press("Сохранить", message=review, wait=False)
    await team.anna.press("Сохранить", message=review, wait=False)
    await house.sim.settled()
    assert await house.number(COUNT) == 1
    assert "✅ Сохранено, № 1." in team.anna.transcript()
    assert not house.sim.world.faults


async def test_a_save_whose_answer_is_lost_is_not_made_twice(team: Team, house: House) -> None:
    for accepted in (True, False):
        await talk(team.anna, *READY[:2], f"Семинар {accepted}", *READY[3:])
        house.sim.world.faults.drop(accepted=accepted, method=house.changes[0], chat_id=team.anna.id)
        await team.anna.press("Сохранить")
        assert "✅ Сохранено" in team.anna.last.text
    assert await house.number(COUNT) == 2


async def test_old_buttons(team: Team, house: House) -> None:
    anna = team.anna
    await talk(anna, "/start")
    menu = anna.last
    await talk(anna, "[Записать мероприятие]", "[Поддержка ›]", "[Супервизия]")
    title = anna.last
    await talk(anna, "Тупиковая ситуация", "[Сегодня]", "[К проверке]", "[Сохранить]", "/my")

    await anna.press("Назад", message=title)
    assert anna.notices[-1].text == STALE
    assert "Мои записи" in anna.window.text
    await anna.press("Записать мероприятие", message=menu)
    assert anna.notices[-1].text == STALE
    assert "Мои записи" in anna.window.text
    assert await house.number(COUNT) == 1
    assert not [line for line in house.new_log() if "Cannot answer callback" in line]


async def test_old_buttons_after_the_dialogues_are_forgotten(team: Team, house: House) -> None:
    await talk(team.anna, *READY)
    await house.change("DELETE FROM dialogues")
    await team.anna.press("Сохранить")
    assert team.anna.notices[-1].text == "Эта кнопка из старого сообщения. Вот меню."
    assert team.anna.window.text.startswith("Здравствуйте, Полевая Анна Олеговна.")
    assert CENTER in team.anna.window.text
    assert await house.number(COUNT) == 0


async def test_a_renamed_state_is_only_a_stale_window(team: Team, house: House) -> None:
    await talk(team.anna, *READY)
    await house.change("UPDATE dialogues SET content = replace(content, 'FormStates', 'OldStates')")
    await talk(team.anna, "/start")
    assert team.anna.last.text.startswith("Здравствуйте, Полевая Анна Олеговна.")


async def test_a_window_that_telegram_lost_is_sent_anew(team: Team, house: House) -> None:
    await talk(team.anna, "/log")
    for error in house.lost:
        for call in house.changes:
            house.sim.world.faults.refuse(400, error, method=call, chat_id=team.anna.id)
        shown = len(team.anna.received)
        await talk(team.anna, "[Учебные ›]")
        assert len(team.anna.received) == shown + 1, error
        await talk(team.anna, "[Все варианты]")


async def test_an_answer_to_a_tap_that_telegram_forgot(team: Team, house: House) -> None:
    anna = team.anna
    await talk(anna, "/log")
    await anna.press("Учебные ›", wait=False)
    house.sim.shift(CALLBACK_SECONDS + 1)
    await house.sim.settled()
    assert "Семинар" in anna.buttons
    await anna.press("Семинар")
    assert "Шаг 2 из 9" in anna.last.text
    assert "Не получилось" not in anna.transcript()

    old = anna.last
    await talk(anna, "/cancel", "[Не сохранять]")
    await anna.press("Назад", message=old, wait=False)
    house.sim.shift(CALLBACK_SECONDS + 1)
    await house.sim.settled()
    assert anna.window.text.startswith("Здравствуйте")
    assert "Не получилось" not in anna.transcript()


async def test_server_errors_are_waited_out(sqlite_house: House) -> None:
    team, faults = await gather(sqlite_house), sqlite_house.sim.world.faults
    for break_it in (
        faults.server_error,
        faults.bad_gateway,
        lambda **where: faults.drop(accepted=False, **where),
        lambda **where: faults.drop(accepted=True, **where),
    ):
        for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
            break_it(method=method, chat_id=None if method == "answerCallbackQuery" else team.anna.id)
        await talk(team.anna, "/log", "[Поддержка ›]", "[Супервизия]", "[Отмена]", "[Не сохранять]")
        assert team.anna.last.text.startswith("Здравствуйте")
        assert "Не получилось" not in team.anna.transcript()
        faults.clear()


async def test_updates_come_though_polling_breaks(sqlite_house: House) -> None:
    team, faults = await gather(sqlite_house), sqlite_house.sim.world.faults
    faults.bad_gateway(method="getUpdates")
    faults.drop(accepted=True, method="getUpdates")
    faults.cut(method="getUpdates")
    await talk(team.anna, "/log")
    await talk(team.anna, "[Поддержка ›]")
    faults.clear()
    await talk(team.anna, "[Супервизия]")
    assert "Шаг 2 из 9" in team.anna.last.text
    assert team.anna.transcript().count("Опора ▸ Запись мероприятия. Шаг 1") == 1


async def test_half_an_answer(team: Team, house: House) -> None:
    house.sim.world.faults.cut(method=house.changes[0], chat_id=team.anna.id)
    await talk(team.anna, "/log", "[Поддержка ›]", "[Супервизия]")
    assert "Шаг 2 из 9" in team.anna.last.text
    assert not [fault for fault in house.sim.world.faults.rules if fault.kind is FaultKind.CUT]


async def test_a_blocked_bot(team: Team, house: House) -> None:
    blocked = "SELECT count(*) FROM persons WHERE blocked_at IS NOT NULL"
    await talk(team.anna, "/log")
    await team.anna.block()
    await house.becomes(1, blocked)
    await talk(team.olga, "/people", "[Все люди]", "[Полевая Анна]")
    # below it may stand a letter that says so too
    assert any("Остановил бота: сообщения не доходят" in message.text for message in team.olga.received[-2:])
    await team.anna.start()
    await house.becomes(0, blocked)

    # Telegram refuses in the middle of an answer, and the news of it is still on its way
    await talk(team.anna, "/log", "[Поддержка ›]")
    team.anna.chat.blocked = True
    await team.anna.press("Супервизия")
    await house.becomes(1, blocked)
    await team.anna.unblock()
    await house.becomes(0, blocked)


async def test_an_unexpected_error_keeps_the_form(team: Team, house: House) -> None:
    word = "неповторимослово"
    await talk(team.anna, *READY[:2], word, *READY[3:])
    await house.change("ALTER TABLE attendance RENAME TO hidden")
    try:
        await talk(team.anna, "[Участники]", "кураторы 8", "[Назад]", "[Сохранить]")
    finally:
        await house.change("ALTER TABLE hidden RENAME TO attendance")
    apology = team.anna.last.text
    assert apology.startswith("Не получилось: ошибка на нашей стороне, номер ")
    number = apology.split("номер ")[1][:6]
    assert [record["number"] for record in house.bot.said("unexpected error")][-1] == number
    assert not [line for line in house.new_log() if word in line or "Полевая" in line]
    house.forgive()
    await talk(team.anna, "[Сохранить]")
    assert "✅ Сохранено, № " in team.anna.received[-2].text  # the window itself stands above the apology
    assert await house.number("SELECT in_person FROM attendance") == 8


STAFF = ("log", "my", "trip", "plan", "request", "requests", "events", "library", "find", "registers")
QUARTER = ("gaps", "monitoring", "tasks", "calendar", "leave", "questionnaires", "reminders")
YEAR = ("summary", "check", "papers")
COORDINATION = ("people", "invite", "guests", "handover")
LAST = ("mydata", "forget", "menu", "cancel", "help")


async def test_the_command_menu_is_of_the_role(team: Team, house: House) -> None:
    if not house.role_menus:
        pytest.skip("one menu for everybody: tests/gateway says what is in it")
    await talk(team.olga, "/start")
    await talk(team.igor, "/start")
    await talk(team.anna, "/start")
    admin = house.admin()
    await admin.start()
    own = {phone.user.first_name: [name for name, _ in phone.commands] for phone in (team.olga, team.igor, team.anna)}
    assert own == {
        "Ольга": [
            *STAFF,
            *YEAR,
            *QUARTER,
            "people",
            "invite",
            "guests",
            "handover",
            "steps",
            "contacts",
            "words",
            "signal",
            "signals",
            *LAST,
        ],
        "Игорь": [*STAFF, *YEAR, *QUARTER, "steps", "contacts", "signals", *LAST],
        "Анна": [*STAFF, *QUARTER, "steps", "contacts", "signal", "signals", *LAST],
    }
    assert [name for name, _ in admin.commands] == ["centers", "center", "mydata", "forget", "menu", "cancel", "help"]
    await talk(team.olga, "/people", "[Все люди]", "[Полевая Анна]", "[Освободить место]", "[Да, освободить]")
    await talk(team.anna, "/start")
    assert [name for name, _ in team.anna.commands] == ["mydata", "forget", "help"], "her data are still hers"
