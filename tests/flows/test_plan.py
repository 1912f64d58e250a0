"""Olga sends the year's plan to the bot; everybody lives by it."""

import json
from typing import Any

import pytest
from aiogram.methods import SendDocument
from sqlalchemy import select

from models.plan.tables import PlanDraft
from services.plan import lists
from tests.flows.test_frame import STALE, intent_of, rewrite
from tests.flows.tour import numbered
from tests.flows.tour import send_file as send
from tests.support.plan import example, written
from tests.support.telegram import Notebook, Phone, Telegram, kept
from tests.support.town import OLGA, Town

SEMINAR = "Семинар «Ранняя помощь» | Март | психолог | не менее 20 | Протокол"
UNCLEAR = "Круглый стол «Итоги» | середина года | методист | 15 | Протокол"
JUNK = "Беседа о правах | абракадабра | методист | 15 | Протокол"


async def planned(phone: Phone, *rows: str) -> None:
    await send(phone, written(*rows))
    await phone.press("Принять")


async def test_a_plan_is_imported_by_sending_it(olga: Phone, telegram: Telegram, town: Town) -> None:
    await olga.say("/start")
    await send(olga, example(), "plan-2026.docx")
    assert "Прочитано 40 пунктов" in olga.screen
    assert any(isinstance(call, SendDocument) for call in telegram.calls)
    assert await lists.overview(await town.work(OLGA)) is None
    await olga.press("Принять")
    assert "План принят: 40 пунктов" in olga.screen
    await olga.press("План")
    assert "План на 2026 год" in olga.screen


async def test_done_in_three_taps_and_a_number(olga: Phone, anna: Phone) -> None:
    await planned(olga, SEMINAR, UNCLEAR)
    await anna.say("/plan")
    await anna.press("Мои пункты (1)")
    await anna.press(next(label for label in anna.buttons if "Ранняя помощь" in label))
    assert "Охват: 0 из 20 чел., не менее" in anna.screen
    await anna.press("Отметить выполнение")
    await anna.say("12")
    await anna.press("К проверке", "Сохранить")
    assert "Сохранено" in anna.screen
    assert "✅ 31 марта 2026" in anna.screen
    assert "Охват: 12 из 20 чел., не менее ▓▓▓▓▓▓░░░░" in anna.screen
    assert "Не хватает подтверждений: Протокол" in anna.screen
    await anna.press("К списку")
    assert "Мои пункты" in anna.screen


async def test_the_kind_of_year_is_asked_once_at_the_top(olga: Phone) -> None:
    await send(olga, written(SEMINAR, year="2026–2027"))
    assert "План на 2026–2027 учебный год." in olga.screen
    assert "Учебный год 2026–2027 или календарный 2026?" in olga.screen
    await olga.press("Учебный год")
    assert "или календарный" not in olga.screen
    await olga.press("Принять")
    await olga.say("/plan")
    assert "План на 2026–2027 учебный год." in olga.screen
    await olga.say("/plan ранняя")
    await olga.press("31.03 Семинар «Ранняя помощь»")
    await olga.press("Уточнить срок")
    await olga.say("до 20 февраля")
    assert "до 20 февраля 2027" in olga.screen


async def test_doubts_are_asked_one_after_another(olga: Phone) -> None:
    await send(olga, written(UNCLEAR, SEMINAR, JUNK))
    assert "Не поняты 2 срока" in olga.screen
    await olga.press("Уточнить сроки (2)")
    assert "Круглый стол «Итоги»" in olga.screen
    await olga.say("чепуха")
    assert "Срок не понят: «чепуха»" in olga.screen
    await olga.say("до 15 декабря")
    assert "Срок понял так: до 15 декабря 2026. Верно?" in olga.screen
    late = olga.window
    await olga.press("Верно")
    assert "Беседа о правах" in olga.screen
    await olga.press_on(late, "Верно")  # a second tap answers no other row
    assert "Беседа о правах" in olga.screen
    await olga.press("По запросу")
    assert "Не понят" not in olga.screen
    await olga.press("Принять")
    await olga.say("/plan итоги")
    await olga.press("15.12 Круглый стол «Итоги»")
    assert "в плане: середина года" in olga.screen


