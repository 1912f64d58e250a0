"""Who came to an activity for the first time, and who held it together."""

from dataclasses import dataclass

from models.errors import BadInput
from models.forms.kinds import Move, Rows, Scene, Tap, pairs
from models.forms.lists import Counts, Several
from models.stored import Json


@dataclass(frozen=True)
class FirstTime(Counts):
    """How many of those who came were there for the first time; never more than came."""

    def rows(self, value: Json, scene: Scene) -> Rows:
        came = scene.values.get("attendance") or {}
        return Counts([o for o in self.options if o.id in came]).rows(value, scene)

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        return self._checked(super().tap(data, value, scene), scene)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return self._checked(super().typed(text, value, scene), scene)

    def _checked(self, move: Move, scene: Scene) -> Move:
        came = scene.values.get("attendance") or {}
        for option in self.options:
            number, most = sum((move.value or {}).get(option.id, (0, 0))), sum(came.get(option.id, (0, 0)))
            if number > most:
                raise BadInput("form-more-than-came", what=option.label, number=number, most=most)
        return move


@dataclass(frozen=True)
class Together(Several):
    """Some of many people: who is chosen and the first of the others have buttons, a typed surname finds the rest."""

    most: int = 8

    def rows(self, value: Json, scene: Scene) -> Rows:
        chosen = [o for o in self.options if o.id in (value or [])]
        others = [o for o in self.options if o not in chosen][: self.most]
        return pairs([Tap(f"={o.id}", o.label, o in chosen) for o in (*chosen, *others)])
