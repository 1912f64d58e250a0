"""The door of intents: an area registers what its people may want as it registers its forms.

Each module of `models/sentences/meanings` has a `MEANING`, and nobody lists them: they are found by walking. One of an
area that comes later is a file more: how much a text sounds like it, and what is read in it then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from models.monitoring.form import MonitoringForm, default_form
from models.requests.lists import RequestTopics
from models.sentences.draft import DraftPart
from models.sentences.phrases import NONE, OwnNames
from models.sentences.said import SaidText


@dataclass(frozen=True, kw_only=True)
class CenterWords:
    """What a centre's texts are read with: its topics, its form of the monitoring, its own names of things."""

    topics: RequestTopics = field(default_factory=RequestTopics)
    form: MonitoringForm = field(default_factory=default_form)
    own: OwnNames = NONE


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """An intent. `score` is 0 for a text that does not sound like it; from `LEAST` on it may be meant."""

    intent: str
    score: Callable[[SaidText, CenterWords], float]
    read: Callable[[SaidText, CenterWords], DraftPart] = lambda _said, _known: DraftPart()
    tells: bool = False
    """Whether it says something to be stored: of two such in one text both are read."""


def tells(intent: str) -> bool:
    """Whether the intent says something to be stored: a question with answers of its own cannot be answered by it."""
    return any(one.tells for one in meanings() if one.intent == intent)


LEAST = 1.5
"""What sounds less like anything is unclear."""


@cache
def meanings() -> Sequence[Meaning]:
    """Every intent, in the order of their names: of two that sound alike the first is offered first."""
    folder = Path(__file__).parent / "meanings"
    names = sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__")
    return tuple(import_module(f"{__package__}.meanings.{name}").MEANING for name in names)
