"""The way in: a path or bytes to a reading, or a domain error and nothing."""

from __future__ import annotations

from pathlib import Path

from documents.plan.docx import read_docx
from documents.plan.guard import Format, check_size, recognise
from documents.plan.sheets import read_xlsx
from documents.plan.text import read_text
from models.plan.build import build_reading
from models.plan.errors import BadPlan, Refusal
from models.plan.making import DeadlineReader
from models.plan.reading import PlanReading
from models.plan.source import Part
from models.plan_years import PlanYear

_READERS = {Format.WORD: read_docx, Format.EXCEL: read_xlsx, Format.TEXT: read_text}


def read_plan(
    source: str | Path | bytes,
    name: str | None = None,
    year: PlanYear | int | None = None,
    *,
    read_deadline: DeadlineReader | None = None,
) -> PlanReading:
    """Reads a plan's file (.docx, .xlsx, .csv, .txt, .md, .html) to its rows and protocol.

    `name` is the file's name, taken from the path when not given; `year` overrides the year in the title (a bare
    number leaves it to the file whether it is a school year).
    `read_deadline` turns a deadline's words and the year into its reading; without it readings are left out.
    Raises BadPlan for whatever cannot be read as a plan, and FileNotFoundError for a path that is not there.
    """
    if isinstance(source, bytes):
        data, name = source, name or ""
        check_size(len(data))
    else:
        path = Path(source)
        check_size(path.stat().st_size)
        data, name = path.read_bytes(), name or path.name
    return build_reading(_parts(data, name), name, year, read_deadline)


def _parts(data: bytes, name: str) -> list[Part]:
    reader = _READERS[recognise(data, name)]
    try:
        return reader(data)
    except BadPlan:
        raise
    except Exception as error:  # on a broken file the libraries raise whatever their inner code does
        raise BadPlan(Refusal.BROKEN, f"{type(error).__name__}: {error}") from error
