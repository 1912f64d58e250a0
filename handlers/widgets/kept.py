"""What a dialogue keeps between two updates, and what it is started with: dataclasses, read once an update.

They stand in aiogram-dialog's bags as they are, and become JSON when the conversation is stored (`speed/wire.py`).
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypeVar

import structlog
from aiogram_dialog import DialogManager
from pydantic import TypeAdapter, ValidationError

from handlers.context import Bag
from models.errors import DomainError
from models.forms.kinds import TextKey
from speed.wire import AsJson

log = structlog.get_logger()
KEPT = "kept"
"""Where in aiogram-dialog's `dialog_data` it stands."""


ADAPTERS: dict[type, TypeAdapter[Any]] = {}


class Stored(AsJson):
    """A `@dataclass(kw_only=True)` that is stored with the conversation: numbers, texts, enums, dates."""

    @classmethod
    def read(cls, raw: object) -> Self:
        """What was stored. Raises DomainError for what an older release wrote otherwise: that window is of the past."""
        if isinstance(raw, cls):
            return raw
        try:
            found: Self = _adapter(cls).validate_python(raw or {})
        except ValidationError as error:
            log.info("not read", kind=cls.__name__, errors=error.error_count())
            raise DomainError("error-stale") from error
        return found

    def json(self) -> Bag:
        """As it is stored."""
        found: Bag = _adapter(type(self)).dump_python(self, mode="json")
        return found


def _adapter(kind: type[Stored]) -> TypeAdapter[Any]:
    """Built once a class: that takes longer than a hundred readings."""
    if kind not in ADAPTERS:
        ADAPTERS[kind] = TypeAdapter(kind)
    return ADAPTERS[kind]


@dataclass(kw_only=True)
class Kept(Stored):
    """What every dialogue keeps. An area adds fields; each has a default, which stands for what cannot be read."""

    keeps_start: ClassVar[bool] = False
    """Whether what the dialogue was started with is kept from the first, by the same names."""
    done: TextKey | None = None
    """What was just done: it stands above the next window, and goes with the next press."""
    page: int = 0
    """The page of the list that is looked through."""

    def tell(self, key: str, **args: object) -> None:
        """Say this above the next window."""
        self.done = TextKey(key, args)


@dataclass(kw_only=True)
class Start(Stored):
    """What every dialogue may be started with: the words behind a command."""

    argument: str = ""


K = TypeVar("K", bound=Kept)
S = TypeVar("S", bound=Start)


def kept(manager: DialogManager, kind: type[K]) -> K:
    """What this dialogue keeps: change its fields, and they are stored. What cannot be read begins anew."""
    bag: Bag = manager.dialog_data
    begun: Any = manager.start_data if kind.keeps_start and manager.start_data else {}
    found = bag.get(KEPT, {**begun, **bag})  # before there were dataclasses their fields stood in the bag itself
    if not isinstance(found, kind):
        try:
            found = kind.read(found)
        except DomainError:
            found = kind.read(begun)
        bag.clear()
        bag[KEPT] = found
    return found


def started(manager: DialogManager, kind: type[S]) -> S:
    """What this dialogue was started with. Raises DomainError for what cannot be read."""
    return kind.read(manager.start_data)
