"""`python -m bot outbox …`: where the messages stand, and another life for those that Telegram refused."""

import asyncio
from datetime import timedelta
from typing import Annotated

import typer

from bot.asking import with_database
from bot.clock import clock_for
from bot.saying import say
from bot.settings import load_settings
from models.notifications import Status
from services.outbox import upkeep
from storage.database import Database

app = typer.Typer(help="Messages that wait, were sent, or failed.")


@app.callback(invoke_without_command=True)
def outbox(context: typer.Context) -> None:
    """Say how many messages stand where, and what the last errors were."""
    if context.invoked_subcommand is None:
        typer.echo(asyncio.run(with_database(_report)))


@app.command()
def requeue(days: Annotated[int, typer.Option(help="How long they may still be sent, in days.")] = 1) -> None:
    """Queue the dead letters again, when what was wrong has been mended."""
    now, life = clock_for(load_settings()).now(), timedelta(days=days)
    count = asyncio.run(with_database(lambda db: upkeep.requeue(db, now, life)))
    typer.echo(say("outbox-queued", count=count))


async def _report(db: Database) -> str:
    counts = await upkeep.tally(db)
    lines = [f"{status:<11} {count}" for status, count in counts.items()]
    lines.append(f"{say('outbox-told'):<11} {sum(counts.values())}")
    if counts[Status.DEAD]:
        dead = await upkeep.last_errors(db)
        lines += [
            "",
            say("outbox-errors"),
            *(f"{row.ended_at:%Y-%m-%d %H:%M} #{row.id} {row.kind}: {row.reason}" for row in dead),
        ]
    return "\n".join(lines)
