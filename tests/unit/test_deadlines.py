"""The conventions of docs/deadlines.md one by one, the cells of the two plans, and the shape of what is printed."""

import json
import time
from collections.abc import Iterator
from datetime import date

import pytest

from models.deadlines import ScheduleKind, as_json, read, read_lines
from models.deadlines.spans import Ambiguous, check_day

QUARTERS = (
    (date(2024, 1, 1), date(2024, 3, 31)),
    (date(2024, 4, 1), date(2024, 6, 30)),
    (date(2024, 7, 1), date(2024, 9, 30)),
    (date(2024, 10, 1), date(2024, 12, 31)),
)


def test_1_a_range_over_the_plan_year_is_continuous_a_list_is_recurring() -> None:
    assert read("январь – декабрь", 2024).kind is ScheduleKind.CONTINUOUS
    assert read("январь – ноябрь", 2024).kind is ScheduleKind.WINDOW
    for listed in ("апрель, май", "апрель и май", "апрель/май"):
        assert read(listed, 2024).kind is ScheduleKind.RECURRING
    for ranged in ("апрель-май", "с апреля по май"):
        assert read(ranged, 2024).windows == ((date(2024, 4, 1), date(2024, 5, 31)),)


@pytest.mark.parametrize("times", [1, 2, 3, 4, 6, 12])
def test_2_times_a_year_cut_the_year_in_equal_windows(times: int) -> None:
    reading = read(f"{times} раз в год", 2024)

    assert len(reading.windows) == times
    assert reading.count == 1
    assert {(end.month - start.month + 1) for start, end in reading.windows} == {12 // times}


@pytest.mark.parametrize("times", [5, 7, 8, 9, 10, 24])
def test_2_other_times_a_year_are_one_window_with_a_count(times: int) -> None:
    reading = read(f"{times} раз в год", 2024)

    assert (reading.kind, len(reading.windows), reading.count) == (ScheduleKind.WINDOW, 1, times)


def test_2_months_in_brackets_override_the_frequency() -> None:
    assert read("2 раза в год (апрель, октябрь)", 2024).meaning == read("апрель, октябрь", 2024).meaning


def test_3_a_deadline_includes_its_day_and_excludes_its_month() -> None:
    for text in ("до 15 марта", "к 15 марта", "не позднее 15 марта"):
        assert read(text, 2024).due == (date(2024, 3, 15),)
    assert read("до сентября", 2024).due == (date(2024, 8, 31),)


def test_4_open_ends_and_wraps() -> None:
    assert read("с марта", 2024).windows == ((date(2024, 3, 1), date(2024, 12, 31)),)
    assert read("ноябрь – февраль", 2024).windows == ((date(2024, 11, 1), date(2025, 2, 28)),)


@pytest.mark.parametrize(("period", "due"), [("", 12), (" кварталом", 4), (" полугодием", 2), (" месяцем", 12)])
def test_5_the_last_report_of_the_year_is_due_in_january(period: str, due: int) -> None:
    reading = read(f"до 10 числа месяца, следующего за отчётным{period}", 2024)

    assert reading.kind is ScheduleKind.RECURRING_DEADLINE
    assert len(reading.due) == due
    assert reading.due[-1] == date(2025, 1, 10)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 декада мая", 1, 10),
        ("вторая декада мая", 11, 20),
        ("III декада мая", 21, 31),
        ("начало мая", 1, 10),
        ("середина мая", 11, 20),
        ("конец мая", 21, 31),
        ("1 неделя мая", 1, 7),
        ("вторая неделя мая", 8, 14),
        ("3-я неделя мая", 15, 21),
        ("четвёртая неделя мая", 22, 28),
    ],
)
def test_6_parts_of_a_month(text: str, first: int, last: int) -> None:
    assert read(text, 2024).windows == ((date(2024, 5, first), date(2024, 5, last)),)


def test_7_days_clamp_and_named_years_stay() -> None:
    assert read("до 31 числа каждого месяца", 2023).due[3] == date(2023, 4, 30)
    assert read("до конца февраля", 2023).due == (date(2023, 2, 28),)
    for impossible in ("до 31 апреля", "30 февраля", "29 февраля", "31.11.2023"):
        assert read(impossible, 2023).kind is ScheduleKind.UNDETERMINED, impossible
    assert read("31.11.2024", 2024).why == "в ноябре 30 дней"
    stale = read("апрель 2023", 2024)
    assert stale.windows == ((date(2023, 4, 1), date(2023, 4, 30)),)
    assert stale.why == "назван 2023 год, а план на 2024"


@pytest.mark.parametrize("outer", ["в течение года", "май", "ежемесячно", "2 раза в год", "до 25 декабря"])
@pytest.mark.parametrize(
    ("condition", "kind"),
    [("по запросу специалистов", ScheduleKind.ON_DEMAND), ("по согласованию с учреждениями", ScheduleKind.EXTERNAL)],
)
def test_8_a_condition_in_brackets_wins(outer: str, condition: str, kind: ScheduleKind) -> None:
    assert read(f"{outer} ({condition})", 2024).kind is kind


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("весна", date(2024, 3, 1), date(2024, 5, 31)),
        ("лето", date(2024, 6, 1), date(2024, 8, 31)),
        ("осень", date(2024, 9, 1), date(2024, 11, 30)),
        ("учебный год", date(2024, 9, 1), date(2025, 5, 31)),
    ],
)
def test_9_seasons_and_the_school_year(text: str, first: date, last: date) -> None:
    assert read(text, 2024).windows == ((first, last),)


