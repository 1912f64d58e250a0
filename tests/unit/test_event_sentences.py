"""A sentence that calls people together: what it reads, and how it is told from one that says what is over."""

from typing import Any

import pytest

from models.sentences import Intent, SentenceDraft, read
from models.sentences.event import EVENT
from tests.sentences.scoring import DISTRICTS, TODAY


def told(text: str) -> SentenceDraft:
    """The text as the corpora's centre reads it, on Wednesday, 18 March 2026."""
    return read(text, TODAY, DISTRICTS)


def fields(text: str) -> dict[str, Any]:
    """What was read of the event, by the names of its fields."""
    found = told(text)
    assert found.intent == EVENT, found.json
    return {name.removeprefix("event_"): one.value for name, one in found.part.more.items()}


def test_the_sentence_of_an_event_is_read_whole() -> None:
    text = "семинар 12 мая в 10:00 для кураторов Озёрского района"
    found = told(text)
    assert (found.intent, found.near, found.also) == (EVENT, (), ())
    assert fields(text) == {
        "type": "seminar",
        "days": ["2026-05-12"],
        "time": "10:00",
        "audience": ["curators"],
        "districts": ["Озёрский район"],
    }
    assert [one.field for one in found.asked] == ["event_title"]
    assert [found.part.more[f"event_{name}"].words for name in ("type", "days", "time", "audience", "districts")] == [
        "семинар",
        "12 мая",
        "10:00",
        "кураторов",
        "Озёрского района",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "вебинар «Границы помощи» 24 марта с 10 до 12 онлайн для кураторов и специалистов, ответить до 20 марта",
            {
                "type": "webinar",
                "title": "Границы помощи",
                "format": "remote",
                "days": ["2026-03-24"],
                "time": "10:00",
                "minutes": 120,
                "answer_by": "2026-03-20",
                "audience": ["curators", "specialists"],
            },
        ),
        (
            "круглый стол в Лесном районе 3 апреля в 15.30, 25 мест",
            {
                "type": "round_table",
                "days": ["2026-04-03"],
                "time": "15:30",
                "seats": 25,
                "where": ["Лесной район"],
            },
        ),
        (
            "завтра совещание в 9:00 на 2 часа",
            {"type": "meeting", "days": ["2026-03-19"], "time": "09:00", "minutes": 120},
        ),
        (
            "Планируем тренинг «Якорь» 2 июня в 3 часа дня",
            {"type": "training", "title": "Якорь", "days": ["2026-06-02"], "time": "15:00"},
        ),
        (
            "методсовет 5 и 12 мая в 14 часов",
            {"type": "council", "days": ["2026-05-05", "2026-05-12"], "time": "14:00"},
        ),
        (
            "приглашаем кураторов на лекцию 14 апреля в 11:00 https://example.org/room",
            {
                "type": "lecture",
                "days": ["2026-04-14"],
                "time": "11:00",
                "link": "https://example.org/room",
                "audience": ["curators"],
            },
        ),
    ],
)
def test_what_is_said_of_an_event(text: str, wanted: dict[str, Any]) -> None:
    assert fields(text) == wanted


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("семинар 31 апреля в 10:00 для кураторов состоится", "event_days"),
        ("семинар 12 мая в 3 для кураторов", "event_time"),
        ("семинар 12 мая в 25:00 для кураторов", "event_time"),
        ("семинар 12 мая для кураторов", "event_time"),
    ],
)
def test_what_is_doubtful_is_asked(text: str, asked: str) -> None:
    found = told(text)
    if found.intent == EVENT:
        assert asked in {one.field for one in found.asked}
        assert asked not in found.part.more


@pytest.mark.parametrize(
    "text",
    [
        "вчера семинар в Озёрском, 12 педагогов",
        "семинар 12 марта в 10:00, 12 кураторов",
        "провели тренинг «Ключ» 2 июня, 12 педагогов",
        "семинар провели 15-го",
        "перенести круглый стол на 20 мая",
        "семинар переносится на 12 мая в 10:00",
        "когда семинар 12 мая",
        "сколько семинаров в мае",
        "нужна супервизия, лучше 12 мая в 10:00",
        "консультация 12 мая в 10:00",
        "подготовка к семинару 12 мая",
        "выезд в Лесной район 12 мая",
        "протокол семинара 12 мая",
        "семинар в мае",
    ],
)
def test_what_calls_nobody_is_no_event(text: str) -> None:
    found = told(text)
    assert found.intent != EVENT, found.json
    assert EVENT not in found.near


def test_a_day_that_may_lie_behind_is_offered_as_both() -> None:
    found = told("семинар в понедельник в 10:00")
    assert set(found.near) == {Intent.ACTIVITY, EVENT}


def test_a_text_of_two_things_keeps_both() -> None:
    found = told("Вчера семинар «Границы», 12 педагогов. Приглашаем кураторов на тренинг 12 мая в 10:00.")
    assert {found.intent, *found.also} == {Intent.ACTIVITY, EVENT}
    assert len(found.part.activities) == 1
    assert found.part.more["event_days"].value == ["2026-05-12"]


@pytest.mark.parametrize(
    "text",
    [
        "семинар 12 мая в 10:00 " + "для " * 800,
        "семинар " * 500 + "12 мая",
        "12 мая " * 400,
        "семинар 12 мая в 10:00 для <b>кураторов</b> ${jndi} \x00 '; drop table",
        "мест мест 0 мест 99999999 мест семинар 12 мая в 10:00",
    ],
)
def test_any_text_is_read_without_trouble(text: str) -> None:
    assert told(text).json
