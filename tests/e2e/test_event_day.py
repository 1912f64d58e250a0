"""Codes that are opened while the bot is away, and when it dies over one."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

from sqlalchemy import delete

from documents.check_in import SCREEN_PIXELS
from documents.codes import OWN_QUIET, code_png
from examples.demo.day import MORNING
from examples.demo.moves import talk
from models.activity_kinds import Format
from models.events.codes import CheckInCode, Room, issue, token_key
from models.events.people import EventInvitee
from simulator.phone import Phone
from tests.e2e.house import House
from tests.e2e.plant import plant_event
from tests.e2e.story import Story
from tests.e2e.team import Team
from tests.e2e.test_handing_over import file_of
from tests.e2e.test_restart import crowd

CAME = "SELECT count(*) FROM event_invitees WHERE presence = 'here'"


async def seminar(house: House) -> tuple[list[Phone], str]:
    """A crowd, and what each of them says to be marked at the seminar of this morning."""
    phones = await crowd(house)
    center = await house.number("SELECT max(id) FROM centers")
    async with house.engine.begin() as db:
        event = await plant_event(db, center, MORNING)
    return phones, f"/start {issue(token_key(house.settings['BOT_TOKEN']), CheckInCode(event, Room.HALL))}"


async def test_who_opens_a_code_while_the_bot_is_away_came_at_that_time(house: House) -> None:
    phones, said = await seminar(house)
    await house.bot.kill()
    for phone in phones[:3]:
        await phone.send(said, wait=False)
    house.sim.world.shift(timedelta(hours=9).total_seconds())
    await house.start()
    await house.sim.settled()
    for phone in phones[:3]:
        assert "Отметились: Семинар" in phone.last.text
        assert f"{MORNING.astimezone(ZoneInfo('Europe/Moscow')):%H:%M}" in phone.last.text, "in the morning"
    await phones[3].send(said)
    assert "Отмечаться уже поздно" in phones[3].last.text
    assert await house.number(CAME) == 3


async def test_who_opens_a_code_as_the_bot_dies_is_marked_once(house: House) -> None:
    phones, said = await seminar(house)
    house.sim.world.faults.delay(1.5, method="sendMessage", times=len(phones))
    for phone in phones:
        await phone.send(said, wait=False)
    await house.bot.kill()
    house.sim.world.faults.clear()
    await house.start()
    await house.sim.settled()
    for phone in phones:
        await phone.send(said)
        assert "отмечены: Семинар" in phone.last.text or "Отметились" in phone.last.text
    assert await house.number(CAME) == len(phones)


def _leads(phone: Phone, link: str) -> None:
    """The picture and the page that came last lead there, to the bot of the messenger that they were made in."""
    picture, page = (one.file for one in phone.received[-2:])
    assert link in phone.received[-2].text
    assert picture is not None
    assert picture.data == code_png(link, SCREEN_PIXELS, OWN_QUIET)
    assert page is not None
    with ZipFile(BytesIO(page.data)) as written:
        assert written.read("word/media/image1.png") == code_png(link, SCREEN_PIXELS)


async def test_the_day_of_a_seminar(team: Team, house: House, story: Story) -> None:
    elena, svetlana, anna, nina = team.elena, team.svetlana, team.anna, team.nina
    said = {"format": Format.MIXED, "title": "Детство без слёз", "place": "Актовый зал"}
    async with house.engine.begin() as db:
        host = team.planted.people["Зимина Елена Сергеевна"]
        event = await plant_event(db, team.planted.center, MORNING + timedelta(minutes=20), host=host, **said)
        late = team.planted.people["Тихая Нина Петровна"]
        await db.execute(delete(EventInvitee).where(EventInvitee.person_id == late))
    story.begin()

    await talk(elena, "/events", "[Провожу]")
    await talk(elena, f"[{elena.buttons[0]}]", "[Кто пришёл]", "[Код для зала]")
    key = bytes((await house.rows("SELECT secret FROM check_in_keys"))[0]["secret"])
    hall, online = (issue(key, CheckInCode(event, room)) for room in (Room.HALL, Room.ONLINE))
    _leads(elena, f"https://{house.sim.world.link_host}/{house.sim.world.bot.username}?start={hall}")
    story.seen_by(elena, "Ведущий: код для зала")
    story.begin()

    for phone, code in ((svetlana, hall), (anna, online), (nina, hall), (svetlana, hall)):
        await phone.send(f"/start {code}")
    story.seen_by(svetlana, "Пришла и отметилась; ещё раз – то же самое")
    story.seen_by(anna, "Участвует дистанционно")
    story.seen_by(nina, "Её не звали, а она пришла")
    guest = house.sim.phone("Прохожий")
    await guest.send(f"/start {hall}")
    story.seen_by(guest, "Не сотрудник")
    story.begin()
    house.sim.shift(timedelta(minutes=30).total_seconds())
    await house.sim.settled()
    story.begin()

    await talk(elena, "/events", "[Провожу]")
    await talk(elena, f"[{elena.buttons[0]}]", "[Кто пришёл]")
    assert "Тихая Нина Петровна" in elena.last.text, "nobody reckoned with her"
    await talk(elena, "[Отметить]", "сомов", "[Сомов Игорь Павлович · Руководитель]", "[Показать всех]", "[Назад]")
    await talk(elena, "[Гости]", "[Добавить гостей]", "[Школы]", "педагоги 8 + 2", "[К проверке]", "[Сохранить]")
    await talk(elena, "[Назад]", "[Прошло? Пришло 14]")
    assert "Записано: пришло 14" in elena.last.text
    house.sim.world.faults.delay(1.0, method=house.uploads)  # what is pressed is answered first
    await talk(elena, "[Бумаги]", "[Лист регистрации с отметками]")
    await file_of(house, "лист регистрации с отметками 15.09.2026 Детство без слёз.docx")
    story.seen_by(elena, "Ведущий: список, гости, запись, лист регистрации")
    story.begin()

    house.sim.shift(timedelta(hours=3).total_seconds())
    await house.sim.settled()
    await talk(svetlana, "/events", "[Сертификаты]")
    house.sim.world.faults.delay(1.0, method=house.uploads)
    await talk(svetlana, f"[{svetlana.buttons[0]}]")
    await file_of(house, "сертификат участника 15.09.2026 Детство без слёз.docx")
    story.seen_by(svetlana, "Сертификат участника")
    story.begin()
    story.check("event-day", "День мероприятия", "Семинар: коды, кто пришёл, гости, запись и бумаги, пять телефонов.")
    came = "SELECT sum(in_person + remote) FROM attendance"
    assert await house.number(came) == 14
