"""What is said to the bot in passing is looked for in the library, also where there is nothing about it."""

import pytest

from models.library.kinds import MaterialKind
from services.library import quests
from tests.support.library import put
from tests.support.telegram import Phone
from tests.support.town import ANNA, Town


@pytest.mark.parametrize(
    "sentence",
    ["что почитать про самоповреждение", 'есть что-нибудь про "первые шаги"?', "дайте почитать про суицид", "про соп"],
)
async def test_a_question_that_nothing_answers_is_asked_all_the_same(maria: Phone, sentence: str) -> None:
    if sentence == "про соп":
        await maria.say("/find")
    await maria.say(sentence)
    assert "ничего нет" in maria.screen, maria.screen
    assert "Нужен такой" in maria.buttons


async def test_what_was_found_may_not_be_what_is_needed(maria: Phone, town: Town) -> None:
    await put(await town.work(ANNA), "Травля в классе", MaterialKind.BOOKLET)
    await maria.say("буклет про травлю")
    assert "Нужен такой" not in maria.buttons, "as if it were said of the one that was found"
    await maria.press("Нет нужного")
    assert "Вы узнаете" in maria.screen
    assert "Нет нужного" not in maria.buttons
    await maria.press("Больше не нужен")
    assert "ждать не нужно" in maria.screen


async def test_nobody_is_named_in_what_the_library_lacks(maria: Phone, town: Town) -> None:
    await maria.say("/find")
    for words in ("кузнецов вася", "развод, вася пупкин", "юля", "почитать рома"):
        await maria.say(words)
        assert "без имён" in await maria.press("Нужен такой")
    assert not (await quests.list_quests(await town.work(ANNA))).items


async def test_half_a_word_is_not_looked_for(maria: Phone, town: Town) -> None:
    await put(await town.work(ANNA), "Травля в классе", MaterialKind.BOOKLET)
    await maria.say("/find")
    await maria.say("травля в классе " + "травля " * 300)
    assert "найден 1 материал" in maria.screen
