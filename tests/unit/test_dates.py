"""Days as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import AnotherWeekday, NoSuchDay, in_words, parse_day, parse_span, short

TODAY = date(2026, 3, 16)  # a Monday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("сегодня", TODAY),
        ("Вчера", date(2026, 3, 15)),
        ("позавчера", date(2026, 3, 14)),
        ("12 марта", date(2026, 3, 12)),
        ("12 марта 2025", date(2025, 3, 12)),
        ("12 марта 2025 г.", date(2025, 3, 12)),
        ("12 марта 2025 года", date(2025, 3, 12)),
        ("12марта", date(2026, 3, 12)),
        ("12 мар", date(2026, 3, 12)),
        ("12 мар.", date(2026, 3, 12)),
        ("1 мая", date(2025, 5, 1)),
        ("1 май", date(2025, 5, 1)),
        ("5 сентября 24", date(2024, 9, 5)),
        ("12.03", date(2026, 3, 12)),
        ("12.3", date(2026, 3, 12)),
        ("12/03", date(2026, 3, 12)),
        ("12-03-2026", date(2026, 3, 12)),
        ("12 03 2026", date(2026, 3, 12)),
        ("12.03.26", date(2026, 3, 12)),
        ("12.03.2026.", date(2026, 3, 12)),
        (" 12 . 03 . 2026 ", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("17 марта", date(2025, 3, 17)),
        ("31.12", date(2025, 12, 31)),
        ("29.02", date(2024, 2, 29)),
        ("в понедельник", TODAY),
        ("во вторник", date(2026, 3, 10)),
        ("в среду", date(2026, 3, 11)),
        ("в четверг", date(2026, 3, 12)),
        ("четверг", date(2026, 3, 12)),
        ("в пятницу", date(2026, 3, 13)),
        ("пятница", date(2026, 3, 13)),
        ("в субботу", date(2026, 3, 14)),
        ("в воскресенье", date(2026, 3, 15)),
        ("в прошлую пятницу", date(2026, 3, 13)),
        ("завтра", date(2026, 3, 17)),
        ("Послезавтра", date(2026, 3, 18)),
        ("в следующую пятницу", date(2026, 3, 20)),
        ("28 числа", date(2026, 2, 28)),
        ("16 числа", TODAY),
        ("31-го числа", date(2026, 1, 31)),
        ("12-го", date(2026, 3, 12)),
        ("5 дней назад", date(2026, 3, 11)),
        ("день назад", date(2026, 3, 15)),
        ("неделю назад", date(2026, 3, 9)),
        ("две недели назад", date(2026, 3, 2)),
        ("через 3 дня", date(2026, 3, 19)),
        ("7 апреля 11:00", date(2025, 4, 7)),
        ("2.12 в 16", date(2025, 12, 2)),
        ("2.12 в 16 часов", date(2025, 12, 2)),
        ("12.03.2026, 11.30", date(2026, 3, 12)),
    ],
)
def test_usual_forms(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("17 марта", date(2026, 3, 17)),
        ("15 марта", date(2027, 3, 15)),
        ("16.03", TODAY),
        ("в пятницу", date(2026, 3, 20)),
        ("в понедельник", TODAY),
        ("в прошлую пятницу", date(2026, 3, 13)),
        ("28 числа", date(2026, 3, 28)),
        ("2 числа", date(2026, 4, 2)),
        ("29.02", date(2028, 2, 29)),
        ("вчера", date(2026, 3, 15)),
        ("пт", date(2026, 3, 20)),
        ("чт 19.03", date(2026, 3, 19)),
        ("в четверг, 19 марта", date(2026, 3, 19)),
        ("пт 20.03 в 10", date(2026, 3, 20)),
    ],
)
def test_ahead_the_nearest_one_is_not_past(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY, ahead=True) == day


@pytest.mark.parametrize("typed", ["чт 20.03", "в среду, 19 марта"])
def test_a_date_that_falls_on_another_day_of_the_week(typed: str) -> None:
    with pytest.raises(AnotherWeekday):
        parse_day(typed, TODAY, ahead=True)


@pytest.mark.parametrize(
    ("typed", "month", "days"),
    [("31 ноября", 11, 30), ("31.11.2024", 11, 30), ("30 февраля", 2, 28), ("29.02.2025", 2, 28), ("32.01", 1, 31)],
)
def test_a_day_that_its_month_does_not_have(typed: str, month: int, days: int) -> None:
    with pytest.raises(NoSuchDay) as caught:
        parse_day(typed, TODAY)
    assert (caught.value.month, caught.value.days) == (month, days)


@pytest.mark.parametrize(
    "typed", ["", "вот", "32.01", "30.02", "0.0", "12 брюмера", "12", "2026", "1.1.1.1", "31 апреля", "00.00.0000"]
)
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — any ValueError is the promise
        parse_day(typed, TODAY)


DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(DAYS)
def test_written_days_are_read_back(day: date) -> None:
    for written in (
        in_words(day),
        short(day),
        day.isoformat(),
        f"{in_words(day)} года",
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert parse_day(written, TODAY) == day


@given(DAYS, st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_a_day_without_a_year_is_the_nearest_in_the_past(day: date, today: date) -> None:
    found = parse_day(f"{day.day}.{day.month:02}", today)
    assert found <= today
    assert (found.day, found.month) == (day.day, day.month)
    if (day.day, day.month) != (29, 2):
        assert today - found < timedelta(days=366)


@given(st.text(max_size=80), DAYS)
def test_any_text_is_a_day_or_a_value_error(text: str, today: date) -> None:
    for parse in (parse_day, parse_span):
        try:
            parse(text, today)
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1 марта – 15 марта", date(2026, 3, 1), date(2026, 3, 15)),
        ("1 марта - 15 марта", date(2026, 3, 1), date(2026, 3, 15)),
        ("1 марта — 15 марта", date(2026, 3, 1), date(2026, 3, 15)),
        ("1 марта-15 марта", date(2026, 3, 1), date(2026, 3, 15)),
        ("с 1 марта по 15 марта", date(2026, 3, 1), date(2026, 3, 15)),
        ("С 01.03.2026 по 15.04.2026", date(2026, 3, 1), date(2026, 4, 15)),
        ("01.03.2026-15.04.2026", date(2026, 3, 1), date(2026, 4, 15)),
        ("01.03–15.03", date(2026, 3, 1), date(2026, 3, 15)),
        ("2026-03-01 – 2026-03-15", date(2026, 3, 1), date(2026, 3, 15)),
        ("12 марта", date(2026, 3, 12), date(2026, 3, 12)),
        ("1 марта – вчера", date(2026, 3, 1), date(2026, 3, 15)),
        ("1 ноября – 15 января", date(2025, 11, 1), date(2026, 1, 15)),
        # the end is still ahead: the example of the question itself, asked in March
        ("1 марта – 15 апреля", date(2026, 3, 1), date(2026, 4, 15)),
        ("01.01 – 31.03", date(2026, 1, 1), date(2026, 3, 31)),
        ("01.01 – 31.12", date(2026, 1, 1), date(2026, 12, 31)),
        # a month alone
        ("март", date(2026, 3, 1), date(2026, 3, 31)),
        ("Апрель", date(2025, 4, 1), date(2025, 4, 30)),
        ("за февраль 2024 года", date(2024, 2, 1), date(2024, 2, 29)),
        ("в мае", date(2025, 5, 1), date(2025, 5, 31)),
        ("август 2026", date(2026, 8, 1), date(2026, 8, 31)),
        # the month said once
        ("с 1 по 15 марта", date(2026, 3, 1), date(2026, 3, 15)),
        ("1–15 марта", date(2026, 3, 1), date(2026, 3, 15)),
        ("1-15 марта 2025", date(2025, 3, 1), date(2025, 3, 15)),
    ],
)
def test_spans(typed: str, first: date, last: date) -> None:
    assert parse_span(typed, TODAY) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "–",
        "1 марта – 2 марта – 3 марта",
        "сегодня – вчера",
        "15.03.2026 – 01.03.2026",
        "мартышка",
        "1 по 2",
        "10.03 – 05.03",
        "20.02 – 10.02",
    ],
)
def test_what_is_no_span(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — any ValueError is the promise
        parse_span(typed, TODAY)


@given(DAYS, DAYS)
def test_written_spans_are_read_back(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    for write in (in_words, short):
        assert parse_span(f"{write(first)} – {write(last)}", TODAY) == (first, last)
        assert parse_span(f"с {write(first)} по {write(last)}", TODAY) == (first, last)
