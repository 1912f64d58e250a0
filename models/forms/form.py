"""A form is data: fields listed once give the questions, their order, the checks and the review card.

The draft is plain JSON, so that it can stand in the database between two taps.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NotRequired, TypedDict

from models.errors import BadInput, DomainError, Doubtful
from models.forms.kinds import FieldKind, Label, Move, Rows, Scene, TextKey, Values
from models.stored import Json


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question. `when` says from the other answers whether it is asked at all; `title` is the question itself
    where it is data and not a text of `locales/`, and `label` what it is called on the review card then; `guarded` is
    given up only where the text names staff or places of the system; `allows` blanks out what may stand in a text."""

    name: str
    kind: FieldKind
    required: bool = False
    when: Callable[[Values], bool] = lambda _: True
    guarded: bool = True
    allows: Callable[[str], str] = str
    title: Label | None = None
    label: Label | None = None


class Trouble(TypedDict):
    """What was wrong with the last input: a text key and its arguments; `instead` are the readings of a doubtful one:
    what each is called, and the text that says it."""

    key: str
    args: dict[str, str | int]
    instead: NotRequired[Sequence[tuple[str, str]]]


class Draft(TypedDict):
    """A half-filled form. `step` is empty on the review card; `editing` leads back there after one answer, or after
    the last of `asks`: questions with how they are unfolded, which a form that knows all the rest asks of itself. Of a
    `Ledger`, `given` are the questions that the last text or press answered, and `noted` those of them that it named
    itself."""

    values: dict[str, Json]
    step: str
    ui: dict[str, Json]
    editing: bool
    trouble: Trouble | None
    asks: NotRequired[list[tuple[str, dict[str, Json]]]]
    given: NotRequired[list[str]]
    noted: NotRequired[list[str]]


