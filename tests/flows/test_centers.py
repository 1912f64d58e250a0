"""One account, two centres: coming in by a link, changing over, letters of the other one, and forms in the middle."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from models.access import Role
from models.activities import Activity
from models.admissions import Admission
from models.people import Person
from models.requests.states import State
from models.requests.tables import Request
from services.people import admissions, invites, members
from services.people.inner.founding import coordinator_invite, ensure_center
from services.requests.create import file
from tests.flows.test_requests import Mail, mail  # noqa: F401 — a fixture
from tests.flows.tour import answer_needed, log
from tests.support.requests import supervision
from tests.support.telegram import Phone
from tests.support.town import ANNA, GLEB, MARIA, OLGA, VERA, Town, Who

Phones = Callable[[Who], Phone]
both_engines = pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
HERE, THERE = "Ресурсный центр «Берег»", "Ресурсный центр «Маяк»"


def shown(phone: Phone) -> str:
    """All that stands in the window."""
    return "\n".join([phone.screen, *phone.buttons])


async def link(town: Town, role: Role = Role.SPECIALIST, title: str = "Методист", district: str = "") -> str:
    """A link into «Маяк»."""
    where = town.mayak.districts[district] if district else None
    made = await invites.invite(await town.work(VERA), role, title, where, "", f"{role}{title}{district}")
    return made.code


async def come(phone: Phone, town: Town) -> None:
    """Into «Маяк» too, as its methodist."""
    await phone.say(f"/start {await link(town)}")
    await phone.press("Согласен")
    await phone.press(phone.buttons[0])
    assert f"Готово, вы вошли: {THERE}" in phone.screen, phone.screen
    await phone.press("Меню")


@both_engines
async def test_one_account_two_centres_and_nothing_of_one_in_the_other(anna: Phone, town: Town) -> None:
    await log(anna, "Семинар «Здешний»")
    await come(anna, town)
    assert THERE in anna.screen
    assert f"Ваш другой центр: {HERE}" in anna.screen
    assert "Сменить центр" in anna.buttons
    await anna.say("/my")
    assert "Здешний" not in shown(anna)
    await log(anna, "Семинар «Тамошний»")
    here = [one.person_id for one in await members.list_members(await town.work(OLGA))]
    assert town.bereg.persons[ANNA.name] in here, "who came elsewhere has left nothing here"
    await anna.press("Меню", "Сменить центр")
    assert HERE in anna.screen.split("Ваш другой центр")[0]
    await anna.say("/my")
    assert "Здешний" in shown(anna)
    assert "Тамошний" not in shown(anna)
    await anna.say("/mydata")
    assert "только то, что хранит этот центр" in anna.screen
    assert "1 запись" in anna.screen
    await anna.say("/forget")
    assert "В другом вы останетесь" in anna.screen
    await anna.press("Удалить данные", "Да, удалить")
    await anna.say("/start")
    assert THERE in anna.screen
    await anna.say("/my")
    assert "Тамошний" in shown(anna)
    here = [one.person_id for one in await members.list_members(await town.work(OLGA))]
    assert town.bereg.persons[ANNA.name] not in here
    async with town.db.reading() as session:
        query = select(Person.center_id).where(Person.account == ANNA.telegram_id)
        assert set(await session.scalars(query)) == {town.mayak.id}


@both_engines
async def test_a_form_waits_in_the_centre_where_it_was_begun(anna: Phone, town: Town) -> None:
    await come(anna, town)
    await anna.say("/switch")
    await answer_needed(anna, "Семинар «Начатый»")
    await anna.say("/switch")
    assert THERE in anna.screen
    assert "Продолжить форму" not in anna.buttons, "it waits in the other centre"
    assert "Начатый" not in anna.screen
    await log(anna, "Семинар «Тамошний»")
    await anna.say("/switch")
    assert "ждёт начатая форма" in anna.screen
    assert len(anna.buttons) == 6
    await anna.press("Продолжить форму")
    assert "Для какой территории?" in anna.screen, "where it stood"
    await anna.press("К проверке")
    assert "Начатый" in anna.screen
    await anna.press("Сохранить")
    assert "Сохранено" in anna.screen
    await anna.press("Меню")
    assert "Продолжить форму" not in anna.buttons
    async with town.db.reading() as session:
        query = select(Activity.title, Activity.center_id, Person.center_id)
        rows = (await session.execute(query.join(Person, Person.id == Activity.author_id))).all()
    bereg, mayak = town.bereg.id, town.mayak.id
    assert {tuple(row) for row in rows} == {
        ("Семинар «Начатый»", bereg, bereg),
        ("Семинар «Тамошний»", mayak, mayak),
    }


async def test_a_window_of_the_other_centre_is_stale(anna: Phone, town: Town) -> None:
    await log(anna, "Семинар «Здешний»")
    await come(anna, town)
    await anna.say("/switch")
    await anna.say("/my")
    window = anna.window
    card = anna.data_of(anna.buttons[0])
    await anna.say("/switch")
    assert "из старого сообщения" in await anna.callback(card, window)
    assert "Здешний" not in anna.screen
    assert THERE in anna.screen


@both_engines
async def test_a_letter_says_its_centre_and_its_buttons_act_there(
    anna: Phone,
    maria: Phone,
    town: Town,
    mail: Mail,  # noqa: F811
) -> None:
    number = (await file(await town.work(MARIA), supervision(), "before she came")).id
    await mail()
    assert HERE not in anna.screen, "of one centre nothing has to be said"
    before = anna.window
    await come(anna, town)
    second = (await file(await town.work(MARIA), supervision("Границы"), "after she came")).id
    await mail()
    assert anna.screen.startswith(f"{HERE}\n\nНовая заявка № {second}")
    letter = anna.window
    await answer_needed(anna, "Семинар «Начатый»")
    await anna.press_on(letter, "Принять")
    assert "Открыт другой ваш центр: Ресурсный центр «Берег»" in anna.heard
    assert await state(town, second) is State.ACCEPTED
    await anna.say("/switch")
    assert "Продолжить форму" in anna.buttons, "the form was not asked to be left"
    await anna.press_on(before, "Принять")
    assert await state(town, number) is State.ACCEPTED, "a letter of before knows its centre by what it is about"
    await anna.say("/menu")
    assert HERE in anna.screen.split("Ваш другой центр")[0]


async def state(town: Town, number: int) -> State:
    async with town.db.reading() as session:
        return (await session.get_one(Request, number)).state


async def test_whose_post_ended_in_the_middle_of_a_form_stores_nothing_elsewhere(anna: Phone, town: Town) -> None:
    await come(anna, town)
    await anna.say("/switch")
    await anna.say("/log")
    await anna.press("Учебные ›", "Семинар")
    await members.end_tenure(await town.work(OLGA), town.bereg.tenures["Анна Белова"])
    await anna.say("Вчера тренинг «Ключ», 12 педагогов")
    assert THERE in anna.screen
    assert "Ключ" not in anna.screen
    assert "Сменить центр" not in anna.buttons
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count(Activity.id))) == 0


async def test_links_of_a_centre_one_is_in_and_of_another_role(gleb: Phone, anna: Phone, town: Town) -> None:
    await gleb.say(f"/start {await link(town, Role.CURATOR, 'Куратор', 'Приморский район')}")
    await gleb.press("Согласен")
    await gleb.press(gleb.buttons[0])
    assert "Готово, вы вошли" in gleb.screen
    await gleb.press("Меню")
    assert "Сменить центр" not in gleb.buttons, "a second post is no second centre"
    assert "Такой команды нет" in await gleb.say("/switch") or "одном центре" in gleb.last
    await come(anna, town)
    await anna.say(f"/start {await link(town, Role.HEAD, 'Руководитель')}")
    await anna.press("Согласен")
    await anna.press(anna.buttons[0])
    await anna.press("Меню")
    assert anna.buttons[:2] == ["Записать мероприятие", "Сводка"]
    assert "Сменить центр" in anna.buttons
    assert (await town.work(ANNA)).actor.roles == {Role.SPECIALIST, Role.HEAD}
    assert (await town.work(GLEB)).actor.district_ids == tuple(sorted(town.mayak.districts.values()))


async def test_of_three_centres_one_is_chosen(anna: Phone, town: Town) -> None:
    await come(anna, town)
    islet = await ensure_center(town.db, town.clock, "Центр «Остров»", ["Дальний район"], "Asia/Omsk")
    made = await coordinator_invite(town.db, town.clock, islet, "cli")
    await anna.say(f"/start {made.code}")
    await anna.press("Согласен")
    await anna.press(anna.buttons[0])
    await anna.press("Меню")
    assert "Центр «Остров»" in anna.screen
    assert "Ваши другие центры" in anna.screen
    await answer_needed(anna, "Семинар «Начатый»")
    await anna.say("/switch")
    assert "Сейчас открыт Центр «Остров»" in anna.screen
    stale = anna.data_of(HERE)
    await anna.press("Меню")
    assert "Продолжить форму" in anna.buttons, "nobody went anywhere, and nothing is lost"
    await anna.press("Сменить центр", HERE)
    assert HERE in anna.screen.split("Ваши другие центры")[0]
    assert "из старого сообщения" in await anna.callback(stale)


async def test_what_an_admission_decides_moves_nobody(anna: Phone, vera: Phone, town: Town) -> None:
    made = await coordinator_invite(town.db, town.clock, town.mayak.id, "cli")
    await anna.say(f"/start {made.code}")
    await anna.press("Согласен")
    await anna.press(anna.buttons[0])
    await anna.press("Меню")
    assert HERE in anna.screen
    assert "Сменить центр" not in anna.buttons, "she waits for a word"
    async with town.db.reading() as session:
        admission = await session.scalar(select(Admission.id))
    await admissions.decide(await town.work(VERA), admission or 0, admit=True)
    await anna.say("/menu")
    assert HERE in anna.screen.split("Ваш другой центр")[0]
    assert "Сменить центр" in anna.buttons
