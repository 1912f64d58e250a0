"""Maria reports her quarter; Olga collects them."""

import io
from typing import Any

import openpyxl
import pytest
from aiogram.methods import SendDocument, SendMessage, SendPhoto
from aiogram.types import BufferedInputFile

from documents.monitoring_form import INDICATORS, RULES, SETTINGS, write_form
from models.labels import shortened
from models.monitoring.form import NAME_LENGTH, FormRule, Indicator, Level, MonitoringForm, Nature, default_form
from models.people import Post, Tenure
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.monitoring import filling, forms
from tests.flows.test_frame import intent_of, rewrite
from tests.flows.tour import send_file
from tests.support.clock import FakeClock
from tests.support.monitoring import PLAIN, hand_in, to
from tests.support.outbox import FAST
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import LONG_AGO, MARIA, OLGA, PYOTR, Town

TYPED = ("2", "4", "12", "3", "2", "1", "1", None, "20", "13", "3", "4", "1", "0", "2")
"""Fifteen numbers in the form's order; the sum is confirmed and not typed."""
TAP, READ = 1.2, 4.5
"""Seconds of a thumb and of an eye: a key or a button, and a new screen."""


@pytest.fixture(autouse=True)
def april(clock: FakeClock) -> None:
    to(clock, 2026, 4, 2)


def sent(telegram: Telegram) -> bytes:
    """The last document or picture that the bot sent."""
    calls = [call for call in telegram.calls if isinstance(call, SendDocument | SendPhoto)]
    file = calls[-1].document if isinstance(calls[-1], SendDocument) else calls[-1].photo
    assert isinstance(file, BufferedInputFile)
    return file.data


async def test_fifteen_numbers_take_less_than_three_minutes(maria: Phone) -> None:
    keys = screens = 0
    await maria.say("/start")
    for label in ("Мониторинг", "Внести"):
        await maria.press(label)
        keys, screens = keys + 1, screens + 1
    for number, answer in enumerate(TYPED, 1):
        assert "Мониторинг за I квартал 2026" in maria.screen, "the period stands in every question"
        assert f"Число {number} из 15" in maria.screen
        if answer is None:
            assert "на начало 12 + принято 3 − снято 2 = 13. Верно?" in maria.screen
            await maria.press("Верно: 13")
            keys += 1
        else:
            await maria.say(answer)
            keys += len(answer) + 1
        screens += 1
    await maria.press("Сдать")
    assert "Сдано" in maria.screen
    assert "Сейчас: сдано" in maria.screen
    assert (keys + 1) * TAP + (screens + 1) * READ < 180


async def test_no_letter_falls_between_two_numbers(
    maria: Phone, olga: Phone, notebook: Notebook, town: Town, clock: FakeClock, telegram: Telegram
) -> None:
    sender = Delivery(town.db, clock, telegram, notebook, LETTERS, Pace(FAST))

    async def letters() -> int:
        clock.move(minutes=5)
        while await sender.round():
            pass
        chat = telegram.chats[maria.chat.id].values()
        return sum("Координатор просит сдать" in (one.text or "") for one in chat)

    await maria.say("/monitoring")
    assert not notebook.answering
    await maria.press("Внести")
    await olga.say("/monitoring")
    await olga.press("○ Петровский район · нет данных", "Напомнить", "К списку")
    for _ in range(2):
        assert await letters() == 0
        await maria.say("7")
    await maria.press("К проверке")
    assert await letters() == 0
    await maria.press("Выйти")
    assert not notebook.answering
    assert await letters() == 1


async def test_a_walk_that_the_release_before_had_open_is_of_the_past(maria: Phone, notebook: Notebook) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("7")
    await maria.press("Выйти")
    intent = intent_of(maria)
    rewrite(notebook, maria, {"kept": {"step": "S1", "report": 1}}, state="MonitoringStates:step")
    assert "Эта кнопка из старого сообщения" in await maria.callback(f"{intent}\x1danswer:0")
    rewrite(notebook, maria, {"kept": {"step": "S1", "report": 1}}, state="MonitoringStates:step")
    assert "ошибка" not in await maria.say("4")
    await maria.say("/monitoring")
    assert "Сейчас: черновик" in maria.screen
    await maria.press("Продолжить")
    assert "Число 2 из 15" in maria.screen


