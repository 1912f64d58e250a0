"""The form, its rules and its numbers, without a database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import is_working
from models.errors import BadInput, DomainError
from models.monitoring.checks import check, explain
from models.monitoring.consolidation import Cell, Consolidated, identity, over_time, spans_of
from models.monitoring.days import Call, MonitoringDays, boards, calls, dates_of, quarter_of
from models.monitoring.form import (
    FormRule,
    Indicator,
    Level,
    MonitoringForm,
    Nature,
    Source,
    Way,
    default_form,
)
from models.monitoring.parser import BadExpression, read_amount, read_claim
from models.monitoring.rates import percent
from models.monitoring.tables import Report, State
from models.monitoring.tree import Facts, Ref, holds, value
from models.monitoring.typed import LARGEST, DoubtfulCode, is_column, read_column, read_number
from models.monitoring.versions import differences
from models.periods import Period, Span
from services.texts import texts
from tests.support.monitoring import PLAIN

FORM = default_form()
CODES = FORM.codes
NOTHING = Facts({}, {})


def told(now: dict[str, int], before: dict[str, int] | None = None, form: MonitoringForm = FORM) -> list[str]:
    """What the rules say of these numbers, in Russian."""
    facts = Facts(now, before or {})
    found = []
    for finding in check(form, facts):
        word = explain(finding, facts, lambda ref: _short(form, ref))
        found.append(f"{finding.level.value}: {texts().plain(word.key, **word.args)}")
    return found


def _short(form: MonitoringForm, ref: Ref) -> str:
    name = form.indicator(ref.code).short
    return texts().plain("monitoring-before", name=name) if ref.before else name


# the language


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("12 / 4 / 3", 1),
        ("-2 + 5", 3),
        ("- (2 - 5)", 3),
        ("abs(3 - 10)", 7),
        ("2 * -3 + 10", 4),
        ("F1 + prev(F6)", 23),
        ("К1 − 1", 1),
        ("пред(F6) × 2", 22),
    ],
)
def test_amounts(text: str, number: int) -> None:
    assert value(read_amount(text, CODES), Facts(PLAIN, {"F6": 11})) == number


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("F6 = F1 + F2 - F3", True),
        ("F6 == 13 and K1 >= 2", True),
        ("F6 < 13 or K1 > 2", False),
        ("not F6 = 13", False),
        ("не F6 ≠ 13", True),
        ("F6 = 0 -> C1 = 0", True),
        ("F6 > 0 ⇒ C1 = 0", False),
        ("F6 > 0 => C1 > 0 -> K1 > 0", True),
        ("F6 = 13 или K1 = 9 и K1 = 8", True),
        ("C1 / F6 <= 6", True),
        ("C1 / R1 > 6", None),
        ("F6 = prev(F6)", None),
        ("F6 = 13 or F6 = prev(F6)", True),
        ("F6 = 0 and F6 = prev(F6)", False),
        ("F6 = 0 -> prev(F6) = 0", True),
    ],
)
def test_claims(text: str, answer: bool | None) -> None:
    assert holds(read_claim(text, CODES), Facts(PLAIN, {})) is answer


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("", 1, "end"),
        ("F6 =", 5, "end"),
        ("F6 = F1 +* F2", 10, "unexpected"),
        ("F6 = F1 F2", 9, "unexpected"),
        ("F6 + 1", 1, "claim"),
        ("(F6 = 1) + 2 = 3", 1, "amount"),
        ("F6 = (F1 = 2)", 6, "amount"),
        ("F6 and C1 > 1", 1, "claim"),
        ("F6 = X9", 6, "code"),
        ("F6 = (F1 + 2", 13, "need"),
        ("F6 = 10^9", 8, "sign"),
        ("__import__('os')", 1, "sign"),
        ("F6.real = 1", 3, "sign"),
        ("lambda: 1", 7, "sign"),
        ("F6 = prev(F1 + 1)", 14, "need"),
        ("F6 = 1234567890", 6, "number"),
        ("F6 = prev", 10, "need"),
        ("=" * 20, 1, "unexpected"),
        ("(" * 200 + "F6=1", 31, "deep"),
        ("-" * 200 + "F6=1", 31, "deep"),
        ("not " * 60 + "F6=1", 121, "deep"),
        ("F6=1 " * 100, 300, "long"),
    ],
)
def test_what_is_no_expression_is_refused_with_its_place(text: str, place: int, key: str) -> None:
    with pytest.raises(BadExpression) as caught:
        read_claim(text, CODES)
    assert (caught.value.key, caught.value.place) == (f"monitoring-rule-{key}", place)


@given(st.text(alphabet="KFC16 +-*/()<>=!andortpev→⇒^.,'\"_", max_size=80))
def test_whatever_is_typed_is_a_claim_or_a_named_mistake(text: str) -> None:
    try:
        claim = read_claim(text, CODES)
    except BadExpression as error:
        place = error.place
    else:
        place = 1
        assert holds(claim, Facts(PLAIN, {})) in (True, False, None)
    assert 1 <= place <= max(len(text), 1) + 1


# the default set


def test_the_default_set_serves() -> None:
    assert FORM.problems() == []
    assert [one.code for one in FORM.indicators] == list(PLAIN)
    snapshots = {one.code for one in FORM.indicators if one.nature is Nature.SNAPSHOT}
    assert snapshots == {"K1", "F1", "F6", "C1", "Z1", "Z2", "Z3"}
    assert told(PLAIN) == []


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"F6": 14}, "error: на начало 12 + принято 3 − снято 2 = 13, а указано 14."),
        (
            {"F5": 2},
            "error: с положительной динамикой 1 + с лишением или отобранием 2 = 3 – больше, чем снято 2.",
        ),
        ({"C1": 12}, "error: детей в семьях 12 – меньше, чем на конец 13."),
        ({"M1": 16}, "error: мониторинг плана 16 – больше, чем на начало 12 + принято 3 = 15."),
        ({"Z2": 2}, "error: детей в замещающих семьях 2 – меньше, чем замещающих семей 3."),
        ({"Z3": 4}, "error: на кризисном сопровождении 4 – больше, чем замещающих семей 3."),
        ({"M1": 5}, "warning: мониторинг плана 5 – меньше, чем на конец 13."),
        ({"S1": 2}, "warning: принято 3 – больше, чем сигналов 2."),
        ({"K1": 0}, "warning: на конец 13, а кураторов 0: должно быть больше, чем 0."),
        ({"C1": 90}, "warning: детей в семьях 90 – больше, чем 6 × на конец 13 = 78."),
    ],
)
def test_each_rule_says_its_arithmetic(change: dict[str, int], text: str) -> None:
    said = told(PLAIN | change)
    assert said[0] == text
    assert said == sorted(said), "errors stand before warnings"


def test_no_families_means_no_children() -> None:
    none = dict.fromkeys(PLAIN, 0) | {"C1": 5}
    assert "error: на конец 0, а детей в семьях 5: должно быть 0." in told(none)


def test_the_opening_is_the_last_closing() -> None:
    assert told(PLAIN, PLAIN | {"F6": 11}) == [
        "warning: на начало 12, а должно быть как на конец прошлого квартала 11."
    ]


@pytest.mark.parametrize(
    ("before", "now", "jumps"),
    [
        (10, 16, True),
        (10, 15, False),
        (4, 9, False),
        (100, 149, False),
        (0, 6, True),
        (0, 5, False),
        (20, 9, True),
        (20, 10, False),
    ],
)
def test_a_jump_is_over_half_and_over_five(before: int, now: int, jumps: bool) -> None:
    assert (check(FORM, Facts({"N1": now}, {"N1": before})) != []) is jumps


def test_zero_keeps_what_stands_and_empties_what_flows() -> None:
    now = FORM.zero(PLAIN)
    assert {code: now[code] for code in ("F1", "F2", "F3", "F6", "C1", "S1", "K1")} == {
        "F1": 13, "F2": 0, "F3": 0, "F6": 13, "C1": 20, "S1": 0, "K1": 2,
    }  # fmt: skip
    assert set(FORM.zero({}).values()) == {0}
    assert [one for one in told(now, PLAIN) if one.startswith("error")] == []


@given(st.fixed_dictionaries({code: st.integers(0, 50) for code in PLAIN}))
def test_computed_is_what_the_error_wants(numbers: dict[str, int]) -> None:
    computed = FORM.computed("F6", Facts(numbers, {}))
    expected = numbers["F1"] + numbers["F2"] - numbers["F3"]
    assert computed == (expected if expected >= 0 else None)
    if computed is not None:
        assert not any("а указано" in one for one in told(numbers | {"F6": computed}))


# typed numbers


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), (" 0 ", 0), ("1 200", 1200), ("1\u00a0200", 1200), ("12 чел.", 12), ("7 семей", 7)]
)
def test_numbers(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-5", "меньше нуля"),
        ("−5", "меньше нуля"),
        ("– 5", "меньше нуля"),
        ("1,5", "дробь"),
        ("1.5", "дробь"),
        ("двенадцать", "напишите цифрами, например: 12"),
        ("10^9", "напишите цифрами, например: 12"),
        ("1e9", "напишите цифрами"),
        ("12²", "напишите цифрами"),
        ("١٢", "напишите цифрами"),
        ("1000000000", "слишком много"),
        ("9" * 4000, "слишком много"),
        ("–", "прочерк"),
        ("", "числа нет"),
        ("   ", "числа нет"),
    ],
)
def test_what_is_no_number_says_why_and_gives_an_example(text: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_number(text)
    assert says in texts().plain(caught.value.key, **caught.value.arguments).casefold()


@given(st.integers(0, LARGEST))
def test_every_number_is_read_back(number: int) -> None:
    assert read_number(str(number)) == number


IN_ORDER = "\n".join(str(PLAIN[one.code]) for one in FORM.indicators if one.source is Source.ASKED)
ASKED = {one.code: PLAIN[one.code] for one in FORM.indicators if one.source is Source.ASKED}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("K1 12\nS1 3", {"K1": 12, "S1": 3}),
        ("К1: 12\n\nМ1 = 3", {"K1": 12, "M1": 3}),
        ("K1–12", {"K1": 12}),
        ("K1 – 12; F2 — 4", {"K1": 12, "F2": 4}),
        ("k1 12, s1 3", {"K1": 12, "S1": 3}),
        ("K1 12 S1 3 F2 4", {"K1": 12, "S1": 3, "F2": 4}),
        ("K1\t12\nS1\t3", {"K1": 12, "S1": 3}),
        ("Ф2 3", {"F2": 3}),
        ("принято 3\nснято 2\nКонсилиумов: 5", {"F2": 3, "F3": 2, "N1": 5}),
        (IN_ORDER, ASKED),
        (IN_ORDER.replace("\n", " "), ASKED),
        ("\n".join(map(str, PLAIN.values())), PLAIN),
    ],
)
def test_a_pasted_column(text: str, numbers: dict[str, int]) -> None:
    assert is_column(text)
    assert read_column(text, FORM, list(ASKED)) == numbers


TWINS = replace(
    FORM,
    indicators=(*FORM.indicators, *(replace(FORM.indicators[0], code=c) for c in ("P1", "H1", "B1", "V1", "X1"))),
)
"""A centre's own form: Р, Н, В look like some of its codes and sound like others."""


