"""A plan's file as the import takes it: read whole, with its deadlines and its protocol."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from documents.plan.read import read_plan
from documents.plan_protocol import write_protocol
from documents.style.page import Imprint
from models.deadlines import as_json, read
from models.plan.personal import personal_in, said
from models.plan.reading import Level, PlanReading, Problem
from models.plan.rules import with_holidays
from models.plan_years import PlanYear

FILE_NAMED = "personal_file"
"""The doubt of a file whose name must not be kept."""


def read_file(
    data: bytes,
    name: str,
    this_year: int,
    imprint: Imprint,
    people: Sequence[str] = (),
    holidays: Sequence[Sequence[str]] = (),
) -> tuple[PlanReading, int, bytes]:
    """The reading, its year (`this_year` when the file does not say), and the protocol as an .xlsx of `imprint`.
    `people` are those of the centre, who may be named; `holidays` are the school's as the centre has told them.

    Raises BadPlan for what cannot be read as a plan.
    """
    reader = partial(_deadline, holidays)
    reading = read_plan(data, name, read_deadline=reader)
    if reading.year is None:
        reading = read_plan(data, name, this_year, read_deadline=reader)
    reading = _doubted(reading, people)
    named = [
        Problem(FILE_NAMED, f"в названии файла {one}, название не сохранено", Level.DOUBT)
        for one in said(name.replace("_", " "), people)
    ]
    reading = replace(reading, problems=(*named, *reading.problems))
    return reading, reading.year or this_year, write_protocol(reading, imprint)


def _doubted(reading: PlanReading, people: Sequence[str]) -> PlanReading:
    """With a doubt for each cell that seems to hold personal data."""
    found = sorted((*reading.problems, *personal_in(reading.rows, people)), key=lambda one: one.row or 0)
    others = tuple(_doubted(one, people) for one in reading.others)
    return replace(reading, problems=tuple(found), others=others)


def _deadline(holidays: Sequence[Sequence[str]], text: str, year: PlanYear | int) -> dict[str, object]:
    return as_json(read(text, with_holidays(PlanYear.of(year), holidays)))