@pytest.mark.parametrize("state", ["FormStates:step", "FormStates:review"])
async def test_a_form_that_is_no_more_is_of_the_past(maria: Phone, notebook: Notebook, state: str) -> None:
    start = {"form": "monitoring-reason", "report": 1}
    for said in ("Проверено", "/monitoring"):
        await maria.say("/log")
        intent = intent_of(maria)
        rewrite(notebook, maria, {"draft": {"values": {}, "step": "reason"}}, state=state, start_data=start)
        assert "номер" not in await maria.say(said)
        rewrite(notebook, maria, {"draft": {"values": {}, "step": "reason"}}, state=state, start_data=start)
        assert "старого сообщения" in await maria.callback(f"{intent}\x1dt:0")
    await maria.say("/monitoring")
    assert "Внести" in maria.buttons


async def test_a_second_press_of_a_number_answers_nothing_more(maria: Phone) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("K1 2, S1 4, F1 12, F2 3, F3 2, F4 1, F5 1")
    old = maria.window
    await maria.press("Верно: 13")
    assert "Число 9 из 15" in maria.screen
    await maria.press_on(old, "Верно: 13")
    assert "Число 9 из 15" in maria.screen, "it was the sum that was 13"


async def test_the_next_quarter_is_taps_where_nothing_changed(maria: Phone, clock: FakeClock) -> None:
    await hand_in(maria, PLAIN)
    to(clock, 2026, 7, 2)
    await maria.say("/monitoring")
    await maria.press("Внести")
    assert "II квартал 2026" in maria.screen
    assert "В прошлом квартале: 2." in maria.screen
    taps = 0
    while "Сдать" not in maria.buttons and "Указать причину" not in maria.buttons:
        assert "На начало" not in maria.screen, "what is carried over is not asked"
        await maria.press(maria.buttons[0])
        taps += 1
    assert taps == 14
    assert "F1. Семей на начало – 13" in maria.screen
    assert "F6. Семей на конец – 14 (было 13)" in maria.screen


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("-5", "меньше нуля"),
        ("–5", "меньше нуля"),
        ("1,5", "дробь"),
        ("двенадцать", "например: 12"),
        ("10^9", "например: 12"),
        ("9999999", "слишком много"),
        ("–", "Прочерк"),
        ("K1 2\nчепуха", "Строка 2"),
        ("1\n\n2", "Строка 2 пустая"),
    ],
)
async def test_a_bad_number_says_why_and_loses_nothing(maria: Phone, typed: str, says: str) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("7")
    assert says in await maria.say(typed)
    assert "Число 2 из 15" in maria.screen
    await maria.press("К проверке")
    assert "K1. Кураторов на конец квартала – 7" in maria.screen
    assert "S1. Сигналов поступило – нет данных" in maria.screen


async def test_errors_say_the_arithmetic_and_warnings_ask_for_a_reason(maria: Phone) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("\n".join(f"{code} {number}" for code, number in (PLAIN | {"F6": 14}).items()))
    assert "Числа не сходятся: на начало 12 + принято 3 − снято 2 = 13, а указано 14." in maria.screen
    assert "Сдать" not in maria.buttons
    await maria.press("Исправить F6", "Верно: 13")
    await maria.say("S1 1")
    assert "Проверьте: принято 3 – больше, чем сигналов 1." in maria.screen
    await maria.press("Указать причину")
    assert "принято 3 – больше, чем сигналов 1" in maria.screen
    assert "Без имён, адресов" in maria.screen
    await maria.press("Проверено, всё верно")
    assert "Причина: Проверено, всё верно" in maria.screen
    await maria.press("Сдать")
    assert "Сейчас: сдано" in maria.screen


async def test_a_draft_survives_everything(maria: Phone, olga: Phone) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("K1 2 S1 4")
    await maria.say("/log")
    await maria.say("/start")
    await olga.say("/monitoring")
    assert "✎ Петровский район · черновик" in olga.buttons
    await maria.say("/monitoring")
    assert "Сейчас: черновик" in maria.screen
    await maria.press("Продолжить")
    assert "Число 3 из 15" in maria.screen


async def test_a_second_filler_sees_who_began(maria: Phone, pyotr: Phone, olga: Phone, town: Town) -> None:
    async with town.db.writing() as session:
        post, person = town.bereg.posts[MARIA.name], town.bereg.persons[PYOTR.name]
        session.add(Tenure(post_id=post, person_id=person, since=LONG_AGO))
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("7")
    await pyotr.say("/monitoring")
    await pyotr.press(next(one for one in pyotr.buttons if "Петровский" in one))
    assert "Кто начал: Мария Орлова, 2 апреля 2026, 1 из 15 показателей." in pyotr.screen
    await pyotr.press("Продолжить")
    assert "Кто начал: Мария Орлова, 2 апреля 2026, 1 из 15 показателей." in pyotr.screen
    await pyotr.press("К проверке")
    assert "Кто начал: Мария Орлова, 2 апреля 2026, 1 из 15 показателей." in pyotr.screen
    await maria.press("К проверке")
    assert "Кто начал" not in maria.screen
    await olga.say("/monitoring")
    await olga.press("✎ Петровский район · черновик")
    assert "Кто начал: Мария Орлова, 2 апреля 2026, 1 из 15 показателей." in olga.screen


