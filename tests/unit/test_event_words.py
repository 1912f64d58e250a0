"""What a sentence says of an event, as its form begins."""

from datetime import datetime, time
from typing import Any

import pytest

from models.event_words import said_event
from models.phrases import Told
from models.sentences import read
from tests.sentences.scoring import DISTRICTS, TODAY

NOW = datetime.combine(TODAY, time(9))
IDS = tuple(enumerate(DISTRICTS, 1))


def told(text: str) -> Told:
    """The form as it begins, on Wednesday, 18 March 2026."""
    return said_event(read(text, TODAY, DISTRICTS).part.more, text, NOW, IDS)


def test_the_sentence_of_the_issue_is_a_draft_that_lacks_its_title() -> None:
    found = told("семинар 12 мая в 10:00 для кураторов Озёрского района")
    assert found.values == {
        "type": "seminar",
        "at": "2026-05-12T10:00",
        "reach": "chosen",
        "roles": ["curator"],
        "districts": ["2"],
    }
    assert (found.asks, found.doubts, found.left) == ([], {}, "")
    assert found.sources["at"] == "12 мая, 10:00"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "вебинар «Границы помощи» 24 марта с 10 до 12 для кураторов и специалистов, ответить до 20 марта",
            {"reach": "chosen", "roles": ["curator", "specialist"], "minutes": 120, "until": "2026-03-20"},
        ),
        ("праздник «Весна» 12 мая в 11:00 для детей", {"reach": "families", "at": "2026-05-12T11:00"}),
        ("совещание завтра в 9:00 https://example.org/room", {"format": "remote", "link": "https://example.org/room"}),
        ("круглый стол 3 апреля в 15.30 в Лесном районе, 25 мест", {"seats": 25}),
    ],
)
def test_what_is_said_is_answered(text: str, values: dict[str, Any]) -> None:
    found = told(text).values
    assert {name: found.get(name) for name in values} == values


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("семинар 12 мая для кураторов", "phrase-doubt-event-hour"),
        ("методсовет 5 и 12 мая в 14 часов", "phrase-doubt-event-days"),
    ],
)
def test_a_time_that_is_not_whole_is_asked_for_first(text: str, why: str) -> None:
    found = told(text)
    assert found.doubts["at"]["key"] == why
    assert found.asks == ["at"]
    assert "at" not in found.values


def test_people_without_posts_are_not_asked_and_a_mixed_crowd_is_nobody_s_guess() -> None:
    assert "reach" not in told("семинар 12 мая в 10:00 для педагогов").values
    assert "reach" not in told("семинар 12 мая в 10:00 для педагогов Озёрского района").values
    assert told("семинар 12 мая в 10:00 для кураторов и родителей").values["roles"] == ["curator"]


def test_what_is_left_is_told() -> None:
    assert told("семинар «Ключ» 12 мая в 10:00 для кураторов, принести ноутбуки").left == "принести ноутбуки"


def test_an_hour_of_today_that_is_over_is_asked_for() -> None:
    found = told("состоится семинар «Границы» сегодня в 8:00 для кураторов")
    assert "at" not in found.values
    assert found.doubts["at"]["key"] == "phrase-doubt-hour-behind"
    assert told("состоится семинар «Границы» сегодня в 10:00 для кураторов").values["at"] == "2026-03-18T10:00"


def test_the_district_that_it_is_held_in() -> None:
    assert told("семинар «Границы» 12 мая в 10:00 в Озёрском районе").values["district"] == "2"
    assert "district" not in told("семинар «Границы» 12 мая в 10:00 для кураторов Озёрского района").values
