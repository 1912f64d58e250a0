"""`python -m bot import-center …`: a centre that comes from another deployment."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.asking import with_database
from bot.clock import clock_for
from bot.copying import deployment, said
from bot.database import held
from bot.saying import say
from bot.settings import load_settings
from services.doubt import doubt_center
from storage.copies.center import CenterCopy, bring_in, unpack
from storage.database import Database

app = typer.Typer(add_completion=False)


@app.command(name="import-center")
def import_center(file: Annotated[Path, typer.Argument(help="The file of `export-center`.")]) -> None:
    """Bring a centre in, under new numbers, and compare every row. With SQLite, stop the bot first."""
    settings = load_settings()
    now, word = clock_for(settings).now(), settings.backup_passphrase.get_secret_value()

    async def bring(db: Database) -> tuple[CenterCopy, int]:
        unpacked = await asyncio.to_thread(unpack, file, db.files, word)
        async with db.writing() as session:
            taken = await bring_in(await session.connection(), unpacked)
            return taken, await doubt_center(session, now, taken.center_id)

    with said("import-failed", file=str(file)), held(deployment(settings).url):
        taken, marked = asyncio.run(with_database(bring))
    typer.echo(say("import-done", name=taken.name, tables=taken.tables, rows=taken.rows, files=taken.files))
    typer.echo(say("import-letters", count=marked))
    typer.echo(say("import-next"))