async def test_a_district_may_report_together(
    maria: Phone, pyotr: Phone, olga: Phone, town: Town, clock: FakeClock
) -> None:
    async with town.db.writing() as session:  # Pyotr has a post of his own in Maria's district
        post = await session.get_one(Post, town.bereg.posts[PYOTR.name])
        post.district_id = town.bereg.districts[MARIA.district]
    to(clock, 2026, 3, 30)
    await olga.say("/monitoring")
    await olga.press("Форма")
    assert "Отчёт: один от каждого места." in olga.screen
    await olga.press("Чей отчёт", "Один от района")
    assert "Теперь отчёт один от района. Так будет с квартала, который ещё не открыт: I квартал 2026." in olga.screen
    assert "Отчёт: один от района, кураторы заполняют его вместе." in olga.screen
    to(clock, 2026, 4, 2)
    await maria.say("/monitoring")
    assert "Мониторинг за I квартал 2026. Петровский район" in maria.screen
    await maria.press("Внести")
    await maria.say("K1 2\nS1 4\nF1 12\nF2 3")
    await pyotr.say("/monitoring")
    assert "Кто начал: Мария Орлова, 2 апреля 2026, 4 из 15 показателей." in pyotr.screen
    await hand_in(pyotr, PLAIN)
    await olga.say("/monitoring")
    assert [one for one in olga.buttons if "Петровский" in one] == ["• Петровский район · сдано"]
    await olga.press("Форма", "Чей отчёт", "Каждый куратор свой")
    assert "Теперь у каждого куратора свой отчёт" in olga.screen
    assert "II квартал 2026" in olga.screen
    await maria.say("/monitoring")
    assert "Кто сдал: Пётр Лугов" in maria.screen
    to(clock, 2026, 7, 2)
    await maria.say("/monitoring")
    await maria.press("Внести")
    assert "II квартал 2026. Мария Орлова, Петровский район" in maria.screen
    assert "Считайте только своё: числа района бот сложит сам." in maria.screen
    await olga.say("/monitoring")
    assert "· Пётр Лугов, Петровский район\n" in olga.screen
    assert [one for one in olga.buttons if "нет данных" in one] == [
        "○ Мария Орлова · нет данных",
        "○ Пётр Лугов · нет данных",
    ]


async def test_the_coordinator_enters_a_district_from_the_board(maria: Phone, olga: Phone) -> None:
    await olga.say("/monitoring")
    await olga.press("○ Петровский район · нет данных", "Внести числа")
    await olga.say("7")
    assert "Число 2 из 15" in olga.screen
    await olga.press("К проверке", "Выйти")
    assert "Сейчас: черновик, внёс координатор." in olga.screen
    await olga.press("Внести числа")
    await olga.say("\n".join(f"{code} {number}" for code, number in (PLAIN | {"S1": 1}).items()))
    await olga.press("Указать причину", "Проверено, всё верно", "Сдать")
    assert "Сдано" in olga.screen
    assert "Сейчас: сдано, внёс координатор." in olga.screen
    assert "Ольга Ветрова, внёс координатор" in olga.screen
    await olga.press("Исправить")
    await olga.say("K1 3")
    await olga.press("Сдать", "К списку")
    assert shortened("• Петровский район · сдано, внёс координатор") in olga.buttons
    await maria.say("/monitoring")
    assert "Сейчас: сдано, внёс координатор." in maria.screen
    await maria.press("Исправить", "Сдать")
    await olga.say("/monitoring")
    assert "• Петровский район · сдано" in olga.buttons


async def test_the_coordinator_gives_a_zero_for_a_district_without_a_post(olga: Phone, igor: Phone) -> None:
    await igor.say("/monitoring")
    assert not any("нет места" in one for one in igor.buttons), "who only looks enters nothing"
    await olga.say("/monitoring")
    await olga.press("– Озёрный округ · нет места")
    assert "Места куратора здесь нет." in olga.screen
    await olga.press("Внести числа", "Выйти")
    assert "– Озёрный округ · нет места" in olga.buttons, "looking makes nothing"
    await olga.press("– Озёрный округ · нет места", "Ноль за квартал", "Назад")
    await olga.press("– Озёрный округ · нет места", "Ноль за квартал", "Подтвердить ноль")
    assert "Сейчас: ноль подтверждён, внёс координатор." in olga.screen
    await olga.press("К списку")
    assert shortened("0 Озёрный округ · ноль подтверждён, внёс координатор") in olga.buttons


