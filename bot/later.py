"""Commands whose modules are imported when they are asked for: `bot say` needs neither a database nor Word."""

from importlib import import_module
from typing import Any

from typer import Typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

LATER = {"plan": "bot.plan_cli", "outbox": "bot.outbox_cli", "paper": "bot.paper_cli", "say": "bot.say_cli"}
"""The module of each, which holds its `app`."""


class LateCommands(TyperGroup):
    """The commands of the program, and behind them those of LATER."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        names: dict[str, Any] = dict.fromkeys(LATER)
        self.commands = {**self.commands, **names}  # they are listed, and offered for a slip

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name not in LATER:
            return super().get_command(ctx, cmd_name)
        app: Typer = import_module(LATER[cmd_name]).app
        made = get_group(app) if len(app.registered_commands) > 1 or app.registered_callback else get_command(app)
        made.name = cmd_name
        return made
