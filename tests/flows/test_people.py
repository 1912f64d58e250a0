"""Coming in, people and posts, invites, centres – and what is not for everybody."""

import re

import pytest
from aiogram.methods import SetMyCommands
from sqlalchemy import select

from bot.factory import build_dispatcher
from models.base import Base
from models.people import Person
from services.people.inner.founding import coordinator_invite, ensure_center
from storage.dialogues import SqlDialogues
from tests.flows.conftest import LINK, Phones
from tests.flows.tour import answer_needed, invite, log
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import ADMINS, ANNA, IGOR, MARIA, OLGA, STRANGER, Town, Who


async def test_a_stranger_learns_how_to_get_in_and_nothing_else(stranger: Phone) -> None:
    for said in ("/start", "привет", "/log", "/my", "/summary", "/people", "/centers", "/menu", "/cancel"):
        answer = await stranger.say(said)
        assert "по ссылке-приглашению" in answer, said
        assert "Записать" not in answer
    await stranger.say("/help")
    assert "112" in stranger.last
    assert "/log" not in stranger.last


async def test_igor_comes_in_by_his_link(olga: Phone, stranger: Phone, town: Town, telegram: Telegram) -> None:
    code = await invite(olga, role="Руководитель", guest="Сергей Прохожий")
    assert "Приглашение готово: Руководитель · Сергей Прохожий" in olga.screen
    assert f"{LINK}{code}" in olga.screen
    await stranger.say(f"/start {code}")
    assert "Вас приглашает Ресурсный центр «Берег»" in stranger.screen
    assert "Ваше место: Руководитель" in stranger.screen
    await stranger.press("Согласен")
    assert "Шаг" not in stranger.screen
    assert stranger.buttons[:2] == ["Сергей Прохожий", "Прохожий Сергей"]
    await stranger.press("Сергей Прохожий")
    assert "Готово, вы вошли: Ресурсный центр «Берег»" in stranger.screen
    await stranger.press("Меню")
    assert stranger.buttons == ["Сводка", "Заявки", "План", "Мониторинг", "Бумаги", "Ещё"]
    menus = [call for call in telegram.calls if isinstance(call, SetMyCommands)]
    assert [c.command for c in menus[-1].commands][:3] == ["log", "my", "trip"]


async def test_without_consent_nothing_is_kept(olga: Phone, stranger: Phone, town: Town) -> None:
    code = await invite(olga)
    await stranger.say(f"/start {code}")
    assert "ничего о вас не сохранил" in await stranger.press("Не согласен")
    async with town.db.reading() as session:
        assert await session.scalar(select(Person).where(Person.account == STRANGER.telegram_id)) is None
    await stranger.say(f"/start {code}")
    assert "Вы согласны?" in stranger.screen


async def test_a_link_works_once(olga: Phone, stranger: Phone, pyotr: Phone) -> None:
    code = await invite(olga)
    await stranger.say(f"/start {code}")
    await pyotr.say(f"/start {code}")
    await stranger.press("Согласен", "Прохожий Сергей")
    assert "По этой ссылке уже вошли" in await pyotr.press("Согласен", "Пётр Лугов")
    assert "По этой ссылке уже вошли" in await pyotr.say(f"/start {code}") or "Сначала" in pyotr.screen


async def test_pressing_twice_when_coming_in(olga: Phone, stranger: Phone) -> None:
    code = await invite(olga)
    await stranger.say(f"/start {code}")
    await stranger.press("Согласен")
    window = stranger.window
    await stranger.press_on(window, "Прохожий Сергей")
    answer = await stranger.press_on(window, "Прохожий Сергей")
    assert "уже вошли" not in answer
    assert "Готово, вы вошли" in stranger.screen


async def test_expired_unknown_and_revoked_links(olga: Phone, stranger: Phone, clock: FakeClock) -> None:
    assert "Такого приглашения нет" in await stranger.say("/start gibberish")
    late = await invite(olga)
    clock.move(days=14)
    assert "Срок приглашения вышел" in await stranger.say(f"/start {late}")
    gone = await invite(olga, guest="Инна")
    await olga.say("/people")
    await olga.press("Приглашения", "Руководитель · Инна")
    assert "Приглашение отозвано" in await olga.press("Отозвать")
    assert "Открытых приглашений нет" in olga.screen
    assert "Это приглашение отозвали" in await stranger.say(f"/start {gone}")


async def test_after_five_wrong_codes_none_is_looked_at_for_an_hour(
    olga: Phone, stranger: Phone, maria: Phone, clock: FakeClock
) -> None:
    code = await invite(olga)
    for number in range(5):
        assert "Такого приглашения нет" in await stranger.say(f"/start guess{number}")
    assert "Подождите час" in await stranger.say(f"/start {code}"), "not the right one either"
    assert "Такого приглашения нет" in await maria.say("/start guess"), "another person's guesses are theirs"
    clock.move(minutes=59)
    assert "Подождите час" in await stranger.say(f"/start {code}")
    clock.move(minutes=1)
    await stranger.say(f"/start {code}")
    assert "Вы согласны?" in stranger.screen


