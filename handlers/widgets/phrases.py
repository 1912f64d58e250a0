"""A sentence typed outside forms: what an area opens for it, and the door by which every window gives it away."""

from collections.abc import Awaitable, Callable, Container, Sequence
from dataclasses import asdict, dataclass, field
from typing import Protocol, cast

from aiogram.types import Message
from aiogram_dialog import DialogManager

from handlers.context import Bag
from handlers.widgets.kept import Stored
from models.forms.kinds import TextKey
from models.phrases import Told
from services.phrases import Understood
from services.work import Work

LABEL = 60
"""Characters of a name on the button of a way."""


@dataclass(kw_only=True)
class Way(Stored):
    """Where a sentence may lead: a form that knows what was said, or the window of a command."""

    form: str = ""
    command: str = ""
    start: Bag = field(default_factory=dict)
    said: Bag = field(default_factory=dict)
    sure: bool = True
    """Whether it is gone at once where it is the only one, and no tap confirms it."""
    word: TextKey
    """What it is called where a person chooses."""


def to_form(form: str, said: Told, word: TextKey, **about: object) -> Way:
    """A form that begins with what was said."""
    return Way(form=form, start=about, said=asdict(said), word=word)


Opens = Callable[[Work, Understood], Awaitable[Sequence[Way] | TextKey]]
"""What opens for an intent: nothing, one way that is gone at once, several to choose from; or a word instead."""


class Phrases(Protocol):
    """Who reads what is typed outside forms."""

    async def take(self, message: Message, manager: DialogManager) -> None:
        """Open what the text wants, ask what it wants, or say that it was not understood."""

    async def take_sure(self, message: Message, manager: DialogManager, besides: Container[str] = frozenset()) -> bool:
        """The same where a text may be something else too: only what surely tells something is taken, and is not one
        of `besides`."""


def phrases_of(manager: DialogManager) -> Phrases:
    """Who reads sentences."""
    return cast("Phrases", manager.middleware_data["phrases"])
