"""What the bot tells of its own accord, by the real process: nothing is lost, doubles say so, nobody is disturbed."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from examples.demo.day import MORNING
from examples.demo.moves import talk
from models.identities import Messenger
from scheduler.delivery import MAX_CONCURRENT
from services.outbox.deliveries import LEASE
from simulator.phone import Phone
from storage.database import Database
from tests.e2e.house import House
from tests.e2e.process import command
from tests.e2e.story import Story
from tests.e2e.team import Team
from tests.support.mailbag import WORDS, fill, left, settle_crowd

LONGEST_STOP = 10.0
PATIENCE = 60.0
CROWD = 45


@asynccontextmanager
async def beside(house: House) -> AsyncIterator[Database]:
    """The database as somebody else writes into it."""
    db = Database(house.url)
    try:
        yield db
    finally:
        await db.close()


async def crowd(house: House, db: Database, size: int = CROWD) -> list[Phone]:
    phones = [house.sim.phone(f"Житель {n}", 5_400_000_000 + n) for n in range(size)]
    for phone in phones:
        phone.chat.started = True
    await settle_crowd(db, [house.account(phone) for phone in phones], MORNING)
    return phones


async def emptied(db: Database) -> None:
    async with asyncio.timeout(PATIENCE):
        while await left(db):  # noqa: ASYNC110 — a database has no event to wait for
            await asyncio.sleep(0.2)


async def test_killed_while_sending(house: House) -> None:
    async with beside(house) as db:
        phones = await crowd(house, db)
        await fill(db, MORNING)
        # some are sent and not answered, some answered and not marked
        house.sim.world.faults.delay(0.4, method="sendMessage", times=10)
        await phones[0].hears(WORDS)
        await house.bot.kill()
        await house.start()
        if not db.sqlite:  # another replica might hold them: the leases of the dead end after a minute
            house.sim.shift(LEASE.total_seconds())
        await emptied(db)
    assert all(phone.received for phone in phones), "none is lost"
    twice = [phone for phone in phones if len(phone.received) > 1]
    assert len(twice) <= MAX_CONCURRENT
    for phone in twice:
        assert [m.text.startswith("повтор") for m in phone.received] == [False, True]


async def test_stopped_while_sending(sqlite_house: House) -> None:
    house = sqlite_house
    async with beside(house) as db:
        phones = await crowd(house, db)
        await fill(db, MORNING)
        house.sim.world.faults.delay(0.5, method="sendMessage", times=12)
        await phones[0].hears(WORDS)
        began = time.monotonic()
        assert await house.bot.terminate() == 0
        assert time.monotonic() - began < LONGEST_STOP
        assert any(not phone.received for phone in phones), "not all were sent yet"
        await house.start()
        await emptied(db)
    texts = Counter(message.text for phone in phones for message in phone.received)
    assert len(texts) == 1, texts
    assert texts.total() == CROWD


async def test_a_person_with_an_open_form_is_told_later_and_only_what_still_holds(
    team: Team, house: House, story: Story
) -> None:
    olga, elena, nina = team.olga, team.elena, team.nina
    await talk(olga, "/log", "семинар")
    story.begin()
    for phone in (elena, nina):
        await phone.block()
    await nina.unblock()
    house.sim.shift(60)
    await asyncio.sleep(2)
    assert "не доходят" not in house.told(olga)
    await talk(olga, "[Отмена]", "[Не сохранять]")
    house.sim.shift(60)
    await olga.hears("не доходят")
    story.part("Форма была открыта, и бот ждал; потом – одно сообщение, и только о том, что ещё верно")
    if house.messenger is Messenger.TELEGRAM:  # in MAX nobody comes back but by «Начать», which is answered
        story.check("digest", "Напоминания одним сообщением", "Двое остановили бота, одна сотрудница уже вернулась.")


async def test_the_outbox_on_the_command_line(sqlite_house: House) -> None:
    house = sqlite_house
    async with beside(house) as db:
        phones = await crowd(house, db)
        house.sim.world.faults.refuse(400, "Bad Request: message is too long", chat_id=phones[0].id)
        await fill(db, MORNING)
        await emptied(db)
    house.forgive()  # a dead letter is an alert
    said = (await command("outbox", **house.settings)).out
    assert f"sent        {CROWD - 1}\n" in said
    assert "unreachable: TelegramBadRequest" in said
    assert (await command("outbox", "requeue", **house.settings)).out == "снова в очереди: 1\n"
    await phones[0].hears(WORDS)
