"""`python -m bot restore …`: a copy brought back into an empty place."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import clock_for
from bot.copying import deployment, said
from bot.saying import say
from bot.settings import load_settings
from services.doubt import Doubted, doubt
from storage.copies.restoring import Restored, restore
from storage.copies.sealing import is_sealed
from storage.database import Database

app = typer.Typer(add_completion=False)


@app.command(name="restore")
def bring_back(
    file: Annotated[Path, typer.Argument(help="The copy: of `backup`, or the SQLite file from before a migration.")],
) -> None:
    """Bring a copy back into the empty place that DATABASE_URL and FILES_DIR name, and check that all of it came."""
    settings = load_settings()
    clock, doubted = clock_for(settings), list[Doubted]()

    async def look(url: str) -> None:
        db = Database(url)
        try:
            doubted.append(await doubt(db, clock))
        finally:
            await db.close()

    with said("restore-failed", file=str(file)):
        word = settings.backup_passphrase.get_secret_value()
        with file.open("rb") as raw:
            if not word and is_sealed(raw):
                word = typer.prompt(say("backup-passphrase"), hide_input=True)
        typer.echo(_told(asyncio.run(restore(file, deployment(settings), word, look)), doubted[-1]))


def _told(came: Restored, left: Doubted) -> str:
    lines = [
        say("restore-done", at=came.made_at, tables=came.tables, rows=came.rows, files=came.files),
        say("restore-same"),
        say("restore-letters", count=left.messages),
    ]
    if left.updates:
        lines.append(say("restore-updates", count=left.updates))
    return "\n".join(lines)
