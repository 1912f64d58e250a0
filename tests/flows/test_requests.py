"""Maria asks, Anna answers: both kinds the whole way, a group of three, bad times, and what others must not do."""

from collections.abc import Awaitable, Callable
from io import BytesIO

import pytest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile, Document
from docx import Document as WordFile
from icalendar import Calendar
from openpyxl import load_workbook

from examples.demo.sheets import table_rows
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.timer_handlers import TIMER_HANDLERS
from services.timers import firing
from tests.flows.tour import ask, consult
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook, Phone, Telegram, content
from tests.support.town import Town

FAST = 10_000.0
Mail = Callable[[], Awaitable[None]]

both_engines = pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def mail(town: Town, clock: FakeClock, telegram: Telegram, notebook: Notebook) -> Mail:
    """A tick of the clock, and everything that is due is sent."""

    async def deliver() -> None:
        sender = Delivery(town.db, clock, telegram, notebook, LETTERS, Pace(FAST))
        await firing.tick(town.db, clock, TIMER_HANDLERS)
        for _ in range(5):
            await sender.sweep()
            while await sender.round():
                pass
            sender.pace = sender._recorder._pace = Pace(FAST)
            clock.move(seconds=2)  # a chat takes a message a second

    return deliver


def papers(telegram: Telegram) -> list[tuple[str, bytes]]:
    """Every document that was sent: its name and its content."""
    sent = [call for call in telegram.calls if isinstance(call, SendDocument)]
    return [(f.document.filename or "", f.document.data) for f in sent if isinstance(f.document, BufferedInputFile)]


@both_engines
async def test_a_supervision_the_whole_way_with_two_phones(
    maria: Phone, anna: Phone, olga: Phone, mail: Mail, clock: FakeClock, telegram: Telegram
) -> None:
    number = await ask(maria)
    assert f"Заявка № {number} отправлена. Ответим до 18 марта 2026" in maria.screen
    assert "Код случая: 01-26-001" in maria.screen
    await mail()
    assert f"Новая заявка № {number}. Супервизия: Эмоциональное выгорание" in anna.screen
    assert "Индивидуальная, дистанционно\nУдобное время: После обеда" in anna.screen
    assert anna.buttons == ["Принять", "Передать", "Уточнить", "Отклонить"]
    await anna.press("Уточнить")
    await anna.say("Что уже пробовали?")
    await mail()
    assert "Анна Белова:\nЧто уже пробовали?" in maria.screen
    await maria.press("Ответить")
    await maria.say("Отпуск и прогулки.")
    await mail()
    await anna.press("Открыть заявку", "Принять")
    assert "Сейчас: принята" in anna.screen
    await anna.press("Предложить время")
    await anna.say("17 марта 15:00\n18 марта в 10:30")
    await anna.press("Дальше", "60 мин")
    await anna.say("https://example.org/meet")
    await anna.press("Отправить")
    await mail()
    assert "предложено время" in maria.screen
    assert "60 мин" in maria.screen
    await maria.press("вт 17.03 15:00")
    assert "Встреча: вт, 17 марта, 15:00, 60 мин. Где: https://example.org/meet" in maria.screen
    await mail()
    name, content = papers(telegram)[0]
    assert name.startswith("17.03.2026 15-00 Супервизия")
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event.decoded("dtstart")) == "2026-03-17 15:00:00+03:00"
    clock.move(hours=26)
    await mail()
    for phone in (maria, anna):
        assert "Через час: Супервизия" in phone.screen
    clock.move(hours=3)
    await anna.press("Открыть заявку", "Провести", "Сохранить")
    assert "Проведено и записано" in anna.screen
    await anna.press("Описать")
    for words in ("Куратор ведёт двенадцать семей.", "Как вернуться к работе?", "Отпуск.", "Разобрали нагрузку."):
        await anna.say(words)
    await anna.press("Пропустить", "Сохранить", "Рекомендация")
    await anna.say("Передать два выезда")
    await anna.press("Куратор")
    await anna.say("20 марта")
    await anna.press("Отправить", "Описание в Word")
    name, content = papers(telegram)[-1]
    assert name == f"Описание супервизии {number}.docx"
    words = "\n".join(paragraph.text for paragraph in WordFile(BytesIO(content)).paragraphs)
    for part in ("Код случая: 01-26-001", "Запрос: Как вернуться к работе?", "Супервизор: Анна Белова"):
        assert part in words
    await mail()
    clock.move(days=3)
    await mail()
    assert "Сегодня срок рекомендации: Передать два выезда" in maria.screen
    await maria.press("Выполнено")
    clock.move(days=12)
    await mail()
    await maria.press("Помогло")
    await maria.say("Стало легче.")
    assert "Сейчас: закрыта" in maria.screen
    await olga.say("/requests")
    await olga.press("Журналы", "Супервизии, Excel")
    name, content = papers(telegram)[-1]
    assert name == "Журнал супервизий 2026.xlsx"
    (sheet,) = load_workbook(BytesIO(content)).worksheets
    rows = table_rows(sheet)
    assert rows == [
        (
            1,
            "17.03.2026",
            "индивидуальная",
            "дистанционно",
            "Петровский район",
            "Куратор",
            "01-26-001",
            "Эмоциональное выгорание",
            1,
            "Анна Белова",
            60,
            "Передать два выезда (Куратор, до 20.03.2026)",
            "01.04.2026",
            "выполнено 1 из 1",
        )
    ]
    await olga.press("К заявкам", "Нагрузка")
    assert "помогло 1, частично 0, нет 0" in olga.screen