async def test_a_draft_of_a_district_without_a_post_waits_for_its_coordinator(olga: Phone) -> None:
    await olga.say("/monitoring")
    await olga.press("– Озёрный округ · нет места", "Внести числа")
    await olga.say("\n".join(f"{code} {number}" for code, number in (PLAIN | {"S1": 1}).items()))
    assert "Указать причину" in olga.buttons
    await olga.press("Выйти")
    assert "Сейчас: черновик, внёс координатор." in olga.screen
    await olga.press("К списку")
    assert "Сдали 0 из 3" in olga.screen
    assert "· Куратор, Озёрный округ – черновик ждёт, начал: Ольга Ветрова" in olga.screen
    await olga.press(shortened("✎ Озёрный округ · черновик, внёс координатор"), "Внести числа")
    await olga.press("Указать причину", "Проверено, всё верно", "Сдать", "К списку")
    assert "Сдали 1 из 3" in olga.screen


async def test_zero_is_confirmed_and_can_be_undone(maria: Phone, olga: Phone) -> None:
    await maria.say("/monitoring")
    await maria.press("Ноль за квартал")
    assert "За квартал ничего не произошло" in maria.screen
    await maria.press("Назад")
    assert "Сейчас: нет данных" in maria.screen
    await maria.press("Ноль за квартал", "Подтвердить ноль")
    assert "Сейчас: ноль подтверждён" in maria.screen
    await olga.say("/monitoring")
    assert olga.buttons[:2] == ["0 Петровский район · ноль…", "○ Лесной район · нет данных"]
    await olga.press(olga.buttons[0], "Принять")
    assert "Петровский район · принято, ноль" in olga.buttons
    await maria.say("/monitoring")
    assert "Сейчас: принято, ноль" in maria.screen
    assert "Исправить" not in maria.buttons
    await olga.press("Петровский район · принято, ноль", "Вернуть", "Отчёт целиком")
    await olga.say("Не ноль")
    await olga.press("Вернуть")
    await maria.say("/monitoring")
    await maria.press("Исправить")
    assert "Мониторинг за I квартал 2026" in maria.screen


async def test_a_returned_report_leads_to_the_number(maria: Phone, olga: Phone) -> None:
    await hand_in(maria, PLAIN)
    await olga.say("/monitoring")
    await olga.press("• Петровский район · сдано", "Вернуть", "F2. Семей принято")
    await olga.say("Посчитайте ещё раз")
    await olga.press("Вернуть")
    assert "Сейчас: возвращено" in olga.screen
    await maria.say("/monitoring")
    assert "Возвращено: «Посчитайте ещё раз». Проверьте F2." in maria.screen
    await maria.press("Исправить")
    assert "F2. Семей принято" in maria.screen
    assert "Сейчас: 3" in maria.screen
    await maria.say("4")
    assert "на начало 12 + принято 4 − снято 2 = 14. Верно?" in maria.screen, "the sum is asked for at once"
    await maria.press("Верно: 14")
    await maria.say("M1 14")
    await maria.press("Сдать")
    await olga.say("/monitoring")
    await olga.press("• Петровский район · сдано")
    assert "Мария Орлова, F2: 3 → 4, F6: 13 → 14, M1: 13 → 14" in olga.screen


async def test_a_closed_quarter_needs_the_coordinator(maria: Phone, olga: Phone, clock: FakeClock) -> None:
    await maria.say("/monitoring")
    await olga.say("/monitoring")
    await olga.press("○ Петровский район · нет данных")
    old = maria.window
    to(clock, 2026, 4, 26)
    assert "Приём закрыт с 25.04.2026. Попросите координатора" in await maria.press_on(old, "Внести")
    assert "Чтобы внести числа, нажмите «Открыть приём»" in await olga.press("Внести числа")
    await maria.say("/monitoring")
    assert "попросите координатора открыть" in maria.screen
    await maria.press("Попросить открыть")
    assert "Координатор получит вашу просьбу." in maria.screen
    await olga.say("/monitoring")
    assert "Нет места куратора: Заречный район, Озёрный округ, Степной район, город Ясный." in olga.screen
    await olga.press("○ Петровский район · нет данных", "Открыть приём")
    assert "Отчёт открыт на неделю" in olga.screen
    await hand_in(maria, PLAIN)
    assert "Сейчас: сдано с опозданием" in maria.screen


