"""The invented centre's plan must come out the same of all four formats."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from documents.plan import read_plan
from models.plan.reading import as_json
from models.plan.report import report

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMATS = ("txt", "csv", "xlsx", "docx")


def untagged(value: Any) -> Any:
    """The text formats keep the tags converters left; the others have none."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", value)).strip() if isinstance(value, str) else value


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_row_comes_out(suffix: str) -> None:
    expected = json.loads((EXAMPLES / "plan-2026.expected.json").read_text(encoding="utf-8"))
    rows = as_json(read_plan(EXAMPLES / f"plan-2026.{suffix}"))["rows"]

    assert [{key: untagged(row[key]) for key in want} for row, want in zip(rows, expected, strict=True)] == expected


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_protocol_says_what_is_wrong(suffix: str) -> None:
    reading = read_plan(EXAMPLES / f"plan-2026.{suffix}")

    assert reading.title == "План работы Ресурсного центра западного округа Заречинской области на 2026 год"
    assert reading.year == 2026
    assert [(target.coverage.comparator, target.coverage.number) for target in reading.targets] == [
        (">=", 45),
        (">=", 120),
        ("=", 15),
    ]
    contradictions = [problem.words for problem in reading.problems if problem.level.value == "contradiction"]
    assert contradictions == [
        "план утверждён 16.02.2026, а приказ от 16.01.2026",
        "объявлено «семинары (3)», а в списке – 2",
        "строка 8: названы 2023, 2024 годы, а план на 2026",
        "строка 15: пропущен номер 6",
        "строка 17: нет ответственного",
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_keys_and_subjects_do_not_depend_on_the_format(suffix: str) -> None:
    first, other = read_plan(EXAMPLES / "plan-2026.txt"), read_plan(EXAMPLES / f"plan-2026.{suffix}")

    for one, two in zip(first.rows, other.rows, strict=True):
        assert (one.key, one.responsibles, one.coverage_reading, one.evidence) == (
            (two.key, two.responsibles, two.coverage_reading, two.evidence)
        )


def test_the_report_reads_well() -> None:
    text = report(read_plan(EXAMPLES / "plan-2026.docx"))

    assert "План на 2026 год: 40 строк, 7 разделов" in text
    assert "строка 34: столбцы переставлены: «срок» и «ответственный», поставлены по местам" in text
    assert "охват: не менее 20 чел." in text


def test_json_is_json() -> None:
    told = as_json(read_plan(EXAMPLES / "plan-2026.xlsx", read_deadline=lambda text, year: {"text": text, "y": year}))

    assert told["plan"]["year"] == 2026
    assert told["rows"][0]["deadline_reading"] == {"text": "По плану работы округа", "y": 2026}
    assert json.loads(json.dumps(told, ensure_ascii=False)) == told


def test_the_script_makes_the_files(tmp_path: Path) -> None:
    import examples.make_plan as script  # a script, imported only here

    script.make(tmp_path)
    for suffix in FORMATS:
        made, kept = read_plan(tmp_path / f"plan-2026.{suffix}"), read_plan(EXAMPLES / f"plan-2026.{suffix}")
        assert made == kept