@both_engines
async def test_a_consultation_the_whole_way(
    maria: Phone, anna: Phone, olga: Phone, mail: Mail, clock: FakeClock, telegram: Telegram
) -> None:
    number = await consult(maria)
    await mail()
    await anna.press("Принять", "Написать")
    await anna.say("Законный представитель.")
    await mail()
    assert "Законный представитель." in maria.screen
    await anna.press("Провести")
    assert "Сколько минут: Письменно" in anna.screen, "an answer in words took nobody's hour"
    await anna.press("Сохранить")
    assert "Дан письменный ответ 16 марта 2026" in anna.screen
    await mail()
    assert f"Встреча по заявке № {number} записана как проведённая" in maria.screen
    clock.move(days=14)
    await mail()
    assert "Помогло?" in maria.screen
    await maria.press("Не помогло")
    await maria.say("А если их двое?")
    assert "Заявка открыта заново, ответим до 1 апреля" in maria.screen
    await mail()
    assert f"Новая заявка № {number}" in anna.screen
    await olga.say("/requests")
    await olga.press("Журналы", "Консультации, Word")
    name, content = papers(telegram)[-1]
    assert name == "Журнал консультаций 2026.docx"
    table = WordFile(BytesIO(content)).tables[0]
    assert [cell.text for cell in table.rows[1].cells][1:4] == ["16.03.2026", "Юридическая", "дистанционно"]
    assert "письменно" in [cell.text for cell in table.rows[1].cells]
    assert "60" not in [cell.text for cell in table.rows[1].cells]


