"""What the windows of a sentence show."""

from dataclasses import dataclass

from markupsafe import Markup

from handlers.area import forms
from handlers.context import Bag
from handlers.form.at_once import begun
from handlers.form.getters import card, unsaid_in
from handlers.phrases.kept import Card, PhraseKept
from handlers.widgets.phrases import LABEL, Way
from handlers.widgets.text import button, lines, paragraphs, said
from models.forms.kinds import TextKey
from models.phrases import Told
from services.texts import texts
from services.work import Work

ROOM = 3500
"""Characters of all cards together; Telegram takes 4096."""


@dataclass(frozen=True)
class NumberedWay:
    """A way or a card with its number."""

    id: int
    way: Way
    card: Card | None = None


@dataclass(frozen=True)
class ChooseFacts:
    """Where the sentence may lead."""

    ways: list[NumberedWay]


@dataclass(frozen=True)
class SeveralFacts:
    """The cards, those that wait, and those that may be dropped or taken back."""

    told: list[Markup]
    waiting: list[NumberedWay]
    droppable: list[NumberedWay]
    count: int


async def choose(_work: Work, mine: PhraseKept) -> ChooseFacts:
    """The ways, in the order of their likelihood."""
    return ChooseFacts([NumberedWay(number, way) for number, way in enumerate(mine.ways, 1)])


async def several(work: Work, mine: PhraseKept) -> SeveralFacts:
    """Every card as it stands: what is to be stored, what is, what is dropped."""
    numbered = [NumberedWay(number, one.way, one) for number, one in enumerate(mine.cards, 1)]
    opened: Bag = {}
    told = [await _told(work, one.id, one.card, opened) for one in numbered if one.card]
    waiting = [one for one in numbered if one.card and one.card.waits]
    droppable = [one for one in numbered if one.card and one.card.saved is None]
    return SeveralFacts(told, waiting, droppable, len(waiting))


async def _told(work: Work, number: int, one: Card, opened: Bag) -> Markup:
    name = texts().html("phrase-card", number=str(number), what=said(one.way.word))
    if one.saved:
        return lines(name, said(one.saved))
    if one.dropped:
        return lines(name, texts().html("phrase-card-dropped"))
    spec = forms()[one.way.form]
    form, draft, _ = await begun(work, spec, one.way, opened)
    values = draft["values"]
    shown = card(spec.name, [*form.asked(values), *form.extras(values)], values)
    trouble = texts().html("form-trouble", trouble=said(one.trouble)) if one.trouble else None
    return lines(name, shown, unsaid_in(Told(**one.way.said), values) or None, trouble)


def cards_text(_work: Work, shown: SeveralFacts) -> Markup:
    """All cards, as many of them as fit whole."""
    text = paragraphs(*shown.told)
    if len(text.striptags()) <= ROOM:
        return text
    fitting = shown.told[:1]
    while len(paragraphs(*fitting).striptags()) < ROOM and len(fitting) < len(shown.told):
        fitting = shown.told[: len(fitting) + 1]
    return paragraphs(*fitting[:-1], texts().html("form-shortened"))


def way_text(_work: Work, one: NumberedWay) -> str:
    """A way on its button."""
    return button(one.way.word)[:LABEL]


def open_text(_work: Work, one: NumberedWay) -> TextKey:
    """A card's button."""
    return TextKey("phrase-open", {"number": str(one.id)})


def drop_text(_work: Work, one: NumberedWay) -> TextKey:
    """What drops a card, or takes it back."""
    dropped = one.card is not None and one.card.dropped
    return TextKey("phrase-take-back" if dropped else "phrase-drop", {"number": str(one.id)})