async def test_two_people_of_one_post(maria: Phone, pyotr: Phone, town: Town) -> None:
    async with town.db.writing() as session:
        post, person = town.bereg.posts[MARIA.name], town.bereg.persons[PYOTR.name]
        session.add(Tenure(post_id=post, person_id=person, since=town.clock.now().date()))
    await maria.say("/monitoring")
    await maria.press("Внести")
    await pyotr.say("/monitoring")
    assert "За вами несколько отчётов" in pyotr.screen
    await pyotr.press("I кв. 2026 · Куратор, Петровский район · нет данных", "Внести")
    await maria.say("2")
    await pyotr.say("5")
    assert "Пока вы отвечали, K1 уже указали: 2" in pyotr.screen
    await pyotr.press("Оставить: 2")
    assert "S1. Сигналов" in pyotr.screen
    await hand_in(maria, PLAIN)
    column = "\n".join(f"{code} {number}" for code, number in PLAIN.items())
    assert "Отчёт уже сдан" in await pyotr.say(column)


async def test_reminders_count_people_and_the_head_only_looks(
    olga: Phone, igor: Phone, maria: Phone, anna: Phone
) -> None:
    await olga.say("/monitoring")
    assert "· Куратор, Лесной район – Пётр Лугов" in olga.screen
    await olga.press("Напомнить всем")
    assert "Напоминание получат 2 человека" in olga.screen
    await olga.press("Напомнить всем")
    assert "Сегодня уже напоминали" in olga.screen
    await igor.say("/monitoring")
    assert "Напомнить всем" not in igor.buttons
    await igor.press("○ Лесной район · нет данных")
    assert igor.buttons == ["К списку"]
    assert "недоступно" in await anna.say("/monitoring")


async def test_the_form_goes_out_and_comes_back_as_a_file(olga: Phone, maria: Phone, telegram: Telegram) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("K1 2\nN1 4")
    await olga.say("/monitoring")
    await olga.press("Форма", "Скачать форму")
    book = openpyxl.load_workbook(io.BytesIO(sent(telegram)))
    await olga.say("/start")
    sheet, rules = book[INDICATORS], book[RULES]
    sheet.delete_rows(sheet.max_row)  # консилиумов are not asked any more
    sheet.append(["V1", "Выездов в семьи", "выездов", "ед.", "за период", "спрашиваем", ""])
    rules.append(["предупреждение", "V1 >+ F2"])
    refused = await send_file(olga, saved(book), "форма.xlsx")
    assert "Правила, B14: место 5: «+» здесь лишнее" in refused
    rules.cell(rules.max_row, 2).value = "V1 >= F2"
    book[SETTINGS]["B4"] = "Каждый куратор"
    await send_file(olga, saved(book), "форма.xlsx")
    for line in (
        "Новая форма с 2026 года",
        "+ V1. Выездов в семьи",
        "− N1. Консилиумов",
        "+ правило: V1 >= F2",
        "✎ отчёт: один от места → у каждого куратора свой, с нового квартала",
        "Прервутся ряды: N1",
        "Начатые отчёты перейдут на новую форму: 1. Чисел, которых в ней нет: 1.",
    ):
        assert line in olga.screen
    await olga.press("Принять форму")
    assert "Её изменил ваш центр" in olga.screen
    await maria.say("/monitoring")
    await maria.press("Продолжить", "К проверке")
    assert "K1. Кураторов на конец квартала – 2" in maria.screen
    assert "V1. Выездов в семьи – нет данных" in maria.screen
    assert "N1." not in maria.screen


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            ["V1", "Выездов", "", "", "сумма", "спрашиваем", ""],
            "Показатели, E17: выберите одно: «на дату», «за период»",
        ),
        (["V1", "Выездов", "", "", "за период", "откуда-то", ""], "Показатели, F17: выберите одно"),
        (["№1", "Выездов", "", "", "за период", "спрашиваем", ""], "Показатели, A17: код «№1» не подходит"),
        (["OR", "Выездов", "", "", "за период", "спрашиваем", ""], "Показатели, A17: код «OR» не подходит"),
        (["V1", "", "", "", "за период", "спрашиваем", ""], "Показатели, B17: нужно название"),
        (["K1", "Ещё раз", "", "", "за период", "спрашиваем", ""], "Показатели, G17: код K1 стоит дважды"),
        (["V1", "Остаток", "", "", "на дату", "переносится", "Q9"], "G17: V1 переносится: напишите код"),
        (["V1", "Сумма", "", "", "за период", "считается", "F2 +"], "G17: место 5: выражение не закончено"),
        (["V1", "Сумма", "", "", "за период", "считается", "F2 > 1"], "G17: место 4: «>» здесь лишнее"),
    ],
)
async def test_a_form_that_cannot_serve_is_refused_with_the_place(olga: Phone, row: list[str], says: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_form(default_form(), 2026)))
    book[INDICATORS].append(row)
    await olga.say("/start")
    refused = await send_file(olga, saved(book), "форма.xlsx")
    assert "Форма не принята" in refused
    assert says in refused