async def test_a_second_post_in_the_same_centre(olga: Phone, maria: Phone) -> None:
    code = await invite(olga)
    await maria.say(f"/start {code}")
    await maria.press("Согласен", MARIA.name, "Меню")
    assert "Сводка" in maria.buttons


async def test_inviting_a_curator_and_a_specialist_asks_what_it_needs(olga: Phone) -> None:
    await olga.say("/invite")
    await olga.press("Куратор")
    assert "Куратором какой территории?" in olga.screen
    await olga.press("Озёрный округ", "Пропустить", "Сохранить")
    assert "Приглашение готово: Куратор, Озёрный округ" in olga.screen
    await olga.press("Пригласить ещё", "Специалист", "Логопед", "Пропустить", "Сохранить")
    assert "Приглашение готово: Логопед" in olga.screen
    await olga.say("/people")
    assert "2 приглашения ждут" in olga.screen
    await olga.press("Все люди")
    assert "ждут 2 приглашения" in olga.screen


async def test_a_centre_without_districts_invites_curators_too(town: Town, phones: Phones) -> None:
    center = await ensure_center(town.db, town.clock, "Центр «Лодка»", [], "Europe/Moscow")
    made = await coordinator_invite(town.db, town.clock, center, "cli")
    inna = phones(Who(777, "Инна Серова"))
    await inna.say(f"/start {made.code}")
    await inna.press("Согласен", "Инна Серова")
    await inna.say("/invite")
    await inna.press("Куратор", "Пропустить", "Сохранить")
    assert "Приглашение готово: Куратор" in inna.heard


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_a_very_long_telegram_name_is_cut(olga: Phone, phones: Phones, town: Town) -> None:
    code = await invite(olga)
    long = Who(778, f"{'Ж' * 64} {'Щ' * 64}")
    guest = phones(long)
    await guest.say(f"/start {code}")
    await guest.press("Согласен", long.name[:120])
    assert "вы вошли" in guest.heard
    assert len((await town.work(long)).actor.name) == 120


async def test_leaving_a_post_is_asked_twice_and_takes_effect_at_once(olga: Phone, maria: Phone) -> None:
    await answer_needed(maria)
    await maria.press("К проверке")
    await olga.say("/people")
    await olga.press("Все люди", "Мария Орлова · Куратор, Петровский район", "Освободить место")
    assert "Освободить место?" in olga.screen
    assert "Место свободно" in await olga.press("Да, освободить")
    assert "Мария Орлова · Куратор, Петровский район" not in olga.buttons
    assert "недоступно" in await maria.press("Сохранить")
    await maria.say("/start")
    if "Не сохранять" in maria.buttons:
        await maria.press("Не сохранять")
    assert "по ссылке-приглашению" in maria.last


async def test_nobody_puts_out_themselves(olga: Phone) -> None:
    await olga.say("/people")
    await olga.press("Все люди", "Ольга Ветрова · Координатор", "Освободить место")
    assert "Своё место освободить нельзя" in await olga.press("Да, освободить")


async def test_a_page_of_people_that_empties(olga: Phone) -> None:
    for number in range(8):
        await invite(olga, guest=f"Гость {number}")
    await olga.say("/people")
    await olga.press("Приглашения", "Дальше ›", "Руководитель · Гость 0", "Отозвать")
    assert "7 открытых приглашений" in olga.screen
    assert "Руководитель · Гость 7" in olga.buttons, "the page before is shown"


async def test_an_admin_makes_a_centre_and_invites_its_coordinator(admin: Phone, stranger: Phone) -> None:
    await admin.say("/start")
    assert admin.buttons == ["Центры", "Новый центр", "Мои данные", "Помощь"]
    await admin.press("Новый центр")
    await admin.say("Ресурсный центр «Лодка»")
    await admin.say("Южный район\nЮжный РАЙОН")
    assert "Дважды: «Южный РАЙОН»" in admin.screen
    await admin.say("Южный район\nВосточный район")
    await admin.press("Омск")
    assert "· Южный район\n· Восточный район" in admin.screen
    await admin.press("Сохранить")
    code = admin.screen.rpartition("start=")[2].strip()
    await stranger.say(f"/start {code}")
    assert "Ваше место: Координатор" in stranger.screen
    await stranger.press("Согласен", "Прохожий Сергей", "Меню")
    assert "Сотрудники" in stranger.buttons
    await stranger.say("/people")
    await stranger.press("Все люди")
    assert "В центре 1 человек" in stranger.screen
    await admin.say("/centers")
    assert "Ресурсный центр «Лодка»: 1 сотрудник" in admin.screen


