"""The process ends in the worst moments; nothing is lost and nothing is done twice."""

import asyncio
import time

from examples.demo.cast import Part
from examples.demo.day import MORNING
from examples.demo.moves import talk
from simulator.phone import Phone
from tests.e2e.house import House
from tests.e2e.plant import plant_center
from tests.e2e.team import Team

COUNT = "SELECT count(*) FROM activities"
LONGEST_STOP = 10.0
CROWD = 30


async def test_kill_in_the_middle_of_a_form(team: Team, house: House) -> None:
    anna, nina = team.anna, team.nina
    await talk(anna, "/log", "круглый стол", "Межведомственное взаимодействие", "вчера", "[Дальше]", "[Смешанный]")
    await talk(anna, "[Дальше]", "[Кураторы]", "[8]")
    await talk(nina, "/log", "супервизия", "Тупиковая ситуация", "[Сегодня]", "[К проверке]")

    # Nina's record is saved and shown, Anna's press is not answered yet, and Telegram has heard of neither
    house.sim.world.faults.delay(1.5, chat_id=anna.id)
    await asyncio.gather(nina.press("Сохранить", wait=False), anna.press("Педагоги", wait=False))
    await nina.hears("✅ Сохранено")
    await house.kept(nina)
    await house.bot.kill()
    house.sim.world.faults.clear()

    await house.start()
    await house.sim.settled()
    assert await house.number(COUNT) == 1
    assert house.told(nina).count("Сохранено, № 1.") == 1
    assert len(house.bot.said("taken up again")) == 1, "Anna's"
    assert len(house.bot.said("repeated update")) == 2

    await talk(anna, "[5]", "[3]", "[Дальше]")
    assert "Шаг 7 из 9" in anna.last.text
    await talk(anna, "Договорились о встречах", "[К проверке]", "[Сохранить]")
    assert "Межведомственное взаимодействие" in anna.last.text
    came = await house.rows("SELECT category, in_person, remote FROM attendance ORDER BY category")
    assert came == [
        {"category": "curators", "in_person": 8, "remote": 0},
        {"category": "teachers", "in_person": 5, "remote": 3},
    ]


async def test_stop_under_load(sqlite_house: House) -> None:
    house = sqlite_house
    phones = await crowd(house)
    await asyncio.gather(
        *(talk(p, "/log", "супервизия", f"Встреча {p.id}", "[Сегодня]", "[К проверке]") for p in phones)
    )
    house.sim.world.faults.delay(0.7, method="editMessageText", times=CROWD)
    for phone in phones:
        await phone.press("Сохранить", wait=False)
    await phones[0].hears("✅ Сохранено")  # some are done, some wait for Telegram, some were not fetched yet
    for phone in phones[:10]:
        await phone.send("/menu", wait=False)

    began = time.monotonic()
    code = await house.bot.terminate()
    took = time.monotonic() - began
    assert (code, took < LONGEST_STOP) == (0, True)
    assert house.bot.said("stopped")

    house.sim.world.faults.clear()
    await house.start()
    await house.sim.settled()
    assert await house.number(COUNT) == CROWD
    for phone in phones:
        assert house.told(phone).count("✅ Сохранено") == 1, phone.user.full_name
    assert all(phone.last.text.startswith("Здравствуйте") for phone in phones[:10])


async def crowd(house: House) -> list[Phone]:
    """Many curators of one centre."""
    phones = [house.sim.phone(f"Куратор {n}", 5_300_000_000 + n) for n in range(CROWD)]
    names = {house.account(phone): phone.user.full_name for phone in phones}
    people = {account: Part(name, name, "Куратор", "Район") for account, name in names.items()}
    async with house.engine.begin() as db:
        await plant_center(db, "Большой центр", ["Район"], people, MORNING)
    for phone in phones:
        phone.chat.started = True
    return phones