@both_engines
async def test_a_group_is_formed_out_of_three_requests(
    maria: Phone, pyotr: Phone, igor: Phone, anna: Phone, mail: Mail, clock: FakeClock
) -> None:
    for phone in (maria, pyotr, igor):
        await ask(phone)
    await mail()
    await anna.say("/requests")
    await anna.press("Новые (3)")
    await anna.press(anna.buttons[0])
    await anna.press("Принять")
    assert "По этой теме открыты ещё 2 заявки" in anna.screen
    await anna.press("Собрать группу")
    assert len(anna.chosen) == 2
    await anna.press("Собрать группу")
    assert "В группе 3 заявки" in anna.screen
    await mail()
    assert "собирают группу" in pyotr.screen
    await anna.press("Предложить время")
    await anna.say("17 марта 15:00\n18 марта 15:00")
    await anna.press("Дальше", "90 мин", "Пропустить", "Отправить")
    await mail()
    for phone, times in ((maria, ("вт 17.03 15:00",)), (pyotr, ("вт 17.03 15:00", "ср 18.03 15:00"))):
        assert "Встреча общая" in phone.screen
        await phone.press("Открыть заявку", *times)
    await igor.press("Открыть заявку", "Выйти из группы")
    assert "Вы вышли из группы" in igor.screen
    await mail()
    await anna.say("/requests")
    await anna.press("В работе (3)")
    await anna.press(next(label for label in anna.buttons if label.startswith("1.")))
    await anna.press("вт 17.03 15:00 · 2")
    assert "Назначено. Придут 2, отдельно ответить 0" in anna.screen
    await mail()
    for phone in (maria, pyotr):
        assert "Назначено: Супервизия" in phone.screen
    assert "Назначено" not in igor.screen
    clock.move(days=1, hours=6)
    await mail()
    assert "Встреча прошла? Супервизия: Эмоциональное выгорание" in anna.screen
    await anna.press("Провести")
    assert "Кто был на встрече? 2 из 2" in anna.screen
    await anna.press("Пётр Лугов, Лесной район", "Мария Орлова, Петровский район", "Дальше")
    assert "Отметьте хотя бы одного, кто был." in anna.heard
    await anna.press("Пётр Лугов, Лесной район")
    assert "Кто был на встрече? 1 из 2" in anna.screen
    await anna.press("Дальше")
    assert "Участники: Кураторы – 1" in anna.screen
    await anna.press("Сохранить")
    assert "Заявка № 2. Супервизия" in anna.screen, "the card of who came"
    assert "Проведено и записано" in anna.screen
    await mail()
    assert "прошла без вас. На заявку ответят отдельно" in maria.screen
    assert "записана как проведённая" in pyotr.screen


@pytest.mark.wires
async def test_the_others_cards_change_and_their_buttons_do_nothing(
    maria: Phone, anna: Phone, olga: Phone, mail: Mail, telegram: Telegram
) -> None:
    await olga.say("/requests")
    await olga.press("Кто отвечает", "Добавить", "Консультация", "Координатор", "На любую", "Для любой", "Сохранить")
    await olga.press("Добавить", "Консультация", "Психолог", "На любую", "Для любой", "Сохранить")
    assert "Консультация: Психолог" in olga.buttons
    number = await consult(maria)
    await mail()
    theirs, ours = olga.window, anna.window
    await anna.press("Принять")
    await mail()
    assert "Предложить время" in anna.buttons, "the card of who accepted stays"
    changed = telegram.chats[olga.who.telegram_id][theirs.message_id]
    assert changed.text == f"Заявка № {number}. Консультация: Юридическая\nСейчас: принята: Анна Белова, Психолог."
    assert changed.reply_markup is None
    await olga.press_on(theirs, "Принять")
    assert "Заявку уже приняли." in telegram.notices
    await anna.press_on(ours, "Принять")
    assert "Заявку уже приняли." in telegram.notices


@pytest.mark.wires
async def test_passing_on_and_declining(maria: Phone, anna: Phone, olga: Phone, mail: Mail) -> None:
    number = await consult(maria)
    await mail()
    await anna.press("Передать", "Ольга Ветрова · Координатор")
    await mail()
    assert "передана: Координатор" in maria.screen
    await olga.press("Отклонить")
    await olga.say("С этим – в опеку")
    assert "Сейчас: отклонена" in olga.screen
    await mail()
    assert f"Заявка № {number} отклонена" in maria.screen
    assert "Причина: С этим – в опеку" in maria.screen
    await maria.press("Открыть заявку", "Открыть заново")
    await maria.say("Опека отправила обратно к вам")
    assert "открыта заново" in maria.screen


