"""Sixty invented plans: no row lost without a word, no wrong section, responsibles and deadlines told apart."""

import re
from collections import Counter

import pytest

from models.deadlines import read as read_deadline
from models.plan.reading import PlanReading
from tests.unit.plan_corpus import Document, documents
from tests.unit.plan_files import read

COUNT = 60
_ROWS = re.compile(r"(\d+) строк")


def named(reading: PlanReading) -> int:
    """Rows that are not read, and said to be so."""
    tables = [one.text for one in reading.problems if one.code == "unread_table"]
    alone = sum(one.code == "unread" and "Итого" in one.text for one in reading.problems)
    return sum(int(match[1]) for text in tables if (match := _ROWS.search(text))) + alone


def measure(wanted: Document, figures: Counter[str]) -> None:
    """Adds what one document shows to the figures."""
    reading = read(wanted.data, "plan.docx")
    found = {one.content: one for one in reading.rows}
    figures["rows"] += len(wanted.rows)
    figures["lost unnamed"] += abs(len(wanted.rows) + wanted.foreign - len(reading.rows) - named(reading))
    for want in wanted.rows:
        got = found.get(want.content)
        if got is None:
            figures["not read"] += 1
            continue
        figures["wrong sections"] += got.section != want.section
        figures["responsibles right"] += tuple(one.text for one in got.responsibles) == want.responsibles
        right = read_deadline(", ".join(want.deadlines), 2026)
        figures["deadlines right"] += read_deadline(got.words("deadline"), 2026).windows == right.windows


def test_the_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    figures: Counter[str] = Counter()
    for document in documents(COUNT):
        measure(document, figures)

    with capsys.disabled():
        print(f"\n{COUNT} invented plans: " + ", ".join(f"{name} {count}" for name, count in figures.items()))
    assert figures["not read"] == figures["lost unnamed"] == figures["wrong sections"] == 0
    assert figures["responsibles right"] >= 0.95 * figures["rows"]
    assert figures["deadlines right"] >= 0.97 * figures["rows"]
