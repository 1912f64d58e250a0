"""«Отметка о выполнении»: which words mean done, which days they name, which of an item's dates they are."""

from dataclasses import dataclass
from datetime import date

import pytest

from models.plan.marks import days_of, mark_in, marked_dates
from models.plan_years import PlanYear
from tests.unit.plan_files import HEADER, rows_of

YEAR = PlanYear(2026)
HEAD = "Отметка о выполнении"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("выполнено", ()),
        ("Вып.", ()),
        ("+", ()),
        ("✓", ()),
        ("Проведено", ()),
        ("Протокол № 3", ()),
        ("14.10.2026", ((14, 10),)),
        ("14.03", ((14, 3),)),
        ("выполнено 14.03.2026", ((14, 3),)),
        ("14 марта", ((14, 3),)),
        ("12.03, 15.09.2026", ((12, 3), (15, 9))),
        ("Протокол от 12.03.2026", ((12, 3),)),
    ],
)
def test_words_that_say_done(words: str, days: tuple[tuple[int, int], ...]) -> None:
    assert mark_in((HEAD, words), {}) == words
    assert days_of(words, YEAR) == tuple(date(2026, month, day) for day, month in days)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "-",
        "не выполнено",
        "нет",
        "перенесено на май",
        "в работе",
        "частично",
        "до 15.04",
        "март",
        "12 чел.",
        "Справка",
    ],
)
def test_words_that_do_not(words: str) -> None:
    assert mark_in((HEAD, words), {}) == ""


def test_a_mark_stands_under_a_marks_header_only() -> None:
    assert mark_in(("Примечание", "выполнено"), {}) == ""
    assert mark_in(("Примечание", ""), {"Выполнение": "да"}) == "да"
    one = rows_of(("1", "Семинар", "Март", "Методист", "15.03.2026"), header=(*HEADER[:4], HEAD))[0]
    assert (one.marked, one.note) == ("15.03.2026", "15.03.2026")


@dataclass(frozen=True)
class Part:
    id: int
    opens: date
    closes: date

    @property
    def due(self) -> date:
        return self.closes


QUARTERS = [Part(n, date(2026, 3 * n - 2, 1), date(2026, 3 * n, 28)) for n in (1, 2, 3, 4)]
TODAY = date(2026, 7, 20)


@pytest.mark.parametrize(
    ("dates", "days", "meant"),
    [
        (QUARTERS, [], {1, 2}),
        (QUARTERS, [date(2026, 2, 5), date(2026, 7, 3)], {1, 3}),
        (QUARTERS, [date(2026, 11, 5)], {1, 2}),  # a day ahead is none of what was done
        (QUARTERS[:1], [], {1}),
        (QUARTERS[3:], [], set()),
        (QUARTERS[2:3], [], {3}),
    ],
)
def test_which_dates_a_mark_means(dates: list[Part], days: list[date], meant: set[int]) -> None:
    assert marked_dates(dates, days, TODAY) == meant
