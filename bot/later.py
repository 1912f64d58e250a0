"""Commands whose modules are imported when they are asked for: `bot say` needs neither a database nor Word."""

from importlib import import_module
from typing import Any

from typer import Typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

from bot.usage import no_command, speak, speak_itself

LATER = {
    "plan": "bot.plan_cli",
    "outbox": "bot.outbox_cli",
    "paper": "bot.paper_cli",
    "say": "bot.say_cli",
    "backup": "bot.backup_cli",
    "restore": "bot.restore_cli",
    "move-database": "bot.move_cli",
    "inbox": "bot.inbox_cli",
    "export-center": "bot.export_cli",
    "import-center": "bot.import_cli",
}
"""The module of each, which holds its `app`."""


class LateCommands(TyperGroup):
    """The commands of the program, and behind them those of LATER."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        names: dict[str, Any] = dict.fromkeys(LATER)
        self.commands = {**self.commands, **names}  # they are listed, and offered for a slip
        speak_itself(self, "program")

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        made = self._late(cmd_name) if cmd_name in LATER else super().get_command(ctx, cmd_name)
        if made is not None:
            speak(made, cmd_name)
        return made

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words begin with; refused with what is like it."""
        if not args[0].startswith("-") and args[0] not in self.commands:
            ctx.fail(no_command(args[0], self.commands))
        return super().resolve_command(ctx, args)

    @staticmethod
    def _late(name: str) -> Any:
        app: Typer = import_module(LATER[name]).app
        made = get_group(app) if len(app.registered_commands) > 1 or app.registered_callback else get_command(app)
        made.name = name
        return made
