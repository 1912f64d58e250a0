"""How people get in, and how nobody else does."""

import re
from datetime import timedelta

from examples.demo.cast import CENTER, DISTRICTS
from examples.demo.moves import come_in, found_center, invite, link_on, talk
from models.identities import Messenger
from simulator import actions
from simulator.phone import Phone
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team, gather


async def test_coming_in(house: House, story: Story) -> None:
    admin, olga, svetlana, passer = (
        house.admin(),
        *(house.sim.phone(name) for name in ("Ольга Ветрова", "Светлана Круглова", "Кирилл Прохожий")),
    )
    await admin.start()
    await talk(admin, "[Новый центр]", CENTER, "\n".join(DISTRICTS), "[Москва]", "[Сохранить]")
    link = link_on(admin)
    story.part("Администратор создаёт центр")

    await olga.open(link)
    await talk(olga, "[Согласен]", "Ветрова Ольга Ивановна", "[Меню]")
    story.part("Координатор входит по ссылке")

    await talk(
        olga,
        "[Ещё]",
        "[Люди]",
        "[Пригласить]",
        "[Куратор]",
        "[Лесной район]",
        "Круглова Светлана Юрьевна",
        "[Сохранить]",
    )
    lost = link_on(olga)
    await talk(olga, "[Меню]", "[Сотрудники]", "[Приглашения]", "[Куратор, Лесной район]", "[Прислать заново]")
    link = link_on(olga)
    story.part("Координатор приглашает куратора")

    await svetlana.open(lost)
    await svetlana.open(link)
    await talk(svetlana, "[Не согласен]")
    await svetlana.open(link)
    await talk(svetlana, "[Согласен]", "[Круглова Светлана Юрьевна]", "[Меню]", "/help")
    story.part("Куратор входит: сначала по прежней ссылке, не согласна, потом согласна")

    await passer.open(link)
    await passer.open(re.sub("start=.+", "start=vydumannyj-kod", link))
    story.part("По чужой и по выдуманной ссылке войти нельзя")

    await talk(olga, "/people", "[Все люди]", "[Круглова Светлана]", "[Освободить место]", "[Да, освободить]")
    await talk(svetlana, "[Меню]", "/log")
    story.part("Координатор освобождает место")
    story.check("coming-in", "Вход", "Администратор создаёт центр, координатор и куратор входят по ссылкам.")

    assert await house.number("SELECT count(*) FROM persons WHERE telegram_id = :id", id=house.account(passer)) == 0
    assert await house.number("SELECT count(*) FROM persons WHERE telegram_id = :id", id=house.account(svetlana)) == 1


async def test_a_stranger_learns_how_to_get_in_and_nothing_else(house: House, story: Story) -> None:
    stranger = house.sim.phone("Кирилл Прохожий")
    await stranger.start()
    await talk(stranger, "Здравствуйте, кто здесь?", "/log", "/summary", "/help")
    await stranger.send_sticker()
    story.part("Посторонний пишет боту")
    if house.erases:
        story.check("stranger", "Посторонний", "Тот, у кого нет приглашения, узнаёт, как войти, и больше ничего.")
    if house.role_menus:
        assert {name for name, _ in stranger.commands} == {"start", "help"}
    shown = {name: text for (name, _), text in house.sim.world.profile.items()}
    if house.messenger is Messenger.TELEGRAM:  # in MAX it is written in the cabinet
        assert "заявки на супервизию" in shown["description"], "what the chat shows before /start"
        assert "Вход по приглашению" in shown["short_description"]
    assert await house.number("SELECT count(*) FROM persons") == 0


async def test_links_end(team: Team, house: House) -> None:
    passer = house.sim.phone("Кирилл Прохожий")
    revoked = await invite(team.olga, "Руководитель")
    await talk(team.olga, "/people", "[Приглашения]", "[Руководитель]", "[Отозвать]")
    assert team.olga.notices[-1].text == "Приглашение отозвано."
    assert "Открытых приглашений нет" in team.olga.window.text
    await passer.open(revoked)
    assert passer.last.text.startswith("Это приглашение отозвали.")

    late = await invite(team.olga, "Специалист", "Психолог")
    house.sim.shift(timedelta(days=14).total_seconds())
    await passer.open(late)
    assert passer.last.text.startswith("Срок приглашения вышел.")
    await team.olga.hears("Не пришли по приглашению, хотя прошло 7 дней: Психолог")

    # the link dies between the consent and the last tap
    link = await invite(team.olga, "Специалист", "Логопед")
    await passer.open(link)
    await talk(passer, "[Согласен]")
    await talk(team.olga, "/people", "[Приглашения]", "[Логопед]", "[Отозвать]")
    await talk(passer, "Прохожий Кирилл")
    assert "Это приглашение отозвали." in passer.last.text
    assert "Сейчас: Прохожий Кирилл" in passer.last.text
    assert await house.number("SELECT count(*) FROM persons WHERE telegram_id = :id", id=house.account(passer)) == 0


