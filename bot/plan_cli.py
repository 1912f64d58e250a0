"""`python -m bot plan …`: read a plan or its deadlines without a database and without Telegram."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from bot.saying import reason, say
from documents.converting import as_word
from documents.plan import read_plan
from documents.plan.guard import check_size
from models.deadlines import as_json as schedule_json
from models.deadlines import read, read_lines
from models.plan.errors import BadPlan
from models.plan.fit_lines import BadLine, fit_lines
from models.plan.openness import candidate_of
from models.plan.reading import PlanReading
from models.plan.reading import as_json as plan_json
from models.plan.report import report
from models.plan_years import PlanYear

FILE = "The plan: .docx, .xlsx, .csv, .txt or .md; .doc, .rtf and .odt where LibreOffice is installed."
SCHOOL, OF_YEAR = "--school-year", 0
app = typer.Typer(no_args_is_help=True, help="Read annual plans.")


class _YearCommand(TyperCommand):
    """Beside `--year` the switch `--school-year` may stand alone: the school year that begins in it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        said = [
            f"{one}={OF_YEAR}" if one == SCHOOL and not _figures(args[n + 1 :]) else one for n, one in enumerate(args)
        ]
        return super().parse_args(ctx, said)


def _figures(following: list[str]) -> bool:
    return bool(following) and following[0].isdecimal()


Year = Annotated[int | None, typer.Option(help="The plan's year, when the file does not say.")]
SchoolYear = Annotated[
    int | None, typer.Option(SCHOOL, help="The year a school year begins in: the plan runs to 31 August of the next.")
]


def plan_year(year: int | None, school_year: int | None) -> PlanYear | int | None:
    """The year that the two options name together, or nothing. Raises BadParameter when it is left out."""
    if school_year is None:
        return year
    if school_year == OF_YEAR and year is None:
        raise typer.BadParameter(say("plan-year-missing"))
    return PlanYear(year if school_year == OF_YEAR and year is not None else school_year, school=True)


def deadline_reading(text: str, year: PlanYear | int) -> dict[str, object]:
    """A deadline's cell as the importer keeps it."""
    return schedule_json(read(text, year))


@app.command(cls=_YearCommand)
def check(
    file: Annotated[Path, typer.Argument(help=FILE)],
    year: Year = None,
    school_year: SchoolYear = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a report.")] = False,
) -> None:
    """Say what was read in a plan, what was put right, and what is doubtful."""
    reading = _read(file, plan_year(year, school_year))
    typer.echo(json.dumps(plan_json(reading), ensure_ascii=False, indent=1) if as_json else report(reading))


@app.command(cls=_YearCommand)
def fit(
    file: Annotated[Path, typer.Argument(help=FILE)],
    year: Year = None,
    school_year: SchoolYear = None,
) -> None:
    """Say which rows records were done for: {"type", "title", "day"} a line in, {"offers": [row, …]} a line out."""
    plan = _needed(year, school_year)
    reading = _read(file, plan)
    candidates = [candidate_of(row, reading.plan_year or plan) for row in reading.rows]
    try:
        for line in fit_lines(sys.stdin, candidates):
            typer.echo(line)
    except BadLine as error:
        typer.echo(error.text, err=True)
        raise typer.Exit(1) from None


def _needed(year: int | None, school_year: int | None) -> PlanYear | int:
    named = plan_year(year, school_year)
    if named is None:
        raise typer.BadParameter(say("plan-year-missing"))
    return named


def _read(file: Path, year: PlanYear | int | None) -> PlanReading:
    """The plan; what is wrong with the file is one line and status 1."""
    try:
        check_size(file.stat().st_size)
        return read_plan(as_word(file.read_bytes()), file.name, year, read_deadline=deadline_reading)
    except OSError as error:
        typer.echo(say("plan-file", file=str(file), why=reason(error)), err=True)
    except BadPlan as error:
        typer.echo(error.text, err=True)
    raise typer.Exit(1)


@app.command(cls=_YearCommand)
def deadlines(year: Year = None, school_year: SchoolYear = None) -> None:
    """Read deadlines: a JSON string a line in, a JSON object a line out."""
    for reading in read_lines(sys.stdin, _needed(year, school_year)):
        typer.echo(json.dumps(reading, ensure_ascii=False))
