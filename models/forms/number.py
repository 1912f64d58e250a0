"""A number beside the one of the time before: in one tap it is the same, or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.errors import DomainError
from models.forms.kinds import FieldKind, Label, Move, Rows, Scene, Tap, TextKey
from models.stored import Json


@dataclass(frozen=True, kw_only=True)
class WholeNumber(FieldKind):
    """A whole number. `read` says what a text means, or raises BadInput; `about` stands under the question."""

    helped_by = "number"

    read: Callable[[str], int]
    about: Sequence[TextKey] = ()
    before: int | None = None

    def rows(self, value: Json, scene: Scene) -> Rows:
        likely = [Tap(f"={value}", TextKey("form-keep", {"number": value}))] if value is not None else []
        if value is None and self.before:
            likely = [Tap(f"={self.before}", TextKey("form-as-before", {"number": self.before}))]
        return [[*likely, *([Tap("=0", "0")] if value != 0 else [])]]

    def notes(self, value: Json, scene: Scene) -> Sequence[Label]:
        return self.about

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data not in (tap.data for row in self.rows(value, scene) for tap in row):
            raise DomainError("error-stale")
        return Move(self.read(data.removeprefix("=")), done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return Move(self.read(text), done=True)

    def show(self, value: Json) -> list[Label]:
        return [str(value)]


@dataclass(frozen=True, kw_only=True)
class SumOfAnswers(WholeNumber):
    """A number that others come to: it is confirmed. Where they come to nothing that can be, these others are led to
    (`parts`: what each is called, by its question)."""

    comes_to: int | None
    parts: Sequence[str]

    def rows(self, value: Json, scene: Scene) -> Rows:
        if self.comes_to is not None:
            return [[Tap(f"={self.comes_to}", TextKey("form-right", {"number": self.comes_to}))]]
        mends = [Tap(f"@{part}", TextKey("form-mend", {"code": part})) for part in self.parts]
        return [mends] if mends else []
