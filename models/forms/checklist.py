"""A check list: what is there, what is not, and where it lies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.errors import BadInput, DomainError
from models.forms.kinds import (
    FieldKind,
    Label,
    Move,
    Option,
    Rows,
    Scene,
    Tap,
    TextKey,
    Values,
    in_use,
    likely_first,
    pairs,
)
from models.stored import Json


@dataclass(frozen=True)
class Checklist(FieldKind):
    """What is there, what is not, and where it lies: {item: {"there": bool, "place": str}}.

    A tap goes unknown → there → not there → unknown; a typed text says where the last one lies.
    """

    helped_by = "checklist"

    options: Sequence[Option]
    longest: int
    likely: Callable[[Values], Sequence[str]] = lambda _: ()
    """Which of them stand first, from the other answers."""
    free = True
    shows_answer = True

    def rows(self, value: Json, scene: Scene) -> Rows:
        offered = likely_first(in_use(self.options, value or ()), self.likely(scene.values))
        return pairs([Tap(f"={o.id}", self._label(o, value)) for o in offered])

    def _label(self, option: Option, value: Json) -> str:
        answer = (value or {}).get(option.id)
        return option.label if answer is None else f"{'✓' if answer['there'] else '✗'} {option.label}"

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        label = next((o.label for o in self.options if o.id == scene.ui.get("item")), None)
        return TextKey("form-where", {"what": label}) if label else None

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        item = data.removeprefix("=")
        if not any(option.id == item for option in self.options):
            raise DomainError("error-stale")
        answers = dict(value or {})
        before = answers.pop(item, None)
        scene.ui.pop("item", None)
        if before is None:
            answers[item] = {"there": True, "place": ""}
            scene.ui["item"] = item
        elif before["there"]:
            answers[item] = {"there": False, "place": ""}
        return Move(answers)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        item, plain = scene.ui.get("item"), " ".join(text.split())
        if item is None:
            raise BadInput("form-where-what", example=self.options[0].label)
        if len(plain) > self.longest:
            raise BadInput("form-too-long", length=len(plain), longest=self.longest)
        scene.ui.clear()
        return Move((value or {}) | {item: {"there": True, "place": plain}})

    def show(self, value: Json) -> list[Label]:
        return [_proof(o.label, **value[o.id]) for o in self.options if o.id in value]


def _proof(what: str, *, there: bool, place: str) -> TextKey:
    if there and place:
        return TextKey("form-proof-there-at", {"what": what, "place": place})
    return TextKey("form-proof-there" if there else "form-proof-missing", {"what": what})
