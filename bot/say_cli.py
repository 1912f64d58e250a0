"""`python -m bot say …`: what sentences mean, without a database and without Telegram."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import typer

from models.sentences import read, ready

BAD_LINE = 1
app = typer.Typer(add_completion=False)


@app.command()
def say(
    today: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day that «вчера» is seen from.")],
    districts: Annotated[str, typer.Option(help="The centre's districts, separated by semicolons.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of words.")] = False,
) -> None:
    """Say what sentences mean: a JSON string a line in, what was understood of it out; status 1 when a line is none."""
    names = tuple(name.strip() for name in districts.split(";") if name.strip())
    ready()
    bad = False
    for number, line in enumerate(typer.get_text_stream("stdin", encoding="utf-8", errors="replace"), 1):
        if not line.strip():
            continue
        text = _text(line)
        bad = bad or text is None
        told = (
            {"error": f"строка {number}: нужна строка JSON"} if text is None else read(text, today.date(), names).json
        )
        typer.echo(json.dumps(told, ensure_ascii=False) if as_json else _in_words(told))
    if bad:
        raise typer.Exit(BAD_LINE)


def _text(line: str) -> str | None:
    """The sentence of a line; None for what is no JSON string. Halves of letters are no letters."""
    try:
        text = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return text.encode("utf-8", "ignore").decode() if isinstance(text, str) else None


def _in_words(told: Mapping[str, object]) -> str:
    """The intent, and under it what was understood, field by field."""
    first, *others = told.items()
    fields = [f"  {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in others if value]
    return "\n".join([str(first[1]), *fields])
