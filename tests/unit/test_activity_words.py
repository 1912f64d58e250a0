"""What people call kinds, formats and participants, each found by its form; and in which order participants stand."""

from datetime import date
from typing import Any

import pytest

from handlers.activities.questions import build
from models.activities import Category, Format, Type
from models.activity_words import ALSO
from models.forms.finding import find
from models.forms.form import Draft
from models.stored import Json

TODAY = date(2026, 11, 29)
FORM = build({"districts": [[1, "Лесной район"]], "channels": [["Сайт", True]]})
LISTED = [("type", "type"), ("category", "attendance"), ("material", "handouts"), ("organisation", "organisations")]


def typed(step: str, text: str, **values: Json) -> Draft:
    """The draft after the text was typed at that question."""
    draft = FORM.begin(values)
    FORM.go(draft, step)
    FORM.typed(draft, text, TODAY)
    return draft


@pytest.mark.parametrize(
    ("prefix", "step", "kind", "word"),
    [(prefix, step, kind, word) for prefix, step in LISTED for kind, words in ALSO[prefix].items() for word in words],
)
def test_each_word_finds_the_one_that_it_means(prefix: str, step: str, kind: str, word: str) -> None:
    options: Any = FORM.field(step).kind
    assert [option.id for option in find(options.options, word)] == [kind]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("листовка", Type.LEAFLET),
        ("буклеты", Type.LEAFLET),
        ("памятка", Type.LEAFLET),
        ("Лекция", Type.LECTURE),
        ("лекция для родителей", Type.LECTURE),
        ("родительское собрание", Type.MEETING),
        ("собрание", Type.MEETING),
        ("публикация", Type.PUBLICATION),
    ],
)
def test_a_type_as_people_call_it(text: str, said: Type) -> None:
    assert typed("type", text)["values"]["type"] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("онлайн", Format.REMOTE), ("зум", Format.REMOTE), ("в зуме", Format.REMOTE), ("очно", Format.IN_PERSON)],
)
def test_a_format_as_people_call_it(text: str, said: Format) -> None:
    assert typed("format", text, type="seminar")["values"]["format"]["format"] == said


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28 числа", "2026-11-28"),
        ("5 дней назад", "2026-11-24"),
        ("7 ноября 11:00", "2026-11-07"),
        ("2.11 в 16", "2026-11-02"),
    ],
)
def test_a_day_as_people_write_it(text: str, day: str) -> None:
    assert typed("day", text)["values"]["day"] == day


@pytest.mark.parametrize(
    ("text", "why"),
    [("завтра", "form-day-ahead"), ("31 ноября", "form-no-such-day"), ("31.11.2024", "form-no-such-day")],
)
def test_a_day_that_is_none_or_still_ahead_says_so(text: str, why: str) -> None:
    draft = typed("day", text)
    assert draft["trouble"] is not None
    assert (draft["trouble"]["key"], "day" in draft["values"]) == (why, False)


@pytest.mark.parametrize(
    ("activity_type", "title", "first"),
    [
        (Type.TRAINING, "Тренинг для педагогов и кураторов", ["teachers", "curators"]),
        (Type.TRAINING, "Выгорание", ["teachers"]),
        (Type.SEMINAR, "Для специалистов опеки", ["guardianship", "curators"]),
        (Type.MEETING, "Итоги квартала", ["curators", "officials"]),
        (Type.LESSON, "Ковчег добра", ["children", "foster_parents"]),
        (Type.HOLIDAY, "Ёлка", ["children"]),
        (Type.CONSILIUM, "О районе", ["specialists"]),
        (Type.SUPERVISION, "Своё", ["curators"]),
    ],
)
def test_participants_stand_in_the_order_of_what_it_was(activity_type: Type, title: str, first: list[str]) -> None:
    draft = FORM.begin({"type": activity_type.value, "title": title})
    FORM.go(draft, "attendance")
    shown = [tap.data.removeprefix("=") for row in FORM.rows(draft, TODAY) for tap in row]
    assert shown[: len(first)] == first
    assert sorted(shown) == sorted(Category), "nobody is left out"


def test_what_only_the_next_question_understands_answers_it() -> None:
    known = {"type": "lesson", "title": "О доверии", "day": "2026-11-28"}
    draft = typed("format", "дети 20 педагоги 2", **known)
    assert (draft["step"], draft["trouble"]) == ("attendance", None)
    assert draft["values"]["attendance"] == {"children": [20, 0], "teachers": [2, 0]}
    assert typed("district", "зум", **known)["values"]["format"] == {"format": "remote"}
    assert typed("format", "не знаю", **known)["step"] == "format", "and what nobody understands is asked again"
    draft = typed("day", "дети 20", type="lesson", title="О доверии")
    assert draft["step"] == "day", "a question that must be answered is not left"