def test_the_trap_of_the_publication_is_one_window() -> None:
    assert read("I – III квартал", 2020).windows == ((date(2020, 1, 1), date(2020, 9, 30)),)


def test_both_ways_to_say_quarterly_are_windows_here() -> None:
    """The report's due day is a matter of occurrences (a setting), not of the reading."""
    assert read("1 раз в квартал", 2024).windows == QUARTERS
    assert read("ежеквартально", 2024).windows == QUARTERS


TAMBOV = {
    ScheduleKind.EXTERNAL: ["По плану", "По плану работы сегмента", "По плану работы консилиумов в муниципалитетах"],
    ScheduleKind.CONTINUOUS: ["В течении года", "В течение года", "Январь-декабрь"],
    ScheduleKind.RECURRING: ["Ежеквартально", "Ежемесячно"],
    ScheduleKind.ON_DEMAND: [
        "По запросу специалистов",
        "По мере создания проектов",
        "В течение года (по запросу специалистов)",
    ],
    ScheduleKind.WINDOW: [
        *["Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Август"],
        *["Сентябрь", "Октябрь", "Ноябрь", "Декабрь"],
    ],
}
VOLOGDA = {
    ScheduleKind.WINDOW: [
        *["I квартал", "II квартал", "III квартал", "IV квартал"],
        *["II – III квартал", "I – III квартал", "ноябрь"],
    ],
    ScheduleKind.RECURRING: ["1 раз в квартал", "ежеквартально"],
    ScheduleKind.CONTINUOUS: ["в течение года"],
    ScheduleKind.ON_DEMAND: [
        "в течение года (при поступлении предложений об участии)",
        "в течение года (по запросу учреждений)",
    ],
    ScheduleKind.EXTERNAL: [
        "в течение года (по согласованию с учреждениями в соответствии с заявленной программой и планом)",
    ],
}


@pytest.mark.parametrize(
    ("year", "kind", "text"),
    [
        (year, kind, text)
        for year, plan in ((2024, TAMBOV), (2020, VOLOGDA))
        for kind, texts in plan.items()
        for text in texts
    ],
)
def test_every_cell_of_the_two_plans(year: int, kind: ScheduleKind, text: str) -> None:
    assert read(text, year).kind is kind


def test_json_has_exactly_these_fields() -> None:
    assert as_json(read("До 25 декабря", 2024)) == {
        "text": "До 25 декабря",
        "kind": "deadline",
        "windows": [],
        "due": ["2024-12-25"],
        "weekday": [],
        "interval": 0,
        "count": 1,
        "words": "до 25 декабря 2024",
    }
    weekly = as_json(read("1 раз в 2 недели по пятницам", 2024))
    assert (weekly["weekday"], weekly["interval"], weekly["windows"]) == ([5], 2, [])
    assert as_json(read("май", 2024))["windows"] == [["2024-05-01", "2024-05-31"]]


def test_lines_are_read_one_by_one_and_bad_ones_are_undetermined() -> None:
    lines = ['"май"\n', "\n", "не json", "17", json.dumps("до 1 сентября")]

    kinds = [reading["kind"] for reading in read_lines(iter(lines), 2024)]

    assert kinds == ["window", "undetermined", "undetermined", "deadline"]
    assert isinstance(read_lines([], 2024), Iterator)


def test_why_speaks_to_the_person() -> None:
    assert read("32 мая", 2024).why == "число должно быть от 1 до 31"
    assert read("", 2024).why == "пусто"
    assert read("ориентировочно май", 2024).why == "срок приблизительный"
    assert read("май", 2024).why is None


def test_a_novel_in_the_cell_is_no_deadline() -> None:
    assert read("май " * 200, 2024).kind is ScheduleKind.UNDETERMINED
    assert read("х" * 100_000, 2024).kind is ScheduleKind.UNDETERMINED


def test_ten_thousand_distinct_cells_take_less_than_two_seconds() -> None:
    months = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября")
    texts = [
        f"{lead} {day} {month} {year}{end}"
        for lead in ("до", "к", "с", "не позднее")
        for day in range(1, 29)
        for month in months
        for year in ("2024", "2024 г.", "2025 года")
        for end in ("", ",", " (по запросу)")
    ]
    started = time.process_time()

    for text in texts[:10_000]:
        read(text, 2024)

    assert len(texts) > 10_000
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("year", "month", "day", "reason"),
    [
        (2023, 2, 29, "в феврале 2023 года 28 дней"),
        (2024, 2, 30, "в феврале 2024 года 29 дней"),
        (2023, 4, 31, "в апреле 30 дней"),
    ],
)
def test_a_day_that_the_month_does_not_have_is_said_with_its_year_where_that_decides(
    year: int, month: int, day: int, reason: str
) -> None:
    with pytest.raises(Ambiguous, match=f"^{reason}$"):
        check_day(year, month, day)


def test_a_rhythm_with_a_single_date_is_asked_about_and_with_two_is_read() -> None:
    assert read("ежемесячно до 5 числа, апрель", 2026).why == "периодичность, а срок один"
    assert read("ежемесячно до 5 числа, апрель-май", 2026).due == (date(2026, 4, 5), date(2026, 5, 5))
