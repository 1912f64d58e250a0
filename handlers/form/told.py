"""A form that begins with what a sentence told: its answers stand, what is doubtful is asked, the rest is not."""

from handlers.context import Bag
from handlers.widgets.form.spec import FormBeginning
from models.forms.form import Draft, Form
from models.phrases import Told

CHOICES = ("format", "circumstances")
"""Questions of several small choices: what was not said of them stays."""


def said_in(start: Bag) -> Told | None:
    """What the form was started with; None where it was opened by a tap."""
    return Told(**start["said"]) if start.get("said") else None


def with_days(options: Bag, told: Told) -> Bag:
    """The days to choose from are those that were named."""
    return {**options, "days": told.days} if told.days else options


def begun_with(form: Form, opening: FormBeginning, told: Told) -> Draft:
    """The draft at the first question that is still to be asked, or on the card: what is doubtful, what the form would
    ask of itself and was not said, and then what the card lacks."""
    values = dict(opening.values)
    for name, value in told.values.items():
        known = values.get(name)
        values[name] = {**known, **value} if name in CHOICES and isinstance(known, dict) else value
    for name in told.asks:
        if name not in told.values:
            values.pop(name, None)  # what is usual is no answer where something else was said
    draft = form.begin(values, review=True)
    may_be_asked = {field.name for field in form.asked(values)}
    own = [(opening.first, opening.ui), *opening.then] if opening.first and opening.first not in told.values else []
    asks: list[tuple[str, Bag]] = [(name, {}) for name in told.asks if name in may_be_asked]
    asks += [(name, ui) for name, ui in own if name in may_be_asked and name not in told.asks]
    if asks:
        form.ask(draft, asks)
    return draft