@pytest.mark.wires
async def test_materials_come_as_a_document(maria: Phone, anna: Phone, mail: Mail, telegram: Telegram) -> None:
    await maria.say("/request")
    await maria.press("Материалы", "Срочно")
    await maria.say("Памятки о телефоне доверия, 20 штук")
    await maria.press("Отправить")
    assert "Ответим до 16 марта" in maria.screen
    await mail()
    await anna.press("Принять", "Отправить материалы")
    await anna.say("вот")
    await anna.send(document=Document(file_id="doc-16", file_unique_id="u", file_name="Иванова Мария Петровна.docx"))
    assert "В названии файла похоже на личные данные" in anna.heard
    telegram.files["doc-17"] = b"a reminder"
    await anna.send(document=Document(file_id="doc-17", file_unique_id="u", file_name="Памятка.docx"))
    assert "Материалы отправлены, заявка закрыта" in anna.screen
    await mail()
    assert "Материалы по заявке № 1 готовы: Памятка.docx" in maria.screen
    await maria.press("Открыть документ")
    sent = [call for call in telegram.calls if isinstance(call, SendDocument)]
    assert await content(telegram, sent[-1].document) == b"a reminder"


async def test_materials_come_as_a_link(maria: Phone, anna: Phone, mail: Mail) -> None:
    await maria.say("/request")
    await maria.press("Материалы", "Обычная")
    await maria.say("Памятки о телефоне доверия")
    await maria.press("Отправить")
    await mail()
    await anna.press("Принять", "Отправить материалы", "Ссылка или текст")
    await anna.say("https://example.org/leaflets")
    await mail()
    assert "https://example.org/leaflets" in maria.screen


@pytest.mark.wires
async def test_times_are_refused_with_a_reason(maria: Phone, anna: Phone, mail: Mail) -> None:
    await ask(maria)
    await mail()
    await anna.press("Принять", "Предложить время")
    for typed, said in (
        ("15 февраля 2026 15:00", "уже прошло"),
        ("22 марта 15:00", "22 марта 2026 – выходной. Ближайший рабочий день: 23 марта 2026"),
        ("завтра", "Не похоже на время: «завтра». Например: 16 марта 2026 15:00"),
        ("17 марта 25:00", "Не похоже на время"),
        ("15:00", "Какой это день?"),
    ):
        await anna.say(typed)
        assert said in anna.screen, anna.screen
    await anna.press("17", "15:00")
    assert "Сейчас: 17.03 15:00" in anna.screen
    for number in range(4):
        await anna.say(f"18 марта 1{number}:00")
    await anna.say("19 марта 12:00")
    assert "Предложите от одного до 5 вариантов" in anna.screen
    await anna.press("✕ 18.03 10:00")
    assert "18.03 10:00" not in anna.screen


async def test_the_hour_that_has_passed_today(
    maria: Phone, anna: Phone, mail: Mail, telegram: Telegram, clock: FakeClock
) -> None:
    await ask(maria)
    await mail()
    await anna.press("Принять", "Предложить время")
    await anna.say("16 марта 9:00")
    assert "В 09:00 уже не получится: сейчас 12:00." in anna.screen
    await anna.say("16 марта 13:00")
    clock.move(hours=2)
    await anna.press("Дальше", "К проверке", "Отправить")
    assert "16.03 13:00 уже прошло. Назовите будущее время." in telegram.notices


async def test_a_long_question_is_refused_and_nothing_is_lost(maria: Phone) -> None:
    await maria.say("/request")
    await maria.press("Консультация", "Юридическая", "Обычная")
    await maria.say("ы" * 4000)
    assert "Длинно: 4\xa0000 знаков, а помещается 1\xa0500" in maria.screen
    await maria.say("ы" * 1500)
    await maria.press("Отправить", "Открыть заявку")
    assert "Сейчас: новая" in maria.screen


async def test_somebody_elses_request_does_not_open(
    maria: Phone, pyotr: Phone, vera: Phone, telegram: Telegram
) -> None:
    number = await ask(maria)
    for phone in (pyotr, vera):
        await phone.say(f"/requests {number}")
        assert "Этой заявки нет, или она не ваша" in phone.heard
        for action in ("request-accept", "request-open", "request-say", "request-yes", "request-slot"):
            await phone.say("/start")
            await phone.callback(f"letter:{action}:{number}")
            assert "Третий месяц" not in "".join(m.text or "" for m in telegram.chats[phone.who.telegram_id].values())


