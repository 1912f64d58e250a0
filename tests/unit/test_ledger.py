"""A form that is stored as it is answered: the next blank, several answers in one text, what a correction leads to."""

from collections.abc import Mapping
from datetime import date

import pytest

from models.errors import BadInput, DomainError, Doubtful
from models.forms.form import Draft, Field
from models.forms.kinds import Values
from models.forms.ledger import Ledger
from models.forms.number import SumOfAnswers, WholeNumber
from models.forms.simple import Line

TODAY = date(2026, 4, 2)
CAME, LEFT, NOW, WHY = "came", "left", "now", "why"


def number(text: str) -> int:
    if not text.isdigit():
        raise BadInput("form-not-a-number", typed=text)
    return int(text)


class Either(Doubtful):
    readings = (("Пришли", "came 4"), ("Ушли", "left 4"))


def column(text: str, step: str) -> Mapping[str, int] | None:
    """«came 3, left 1»; «кто-то 4» may be either."""
    if "кто-то" in text:
        raise Either("form-whose-number")
    pairs = [part.split() for part in text.split(",")]
    if all(len(pair) == 2 for pair in pairs):
        return {name: number(told) for name, told in pairs}
    if not step:
        raise BadInput("form-whose-number", typed=text)
    return None


def ledger(comes_to: int | None = 2) -> Ledger:
    total = SumOfAnswers(read=number, comes_to=comes_to, parts=(CAME, LEFT))
    return Ledger(
        (
            Field(name=CAME, kind=WholeNumber(read=number, before=7)),
            Field(name=LEFT, kind=WholeNumber(read=number)),
            Field(name=NOW, kind=total),
            Field(name=WHY, kind=Line(20)),
        ),
        order=lambda _: (CAME, LEFT, NOW),
        column=column,
        derived=(NOW,),
    )


def say(form: Ledger, draft: Draft, text: str) -> None:
    """The text, and on from it as when it was stored."""
    assert form.typed(draft, text, TODAY)
    form.forward(draft)


def labels(form: Ledger, draft: Draft) -> list[str]:
    return [tap.data for row in form.rows(draft, TODAY) for tap in row]


def test_after_an_answer_the_next_blank_is_asked_and_then_the_first() -> None:
    form = ledger()
    draft = form.begin({CAME: 3})
    assert draft["step"] == LEFT
    form.open(draft, NOW)
    say(form, draft, "2")
    assert draft["step"] == LEFT, "the one that was passed over"
    assert draft["given"] == [NOW]
    say(form, draft, "0")
    assert draft["step"] == "", "zero is an answer: nothing is blank"


def test_one_text_answers_several_and_says_which() -> None:
    form = ledger()
    draft = form.begin()
    say(form, draft, "left 1, came 3")
    assert (draft["values"], draft["step"]) == ({CAME: 3, LEFT: 1}, NOW)
    assert draft["given"] == draft["noted"] == [LEFT, CAME]
    say(form, draft, "2")
    assert (draft["given"], draft["noted"]) == ([NOW], [])


def test_what_cannot_be_read_loses_nothing_and_goes_nowhere() -> None:
    form = ledger()
    draft = form.begin()
    say(form, draft, "3")
    before = {**draft, "values": dict(draft["values"])}
    for text in ("три", "left много"):
        assert not form.typed(draft, text, TODAY)
        assert draft["trouble"] is not None
        assert {**draft, "trouble": None} == before


def test_the_card_takes_several_and_never_one() -> None:
    form = ledger()
    draft = form.begin(review=True)
    assert draft["step"] == ""
    assert not form.typed(draft, "3", TODAY)
    assert draft["trouble"] == {"key": "form-whose-number", "args": {"typed": "3"}}
    form.forward(draft)
    assert draft["step"] == CAME, "what was wrong on the card is no correction: the blanks go on"
    form.go(draft, "", editing=False)
    say(form, draft, "came 3")
    assert draft["step"] == "", "a correction leads back to the card"


def test_what_a_correction_has_made_wait_is_asked_at_once() -> None:
    form = ledger()
    draft = form.begin({CAME: 3, LEFT: 1, NOW: 2})
    form.open(draft, CAME)
    assert form.typed(draft, "5", TODAY)
    del draft["values"][NOW]  # it was 3 − 1
    form.forward(draft)
    assert (draft["step"], draft["editing"]) == (NOW, True)
    say(form, draft, "4")
    assert (draft["step"], draft["editing"]) == ("", False)


def test_a_blank_of_the_card_is_asked_like_any_and_an_answer_is_corrected() -> None:
    form = ledger()
    draft = form.begin({CAME: 3}, review=True)
    form.open(draft, LEFT)
    say(form, draft, "1")
    say(form, draft, "2")
    form.open(draft, CAME)
    form.back(draft)
    assert draft["step"] == ""
    form.open(draft, WHY)
    say(form, draft, "came 3")
    assert draft["step"] == "", "a sentence is a sentence, whatever numbers it holds"
    assert draft["values"][WHY] == "came 3"


def test_a_doubtful_text_is_read_as_the_person_says() -> None:
    form = ledger()
    draft = form.begin()
    assert not form.typed(draft, "кто-то 4", TODAY)
    trouble = draft["trouble"]
    assert trouble is not None
    assert [name for name, _ in trouble["instead"]] == ["Пришли", "Ушли"]
    assert form.read_as(draft, "1", TODAY)
    assert draft["values"] == {LEFT: 4}
    for forged in ("1", "0", "x"):
        with pytest.raises(DomainError, match="error-stale"):
            form.read_as(draft, forged, TODAY)


@pytest.mark.parametrize(
    ("values", "offered"), [({}, ["=7", "=0"]), ({CAME: 5}, ["=5", "=0"]), ({CAME: 0}, ["=0"])], ids=str
)
def test_a_number_is_offered_as_it_stands_as_it_was_and_as_none(values: Values, offered: list[str]) -> None:
    form = ledger()
    draft = form.begin(values, review=True)
    form.open(draft, CAME)
    assert labels(form, draft) == offered
    with pytest.raises(DomainError, match="error-stale"):
        form.tap(draft, "=8", TODAY)
    assert form.tap(draft, offered[0], TODAY)
    assert draft["given"] == [CAME]


def test_a_sum_is_confirmed_and_one_that_cannot_be_leads_to_its_parts() -> None:
    for form, offered in ((ledger(), ["=2"]), (ledger(None), ["@came", "@left"])):
        draft = form.begin({CAME: 3, LEFT: 1})
        assert labels(form, draft) == offered
