"""Questions with several answers on one screen: switches, several of many, counts by category."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from models.errors import BadInput, DomainError
from models.forms.counted import UNIT, read_counts
from models.forms.finding import find, parted
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
    whole,
)
from models.stored import Json

Split = Literal["here", "afar", "both"]
PAD = ((1, 2, 3, 5, 8, 10), (12, 15, 20, 25, 30, 50))
LARGEST = 100_000


@dataclass(frozen=True)
class Switches(FieldKind):
    """Several small choices on one screen; each is set by a tap, and tapping the chosen one clears it."""

    helped_by = "switches"

    sets: Mapping[str, Sequence[Option]]
    meant: Callable[[Values], Mapping[str, str | None]] = lambda _: {}
    """What is meant where nothing was chosen, by set and from the other answers; a set of None is not asked."""

    def rows(self, value: Json, scene: Scene) -> Rows:
        meant = self.meant(scene.values)
        chosen = {**meant, **(value or {})}
        return [
            row
            for name, options in self.sets.items()
            if meant.get(name, "") is not None
            for row in pairs([Tap(f"{name}={o.id}", o.label, chosen.get(name) == o.id) for o in options])
        ]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        name, _, chosen = data.partition("=")
        if not any(option.id == chosen for option in self.sets.get(name, ())):
            raise DomainError("error-stale")
        rest = {key: kept for key, kept in (value or {}).items() if key != name}
        if self.meant(scene.values).get(name) == chosen:
            return Move(rest)
        return Move(rest if (value or {}).get(name) == chosen else rest | {name: chosen})

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        meant = self.meant(scene.values)
        asked = [(name, options) for name, options in self.sets.items() if meant.get(name, "") is not None]

        def one(part: str) -> tuple[str, str] | None:
            matches = ((name, find(options, part)) for name, options in asked)
            return next(((name, found[0].id) for name, found in matches if len(found) == 1), None)

        chosen = dict(value or {})
        for part in parted(text, lambda part: one(part) is not None):
            if (found := one(part)) is None:
                example = next(iter(self.sets.values()))[0].label
                raise BadInput("form-no-such-option", typed=part[:60], example=example)
            chosen[found[0]] = found[1]
        return Move(chosen)

    def show(self, value: Json) -> list[Label]:
        chosen = [o.label for name, options in self.sets.items() for o in options if value.get(name) == o.id]
        if not chosen:
            return []
        return [", ".join(label if n == 0 else label.lower() for n, label in enumerate(chosen))]


@dataclass(frozen=True)
class Several(FieldKind):
    """Some of the options; a tap takes one in or out."""

    helped_by = "switches"

    options: Sequence[Option]

    def rows(self, value: Json, scene: Scene) -> Rows:
        return pairs([Tap(f"={o.id}", o.label, o.id in (value or [])) for o in self.options])

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if not any(data == f"={option.id}" for option in self.options):
            raise DomainError("error-stale")
        return Move(self._turned(data[1:], value or []))

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        shown = [tap.data[1:] for row in self.rows(value, scene) for tap in row]

        def one(part: str) -> str:
            number = part.rstrip(".")
            if number.isdecimal() and 0 < int(number) <= len(shown):
                return shown[int(number) - 1]
            found = find(self.options, part)
            return found[0].id if len(found) == 1 else ""

        typed = {part: one(part) for part in parted(text, lambda part: bool(one(part)))}
        if unknown := next((part for part, found in typed.items() if not found), ""):
            raise BadInput("form-no-such-option", typed=unknown[:60], example=self.options[0].label)
        if len(typed) == 1:
            return Move(self._turned(next(iter(typed.values())), value or []))
        return Move([option.id for option in self.options if option.id in {*(value or []), *typed.values()}])

    def _turned(self, option_id: str, chosen: Sequence[str]) -> list[str]:
        after = set(chosen) ^ {option_id}
        return [option.id for option in self.options if option.id in after]

    def show(self, value: Json) -> list[Label]:
        return [option.label for option in self.options if option.id in value]


@dataclass(frozen=True)
class Counts(FieldKind):
    """Whole numbers by category; the value is {category: [here, afar]} (in person and remote).

    `split` says from the other answers which of the two is asked. Typed: «8», «8 + 3», «кураторы 8, педагоги 12».
    """

    helped_by = "counts"

    options: Sequence[Option]
    split: Callable[[Values], Split] = lambda _: "here"
    likely: Callable[[Values], Sequence[str]] = lambda _: ()
    """Which of them stand first, from the other answers."""
    few: Sequence[str] = ()
    """Those that have buttons at once; the others stand behind «Ещё». None named, all do."""
    shows_answer = True

    def rows(self, value: Json, scene: Scene) -> Rows:
        if asked := scene.ui.get("ask"):
            offered = [o for o in self._sorted(scene) if o.id in asked[0]["of"]]
            return [
                *pairs([Tap(f"={o.id}", self._label(o, value)) for o in offered]),
                [Tap("..", TextKey("form-nobody"))],
            ]
        chosen = scene.ui.get("item")
        offered = shown = in_use(self._sorted(scene), (*(value or ()), chosen or ""))
        if self.few and not scene.ui.get("all"):
            shown = [o for o in shown if o.id in self.few or o.id == chosen or o.id in (value or {})]
        taps = [Tap(f"={o.id}", self._label(o, value), o.id == chosen) for o in shown]
        if len(shown) < len(offered):
            taps.append(Tap("+", TextKey("form-others")))
        pad = [[Tap(f"n{n}", str(n)) for n in row] for row in PAD] if chosen else []
        clear = [[Tap("n0", TextKey("form-clear"))]] if chosen and chosen in (value or {}) else []
        if not clear and chosen in scene.ui.get("was", {}):
            clear = [[Tap("n0", "0")]]
        return pad + clear + pairs(taps)

    def _sorted(self, scene: Scene) -> list[Option]:
        return likely_first(self.options, self.likely(scene.values))

    def _label(self, option: Option, value: Json) -> str:
        counted = (value or {}).get(option.id)
        return f"{option.label}: {_sum(counted)}" if counted else option.label

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        if asked := scene.ui.get("ask"):
            return TextKey("form-whose", {"typed": asked[0]["typed"]})
        label = next((o.label for o in self.options if o.id == scene.ui.get("item")), None)
        if label is None:
            return None
        was = scene.ui.get("was", {}).get(scene.ui["item"])
        if was and not scene.ui.get("afar"):
            return TextKey("form-how-many-was", {"what": label, "was": _sum(was)})
        if self.split(scene.values) != "both":
            return TextKey("form-how-many", {"what": label})
        part = "form-how-many-afar" if scene.ui.get("afar") else "form-how-many-here"
        return TextKey(part, {"what": label})

    def open(self, scene: Scene) -> TextKey | None:
        asked = scene.ui.get("ask")
        return TextKey("form-whose-first", {"typed": asked[0]["typed"]}) if asked else None

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if scene.ui.get("ask"):
            return self._told_whose(data, value, scene)
        if data == "+" and self.few:
            scene.ui["all"] = True
            return Move(value)
        if data.startswith("=") and any(option.id == data[1:] for option in self.options):
            closing, was = scene.ui.get("item") == data[1:], scene.ui.get("was", {})
            scene.ui.clear()
            if not closing:
                scene.ui["item"] = data[1:]
            if was:
                scene.ui["was"] = was
            return Move(value)
        if data.startswith("n") and data[1:].isdigit() and scene.ui.get("item"):
            return self._count(whole(data[1:], LARGEST), value, scene)
        raise DomainError("error-stale")

    def _told_whose(self, data: str, value: Json, scene: Scene) -> Move:
        """Whose the first of the doubtful numbers is; «..» takes it back."""
        first, *others = scene.ui["ask"]
        was = scene.ui.get("was")
        if data != ".." and not (data.startswith("=") and data[1:] in first["of"]):
            raise DomainError("error-stale")
        scene.ui.clear()
        if others:
            scene.ui["ask"] = [one | {"of": _besides(one["of"], {data[1:]})} for one in others]
        if was:
            scene.ui["was"] = was
        return Move(value if data == ".." else _without_zeros((value or {}) | {data[1:]: first["counted"]}))

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        asked = scene.ui.get("ask", [])
        if asked and not any(c.isdigit() for c in text):
            found = find([o for o in self.options if o.id in asked[0]["of"]], text)
            if len(found) == 1:
                return self._told_whose(f"={found[0].id}", value, scene)
        bare = UNIT.sub("", text.casefold()).strip(" .")
        if scene.ui.get("item") and not any(letter.isalpha() for letter in bare):
            if "+" in bare:
                return self._put(list(self._both(bare, scene)), value, scene)
            return self._count(whole(bare, LARGEST), value, scene)
        said = [(one, list(self._both(one.number, scene))) for one in read_counts(text, self.options)]
        if not said:
            raise BadInput("form-whose-number", typed=text[:60], example=self.options[0].label.lower())
        counted = dict(value or {}) | {one.whose[0].id: numbers for one, numbers in said if len(one.whose) == 1}
        sure = {one.whose[0].id for one, _ in said if len(one.whose) == 1}
        doubtful = [
            {"typed": one.typed[:60], "counted": numbers, "of": _besides([o.id for o in one.whose], sure)}
            for one, numbers in said
            if len(one.whose) > 1
        ]
        move = self._next(sure, _without_zeros(counted), scene)
        if asked or doubtful:  # a number that still waits is not forgotten over a new message
            scene.ui["ask"] = [*asked, *doubtful]
            return Move(move.value)
        return move

    def _both(self, text: str, scene: Scene) -> tuple[int, int]:
        here, _, afar = text.partition("+")
        asked = self.split(scene.values)
        if afar and asked != "both":
            raise BadInput("form-not-mixed", typed=text[:60])
        first, second = whole(here, LARGEST), whole(afar, LARGEST) if afar else 0
        return (0, first) if asked == "afar" else (first, second)

    def _count(self, number: int, value: Json, scene: Scene) -> Move:
        asked = self.split(scene.values)
        if asked == "both" and not scene.ui.get("afar"):
            scene.ui["afar"] = True
            return Move(_without_zeros((value or {}) | {scene.ui["item"]: [number, 0]}))
        if asked == "both":
            here = (value or {}).get(scene.ui["item"], [0, 0])[0]
            return self._put([here, number], value, scene)
        return self._put([0, number] if asked == "afar" else [number, 0], value, scene)

    def _put(self, counted: list[int], value: Json, scene: Scene) -> Move:
        item = scene.ui["item"]
        return self._next({item}, _without_zeros((value or {}) | {item: counted}), scene)

    def _next(self, told: Collection[str], counted: dict[str, list[int]], scene: Scene) -> Move:
        """What is counted now; of a list that is counted again the next one of it is asked, and nothing after the
        last."""
        before = scene.ui.get("was", {})
        left = {item: was for item, was in before.items() if item not in told}
        scene.ui.clear()
        if left:
            scene.ui.update(item=next(iter(left)), was=left)
        return Move(counted, done=bool(before) and not left)

    def show(self, value: Json) -> list[Label]:
        return [f"{o.label} – {_sum(value[o.id])}" for o in self.options if o.id in value]


def _sum(counted: Sequence[int]) -> str:
    here, afar = counted
    return f"{here} + {afar}" if here and afar else str(here + afar)


def _besides(offered: Sequence[str], taken: Collection[str]) -> list[str]:
    """The options that no other number of the same message has taken: a second one would push the first out."""
    return [option_id for option_id in offered if option_id not in taken] or list(offered)


def _without_zeros(counted: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return {item: numbers for item, numbers in counted.items() if any(numbers)}
