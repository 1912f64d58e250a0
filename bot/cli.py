"""The command line: run, migrate, doctor, invite … What does not talk to Telegram does not import aiogram."""

import asyncio
import gc
import sys
from typing import Annotated

import typer

from bot import outbox_cli, plan_cli
from bot.settings import SettingsError, load_settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(plan_cli.app, name="plan")
app.add_typer(outbox_cli.app, name="outbox")
MISUSE = 2


@app.command()
def run() -> None:
    """Start the bot: long polling, or a webhook when WEBHOOK_URL is set."""
    settings = load_settings()
    settings.token()
    from bot.logs import set_up_logs
    from bot.run import run_bot

    set_up_logs(settings.log_level, settings.log_format)
    asyncio.run(run_bot(settings))


@app.command()
def migrate(
    revision: Annotated[str, typer.Option(help="Up to which revision.")] = "head",
    draft: Annotated[str, typer.Option(help="For developers: write a new migration under this name.")] = "",
) -> None:
    """Bring the database up to date."""
    settings = load_settings()
    from services import migration

    action = (
        migration.draft(settings.database_url, draft) if draft else migration.upgrade(settings.database_url, revision)
    )
    asyncio.run(action)
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
) -> None:
    """Print a link that makes whoever opens it a coordinator of the centre."""
    settings = load_settings()
    settings.token()
    from bot.invite import first_link

    typer.echo(asyncio.run(first_link(settings, center, [d.strip() for d in districts.split(",") if d.strip()], zone)))


def main() -> None:
    """Run the command; a wrong setting is one clear line and exit code 2."""
    # what is imported makes hundreds of thousands of objects, and none of them is garbage; `run` begins to look later
    gc.disable()
    try:
        app()
    except SettingsError as error:
        print(f"Settings: {error}", file=sys.stderr)  # noqa: T201 — before any log is set up
        sys.exit(MISUSE)