async def test_what_looks_like_personal_data_in_a_form_is_doubted_indicator_by_indicator(olga: Phone) -> None:
    """The centre's own people may be named; what else is found is said before «Принять», and nothing is refused."""
    book = openpyxl.load_workbook(io.BytesIO(write_form(default_form(), 2026)))
    for code, name, short in (
        ("V1", "Семей Ивановой М.П.", "тел. 8 900 123-45-67"),
        ("V2", "Супервизий у Марии Орловой", ""),
    ):
        book[INDICATORS].append([code, name, short, "", "за период", "спрашиваем", ""])
    await olga.say("/start")
    await send_file(olga, saved(book), "форма.xlsx")
    assert "V1: похоже на личные данные – Ивановой М.П." in olga.screen
    assert "V1: похоже на личные данные – 8 900 123-45-67" in olga.screen
    assert "V2: похоже" not in olga.screen
    assert "Принять форму" in olga.buttons


async def test_a_version_in_the_middle_keeps_what_was_handed_in(
    olga: Phone, maria: Phone, pyotr: Phone, telegram: Telegram
) -> None:
    await hand_in(maria, PLAIN)
    await pyotr.say("/monitoring")
    await pyotr.press("Внести")
    await pyotr.say("\n".join(f"{code} {number}" for code, number in PLAIN.items()))
    assert "Сдать" in pyotr.buttons
    await olga.say("/monitoring")
    await olga.press("Форма", "Скачать форму")
    book = openpyxl.load_workbook(io.BytesIO(sent(telegram)))
    book[INDICATORS].append(["V1", "Выездов в семьи", "выездов", "ед.", "за период", "спрашиваем", ""])
    await send_file(olga, saved(book), "форма.xlsx")
    assert "Сданные отчёты останутся по старой форме: 1." in olga.screen
    await olga.press("Принять форму")
    assert "Сначала ответьте: V1" in await pyotr.press("Сдать")
    await pyotr.say("V1 9")
    await pyotr.press("Сдать")
    await olga.say("/monitoring")
    await olga.press("• Петровский район · сдано")
    assert "V1" not in olga.screen
    await olga.press("К списку", "• Лесной район · сдано")
    assert "V1. Выездов в семьи – 9" in olga.screen
    await olga.press("К списку", "Сводный файл")
    sheet = openpyxl.load_workbook(io.BytesIO(sent(telegram)), data_only=True)["I квартал 2026"]
    cells = {row[0]: row[-1] for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert (cells["Петровский район"], cells["Лесной район"], cells["Итого"]) == ("не спрашивали", 9, 9)


async def test_a_form_that_ends_the_check_of_the_year_says_so(olga: Phone) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_form(default_form(), 2026)))
    for row in book[INDICATORS].iter_rows(min_row=2):
        if row[0].value == "F6":
            row[5].value, row[6].value = "спрашиваем", None
    await send_file(olga, saved(book), "форма.xlsx")
    assert "✎ F6: считается; F1 + F2 - F3 → спрашиваем" in olga.screen
    assert "Сверки года не будет" in olga.screen


