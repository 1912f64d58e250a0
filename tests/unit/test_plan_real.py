"""The two real plans, which stand beside the checkout and never in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from documents.plan import read_plan
from models.plan.reading import as_json
from tests.support.plan import on_nobody, staff_of

PLANS = Path(__file__).parents[3] / "shared" / "plans"
if not PLANS.is_dir():
    pytest.skip(f"настоящих планов нет: {PLANS}", allow_module_level=True)
NAMES = sorted(path.name.removesuffix(".expected.json") for path in PLANS.glob("*.expected.json"))


def untagged(value: Any) -> Any:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", value)).strip() if isinstance(value, str) else value


@pytest.mark.parametrize("suffix", ["txt", "docx", "xlsx"])
@pytest.mark.parametrize("name", NAMES)
def test_every_row_comes_out(name: str, suffix: str) -> None:
    expected = json.loads((PLANS / f"{name}.expected.json").read_text(encoding="utf-8"))
    rows = as_json(read_plan(PLANS / f"{name}.{suffix}"))["rows"]

    for row, want in zip(rows, expected, strict=True):
        del want["id"]
        got = {key: row[key] for key in want}
        if suffix != "txt":  # only the text keeps tags
            got, want = (({key: untagged(value) for key, value in one.items()}) for one in (got, want))
        assert got == want


@pytest.mark.parametrize("name", NAMES)
def test_formats_agree(name: str) -> None:
    readings = [read_plan(PLANS / f"{name}.{suffix}") for suffix in ("txt", "docx", "xlsx")]
    first = readings[0]

    for other in readings[1:]:
        assert (other.title, other.year, other.targets) == (first.title, first.year, first.targets)
        assert [row.key for row in other.rows] == [row.key for row in first.rows]
        assert [row.responsibles for row in other.rows] == [row.responsibles for row in first.rows]


@pytest.mark.parametrize("name", NAMES)
def test_no_row_hangs_on_nobody(name: str) -> None:
    """Before collectives were groups it was 16 of 40 rows in one of them."""
    reading = read_plan(PLANS / f"{name}.docx")
    assert on_nobody(reading, staff_of(reading)) == []


def test_contradictions_are_found() -> None:
    texts = {problem.words for name in NAMES for problem in read_plan(PLANS / f"{name}.xlsx").problems}

    assert "объявлено «совещания (3)», а в списке – 2" in texts
    assert "строка 11: названы 2022, 2023 годы, а план на 2024" in texts
    assert "строка 32: пропущен номер 2" in texts
    assert "план утверждён 10.10.2024, а приказ от 10.01.2024" in texts
