"""A plan «на 2025–2026 учебный год»: 1 September to 31 August, in the grammar, in a file and on the command line."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from models.deadlines import read
from models.plan.occurrences import expect
from models.plan.prose import find_plan_year
from models.plan_years import PlanYear
from tests.unit.plan_files import HEADER, text_plan
from tests.unit.test_deadlines_table import _cases, shape

PLAN = PlanYear(2025, school=True)
SCHOOL = """
recurring 01.11.2025-30.11.2025 01.03.2026-31.03.2026
    ноябрь, март ¦ ноябрь и март ¦ ноябрь 2025, март 2026 ¦ ноябрь 2025, март ¦ ноябрь, март 2026
recurring 01.09.2025-30.09.2025 01.01.2026-31.01.2026
    сентябрь, январь ¦ сентябрь/январь
recurring 15.10.2025 20.02.2026
    15.10, 20.02 ¦ 15 октября, 20 февраля
window 01.11.2025-31.03.2026
    ноябрь – март ¦ с ноября по март ¦ ноябрь 2025 – март 2026
window 01.01.2026-31.08.2026
    с января ¦ январь – август ¦ начиная с января
window 25.12.2025-15.01.2026
    с 25 декабря по 15 января
window 01.03.2026-31.03.2026
    март ¦ март 2026 ¦ в марте
window 15.02.2026
    15.02 ¦ 15 февраля ¦ 15.02.2026
window 01.09.2025-30.11.2025
    осень
window 01.06.2026-31.08.2026
    лето
window 01.09.2025-31.12.2025
    I полугодие ¦ первое полугодие ¦ первая половина года
window 01.01.2026-31.05.2026
    II полугодие
window 01.01.2026-31.03.2026
    I квартал
window 01.09.2025-31.05.2026
    учебный год ¦ в течение учебного года ¦ сентябрь – май
continuous 01.09.2025-31.08.2026
    в течение года ¦ постоянно ¦ весь год ¦ с сентября по август ¦ с 1 сентября ¦ с начала года
recurring 01.07.2025-30.09.2025 01.10.2025-31.12.2025 01.01.2026-31.03.2026 01.04.2026-30.06.2026
    ежеквартально ¦ 1 раз в квартал ¦ III, IV, I, II квартал
recurring 01.09.2025-31.12.2025 01.01.2026-31.05.2026
    1 раз в полугодие ¦ I и II полугодие
recurring 01.09.2025-31.10.2025 01.11.2025-31.12.2025 01.01.2026-31.03.2026 01.04.2026-31.05.2026
    1 раз в четверть ¦ каждую четверть
external
    1 четверть ¦ осенние каникулы ¦ в каникулярное время
window 01.09.2025-30.09.2025
    начало года
window 01.05.2026-31.05.2026
    конец года ¦ конец учебного года
recurring 01.09.2025-30.09.2025 01.10.2025-31.12.2025 01.01.2026-31.03.2026 01.04.2026-30.06.2026
    сентябрь, далее ежеквартально
deadline 31.12.2025
    до Нового года
deadline 09.05.2026
    ко Дню Победы
deadline 30.11.2025
    ко Дню матери
recurring 01.09.2025-28.02.2026 01.03.2026-31.08.2026
    2 раза в год
window 01.09.2025-31.08.2026
    1 раз в год ¦ ежегодно
deadline 25.05.2026
    до 25 мая ¦ до 25.05.2026 ¦ к 25 мая
deadline 31.12.2025
    до января ¦ до 31 декабря
deadline 31.08.2026
    до конца года
recurring_deadline 25.12.2025 25.05.2026
    до 25 декабря, до 25 мая
weekly on 3 every 1
    по средам
undetermined
    август – май ¦ март, ноябрь ¦ до сентября ¦ май текущего года ¦ май, сентябрь 2025
