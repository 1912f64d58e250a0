"""The command line's own words (help, what was typed wrongly) in the terminal's language.

The English help of a command and of its options stands beside it in the code, as Typer reads it; the Russian one in
`locales/cli/help.ftl`, by the command's words: `help-paper-make` and `help-paper-make-center`.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from typer import Context
from typer._click.core import Command
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from bot.saying import help_text, language, say

HEADINGS = {"Options": "usage-options", "Arguments": "usage-arguments", "Commands": "usage-commands"}
PIECES = {"[OPTIONS]": "usage-meta-options", "COMMAND [ARGS]...": "usage-meta-command"}
EXTRAS = {
    "[default: ": "usage-meta-default",
    "[required]": "usage-meta-required",
    "Show this message and exit.": "usage-help",
}
OTHERS = {"Got unexpected extra": "usage-extra", "Missing command": "usage-command-missing"}


class SpokenHelp(HelpFormatter):
    """Help whose headings are of the terminal's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _put(args, PIECES), prefix or f"{say('usage-head')} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(say(HEADINGS[heading]) if heading in HEADINGS else heading)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _put(told, EXTRAS)) for name, told in rows], col_max, col_spacing)


class SpokenContext(Context):
    """A context whose help is written so."""

    formatter_class = SpokenHelp


def _put(text: str, keys: dict[str, str]) -> str:
    for piece, key in keys.items():
        text = text.replace(piece, say(key))
    return text


def speak(command: Command, path: str) -> None:
    """From here on the command, and all below it, say their help in the terminal's language, as plain text."""
    speak_itself(command, path)
    if isinstance(command, TyperGroup):
        for name, below in command.commands.items():
            speak(below, f"{path}-{name}")


def speak_itself(command: Command, path: str) -> None:
    """The same of the command alone."""
    command.context_class = SpokenContext
    if isinstance(command, TyperCommand | TyperGroup):
        command.rich_markup_mode = None
    if language() != "en":
        command.help = help_text(path) or command.help
        for param in command.params:
            if isinstance(param, TyperArgument | TyperOption):
                param.help = help_text(f"{path}-{param.name}") or param.help


def misuse(error: UsageError) -> str:
    """What was typed wrongly and where the help is, in one line; the help itself where nothing was typed."""
    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    command = error.ctx.command_path if error.ctx else "opora"
    return say("cli-misused", text=_wrong(error), command=command)


def no_command(name: str, known: Iterable[str]) -> str:
    """Such a command there is none, and which one is like it."""
    near = get_close_matches(name, list(known))
    return say("usage-no-command-near", name=name, near=", ".join(near)) if near else say("usage-no-command", name=name)


def _wrong(error: UsageError) -> str:
    if isinstance(error, NoSuchOption):
        near = ", ".join(error.possibilities or ())
        key = "usage-no-option-near" if near else "usage-no-option"
        return say(key, name=error.option_name, **({"near": near} if near else {}))
    if isinstance(error, BadOptionUsage):
        return say("usage-option", name=error.option_name)
    if isinstance(error, MissingParameter):
        return say("usage-missing", name=_name(error))
    if isinstance(error, BadParameter) and error.param is not None:
        return say("usage-bad-value", name=_name(error))
    return next((say(key) for told, key in OTHERS.items() if error.message.startswith(told)), error.message)


def _name(error: BadParameter) -> str:
    return error.param.get_error_hint().replace("'", "") if error.param else ""
