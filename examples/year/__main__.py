"""`python -m examples.year PLAN [--json] [--year Y]`: a year of a centre with that plan, and what came out of it.

Status 1 when anything that the bot says differs from what the records say, or somebody was told what they must not."""

import asyncio
import json
import logging
from pathlib import Path
from typing import Annotated

import structlog
import typer

from documents.plan import read_plan
from examples.year.run import WHOLE, live_year
from models.deadlines import as_json, read
from models.plan.errors import BadPlan


def main(
    file: Annotated[Path, typer.Argument(help="The plan: .docx, .xlsx, .csv, .txt or .md.")],
    year: Annotated[int | None, typer.Option(help="The plan's year, when the file does not say.")] = None,
    days: Annotated[int, typer.Option(help="How many days are lived.")] = WHOLE,
    machine: Annotated[bool, typer.Option("--json", help="One JSON object instead of tables.")] = False,
) -> None:
    """Live through the year of a plan and count everything again."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    try:
        plan = read_plan(file, year=year, read_deadline=lambda text, of: as_json(read(text, of)))
    except (OSError, BadPlan) as error:
        typer.echo(f"{file}: {error}", err=True)
        raise typer.Exit(2) from None
    outcome = asyncio.run(live_year(file.name, file.read_bytes(), plan.year or year or 0, days))
    print(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1) if machine else "\n".join(outcome.lines()))
    raise typer.Exit(int(outcome.differences > 0))


if __name__ == "__main__":
    typer.run(main)
