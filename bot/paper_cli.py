"""`python -m bot paper …`: every paper without the messenger. What is wrong is one line and status 2."""

import asyncio
import json
import os
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer

from bot.asking import with_database
from bot.clock import clock_for
from bot.readers import pass_on
from bot.saying import reason, say
from bot.settings import load_settings
from bot.verifying import verify
from documents.papers.registry import PAPERS, PaperSpec
from documents.plan.guard import MAX_BYTES
from models.errors import DomainError
from models.papers.kinds import PaperKind, read_period
from models.periods import Period, Span
from services.papers import templates
from services.papers.inner.desk import work_at
from services.papers.making import make_paper, paper_facts
from services.texts import label, texts
from services.work import Work
from storage.database import Database

MISUSE = 2
EXAMPLES = {
    Span.YEAR: "2026",
    Span.SCHOOL: "2025/26",
    Span.HALF: "2026-H1",
    Span.QUARTER: "2026-Q1",
    Span.MONTH: "2026-03",
    Span.OWN: "2026-03-01..2026-04-15",
}
app = typer.Typer(no_args_is_help=True, help="Make the papers of a centre, and check a text against the records.")
app.command()(verify)
T = TypeVar("T")


@app.command(name="list")
def list_papers(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array instead of lines.")] = False,
) -> None:
    """Say which papers there are, for which periods, as which files."""
    if as_json:
        typer.echo(
            json.dumps([_described(spec) for spec in PAPERS.values() if spec.of_period], ensure_ascii=False, indent=1)
        )
        return
    for spec in (one for one in PAPERS.values() if one.of_period):
        periods = ", ".join(EXAMPLES[span] for span in spec.spans)
        typer.echo(f"{spec.kind:<15} {'/'.join(spec.formats):<10} {label('paper', spec.kind)} ({periods})")


def _described(spec: PaperSpec) -> dict[str, object]:
    periods = [span.value for span in spec.spans]
    return {"kind": spec.kind.value, "name": label("paper", spec.kind), "periods": periods, "formats": [*spec.formats]}


@app.command()
def make(
    kind: Annotated[str, typer.Argument(help="What `paper list` names it.")],
    center: Annotated[str, typer.Option(help="The centre's name.")],
    period: Annotated[str, typer.Option(help="2026, 2026-Q1, 2026-H1, 2026-03, 2025/26 or 2026-03-01..2026-04-15.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Where the paper goes.")] = None,
    facts_only: Annotated[bool, typer.Option("--facts-only", help="The facts as JSON instead of the paper.")] = False,
) -> None:
    """Make a paper of a centre for a period and write it to a file."""
    spec, stretch = _spec(kind), _period(period)
    if out is None and not facts_only:
        _refuse(say("paper-no-out"))
    suffix = "json" if facts_only else _suffix(spec, out or Path())
    if out is not None:
        _writable(out)

    async def ask(work: Work) -> bytes:
        if facts_only:
            told = json.dumps(await paper_facts(work, spec.kind, stretch), ensure_ascii=False, indent=1)
            return f"{told}\n".encode()
        return (await make_paper(work, spec.kind, stretch, suffix)).content

    _put(out, _at_the_desk(center, ask))


@app.command()
def template(
    kind: Annotated[str, typer.Argument(help="What `paper list` names it.")],
    center: Annotated[str | None, typer.Option(help="The centre's name; without it the standard template.")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Where the template goes.")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="The paper filled with invented facts instead.")] = False,
    new: Annotated[Path | None, typer.Option("--set", help="A template to fill the paper from now on.")] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Fill it from the standard template again.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Fill it from the template before this one again.")] = False,
) -> None:
    """Take the Word template of a paper, or put another one in force in a centre."""
    of = _spec(kind).kind
    if [out is not None, new is not None, reset, undo].count(True) != 1 or (sample and out is None):
        _refuse(say("paper-one-of"))
    if out is not None and center is None and not sample:
        _put(out, _standard(of))
        return
    if center is None:
        _refuse(say("paper-no-center"))
    if out is not None:
        _writable(out)
        read = templates.show_template if sample else templates.take_template
        _put(out, _at_the_desk(center, lambda work: read(work, of)).content)
    elif new is not None:
        data = _content(new)
        doubts = _at_the_desk(center, lambda work: templates.set_template(work, of, data, new.name))
        typer.echo("\n".join([say("paper-set", kind=of, file=str(new)), *(say("paper-doubt", what=d) for d in doubts)]))
    else:
        change = templates.reset_template if reset else templates.undo_template
        _at_the_desk(center, lambda work: change(work, of))
        typer.echo(say("paper-standard" if reset else "paper-before", kind=of))


def _standard(kind: PaperKind) -> bytes:
    try:
        return templates.standard(kind)
    except DomainError as error:
        _refuse(texts().plain(error.key, **error.arguments))


def _content(file: Path) -> bytes:
    """No more than is looked at: what is larger is refused by its size."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        _refuse(say("plan-file", file=str(file), why=reason(error)))


def _spec(kind: str) -> PaperSpec:
    try:
        return PAPERS[PaperKind(kind)]
    except ValueError:
        _refuse(say("paper-unknown", kind=kind, kinds=", ".join(PAPERS)))


def _period(code: str) -> Period:
    try:
        return read_period(code)
    except ValueError:
        _refuse(say("paper-no-period", code=repr(code), examples=", ".join(EXAMPLES.values())))


def _suffix(spec: PaperSpec, out: Path) -> str:
    suffix = out.suffix.lstrip(".").lower()
    if suffix not in spec.formats:
        _refuse(say("paper-suffix", file=str(out), formats=", ".join(f".{one}" for one in spec.formats)))
    return suffix


def _writable(out: Path) -> None:
    """Before anything is made."""
    if out.is_dir() or not os.access(out if out.exists() else out.parent, os.W_OK):
        _refuse(say("paper-unwritable", file=str(out)))


def _at_the_desk(center: str, ask: Callable[[Work], Awaitable[T]]) -> T:
    async def question(db: Database) -> T:
        work = await work_at(db, clock_for(load_settings()), center)
        if work is None:
            _refuse(say("paper-center", center=center))
        return await ask(work)

    try:
        return asyncio.run(with_database(question))
    except DomainError as error:
        _refuse(texts().plain(error.key, **error.arguments))


def _put(out: Path | None, content: bytes) -> None:
    """Whole or not at all: what stood there stays until the new one is written."""
    if out is None:
        typer.echo(content.decode(), nl=False)
        return
    try:
        with tempfile.TemporaryDirectory(dir=out.parent) as folder:
            part = Path(folder, out.name)
            part.write_bytes(content)
            pass_on(part)
            part.replace(out)
    except OSError as error:
        _refuse(say("plan-file", file=str(out), why=reason(error)))
    typer.echo(say("paper-done", file=str(out), size=out.stat().st_size))


def _refuse(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(MISUSE)