async def test_posts_are_matched_on_one_screen(olga: Phone) -> None:
    await send(olga, written(SEMINAR, UNCLEAR))
    await olga.press("Ответственные")
    assert "1. психолог → Анна Белова · Психолог" in olga.screen
    await olga.press(numbered(olga, "методист → вакансия"))
    await olga.press(numbered(olga, "Игорь Савельев · Руководитель"))
    assert "2. методист → Игорь Савельев · Руководитель" in olga.screen
    await olga.press("Готово", "Принять", "План", "Без срока (1)", "2. Круглый стол «Итоги»")
    assert "Отвечают: Руководитель (Игорь Савельев)" in olga.screen


async def test_a_plural_is_ticked_and_a_guess_is_shown(olga: Phone, anna: Phone, pyotr: Phone) -> None:
    trip = "Выезды | Апрель | кураторы Петровского и Лесного районов | |"
    await send(
        olga, written(trip, "Совещание | Апрель | Специалисты Центра | |", "Тренинг | Май | педагог-психолог | |")
    )
    assert "1 ответственный угадан, проверьте" in olga.screen
    await olga.press("Ответственные")
    assert "Петровского и Лесного районов → Мария Орлова · Куратор, Петровский район; Пётр Лугов" in olga.screen
    assert "Специалисты Центра → Все специалисты" in olga.screen
    assert "педагог-психолог → Анна Белова · Психолог (проверьте)" in olga.screen
    await olga.press(numbered(olga, "Петровского и Лесного"))
    await olga.press(numbered(olga, "Мария Орлова"), numbered(olga, "Анна Белова"), "Готово")
    assert "→ Пётр Лугов · Куратор, Лесной район; Анна Белова · Психолог" in olga.screen
    await olga.press(numbered(olga, "педагог-психолог"))
    await olga.press(numbered(olga, "Анна Белова"))
    assert "проверьте" not in olga.screen
    await olga.press("Готово", "Принять")
    for phone, count in ((anna, 3), (pyotr, 1), (olga, 0)):
        await phone.say("/plan")
        assert f"Мои пункты ({count})" in phone.buttons
    await anna.say("/plan выезды")
    await anna.press("30.04 Выезды")
    assert "Отвечают: кураторы Петровского и Лесного районов (Анна Белова, Пётр Лугов)" in anna.screen


async def test_cancelling_the_import_leaves_nothing(olga: Phone) -> None:
    await send(olga, written(SEMINAR))
    old = olga.window
    await olga.press("Отмена")
    assert "Здесь пока пусто" in olga.screen
    await olga.press_on(old, "Принять")
    assert "Здесь пока пусто" in olga.screen


async def test_a_second_plan_shows_the_differences(olga: Phone) -> None:
    await planned(olga, SEMINAR, UNCLEAR)
    await send(olga, written(SEMINAR.replace("Март", "Май"), JUNK))
    assert "Изменено 1, добавлено 1, убрано 1" in olga.screen
    await olga.press("Принять")
    assert "План обновлён" in olga.screen


@pytest.mark.parametrize("name", ["план.docx", "план.xlsx"])
async def test_a_broken_file_is_a_clear_sentence(olga: Phone, name: str) -> None:
    await olga.say("/start")
    assert "Файл повреждён" in await send(olga, b"PK\x03\x04", name)


async def test_a_large_file_is_not_downloaded(olga: Phone) -> None:
    await olga.say("/start")
    assert "Файл слишком большой: можно до 20 МБ" in await send(olga, b"", size=30_000_000)


async def test_other_people_s_documents_are_refused(maria: Phone) -> None:
    await maria.say("/start")
    assert "Фото, голос и файлы бот не принимает" in await send(maria, written(SEMINAR))


async def test_a_document_does_not_break_into_a_form(olga: Phone) -> None:
    await olga.say("/log")
    assert "Фото, голос и файлы бот не принимает" in await send(olga, written(SEMINAR))


