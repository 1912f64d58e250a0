"""Every kind of question: taps, typed answers, what is refused, and that nothing else ever comes out of it."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import BadInput, DomainError
from models.forms.finding import find
from models.forms.form import Draft
from models.forms.kinds import Move, Option, Scene, Tap, TextKey, pairs, whole
from models.forms.lists import Counts, Several
from models.forms.moments import Minutes
from models.forms.plan import DayAhead
from models.forms.simple import Choice, Day
from services.texts import texts
from tests.unit.kinds import AWKWARD, DATA, FORGED, FORM, FRUIT, KINDS, PEOPLE, TODAY, TYPED, split

EVERY_KIND = pytest.mark.parametrize("name", KINDS)


def at(name: str, **values: Any) -> Draft:
    """A draft that stands at this question."""
    draft = FORM.begin(values)
    FORM.go(draft, name)
    return draft


def say(name: str, text: str, **values: Any) -> Any:
    """The answer after a typed text."""
    draft = at(name, **values)
    FORM.typed(draft, text, TODAY)
    assert draft["trouble"] is None, draft["trouble"]
    return draft["values"].get(name)


def refusal(name: str, text: str, **values: Any) -> str:
    """What the person is told; the answer before stays as it was."""
    draft = at(name, **values)
    FORM.typed(draft, text, TODAY)
    assert draft["values"] == values
    assert draft["step"] == name
    assert draft["trouble"] is not None, f"{text!r} was taken"
    return str(texts().plain(draft["trouble"]["key"], **draft["trouble"]["args"]))


def press(name: str, *data: str, **values: Any) -> Any:
    """The answer after these taps."""
    draft = at(name, **values)
    for each in data:
        FORM.tap(draft, each, TODAY)
    return draft["values"].get(name)


def taps(name: str, draft: Draft, today: date = TODAY) -> Iterator[Tap]:
    for row in FORM.rows(draft, today):
        yield from row


# a line


def test_a_line_is_taken_without_extra_spaces() -> None:
    assert say("line", "  Детство \n без   слёз ") == "Детство без слёз"


def test_an_offered_line_is_one_tap() -> None:
    assert press("line", "1") == "Психолог"


def test_a_line_too_long_or_too_short_says_how_long_it_may_be() -> None:
    assert "4 000 знаков" in refusal("line", "а" * 4000).replace("\u00a0", " ")
    assert "40" in refusal("line", "а" * 41)
    assert "3 знака" in refusal("line", "аб")
    assert "3 знака" in refusal("line", "  ")


# lines


def test_lines_are_taken_one_by_one() -> None:
    assert say("lines", " Лесной район, \n\n Заречный;\n") == ["Лесной район", "Заречный"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("\n ,\n", "каждый пункт с новой строки"),
        ("а\nб\nв\nг\nд\nе", "Строк 6, а помещается 5"),
        ("я" * 21, "Помещается 20"),
        ("Лесной\nлесной", "Дважды: «лесной»"),
    ],
)
def test_lines_that_are_refused(typed: str, why: str) -> None:
    assert why in refusal("lines", typed)


# a choice


def test_a_choice_is_one_tap_and_may_be_typed_in_any_form() -> None:
    assert press("choice", "=pear") == "pear"
    assert say("choice", "Груша") == "pear"
    assert say("choice", "ЯБЛОК") == "apple"


def test_groups_open_and_close() -> None:
    draft = at("grouped")
    assert [t.data for t in taps("grouped", draft)] == ["=plum", "/garden", "/wild", "-"]
    FORM.tap(draft, "/garden", TODAY)
    assert [t.data for t in taps("grouped", draft)] == ["=apple", "=pear", "-", ".."]
    FORM.tap(draft, "..", TODAY)
    assert "/garden" in [t.data for t in taps("grouped", draft)]


def test_no_option_is_an_answer_where_it_has_a_name() -> None:
    assert press("grouped", "-") == ""
    with pytest.raises(DomainError, match="error-stale"):
        press("choice", "-")


def test_several_that_fit_are_offered() -> None:
    several = Choice(
        options=(Option("a", "Семинар"), Option("b", "Семинар-практикум"), Option("c", "Областной семинар"))
    )
    scene = Scene({}, {}, TODAY)
    assert several.typed("семинар", None, scene) == Move("a", done=True)
    assert several.typed("семин", None, scene).done is False
    assert [t.data for row in several.rows(None, scene) for t in row] == ["=a", "=b", "=c", ".."]
    assert several.hint(None, scene) == TextKey("form-which-one")


def test_an_unknown_choice_gives_an_example() -> None:
    assert refusal("choice", "Ананас") == "Не нашлось: «Ананас». Нажмите кнопку или напишите иначе, например: Яблоки."


def test_an_option_that_is_gone_is_still_shown() -> None:
    assert KINDS["choice"].show("ghost") == [TextKey("form-gone")]
    assert KINDS["grouped"].show("") == [TextKey("activity-no-district")]


# a day


def test_today_and_yesterday_are_one_tap() -> None:
    draft = at("day")
    today, yesterday, other = taps("day", draft)
    assert (today.data, yesterday.data) == ("2026-03-16", "2026-03-15")
    FORM.tap(draft, other.data, TODAY)
    grid = list(taps("day", draft))
    assert [t.label for t in grid if t.label == "16"] == ["16"]
    assert "17" not in [t.label for t in grid]
    assert "›" not in [t.label for t in grid]
    assert draft["step"] == "day"


def test_the_grid_turns_back_and_forth() -> None:
    draft = at("day")
    FORM.tap(draft, "m2026-03-01", TODAY)
    back = next(t for t in taps("day", draft) if t.label == "‹")
    FORM.tap(draft, back.data, TODAY)
    labels = [t.label for t in taps("day", draft)]
    assert TextKey("form-month-short", {"month": 2, "year": "2026"}) in labels
    assert "28" in labels
    assert "›" in labels
    FORM.tap(draft, "2026-02-14", TODAY)
    assert draft["values"]["day"] == "2026-02-14"


def test_days_ahead_only_where_they_are_asked_for() -> None:
    assert "Это ещё впереди: 17 марта 2026" in refusal("day", "17.03.2026")
    assert "Это ещё впереди: 17 марта 2026" in refusal("day", "завтра")
    assert say("ahead", "17.03.2026") == "2026-03-17"
    assert "слишком далеко" in refusal("ahead", "17.03.2126")
    assert refusal("day", "когда-то") == "Не похоже на дату: «когда-то». Например: 15 марта 2026 или «вчера»."


def test_a_day_that_is_none_says_how_many_the_month_has() -> None:
    assert refusal("day", "31 ноября") == "В ноябре 30 дней, а написано «31 ноября». Проверьте день."
    assert "В феврале 28 дней" in refusal("ahead", "29.02.2027")


NOVEMBER = date(2026, 11, 29)


def test_a_day_that_is_ahead_in_the_year_of_the_date_is_none_of_a_year_ago() -> None:
    asked, scene = Day(likely=(date(2026, 1, 30), date(2026, 1, 29))), Scene({}, {}, date(2026, 2, 11))
    with pytest.raises(BadInput) as refused:
        asked.typed("27 февраля", None, scene)
    assert (refused.value.key, refused.value.arguments["day"]) == ("form-day-ahead", "27 февраля 2026")
    assert asked.typed("30 января", None, scene).value == "2026-01-30"


def test_a_far_day_without_a_year_is_asked_about() -> None:
    draft = at("day")
    FORM.typed(draft, "30 декабря", NOVEMBER)
    assert draft["values"] == {}, "eleven months ago is not taken in silence"
    assert FORM.hint(draft, NOVEMBER) == TextKey("form-which-year-past", {"day": "30 декабря 2025"})
    (tap,) = taps("day", draft, NOVEMBER)
    FORM.tap(draft, tap.data, NOVEMBER)
    assert draft["values"] == {"day": "2025-12-30"}


@pytest.mark.parametrize("typed", ["30.12.2025", "30 декабря 2025 г.", "1 июня", "вчера"])
def test_a_day_with_its_year_or_a_near_one_is_taken(typed: str) -> None:
    draft = at("day")
    FORM.typed(draft, typed, NOVEMBER)
    assert "day" in draft["values"]


def test_ahead_both_years_of_a_far_day_are_offered() -> None:
    ahead = DayAhead()
    scene = Scene({}, {}, NOVEMBER)
    assert ahead.typed("30 октября 11:00", None, scene) == Move(None)
    assert [tap.label for row in ahead.rows(None, scene) for tap in row] == ["30 октября 2026", "30 октября 2027"]
    assert ahead.hint(None, scene) == TextKey("form-which-year", {"day": "30 октября"})
    assert ahead.typed("2.12 в 16", None, scene) == Move("2026-12-02", done=True)
    assert ahead.typed("в пятницу", None, scene) == Move("2026-12-04", done=True)


# switches


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1, 3", ["apple", "plum"]),
        ("яблоко, слива", ["apple", "plum"]),
        ("Яблоко и слива", ["apple", "plum"]),
        ("2.", ["pear"]),
        ("слива\nслива", ["plum"]),
    ],
)
def test_several_are_typed_at_once(typed: str, chosen: list[str]) -> None:
    options = (Option("apple", "Яблоко"), Option("pear", "Груша"), Option("plum", "Слива"))
    assert Several(options).typed(typed, [], Scene({}, {}, TODAY)).value == chosen


@pytest.mark.parametrize("typed", ["яблоко, кирпич", "1, 9", "0", ", ;"])
def test_of_several_typed_at_once_all_are_known_or_none_is_taken(typed: str) -> None:
    with pytest.raises(BadInput, match="form-no-such-option"):
        Several((Option("apple", "Яблоко"), Option("plum", "Слива"))).typed(typed, [], Scene({}, {}, TODAY))


def test_switches_are_typed_at_once() -> None:
    assert KINDS["switches"].typed("очно, область", {}, Scene({}, {}, TODAY)).value == {
        "place": "here",
        "level": "region",
    }


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("40", 40),
        ("40 мин.", 40),
        ("час", 60),
        ("1,5 часа", 90),
        ("полтора часа", 90),
        ("1 ч 30 мин", 90),
        ("2 часа", 120),
    ],
)
def test_a_length_is_typed_in_minutes_or_hours(typed: str, minutes: int) -> None:
    assert Minutes().typed(typed, None, Scene({}, {}, TODAY)) == Move(minutes, done=True)


@pytest.mark.parametrize("typed", ["долго", "0", "ч" * 4000, "1 ч 30 мин и ещё"])
def test_what_is_no_length_says_how_one_is_written(typed: str) -> None:
    with pytest.raises(BadInput, match="form-not-minutes"):
        Minutes().typed(typed, None, Scene({}, {}, TODAY))


def test_switches_are_set_and_cleared_each_for_itself() -> None:
    assert press("switches", "place=mixed", "level=region") == {"place": "mixed", "level": "region"}
    assert press("switches", "place=mixed", "place=here") == {"place": "here"}
    assert press("switches", "place=mixed", "place=mixed") is None
    assert say("switches", "дистанционно", switches={"level": "region"}) == {"level": "region", "place": "afar"}
    assert "например: Очно" in refusal("switches", "дома")
    assert KINDS["switches"].show({"level": "region", "place": "mixed"}) == ["Смешанный, область"]


# counts

MIXED = {"switches": {"place": "mixed"}}
AFAR = {"switches": {"place": "afar"}}


def test_counts_by_taps() -> None:
    assert press("counts", "=curators", "n8") == {"curators": [8, 0]}
    assert press("counts", "=curators", "n8", "=curators", "n0") is None
    assert press("counts", "=curators", "=curators", counts={"spec": [1, 0]}) == {"spec": [1, 0]}
    assert press("counts", "=curators", "n8", "n3", **MIXED) == {"curators": [8, 3]}
    assert press("counts", "=curators", "n8", **AFAR) == {"curators": [0, 8]}


def test_a_number_without_whose_it_is_refused_with_an_example() -> None:
    with pytest.raises(DomainError):
        press("counts", "n8")
    assert "Непонятно, чьё это число" in refusal("counts", "+")


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("кураторы 8", {"curators": [8, 0]}),
        ("8 кураторов", {"curators": [8, 0]}),
        ("Кураторов – 8 чел., педагогов: 12", {"curators": [8, 0], "teachers": [12, 0]}),
        ("кураторы 8\nпедагоги 12", {"curators": [8, 0], "teachers": [12, 0]}),
        ("специалисты опеки 2; специалисты 5", {"guard": [2, 0], "spec": [5, 0]}),
        ("кураторы 0", None),
        ("кураторы–8", {"curators": [8, 0]}),
        ("кураторы - 8", {"curators": [8, 0]}),
        ("специалисты 5 опека 2", {"spec": [5, 0], "guard": [2, 0]}),
        ("кураторы 8 педагоги 12", {"curators": [8, 0], "teachers": [12, 0]}),
        ("8 кураторов 12 педагогов", {"curators": [8, 0], "teachers": [12, 0]}),
        ("8 кураторов и 12 педагогов", {"curators": [8, 0], "teachers": [12, 0]}),
        ("5 специалистов 2 специалиста опеки", {"spec": [5, 0], "guard": [2, 0]}),
        ("кураторы:8 педагоги:12 чел.", {"curators": [8, 0], "teachers": [12, 0]}),
        ("учителя 5", {"teachers": [5, 0]}),
    ],
)
def test_counts_in_one_line(typed: str, counted: Any) -> None:
    assert say("counts", typed) == counted


def test_both_numbers_in_one_line_when_the_format_is_mixed() -> None:
    assert say("counts", "кураторы 8 + 3, педагоги 12", **MIXED)["curators"] == [8, 3]
    draft = at("counts", **MIXED)
    FORM.tap(draft, "=spec", TODAY)
    FORM.typed(draft, "8+3", TODAY)
    assert draft["values"]["counts"] == {"spec": [8, 3]}


def test_zero_here_keeps_those_afar() -> None:
    draft = at("counts", **MIXED)
    for data in ("=spec", "n0", "n5"):
        FORM.tap(draft, data, TODAY)
    assert draft["values"]["counts"] == {"spec": [0, 5]}


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("кураторы", "Нет числа: «кураторы». Например: кураторы 8"),
        ("марсиане 8", "Непонятно, чьё это число: «марсиане 8»"),
        ("кураторы -8", "меньше нуля"),
        ("кураторы 1000000", "слишком много"),
        ("кураторы 8 + 3", "формат не смешанный"),
        ("кураторы 8 3", "Здесь два числа: «кураторы 8 3»"),
        ("кураторы 1 200", "Здесь два числа"),
        ("8-10 кураторов", "Здесь два числа"),
        ("8 10", "Здесь два числа"),
        ("8 кураторов 12", "Здесь два числа"),
        ("кураторы 8 очно", "Непонятно, чьё это число"),
        ("кураторы 8, кураторы 5", "«Кураторы» названы дважды"),
        ("марсиане 8 кураторы 5", "Непонятно, чьё это число: «марсиане 8»"),
        ("кураторы 8½", "Непонятно, чьё это число"),
    ],
)
def test_counts_that_are_refused(typed: str, why: str) -> None:
    assert why in refusal("counts", typed, counts={"teachers": [1, 0]})


def test_whose_a_number_is_is_asked_and_the_number_waits() -> None:
    draft = at("counts")
    FORM.typed(draft, "кураторы 8, 20 чел", TODAY)
    assert draft["values"] == {"counts": {"curators": [8, 0]}}
    assert FORM.hint(draft, TODAY) == TextKey("form-whose", {"typed": "20"})
    assert [t.data for t in taps("counts", draft)] == ["=teachers", "=guard", "=spec", ".."]
    with pytest.raises(DomainError, match="form-whose-first"):
        FORM.forward(draft)
    FORM.typed(draft, "специалисты 2", TODAY)
    assert FORM.hint(draft, TODAY) == TextKey("form-whose", {"typed": "20"})
    FORM.typed(draft, "педагоги", TODAY)
    assert draft["values"] == {"counts": {"curators": [8, 0], "spec": [2, 0], "teachers": [20, 0]}}
    assert FORM.hint(draft, TODAY) is None


def test_a_name_of_two_is_asked_which() -> None:
    parents = Counts((Option("foster", "Замещающие родители"), Option("birth", "Кровные родители")), split)
    scene = Scene({}, {}, TODAY)
    assert parents.typed("родители 3; родители 2", None, scene) == Move({})
    assert parents.hint(None, scene) == TextKey("form-whose", {"typed": "родители 3"})
    first = parents.tap("=birth", {}, scene)
    assert first == Move({"birth": [3, 0]})
    assert [t.data for row in parents.rows(first.value, scene) for t in row] == ["=foster", ".."]
    assert parents.tap("..", first.value, scene) == first
    assert scene.ui == {}


def test_units_after_a_chosen_item_are_its_number() -> None:
    draft = at("counts")
    FORM.tap(draft, "=curators", TODAY)
    FORM.typed(draft, "20 чел.", TODAY)
    assert draft["values"] == {"counts": {"curators": [20, 0]}}


WORDS = {"curators": "кураторов", "teachers": "педагогов", "guard": "специалистов опеки", "spec": "специалистов"}


@given(st.dictionaries(st.sampled_from(list(WORDS)), st.integers(1, 999), min_size=1), st.booleans(), st.booleans())
def test_no_number_is_lost(counted: dict[str, int], number_first: bool, commas: bool) -> None:
    named = [f"{n} {WORDS[who]}" if number_first else f"{WORDS[who]} {n}" for who, n in counted.items()]
    assert say("counts", (", " if commas else " ").join(named)) == {who: [n, 0] for who, n in counted.items()}


# a check list


def test_a_check_list_goes_there_missing_unknown() -> None:
    assert press("checklist", "=minutes") == {"minutes": {"there": True, "place": ""}}
    assert press("checklist", "=minutes", "=minutes") == {"minutes": {"there": False, "place": ""}}
    assert press("checklist", "=minutes", "=minutes", "=minutes") is None


def test_a_text_says_where_the_last_one_lies() -> None:
    draft = at("checklist")
    FORM.tap(draft, "=photos", TODAY)
    FORM.typed(draft, " папка 3 ", TODAY)
    assert draft["values"]["checklist"] == {"photos": {"there": True, "place": "папка 3"}}
    assert draft["ui"] == {}
    assert "например «Протокол»" in refusal("checklist", "папка 3")
    FORM.tap(draft, "=minutes", TODAY)
    FORM.typed(draft, "п" * 31, TODAY)
    assert draft["trouble"] is not None
    assert draft["trouble"]["key"] == "form-too-long"


# whatever comes


@EVERY_KIND
@given(st.lists(st.tuples(st.booleans(), st.one_of(DATA, TYPED)), max_size=8), st.sampled_from(["mixed", "afar", None]))
def test_whatever_comes_is_taken_or_refused(name: str, inputs: list[tuple[bool, str]], place: str | None) -> None:
    draft = at(name, **({"switches": {"place": place}} if place else {}))
    for typed, data in inputs:
        if draft["step"] != name:
            FORM.go(draft, name)
        send(draft, name, data, typed=typed)


@EVERY_KIND
def test_what_forgers_and_tired_people_send(name: str) -> None:
    for unfolded in ("", *(tap.data for tap in taps(name, at(name)))):
        for data, typed in [*((d, False) for d in FORGED), *((t, True) for t in AWKWARD)]:
            for values in ({}, MIXED):
                draft = at(name, **values)
                if unfolded:
                    FORM.tap(draft, unfolded, TODAY)
                if draft["step"] == name:
                    send(draft, name, data, typed=typed)


def send(draft: Draft, name: str, data: str, *, typed: bool) -> None:
    """Whatever it was: an answer, a reason in words, or «stale»; the draft stays whole and can be shown."""
    before = json.dumps(draft["values"])
    try:
        (FORM.typed if typed else FORM.tap)(draft, data, TODAY)
    except DomainError as error:
        assert error.key == "error-stale"  # noqa: PT017 — not every forged button is refused
        assert json.dumps(draft["values"]) == before
    if draft["trouble"]:
        assert json.dumps(draft["values"]) == before
        said = texts().plain(draft["trouble"]["key"], **draft["trouble"]["args"])
        assert len(said) < 500, "what was wrong must fit beside the question"
    kept: Draft = json.loads(json.dumps(draft))
    assert kept == draft, "a draft is JSON"
    if draft["step"]:
        for row in FORM.rows(draft, TODAY):
            assert row
            assert all(len(tap.data) <= 40 and tap.data.isascii() for tap in row)
        FORM.hint(draft, TODAY)
    value = draft["values"].get(name)
    if value is not None:
        assert KINDS[name].show(value)


@EVERY_KIND
def test_every_button_that_is_shown_is_understood(name: str) -> None:
    draft = at(name)
    for tap in taps(name, draft):
        FORM.tap(at(name), tap.data, TODAY)


# what they share


@given(st.text(max_size=40))
def test_finding_never_fails(text: str) -> None:
    assert set(find(FRUIT, text)) <= set(FRUIT)


def test_finding_prefers_the_same_words_and_takes_yo_for_ye() -> None:
    assert [o.id for o in find(PEOPLE, "специалисты")] == ["spec"]
    assert [o.id for o in find(PEOPLE, "специалистами")] == ["spec"]
    assert [o.id for o in find(PEOPLE, "опеки")] == ["guard"]
    assert [o.id for o in find((Option("x", "Фотоотчёт"),), "фотоотчет")] == ["x"]
    assert find(FRUIT, "") == []


@given(st.text(max_size=20))
def test_whole_numbers(text: str) -> None:
    try:
        assert 0 <= whole(text, 50) <= 50
    except BadInput as error:
        assert "typed" in error.arguments  # noqa: PT017 — not every text is refused


@given(st.lists(st.text(min_size=1, max_size=60), max_size=12))
def test_rows_keep_every_button_in_its_order(labels: list[str]) -> None:
    buttons = [Tap(str(n), label) for n, label in enumerate(labels)]
    rows = pairs(buttons)
    assert [tap for row in rows for tap in row] == buttons
    assert all(len(row) <= 2 for row in rows)