@pytest.mark.wires
async def test_the_author_cancels_with_two_taps(maria: Phone, anna: Phone, mail: Mail, telegram: Telegram) -> None:
    await ask(maria)
    await mail()
    card = anna.window
    await maria.press("Открыть заявку", "Отменить заявку", "Да, отменить")
    assert "Сейчас: отменена" in maria.screen
    await mail()
    assert "Сейчас: отменена" in (telegram.chats[anna.who.telegram_id][card.message_id].text or "")


async def test_topics_are_edited_in_the_chat(olga: Phone, maria: Phone) -> None:
    await olga.say("/requests")
    await olga.press("Темы", "Темы супервизии")
    assert "Эмоциональное выгорание" in olga.screen
    await olga.say("Границы куратора\nДругое")
    assert "Список сохранён" in olga.screen
    await maria.say("/request")
    await maria.press("Супервизия", "Дальше")
    assert maria.buttons[:2] == ["Границы куратора", "Другое"]


async def test_yesterday_is_no_day_of_the_next_year(maria: Phone, anna: Phone, mail: Mail, telegram: Telegram) -> None:
    await consult(maria)
    await mail()
    await anna.press("Принять", "Провести", "Сохранить")
    assert "Описать" not in anna.buttons, "only a supervision is described"
    await anna.press("Рекомендация")
    await anna.say("Перечитать закон")
    await anna.press("Куратор")
    await anna.say("вчера")
    assert "Срок: 15 марта 2026" in anna.screen
    await anna.press("Отправить")
    assert "Этот день уже прошёл. Назовите будущий." in telegram.notices


@pytest.mark.wires
async def test_an_empty_journal_is_a_notice(olga: Phone, telegram: Telegram) -> None:
    await olga.say("/requests")
    await olga.press("Журналы", "2025 год", "Супервизии, Word")
    assert "За 2025 год записей нет." in telegram.notices
    assert papers(telegram) == []


async def test_an_answerer_is_taken_away_with_two_taps(olga: Phone) -> None:
    await olga.say("/requests")
    await olga.press("Кто отвечает")
    assert "отвечают все специалисты центра" in olga.screen
    await olga.press("Добавить", "Супервизия", "Психолог", "Эмоциональное выгорание", "Лесной район", "Сохранить")
    await olga.press("Супервизия: Эмоциональное выгорание: Психолог, Лесной район"[:58], "Да, убрать")
    assert "отвечают все специалисты центра" in olga.screen


def letters_of(telegram: Telegram, phone: Phone, words: str) -> list[str]:
    """What this person was sent with these words in it."""
    found = (message.text or "" for message in telegram.chats[phone.who.telegram_id].values())
    return [text for text in found if words in text]


@both_engines
async def test_an_answer_is_one_step_and_one_letter(
    maria: Phone, anna: Phone, olga: Phone, mail: Mail, telegram: Telegram
) -> None:
    number = await consult(maria)
    await mail()
    assert anna.buttons == ["Ответить", "Принять", "Передать", "Уточнить", "Отклонить"]
    await anna.press("Ответить")
    assert "Шаг" not in anna.screen, "there is nothing to count"
    await anna.say("Законный представитель, а с 14 лет – и сам ребёнок.")
    assert "Ответ отправлен, заявка закрыта" in anna.screen
    assert "Сейчас: закрыта" in anna.screen
    await mail()
    told = letters_of(telegram, maria, f"№ {number}")
    (letter,) = [text for text in told if "Заявка №" not in text.partition("\n")[0]]
    head, _, words = letter.partition("\n\n")
    assert head == f"Ответ на заявку № {number}. Консультация: Юридическая. Анна Белова, Психолог."
    assert words == "Законный представитель, а с 14 лет – и сам ребёнок."
    assert letters_of(telegram, maria, "принята") == letters_of(telegram, maria, "записана") == []
    assert maria.buttons == ["Уточнить", "Открыть заявку"]
    await olga.say("/requests")
    await olga.press("Журналы", "Консультации, Excel")
    (sheet,) = load_workbook(BytesIO(papers(telegram)[-1][1])).worksheets
    (row,) = table_rows(sheet)
    assert {"16.03.2026", "дистанционно", "Юридическая", "Анна Белова", 10} <= set(row)


