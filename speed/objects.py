"""aiogram's objects remember their bot at once: pydantic wraps what does that once a class, and each wrap looks anew at
what there is to remember. A step makes thirty of them."""

from collections.abc import Iterator
from typing import Any

from aiogram.client.context_controller import BotContextController

from speed.switch import Bend, bent


def set_up_objects() -> None:
    """All of aiogram's types do so from now on."""
    if bent(Bend.OBJECTS):
        for kind in _kinds(BotContextController):
            kind.model_post_init = _remember  # type: ignore[method-assign, assignment]


def _kinds(kind: type[BotContextController]) -> Iterator[type[BotContextController]]:
    """The type and those made of it, whose only private attribute is the bot."""
    if [*kind.__private_attributes__] == ["_bot"]:
        yield kind
    for one in kind.__subclasses__():
        yield from _kinds(one)


def _remember(self: BotContextController, context: Any, /) -> None:
    object.__setattr__(self, "__pydantic_private__", {"_bot": context.get("bot") if context else None})