async def test_a_saved_form_takes_no_file_away(olga: Phone) -> None:
    await planned(olga, SEMINAR)
    await olga.say("/log")
    await olga.press("Учебные ›", "Тренинг")
    await olga.say("Тихая гавань")
    await olga.press("Сегодня", "К проверке", "Сохранить")
    await send(olga, written(SEMINAR))
    assert "отличий нет" in olga.screen


async def test_an_item_is_moved_clarified_cancelled_and_returned(olga: Phone) -> None:
    await planned(olga, SEMINAR)
    await olga.say("/plan ранняя")
    await olga.press("31.03 Семинар «Ранняя помощь»", "Перенести")
    await olga.say("10 апреля")
    await olga.say("Болезнь")
    await olga.press("Сохранить")
    assert "до 10 апреля 2026, перенесён с 31.03.2026: Болезнь" in olga.screen
    await olga.press("Уточнить срок")
    await olga.say("II квартал")
    assert "«II квартал» – " in olga.screen
    await olga.press("Сохранить")
    assert "до 30 июня 2026" in olga.screen
    await olga.press("Отменить пункт")
    await olga.say("Не нужно")
    assert "Отменён: Не нужно" in olga.screen
    await olga.press("Вернуть пункт", "Исправить текст", "Содержание: Семинар «Ранняя помощь»")
    await olga.say("Семинар <b>«Первая помощь»")
    await olga.press("Сохранить")
    assert "Семинар <b>«Первая помощь»" in olga.screen


async def test_a_curator_sees_and_marks_but_changes_nothing(olga: Phone, maria: Phone) -> None:
    await planned(olga, SEMINAR)
    await maria.say("/plan")
    await maria.press("Этот месяц (1)", "31.03 Семинар «Ранняя помощь»")
    assert "Отметить выполнение" in maria.buttons
    assert not {"Перенести", "Отменить пункт", "Исправить текст"} & set(maria.buttons)


async def test_an_activity_is_offered_its_item(olga: Phone, anna: Phone) -> None:
    await planned(olga, SEMINAR)
    await anna.say("/log")
    await anna.press("Учебные ›", "Семинар")
    await anna.say("Ранняя помощь")
    await anna.press("Сегодня", "К проверке", "Сохранить")
    assert "Похоже на пункт плана: Семинар «Ранняя помощь»" in anna.screen
    await anna.press("Засчитать")
    assert "Засчитано этому пункту" in anna.screen
    assert "✅ 31 марта 2026" in anna.screen
    await anna.press("К списку")
    assert "План на 2026 год" in anna.screen
    assert "Засчитано" not in anna.screen, "it is said once"


async def test_under_a_confirmation_only_what_it_offers_leads_on(
    olga: Phone, anna: Phone, maria: Phone, notebook: Notebook
) -> None:
    """What the release before offered there in words is old too, and is not looked for."""
    await planned(olga, SEMINAR)
    await anna.say("/log")
    await anna.press("Учебные ›", "Семинар")
    await anna.say("Ранняя помощь")
    await anna.press("Сегодня", "К проверке", "Сохранить")
    old = json.loads(json.dumps(kept(notebook, anna)[-1][1]).replace("letter fit:1:1", "plan fit 1 1"))
    rewrite(notebook, anna, old)
    for where in ("plan fit 1 1", "plan ранняя", "letter fit:1:1", "menu", "my 1", "start x", ""):
        assert STALE in await anna.callback(f"{intent_of(anna)}\x1dt:>{where}"), where
        assert "Похоже на пункт плана" in anna.screen
    await anna.press("Исправить")
    assert "Ранняя помощь" in anna.screen
    await maria.say("/log")
    assert STALE in await maria.callback(f"{intent_of(maria)}\x1dt:>menu"), (
        "nothing is saved that it could lead on from"
    )


