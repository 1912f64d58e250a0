"""`python -m bot move-database …`: from SQLite to PostgreSQL, or back."""

import asyncio
from typing import Annotated

import typer

from bot.copying import said
from bot.database import held
from bot.saying import say
from bot.settings import Settings, SettingsError, database_address, load_settings
from storage.copies.making import Deployment
from storage.copies.moving import move
from storage.database import Database

app = typer.Typer(add_completion=False)


@app.command(name="move-database")
def move_database(
    old: Annotated[str, typer.Argument(metavar="FROM", help="The address of the database that is there.")],
    new: Annotated[str, typer.Argument(metavar="TO", help="The address of an empty one, as DATABASE_URL has it.")],
) -> None:
    """Move everything between SQLite and PostgreSQL, and compare every row. Stop every bot first."""
    settings = load_settings()
    source, target = _deployment(settings, old, "FROM"), _deployment(settings, new, "TO")
    with said("move-failed"), held(source.url):
        moved = asyncio.run(move(source, target))
    typer.echo(say("move-done", tables=moved.tables, rows=moved.rows, files=moved.files))
    typer.echo(say("move-next"))


def _deployment(settings: Settings, address: str, which: str) -> Deployment:
    try:
        url = database_address(address)
    except ValueError as error:
        raise SettingsError(f"{which}: {error}") from None
    return Deployment(url, Database(url, settings.files_dir).files, settings.postgres_tools)