async def test_the_author_asked_back_is_answered_in_one_step_too(maria: Phone, anna: Phone, mail: Mail) -> None:
    await consult(maria)
    await mail()
    await anna.press("Принять", "Написать")
    await anna.say("Сколько лет ребёнку?")
    await mail()
    await maria.press("Ответить")
    await maria.say("Двенадцать")
    await mail()
    assert anna.buttons == ["Ответить", "Уточнить", "Открыть заявку"]
    await anna.press("Ответить")
    await anna.say("Законный представитель.")
    assert "Сейчас: закрыта" in anna.screen


async def test_a_supervision_is_not_answered_in_writing(
    maria: Phone, anna: Phone, mail: Mail, telegram: Telegram
) -> None:
    number = await ask(maria)
    await mail()
    assert "Ответить" not in anna.buttons
    await anna.callback(f"letter:request-answer:{number}")
    assert "Письменно отвечают на заявки о консультации." in telegram.notices


@pytest.mark.wires
async def test_an_answer_that_came_too_late_is_not_lost(
    maria: Phone, anna: Phone, mail: Mail, telegram: Telegram
) -> None:
    await consult(maria)
    await mail()
    card = anna.window
    await anna.press("Ответить")
    await maria.press("Открыть заявку", "Отменить заявку", "Да, отменить")
    await anna.say("Законный представитель.")
    assert "Заявка уже отменена" in anna.screen
    assert "Сейчас: Законный представитель." in anna.screen, "what was written can be copied out"
    await anna.press("Отмена", "Не сохранять")
    await anna.press_on(card, "Ответить")
    assert "Заявка уже отменена." in telegram.notices, "and nobody writes in vain"


async def test_the_leader_hears_when_everybody_has_answered(
    maria: Phone, pyotr: Phone, anna: Phone, mail: Mail, clock: FakeClock, telegram: Telegram
) -> None:
    for phone in (maria, pyotr):
        await ask(phone)
    await mail()
    await anna.press("Принять", "Собрать группу", "Собрать группу", "Предложить время")
    await anna.say("17 марта 15:00\n18 марта 15:00")
    await anna.press("Дальше", "60 мин", "Пропустить", "Отправить")
    await mail()
    assert maria.buttons == ["вт 17.03 15:00", "ср 18.03 15:00", "Открыть заявку"], "the times stand in the letter"
    letter = maria.window
    await maria.press("ср 18.03 15:00")
    assert maria.chosen == ["ср 18.03 15:00"]
    await maria.press_on(letter, "ср 18.03 15:00")
    assert maria.chosen == ["ср 18.03 15:00"], "a letter's time is not taken back"
    await maria.press_on(letter, "вт 17.03 15:00")
    clock.move(minutes=5)
    await mail()
    assert letters_of(telegram, anna, "Ответили все") == []
    await pyotr.press("ср 18.03 15:00")
    clock.move(minutes=5)
    await mail()
    (told,) = letters_of(telegram, anna, "Ответили все")
    assert told == (
        "Ответили все: ср 18.03 15:00 – 2 из 2\nСупервизия: Эмоциональное выгорание\n· вт 17.03 15:00 – 1 из 2"
    )
    assert anna.buttons == ["Назначить", "вт 17.03 15:00", "Открыть заявку"]
    await anna.press("Назначить")
    assert "Назначено. Придут 2, отдельно ответить 0." in telegram.notices
    assert "Встреча: ср, 18 марта, 15:00" in anna.screen
    await mail()
    for phone in (maria, pyotr):
        assert "Назначено: Супервизия" in phone.screen


async def test_the_last_one_who_leaves_a_group_counts_as_an_answer(
    maria: Phone, pyotr: Phone, igor: Phone, anna: Phone, mail: Mail, clock: FakeClock, telegram: Telegram
) -> None:
    for phone in (maria, pyotr, igor):
        await ask(phone)
    await mail()
    await anna.press("Принять", "Собрать группу", "Собрать группу", "Предложить время")
    await anna.say("17 марта 15:00")
    await anna.press("Дальше", "60 мин", "Пропустить", "Отправить")
    await mail()
    await maria.press("вт 17.03 15:00")
    await pyotr.press("вт 17.03 15:00")
    await igor.press("Открыть заявку", "Выйти из группы")
    clock.move(minutes=5)
    await mail()
    (told,) = letters_of(telegram, anna, "Ответили все")
    assert "вт 17.03 15:00 – 2 из 2" in told


