"""From deadlines to windows and due dates."""

from datetime import date

import pytest

from models.deadlines import read
from models.holidays import easter
from models.plan.occurrences import Expected, expect


def due(cell: str, words: str = "", year: int = 2026) -> list[date]:
    return [one.due for one in expect(read(cell, year), year, words)]


def test_a_month_is_due_on_its_last_working_day() -> None:
    assert expect(read("Май", 2026), 2026) == (Expected(date(2026, 5, 1), date(2026, 5, 31), date(2026, 5, 29)),)


def test_once_a_quarter_is_inside_each_quarter() -> None:
    assert due("1 раз в квартал", "Выезды в районы. Отчет о выездах") == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 30),
    ]


def test_a_quarterly_report_is_due_after_the_quarter() -> None:
    found = due("Ежеквартально", "Мониторинг по округу. Сводный мониторинг", 2024)
    assert found == [date(2024, 4, 10), date(2024, 7, 10), date(2024, 10, 10), date(2024, 12, 28)]


def test_a_quarterly_reference_is_a_report() -> None:
    assert due("ежеквартально", "Подготовка статистических и аналитических справок")[0] == date(2026, 4, 10)


def test_the_day_of_reports_is_a_setting_and_a_working_day() -> None:
    found = expect(read("Ежеквартально", 2026), 2026, "Отчёт", report_day=11)
    assert [one.due for one in found[:3]] == [date(2026, 4, 10), date(2026, 7, 10), date(2026, 10, 9)]


def test_something_quarterly_that_is_no_report_stays_in_its_quarter() -> None:
    assert due("Ежеквартально", "Занятие клуба")[0] == date(2026, 3, 31)


def test_a_publication_over_three_quarters_is_one_product() -> None:
    assert due("I – III квартал", "Сборник") == [date(2026, 9, 30)]


@pytest.mark.parametrize("cell", ["По запросу", "По плану округа", "В течение года", "", "когда-нибудь"])
def test_what_has_no_date_is_never_overdue(cell: str) -> None:
    assert due(cell) == []


def test_a_deadline_on_a_day_off_is_due_the_working_day_before() -> None:
    (found,) = expect(read("до 15 марта", 2026), 2026)
    assert (found.closes, found.due) == (date(2026, 3, 15), date(2026, 3, 13))
    assert found.opens < found.due


def test_deadlines_of_reporting_periods_follow_each_other() -> None:
    found = expect(read("Ежеквартально, до 5 числа месяца, следующего за отчетным", 2026), 2026)
    assert [one.closes for one in found] == [date(2026, 4, 5), date(2026, 7, 5), date(2026, 10, 5), date(2027, 1, 5)]
    assert all(one.opens <= one.due <= one.closes for one in found)


@pytest.mark.parametrize(
    ("cell", "title", "day"),
    [
        ("Июнь", "«День защиты детей»", date(2026, 6, 1)),
        ("Август", "«День знаний»", date(2026, 9, 1)),
        ("Май", "«День Победы»", date(2026, 5, 9)),
        ("Ноябрь", "Праздник «День матери»", date(2026, 11, 29)),
        ("Март", "«Широкая Масленица»", date(2026, 2, 22)),
        ("Апрель", "Пасхальная ярмарка", date(2026, 4, 12)),
        ("3 июня", "«День защиты детей»", date(2026, 6, 3)),
        ("Октябрь", "«День защиты детей»", date(2026, 10, 30)),
        ("Декабрь", "Совещание «Новый год»", date(2026, 12, 30)),
    ],
)
def test_titles_hide_dates(cell: str, title: str, day: date) -> None:
    assert due(cell, title) == [day]


@pytest.mark.parametrize(("year", "day"), [(2024, (5, 5)), (2025, (4, 20)), (2026, (4, 12)), (2027, (5, 2))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


def test_weeks_are_counted_without_the_holidays() -> None:
    found = expect(read("по вторникам", 2026), 2026)
    assert found[0].opens == date(2026, 1, 12)
    assert all(one.due.weekday() == 1 for one in found if one.opens > date(2026, 1, 20) and one.opens.month == 2)
    assert 48 <= len(found) <= 52


def test_several_in_one_window_are_counted() -> None:
    (found,) = expect(read("5 раз в год", 2026), 2026)
    assert found.count == 5
