"""What a person must not write, what is kept of them, and being forgotten."""

from collections.abc import Sequence
from datetime import date

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import DeleteMessage, DeleteMyCommands, SendDocument, TelegramMethod
from aiogram.types import Contact, Location, PhotoSize, Sticker, Voice
from sqlalchemy import select

from bot.factory import build_dispatcher
from models.activities import Activity
from models.audit import AuditLine, Event
from models.base import Base
from models.handover import FirstStep
from models.people import Invite, Person, Tenure
from services.handover import first_steps
from services.leaves import planning
from tests.flows.conftest import Phones
from tests.flows.test_log import stored
from tests.flows.tour import answer_needed, invite, log, send_file
from tests.support.clock import FakeClock
from tests.support.plan import written
from tests.support.telegram import Notebook, Phone, Telegram, kept
from tests.support.town import ADMINS, MARIA, STRANGER, Town

SECRET = "Беседа с мальчиком Ваней, ул. Лесная, 5"
STICKER = Sticker(file_id="f", file_unique_id="f", type="regular", width=1, height=1, is_animated=False, is_video=False)
PHOTO = [PhotoSize(file_id="f", file_unique_id="f", width=1, height=1)]


async def at_title(phone: Phone) -> None:
    await phone.say("/log")
    await phone.press("Учебные ›", "Семинар")


async def lines(town: Town, event: Event | None = None) -> Sequence[AuditLine]:
    """The log, or its lines of one kind."""
    async with town.db.reading() as session:
        found = (await session.scalars(select(AuditLine).order_by(AuditLine.id))).all()
    return [line for line in found if event in (None, line.event)]


def deleted(telegram: Telegram) -> int:
    return sum(isinstance(call, DeleteMessage) and call.message_id > 10_000 for call in telegram.calls)


async def test_of_a_text_with_personal_data_kinds_and_places_are_said_and_nothing_is_kept(
    maria: Phone, telegram: Telegram, notebook: Notebook, town: Town
) -> None:
    await at_title(maria)
    said = await maria.say(SECRET)
    assert "имя или фамилия – в середине текста" in said
    assert "адрес – в конце текста" in said
    assert maria.buttons == ["Исправить", "Это не персональные данные"]
    assert deleted(telegram) == 1
    for word in (*SECRET.replace(",", " ").replace(".", " ").split(), "•"):
        assert len(word) < 3 or word not in "".join(notebook.kept.values())
    assert "Ваней" not in said
    assert await lines(town) == []


async def test_where_it_stands_is_told_by_the_line(maria: Phone, notebook: Notebook) -> None:
    await at_title(maria)
    said = await maria.say("Беседа о выгорании\nтел 8910123456, мама Елна\nзаявление ивановой марии")
    assert "имя или фамилия – в конце второй строки" in said
    assert "имя или фамилия – в конце третьей строки" in said
    assert "ивановой" not in "".join(notebook.kept.values())
    assert "8910" not in "".join(notebook.kept.values())


async def test_the_form_goes_on_with_the_corrected_text(maria: Phone, town: Town) -> None:
    await at_title(maria)
    await maria.say(SECRET)
    await maria.press("Исправить")
    assert "Шаг 2 из 9" in maria.screen
    await maria.say(SECRET)
    await maria.say("Беседа с мальчиком")
    assert "Шаг 3 из 9" in maria.screen
    assert maria.buttons[0] == "Сегодня"
    assert await lines(town) == []


async def test_what_is_no_personal_data_is_taken_by_one_tap_and_noted_without_the_text(
    maria: Phone, town: Town
) -> None:
    await at_title(maria)
    await maria.say("Читаем «Вместе», гость Ольга Петровна")
    await maria.press("Это не персональные данные", "Сегодня", "К проверке")
    assert "Название: Читаем «Вместе», гость Ольга Петровна" in maria.screen
    await maria.press("Сохранить")
    (line,) = await lines(town)
    assert (line.event, line.subject, line.details) == (Event.OVERRULED, "activity.title", "name")
    assert (line.person_id, line.center_id) == (town.bereg.persons["Мария Орлова"], town.bereg.id)
    assert "Ольга" not in repr(vars(line))


async def test_after_a_restart_or_a_quarter_of_an_hour_the_text_is_asked_for_again(
    maria: Phone, pyotr: Phone, town: Town, notebook: Notebook, clock: FakeClock
) -> None:
    await at_title(maria)
    await maria.say(SECRET)
    clock.move(minutes=16)
    assert "бот уже не помнит" in await maria.press("Это не персональные данные")
    await at_title(pyotr)
    await pyotr.say(SECRET)
    pyotr.dispatcher = build_dispatcher(town.db, town.clock, notebook, admin_ids=ADMINS)
    assert "бот уже не помнит" in await pyotr.press("Это не персональные данные")
    await pyotr.press("Исправить")
    assert "Шаг 2 из 9" in pyotr.screen
    assert await lines(town) == []


