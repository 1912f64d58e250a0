"""What must hold for any cell; the table's module tries hurried ways to type its own."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.deadlines import ScheduleKind, as_json, read
from models.plan_years import PlanYear

YEARS = st.integers(2015, 2035)
VOCABULARY = """
    январь февраля март мая июнь июля август сентября окт. декабря весна лето учебный год I II III IV П Ш
    1 2 3 4 5 10 15 25 28 30 31 32 2024 2025 1-е 3-й первый последняя вторая квартал полугодие месяца месяц
    года неделя недели декада числа число понедельник пятницам раз раза ежемесячно ежеквартально еженедельно
    каждый каждого постоянно начало конец середина до к с по в на не позднее реже за и или течение период
    следующего отчётным текущего , . - – — / ( ) : ; 10.06 20.06.2024 15.13 10.00 14:00 09.2024 2024-05-01
    рабочий день последняя неделя после ранее или далее затем каникулы четверть Новому году Дню Победы включительно
    запросу плану согласованию графику мере необходимости при наличии после утверждения дней
"""
WORDS = st.sampled_from(VOCABULARY.split())
PHRASES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
ANY_TEXT = st.one_of(st.text(max_size=60), PHRASES)


@given(text=ANY_TEXT, year=YEARS)
def test_any_text_is_read_without_an_exception_and_printed(text: str, year: int) -> None:
    reading = read(text, year)

    assert json.loads(json.dumps(as_json(reading)))["text"] == text
    assert bool(reading.why) or reading.kind is not ScheduleKind.UNDETERMINED


@given(text=ANY_TEXT, year=YEARS)
def test_fields_agree_with_the_kind(text: str, year: int) -> None:
    reading = read(text, year)
    windows, due = len(reading.windows), len(reading.due)

    expected = {
        ScheduleKind.WINDOW: windows == 1 and due == 0,
        ScheduleKind.RECURRING: windows > 1 and due == 0,
        ScheduleKind.CONTINUOUS: windows == 1 and due == 0 and reading.windows[0][0] <= date(year, 1, 1),
        ScheduleKind.DEADLINE: windows == 0 and due == 1,
        ScheduleKind.RECURRING_DEADLINE: windows == 0 and due > 1,
        ScheduleKind.WEEKLY: due == 0 and reading.interval > 0,
    }
    assert expected.get(reading.kind, windows == due == 0)
    assert (reading.interval > 0) == (reading.kind is ScheduleKind.WEEKLY)
    assert reading.count >= 1
    assert not reading.weekday or reading.kind is ScheduleKind.WEEKLY
    assert all(start <= end for start, end in reading.windows)
    assert list(reading.windows) == sorted(reading.windows)
    assert list(reading.due) == sorted(set(reading.due))


@given(text=ANY_TEXT, year=YEARS)
def test_dates_lie_in_the_plan_year_or_next_to_it_unless_a_year_is_named(text: str, year: int) -> None:
    reading = read(text, year)
    days = [day for span in reading.windows for day in span] + list(reading.due)

    if "20" not in text.translate(str.maketrans("oOоО", "0000")) and not any(sign.isnumeric() for sign in text):
        assert all(year - 1 <= day.year <= year + 1 for day in days)


@given(text=ANY_TEXT, year=YEARS, school=st.booleans())
def test_words_read_back_to_the_same_reading(text: str, year: int, school: bool) -> None:
    plan = PlanYear(year, school)
    reading = read(text, plan)

    assert read(reading.words, plan).meaning == reading.meaning
    assert read(reading.words, plan).words == reading.words
