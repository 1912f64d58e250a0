"""A sentence that calls people together opens the form of an event in the chat."""

from collections.abc import Callable

import pytest

from tests.support.telegram import Phone
from tests.support.town import ANNA, MARIA, OLGA, Who


async def test_the_sentence_becomes_a_draft(phones: Callable[[Who], Phone]) -> None:
    olga = phones(OLGA)
    await olga.say("семинар «Границы» 12 мая в 10:00 для кураторов Лесного района")
    for said in ("Границы", "12 мая 2026, 10:00", "Лесной район"):
        assert said in olga.screen, olga.screen
    assert "Для кого: Должности и районы" in olga.screen


async def test_what_is_missing_is_asked_first(phones: Callable[[Who], Phone]) -> None:
    anna = phones(ANNA)
    await anna.say("тренинг «Якорь» 12 мая для кураторов")
    assert "День понят: 12 мая 2026." in anna.screen
    await anna.say("12 мая 10:00")
    assert "День понят" not in anna.screen


async def test_whoever_holds_no_events_is_told_who_does(phones: Callable[[Who], Phone]) -> None:
    maria = phones(MARIA)
    await maria.say("семинар «Границы» 12 мая в 10:00 для кураторов")
    assert "Мероприятия объявляют специалисты центра" in maria.heard


@pytest.mark.parametrize("text", ["семинар в понедельник в 10:00", "тренинг в пятницу в 15:00 для кураторов"])
async def test_a_day_on_either_side_is_chosen(phones: Callable[[Who], Phone], text: str) -> None:
    olga = phones(OLGA)
    await olga.say(text)
    assert "Что сделать? Выберите." in olga.screen
    assert any(one.startswith("Мероприятие: ") for one in olga.buttons), (olga.screen, olga.buttons)
    assert any("Записать: " in one for one in (*olga.buttons, olga.screen))
    await olga.press(next(one for one in olga.buttons if one.startswith("Мероприятие: ")))
    assert "ошибка" not in olga.screen


@pytest.mark.parametrize(
    "text",
    [
        "семинар «<b>Ж</b>» 12 мая в 10:00 для кураторов",
        "семинар 12 мая в 10:00 у Иванова Пети, 8 912 345-67-89",
        "семинар 31 апреля в 10:00 состоится",
        "семинар 12 мая в 25:61 для кураторов, 0 мест",
    ],
)
async def test_hostile_sentences_get_an_answer(phones: Callable[[Who], Phone], text: str) -> None:
    olga = phones(OLGA)
    answer = await olga.say(text)
    assert olga.buttons or "удалите из чата сами" in answer
    assert "8 912" not in answer
    assert "ошибка" not in answer