@dataclass(frozen=True)
class Form:
    """The questions in their order, and what moves a draft through them.

    `order` names from the answers which of them are asked one after another; the others stand under «Подробнее».
    """

    fields: Sequence[Field]
    order: Callable[[Values], Sequence[str]] | None = None
    _by_name: dict[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {f.name: f for f in self.fields})

    @property
    def lone(self) -> str:
        """The only question of a form that has no other: its answer is all there is to look at, so it is saved at once
        and no card repeats it. Empty for a form of several questions, and for a reading that is to be confirmed."""
        return self.fields[0].name if len(self.fields) == 1 and not self.fields[0].kind.reads_back else ""

    def begin(self, values: Values | None = None, *, review: bool = False) -> Draft:
        """A new draft at the first question, or, when what was given before is only looked through, on the review card:
        what the card lacks is asked before it is shown."""
        draft = Draft(values=dict(values or {}), step="", ui={}, editing=False, trouble=None)
        if not review or self.lone:
            draft["step"] = self.asked(draft["values"])[0].name
        elif missing := self.missing(draft["values"]):
            self.ask(draft, [(missing, {})])
        return draft

    def asked(self, values: Values) -> list[Field]:
        """The questions that these answers lead to, one after another."""
        asked = self.fields if self.order is None else [self._by_name[name] for name in self.order(values)]
        return [f for f in asked if f.when(values)]

    def extras(self, values: Values) -> list[Field]:
        """What may be said besides, and is asked of nobody."""
        asked = {f.name for f in self.asked(values)}
        return [f for f in self.fields if f.when(values) and f.name not in asked]

    def field(self, name: str) -> Field:
        """The field of that name; a name that the form does not have raises DomainError."""
        if name not in self._by_name:
            raise DomainError("error-stale")
        return self._by_name[name]

    def place(self, draft: Draft) -> tuple[int, int]:
        """«Шаг 3 из 9»: the number of the question from 1, and how many there are."""
        names = [f.name for f in self.asked(draft["values"])]
        return (names.index(draft["step"]) + 1 if draft["step"] in names else len(names)), len(names)

    def missing(self, values: Values) -> str | None:
        """The first required question without an answer."""
        return next((f.name for f in self.asked(values) if f.required and unanswered(values.get(f.name))), None)

    def answers(self, draft: Draft) -> dict[str, Json]:
        """The answers to save, only of questions that they still lead to. Raises DomainError while one is missing."""
        if self.missing(draft["values"]):
            raise DomainError("form-incomplete")
        values = draft["values"]
        said = (*self.asked(values), *self.extras(values))
        return {f.name: values[f.name] for f in said if f.name in values}

    def rows(self, draft: Draft, today: date, now: datetime | None = None) -> Rows:
        return self._kind(draft).rows(self._value(draft), _scene(draft, today, now))

    def hint(self, draft: Draft, today: date) -> TextKey | None:
        return self._kind(draft).hint(self._value(draft), _scene(draft, today))

    def notes(self, draft: Draft, today: date) -> Sequence[Label]:
        return self._kind(draft).notes(self._value(draft), _scene(draft, today))

    def tap(self, draft: Draft, data: str, today: date, now: datetime | None = None) -> bool:
        """A button of the question was pressed. Whether that answered it."""
        return self._try(draft, lambda: self._kind(draft).tap(data, self._value(draft), _scene(draft, today, now)))

    def typed(self, draft: Draft, text: str, today: date, now: datetime | None = None) -> bool:
        """A text was typed as the answer; what only the next question understands is the answer to that one. Whether
        it answered any."""
        done = self._read(draft, text, today, now)
        if draft["trouble"] and self.order is not None and not draft["editing"]:
            return self._answer_next(draft, text, today, now)
        return done

    def read_as(self, draft: Draft, number: str, today: date, now: datetime | None = None) -> bool:
        """The reading of that number was meant by a doubtful text. Raises DomainError when none is asked about."""
        trouble = draft["trouble"]
        readings = {str(n): text for n, (_, text) in enumerate(trouble.get("instead", ()) if trouble else ())}
        if number not in readings:
            raise DomainError("error-stale")
        return self.typed(draft, readings[number], today, now)

    def _read(self, draft: Draft, text: str, today: date, now: datetime | None) -> bool:
        return self._try(draft, lambda: self._kind(draft).typed(text, self._value(draft), _scene(draft, today, now)))

    def _answer_next(self, draft: Draft, text: str, today: date, now: datetime | None) -> bool:
        """«дети 20» typed where it is asked how it went: that question may be left, and the number is not lost."""
        asked, here = self.asked(draft["values"]), self.field(draft["step"])
        after = asked[asked.index(here) + 1 :] if here in asked else []
        if not after or after[0].kind.free or (here.required and unanswered(self._value(draft))):
            return False
        tried = deepcopy(draft)
        self.go(tried, after[0].name)
        done = self._read(tried, text, today, now)
        if tried["trouble"] is None:
            draft.update(tried)
        return done

    def ask(self, draft: Draft, asks: Sequence[tuple[str, Mapping[str, Json]]]) -> None:
        """Ask these questions one after another, each unfolded so, and then show the review card."""
        draft["asks"] = [(name, dict(ui)) for name, ui in asks]
        name, ui = draft["asks"][0]
        self.go(draft, name, editing=True)
        draft["ui"] = dict(ui)

    def asks_itself(self, draft: Draft) -> bool:
        """Whether the question is one of those, and nobody corrects anything."""
        return any(name == draft["step"] for name, _ in draft.get("asks", ())[:1])

    def understands(self, draft: Draft, text: str, today: date) -> bool:
        """Whether the text answers the question; the draft stays as it is."""
        tried = deepcopy(draft)
        self.typed(tried, text, today)
        return tried["trouble"] is None

    def forward(self, draft: Draft) -> None:
        """To the next question, or to the review card after the last one and after a single change."""
        names = [f.name for f in self.asked(draft["values"])]
        if draft["step"] and self.field(draft["step"]).required and unanswered(self._value(draft)):
            raise DomainError("form-incomplete")
        self.settled(draft)
        asks = draft.get("asks", [])[1:]
        if self.asks_itself(draft) and (asks := [one for one in asks if one[0] in names]):
            self.ask(draft, asks)
            return
        here = names.index(draft["step"]) if draft["step"] in names else -1
        last = draft["editing"] or here + 1 == len(names)
        if last and (missing := self.missing(draft["values"])):
            self.go(draft, missing)
        else:
            self.go(draft, "" if last else names[here + 1], editing=False)

    def settled(self, draft: Draft) -> None:
        """Raise DomainError while a part of the last answer still wants a word: leaving would lose it."""
        if draft["step"] and (word := self._kind(draft).open(Scene(draft["values"], draft["ui"], date.min))):
            raise DomainError(word.key, **word.args)

    def leads_back(self, draft: Draft) -> bool:
        """Whether there is a way back: not from the first question, nor to a card that lacks this very answer."""
        if draft["ui"]:
            return True
        if draft["editing"]:
            return self.missing(draft["values"]) != draft["step"]
        return not draft["step"] or self.place(draft)[0] > 1

    def back(self, draft: Draft) -> None:
        """First fold what is unfolded, then the question before; from the first question nowhere."""
        names = [f.name for f in self.asked(draft["values"])]
        here = names.index(draft["step"]) if draft["step"] in names else len(names)
        if not self.leads_back(draft):
            return
        if draft["ui"] or draft["editing"]:
            self.go(draft, draft["step"] if draft["ui"] else "", editing=draft["editing"] and bool(draft["ui"]))
        else:
            self.go(draft, names[max(0, here - 1)])

    def open(self, draft: Draft, name: str) -> None:
        """A question of the review card: its answer leads back there."""
        self.go(draft, name, editing=True)

    def go(self, draft: Draft, step: str, *, editing: bool | None = None) -> None:
        """To a question by its name, or to the review card (an empty name)."""
        if step:
            self.field(step)
        draft["step"], draft["ui"], draft["trouble"] = step, {}, None
        if not self.asks_itself(draft):
            draft.pop("asks", None)
        if editing is not None:
            draft["editing"] = editing

    def _try(self, draft: Draft, answer: Callable[[], Move]) -> bool:
        draft["trouble"] = None
        try:
            move = answer()
        except BadInput as error:
            draft["trouble"] = trouble_of(error)
            return False
        draft["values"][draft["step"]] = move.value
        if unanswered(move.value) and move.value != "":
            del draft["values"][draft["step"]]
        if move.done:
            self._answered(draft)
        return move.done

    def _answered(self, draft: Draft) -> None:
        self.forward(draft)

    def _kind(self, draft: Draft) -> FieldKind:
        return self.field(draft["step"]).kind

    def _value(self, draft: Draft) -> Json:
        return draft["values"].get(draft["step"])


def unanswered(value: Json) -> bool:
    """Whether there is no answer: zero and False are answers."""
    return value is None or value in ("", {}, [])


def trouble_of(error: BadInput) -> Trouble:
    """What was wrong, as a draft keeps it."""
    found = Trouble(key=error.key, args=error.arguments)
    return Trouble(**found, instead=error.readings) if isinstance(error, Doubtful) else found


def _scene(draft: Draft, today: date, now: datetime | None = None) -> Scene:
    return Scene(draft["values"], draft["ui"], today, now)
