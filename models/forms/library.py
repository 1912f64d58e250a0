"""Questions of a material: of which year it is, in how many copies."""

from dataclasses import dataclass

from models.forms.kinds import Rows, Scene, Tap
from models.forms.number import WholeNumber
from models.stored import Json


@dataclass(frozen=True, kw_only=True)
class Year(WholeNumber):
    """A year; this one and the one before are a tap away."""

    def rows(self, value: Json, scene: Scene) -> Rows:
        return [[Tap(f"={year}", str(year), year == value) for year in (scene.today.year, scene.today.year - 1)]]


@dataclass(frozen=True, kw_only=True)
class Copies(WholeNumber):
    """Copies; none of them are a tap away only where that is an answer."""

    zero: bool = False

    def rows(self, value: Json, scene: Scene) -> Rows:
        return super().rows(value, scene) if self.zero else []
