"""When an event begins, as people type it: a day, then an hour, or both."""

from datetime import date, datetime
from typing import Any

import pytest

from models.errors import BadInput
from models.forms.events import AnswerBy, At
from models.forms.kinds import Scene
from models.forms.moments import Moments

TODAY = date(2026, 9, 15)


def asked(*typed: str) -> tuple[Any, Scene]:
    """What is answered after these texts, and how the question stands then."""
    scene, value = Scene({}, {}, TODAY), ""
    for text in typed:
        value = At().typed(text, value, scene).value
    return value, scene


@pytest.mark.parametrize(
    ("said", "at"),
    [
        (("29 сентября 15:30",), "2026-09-29T15:30"),
        (("29 сентября", "15:30"), "2026-09-29T15:30"),
        (("29 сентября", "15.30"), "2026-09-29T15:30"),
        (("29 сентября", "15-30"), "2026-09-29T15:30"),
        (("29 сентября", "15 30"), "2026-09-29T15:30"),
        (("29 сентября", "15"), "2026-09-29T15:00"),
        (("29 сентября", "9 часов"), "2026-09-29T09:00"),
        (("29 сентября", "в 9"), "2026-09-29T09:00"),
        (("29 сентября", "30 сентября", "9 ч"), "2026-09-30T09:00"),
    ],
)
def test_an_hour_is_typed_as_people_write_it(said: tuple[str, ...], at: str) -> None:
    assert asked(*said)[0] == at


@pytest.mark.parametrize("said", ["25", "25-00", "15-75", "-1", "2026", "1000000000"])
def test_what_no_clock_shows_is_no_hour(said: str) -> None:
    with pytest.raises(BadInput, match="form-not-a-time"):
        asked("29 сентября", said)


def test_another_day_whose_year_is_not_known_is_asked_about() -> None:
    _, scene = asked("29 сентября", "1 сентября")
    assert [tap.data for row in At().rows("", scene) for tap in row] == ["2026-09-01", "2027-09-01"]
    hint = At().hint("", scene)
    assert hint is not None
    assert hint.key == "form-which-year"


@pytest.mark.parametrize(("at", "said"), [("2026-09-29T15:30", "1 октября"), ("2026-09-29T15:30", "14 сентября 2026")])
def test_answers_are_not_waited_for_after_the_event_or_before_today(at: str, said: str) -> None:
    with pytest.raises(BadInput, match="event-answer-by-bad"):
        AnswerBy().typed(said, "", Scene({"at": at}, {}, TODAY))
    day = "2026-10-01" if "октября" in said else "2026-09-14"
    with pytest.raises(BadInput, match="event-answer-by-bad"):
        AnswerBy().tap(day, "", Scene({"at": at}, {}, TODAY))


@pytest.mark.parametrize("said", ["сегодня", "24 сентября", "29 сентября"])
def test_answers_are_waited_for_up_to_the_day_itself(said: str) -> None:
    assert AnswerBy().typed(said, "", Scene({"at": "2026-09-29T15:30"}, {}, TODAY)).done
    assert AnswerBy().typed(said, "", Scene({}, {}, TODAY)).done, "the terms of one whose day stands"


NOON = datetime.fromisoformat("2026-09-15T12:10")
"""What the asker's clock shows."""


@pytest.mark.parametrize("said", ["сегодня 12:00", "15 сентября в 9", "15.09 12:10"])
def test_an_hour_of_today_that_is_over_is_refused_at_the_question(said: str) -> None:
    with pytest.raises(BadInput) as refused:
        At().typed(said, "2026-09-29T15:30", Scene({}, {}, TODAY, NOON))
    assert refused.value.key == "form-hour-passed"
    assert refused.value.arguments["example"] == "15 сентября 2026 13:00"
    assert At().typed("сегодня 13:00", "", Scene({}, {}, TODAY, NOON)).value == "2026-09-15T13:00"


def test_hours_of_today_that_are_over_have_no_buttons() -> None:
    scene = Scene({}, {"day": "2026-09-15"}, TODAY, NOON)
    assert [tap.data for row in At().rows("", scene) for tap in row][:2] == ["t12:30", "t13:00"]
    assert [tap.data for row in Moments().rows([], scene) for tap in row][:2] == ["t12:30", "t13:00"]
    with pytest.raises(BadInput, match="form-hour-passed"):
        At().tap("t12:00", "", scene)
    with pytest.raises(BadInput, match="form-hour-passed"):
        Moments().tap("t12:00", [], scene)
    with pytest.raises(BadInput, match="form-hour-passed"):
        Moments().typed("сегодня 12:00", [], scene)
    assert scene.ui["day"] == "2026-09-15", "another hour of the day may be typed"
    scene.ui["day"] = "2026-09-16"
    assert [tap.data for row in At().rows("", scene) for tap in row][:1] == ["t09:00"]
