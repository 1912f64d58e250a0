"""A question whose answer is one of the given texts and is kept as that text, whatever becomes of the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.errors import BadInput, DomainError
from models.forms.finding import find
from models.forms.kinds import FieldKind, Label, Move, Option, Rows, Scene, Tap, pairs
from models.stored import Json


@dataclass(frozen=True)
class Pick(FieldKind):
    """One of the texts; typing searches among them. `none` is what «no answer» is called, when that is one too."""

    helped_by = "choice"

    texts: Sequence[str]
    none: Label | None = None

    @property
    def has_none(self) -> bool:
        return self.none is not None

    def rows(self, value: Json, scene: Scene) -> Rows:
        taps = [Tap(f"={n}", text, text == value) for n, text in enumerate(self.texts)]
        return pairs(taps) + ([[Tap("-", self.none, value == "")]] if self.none else [])

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        numbered = {f"={n}": text for n, text in enumerate(self.texts)}
        if data == "-" and self.none:
            return Move("", done=True)
        if data not in numbered:
            raise DomainError("error-stale")
        return Move(numbered[data], done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        found = find([Option(one, one) for one in self.texts], text)
        if len(found) != 1:
            raise BadInput("form-no-such-option", typed=text[:60], example=self.texts[0])
        return Move(found[0].id, done=True)

    def show(self, value: Json) -> list[Label]:
        return [self.none if value == "" and self.none else value]
