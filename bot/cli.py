"""The command line: run, migrate, doctor, invite … What does not talk to Telegram does not import aiogram.

What is wrong outside (a setting, a file, the database) is one line and status 1; what is typed wrongly, status 2."""

import asyncio
import logging
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer
from typer._click.exceptions import UsageError

from bot.later import LateCommands
from bot.readers import write_privately
from bot.saying import reason, say
from bot.settings import SettingsError, load_settings
from bot.usage import misuse
from speed.imports import import_plain_logging
from speed.interpreter import look_for_no_garbage
from speed.loop import loop_factory
from speed.models import build_models_late
from speed.switch import leave

app = typer.Typer(
    cls=LateCommands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
WRONG, MISUSE = 1, 2
DEBUG = "DEBUG"
IN_A_CONTAINER = Path("/.dockerenv")


def _say_version(wanted: bool) -> None:
    if wanted:
        from bot.version import version

        typer.echo(f"opora {version()}")
        raise typer.Exit


@app.callback()
def program(
    _told: Annotated[
        bool,
        typer.Option("--version", help="Say which version this is and exit.", callback=_say_version, is_eager=True),
    ] = False,
) -> None:
    """The bot of a resource centre."""


@app.command()
def run(
    clock: Annotated[
        bool, typer.Option("--clock/--no-clock", help="Without it only answer: `clock` runs apart.")
    ] = True,
) -> None:
    """Start the bot: long polling, or a webhook when WEBHOOK_URL is set."""
    _run("all" if clock else "talk")


@app.command("run-max")
def run_max() -> None:
    """Start the bot in MAX: the bot and its gateway as one service."""
    _run("max")


@app.command()
def clock() -> None:
    """Start what the clock does and the sender, and answer nobody: beside `run --no-clock`, on PostgreSQL."""
    _run("clock")


def _run(part: str) -> None:
    settings = load_settings()
    settings.token()
    if settings.speaks_max != (part == "max"):
        raise SettingsError(say("run-max-not" if part == "max" else "run-max-instead"))
    leave(settings.plain_libraries)
    import_plain_logging()
    from bot.logs import set_up_logs
    from bot.run import Part, run_bot

    set_up_logs(settings.log_level, settings.log_format)
    if os.geteuid() == 0 and not IN_A_CONTAINER.exists():
        logging.getLogger("bot").warning(say("run-as-root"))
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        if part == "max":
            from bot.max import run_beside_gateway

            runner.run(run_beside_gateway(settings))
        else:
            runner.run(run_bot(settings, Part(part)))


@app.command()
def migrate(
    revision: Annotated[str, typer.Option(help="Up to which revision.")] = "head",
    down: Annotated[str, typer.Option(help="Back to this revision, for an older program: what is newer is lost.")] = "",
    draft: Annotated[str, typer.Option(help="For developers: write a new migration under this name.")] = "",
) -> None:
    """Bring the database up to date."""
    url = load_settings().database_url
    from bot.database import down_to, up_to_date
    from storage import migration

    if down:
        asyncio.run(down_to(url, down))
        typer.echo(say("database-down", revision=down))
        return
    asyncio.run(migration.draft(url, draft) if draft else up_to_date(url, revision))
    typer.echo(say("database-ready"))


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of lines.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Read every file of the library, not a sample.")] = False,
) -> None:
    """Check this installation: what is wrong and how to mend it."""
    from bot.doctor.examine import examine
    from bot.doctor.finding import printed, sound

    findings = asyncio.run(examine(every_file=every))
    typer.echo(printed(findings, as_json=as_json))
    if not sound(findings):
        raise typer.Exit(WRONG)


@app.command()
def init(zone: Annotated[str, typer.Option(help="The centre's time zone.")] = "Europe/Moscow") -> None:
    """Ask five questions, write .env, make the first centre and its coordinator's link."""
    from bot.founding import found

    found(zone)


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
        typer.echo(say("audit-no-data", why=str(error)))
        return
    for one, ids in found.items():
        typer.echo(f"{one.name} {one.version}: {', '.join(ids)}")
    typer.echo(say("audit-done", asked=len(packages), found=len(found)))
    if found:
        raise typer.Exit(1)


def main() -> None:
    """Run the command and end the process with its status. What is written is its owner's alone."""
    write_privately()
    look_for_no_garbage()  # `run` begins to look later
    build_models_late()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(OSError):  # of a process that was forked
                stream.reconfigure(errors="replace")  # a terminal without «–» or «ё» shows «?»
    sys.exit(_status())


def _status() -> int:
    try:
        check_zone()
        return app(standalone_mode=False, prog_name="opora") or 0
    except SettingsError as error:
        return _refuse(str(error))
    except UsageError as error:
        typer.echo(misuse(error), err=True)
        return MISUSE
    except typer.Abort:
        return _refuse(say("cli-input-ended"))
    except OSError as error:
        if os.environ.get("LOG_LEVEL", "").upper() == DEBUG:
            raise
        return _refuse(f"{error.filename}: {reason(error)}" if error.filename else reason(error))


def _refuse(why: str) -> int:
    typer.echo(say("cli-error", text=why), err=True)
    return WRONG


def check_zone() -> None:
    """Raise SettingsError when TZ names a place that there is not: everything would silently be in UTC."""
    zone = os.environ.get("TZ", "").removeprefix(":")
    if "/" not in zone or zone.startswith("/"):
        return  # none, an offset («MSK-3») or a file
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsError(say("cli-unknown-zone", zone=zone)) from None
