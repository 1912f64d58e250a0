"""Rules of early signals: months, years that are closed, silence, what is asked about, how less is shared out."""

from datetime import date

import pytest

from models.errors import DomainError
from models.periods import Period
from models.signals import (
    Measure,
    SignalDoubt,
    SignalMap,
    SignalRow,
    Silence,
    check_month,
    doubts,
    months_of,
    quiet_stretch,
    share,
    silences,
    spread,
)
from services.signals.words import followed_words, noticed_words, silence_words

MARCH = date(2026, 3, 16)


def row(name: str, **numbers: int) -> SignalRow:
    told = {Measure(measure): number for measure, number in numbers.items()}
    return SignalRow(district_id=len(name), name=name, numbers=told, known=bool(numbers))


@pytest.mark.parametrize(
    ("month", "today", "manages", "key"),
    [
        (date(2026, 4, 1), MARCH, True, "signals-future"),
        (date(2025, 12, 1), MARCH, False, "signals-year-closed"),
        (date(2025, 12, 1), date(2026, 2, 1), False, "signals-year-closed"),
        (date(2024, 12, 1), date(2026, 1, 31), False, "signals-year-closed"),
        (date(2022, 12, 1), MARCH, True, "signals-too-far"),
    ],
)
def test_a_month_that_nobody_counts_in(month: date, today: date, key: str, *, manages: bool) -> None:
    with pytest.raises(DomainError, match=key):
        check_month(month, today, manages=manages)


@pytest.mark.parametrize(
    ("month", "today", "manages"),
    [
        (date(2026, 3, 1), MARCH, False),
        (date(2026, 1, 1), MARCH, False),
        (date(2025, 12, 1), date(2026, 1, 31), False),
        (date(2025, 12, 1), MARCH, True),
        (date(2023, 1, 1), MARCH, True),
    ],
)
def test_a_month_that_is_counted(month: date, today: date, *, manages: bool) -> None:
    check_month(month, today, manages=manages)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), (date(2026, 1, 1), date(2026, 3, 1))),
        (date(2026, 1, 2), date(2026, 3, 31), (date(2026, 2, 1), date(2026, 3, 1))),
        (date(2025, 10, 1), date(2025, 12, 14), (date(2025, 10, 1), date(2025, 11, 1))),
        (date(2025, 12, 31), date(2026, 1, 31), (date(2026, 1, 1), date(2026, 1, 1))),
        (date(2026, 3, 2), date(2026, 3, 31), None),
        (date(2026, 3, 1), date(2026, 3, 30), None),
    ],
)
def test_months_are_counted_whole(first: date, last: date, months: tuple[date, date] | None) -> None:
    assert months_of(Period.of(first, last)) == months


def test_half_a_year_of_silence() -> None:
    assert quiet_stretch(date(2026, 3, 31)) == (date(2025, 10, 1), date(2026, 3, 1))
    assert quiet_stretch(MARCH) == (date(2025, 9, 1), date(2026, 3, 1)), "a month that runs is none of the six"
    assert quiet_stretch(date(2026, 6, 30)) == (date(2026, 1, 1), date(2026, 6, 1))


def test_where_nobody_notices() -> None:
    found = SignalMap(
        [
            row("Петровский район", school=2, kindergarten=1, clinic=1, council=1),
            row("Степной район", family=1, kindergarten=1, council=1),
            row("Лесной район"),
        ]
    )
    assert list(silences(found)) == [
        Silence((), ("Лесной район",)),
        Silence((Measure.SCHOOL, Measure.CLINIC), ("Степной район",)),
        Silence((Measure.POLICE,), ("Петровский район", "Степной район"), everywhere=True),
    ]
    assert list(silences(SignalMap([row("Лесной район")]))) == [], "nobody counts at all: that is no silence"


def test_silence_is_told_in_right_russian() -> None:
    one = Silence((Measure.SCHOOL,), ("Степной район",))
    assert silence_words(one) == "Из школ Степного района ни одного сигнала за полгода."
    both = Silence((Measure.SCHOOL, Measure.POLICE), ("Степной район",))
    assert silence_words(both) == "Из школ и от участковых Степного района ни одного сигнала за полгода."
    several = Silence((), ("Степной район", "Озёрный округ", "город Ясный"))
    words = "Из Степного района, Озёрного округа и города Ясного ни одного сигнала за полгода."
    assert silence_words(several) == words
    odd = Silence((Measure.CLINIC,), ("Степной район", "ЗАТО 15/7"))
    assert silence_words(odd) == "Ни одного сигнала за полгода из ФАП: Степной район, ЗАТО 15/7."
    assert silence_words(Silence((), ("ЗАТО 15/7",))) == "Ни одного сигнала за полгода: ЗАТО 15/7."
    everywhere = Silence((Measure.POLICE,), ("Степной район",), everywhere=True)
    assert silence_words(everywhere) == "От участковых ни одного сигнала за полгода ни на одной территории."
    lately = Silence((Measure.SCHOOL,), ("Степной район",), since=date(2026, 3, 1))
    assert silence_words(lately) == "Из школ Степного района ни одного сигнала с марта 2026 года."
    many = Silence((Measure.COUNCIL,), ("Степной район",) * 7)
    assert silence_words(many).endswith("Степного района и ещё 2 территорий ни одного сигнала за полгода.")


def test_what_is_likely_a_slip_is_asked_about() -> None:
    assert doubts({Measure.SCHOOL: 3, Measure.CHECKED: 3, Measure.CONFIRMED: 2, Measure.PASSED: 2}) == []
    assert doubts({Measure.SCHOOL: 2, Measure.CHECKED: 3}) == [SignalDoubt.UNCHECKED]
    assert doubts({Measure.SCHOOL: 5, Measure.CHECKED: 1, Measure.CONFIRMED: 2}) == [SignalDoubt.UNCONFIRMED]
    assert doubts({Measure.SCHOOL: 1, Measure.PASSED: 2}) == [SignalDoubt.PASSED]


def test_less_is_taken_where_there_is_any() -> None:
    parts = [(1, 2), (2, 0), (3, 5)]
    assert list(spread(parts, 4)) == [(1, 4)]
    assert list(spread(parts, -1)) == [(1, -1)]
    assert list(spread(parts, -4)) == [(1, -2), (3, -2)]
    assert list(spread(parts, -7)) == [(1, -2), (3, -5)]


def test_the_share_confirmed_is_of_what_was_checked() -> None:
    told = row("Степной район", school=1, clinic=4, checked=3, confirmed=2)
    assert noticed_words(told) == "ФАП – 4, школа – 1"
    assert followed_words(told) == "проверено – 3, подтверждено – 2 (67 % проверенных), передано – 0"
    assert followed_words(row("Степной район", school=1)) == ""
    assert share(1, 0) is None


def test_all_districts_together() -> None:
    found = SignalMap([row("Степной район", school=1, checked=1), row("Лесной район", school=2), row("Город")])
    assert dict(found.total.numbers) == {Measure.SCHOOL: 3, Measure.CHECKED: 1}
    assert found.total.came == 3
    assert found.known
    assert not SignalMap([row("Город")]).known
