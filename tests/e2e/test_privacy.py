"""The log tells what happened and to which numbers, never what people wrote."""

from examples.demo.cast import COORDINATOR, STAFF
from examples.demo.day import LOGGED, play
from examples.demo.moves import talk
from tests.e2e.house import House

WORD = "Неповторимослово"


async def test_no_words_of_people_in_the_log(house: House) -> None:
    day = await play(house.sim, house.admin())
    olga = day.phone(COORDINATOR)
    await talk(olga, WORD, "/log", WORD, "семинар", WORD, WORD, "[Сегодня]", "[К проверке]", "[Сохранить]", "/my")
    await talk(olga, f"/{WORD}", f"/start {'x' * 20}", "/summary", "[Период]", WORD)
    house.sim.world.faults.refuse(400, "Bad Request: something new", method="editMessageText", chat_id=olga.id)
    await talk(olga, "[Назад]")
    assert house.bot.said("unexpected error")
    log = "\n".join(house.new_log()).casefold()
    secrets = [WORD, *(part.name for part in (*STAFF, COORDINATOR)), *(one.deed.title for one in LOGGED)]
    secrets += [word for part in (*STAFF, COORDINATOR) for word in part.name.split()]
    assert [words for words in secrets if words.casefold() in log] == []
    assert house.sim.token not in log
    house.forgive()
