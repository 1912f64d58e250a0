"""What an area says to get a whole conversation out of its form."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiogram_dialog import DialogManager

from handlers.context import Bag
from handlers.states import FormStates
from handlers.widgets.form.ledger import LedgerSpec
from handlers.widgets.kept import Stored
from handlers.widgets.phrases import Way
from models.forms.form import Form
from models.forms.kinds import TextKey, Values
from services.work import Work


@dataclass(kw_only=True)
class FormStart(Stored):
    """What a form is started with; an area adds what its forms are about."""

    form: str
    said: Bag = field(default_factory=dict)
    """What a sentence told of it before (`models.phrases.Told`)."""
    key: str = ""
    """What it is stored under, where its card is one of several."""


async def open_form(manager: DialogManager, start: FormStart) -> None:
    """Ask the form's questions over this window."""
    await manager.start(FormStates.step, start.json())


async def open_form_of(form: str, manager: DialogManager, **about: object) -> None:
    """The same with a form of another area, which is known by its name and by what it is about."""
    await manager.start(FormStates.step, {"form": form, **about})


def asks(form: str) -> Callable[[DialogManager], Awaitable[None]]:
    """What a button does that opens a form about nothing but what it asks."""
    return lambda manager: open_form(manager, FormStart(form=form))


@dataclass(frozen=True, kw_only=True)
class FormBeginning:
    """How a form begins: what came from the database (kept in the draft, JSON), and answers known beforehand."""

    options: Bag = field(default_factory=dict)
    values: Bag = field(default_factory=dict)
    review: bool = False
    first: str = ""
    """The question to ask before the review card, when all the others are known."""
    ui: Bag = field(default_factory=dict)
    """How that question is unfolded: which of its parts is asked at once."""
    then: tuple[tuple[str, Bag], ...] = ()
    """Questions to ask after it, each with how it is unfolded."""
    about: TextKey | None = None
    """What the form is about, said above every question and on the review card."""
    stored: bool = False
    """Whether what it begins with is stored already: then its questions are asked to put that right."""
    save_word: str = ""
    """What its answers are done with, where that is not always the same."""


async def begin_empty(_work: Work, _start: Values) -> FormBeginning:
    """Nothing is known beforehand."""
    return FormBeginning()


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What there is to save. `before` are the answers that the form was opened with."""

    answers: Bag
    before: Bag
    start: Bag
    client_key: str
    start_link: str

    def link(self, code: str) -> str:
        """The address that brings somebody in by a code."""
        return self.start_link + code


@dataclass(frozen=True)
class Once:
    """What the confirmation shows once and nobody keeps: a link of an invite."""

    args: Bag
    """They stand in the confirmation's words when it is shown for the first time."""
    after: TextKey
    """What is said instead when it is shown again."""
    anew: tuple[str, TextKey]
    """How to get another one then: a command with its argument, and the button's words."""


@dataclass(frozen=True, kw_only=True)
class SaveResult:
    """What the person is told. `again` offers the same form once more; a `result` goes back to who opened the form."""

    word: TextKey
    once: Once | None = None
    again: bool = True
    result: Bag | None = None
    onward: tuple[tuple[str, TextKey], ...] = ()
    """More ways to go on: commands with their arguments, and the buttons' words."""
    amend: str = ""
    """A command with its argument that opens what was saved to be put right."""
    note: TextKey | None = None
    """What is said under the confirmation."""
    other: bool = False
    """Whether something else than what was just said is stored under the form's key: then it is shown first, whatever
    was asked for in the middle of the form."""
    came: bool = False
    """Whether the account may be in another centre now."""


def told(key: str, **args: Any) -> SaveResult:
    """Back to the window that opened the form, which says this above what it shows."""
    return SaveResult(word=TextKey(key, args), result={"key": key, "args": args})


async def _no_twin(_work: Work, _job: Submission) -> TextKey | None:
    return None


async def _nothing_stored(_work: Work, _job: Submission) -> SaveResult | None:
    return None


@dataclass(frozen=True, kw_only=True)
class FormSpec:
    """A form of an area. Its texts are `<name>-<field>-ask` and `<name>-<field>`, see `locales/`."""

    name: str
    open: Callable[[Work, Bag], Awaitable[FormBeginning]]
    build: Callable[[Bag], Form]
    save: Callable[[Work, Submission], Awaitable[SaveResult]]
    twin: Callable[[Work, Submission], Awaitable[TextKey | None]] = _no_twin
    stored: Callable[[Work, Submission], Awaitable[SaveResult | None]] = _nothing_stored
    """What a press before has stored under the same key, when its confirmation did not reach the person: looked up
    before the twin, or the record would be a twin of itself."""
    free: frozenset[str] = frozenset()
    """Fields of free text, which carry the warning about families' data."""
    words: str = ""
    """Whose questions and labels it has where they are another form's."""
    shorter: str = ""
    """A form of fewer questions that its first one offers."""
    leads: Callable[[Work, Values], Awaitable[Way]] | None = None
    """Where its answers lead instead of a card: to a form that begins with them."""
    told_at: frozenset[str] = frozenset()
    """Questions where a whole sentence is taken too, in the place of all the others."""
    besides: Callable[[Work], Awaitable[Bag]] | None = None
    """What the questions under «Подробнее» offer, loaded when somebody looks there."""
    becomes: Callable[[Values, Values], Bag | None] = lambda _values, _start: None
    """Which other form asks further, and what it is started with, once the answers say so: by what was answered and
    changed so far, and by what this one was started with."""
    save_word: str = "form-save"
    """What its answers are done with: «Сохранить», «Отправить» where somebody else gets them."""
    ledger: LedgerSpec | None = None
    """Of a form that is stored as it is answered: nothing is lost when it is left."""

    @property
    def speaks(self) -> str:
        """Whose name its questions' texts begin with."""
        return self.words or self.name
