"""The words around the table."""

from __future__ import annotations

import datetime

import pytest

from models.plan.prose import (
    Approval,
    find_announced,
    find_approval,
    find_targets,
    find_title,
    find_year,
    years_in,
)
from tests.unit.plan_files import codes, read, text_plan

ONE = ("1", "Семинар", "Март", "Лугина О.С.", "Протокол")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["УТВЕРЖДАЮ", "***План работы Центра***", "на 2026 год", "Составила:"],
            "План работы Центра на 2026 год",
        ),
        (["ПЛАН РАБОТЫ", "площадки на 2026 год", "Цель: рост"], "ПЛАН РАБОТЫ площадки на 2026 год"),
        (["Годовой план Центра", "Цель: рост"], "Годовой план Центра"),
        (["Плановые показатели выполнены", "Отчёт"], None),
    ],
)
def test_titles(lines: list[str], title: str | None) -> None:
    assert find_title(lines) == title


def test_years() -> None:
    assert find_year("План на 2026 год", ["за 2025 год"]) == 2026
    assert find_year(None, ["на 2025 год", "на 2026 год", "на 2026 г."]) == 2026
    assert find_year(None, [], ["план_2026.xlsx"]) == 2026
    assert find_year(None, ["за 2025 год"]) is None
    assert years_in("на 2022 – 2024 годы и 2019") == [2019, 2022, 2023, 2024]


@pytest.mark.parametrize(
    ("lines", "approved", "ordered"),
    [
        (["Утверждаю", "« 10 » 10 2026 г.", "Приказ № 1 от 10.01 2026 г."], (2026, 10, 10), (2026, 1, 10)),
        (["УТВЕРЖДЕН", "приказом № 7-о от «15» января 2026 года"], None, (2026, 1, 15)),
        (["УТВЕРЖДАЮ:", "« _____ » 2026 года"], None, None),
        (["Утверждаю", "31.02.2026"], None, None),
    ],
)
def test_stamps(lines: list[str], approved: tuple[int, int, int] | None, ordered: tuple[int, int, int] | None) -> None:
    wanted = Approval(*(datetime.date(*one) if one else None for one in (approved, ordered)))

    assert find_approval(lines) == wanted


def test_targets_are_goals_and_not_the_past() -> None:
    lines = [
        "Анализ деятельности за 2025 год",
        "5. Семинар для всех (8 чел.)",
        "На 2026 год ставятся задачи:",
        "а) дети округа (не менее 180 человек);",
        "б) родители (200 человек).",
        "Всего провели 5 встреч (12 человек)",
    ]
    found = find_targets(lines, ["Охватить консультациями не менее 50 семей."])

    assert [(one.who, one.coverage.comparator, one.coverage.number, one.coverage.unit) for one in found] == [
        ("дети округа", ">=", 180, "чел."),
        ("родители", "=", 200, "чел."),
        ("Охватить консультациями не менее 50 семей.", ">=", 50, "семей"),
    ]


def test_announced_counts_are_held_against_lists() -> None:
    lines = [
        "Проведены: обучающие семинары (2), круглые столы (1) совещания (3).",
        "1. Семинар «О круглом столе»",
    ]
    lines += [
        "участвовали все",
        "2. Областной семинар: «Итоги»",
        "3. Круглый стол",
        "4. Совещание",
        "1. Другой список",
    ]

    (one,) = find_announced(lines)
    assert (one.text, one.listed) == ("совещания (3)", 1)


def test_counts_without_a_list_contradict_nothing() -> None:
    assert not find_announced(["Проведены: семинары (2), совещания (3).", "Спасибо."])


def test_a_heading_announces_its_rows() -> None:
    reading = read(text_plan("1. Семинары (3)", ONE, ("2", *ONE[1:])))

    assert [problem.words for problem in reading.problems if problem.code == "announced_count"] == [
        "в разделе «1. Семинары (3)» 2 строки"
    ]


def test_stale_years() -> None:
    reading = read(
        text_plan(
            "План работы на 2026 год",
            ONE,
            header=None,
        )
        + b"\n"
        + text_plan(
            ("2", "Комплекс мер на 2022 – 2023 годы", "Март 2025", "Лугина О.С.", ""),
            ("3", "Совещание «Итоги за 2025 год»", "Май", "Лугина О.С.", ""),
            ("4", "Программа на 2024 – 2027 годы", "Май", "Лугина О.С.", ""),
        ),
        year=None,
    )
    said = {(problem.row, problem.level.value) for problem in reading.problems if problem.code == "other_year"}

    assert said == {(1, "contradiction"), (2, "doubt")}


def test_the_year_asked_for_against_the_title() -> None:
    reading = read(
        b"\xd0\x9f\xd0\xbb\xd0\xb0\xd0\xbd \xd0\xbd\xd0\xb0 2025 \xd0\xb3\xd0\xbe\xd0\xb4\n" + text_plan(ONE)
    )

    assert reading.year == 2026
    assert "plan_year" in codes(reading)


def test_a_row_without_people_deadline_or_year() -> None:
    reading = read(
        text_plan(("1", "Семинар", "", "-", "Протокол"), ("2", "Выезд", "как получится", "Лугина О.С.", "")),
        year=None,
    )

    assert codes(reading) == ["no_year", "no_title"]
    assert sorted(codes(reading, row=1)) == ["no_deadline", "no_responsible"]
    assert codes(reading, row=2) == ["deadline_unclear"]


def test_the_deadline_reader_has_the_last_word() -> None:
    from documents.plan import read_plan

    rows = text_plan(("1", "Семинар", "как получится", "Лугина О.С.", ""), ("2", "Выезд", "Март", "Лугина О.С.", ""))
    kinds = {"как получится": "on_demand", "Март": "undetermined"}
    reading = read_plan(rows, "a.txt", 2026, read_deadline=lambda text, _year: {"kind": kinds[text]})

    assert codes(reading, row=1) == []
    assert codes(reading, row=2) == ["deadline_unclear"]
