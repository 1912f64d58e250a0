"""What is another in MAX, said to whoever it befalls: through the gateway, with the real process."""

import sqlite3

import pytest

from examples.demo import requests
from examples.demo.day import MORNING
from examples.demo.moves import talk
from simulator.phone import Phone
from tests.e2e.house import House
from tests.e2e.team import Team
from tests.e2e.test_delivery import beside, crowd, emptied
from tests.support.mailbag import WORDS, fill

pytestmark = pytest.mark.parametrize("running", ["max"], indirect=True)
SUSPENDED = "SELECT count(*) FROM notifications WHERE status = 'suspended'"
SECRET = "Беседа с мальчиком Ваней, тел. 8-910-123-45-67"


def stands(phone: Phone, words: str) -> bool:
    """Whether it is still in the chat."""
    return any(words in one.text for one in phone.messages if not one.from_bot and not one.deleted)


async def test_what_was_written_of_a_family_is_the_person_s_to_delete(team: Team, house: House) -> None:
    anna = team.anna
    await talk(anna, "/log", "беседа", SECRET)
    assert "имя или фамилия – в середине текста" in anna.last.text
    assert "Удалить ваше сообщение бот не смог: сделайте это сами." in anna.last.text
    assert stands(anna, SECRET), "MAX gives a bot no power over a person's words"
    assert "удалено" not in anna.last.text
    assert await house.number("SELECT count(*) FROM dialogues WHERE content LIKE '%123-45%'") == 0
    with sqlite3.connect(f"{house.sim.world.clock_file}".removesuffix("clock") + "gateway.db") as kept:
        assert kept.execute("SELECT count(*) FROM updates WHERE body IS NOT NULL").fetchone() == (0,)


async def test_so_it_is_outside_a_form_and_of_a_picture(team: Team, house: House) -> None:
    anna = team.anna
    await talk(anna, f"/{SECRET}")
    assert "Само сообщение удалите из чата сами" in anna.last.text
    assert anna.buttons == []
    await anna.send_photo(b"PNG", "Ваня")
    assert "удалите его сами" in (await anna.hears("не принимает")).text


async def test_a_request_and_its_letters(team: Team, house: House) -> None:
    """A curator asks, a specialist is told of it and answers."""
    await requests.consult(team.svetlana, team.elena)
    assert house.sim.world.commands.keys() == {("default", 0, "")}, "one menu for everybody"
    assert dict(team.svetlana.commands).keys() == dict(team.elena.commands).keys()


async def test_who_stops_the_bot_is_left_alone_until_they_come_back(house: House) -> None:
    """MAX refuses, and the news of it is still on its way: the outbox closes the row and sends nothing more there."""
    async with beside(house) as db:
        gone, *others = await crowd(house, db, 3)
        gone.chat.blocked = True
        for key, times in (("first", 1), ("second", 2)):
            await fill(db, MORNING, key)
            await emptied(db)
            assert await house.number(SUSPENDED) == times
    assert [call.status for call in house.sim.world.calls if call.chat_id == gone.id] == [403], "asked once"
    assert [len(phone.received) for phone in others] == [2, 2]
    assert gone.received == []
    await gone.start()
    house.sim.shift(60)
    await gone.hears(WORDS)
    assert await house.number(SUSPENDED) == 0
