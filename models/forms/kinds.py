"""What every kind of question is: buttons to show, what a tap or a typed text means, how the answer reads.

Pure: no messenger, no language. Words are keys of `locales/` (`Word`) or ready names such as a district's.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from models.errors import BadInput, DomainError
from models.labels import fits
from models.stored import Json

Values = Mapping[str, Json]


@dataclass(frozen=True)
class TextKey:
    """A text of `locales/` with its arguments, to be said by whoever speaks to the person."""

    key: str
    args: Mapping[str, Json] = field(default_factory=dict)


Label = TextKey | str


@dataclass(frozen=True)
class Tap:
    """A button: `data` comes back when it is pressed (ASCII, at most 40 characters)."""

    data: str
    label: Label
    chosen: bool = False


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from."""

    id: str
    label: str
    also: tuple[str, ...] = ()
    """What else people call it: understood when it is typed, and never shown."""
    hidden: bool = False
    """Out of use: what was answered so is called so, and nobody is offered it any more."""


@dataclass(frozen=True)
class Scene:
    """What stands around a question: all answers so far, how the question is unfolded now, today's date, and, where it
    is known, what the clock of whoever answers shows."""

    values: Values
    ui: dict[str, Json]
    today: date
    now: datetime | None = None

    def passed(self, at: str) -> bool:
        """Whether that time on the answerer's clock, «2026-03-17T15:00», is over."""
        return self.now is not None and datetime.fromisoformat(at) <= self.now


@dataclass(frozen=True)
class Move:
    """What an answer did: the field's new value, and whether the question is answered."""

    value: Json
    done: bool = False


Rows = list[list[Tap]]


class FieldKind(ABC):
    """A kind of question."""

    free = False
    """Whether what is typed is kept as it stands: such a text goes through the guard of personal data."""
    reads_back = False
    """Whether what is typed is read in another way than it is written, so that the reading is shown and confirmed even
    where nothing else is asked."""
    shows_answer = False
    """Whether the answer so far is repeated under the question: the buttons alone do not show it whole."""

    helped_by = "text"
    """What helps with it: a part of the key of a text."""

    @property
    def has_none(self) -> bool:
        """Whether «no answer» is one of the buttons, so that skipping needs none of its own."""
        return False

    def rows(self, value: Json, scene: Scene) -> Rows:
        """The rows of buttons under the question."""
        return []

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        """What is asked right now inside the question, when it has parts."""
        return None

    def notes(self, value: Json, scene: Scene) -> Sequence[Label]:
        """What stands under the question, a line each: what is meant by it, what it was the last time."""
        return []

    def open(self, scene: Scene) -> TextKey | None:
        """What of the last answer still wants a word: the question is not left before it is said."""
        return None

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        """What a pressed button means. A button that is not there any more raises DomainError."""
        raise DomainError("error-stale")

    @abstractmethod
    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        """What a typed text means. Raises BadInput with an example when it means nothing."""

    @abstractmethod
    def show(self, value: Json) -> list[Label]:
        """The answer for people, a line an item."""


def pairs(taps: Sequence[Tap], width: int = 2) -> Rows:
    """The buttons in rows of `width`, long labels alone in their row."""
    rows: Rows = []
    open_row: list[Tap] = []
    for tap in taps:
        if isinstance(tap.label, str) and not fits(tap.label, width):
            rows += [open_row] if open_row else []
            rows.append([tap])
            open_row = []
            continue
        open_row.append(tap)
        if len(open_row) == width:
            rows.append(open_row)
            open_row = []
    return rows + ([open_row] if open_row else [])


def in_use(options: Sequence[Option], answered: Collection[str] = ()) -> list[Option]:
    """The options that are offered: those in use, and what was answered before it went out of use."""
    return [option for option in options if not option.hidden or option.id in answered]


def likely_first(options: Sequence[Option], likely: Sequence[str]) -> list[Option]:
    """The options, those first that are likely, in the order in which that is said."""
    places = {option_id: place for place, option_id in enumerate(dict.fromkeys(likely))}
    return sorted(options, key=lambda option: places.get(option.id, len(places)))


def whole(text: str, largest: int) -> int:
    """A whole number from 0 to `largest`; BadInput with an example otherwise."""
    plain = text.strip().replace("\u2212", "-").replace("–", "-")
    typed = text.strip()[:60]
    if plain.startswith("-") and plain[1:].strip().isdigit():
        raise BadInput("form-negative", typed=typed)
    if not (plain.isascii() and plain.isdigit()):
        raise BadInput("form-not-a-number", typed=typed)
    if len(plain) > 9 or int(plain) > largest:
        raise BadInput("form-too-many", typed=typed, largest=largest)
    return int(plain)
