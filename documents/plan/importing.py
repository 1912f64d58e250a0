"""A plan's file as the import takes it: read whole, with its deadlines and its protocol."""

from typing import Any

from documents.plan.read import read_plan
from documents.plan_protocol import write_protocol
from models.deadlines import as_json, read
from models.plan.reading import PlanReading


def read_file(data: bytes, name: str, this_year: int) -> tuple[PlanReading, int, bytes]:
    """The reading, its year (`this_year` when the file does not say), and the protocol as an .xlsx.

    Raises BadPlan for what cannot be read as a plan.
    """
    reading = read_plan(data, name, read_deadline=_deadline)
    if reading.year is None:
        reading = read_plan(data, name, this_year, read_deadline=_deadline)
    return reading, reading.year or this_year, write_protocol(reading)


def _deadline(text: str, year: int) -> dict[str, Any]:
    return as_json(read(text, year))