"""


@pytest.mark.parametrize(("wanted", "cell"), _cases(SCHOOL))
def test_a_cell_of_a_school_year(wanted: str, cell: str) -> None:
    found = read(cell, PLAN)
    assert shape(found) == wanted
    assert read(found.words, PLAN).meaning == found.meaning


def test_twelve_months_begin_in_september() -> None:
    windows = read("ежемесячно", PLAN).windows
    assert (windows[0][0], windows[4][0], windows[-1][1]) == (date(2025, 9, 1), date(2026, 1, 1), date(2026, 8, 31))
    due = read("до 10 числа месяца, следующего за отчётным", PLAN).due
    assert (due[0], due[-1]) == (date(2025, 10, 10), date(2026, 9, 10))


def test_weeks_run_through_the_school_year() -> None:
    weeks = expect(read("еженедельно", PLAN), PLAN)
    assert weeks[0].opens == date(2025, 9, 1)
    assert weeks[-1].closes == date(2026, 8, 31)


def test_a_year_of_the_second_half_is_no_doubt() -> None:
    assert read("март 2026", PLAN).why is None
    assert read("март 2027", PLAN).why == "назван 2027 год, а план на 2025–2026 учебный год"


@pytest.mark.parametrize(
    ("title", "year", "doubted"),
    [
        ("План работы на 2025–2026 учебный год", PLAN, False),
        ("План работы на 2025/26 уч. год", PLAN, False),
        ("План на 2025-2026 уч.г.", PLAN, False),
        ("План на учебный год 2025/2026", PLAN, False),
        ("План работы на 2025 - 2026 год", PLAN, True),
        ("План работы на 2025 год", PlanYear(2025), False),
        ("План работы на 2025-2027 годы", PlanYear(2025), False),
        ("План работы", None, False),
    ],
)
def test_the_title_says_which_year(title: str, year: PlanYear | None, doubted: bool) -> None:
    assert find_plan_year(title, ["Итоги 2023–2024 учебного года"]) == (year, doubted)


ROWS = (("1", "Семинар", "Март", "Методист", "Протокол"), ("2", "Тренинг", "май 2026", "Методист", "Протокол"))
TITLE = "План работы на 2025–2026 учебный год"


def _file(folder: Path, title: str) -> Path:
    path = folder / "plan.txt"
    path.write_bytes(text_plan(title, "\t".join(HEADER), *ROWS, header=None))
    return path


def _check(*args: str) -> dict[str, Any]:
    done = CliRunner().invoke(app, ["plan", "check", "--json", *args])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("title", "switch"),
    [
        (TITLE, ()),
        (TITLE, ("--year", "2025")),
        ("План работы", ("--school-year", "2025")),
        ("План работы", ("--year", "2025", "--school-year")),
        ("План работы на 2025 год", ("--school-year", "2025")),
    ],
)
def test_a_file_is_read_by_its_school_year(tmp_path: Path, title: str, switch: tuple[str, ...]) -> None:
    told = _check(str(_file(tmp_path, title)), *switch)
    assert (told["plan"]["year"], told["plan"]["school_year"]) == (2025, True)
    assert [row["deadline_reading"]["windows"] for row in told["rows"]] == [
        [["2026-03-01", "2026-03-31"]],
        [["2026-05-01", "2026-05-31"]],
    ]
    assert {one["code"] for one in told["problems"]}.isdisjoint({"other_year", "plan_year", "school_year"})


def test_two_years_without_the_word_are_asked_about(tmp_path: Path) -> None:
    told = _check(str(_file(tmp_path, "План работы на 2025-2026 год")))
    assert [one["text"] for one in told["problems"] if one["code"] == "school_year"] == [
        "учебный год 2025–2026 или календарный 2025? прочитан как учебный"
    ]


def test_a_calendar_plan_stays_one(tmp_path: Path) -> None:
    told = _check(str(_file(tmp_path, "План работы на 2025 год")))
    assert told["plan"]["school_year"] is False
    assert told["rows"][0]["deadline_reading"]["windows"] == [["2025-03-01", "2025-03-31"]]
    assert "other_year" in {one["code"] for one in told["problems"]}


@pytest.mark.parametrize("switch", [("--school-year", "2025"), ("--year", "2025", "--school-year")])
def test_deadlines_and_fit_take_the_switch(tmp_path: Path, switch: tuple[str, ...]) -> None:
    read_out = CliRunner().invoke(app, ["plan", "deadlines", *switch], input='"ноябрь, март"\n')
    assert json.loads(read_out.stdout)["windows"] == [["2025-11-01", "2025-11-30"], ["2026-03-01", "2026-03-31"]]
    record = json.dumps({"type": "seminar", "title": "Семинар", "day": "2026-03-14"})
    fitted = CliRunner().invoke(app, ["plan", "fit", str(_file(tmp_path, "План")), *switch], input=record)
    assert json.loads(fitted.stdout) == {"offers": [1]}


@pytest.mark.parametrize("command", ["deadlines", "fit"])
def test_a_command_without_any_year_says_so(tmp_path: Path, command: str) -> None:
    file = [str(_file(tmp_path, TITLE))] if command == "fit" else []
    done = CliRunner().invoke(app, ["plan", command, *file], input="")
    assert done.exit_code == 2