@pytest.mark.parametrize(
    ("typed", "form", "codes"),
    [
        ("С1", FORM, ["C1", "S1"]),
        ("с1", FORM, ["C1", "S1"]),
        ("Р1", TWINS, ["P1", "R1"]),
        ("Н1", TWINS, ["H1", "N1"]),
        ("В1", TWINS, ["B1", "V1"]),
        ("Х1", TWINS, ["X1", "H1"]),
    ],
)
def test_a_cyrillic_code_that_may_be_two_is_asked_about(typed: str, form: MonitoringForm, codes: list[str]) -> None:
    with pytest.raises(DoubtfulCode) as caught:
        read_column(f"K1 1\n{typed} 4", form, list(ASKED))
    assert [name.partition(".")[0] for name, _ in caught.value.readings] == codes
    for code, (_, text) in zip(codes, caught.value.readings, strict=True):
        assert read_column(text, form, list(ASKED)) == {"K1": 1, code: 4}
    with pytest.raises(BadExpression, match="monitoring-rule-doubtful"):
        read_claim(f"{typed} > 1", form.codes)


@pytest.mark.parametrize("typed", ["C1", "c1", "К1", "М1", "Р1", "Н1", "Ф1", "З1"])
def test_a_code_that_can_be_one_only_is_taken(typed: str) -> None:
    assert len(FORM.meant(typed)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("K1 12\nчепуха", "Строка 2: непонятно, чьё это число: «чепуха»"),
        ("K1 12\nX7 3", "Строка 2"),
        ("K1 12\nK1 13", "Строка 2: K1 указан второй раз"),
        ("K1 -12", "K1. «-12» меньше нуля"),
        ("K1 –12", "K1. «–12» меньше нуля"),
        ("K1 1,5", "K1. «1,5» – дробь"),
        ("K1 двенадцать\nS1 3", "K1. «двенадцать»"),
        ("K1\nS1 3", "K1. Числа нет"),
        ("1\n\n3", "Строка 2 пустая"),
        ("1 2 3", "Чисел 3, а вопросов 13"),
        ("\n".join("x" * 14), "Строка 1"),
    ],
)
def test_a_bad_column_names_its_line(text: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_column(text, FORM, list(ASKED))
    assert says in texts().plain(caught.value.key, **caught.value.arguments)


# versions of the form


def test_a_form_that_cannot_serve_says_where() -> None:
    first, *rest = FORM.indicators
    broken = {
        "monitoring-form-twice": replace(FORM, indicators=(first, first, *rest)),
        "monitoring-form-origin": replace(FORM, indicators=(replace(first, source=Source.CARRIED, origin="Q9"), *rest)),
        "monitoring-rule-code": replace(FORM, rules=(FormRule(Level.ERROR, "Q9 = 1"),)),
        "monitoring-rule-claim": replace(FORM, rules=(FormRule(Level.ERROR, "K1 + 1"),)),
        "monitoring-form-circle": replace(
            FORM, indicators=(replace(first, source=Source.COMPUTED, origin="K1 + F2"), *rest)
        ),
        "monitoring-form-nothing-asked": MonitoringForm(
            indicators=(replace(first, source=Source.COMPUTED, origin="1 + 1"),)
        ),
    }
    for key, form in broken.items():
        assert key in {one.word.key for one in form.problems()}, key


def test_differences_say_what_changed_and_what_breaks() -> None:
    first, second, *rest = FORM.indicators
    new = MonitoringForm(
        indicators=(
            replace(first, nature=Nature.FLOW),
            *rest,
            Indicator(code="V1", name="Выездов", short="выездов", unit="ед.", nature=Nature.FLOW),
        ),
        rules=(*FORM.rules[1:], FormRule(Level.WARNING, "V1 > 0")),
    )
    diff = differences(FORM, new)
    assert [one.code for one in diff.added] == ["V1"]
    assert [one.code for one in diff.removed] == [second.code]
    assert [b.code for _, b in diff.changed] == [first.code]
    assert diff.breaks == ("S1", "K1")
    assert (diff.rules_added, diff.rules_removed) == ((FormRule(Level.WARNING, "V1 > 0"),), (FORM.rules[0],))
    assert differences(FORM, FORM).nothing
    assert MonitoringForm.of(FORM.json) == FORM


# the days


@pytest.mark.parametrize(
    ("day", "in_time", "closed"),
    [
        (date(2026, 4, 2), date(2026, 4, 10), date(2026, 4, 25)),
        (date(2026, 1, 2), date(2026, 1, 14), date(2026, 1, 25)),
        (date(2027, 1, 2), date(2027, 1, 13), date(2027, 1, 25)),
        (date(2026, 10, 1), date(2026, 10, 12), date(2026, 10, 25)),
    ],
)
def test_the_days_of_a_quarter(day: date, in_time: date, closed: date) -> None:
    dates = dates_of(quarter_of(day), MonitoringDays())
    assert (dates.opens, dates.in_time, dates.closed) == (day.replace(day=1), in_time, closed)


def days_of(day: date, days: MonitoringDays = MonitoringDays()) -> list[str]:  # noqa: B008 — it is frozen
    called = calls(dates_of(quarter_of(day), days), days)
    return [f"{at:%d.%m} {why}" for at, why in called.items()]


def test_who_owes_is_told_before_the_day_after_it_and_when_it_closes() -> None:
    assert days_of(date(2026, 4, 1)) == [
        *("01.04 open", "03.04 remind", "06.04 remind", "10.04 remind"),
        *("13.04 late", "15.04 late", "21.04 late", "24.04 closing", "27.04 closed"),
    ]
    assert days_of(date(2026, 4, 1), MonitoringDays(in_time=3, closed=5)) == [
        *("01.04 open", "03.04 remind", "06.04 closed")
    ]


@pytest.mark.parametrize("day", [date(2027, 4, 1), date(2026, 10, 1)])
def test_a_third_that_is_a_saturday_makes_one_letter_with_the_fifth(day: date) -> None:
    assert [one for one in days_of(day) if one.startswith("05.")] == [f"05.{day:%m} remind"]


@given(
    day=st.dates(date(2024, 1, 1), date(2034, 1, 1)),
    in_time=st.integers(1, 27),
    longer=st.integers(1, 27),
    remind=st.lists(st.integers(1, 28), max_size=6),
)
def test_whatever_the_rule_there_is_one_letter_a_day_and_none_on_a_day_off(
    day: date, in_time: int, longer: int, remind: list[int]
) -> None:
    days = MonitoringDays(in_time, min(in_time + longer, 28), remind)
    dates = dates_of(quarter_of(day), days)
    called, told = calls(dates, days), boards(dates)
    assert all(is_working(one) for one in (*called, *told))
    assert list(called) == sorted(called)
    assert len(told) == len(set(told))
    assert Call.OPEN in called.values()
    assert Call.CLOSED in called.values()
    assert all(one <= dates.last for one, why in called.items() if why is not Call.CLOSED)
    assert all(dates.in_time < one for one, why in called.items() if why in (Call.LATE, Call.CLOSING))


@pytest.mark.parametrize(
    ("days", "wrong"), [((10, 25), None), ((25, 10), "order"), ((0, 25), "month"), ((10, 31), "month")]
)
def test_days_that_cannot_be(days: tuple[int, int], wrong: str | None) -> None:
    assert MonitoringDays(*days).wrong == (f"monitoring-days-{wrong}" if wrong else None)


# a report guards itself


def report(state: State) -> Report:
    return Report(state=state, zero=False, late=False, reasons={}, comment="", comment_code="")


DATES = dates_of(quarter_of(date(2026, 4, 2)), MonitoringDays())


@pytest.mark.parametrize("state", [State.NO_DATA, State.DRAFT, State.RETURNED, State.ACCEPTED])
def test_only_what_was_handed_in_is_accepted_or_returned(state: State) -> None:
    with pytest.raises(DomainError):
        report(state).accept()
    if state is not State.ACCEPTED:
        with pytest.raises(DomainError):
            report(state).give_back("Почему", "", date(2026, 4, 20))


def test_a_zero_that_is_given_back_is_none_any_more() -> None:
    zero = report(State.ZERO)
    zero.zero = True
    zero.give_back("Почему", "", date(2026, 4, 20))
    assert (zero.state, zero.zero) == (State.RETURNED, False)


@pytest.mark.parametrize("state", [State.ZERO, State.SUBMITTED, State.LATE, State.ACCEPTED])
def test_what_is_handed_in_is_not_handed_in_again(state: State) -> None:
    from datetime import UTC, datetime

    with pytest.raises(DomainError):
        report(state).hand_in(DATES, datetime(2026, 4, 2, tzinfo=UTC), date(2026, 4, 2), 1, zero=False)


# putting together


def quarter(number: int, year: int = 2026) -> Period:
    return Period.around(Span.QUARTER, date(year, number * 3, 1))


DISTRICTS = st.lists(st.one_of(st.none(), st.integers(0, 99)), min_size=1, max_size=4)


@given(DISTRICTS)
def test_over_time_flows_add_and_snapshots_are_the_last(numbers: list[int | None]) -> None:
    known = [number for number in numbers if number is not None]
    assert over_time(Way.SUM, numbers) == (sum(known) if known else None)
    assert over_time(Way.LAST, numbers) == numbers[-1]
    assert over_time(Way.FIRST, numbers) == (known[0] if known else None)


def test_what_is_carried_over_is_known_from_the_definition() -> None:
    ways = {one.code: FORM.way(one.code) for one in FORM.indicators}
    assert [code for code, way in ways.items() if way is Way.FIRST] == ["F1"]
    assert [code for code, way in ways.items() if way is Way.LAST] == ["K1", "F6", "C1", "Z1", "Z2", "Z3"]
    assert (OWN.way("A1"), OWN.way("A4")) == (Way.FIRST, Way.LAST), "whatever their nature is said to be"
    assert [(one.opening, one.closing) for one in OWN.balances] == [("F1", "F6"), ("A1", "A4")]
    last = replace(OWN.indicators[-1], origin="A1 + A2 + 1")
    other = replace(OWN, indicators=(*OWN.indicators[:-1], last))
    assert other.balances == FORM.balances, "a sum with something else in it is no balance"


OWN = replace(
    FORM,
    indicators=(
        *FORM.indicators,
        Indicator(
            code="A1",
            name="Занятий начато",
            short="на 1 число",
            unit="ед.",
            nature=Nature.FLOW,
            source=Source.CARRIED,
            origin="A4",
        ),
        Indicator(code="A2", name="Открыто", short="открыто", unit="ед.", nature=Nature.FLOW),
        Indicator(code="A3", name="Закрыто", short="закрыто", unit="ед.", nature=Nature.FLOW),
        Indicator(
            code="A4",
            name="Осталось",
            short="осталось",
            unit="ед.",
            nature=Nature.FLOW,
            source=Source.COMPUTED,
            origin="A1 - A3 + A2",
        ),
    ),
)
"""A centre's own carried-over number, declared carelessly: its nature is not what makes it one."""


def test_missing_is_no_zero() -> None:
    cells = {
        ("А", quarter(1).first): Cell(State.SUBMITTED, {"F2": 3, "F6": 10}),
        ("А", quarter(2).first): Cell(State.ZERO, {"F2": 0, "F6": 10}, zero=True),
        ("Б", quarter(1).first): Cell(State.SUBMITTED, {"F2": 1, "F6": 5}),
        ("Б", quarter(2).first): Cell(State.NO_DATA, {}),
        ("В", quarter(1).first): Cell(State.VACANT, {}),
    }
    found = Consolidated(FORM, ("А", "Б", "В"), (quarter(1), quarter(2)), cells)
    half = spans_of(2026)[4]
    assert [found.number(d, "F2", half) for d in "АБВ"] == [3, 1, None]
    assert [found.number(d, "F6", half) for d in "АБВ"] == [10, None, None]
    assert [found.number(d, "F2", quarter(2)) for d in "АБВ"] == [0, None, None]
    assert (found.total("F2", half), found.total("F6", half)) == (4, 10)
    assert found.missing("Б", half) == [quarter(2)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=4, max_size=4), st.integers(0, 30))
def test_the_year_adds_up_when_every_quarter_does(flows: list[tuple[int, int]], opening: int) -> None:
    (balance,) = FORM.balances
    year, families = [], opening
    for number, (came, left) in enumerate(flows, 1):
        closing = families + came - left
        year.append((quarter(number), {"F1": families, "F2": came, "F3": left, "F6": closing}))
        families = closing
    found = identity(balance, year)
    assert found.holds is True
    assert found.breaks == ()
    year[2][1]["F1"] += 1
    broken = identity(balance, year)
    assert [(one.quarter, one.opening) for one in broken.breaks] == [(quarter(3), True), (quarter(3), False)]
    assert broken.adjusted == 1
    assert identity(balance, [*year[:3], (quarter(4), {})]).holds is None


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(0, 0, None), (0, 6, 0), (4, 6, 67), (6, 6, 100), (999, 1000, 99)]
)
def test_percent(part: int, whole: int, shown: int | None) -> None:
    assert percent(part, whole) == shown