async def test_a_centre_of_that_name_exists(admin: Phone) -> None:
    await admin.say("/center")
    await admin.say("Ресурсный центр «Маяк»")
    await admin.say("Северный район")
    await admin.press("Москва")
    assert "Такой центр уже есть: Ресурсный центр «Маяк»" in await admin.press("Сохранить")
    await admin.press("Название")
    await admin.say("Ресурсный центр «Якорь»")
    await admin.press("Сохранить")
    assert "Центр создан: Ресурсный центр «Якорь»" in admin.screen


async def test_an_admin_sees_nothing_inside_a_centre(admin: Phone, maria: Phone) -> None:
    await log(maria)
    for command in ("/log", "/my", "/summary", "/people", "/invite"):
        assert "недоступно" in await admin.say(command)


@pytest.mark.parametrize(
    ("who", "denied"),
    [
        (MARIA, ("/summary", "/people", "/invite", "/centers", "/center")),
        (ANNA, ("/summary", "/people", "/invite", "/centers", "/center")),
        (IGOR, ("/people", "/invite", "/centers", "/center")),
        (OLGA, ("/centers", "/center")),
    ],
)
async def test_denied_commands(who: Who, denied: tuple[str, ...], phones: Phones) -> None:
    phone = phones(who)
    await phone.say("/start")
    for command in denied:
        assert "недоступно" in await phone.say(command), command
        assert ("скажите координатору" in phone.heard) is (who is not OLGA), "nobody is sent to themselves"
        assert "Здравствуйте" in phone.screen


async def test_a_denied_command_in_the_middle_of_a_form_does_not_ask_to_leave_it(maria: Phone) -> None:
    await answer_needed(maria)
    assert "недоступно" in await maria.say("/summary")
    assert "Шаг 4 из 9" in maria.screen
    await maria.press("К проверке", "Сохранить")
    assert "Сохранено" in maria.screen


async def test_whoever_comes_in_reads_what_the_bot_does_and_keeps_how_long_and_whom_to_ask(
    olga: Phone, maria: Phone, admin: Phone, stranger: Phone
) -> None:
    code = await invite(olga)
    does = ("мероприятия", "супервизию", "план на год", "напоминает", "мониторинг", "анкеты", "сводки и журналы")
    keeps = ("идентификатор в мессенджере (не телефон)", "60 дней", "пока вы их не удалите")
    asks = "к координатору вашего центра"
    await stranger.say(f"/start {code}")
    for words in (*does, *keeps, asks):
        assert words in stranger.screen, words
    for phone, whom in ((maria, asks), (olga, "к администратору платформы"), (admin, "обращаются к вам")):
        await phone.say("/help")
        for words in (*does, *keeps, whom):
            assert words in phone.screen, words
        assert (asks in phone.screen) is (phone is maria), "nobody is sent to themselves"


async def test_before_the_consent_nothing_of_a_person_is_written_down(
    olga: Phone, stranger: Phone, town: Town, clock: FakeClock
) -> None:
    """A refusal, and whoever just looks in, leave no row; who agrees goes on where they were."""
    code = await invite(olga)
    stranger.dispatcher = build_dispatcher(town.db, clock, SqlDialogues(town.db, clock), admin_ids=ADMINS)
    await stranger.say("привет, это Инна Серова")
    await stranger.say(f"/start {code}")
    await stranger.press("Не согласен")
    assert await _rows_of(town, STRANGER.telegram_id) == []
    await stranger.say(f"/start {code}")
    await stranger.press("Согласен")
    assert await _rows_of(town, STRANGER.telegram_id) == []
    await stranger.press(STRANGER.name)
    assert {"persons", "dialogues"} <= set(await _rows_of(town, STRANGER.telegram_id))


async def test_a_stranger_is_remembered_for_an_hour(
    olga: Phone, stranger: Phone, clock: FakeClock, town: Town, notebook: Notebook
) -> None:
    code = await invite(olga)
    stranger.dispatcher = build_dispatcher(town.db, clock, notebook, admin_ids=ADMINS)
    await stranger.say(f"/start {code}")
    clock.move(minutes=61)
    assert "из старого сообщения" in await stranger.press("Согласен")


async def _rows_of(town: Town, telegram_id: int) -> list[str]:
    """The tables that say the number anywhere."""
    async with town.db.reading() as session:
        tables = Base.metadata.sorted_tables
        said = {one.name: repr((await session.execute(select(one))).all()) for one in tables}
    number = re.compile(rf"\b{telegram_id}\b")  # a code's hash may hold its digits
    return [name for name, rows in said.items() if number.search(rows)]
