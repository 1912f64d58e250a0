"""A form as data: forward, back, the review card, one change, what is missing, what is not asked."""

from datetime import date
from typing import Any

import pytest

from models.errors import DomainError
from models.forms.form import Draft, Field, Form, unanswered
from models.forms.kinds import Option, Values
from models.forms.plan import DeadlineWords
from models.forms.simple import Choice, Day, Line
from models.plan_years import PlanYear

TODAY = date(2026, 3, 16)


def _travels(values: Values) -> bool:
    return values.get("kind") == "trip"


FORM = Form(
    (
        Field(name="kind", kind=Choice(options=(Option("trip", "Выезд"), Option("talk", "Беседа"))), required=True),
        Field(name="where", kind=Line(50), required=True, when=_travels),
        Field(name="title", kind=Line(50), required=True),
        Field(name="result", kind=Line(50)),
    )
)


def filled(**values: str) -> Draft:
    return FORM.begin(values)


def test_answers_lead_from_question_to_question_and_to_the_card() -> None:
    draft = FORM.begin()
    assert FORM.place(draft) == (1, 3)
    FORM.typed(draft, "Выезд", TODAY)
    assert (draft["step"], FORM.place(draft)) == ("where", (2, 4))
    FORM.typed(draft, "Лесной", TODAY)
    FORM.typed(draft, "К семьям", TODAY)
    assert draft["step"] == "result"
    FORM.forward(draft)
    assert draft["step"] == ""
    assert FORM.answers(draft) == {"kind": "trip", "where": "Лесной", "title": "К семьям"}


def test_a_question_that_is_not_asked_is_not_saved() -> None:
    draft = filled(kind="trip", where="Лесной", title="К семьям")
    FORM.tap(draft, "=talk", TODAY)
    assert draft["step"] == "title"
    assert FORM.answers(draft) == {"kind": "talk", "title": "К семьям"}


def test_a_required_question_is_not_skipped() -> None:
    draft = FORM.begin()
    with pytest.raises(DomainError, match="form-incomplete"):
        FORM.forward(draft)
    assert draft["step"] == "kind"


def test_back_goes_back_and_stays_at_the_first() -> None:
    draft = filled(kind="trip", where="Лесной", title="К семьям")
    FORM.go(draft, "title")
    steps = []
    for _ in range(4):
        FORM.back(draft)
        steps.append(draft["step"])
    assert steps == ["where", "kind", "kind", "kind"]


def test_back_folds_first() -> None:
    draft = filled(kind="talk", title="О доме")
    FORM.go(draft, "title")
    draft["ui"]["group"] = "open"
    FORM.back(draft)
    assert (draft["step"], draft["ui"]) == ("title", {})


def test_back_from_the_card_is_the_last_question() -> None:
    draft = FORM.begin({"kind": "talk", "title": "О доме"}, review=True)
    assert draft["step"] == ""
    FORM.back(draft)
    assert draft["step"] == "result"


def test_one_change_returns_to_the_card() -> None:
    draft = FORM.begin({"kind": "talk", "title": "О доме"}, review=True)
    FORM.go(draft, "title", editing=True)
    FORM.typed(draft, "О семье", TODAY)
    assert (draft["step"], draft["editing"], draft["values"]["title"]) == ("", False, "О семье")


def test_a_change_that_opens_a_required_question_asks_it_before_the_card() -> None:
    draft = FORM.begin({"kind": "talk", "title": "О доме"}, review=True)
    FORM.go(draft, "kind", editing=True)
    FORM.tap(draft, "=trip", TODAY)
    assert draft["step"] == "where"
    FORM.typed(draft, "Лесной", TODAY)
    assert draft["step"] == ""


def test_back_while_changing_leaves_the_answer_and_shows_the_card() -> None:
    draft = FORM.begin({"kind": "talk", "title": "О доме"}, review=True)
    FORM.go(draft, "title", editing=True)
    FORM.back(draft)
    assert (draft["step"], draft["editing"], draft["values"]["title"]) == ("", False, "О доме")


def test_the_first_missing_question_is_named() -> None:
    assert FORM.missing({}) == "kind"
    assert FORM.missing({"kind": "trip"}) == "where"
    assert FORM.missing({"kind": "talk", "title": "О доме"}) is None
    with pytest.raises(DomainError, match="form-incomplete"):
        FORM.answers(FORM.begin({"kind": "talk"}))


def test_what_a_card_lacks_is_asked_before_it_is_shown() -> None:
    draft = FORM.begin({"kind": "trip", "title": "О доме"}, review=True)
    assert draft["step"] == "where"
    FORM.typed(draft, "Лесное", TODAY)
    assert draft["step"] == ""
    assert FORM.begin(draft["values"], review=True)["step"] == ""


def test_bad_input_keeps_the_answer_before_and_says_why() -> None:
    draft = filled(kind="talk", title="О доме")
    FORM.go(draft, "title")
    FORM.typed(draft, "х" * 51, TODAY)
    assert draft["trouble"] == {"key": "form-too-long", "args": {"length": 51, "longest": 50}}
    assert draft["values"]["title"] == "О доме"
    FORM.typed(draft, "О семье", TODAY)
    assert draft["trouble"] is None


def test_a_question_the_form_does_not_have_is_stale() -> None:
    draft = FORM.begin()
    for name in ("ghost", "values", "kind "):
        with pytest.raises(DomainError, match="error-stale"):
            FORM.go(draft, name)
    draft["step"] = ""
    with pytest.raises(DomainError, match="error-stale"):
        FORM.tap(draft, "=trip", TODAY)


def test_zero_is_an_answer() -> None:
    nothing: tuple[Any, ...] = (None, "", {}, [])
    assert all(unanswered(value) for value in nothing)
    assert not any(unanswered(value) for value in (0, False))


def test_the_only_question_is_asked_without_a_card() -> None:
    one = Form((Field(name="day", kind=Day(), required=True),))
    assert one.lone == "day"
    assert one.begin({"day": "2026-03-16"}, review=True)["step"] == "day", "there is no card to open on"
    two = Form((Field(name="day", kind=Day()), Field(name="why", kind=Line(30), when=lambda values: "day" in values)))
    assert two.lone == "", "a question that may come is a question"
    read = Form((Field(name="text", kind=DeadlineWords(PlanYear(2026)), required=True),))
    assert read.lone == "", "what was read is shown and confirmed"
