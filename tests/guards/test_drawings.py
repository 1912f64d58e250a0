"""What is drawn in the documents is what the code says."""

import importlib
import pkgutil
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Table

import models
from models.base import Base
from models.errors import DomainError
from models.monitoring.days import Dates
from models.monitoring.tables import GIVEN, Report, State
from services.texts import label
from tests.guards.source import ROOT
from tests.support.drawings import check_drawing

MOST_ARROWS = 16
"""A drawing of more is a tangle, and is cut into several."""
CENTER = ("center_settings", "center_words", "centers", "districts", "group_posts", "holdings", "persons", "posts")
AREAS = {
    "activity_tables": "activities",
    "admissions": "entering",
    "alerts": "told",
    "audit": "entering",
    "center_settings": "center",
    "clarifications": "activities",
    "codes": "entering",
    "dialogues": "told",
    "events": "events",
    "handover": "entering",
    "leaves": "told",
    "guests": "entering",
    "identities": "entering",
    "inbox": "told",
    "library": "library",
    "monitoring": "monitoring",
    "news": "activities",
    "notifications": "told",
    "papers": "papers",
    "people": "center",
    "plan": "plan",
    "questionnaires": "questionnaires",
    "reminders": "told",
    "rearrangements": "entering",
    "register_entries": "registers",
    "registers": "registers",
    "requests": "requests",
    "signals": "monitoring",
    "timers": "told",
    "trips": "activities",
    "words": "center",
}
"""In which drawing the tables of a module stand."""


def documents() -> list[str]:
    return ["README.md", *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").rglob("*.md")))]


@pytest.mark.parametrize("file", ["README.md", "docs/drawings.md"])
def test_the_floors_are_those_of_the_import_contract(file: str) -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(one["layers"] for one in linter["contracts"] if one["type"] == "layers")
    floors = [layer.split(" | ") for layer in layers]
    alone = {*linter["root_packages"]} - {name for floor in floors for name in floor}
    lines = ["flowchart TB"]
    for number, floor in enumerate(floors, 1):
        lines += [f'    subgraph floor{number}[" "]', "        direction LR", *(f"        {name}" for name in floor)]
        lines += ["    end"]
    lines += [f"    floor{number} --> floor{number + 1}" for number in range(1, len(floors))]
    check_drawing(file, "floors", "\n".join([*lines, *(f"    {name}" for name in sorted(alone))]))


def tables() -> dict[str, list[Table]]:
    """Every table of the product, by the drawing that it stands in."""
    for module in pkgutil.walk_packages(models.__path__, "models."):
        importlib.import_module(module.name)
    found = defaultdict(list)
    for mapper in Base.registry.mappers:
        table, area = mapper.local_table, AREAS[mapper.class_.__module__.split(".")[1]]
        assert isinstance(table, Table)
        found["center" if table.name in CENTER else "entering" if table.name == "invites" else area].append(table)
    return {area: sorted(some, key=lambda one: one.name) for area, some in found.items()}


@pytest.mark.parametrize("area", sorted({*AREAS.values()}))
def test_the_tables_are_those_of_the_models(area: str) -> None:
    lines = ["erDiagram"]
    for table in tables()[area]:
        arrows = [
            f"    {table.name} }}o--{'|o' if key.parent.nullable else '||'} {key.column.table.name} : {key.parent.name}"
            for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
            if area == "center" or key.column.table.name not in CENTER
        ]
        lines += arrows or [f"    {table.name}"]
    check_drawing("docs/drawings.md", f"tables: {area}", "\n".join(lines))


DATES = Dates(*(date(2026, 4, day) for day in (1, 10, 20)))
NOW = datetime(2026, 4, 2, 9, tzinfo=UTC)
DEEDS: dict[str, Callable[[Report], None]] = {
    "ввести число": lambda report: report.begin(NOW, 1),
    "сдать": lambda report: report.hand_in(DATES, NOW, NOW.date(), 1, zero=False),
    "подтвердить ноль": lambda report: report.hand_in(DATES, NOW, NOW.date(), 1, zero=True),
    "исправить": lambda report: report.take_back(DATES, NOW.date()),
    "принять": lambda report: report.accept(),
    "вернуть": lambda report: report.give_back("Проверьте", "", NOW.date()),
}


def moves() -> Iterator[tuple[State, str, State]]:
    """Every step between two states of a report; in time, late and zero are one."""
    one = dict.fromkeys((State.ZERO, State.SUBMITTED, State.LATE), State.SUBMITTED)
    for source in State:
        for deed, act in DEEDS.items():
            # a report without a number is empty, and no vacancy is a report
            if source is State.VACANT or (source is State.NO_DATA and deed == "сдать"):
                continue
            report = Report(state=source, late=False, zero=False, open_until=None, submitted_at=None)
            try:
                act(report)
            except DomainError:
                continue
            if report.state is not source:
                yield one.get(source, source), deed, one.get(report.state, report.state)


def test_the_quarters_states_are_those_of_a_report() -> None:
    arrows: defaultdict[tuple[State, State], list[str]] = defaultdict(list)
    for source, deed, target in dict.fromkeys(moves()):
        arrows[source, target].append(deed)
    names = {state: label("monitoring-state", state) for state in State if any(state in pair for pair in arrows)}
    given = ", ".join(label("monitoring-state", state) for state in GIVEN if state is not State.ACCEPTED)
    names[State.SUBMITTED] = given
    drawn = [f'    state "{name}" as {state}' for state, name in names.items()]
    ways = [f"    {source} --> {target}: {', '.join(deeds)}" for (source, target), deeds in arrows.items()]
    lines = ["stateDiagram-v2", *drawn, f"    [*] --> {State.NO_DATA}", *ways, f"    {State.ACCEPTED} --> [*]"]
    check_drawing("docs/monitoring.md", "a report", "\n".join(lines))


@pytest.mark.parametrize("file", documents())
def test_a_drawing_can_be_taken_in_at_a_glance(file: str) -> None:
    for drawing in re.findall(r"```mermaid\n(.*?)```", (ROOT / file).read_text(encoding="utf-8"), re.DOTALL):
        arrows = re.findall(r"-->|--[|o}]|-\.->", drawing)
        assert len(arrows) <= MOST_ARROWS, drawing.splitlines()[0]


def test_what_drawings_name_is_there() -> None:
    for file in documents():
        text = (ROOT / file).read_text(encoding="utf-8")
        for drawing in re.findall(r"```mermaid\n(.*?)```", text, re.DOTALL):
            named = set(re.findall(r"\b\w+/[\w/]+\.(?:py|md)\b", drawing))
            assert {one for one in named if not (ROOT / one).exists()} == set(), file