async def test_who_cancelled_is_named(maria: Phone, anna: Phone, mail: Mail, telegram: Telegram) -> None:
    await ask(maria)
    await mail()
    await anna.press("Принять")
    await maria.press("Открыть заявку", "Отменить заявку", "Да, отменить")
    await mail()
    (told,) = letters_of(telegram, anna, "отменена. Супервизия")
    assert told.endswith("Кто: Мария Орлова, автор заявки.")


async def test_whoever_let_an_author_go_did_not_cancel_for_them(
    maria: Phone, anna: Phone, olga: Phone, mail: Mail, telegram: Telegram
) -> None:
    await ask(maria)
    await mail()
    await anna.press("Принять")
    await olga.say("/people")
    await olga.press("Все люди", "Мария Орлова · Куратор, Петровский район")
    await olga.press("Освободить место", "Да, освободить")
    await mail()
    (told,) = letters_of(telegram, anna, "отменена. Супервизия")
    assert told.endswith("Автор больше не работает в центре.")
    assert "Ольга" not in told


async def test_who_declined_and_who_called_off_is_named(
    maria: Phone, anna: Phone, mail: Mail, telegram: Telegram
) -> None:
    await ask(maria)
    await mail()
    await anna.press("Принять", "Предложить время")
    await anna.say("17 марта 15:00")
    await anna.press("Дальше", "60 мин", "Пропустить", "Отправить")
    await mail()
    await maria.press("вт 17.03 15:00")
    await anna.say("/requests")
    await anna.press("В работе (1)")
    await anna.press(anna.buttons[0], "Отменить встречу")
    await anna.say("Заболела")
    await mail()
    assert "Кто: Анна Белова." in letters_of(telegram, maria, "переносят")[0]
    await anna.press("Отклонить")
    await anna.say("Больничный до мая")
    await mail()
    assert "Кто: Анна Белова." in letters_of(telegram, maria, "отклонена")[0]


async def test_what_was_recorded_is_not_recorded_from_an_old_letter(
    maria: Phone, anna: Phone, mail: Mail, clock: FakeClock
) -> None:
    await ask(maria)
    await mail()
    await anna.press("Принять")
    clock.move(days=3)
    await mail()
    letter = anna.window
    assert "ждёт вас" in anna.screen
    await anna.press("Провести", "Сохранить")
    assert "Проведено и записано" in anna.screen
    assert "Встреча по заявке уже прошла" in await anna.press_on(letter, "Провести")
    assert "Проверьте" not in anna.screen, "no form is filled that cannot be saved"


async def test_what_was_opened_again_is_told_in_other_words(
    maria: Phone, anna: Phone, mail: Mail, clock: FakeClock
) -> None:
    number = await consult(maria)
    await mail()
    await anna.press("Принять", "Провести", "Сохранить")
    await mail()
    clock.move(days=14)
    await mail()
    await maria.press("Не помогло")
    await maria.say("А если их двое?")
    if "Сохранить" in maria.buttons:
        await maria.press("Сохранить")
    await mail()
    assert f"Новая заявка № {number} (снова)" in anna.screen
    await anna.press("Принять")
    await mail()
    assert f"Заявка № {number} (снова) принята" in maria.screen


async def test_what_was_rated_is_not_rated_from_the_same_letter_again(
    maria: Phone, anna: Phone, mail: Mail, clock: FakeClock
) -> None:
    await consult(maria)
    await mail()
    await anna.press("Принять", "Провести", "Сохранить")
    await mail()
    clock.move(days=14)
    await mail()
    letter = maria.window
    await maria.press("Помогло")
    await maria.say("Вопрос снят.")
    if "Сохранить" in maria.buttons:
        await maria.press("Сохранить")
    assert "Отзыв уже записан" in await maria.press_on(letter, "Помогло")
