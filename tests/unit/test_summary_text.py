"""The summary in words: pages that Telegram takes, and no line lost between them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.activities import Category, Material, Type
from models.periods import Period, Span
from services.periods import name_of
from services.summary.counting import Figure
from services.summary.figures import Summary
from services.summary.pages import pages
from tests.support.telegram import LONGEST, seen

QUARTER = Period.around(Span.QUARTER, date(2026, 3, 16))
AFTER = date(2026, 4, 2)
NOTHING = Figure("", 0, 0)


def summary(people: list[Figure], districts: list[Figure] | None = None, **more: object) -> Summary:
    total = Figure("", sum(f.now for f in people), sum(f.before for f in people))
    lists: dict[str, object] = {"types": [], "categories": [], "materials": [], "visits": NOTHING, "remote": NOTHING}
    return Summary(
        period=QUARTER,
        district="",
        activities=total,
        copies=NOTHING,
        districts=districts or [],
        people=people,
        against=QUARTER.before(),
        **{**lists, **more},  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("count", [1, 60, 400, 1500])
def test_hundreds_of_people_fill_pages_and_nobody_is_lost(count: int) -> None:
    people = [Figure(f"Сотрудница {n:04} <{'я' * (n % 100)}>", 5000 - n, n) for n in range(count)]
    found = [seen(page) for page in pages(summary(people), AFTER)]
    assert all(len(page) <= LONGEST for page in found)
    assert all(page.startswith("Сводка за I квартал 2026") for page in found)
    whole = "\n".join(found)
    assert [whole.count(f"· {person.name} –") for person in people] == [1] * count
    assert whole.count("два посещения") == 1
    assert len(found) <= 1 + sum(len(p.name) + 20 for p in people) // 3000


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=120), max_size=150))
def test_any_names_fit(names: list[str]) -> None:
    figures = [Figure(f"{n}:{name}", 1, 0) for n, name in enumerate(names)]
    found = [seen(page) for page in pages(summary(figures, districts=figures), AFTER)]
    assert all(len(page) <= LONGEST for page in found)
    for figure in figures:
        assert sum(page.count(f"· {figure.name} – 1 (0)") for page in found) >= 2


def test_everything_is_named_in_russian() -> None:
    found = summary(
        [Figure("Мария Орлова", 3, 1)],
        [Figure("Лесной район", 2, 0), Figure("", 1, 1)],
        types=[Figure(Type.ROUND_TABLE.value, 3, 1)],
        categories=[Figure(Category.FOSTER_PARENTS.value, 21, 0)],
        materials=[Figure(Material.MEMO.value, 40, 2)],
        visits=Figure("", 21, 0),
        remote=Figure("", 4, 0),
    )
    (page,) = pages(found, AFTER)
    for said in (
        "3 мероприятия (1)",
        "· Круглый стол – 3 (1)",
        "21 посещение (0), из них дистанционно 4",
        "· Замещающие родители – 21 (0)",
        "· Памятки – 40 (2)",
        "· без территории – 1 (1)",
        "· Мария Орлова – 3 (1)",
    ):
        assert said in seen(page)


def test_a_running_period_says_what_it_is_compared_with() -> None:
    today = date(2026, 1, 20)
    found = replace(summary([Figure("Мария Орлова", 3, 1)]), against=QUARTER.against(today))
    (page,) = pages(found, today)
    assert seen(page).startswith("Сводка за I квартал 2026, по 20.01.2026\n")
    assert "в скобках – столько же дней до него: 01.10.2025 – 20.10.2025" in seen(page)


def test_ones_own_year_begins_with_its_numbers() -> None:
    year = Period.around(Span.YEAR, date(2025, 1, 1))
    own = summary([], visits=Figure("", 412, 300))
    own = replace(own, own=True, period=year, against=year.before(), activities=Figure("", 27, 20))
    (page,) = pages(own, AFTER)
    assert seen(page).startswith("Мой год: 27 записей, 412 посещений\n2025 год · в скобках – 2024 год")


def test_an_empty_summary_says_so() -> None:
    (page,) = pages(summary([]), AFTER)
    assert "ничего не записано" in seen(page)


@pytest.mark.parametrize(
    ("period", "name", "brief"),
    [
        (QUARTER, "I квартал 2026", "I кв. 2026"),
        (QUARTER.before(), "IV квартал 2025", "IV кв. 2025"),
        (Period.around(Span.HALF, date(2026, 9, 1)), "II полугодие 2026", "II полуг. 2026"),
        (Period.around(Span.YEAR, date(2026, 9, 1)), "2026 год", "2026 год"),
        (Period(Span.OWN, date(2026, 3, 1), date(2026, 4, 15)), "01.03.2026 – 15.04.2026", "01.03.2026 – 15.04.2026"),
    ],
)
def test_names_of_periods(period: Period, name: str, brief: str) -> None:
    assert (name_of(period), name_of(period, brief=True)) == (name, brief)
