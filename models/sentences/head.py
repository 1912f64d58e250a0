"""Where an activity is named, or what says it where no kind is: a verb, a thing that was made, «встреча»."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.activity_kinds import Type
from models.sentences import phrases
from models.sentences.said import SaidText

_MADE = re.compile(
    r" (?:выпустить|издать|напечатать|отпечатать|выйти|разработать|подготовить|сделать|тираж|распечатать"
    r"|оформить|создать|обновить|завершить|закончить) "
)
_BY_VERB: tuple[tuple[Type, re.Pattern[str]], ...] = (
    (Type.CONSULTATION, re.compile(r" (?:проконсультировать|консультировать|консультироваться) ")),
    (Type.TRIP, re.compile(r" (?:выезжать|выехать|съездить|ездить|поехать) ")),
    (Type.PUBLICATION, re.compile(r" (?:опубликовать|выложить|разместить|запостить) ")),
)


class ActivityHead(NamedTuple):
    """Where an activity is named. `first` and `last` are tokens; -1 where its verb alone says it."""

    type: Type
    first: int
    last: int
    governed: bool = False
    begins: int = 0
    """The token that its clause begins with."""
    unsure: bool = False
    """Whether the word may stand for several kinds: «встреча»."""


def without_head(said: SaidText) -> ActivityHead | None:
    """The activity of a text that names no kind; None where nothing says it."""
    return _by_verb(said) or _by_guess(said)


def _by_verb(said: SaidText) -> ActivityHead | None:
    for kind, pattern in _BY_VERB:
        if pattern.search(said.line):
            return ActivityHead(kind, -1, -1)
    if _MADE.search(said.line) and (made := phrases.materials(said.own).pattern.search(said.line)):
        return ActivityHead(Type.COLLECTION if made[0].startswith("сборник") else Type.LEAFLET, -1, -1)
    return None


_GUESSED: tuple[tuple[Type, re.Pattern[str]], ...] = (
    (Type.MEETING, re.compile(r"(?<= )(?:встреча|встречаться|встретиться)(?= )")),
)
"""What may be of several kinds, with the one that it mostly is."""


def _by_guess(said: SaidText) -> ActivityHead | None:
    for kind, pattern in _GUESSED:
        if match := pattern.search(said.line):
            return ActivityHead(kind, *said.span(match), unsure=True)
    return None
