"""What sentences open here: the item that was done or is moved, what of the plan is looked for."""

from collections.abc import Sequence
from dataclasses import asdict

from handlers.plan.kept import PlanStart
from handlers.widgets.phrases import LABEL, Opens, Way, to_form
from models.forms.kinds import TextKey
from models.period_words import period_in
from models.periods import Period, Span
from models.phrases import Told, of_item, said_activity, wanted_words
from models.sentences import ActivityDraft, Intent
from places.plan import ItemPlace, ItemThen
from services.periods import name_of
from services.phrases import Understood
from services.plan import lists
from services.plan.lists import Line, View
from services.texts import label
from services.work import Work

CANDIDATES = 5
SHORTEST_STEM, ENDING = 4, 2
"""Letters that a word keeps, and those at its end that change with its case."""


async def find_done(work: Work, found: Understood) -> Sequence[Way]:
    """The items that may have been done, each with the form of a record for it; where none is, that of any record."""
    ways: list[Way] = []
    for draft in found.draft.part.activities:
        told = said_activity(draft, found.draft.text, work.today, found.districts)
        items = [one for one in await _items(work, draft) if one.left or not one.total]
        ways += [_way(one, ItemThen.DONE, of_item(told)) for one in items[:CANDIDATES]]
        if not items and Intent.ACTIVITY not in found.draft.near:
            ways.append(to_form("activity", told, TextKey("phrase-log", {"what": _called(draft)})))
    return ways


async def find_moved(work: Work, found: Understood) -> Sequence[Way] | TextKey:
    """The items that may be moved, each with the form that moves it to the day that was said."""
    draft = (*found.draft.part.activities, ActivityDraft())[0]
    told = Told()
    if draft.days and draft.days.value[0] >= work.today:
        told.take("day", draft.days, draft.days.value[0].isoformat())
    elif draft.days:
        told.doubt("day", "phrase-doubt-behind")
    items = [one for one in await _items(work, draft) if one.left]
    if not items:
        return TextKey("phrase-no-item", {"what": _called(draft)})
    return [_way(one, ItemThen.MOVE, told) for one in items[:CANDIDATES]]


def _called(draft: ActivityDraft) -> str:
    if draft.title:
        return draft.title.value[:LABEL]
    return label("type", draft.type.value) if draft.type else "–"


def _way(item: Line, then: ItemThen, told: Told) -> Way:
    key = "phrase-done" if then is ItemThen.DONE else "phrase-move"
    start = PlanStart(place=ItemPlace(item=item.id, then=then).pack(), told=asdict(told))
    return Way(command="plan", start=start.json(), word=TextKey(key, {"what": item.content[:LABEL]}))


async def _items(work: Work, draft: ActivityDraft) -> Sequence[Line]:
    """Items that hold the words of the title and of the kind, else of the title, else of the kind."""
    title = _stems(draft.title.value) if draft.title else []
    kind = _stems(label("type", draft.type.value)) if draft.type else []
    for words in (dict.fromkeys([*title, *kind]), title, kind):
        if words and (lines := (await lists.list_items(work, View.SEARCH, 0, " ".join(words))).items):
            return [one for one in lines if not one.cancelled]
    return []


def _stems(text: str) -> list[str]:
    """Words without their endings, as a search among the plan's words takes them."""
    words = [word.strip(".,;:!?»«()") for word in text.split()]
    return [word[: max(SHORTEST_STEM, len(word) - ENDING)] for word in words if len(word) >= SHORTEST_STEM]


async def find_planned(work: Work, found: Understood) -> Sequence[Way]:
    """What is due in the stretch of time that is named, of a month the one ahead; else the items with those words; not
    for what the library has."""
    text = found.draft.text
    if "library" in found.draft.part.more:
        return ()
    period = period_in(text, work.today)
    if period is not None:
        ahead = _ahead(period, work)
        start = PlanStart(period=Period.of(ahead.first, ahead.last))
        return [Way(command="plan", start=start.json(), word=TextKey("phrase-plan", {"what": name_of(ahead)}))]
    words = " ".join(wanted_words(text))
    if not words:
        return [Way(command="plan", word=TextKey("menu-plan"))]
    start = PlanStart(argument=words)
    return [Way(command="plan", start=start.json(), word=TextKey("phrase-plan", {"what": words[:LABEL]}))]


def _ahead(period: Period, work: Work) -> Period:
    """«В мае» said in March is this year's, where records would be last year's."""
    if period.last < work.today and period.span is Span.MONTH and period.first.year == work.today.year - 1:
        return Period.around(Span.MONTH, period.first.replace(year=work.today.year))
    return period


PHRASES: dict[str, Opens] = {Intent.DONE: find_done, Intent.MOVE: find_moved, Intent.SEARCH: find_planned}
