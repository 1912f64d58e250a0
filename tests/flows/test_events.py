"""An event in the chat: from the plan's date in three taps to answers on other phones and the host's card."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import func, select

from models.events.kinds import Answer, Reason
from models.events.states import EventState
from models.events.tables import Event
from models.notifications import NoticeKind, Notification
from places.events import EventPlace, EventThen
from services.events import answering, changing
from tests.support.clock import FakeClock
from tests.support.events import announced, invitee, read, where
from tests.support.plan import planned, written
from tests.support.telegram import Phone
from tests.support.town import ANNA, GLEB, MARIA, OLGA, PYOTR, Town, Who

ROW = "Семинар «Детство без слёз» | 31 марта | психолог | 20 человек | лист регистрации |"


async def afresh(anna: Phone, when: str = "26 марта 15:00") -> None:
    """A draft by the form."""
    await anna.say("/events")
    await anna.press("Новое")
    await anna.say("семинар")
    await anna.say("Детство без слёз")
    await anna.say(when)
    await anna.press("Очно")
    await anna.say("Актовый зал")
    await anna.press("Все специалисты")
    await anna.press("Сохранить")


async def test_afresh_announced_and_answered(phones: Callable[[Who], Phone], town: Town) -> None:
    anna, maria = phones(ANNA), phones(MARIA)
    await afresh(anna)
    assert "✅ Черновик готов. Проверьте и разошлите." in anna.screen
    assert "Семинар «Детство без слёз» · черновик" in anna.screen
    assert "чт, 26 марта, 15:00, 120 мин." in anna.screen
    assert "Ответы – до 23 марта." in anna.screen
    await anna.press("Разослать")
    assert "Приглашение получат 4 человека. Разослать?" in anna.screen
    await anna.press("Разослать сейчас")
    assert "✅ Приглашения уходят: 4 человека." in anna.screen
    assert "Спросили 4 человек, придут 0." in anna.screen
    await maria.say("/events")
    await maria.press("чт 26.03 15:00 · Детство без слёз")
    assert "Вы ещё не ответили." in maria.screen
    assert "Дистанционно" not in maria.buttons
    await maria.press("Не смогу")
    await maria.press("Далеко")
    assert "✅ Причина записана." in maria.screen
    mine = await invitee(town, 1, MARIA)
    assert mine is not None
    assert (mine.answer, mine.reason) == (Answer.DECLINED, Reason.FAR)
    await maria.press("Приду")
    assert "✅ Записали: вы придёте." in maria.screen
    assert "Вы придёте." in maria.screen
    assert "Спросить молчащих" not in maria.buttons


async def test_out_of_the_plan_in_three_taps(phones: Callable[[Who], Phone], town: Town) -> None:
    await planned(await town.work(OLGA), written(ROW))
    anna = phones(ANNA)
    await anna.say("/events")
    await anna.press("Из плана")
    await anna.press("31.03 · Семинар «Детство без слёз»")
    assert "План: " in anna.screen
    await anna.press("26")
    await anna.press("15:00")
    await anna.say("Актовый зал")
    assert "Семинар" in anna.screen
    await anna.press("Сохранить")
    assert "Семинар «Детство без слёз» · черновик" in anna.screen
    assert "План: Семинар «Детство без слёз»" in anna.screen
    assert "Ведёт: Психолог (Анна Белова)" in anna.screen
    made = await read(town, 1)
    assert made.occurrence_id is not None
    assert made.plan_item_id is not None
    await anna.say("/plan")
    await anna.say("Детство")
    await anna.press("31.03 Семинар «Детство без слёз»")
    await anna.press("Пригласить")
    assert "Семинар «Детство без слёз» · черновик" in anna.screen, "the one that is there already"


async def test_a_letter_is_answered_in_one_tap(phones: Callable[[Who], Phone], town: Town) -> None:
    anna, maria, gleb = phones(ANNA), phones(MARIA), phones(GLEB)
    for one in (maria, gleb):
        await one.say("/menu")
    await afresh(anna)
    await anna.press("Разослать")
    await anna.press("Разослать сейчас")
    await maria.callback(EventPlace(held=1, then=EventThen.COME).pack())
    assert "✅ Записали: вы придёте." in maria.screen
    await maria.callback(EventPlace(held=1, then=EventThen.DECLINE).pack())
    assert "Почему не сможете?" in maria.screen
    await maria.press("Занят")
    mine = await invitee(town, 1, MARIA)
    assert mine is not None
    assert (mine.answer, mine.reason) == (Answer.DECLINED, Reason.BUSY)
    await maria.callback(EventPlace(held=1, then=EventThen.REMOTE).pack())
    assert "Так на этом мероприятии участвовать нельзя." in maria.heard + maria.last
    for forged in (EventPlace(held=1, then=EventThen.COME), EventPlace(held=99, then=EventThen.OPEN)):
        await gleb.callback(forged.pack())
        assert "Такого мероприятия для вас нет." in gleb.heard + gleb.last
    await maria.callback("event:1:burn")
    assert "Эта кнопка" in maria.heard + maria.last


async def test_the_host_moves_it_changes_the_terms_and_calls_it_off(phones: Callable[[Who], Phone], town: Town) -> None:
    anna, maria, pyotr = phones(ANNA), phones(MARIA), phones(PYOTR)
    for one in (maria, pyotr):
        await one.say("/menu")
    await afresh(anna)
    await anna.press("Разослать")
    await anna.press("Разослать сейчас")
    await maria.callback(EventPlace(held=1, then=EventThen.COME).pack())
    await pyotr.callback(EventPlace(held=1, then=EventThen.DECLINE).pack())
    await pyotr.press("Далеко")
    await anna.say("/events")
    await anna.press("Провожу")
    await anna.press("чт 26.03 15:00 · Детство без слёз · 1")
    assert "Молчат: 2." in anna.screen
    assert "Не смогут: 1 (далеко – 1)." in anna.screen
    await anna.press("Спросить молчащих")
    assert "✅ Спросили ещё раз: 2 человека." in anna.screen
    await anna.press("Спросить молчащих")
    assert "Сегодня молчащих уже спрашивали." in anna.heard + anna.last
    await anna.press("По районам")
    assert "Петровский район – 1 из 1, молчат 0, не смогут 0" in anna.screen
    await anna.press("По должностям")
    assert "Куратор – 1 из 2, молчат 0, не смогут 1" in anna.screen
    await anna.press("Назад")
    await anna.press("Кто придёт")
    assert "Мария Орлова – Куратор, Петровский район" in anna.screen
    await anna.press("Назад")
    await anna.press("Перенести")
    await anna.say("12 июня 11:00")
    assert "12 июня 2026 – выходной" in anna.screen
    await anna.press("Сохранить")
    assert "✅ Перенесено. Спросим ещё раз 1 человека, который собирался прийти." in anna.screen
    assert "Не подтвердили после переноса: 1." in anna.screen
    await anna.press("Перенести")
    await anna.say("вчера в 10")
    assert "уже прошло" in anna.screen
    await anna.press("Отмена")
    await anna.press("Места и сроки")
    await anna.press("Мест")
    await anna.say("0")
    await anna.press("Сохранить")
    assert "✅ Записано." in anna.screen
    await anna.press("Отменить")
    await anna.say("Болезнь ведущего")
    assert "✅ Отменено. Об этом узнают 4 человека." in anna.screen
    assert "Причина: Болезнь ведущего" in anna.screen
    assert (await read(town, 1)).state is EventState.CANCELLED
    await maria.callback(EventPlace(held=1, then=EventThen.COME).pack())
    assert "Мероприятие отменено." in maria.heard + maria.last


async def test_who_is_late_finds_the_link_and_who_waits_no_mark(
    phones: Callable[[Who], Phone], town: Town, clock: FakeClock
) -> None:
    anna = await town.work(ANNA)
    event = await announced(anna, town, ANNA.name, seats=1)
    await answering.answer(await town.work(PYOTR), event, Answer.COMING)
    maria, pyotr = phones(MARIA), phones(PYOTR)
    await maria.say("/events")
    await maria.callback(EventPlace(held=event, then=EventThen.COME).pack())
    await maria.say("/events")
    assert "Детство без слёз" in str(maria.window.reply_markup)
    assert "✓" not in str(maria.window.reply_markup), "she waits"
    await pyotr.say("/events")
    assert "✓" in str(pyotr.window.reply_markup)
    await changing.move(anna, event, where(anna, starts_at=anna.clock.now() + timedelta(days=11)))
    await pyotr.say("/events")
    assert "✓" not in str(pyotr.window.reply_markup), "to be said again"
    clock.move(days=11, minutes=5)
    await pyotr.say("/events")
    await pyotr.press(pyotr.buttons[0])
    assert "https://room.example.org/7" in pyotr.screen
    assert "Не смогу" not in pyotr.buttons, "it has begun"
    assert "Подтвердите" not in pyotr.screen
    host = phones(ANNA)
    await host.say(f"/events {event}")
    assert "Спросили 4 человек, собирался прийти 1." in host.screen
    assert "Не ответили: 2." in host.screen
    assert "Свободно мест" not in host.screen


async def test_a_series_is_drafted_and_announced(phones: Callable[[Who], Phone], town: Town) -> None:
    anna = phones(ANNA)
    await afresh(anna, "24 марта 15:00")
    await anna.press("Сделать серией")
    await anna.say("каждый вторник")
    assert "Когда закончить?" in anna.screen
    await anna.say("каждый вторник с апреля 2026 по март 2030")
    assert "дней подряд" not in anna.screen
    assert "в серии помещается не больше 60" in anna.screen
    await anna.say("каждый вторник марта и апреля")
    assert "Понял так, 7 дней:" in anna.screen or "Понял так, 6 дней:" in anna.screen
    await anna.press("Сохранить")
    assert "новых черновик" in anna.screen
    await anna.press("Разослать серию")
    assert "О каждом уйдёт своё приглашение. Разослать все?" in anna.screen
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Notification)) == 0, "it is asked first"
    await anna.press("Разослать сейчас")
    assert "✅ Разослано:" in anna.screen
    async with town.db.reading() as session:
        kinds = list(await session.scalars(select(Notification.kind)))
        events = list(await session.scalars(select(Event.state)))
    assert set(events) == {EventState.ANNOUNCED}
    assert kinds.count(NoticeKind.EVENT_ASKED) == 4 * len(events)


async def test_what_cannot_be_is_said_and_nothing_is_lost(phones: Callable[[Who], Phone], town: Town) -> None:
    anna, maria = phones(ANNA), phones(MARIA)
    await maria.say("/events")
    assert "Новое" not in maria.buttons
    assert "Из плана" not in maria.buttons
    await anna.say("/events 77")
    assert "Такого мероприятия для вас нет." in anna.heard + anna.last
    await anna.say("/events")
    await anna.press("Новое")
    await anna.say("семинар")
    await anna.say("Встреча с Ивановым Петром Сергеевичем, тел. 8-900-123-45-67")
    assert "Ивановым" not in anna.last
    await anna.press("Исправить")
    await anna.say("<b>Имя</b> & «кавычки»")
    await anna.say("32 марта 15:00")
    assert "Шаг 3" in anna.screen
    await anna.say("1 марта 2026 10:00")
    assert "уже прошло" in anna.screen
    await anna.say("26 марта 25:00")
    assert "Шаг 3" in anna.screen
    await anna.say("26 марта")
    await anna.say("15:30")
    await anna.press("Дистанционно")
    await anna.say("javascript:alert(1)")
    await anna.press("Семьи")
    await anna.press("Сохранить")
    assert "<b>Имя</b> & „кавычки“" in anna.screen
    assert "Разослать" not in anna.buttons
    await anna.press("Назначить")
    assert "✅ Назначено. Бот напомнит вам" in anna.screen
    assert "Спросить молчащих" not in anna.buttons
    assert "Позвать ещё" not in anna.buttons


async def test_posts_by_hand_more_people_and_a_copy(phones: Callable[[Who], Phone], town: Town) -> None:
    anna = phones(ANNA)
    await anna.say("/events")
    await anna.press("Новое")
    await anna.say("совещание")
    await anna.say("Итоги квартала")
    await anna.say("завтра 9:30")
    await anna.press("Дистанционно")
    await anna.press("Пропустить")
    await anna.press("Выбрать места")
    await anna.say("лесной")
    await anna.press("Куратор · Петровский район")
    await anna.press("Куратор · Петровский район")
    await anna.press("Дальше")
    await anna.press("Сохранить")
    assert "Для кого: Куратор, Лесной район" in anna.screen
    assert "Ссылку для подключения" in anna.screen or "Онлайн: ссылку пришлёт ведущий." in anna.screen
    assert "Ответы – до" not in anna.screen, "it is tomorrow"
    await anna.press("Разослать")
    assert "Приглашение получит 1 человек." in anna.screen
    await anna.press("Разослать сейчас")
    await anna.press("Позвать ещё")
    await anna.press("Должности и районы")
    await anna.press("Кураторы")
    await anna.press("Дальше")
    await anna.press("Пропустить")
    await anna.press("Отправить")
    assert "✅ Приглашение уходит: 1 человек." in anna.screen
    await anna.press("Повторить")
    assert "Когда начало?" in anna.screen
    await anna.say("23 марта 9:30")
    await anna.press("Сохранить")
    assert "Совещание «Итоги квартала» · черновик" in anna.screen
    assert "пн, 23 марта, 09:30" in anna.screen
    assert (await read(town, 2)).copied_from_id == 1
    await anna.press("Изменить")
    await anna.press("Название")
    await anna.say("Итоги года")
    await anna.press("Сохранить")
    assert "✅ Черновик изменён." in anna.screen
    assert "Совещание «Итоги года» · черновик" in anna.screen


async def test_an_event_of_today_has_an_hour_that_is_ahead(phones: Callable[[Who], Phone], clock: FakeClock) -> None:
    anna = phones(ANNA)
    await anna.say("/events")
    await anna.press("Новое")
    await anna.say("семинар")
    await anna.say("Детство без слёз")
    await anna.say("сегодня 9:00")
    assert "В 9:00 уже не получится: сейчас 12:00." in anna.screen.replace("09:00", "9:00")
    assert "например: 16 марта 2026 13:00" in anna.screen
    await anna.say("сегодня 13:00")
    await anna.press("Очно")
    await anna.say("Актовый зал")
    await anna.press("Все специалисты")
    assert "Детство без слёз" in anna.screen, "what was answered before is there"
    clock.move(hours=1, minutes=1)
    await anna.press("Сохранить")
    assert "Это время уже прошло. Назовите время впереди." in anna.screen + anna.heard
    await anna.press("Когда")
    await anna.say("сегодня 14:30")
    await anna.press("Сохранить")
    assert "✅ Черновик готов." in anna.screen


async def test_where_it_is_held_is_said_and_kept(phones: Callable[[Who], Phone], town: Town) -> None:
    olga = phones(OLGA)
    await olga.say("семинар «Границы» 12 мая в 10:00 в Лесном районе")
    await olga.press("Все специалисты")
    assert "Район: Лесной район" in olga.screen
    await olga.press("Сохранить", "Открыть мероприятие", "Изменить", "Подробнее", "Район")
    await olga.press("Петровский район")
    await olga.press("Сохранить")
    assert "Район: Петровский район" in olga.screen
    assert (await read(town, 1)).district_id == town.bereg.districts["Петровский район"]
    await olga.press("Изменить", "Подробнее", "Район", "Без района", "Сохранить")
    assert (await read(town, 1)).district_id is None
