"""Codes that are opened while the bot is away, and when it dies over one."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from examples.demo.day import MORNING
from models.events.codes import CheckInCode, Room, code_key, issue
from simulator.phone import Phone
from tests.e2e.house import House
from tests.e2e.plant import plant_event
from tests.e2e.test_restart import crowd

CAME = "SELECT count(*) FROM event_invitees WHERE presence = 'here'"


async def seminar(house: House) -> tuple[list[Phone], str]:
    """A crowd, and what each of them says to be marked at the seminar of this morning."""
    phones = await crowd(house)
    center = await house.number("SELECT max(id) FROM centers")
    async with house.engine.begin() as db:
        event = await plant_event(db, center, MORNING)
    return phones, f"/start {issue(code_key(house.sim.token), CheckInCode(event, Room.HALL))}"


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