async def test_numbers_of_a_code_that_is_gone_stay_in_the_workbook(
    olga: Phone, maria: Phone, pyotr: Phone, telegram: Telegram
) -> None:
    await hand_in(maria, PLAIN)
    book = openpyxl.load_workbook(io.BytesIO(write_form(default_form(), 2026)))
    book[INDICATORS].delete_rows(book[INDICATORS].max_row)  # консилиумов are not asked any more
    await send_file(olga, saved(book), "форма.xlsx")
    await olga.press("Принять форму")
    await hand_in(pyotr, {code: number for code, number in PLAIN.items() if code != "N1"})
    await olga.say("/monitoring")
    await olga.press("Сводный файл")
    sheet = openpyxl.load_workbook(io.BytesIO(sent(telegram)), data_only=True)["I квартал 2026"]
    cells = {row[0]: row[-1] for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert (cells["Петровский район"], cells["Лесной район"], cells["Итого"]) == (2, "не спрашивали", 2)


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def test_the_days_are_changed_by_two_taps(olga: Phone, maria: Phone, clock: FakeClock) -> None:
    await olga.say("/monitoring")
    await olga.press("Форма", "Дни приёма", "15", "15", "Сохранить")
    assert "Закрывать можно только после срока" in olga.heard
    await olga.press("Закрыто с", "20", "Сохранить")
    assert "Вовремя до 15-го числа после квартала, закрыто с 20-го" in olga.screen
    to(clock, 2026, 7, 2)
    await maria.say("/monitoring")
    assert "Вовремя до 15 июля 2026, закрыто с 20 июля 2026" in maria.screen


async def test_a_chart_of_any_indicator(olga: Phone, maria: Phone, telegram: Telegram) -> None:
    await olga.say("/monitoring")
    await olga.press("График")
    assert "Чисел пока нет" in await olga.press("F6")
    await hand_in(maria, PLAIN)
    await olga.say("/monitoring")
    await olga.press("График", "F6")
    assert sent(telegram).startswith(b"\x89PNG")


async def test_what_stands_out_is_one_short_message(olga: Phone, maria: Phone, telegram: Telegram) -> None:
    await hand_in(maria, PLAIN | {"M1": 10})
    await olga.say("/monitoring")
    await olga.press("Что заметно")
    messages = [str(call.text) for call in telegram.calls if isinstance(call, SendMessage)]
    said = next(text for text in messages if "Сдали 1 из 2 территорий" in text)
    assert "Не сдали: Лесной район" in said
    assert "Вакансия: Заречный район" in said
    assert "Семей на конец: <b>13</b> (принято 3, снято 2)." in said
    assert "· Петровский район: мониторинг плана 10 – меньше, чем на конец 13. Причина: Проверено, всё верно" in said


async def test_a_name_that_is_typed_for_a_number_is_not_shown_back(maria: Phone) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    answer = await maria.say("Сидорова Инна Петровна")
    assert "Похоже на личные данные:\n· имя или фамилия" in answer
    assert "Сидорова" not in answer
    await maria.say("7")
    assert "Число 2 из 15" in maria.screen
    await maria.press("К проверке")
    answer = await maria.say("Сидорова Инна Петровна")
    assert "Похоже на личные данные:\n· имя или фамилия" in answer
    await maria.press("Исправить")
    await maria.say("S1 4")
    assert "S1: 4" in maria.buttons


async def test_the_buttons_of_letters_lead_into_the_report(maria: Phone, olga: Phone, pyotr: Phone, town: Town) -> None:
    await maria.say("/monitoring")
    report = (await filling.list_tasks(await town.work(MARIA)))[0].report_id
    await maria.callback(f"letter:monitoring-fill:{report}")
    assert "Число 1 из 15" in maria.screen
    await maria.callback(f"letter:monitoring-zero:{report}")
    assert "За квартал ничего не произошло" in maria.screen
    assert "Напомню 3 апреля 2026" in await maria.callback(f"letter:monitoring-later:{report}")
    await olga.say("/start")
    await olga.callback("letter:monitoring-board:1")
    assert "· Куратор, Лесной район – Пётр Лугов" in olga.screen
    await olga.callback(f"letter:monitoring-fill:{report}")
    assert "Не сдали" in olga.screen, "who fills in nothing sees how it stands"
    await pyotr.say("/start")
    assert "Такого отчёта за вами нет" in await pyotr.callback(f"letter:monitoring-fill:{report}")
    assert "Такого отчёта за вами нет." in pyotr.telegram.notices
    assert "Здравствуйте" in pyotr.screen


async def test_the_longest_form_fits_into_every_window(maria: Phone, olga: Phone, town: Town) -> None:
    long = "ж" * NAME_LENGTH
    indicators = [
        Indicator(code=f"Q{n}", name=f"{n}{long}"[:NAME_LENGTH], short=long, unit="ед.", nature=Nature.FLOW)
        for n in range(1, 41)
    ]
    rules = [FormRule(Level.ERROR, f"Q{n} + Q{n + 1} <= Q{n} - {n}") for n in range(1, 40)]
    work = await town.work(OLGA)
    paper = write_form(MonitoringForm(indicators=tuple(indicators), rules=tuple(rules)), 2026)
    await send_file(olga, paper, "форма.xlsx")
    assert "+ Q1." in olga.screen
    await olga.press("Принять форму")
    assert (await forms.serving(work)).own
    await maria.say("/monitoring")
    await maria.press("Ноль за квартал")
    await maria.press("Внести")
    await maria.say("\n".join(f"Q{n} {1000 + n}" for n in range(1, 41)))
    assert "Q40" in maria.screen
    await olga.say("/monitoring")
    await olga.press("✎ Петровский район · черновик", "К списку", "График", "Назад", "Форма")
    assert "Q40" in olga.screen


async def test_a_reason_goes_with_the_numbers_it_was_given_for(maria: Phone) -> None:
    await hand_in(maria, PLAIN | {"M1": 10})
    await maria.press("Исправить")
    assert "Причина: Проверено, всё верно" in maria.screen
    await maria.say("S1 5")
    assert "Причина: Проверено, всё верно" in maria.screen, "another number has nothing to do with it"
    await maria.say("M1 2")
    assert "мониторинг плана 2 – меньше, чем на конец 13. Если верно, укажите причину" in maria.screen
    assert "Сдать" not in maria.buttons


async def test_nobody_is_reminded_of_what_is_closed(maria: Phone, olga: Phone, clock: FakeClock) -> None:
    await maria.say("/monitoring")
    await olga.say("/monitoring")
    old = olga.window
    to(clock, 2026, 4, 26)
    assert "Приём закрыт, сдать уже нельзя" in await olga.press_on(old, "Напомнить всем")
    await olga.say("/monitoring")
    assert "Напомнить всем" not in olga.buttons
    await olga.press("○ Петровский район · нет данных")
    assert olga.buttons == ["Открыть приём", "К списку"]
    await olga.press("Открыть приём")
    assert olga.buttons == ["Внести числа", "Ноль за квартал", "Напомнить", "К списку"]


async def test_the_first_zero_does_not_speak_of_a_quarter_that_was_not(maria: Phone, clock: FakeClock) -> None:
    await maria.say("/monitoring")
    await maria.press("Ноль за квартал")
    assert "Прошлого квартала у бота нет, поэтому на конец квартала тоже 0" in maria.screen
    await maria.press("Назад")
    await hand_in(maria, PLAIN)
    to(clock, 2026, 7, 2)
    await maria.say("/monitoring")
    await maria.press("Ноль за квартал")
    assert "На конец квартала как раньше: Кураторов на конец квартала – 2" in maria.screen


async def test_a_pasted_column_is_said_back(maria: Phone) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("C1 4, K1 2")
    assert maria.screen.startswith("Записано: C1 детей в семьях – 4; K1 кураторов – 2.")
    await maria.say("4")
    assert "Записано" not in maria.screen


async def test_a_code_in_cyrillic_that_may_be_two_is_asked_and_no_number_is_lost(maria: Phone) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("К1 2, С1 4")
    assert "«С1» – это «C1. Детей в семьях» или «S1. Сигналов поступило»?" in maria.screen
    await maria.press("S1. Сигналов поступило")
    assert maria.screen.startswith("Записано: K1 кураторов – 2; S1 сигналов – 4.")
    await maria.press("К проверке")
    assert "S1: 4" in maria.buttons
    assert "C1: –" in maria.buttons
    await maria.say("С1 20")
    await maria.press("C1. Детей в семьях")
    assert "C1: 20" in maria.buttons


async def test_the_first_column_in_order_has_the_opening_too(maria: Phone) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    assert "Чисел 3, а вопросов 14" in await maria.say("1 2 3")
    await maria.say(" ".join(str(number) for code, number in PLAIN.items() if code != "F6"))
    assert "на начало 12 + принято 3 − снято 2 = 13. Верно?" in maria.screen


async def test_a_sum_that_cannot_be_leads_to_its_numbers(maria: Phone) -> None:
    await maria.say("/monitoring")
    await maria.press("Внести")
    await maria.say("K1 2, S1 0, F1 1, F2 0, F3 5, F4 0, F5 0")
    assert "на начало 1 + принято 0 − снято 5 = −4: так быть не может" in maria.screen
    assert maria.buttons[:3] == ["Исправить F1", "Исправить F2", "Исправить F3"]
    await maria.press("Исправить F3")
    await maria.say("1")
    await maria.press("F6: –")
    assert "Верно: 0" in maria.buttons


async def test_nothing_is_put_off_past_the_closing_day(maria: Phone, clock: FakeClock) -> None:
    to(clock, 2026, 4, 10)  # Friday
    await maria.say("/monitoring")
    await maria.press("Отложить")
    assert "Напомню 13 апреля 2026" in maria.screen, "on a day off nobody is told anything"
    to(clock, 2026, 4, 24)
    await maria.say("/monitoring")
    assert "Откладывать некуда" in await maria.press("Отложить")
