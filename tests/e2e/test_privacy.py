"""The log tells what happened and to which numbers, never what people wrote."""

from examples.demo.cast import COORDINATOR, STAFF
from examples.demo.day import LOGGED, play
from examples.demo.moves import talk
from tests.e2e.house import House
from tests.e2e.team import Team

WORD = "Неповторимослово"


async def test_no_words_of_people_in_the_log(house: House) -> None:
    day = await play(house.sim, house.admin())
    olga = day.phone(COORDINATOR)
    await talk(olga, WORD, "/log", WORD, "семинар", WORD, WORD, "[Сегодня]", "[К проверке]", "[Сохранить]", "/my")
    await talk(olga, f"/{WORD}", f"/start {'x' * 20}", "/summary", "[Период]", WORD)
    for call in house.shows:
        house.sim.world.faults.refuse(400, "Bad Request: something new", method=call, chat_id=olga.id)
    await talk(olga, "[Назад]")
    assert house.bot.said("unexpected error")
    log = "\n".join(house.new_log()).casefold()
    secrets = [WORD, *(part.name for part in (*STAFF, COORDINATOR)), *(one.deed.title for one in LOGGED)]
    secrets += [word for part in (*STAFF, COORDINATOR) for word in part.name.split()]
    assert [words for words in secrets if words.casefold() in log] == []
    assert house.sim.token not in log
    house.forgive()


async def test_what_was_written_of_a_family_is_gone_from_the_chat(team: Team, house: House) -> None:
    anna = team.anna
    secret = "Беседа с мальчиком Ваней, тел. 8-910-123-45-67"
    await talk(anna, "/log", "беседа", secret)
    assert "имя или фамилия – в середине текста" in anna.last.text
    seen = [message for message in anna.messages if secret in (message.text or "") and not message.deleted]
    assert bool(seen) != house.erases
    assert ("сделайте это сами" in anna.last.text) != house.erases
    assert await house.number("SELECT count(*) FROM dialogues WHERE content LIKE '%123-45%'") == 0
    await talk(anna, "[Исправить]", "Беседа о доме", "[Сегодня]", "[К проверке]", "[Сохранить]", "/mydata")
    assert "1 запись о мероприятиях" in anna.last.text
    await talk(anna, "/forget", "[Удалить данные]", "[Да, удалить]")
    assert anna.last.text.startswith("Готово. Имя и идентификатор удалены")
    if house.role_menus:
        assert [name for name, _ in anna.commands] == ["start", "help"]
    assert await house.number("SELECT count(*) FROM dialogues WHERE user_id = :id", id=anna.id) == 0
    log = "\n".join(house.new_log())
    assert "Ваней" not in log
    assert "1234567" not in log.replace("-", "")
