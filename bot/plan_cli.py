"""`python -m bot plan …`: read a plan or its deadlines without a database and without Telegram."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from documents.plan import read_plan
from models.deadlines import as_json as schedule_json
from models.deadlines import read, read_lines
from models.plan.errors import BadPlan
from models.plan.fit_lines import BadLine, fit_lines
from models.plan.openness import candidate_of
from models.plan.reading import PlanReading
from models.plan.reading import as_json as plan_json
from models.plan.report import report

app = typer.Typer(no_args_is_help=True, help="Read annual plans.")


def deadline_reading(text: str, year: int) -> dict[str, Any]:
    """A deadline's cell as the importer keeps it."""
    return schedule_json(read(text, year))


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="The plan: .docx, .xlsx, .csv, .txt or .md.")],
    year: Annotated[int | None, typer.Option(help="The plan's year, when the file does not say.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a report.")] = False,
) -> None:
    """Say what was read in a plan, what was put right, and what is doubtful."""
    reading = _read(file, year)
    typer.echo(json.dumps(plan_json(reading), ensure_ascii=False, indent=1) if as_json else report(reading))


@app.command()
def fit(
    file: Annotated[Path, typer.Argument(help="The plan: .docx, .xlsx, .csv, .txt or .md.")],
    year: Annotated[int, typer.Option(help="The plan's year; of a school year the one it begins in.")],
    school: Annotated[bool, typer.Option("--school-year", help="The plan runs from 1 September to 31 August.")] = False,
) -> None:
    """Say which rows records were done for: {"type", "title", "day"} a line in, {"offers": [row, …]} a line out."""
    candidates = [candidate_of(row, year, school=school) for row in _read(file, year).rows]
    try:
        for line in fit_lines(sys.stdin, candidates):
            typer.echo(line)
    except BadLine as error:
        typer.echo(error.text, err=True)
        raise typer.Exit(1) from None


def _read(file: Path, year: int | None) -> PlanReading:
    """The plan; what is wrong with the file is one line and status 1."""
    try:
        return read_plan(file, year=year, read_deadline=deadline_reading)
    except OSError as error:
        typer.echo(f"{file}: {error.strerror}", err=True)
    except BadPlan as error:
        typer.echo(error.text, err=True)
    raise typer.Exit(1)


@app.command()
def deadlines(year: Annotated[int, typer.Option(help="The plan's year.")]) -> None:
    """Read deadlines: a JSON string a line in, a JSON object a line out."""
    for reading in read_lines(sys.stdin, year):
        typer.echo(json.dumps(reading, ensure_ascii=False))
