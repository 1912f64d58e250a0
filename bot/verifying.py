"""`python -m bot paper verify`: a text of an analysis against the figures of the records, without a database."""

import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.saying import reason, say
from documents.claims import REFUSED, read_text_of
from documents.converting import as_word
from documents.plan.guard import MAX_BYTES, check_size
from models.claims import BadFacts, Facts, read_facts
from models.claims import verify as verified
from models.claims.report import report
from models.plan.errors import BadPlan

MISUSE = 2
STDIN = Path("-")


def verify(
    file: Annotated[Path, typer.Argument(help="The text: .docx or .txt, or - for the standard input.")],
    facts: Annotated[Path, typer.Option(help="The figures as JSON, see docs/claims.md.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of lines.")] = False,
) -> None:
    """Say which numbers of a text disagree with the records and with the lists in the same text."""
    figures = _facts(facts)
    try:
        text = read_text_of(as_word(_content(file)), file.name)
    except BadPlan as error:
        _refuse(f"{file}: {REFUSED.get(error.code, error.text)}")
    claims = verified(text, figures)
    if as_json:
        typer.echo(json.dumps({"claims": [one.as_json() for one in claims]}, ensure_ascii=False, indent=1))
    else:
        typer.echo(report(claims))


def _content(file: Path) -> bytes:
    """The bytes; nothing larger is read than may be. Raises BadPlan."""
    try:
        if file == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
            check_size(len(data))
            return data
        check_size(file.stat().st_size)
        return file.read_bytes()
    except OSError as error:
        _refuse(say("plan-file", file=str(file), why=reason(error)))


def _facts(file: Path) -> Facts:
    try:
        return read_facts(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        _refuse(say("plan-file", file=str(file), why=reason(error)))
    except BadFacts as error:
        _refuse(f"{file}: {error}")
    except (ValueError, RecursionError) as error:
        _refuse(say("paper-not-json", file=str(file), why=type(error).__name__))


def _refuse(why: str) -> NoReturn:
    typer.echo(" ".join(why.split()), err=True)
    raise typer.Exit(MISUSE)
