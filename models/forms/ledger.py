"""A form that is stored as it is answered: many numbers of one report, rows of a register."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from models.errors import BadInput
from models.forms.form import Draft, Form, trouble_of, unanswered
from models.forms.kinds import Values
from models.stored import Json

Column = Callable[[str, str], Mapping[str, Json] | None]
"""`column(text, step)`: the answers that a text holds, by question, or None where it is one, to the question that is
open. Raises BadInput for what cannot be told apart, and on the card, where none is open, for one answer."""


def _one_answer(_text: str, _step: str) -> None:
    return None


@dataclass(frozen=True)
class Ledger(Form):
    """Questions that are answered in any order, several by one text, and may stay blank. Each answer is stored before
    the next blank is asked (`forward`); where there is none the card is shown, which takes answers too.

    `derived` are answers that come out of others: what a correction has made wait of them is asked at once."""

    column: Column = _one_answer
    derived: Collection[str] = ()

    @property
    def lone(self) -> str:
        """A ledger of one question has a card too: that is where it is handed in."""
        return ""

    def begin(self, values: Values | None = None, *, review: bool = False) -> Draft:
        """A new draft at the first blank, or on the card."""
        draft = Draft(values=dict(values or {}), step="", ui={}, editing=False, trouble=None, given=[], noted=[])
        if not review:
            self.forward(draft)
        return draft

    def blank(self, values: Values) -> list[str]:
        """The questions without an answer, in their order."""
        return [one.name for one in self.asked(values) if unanswered(values.get(one.name))]

    def typed(self, draft: Draft, text: str, today: date, now: datetime | None = None) -> bool:
        """A text that answers the question, or several. Whether it answered any: then these are to be stored."""
        step = draft["step"]
        try:
            several = None if step and self.field(step).kind.free else self.column(text, step)
        except BadInput as error:
            draft["trouble"] = trouble_of(error)
            return False
        if several is None:
            return self._read(draft, text, today, now)
        draft["values"].update(several)
        draft["editing"], draft["trouble"] = draft["editing"] or not step, None
        draft["given"], draft["noted"] = list(several), list(several)
        return True

    def _answered(self, draft: Draft) -> None:
        draft["given"], draft["noted"] = [draft["step"]], []

    def forward(self, draft: Draft) -> None:
        """To the next blank after this question, else to the first one; to the card where there is none, and after a
        correction unless it has made nothing wait but what comes out of other answers."""
        blank = self.blank(draft["values"])
        if draft["editing"] and not set(blank) <= {*self.derived}:
            blank = []
        names = [one.name for one in self.fields]
        after = names[names.index(draft["step"]) :] if draft["step"] in names else []
        to = next((name for name in after if name in blank), blank[0] if blank else "")
        self.go(draft, to, editing=draft["editing"] and bool(to))

    def open(self, draft: Draft, name: str) -> None:
        """A question of the card, or one that another depends on: a blank is asked like any, an answer is corrected."""
        if not draft["step"]:
            draft["given"] = []
        draft["noted"] = []
        self.go(draft, name, editing=name not in self.blank(draft["values"]))

    def back(self, draft: Draft) -> None:
        """The question before; of what was answered last nothing more is said."""
        draft["given"], draft["noted"] = [], []
        super().back(draft)
