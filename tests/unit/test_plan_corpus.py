"""Fifty invented plans: no row lost without a word, no wrong section, responsibles and deadlines told apart."""

import re
from collections import Counter

import pytest

from models.deadlines import ScheduleKind
from models.deadlines import read as read_deadline
from models.plan.reading import PlanReading
from tests.unit.plan_corpus import Document, documents
from tests.unit.plan_files import read

COUNT = 50
_ROWS = re.compile(r"(\d+) строк")


def named(reading: PlanReading) -> int:
    """Rows that are not read, and said to be so."""
    tables = [one.text for one in reading.problems if one.code == "unread_table"]
    return sum(int(match[1]) for text in tables if (match := _ROWS.search(text))) + reading.lone


def measure(wanted: Document, figures: Counter[str]) -> None:
    """Adds what one document shows to the figures."""
    reading = read(wanted.data, wanted.name, None)
    figures["wrong years"] += reading.plan_year != wanted.year
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
        right, taken = (
            read_deadline(words, wanted.year) for words in (", ".join(want.deadlines), got.words("deadline"))
        )
        figures["deadlines right"] += taken.meaning == right.meaning
        figures["deadlines wrong"] += taken.meaning != right.meaning and taken.kind is not ScheduleKind.UNDETERMINED


def test_the_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    figures: Counter[str] = Counter()
    for document in documents(COUNT):
        measure(document, figures)

    with capsys.disabled():
        print(f"\n{COUNT} invented plans: " + ", ".join(f"{name} {count}" for name, count in figures.items()))
    assert figures["not read"] == figures["lost unnamed"] == figures["wrong sections"] == figures["wrong years"] == 0
    assert figures["responsibles right"] >= 0.95 * figures["rows"]
    assert figures["deadlines right"] >= 0.97 * figures["rows"]
    assert figures["deadlines wrong"] <= 0.01 * figures["rows"]