async def test_a_message_that_cannot_be_deleted_is_the_person_s_to_delete(maria: Phone, telegram: Telegram) -> None:
    await at_title(maria)

    def trouble(method: TelegramMethod[object]) -> None:
        if isinstance(method, DeleteMessage) and method.message_id > 10_000:
            raise TelegramBadRequest(method, "Bad Request: message can't be deleted for everyone")

    telegram.trouble = trouble
    await maria.say(SECRET)
    assert "сделайте это сами" in maria.screen


async def test_what_a_question_did_not_understand_is_not_shown_back(
    maria: Phone, telegram: Telegram, notebook: Notebook
) -> None:
    await maria.say("/log")
    await maria.say("Ваня Сидоров")
    assert "имя или фамилия – в начале текста" in maria.screen
    assert deleted(telegram) == 1
    assert "Сидоров" not in "".join(notebook.kept.values())
    await maria.press("Исправить", "Учебные ›")


async def test_where_names_are_asked_nothing_else_is_taken(olga: Phone, town: Town) -> None:
    await olga.say("/people")
    await olga.press("Пригласить")
    while "Кому" not in olga.screen and "Для кого" not in olga.screen:
        await olga.press(olga.buttons[0])
    await olga.say("Серова Инна Павловна, 8 910 123 45 67")
    assert "телефон – в конце текста" in olga.screen
    assert "имя" not in olga.screen.split("Текст не сохранён")[0]


async def test_where_evidence_lies_is_guarded_too(maria: Phone) -> None:
    await answer_needed(maria)
    await maria.press("К проверке", "Подтверждения", "Протокол")
    await maria.say("у мамы Лены, 8-910-123-45-67")
    assert "телефон – в конце текста" in maria.screen
    await maria.say("папка 3")
    await maria.press("К проверке")
    assert "Протокол – есть, папка 3" in maria.screen


async def test_names_of_staff_and_places_are_taken(olga: Phone, town: Town) -> None:
    await invite(olga, guest="Серова Инна Павловна")
    assert [line.event for line in await lines(town)] == [Event.INVITED]


@pytest.mark.parametrize(
    "content",
    [
        {"photo": PHOTO, "caption": "Ваня"},
        {"voice": Voice(file_id="f", file_unique_id="f", duration=1)},
        {"contact": Contact(phone_number="+79101234567", first_name="Лена")},
        {"location": Location(latitude=52.7, longitude=41.4)},
        {
            "sticker": Sticker(
                file_id="f", file_unique_id="f", type="regular", width=1, height=1, is_animated=False, is_video=False
            )
        },
    ],
    ids=lambda content: next(iter(content)),
)
@pytest.mark.parametrize("where", ["form", "menu", "summary", "nowhere"])
async def test_media_is_refused_with_a_reason_and_deleted(
    content: dict[str, object], where: str, olga: Phone, telegram: Telegram
) -> None:
    if where == "form":
        await at_title(olga)
    elif where != "nowhere":
        await olga.say(f"/{where}")
    assert "удалите его сами" in await olga.send(**content)
    assert deleted(telegram) == 1


@pytest.mark.telegram("an album of MAX's is one message: tests/gateway/test_files.py")
async def test_an_album_is_answered_once(maria: Phone, telegram: Telegram) -> None:
    await maria.say("/start")
    assert "удалите его сами" in await maria.send(photo=PHOTO, media_group_id="a")
    for _ in range(2):
        assert await maria.send(photo=PHOTO, media_group_id="a") == ""
    assert "удалите его сами" in await maria.send(photo=PHOTO, media_group_id="b")
    assert deleted(telegram) == 4


async def test_a_plan_from_a_coordinator_stays_in_the_chat(olga: Phone, maria: Phone, telegram: Telegram) -> None:
    await send_file(olga, written("Семинар | Март | психолог | 5 |"))
    assert deleted(telegram) == 0
    await send_file(maria, written("Семинар | Март | психолог | 5 |"))
    assert deleted(telegram) == 1


# one's own data


