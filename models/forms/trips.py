"""Questions of a trip: who was met, at least somebody."""

import re
from dataclasses import dataclass

from models.errors import BadInput
from models.forms.kinds import Move, Scene
from models.forms.lists import Counts
from models.stored import Json

ZERO = re.compile(r"0+|ноль|нет|никого|ни с кем")


@dataclass(frozen=True)
class PeopleMet(Counts):
    """Counts of those who were met: nobody is no answer."""

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        return self._somebody(super().tap(data, value, scene), scene, counted=data.startswith("n"))

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        others = {item for item in value or {} if item != scene.ui.get("item")}
        if ZERO.fullmatch(text.strip().casefold()) and not others:
            raise BadInput("trip-nobody-came", example=self.options[0].label.lower())
        return self._somebody(super().typed(text, value, scene), scene, counted=True)

    def _somebody(self, move: Move, scene: Scene, *, counted: bool) -> Move:
        if counted and not move.value and not scene.ui.get("ask") and not scene.ui.get("afar"):
            raise BadInput("trip-nobody-came", example=self.options[0].label.lower())
        return move
