"""`python -m bot inbox …`: updates that were set aside, taken up again or dropped."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer

from bot.asking import with_database
from bot.clock import clock_for
from bot.saying import say
from bot.settings import SettingsError, load_settings
from storage import inbox as rows
from storage.database import Database

app = typer.Typer(help="Updates that were set aside.")
Update = Annotated[int, typer.Argument(help="Its number, as the list has it.")]


@app.callback(invoke_without_command=True)
def inbox(context: typer.Context) -> None:
    """List what was set aside, the oldest first: never what somebody wrote."""
    if context.invoked_subcommand is None:
        typer.echo(asyncio.run(with_database(_report)))


@app.command()
def retry(update: Update) -> None:
    """Take it up once more, when what was wrong has been mended. Whoever sent it may have sent it again meanwhile."""
    now = clock_for(load_settings()).now()
    _change(update, lambda db: rows.try_again(db, update, now))
    typer.echo(say("inbox-retried", update=str(update)))


@app.command()
def drop(update: Update) -> None:
    """Forget what it held, and never try it again."""
    _change(update, lambda db: rows.drop(db, update))
    typer.echo(say("inbox-dropped", update=str(update)))


def _change(update: int, change: Callable[[Database], Awaitable[bool]]) -> None:
    async def asked(db: Database) -> bool:
        return await change(db)

    if not asyncio.run(with_database(asked)):
        raise SettingsError(say("inbox-none", update=str(update)))


async def _report(db: Database) -> str:
    found = await rows.set_aside(db)
    lines = [
        say(
            "inbox-line",
            at=f"{one.received_at:%Y-%m-%d %H:%M}",
            update=str(one.update_id),
            kind=one.kind,
            size=one.size,
            deaths=one.deaths,
            errors=one.errors,
        )
        + ("" if one.content else f"; {say('inbox-forgotten')}")
        for one in found
    ]
    return "\n".join([*lines, say("inbox-count", count=len(found))])