async def test_mydata_gives_the_numbers_and_the_file(maria: Phone, telegram: Telegram, town: Town) -> None:
    await log(maria)
    me = await town.work(MARIA)
    await planning.plan_leave(me, me.person_id, date(2026, 7, 1), date(2026, 7, 14), None, "leave")
    await first_steps.mark_step(me, FirstStep.YEAR)
    await maria.say("/mydata")
    assert "Имя: Мария Орлова" in maria.screen
    assert "1 место, 1 запись о мероприятиях, 0 изменений" in maria.screen
    (sent,) = [call for call in telegram.calls if isinstance(call, SendDocument)]
    text = sent.document.data.decode("utf-8-sig")  # type: ignore[union-attr]
    assert "Идентификатор (не телефон): Телеграм 102" in text
    assert "Место: Куратор, Петровский район, с 09.01.2020" in text
    assert "Название: Семинар «Детство без слёз»" in text
    assert "Территория: Петровский район" in text
    assert "Отпуск: с 1 июля 2026 по 14 июля 2026" in text
    assert "Первые шаги новичка: пройдена 1 карточка" in text
    assert "<" not in text
    assert [line.event for line in await lines(town)] == [Event.LEAVE_PLANNED, Event.EXPORTED]


async def test_who_was_let_go_still_sees_and_deletes_what_is_kept(maria: Phone, olga: Phone, stranger: Phone) -> None:
    await olga.say("/people")
    await olga.press("Все люди", "Мария Орлова · Куратор, Петровский район", "Освободить место", "Да, освободить")
    await maria.say("/mydata")
    assert "Имя: Мария Орлова" in maria.screen
    await maria.press("Удалить меня", "Удалить данные", "Да, удалить")
    assert "Готово. Имя и идентификатор удалены" in maria.last
    assert "ничего о вас не хранит" in await stranger.say("/mydata")


async def test_the_coordinator_sees_counts_of_the_log(olga: Phone, maria: Phone) -> None:
    await invite(olga)
    await at_title(maria)
    await maria.say("Ольга Петровна")
    await maria.press("Это не персональные данные")
    await olga.say("/mydata")
    assert "Приглашений: 1, отозвано: 0" in olga.screen
    await olga.press("Журнал событий")
    assert "Мария Орлова · отметка «Это не персональные данные»: activity.title" in olga.screen
    await olga.press("Excel", "Назад")
    assert "Приглашений: 1, отозвано: 0" in olga.screen
    assert "Отметок «Это не персональные данные»: 1" in olga.screen
    await maria.say("/mydata")
    await maria.press("Не сохранять")
    assert "По центру" not in maria.screen


async def test_forgetting_takes_the_person_out_and_leaves_the_records(
    maria: Phone, olga: Phone, town: Town, notebook: Notebook, telegram: Telegram, phones: Phones
) -> None:
    code = await invite(olga, guest="Мария Орлова")
    await maria.say(f"/start {code}")
    await maria.press("Согласен", "Мария Орлова")
    await log(maria)
    await maria.say("/forget")
    assert "Останутся записи и план центра" in maria.screen
    await maria.press("Удалить данные", "Оставить")
    assert "Здравствуйте, Мария" in maria.screen
    await maria.say("/forget")
    await maria.press("Удалить данные", "Да, удалить")
    assert "Имя и идентификатор удалены" in maria.last
    assert kept(notebook, maria) == []
    assert any(isinstance(call, DeleteMyCommands) for call in telegram.calls)
    assert await stored(town) == 1
    async with town.db.reading() as session:
        person = await session.get_one(Person, town.bereg.persons["Мария Орлова"])
        held = (await session.scalars(select(Tenure).where(Tenure.person_id == person.id))).all()
        everything = [repr((await session.execute(select(table))).all()) for table in Base.metadata.sorted_tables]
        used = await session.scalar(select(Invite).where(Invite.used_by == person.id))
        record = await session.scalar(select(Activity))
    assert (person.name, person.account) == (f"Бывший сотрудник {person.id}", -person.id)
    assert all(one.until is not None for one in held)
    assert used is not None
    assert record is not None
    assert record.author_id == person.id
    assert not any("Мария Орлова" in table for table in everything)
    assert (await lines(town))[-1].event is Event.FORGOTTEN
    assert "по ссылке-приглашению" in await maria.say("/start")


async def test_the_last_coordinator_is_not_forgotten(olga: Phone, town: Town) -> None:
    await olga.say("/forget")
    assert "Вы последний координатор" in await olga.press("Удалить данные", "Да, удалить")
    async with town.db.reading() as session:
        person = await session.get_one(Person, town.bereg.persons["Ольга Ветрова"])
    assert person.name == "Ольга Ветрова"


async def test_with_a_second_coordinator_the_first_may_go(olga: Phone, phones: Phones) -> None:
    code = await invite(olga, role="Координатор")
    other = phones(STRANGER)
    await other.say(f"/start {code}")
    await other.press("Согласен", STRANGER.name)
    await olga.say("/forget")
    await olga.press("Удалить данные", "Да, удалить")
    assert "Имя и идентификатор удалены" in olga.last
