"""`python -m bot export-center …`: one centre in a file, to go to another deployment."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.asking import with_database
from bot.clock import clock_for
from bot.copying import program, said
from bot.saying import say
from bot.settings import load_settings
from services.outbox.upkeep import open_of
from storage.copies.center import CenterCopy, export
from storage.database import Database

app = typer.Typer(add_completion=False)


@app.command(name="export-center")
def export_center(
    center: Annotated[str, typer.Argument(help="The centre's name.")],
    file: Annotated[Path, typer.Argument(help="Where it goes; there must be no such file.")],
) -> None:
    """Write all that is one centre's into a file, with its files, and nothing of any other centre.

    BACKUP_PASSPHRASE encrypts it. The centre stays here as it is.
    """
    settings, now = load_settings(), clock_for(load_settings()).now()
    word = settings.backup_passphrase.get_secret_value()

    async def write(db: Database) -> tuple[CenterCopy, int]:
        taken = await export(db, center, file, word, now, program())
        return taken, await open_of(db, taken.center_id)

    with said("export-failed", file=str(file)):
        taken, waiting = asyncio.run(with_database(write))
    typer.echo(say("export-done", file=str(file), tables=taken.tables, rows=taken.rows, files=taken.files))
    if waiting:
        typer.echo(say("export-waiting", count=waiting))
