"""The form that a dialogue holds right now: its spec, its questions, its draft."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache

from aiogram_dialog import DialogManager

from handlers.context import Bag, data_of, start_link, start_of, work_of
from handlers.form.told import begun_with, said_in, with_days
from handlers.states import FormStates
from handlers.widgets.form.ledger import LedgerSpec, LedgerView
from handlers.widgets.form.spec import FormSpec, Submission
from models.errors import DomainError
from models.forms.form import Draft, Form
from models.forms.kinds import TextKey
from models.phrases import Told
from models.words import Wording
from services.texts import spoken
from speed import wire

Specs = Mapping[str, FormSpec]


def takes_text(specs: Specs, state: object, start: Bag) -> bool:
    """Whether that window is one of a form that a text answers, the card being so where it is a ledger's."""
    if state == FormStates.review.state:
        return start["form"] in specs and specs[start["form"]].ledger is not None
    return state in (FormStates.step.state, FormStates.privacy.state)


def form_of(spec: FormSpec, options: Bag) -> Form:
    """The questions of that form; one form serves everybody who is offered the same in the same words."""
    return _built(spec, wire.dumps(options), spoken())


@lru_cache(maxsize=512)
def _built(spec: FormSpec, options: bytes, _words: Wording) -> Form:
    return spec.build(wire.loads(options))


def question_in(specs: Specs, window: Bag | None) -> tuple[Form, Draft] | None:
    """The form and the draft of a window as a chat keeps it; None where it asks nothing. What an older release kept and
    this one cannot read raises DomainError, KeyError, TypeError or ValueError."""
    if window is None or not takes_text(specs, window["state"], window["start_data"]):
        return None
    data = window["dialog_data"]
    return form_of(specs[window["start_data"]["form"]], data["options"]), data["draft"]


class OpenForm:
    """Reads and writes the dialogue's data; everything in it is JSON."""

    def __init__(self, specs: Specs, manager: DialogManager) -> None:
        self.manager, self.specs = manager, specs
        self.data: Bag = data_of(manager)
        self.start: Bag = start_of(manager)
        if self.start["form"] not in specs:
            raise DomainError("error-stale")  # the release before had it
        self.spec = specs[self.start["form"]]

    @cached_property
    def form(self) -> Form:
        """The questions, made of what was loaded when the form began."""
        return form_of(self.spec, self.data["options"])

    @property
    def draft(self) -> Draft:
        draft: Draft = self.data["draft"]
        return draft

    @property
    def today(self) -> date:
        return work_of(self.manager).today

    @property
    def now(self) -> datetime:
        """What the clock of whoever answers shows, as times are kept that they type."""
        work = work_of(self.manager)
        return work.actor.here(work.clock.now()).replace(tzinfo=None)

    @property
    def dirty(self) -> bool:
        """Whether anything was answered that leaving would lose."""
        if self.spec.ledger is not None or self.data.get("saved"):
            return False
        return bool(self.draft["values"] != self.data["before"])

    @property
    def answered(self) -> Bag:
        """The answers that this form was not opened with."""
        values, before = self.draft["values"], self.data["before"]
        return {name: value for name, value in values.items() if value != before.get(name) or name == "type"}

    @property
    def about(self) -> TextKey | None:
        """What the form is about, where that is more than its name."""
        said = self.data.get("about")
        return TextKey(said["key"], said["args"]) if said else None

    @property
    def told(self) -> Told | None:
        """What a sentence has told of it."""
        return said_in(self.start)

    @property
    def save_word(self) -> str:
        """What its answers are done with: «Сохранить», «Отправить»."""
        return str(self.data.get("save_word") or self.spec.save_word)

    async def begin(self) -> None:
        """Load what the form needs and make its draft."""
        opening = await self.spec.open(work_of(self.manager), self.start)
        # a key of its own: records of a chat outlive its dialogues
        key = self.start.get("key") or secrets.token_urlsafe(12)
        self.data.update(options=opening.options, before=opening.values, key=key)
        self.data.update(save_word=opening.save_word, stored=opening.stored)
        if opening.about is not None:
            self.data["about"] = {"key": opening.about.key, "args": dict(opening.about.args)}
        told = said_in(self.start)
        if told is not None and self.spec.ledger is None:
            self.data["options"] = with_days(opening.options, told)
            self.data["draft"] = begun_with(self.form, opening, told)
            return
        self.data["draft"] = self.form.begin(opening.values, review=opening.review)
        if opening.first:
            self.form.ask(self.draft, [(opening.first, opening.ui), *opening.then])

    @property
    def view(self) -> LedgerView:
        """A ledger for the area that words it."""
        return LedgerView(self.data["options"], self.form, self.draft)

    async def store(self, ledger: LedgerSpec) -> None:
        """Store what was just answered, and go on from how the ledger stands then."""
        answers = {name: self.draft["values"][name] for name in self.draft["given"]}
        entered = await ledger.put(work_of(self.manager), self.start, self.data["options"], answers)
        self.start.update(entered.about)
        self._take(entered.options, entered.values)
        if not entered.ask:
            self.form.forward(self.draft)
            return
        self.form.go(self.draft, entered.ask)
        self.draft["trouble"] = entered.trouble

    async def reload(self) -> None:
        """The card of a ledger as it stands in the database."""
        opening = await self.spec.open(work_of(self.manager), self.start)
        self._take(opening.options, opening.values)
        self.form.go(self.draft, "", editing=False)

    def _take(self, options: Bag, values: Bag) -> None:
        self.data["options"], self.draft["values"] = options, dict(values)
        self.__dict__.pop("form", None)

    async def turned(self) -> "OpenForm":
        """The form that asks further: this one, or the one that its answers lead to, begun with what is known."""
        other = self.spec.becomes(self.answered, self.start)
        if other is None:
            return self
        context = self.manager.current_context()
        context.start_data = other
        context.dialog_data.clear()
        turned = OpenForm(self.specs, self.manager)
        await turned.begin()
        return turned

    def submission(self) -> Submission:
        """What there is to save. Raises DomainError while a required answer is missing."""
        answers = self.form.answers(self.draft)
        key = f"{work_of(self.manager).actor.account}:{self.data['key']}"
        return Submission(
            answers=answers,
            before=self.data["before"],
            start=self.start,
            client_key=key,
            start_link=start_link(self.manager),
        )