async def test_one_link_two_people_one_post(team: Team, house: House) -> None:
    link = await invite(team.olga, "Куратор", "Степной район")
    first, second = house.sim.phone("Вера Первая"), house.sim.phone("Зоя Вторая")
    for phone in (first, second):
        await phone.open(link)
        await talk(phone, "[Согласен]")
    for phone in (first, second):
        await phone.press(phone.user.full_name, wait=False)
    await house.sim.settled()
    came = [phone for phone in (first, second) if "Готово, вы вошли" in phone.last.text]
    assert len(came) == 1
    ids = {"a": house.account(first), "b": house.account(second)}
    assert await house.number("SELECT count(*) FROM persons WHERE telegram_id IN (:a, :b)", **ids) == 1


async def test_two_centers_see_nothing_of_each_other(team: Team, house: House) -> None:
    other = await gather(house, "Ресурсный центр «Маяк»", ("Морской район",), first_id=5_200_000_001)
    await log_quickly(team.svetlana, "Наша супервизия")
    await log_quickly(other.nina, "Чужая супервизия")
    await talk(other.olga, "/summary")
    assert "1 мероприятие (0)" in other.olga.last.text
    assert "Лесной" not in other.olga.last.text
    await talk(other.olga, "/summary", "[Территория]")
    assert "Морской район" in other.olga.buttons
    assert "Лесной район" not in other.olga.buttons
    foreign = team.planted.districts["Лесной район"]
    await forge(other.olga, "Морской район", str(foreign))
    assert "Такой записи нет" in other.olga.notices[-1].text + other.olga.last.text

    await talk(other.olga, "/my")
    await talk(other.nina, "/my")
    ours, theirs = [row["id"] for row in await house.rows("SELECT id FROM activities ORDER BY id")]
    await forge(other.nina, "15.09 Супервизия", str(ours))
    assert "Этой записи нет" in other.nina.notices[-1].text
    assert "Наша" not in other.nina.last.text
    await talk(team.olga, "/people", "[Все люди]")
    assert "Сотрудники. В центре 6 человек" in team.olga.last.text
    assert theirs not in (0, ours)

    admin = house.admin()
    await talk(admin, "/start", "[Центры]")
    assert "Ресурсный центр «Берег»: 6 сотрудников" in admin.last.text
    await talk(admin, "/summary", "/log", "/my")
    assert admin.last.text.startswith("Это действие вам недоступно")


async def test_a_second_center_does_not_take_somebody_else_s_person(team: Team, house: House) -> None:
    link = await found_center(house.admin(), "Ресурсный центр «Маяк»", ["Морской район"])
    await team.svetlana.open(link)
    assert "Вас приглашает Ресурсный центр «Маяк»" in team.svetlana.last.text
    await talk(team.svetlana, "[Не согласен]", "/menu")
    assert "Ресурсный центр «Берег»" in team.svetlana.last.text, "who is of a centre stays there"
    newcomer = house.sim.phone("Вера Первая")
    await come_in(newcomer, link)
    assert "Готово, вы вошли: Ресурсный центр «Маяк»" in newcomer.last.text
    admin = house.sim.phones[-2]
    await talk(admin, "/center", "Ресурсный центр «Маяк»", "Район", "[Москва]", "[Сохранить]")
    assert "Такой центр уже есть" in admin.notices[-1].text


async def log_quickly(phone: Phone, title: str) -> None:
    await talk(phone, "/log", "супервизия", title, "[Сегодня]", "[К проверке]", "[Сохранить]")
    assert "Сохранено" in phone.last.text


async def forge(phone: Phone, label: str, item: str) -> None:
    """A press that no button offers: the same window with another item in it."""
    message = phone.last
    real = next(b.data for row in message.rows for b in row if b.label.removeprefix("● ").startswith(label))
    head, _, _ = real.rpartition(":") if ":" in real else real.rpartition("\x1d")
    _, update = actions.press(phone.sim.world, phone.chat, message, label, f"{head}:{item}")
    await phone.sim.handled(update)
