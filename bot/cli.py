"""The command line: run, migrate, doctor, invite … What does not talk to Telegram does not import aiogram."""

import asyncio
import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.later import LateCommands
from bot.readers import write_privately
from bot.settings import SettingsError, load_settings
from speed.interpreter import look_for_no_garbage
from speed.loop import loop_factory
from speed.models import build_models_late
from speed.switch import leave

app = typer.Typer(cls=LateCommands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
MISUSE = 2
IN_A_CONTAINER = Path("/.dockerenv")


@app.command()
def run(
    clock: Annotated[
        bool, typer.Option("--clock/--no-clock", help="Without it only answer: `clock` runs apart.")
    ] = True,
) -> None:
    """Start the bot: long polling, or a webhook when WEBHOOK_URL is set."""
    _run("all" if clock else "talk")


@app.command()
def clock() -> None:
    """Start what the clock does and the sender, and answer nobody: beside `run --no-clock`, on PostgreSQL."""
    _run("clock")


def _run(part: str) -> None:
    settings = load_settings()
    settings.token()
    leave(settings.plain_libraries)
    from bot.logs import set_up_logs
    from bot.run import Part, run_bot

    set_up_logs(settings.log_level, settings.log_format)
    if os.geteuid() == 0 and not IN_A_CONTAINER.exists():
        logging.getLogger("bot").warning("running as root: whoever breaks in is root too")
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(run_bot(settings, Part(part)))


@app.command()
def migrate(
    revision: Annotated[str, typer.Option(help="Up to which revision.")] = "head",
    draft: Annotated[str, typer.Option(help="For developers: write a new migration under this name.")] = "",
) -> None:
    """Bring the database up to date."""
    url = load_settings().database_url
    from bot.database import up_to_date
    from storage import migration

    asyncio.run(migration.draft(url, draft) if draft else up_to_date(url, revision))
    typer.echo("The database is up to date.")


@app.command()
def doctor() -> None:
    """Check settings, database and token; say what is wrong and how to mend it."""
    from bot.doctor import examine

    findings = asyncio.run(examine())
    for finding in findings:
        typer.echo(finding.line)
    if any(not finding.well for finding in findings):
        raise typer.Exit(1)


@app.command()
def invite(
    center: Annotated[str, typer.Argument(help="The centre's name; it is made when there is none.")],
    districts: Annotated[str, typer.Option(help="Its districts, separated by commas, when it is made.")] = "",
    zone: Annotated[str, typer.Option(help="Its time zone, when it is made.")] = "Europe/Moscow",
    people: Annotated[
        Path | None,
        typer.Option("--list", help="People to invite instead (.xlsx, .csv, .docx)."),
    ] = None,
    out: Annotated[Path, typer.Option(help="The folder where the sheets and the links of the list go.")] = Path(),
    check: Annotated[bool, typer.Option("--check", help="Only say what the list holds; nothing is stored.")] = False,
) -> None:
    """Print a link that makes whoever opens it a coordinator of the centre; or invite everybody of a list."""
    settings = load_settings()
    settings.token()
    if people is not None:
        from bot.invite_list import invite_list

        told = invite_list(settings, center, people, out, check=check)
        typer.echo(told.text)
        if told.doubtful:
            raise typer.Exit(1)
        return
    from bot.invite import first_link

    typer.echo(asyncio.run(first_link(settings, center, [d.strip() for d in districts.split(",") if d.strip()], zone)))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes; there must be no such file.")],
) -> None:
    """Copy the SQLite database of a bot at work. (PostgreSQL: pg_dump. Copying the file alone loses its WAL.)"""
    import sqlite3

    from sqlalchemy import make_url

    from storage import migration

    settings = load_settings()
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        raise SettingsError("DATABASE_URL: this is PostgreSQL, copy it with pg_dump")
    source = Path(url.database or "")
    if not source.exists():
        raise SettingsError(f"DATABASE_URL: there is no database at {source}")
    try:
        migration.backup(source, file)
    except (OSError, sqlite3.Error) as error:
        raise SettingsError(f"backup: {file} was not written ({error})") from None
    typer.echo(f"{file}: {file.stat().st_size} bytes")
    if (files := settings.files_dir or source.parent / "files").exists():
        typer.echo(f"{files}: the library's files, which it names; copy them too")


@app.command()
def sbom() -> None:
    """Print what the program is made of: a software bill of materials (CycloneDX), out of the lock file."""
    import json

    from bot.packages import bill, locked

    typer.echo(json.dumps(bill(locked()), ensure_ascii=False, indent=1))


@app.command()
def audit(
    address: Annotated[str, typer.Option(help="Where the database of vulnerabilities is asked.", hidden=True)] = "",
) -> None:
    """Ask which vulnerabilities are known of the libraries; status 1 when there are any."""
    from bot.packages import OSV, NoData, known_against, locked

    packages = locked()
    try:
        found = known_against(packages, address or OSV)
    except NoData as error:
        typer.echo(f"audit: NO DATA, nothing was checked ({error})")
        return
    for one, ids in found.items():
        typer.echo(f"{one.name} {one.version}: {', '.join(ids)}")
    typer.echo(f"audit: {len(packages)} libraries asked, {len(found)} with known vulnerabilities")
    if found:
        raise typer.Exit(1)


def main() -> None:
    """Run the command; a wrong setting is one clear line and exit code 2. What is written is its owner's alone."""
    write_privately()
    look_for_no_garbage()  # `run` begins to look later
    build_models_late()
    try:
        app()
    except SettingsError as error:
        print(f"Settings: {error}", file=sys.stderr)  # noqa: T201 — before any log is set up
        sys.exit(MISUSE)
