"""What the command line says stands in both languages, and every command has its help in Russian."""

import re
from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message
from typer.core import TyperGroup
from typer.main import get_command

from bot.cli import app
from bot.saying import cli_texts, help_text
from services.texts import LOCALES
from tests.guards.source import ROOT
from tests.guards.test_texts import literals

ARGUMENT = re.compile(r"\{ \$(\w+) \}")
HELP = "help-"


def said_in(language: str) -> dict[str, set[str]]:
    """The keys, and of attributes `key.attribute`, with the arguments of each."""
    found = {}
    for file in sorted((LOCALES / "cli" / language).glob("*.ftl")):
        text = file.read_text(encoding="utf-8")
        for entry in FluentParser().parse(text).body:
            assert not isinstance(entry, Junk), entry
            if isinstance(entry, Message) and entry.span:
                words = text[entry.span.start : entry.span.end]
                found[entry.id.name] = set(ARGUMENT.findall(words))
                found |= {f"{entry.id.name}.{one.id.name}": set() for one in entry.attributes}
    return found


def commands() -> Iterator[str]:
    """Every command and every option that its help shows, by its words."""
    root = get_command(app)
    assert isinstance(root, TyperGroup)

    def below(command: object, path: str) -> Iterator[str]:
        yield path
        yield from (f"{path}-{one.name}" for one in getattr(command, "params", ()) if not getattr(one, "hidden", False))
        if isinstance(command, TyperGroup):
            for name, one in command.commands.items():
                yield from below(one, f"{path}-{name}")

    yield from (f"program-{one.name}" for one in root.params)
    for name in root.commands:
        yield from below(root.get_command(None, name), name)  # type: ignore[arg-type]


def test_both_languages_say_the_same_with_the_same_arguments() -> None:
    russian = {key: names for key, names in said_in("ru").items() if not key.startswith(HELP)}
    assert said_in("en") == russian


def test_every_text_is_used() -> None:
    keys = {key for key in said_in("ru") if not key.startswith((HELP, "doctor-")) and "." not in key}
    assert keys - literals() == set()


def test_every_command_has_its_help_in_russian() -> None:
    assert [path for path in commands() if not re.search("[а-яё]", help_text(path))] == []
    hidden = {"audit-address"}
    known = {f"{HELP}{path}".replace("_", "-") for path in {*commands(), *hidden, "program"}}
    assert {key for key in said_in("ru") if key.startswith(HELP)} - known == set()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_command_names_another_program(language: str) -> None:
    """What is to be typed is `opora …` everywhere, which `python -m bot …` is too."""
    for file in sorted((LOCALES / "cli" / language).glob("*.ftl")):
        assert "python -m bot" not in file.read_text(encoding="utf-8"), file.relative_to(ROOT)
    assert cli_texts(language).plain("database-ready")