async def test_two_close_items_are_two_buttons(olga: Phone, anna: Phone) -> None:
    await planned(olga, "Семинар «Наше слово» | Март | методист | |", "Семинар «Первая встреча» | Март | методист | |")
    await anna.say("/log")
    await anna.press("Учебные ›", "Семинар")
    await anna.say("семинар для кураторов")
    await anna.press("Сегодня", "К проверке", "Сохранить")
    assert "1. Семинар «Наше слово»\n2. Семинар «Первая встреча»" in anna.screen
    await anna.press("Засчитать второму")
    assert "Семинар «Первая встреча»" in anna.screen
    assert "✅ 31 марта 2026" in anna.screen


async def test_a_done_item_is_not_offered_again(olga: Phone, anna: Phone) -> None:
    await planned(olga, SEMINAR)
    for offered in (True, False):
        await anna.say("/log")
        await anna.press("Учебные ›" if offered else "Семинар")
        if offered:
            await anna.press("Семинар")
        await anna.say("Ранняя помощь" if offered else "Ранняя помощь семье")
        await anna.press("Сегодня", "К проверке", "Сохранить")
        assert ("Засчитать" in anna.buttons) is offered, anna.screen
        if offered:
            await anna.press("Засчитать")


async def test_a_webinar_is_remote_and_a_leaflet_asks_for_copies(olga: Phone) -> None:
    await planned(
        olga, "Вебинар «Без ошибок» | Март | методист | 40 | Запись", "Листовка «Звони» | Март | методист | 100 экз. |"
    )
    await olga.say("/plan вебинар")
    await olga.press("31.03 Вебинар «Без ошибок»", "Отметить выполнение")
    await olga.say("31")
    await olga.press("К проверке")
    assert "Формат и уровень: Дистанционно" in olga.screen
    await olga.press("Сохранить")
    assert "Охват: 31 из 40 чел." in olga.screen
    await olga.say("/plan листовка")
    await olga.press("31.03 Листовка «Звони»", "Отметить выполнение")
    await olga.say("100")
    await olga.press("К проверке", "Сохранить")
    assert ", 100 экз." in olga.screen.partition("Охват")[0], "above the card, what was saved"
    assert "Охват: 100 из 100 экз. ▓▓▓▓▓▓▓▓▓▓" in olga.screen
    assert "(0 чел.)" not in olga.screen


async def test_a_weekly_item_shows_the_dates_around_today(olga: Phone) -> None:
    await planned(olga, "Занятие клуба | по вторникам | методист | 5 |")
    await olga.say("/plan клуба")
    await olga.press(next(label for label in olga.buttons if "Занятие" in label))
    assert "17 марта 2026" in olga.screen
    await olga.press("Перенести")
    assert len([label for label in olga.buttons if "2026" in label]) == 12


async def test_pages_and_sections_keep_their_place(olga: Phone) -> None:
    await send(olga, example(), "plan-2026.docx")
    await olga.press("Принять", "План", "По разделам")
    assert "· 3. Информационное обеспечение деятельности – 5" in olga.screen
    await olga.press("3. Информационное обеспечение деятельности (5)")
    place = olga.screen
    await olga.press(next(label for label in olga.buttons if "Листовка" in label), "К списку")
    assert olga.screen == place
    await olga.say("/plan о")
    await olga.press("Дальше ›")
    place, buttons = olga.screen, olga.buttons
    await olga.press(buttons[0], "К списку")
    assert (olga.screen, olga.buttons) == (place, buttons)


async def test_next_year_s_plan_stands_beside_this_one(olga: Phone) -> None:
    await planned(olga, SEMINAR)
    await send(olga, written("Семинар будущего | Март | методист | 5 |", year=2027))
    await olga.press("Принять", "План")
    assert "План на 2026 год" in olga.screen
    await olga.press("План на 2027")
    assert "План на 2027 год" in olga.screen
    await olga.say("семинар")
    assert olga.buttons == ["31.03 Семинар будущего", "К плану"]


async def twice(phone: Phone, label: str) -> None:
    """Two taps before the window changes."""
    window = phone.window
    await phone.press_on(window, label)
    await phone.callback(phone_data(window, label), window)


def phone_data(window: Any, label: str) -> str:
    rows = window.reply_markup.inline_keyboard
    return next(str(b.callback_data) for row in rows for b in row if b.text.removeprefix("● ") == label)


