"""`python -m bot backup …`: a copy of the deployment at work, in one file."""

import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import clock_for
from bot.copying import copy_to, daily
from bot.saying import say
from bot.settings import load_settings

app = typer.Typer(add_completion=False)


@app.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(help="Where the copy goes; there must be no such file. Without it: the daily one.")
    ] = None,
    passphrase: Annotated[bool, typer.Option("--passphrase", help="Ask for a passphrase to encrypt it with.")] = False,
) -> None:
    """Copy the database of a bot at work, and the library's files. Copying an SQLite file alone loses its WAL."""
    settings, now = load_settings(), clock_for(load_settings()).now()
    if file is None:
        file, made = asyncio.run(daily(settings, now))
    else:
        word = settings.backup_passphrase.get_secret_value()
        if passphrase:
            word = typer.prompt(say("backup-passphrase"), hide_input=True, confirmation_prompt=True)
        made = asyncio.run(copy_to(settings, file, word, now))
    typer.echo(say("backup-done", file=str(file), **asdict(made)))
