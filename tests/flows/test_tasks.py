"""Tasks in the chat: given by lines, done by one tap in a window and under a letter, put off, passed on, dropped."""

from collections.abc import Callable

from tests.flows.test_reminders import delivered
from tests.support.telegram import Phone
from tests.support.town import ANNA, GLEB, MARIA, OLGA, STRANGER, Town, Who

LINES = "Подготовить памятку; психолог; до 20 апреля\nЧто-то; логопед; завтра"


async def given(phones: Callable[[Who], Phone], lines: str = LINES) -> Phone:
    """Olga gives them."""
    olga = phones(OLGA)
    await olga.say("/tasks")
    await olga.press("Новые поручения")
    await olga.say(lines)
    await olga.press("Записать")
    return olga


async def test_given_and_done_by_one_tap(phones: Callable[[Who], Phone]) -> None:
    olga = phones(OLGA)
    await olga.say("/tasks")
    assert "Мои поручения" in olga.screen
    await olga.press("Новые поручения")
    await olga.say("Подготовить памятку")
    assert "Ничего не понято" in olga.screen
    assert "нужно три части" in olga.screen
    assert "Записать" not in olga.buttons
    await olga.press("Написать заново")
    await olga.say(LINES)
    assert "Понято 1 поручение. Верно?" in olga.screen
    assert "· 1. Подготовить памятку – психолог, до 20 апреля 2026" in olga.screen
    assert "нет такого места: логопед" in olga.screen
    await olga.press("Записать")
    assert "✅ Записано 1 поручение. Не записана 1 строка." in olga.screen

    anna = phones(ANNA)
    await anna.say("/tasks")
    await anna.press("20 апреля · Подготовить памятку")
    assert "Кто: Психолог." in anna.screen
    assert "Снять поручение" not in anna.buttons
    await anna.press("Сделано")
    assert "✅ Отмечено: сделано." in anna.screen
    assert "Сделано 16 марта 2026: Анна Белова." in anna.screen
    await anna.press("Открыть снова")
    assert "Не закрыто." in anna.screen


async def test_put_off_passed_and_dropped(phones: Callable[[Who], Phone]) -> None:
    olga = await given(phones)
    await olga.press("20 апреля · Подготовить памятку", "Другой срок")
    await olga.say("когда-нибудь")
    assert "Не похоже на день" in olga.screen
    await olga.say("1 марта 2026")
    assert "уже прошёл" in olga.screen
    await olga.say("до 5 мая")
    assert "✅ Новый срок: 5 мая 2026." in olga.screen
    await olga.press("Передать", "Куратор, Петровский район")
    assert "Кто: Куратор, Петровский район." in olga.screen
    await olga.press("Снять поручение")
    assert "Его никто не будет выполнять" in olga.screen
    await olga.press("Да, снять")
    assert "Снято 16 марта 2026: Ольга Ветрова." in olga.screen
    maria = phones(MARIA)
    await maria.say("/tasks")
    assert "Здесь пусто." in maria.screen


async def test_the_letter_is_closed_by_one_tap(phones: Callable[[Who], Phone], town: Town) -> None:
    await given(phones)
    anna = phones(ANNA)
    await delivered(town, anna)
    assert "Вам поручение: Подготовить памятку" in anna.screen
    await anna.press("Сделано")
    assert "✅ Отмечено: сделано." in anna.screen
    assert "Сделано" not in anna.buttons


async def test_hostile_lines_and_strangers(phones: Callable[[Who], Phone]) -> None:
    olga = phones(OLGA)
    await olga.say("/tasks")
    await olga.press("Новые поручения")
    await olga.say("<b>Жирно</b> & <script>; психолог; 20 апреля")
    assert "<b>Жирно</b> & <script>" in olga.screen
    await olga.press("Написать заново")
    await olga.say("Позвонить Иванову Пете, 8 912 345-67-89; психолог; 20 апреля")
    assert "8 912" not in olga.screen
    await olga.send(sticker={"file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1,
                             "is_animated": False, "is_video": False})  # fmt: skip
    await olga.say("/tasks 999999999999999999999")
    assert olga.buttons
    for who in (STRANGER, GLEB):
        phone = phones(who)
        await phone.say("/tasks 1")
        assert "Подготовить" not in phone.heard


async def test_another_day_is_asked_for_and_agreed_to_on_two_phones(phones: Callable[[Who], Phone], town: Town) -> None:
    olga, anna = await given(phones), phones(ANNA)
    await anna.say("/tasks")
    await anna.press("20 апреля · Подготовить памятку", "Попросить срок")
    await anna.say("вчера")
    assert "уже прош" in anna.screen
    await anna.say("5 мая")
    said = await anna.say("Болеет мальчик Ваня Иванов, тел. 8 900 123-45-67")
    assert "телефон" in said
    await anna.press("Исправить") if "Исправить" in anna.buttons else None
    await anna.say("Ждём печать <b>")
    await anna.press("Отправить")
    assert "✅ Попросили перенести на 5 мая 2026. Пока не ответят, срок прежний." in anna.screen
    assert "Просят перенести на 5 мая 2026: Ждём печать <b>." in anna.screen
    assert "Оставить срок" not in anna.buttons
    await delivered(town, olga)
    await olga.press("Перенести")
    assert "✅ Новый срок: 5 мая 2026." in olga.screen + olga.heard
    await olga.press("Перенести") if "Перенести" in olga.buttons else None
    await anna.say("/tasks")
    await anna.press("5 мая · Подготовить памятку")
    assert "Ольга Ветрова: 20 апреля → 5 мая, просил сотрудник: Анна Белова, Ждём печать <b>" in anna.screen


async def test_a_day_that_is_asked_for_is_kept_as_it_was_on_the_card(phones: Callable[[Who], Phone]) -> None:
    olga, anna = await given(phones), phones(ANNA)
    await anna.say("/tasks")
    await anna.press("20 апреля · Подготовить памятку", "Попросить срок")
    await anna.say("5 мая")
    await anna.say("Ждём печать")
    await anna.press("Отправить")
    await olga.press("20 апреля · Подготовить памятку", "Оставить срок")
    assert "Срок прежний: 20 апреля 2026." in olga.screen
    assert "Оставить срок" not in olga.buttons
    assert "Просят" not in olga.screen