async def test_double_taps_do_nothing_twice(olga: Phone) -> None:
    await send(olga, written(SEMINAR, UNCLEAR))
    await twice(olga, "Ответственные")
    await twice(olga, numbered(olga, "методист → вакансия"))
    assert "Кто это: методист?" in olga.screen
    await olga.press("Назад")
    assert "методист → вакансия" in olga.screen
    await olga.press("Готово")
    await twice(olga, "Принять")
    assert "План принят: 2 пункта" in olga.screen
    await twice(olga, "План")
    assert "План на 2026 год" in olga.screen
    await twice(olga, "Этот месяц (1)")
    assert "Этот месяц" in olga.screen
    await twice(olga, "31.03 Семинар «Ранняя помощь»")
    assert "Отметить выполнение" in olga.buttons
    await twice(olga, "К списку")
    await twice(olga, "К плану")
    assert "План на 2026 год" in olga.screen


async def test_what_is_typed_after_the_command_is_searched_for_whatever_it_spells(olga: Phone) -> None:
    await planned(olga, SEMINAR)
    await olga.say("/plan ранняя")
    await olga.press(next(label for label in olga.buttons if "Ранняя" in label))
    item = olga.data_of("Отметить выполнение").rpartition("date:")[2].split(":")[0]
    for typed in ("fit 1 1", "fit:1:1", "fit ² ²", f"date:{item}:done", f"item:{item}:cancel", "plan:mine"):
        await olga.say(f"/plan {typed}")
        assert f"По словам «{typed}» ничего не нашлось" in olga.screen
    assert "Этого пункта нет в плане" in await olga.callback("fit:1:77")
    assert "ошибка" not in await olga.callback("fit:1:99999999999")


async def test_an_item_without_dates_cannot_be_moved_by_a_forged_button(olga: Phone) -> None:
    await planned(olga, SEMINAR.replace("Март", "По запросу"))
    await olga.say("/plan ранняя")
    await olga.press(next(label for label in olga.buttons if "Ранняя" in label))
    forged = olga.data_of("Уточнить срок").replace(":clarify", ":move")
    assert "Этого срока у пункта больше нет" in await olga.callback(forged)


async def test_a_forged_responsible_is_stale(olga: Phone) -> None:
    await send(olga, written(SEMINAR))
    await olga.press("Ответственные")
    forged = olga.data_of(olga.buttons[0]).replace("answer:0", "answer:77")
    assert "из старого сообщения" in await olga.callback(forged)
    assert "психолог → Анна Белова · Психолог" in olga.screen


async def test_who_answers_is_changed_on_one_screen(olga: Phone) -> None:
    await planned(olga, SEMINAR)
    await olga.say("/plan ранняя")
    await olga.press("31.03 Семинар «Ранняя помощь»", "Исправить текст", "Ответственные: психолог")
    await olga.say("психолог, методист")
    await olga.press("Сохранить")
    assert "психолог → Анна Белова · Психолог" in olga.screen
    await olga.press(numbered(olga, "методист → методист · вакансия"))
    await olga.press(numbered(olga, "Игорь Савельев · Руководитель"))
    assert "методист → Игорь Савельев · Руководитель" in olga.screen
    forged = olga.data_of("Готово").replace("\x1dcard", "\x1danswer:9")
    assert "из старого сообщения" in await olga.callback(forged)
    await olga.press("Готово")
    assert "Отвечают: Руководитель (Игорь Савельев); Психолог (Анна Белова)" in olga.screen
    await olga.press("Ответственные")
    await olga.press(numbered(olga, "психолог"), "Не назначать", "Добавить место")
    assert "Вакантное место" not in olga.buttons
    await olga.press(numbered(olga, "Мария"), "Готово")
    assert "отвечают: " in olga.screen
    assert "Анна Белова" not in olga.screen


