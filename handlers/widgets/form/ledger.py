"""A form that is a column of numbers: what it shows, and what one typed number is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from handlers.context import Bag
from models.forms.form import Draft, Form, Trouble
from models.forms.kinds import Rows
from services.work import Work


@dataclass(frozen=True)
class LedgerView:
    """A `Ledger` as its windows show it."""

    options: Bag
    form: Form
    draft: Draft


@dataclass(frozen=True, kw_only=True)
class Entered:
    """How a ledger stands when answers were stored: what is loaded of it, and all its answers."""

    options: Bag
    values: Bag
    about: Bag = field(default_factory=dict)
    """What of its start is another now: the report that the first number has made."""
    ask: str = ""
    """The question to ask before any blank one, and why (`trouble`)."""
    trouble: Trouble | None = None


@dataclass(frozen=True, kw_only=True)
class LedgerSpec:
    """What an area says besides of a form whose `build` gives a `Ledger`."""

    put: Callable[[Work, Bag, Bag, Bag], Awaitable[Entered]]
    """`put(work, start, options, answers)` stores the answers of one text or press in a transaction of its own. What it
    refuses leaves the ledger as it was."""
    question: Callable[[Work, LedgerView, Markup], Markup]
    """What stands around the question: where in what it is, what was wrong with the last answer."""
    card: Callable[[Work, LedgerView, Markup | None], tuple[Markup, Rows]]
    """The answers, what is blank, what does not hold, and what was wrong with the last text; `!next` goes on, `!save`
    hands in, `@name` opens a question."""
