"""Questions of a material: of which year it is."""

from dataclasses import dataclass

from models.forms.kinds import Rows, Scene, Tap
from models.forms.number import WholeNumber
from models.stored import Json


@dataclass(frozen=True, kw_only=True)
class Year(WholeNumber):
    """A year; this one and the one before are a tap away."""

    def rows(self, value: Json, scene: Scene) -> Rows:
        return [[Tap(f"={year}", str(year), year == value) for year in (scene.today.year, scene.today.year - 1)]]