async def test_the_protocol_is_read_row_by_row(olga: Phone) -> None:
    await olga.say("/start")
    await send(olga, example(), "plan-2026.docx")
    await olga.press("Что поправлено (10)")
    assert "· строка 5: строка продолжалась ниже, части соединены" in olga.screen
    await olga.press("Дальше ›")
    assert "страница 2" in olga.screen
    assert "· строка 40: столбцы переставлены" in olga.screen
    await olga.press("Готово", "Сомнения (6)")
    assert "· строка 17: нет ответственного" in olga.screen
    assert "· строка 10: назван 2025 год" in olga.screen
    await olga.press("Готово", "Принять")
    assert "План принят" in olga.screen


async def test_what_looks_like_personal_data_is_doubted_row_by_row(olga: Phone) -> None:
    """The plan's words stay; the centre's people, authors and those whom schools are named after are no doubt."""
    await send(
        olga,
        written(
            "Семинар «Мы вместе» с Марией Орловой|май|методист|30|протокол",
            "Выезд к семье Рогожиных, 8 910 123 45 67|июнь|методист|1|отчёт, Катя Иванова",
            "Лекция по книге Людмилы Петрановской в школе им. Гагарина|май|методист|30|протокол",
        ),
    )
    await olga.press("Сомнения (3)")
    assert "строка 2: похоже на имя – Рогожиных" in olga.screen
    assert "строка 2: похоже на телефон – 8 910 123 45 67" in olga.screen
    assert "строка 2: похоже на имя – Катя Иванова" in olga.screen
    assert olga.screen.count("похоже на имя") == 2


async def test_a_file_s_name_that_names_somebody_is_not_kept(olga: Phone, town: Town) -> None:
    await send(olga, written(SEMINAR), "План_Рогожиной_Снежаны.txt")
    await olga.press("Сомнения (1)")
    assert "в названии файла похоже на имя" in olga.screen
    async with town.db.reading() as session:
        kept = await session.scalar(select(PlanDraft.content))
    assert kept is not None
    assert kept["file"] == ""


async def test_one_date_is_cancelled_and_returned(olga: Phone) -> None:
    await planned(olga, "Выезды | 1 раз в квартал | методист | |")
    await olga.say("/plan выезды")
    await olga.press(next(label for label in olga.buttons if "Выезды" in label), "Отменить срок", "31 марта 2026")
    await olga.say("Карантин")
    await olga.press("Сохранить")
    assert "✖ 31 марта 2026, отменён: Карантин" in olga.screen
    assert "отменён срок 31.03.2026: Карантин" in olga.screen
    await olga.press("Вернуть 31.03.2026")
    assert "○ до 31 марта 2026" in olga.screen
    assert "Вернуть 31.03.2026" not in olga.buttons


async def test_the_day_of_reports_in_two_taps(olga: Phone) -> None:
    await planned(olga, "Мониторинг | Ежеквартально | методист | | Сводный мониторинг")
    await olga.press("План", "День отчёта")
    await olga.say("31")
    assert "Нужно число от 1 до 28" in olga.screen
    await olga.press("15")
    assert "Отчёты за квартал – до 15 числа. Перенесено 3 срока." in olga.screen
    assert "План на 2026 год" in olga.screen


async def test_a_record_is_counted_for_another_item(olga: Phone, anna: Phone) -> None:
    await planned(olga, SEMINAR, "Семинар «Ранняя осень» | Сентябрь | психолог | |")
    await anna.say("/plan помощь")
    await anna.press("31.03 Семинар «Ранняя помощь»", "Отметить выполнение")
    await anna.say("12")
    await anna.press("К проверке", "Сохранить")
    await anna.say("/my")
    await anna.press(anna.buttons[0])
    assert "Пункт плана: Семинар «Ранняя помощь», срок 31 марта 2026" in anna.screen
    await anna.press("Другой пункт")
    assert anna.buttons[0] == "Семинар «Ранняя помощь»"
    await anna.say("чепуха")
    assert "Таких пунктов в плане этого года нет" in anna.screen
    await anna.say("осень")
    await anna.press("Семинар «Ранняя осень»")
    assert "Пункт плана: Семинар «Ранняя осень», срок 30 сентября 2026" in anna.screen
    await anna.press("Не засчитывать")
    assert "Пункт плана" not in anna.screen
    assert "Засчитать пункту" in anna.buttons
