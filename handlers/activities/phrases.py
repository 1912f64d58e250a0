"""What sentences open here: the form of a record that knows what was said, the records that are looked for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from handlers.activities.kept import RecordsKept
from handlers.widgets.phrases import LABEL, Opens, Way, to_form
from models.activities import Type
from models.activity_filters import Filter
from models.forms.kinds import TextKey
from models.period_words import period_in
from models.phrases import Told, as_usual, said_activity, wanted_words
from models.sentences import ActivityDraft, Found, Intent
from models.trip_words import tells_of_trip
from services import phrases
from services.periods import name_of
from services.phrases import Understood
from services.texts import label, texts
from services.work import Work

USUAL = re.compile(r"\bкак (?:обычно|всегда|в прошлый раз|на той неделе|на прошлой неделе)\b", re.IGNORECASE)


async def log_told(work: Work, found: Understood) -> Sequence[Way]:
    """A form for each thing that was done; of days that lie apart each is one. A trip has a form of its own."""
    if tells_of_trip(found.draft):
        return ()
    if USUAL.search(found.draft.text):
        return await log_as_usual(work, found)
    parts = [one for activity in found.draft.part.activities for one in _by_days(activity)]
    return [await _way(work, found, one, alone=len(parts) == 1) for one in parts]


async def told_line(work: Work, kind: Type, line: str) -> Way:
    """The form that knows what one line said of something of that kind; what is no fact in it is the title."""
    found = await phrases.understand(work, f"{label('type', kind)} {line}")
    drafts = found.draft.part.activities
    draft = drafts[0] if drafts else ActivityDraft(title=Found(" ".join(line.split()), line))
    told = said_activity(draft, found.draft.text, work.today, found.districts)
    told.values["type"] = kind.value
    await _guess(work, told)
    return to_form("activity", told, _word(told))


def _by_days(draft: ActivityDraft) -> Sequence[ActivityDraft]:
    """«10 и 12 марта» are two, «с 9 по 13 марта» is one of which the day is asked."""
    days = draft.days.value if draft.days else ()
    if draft.days is None or len(days) < 2 or any(b - a == timedelta(days=1) for a, b in pairwise(days)):
        return [draft]
    return [replace(draft, days=replace(draft.days, value=(day,))) for day in days]


async def _way(work: Work, found: Understood, draft: ActivityDraft, *, alone: bool) -> Way:
    told = said_activity(draft, found.draft.text, work.today, found.districts, alone=alone and not found.draft.also)
    await _guess(work, told)
    return to_form("activity", told, _word(told))


def _word(told: Told) -> TextKey:
    kind = label("type", told.values["type"]) if "type" in told.values else texts().plain("activity-form")
    title = told.values.get("title", "")
    return TextKey("phrase-log", {"what": f"{kind} «{title}»"[:LABEL] if title else kind})


async def _guess(work: Work, told: Told) -> None:
    """What the person does as a rule stands where nothing was said, and the card says so."""
    own = work.actor.district_ids
    open_yet = "district" not in told.values and "district" not in told.asks
    if open_yet and len(own) > 1:
        told.doubt("district", "phrase-doubt-own-district")
    if open_yet and not own and (usual := await phrases.usual_district(work)) is not None:
        told.guess("district", str(usual), texts().plain("phrase-as-usual"))
    proofs = told.values.get("evidence", {})
    if any(one["there"] and not one["place"] for one in proofs.values()):
        places = await phrases.last_places(work)
        laid = {
            kind: {**one, "place": one["place"] or (places.get(kind, "") if one["there"] else "")}
            for kind, one in proofs.items()
        }
        if laid != proofs:
            told.guess("evidence", laid, told.sources.get("evidence", ""))


async def log_as_usual(work: Work, found: Understood) -> Sequence[Way]:
    """«Как обычно»: the last record of the kind that is named, today; nothing where it was not said."""
    if not USUAL.search(found.draft.text):
        return ()
    drafts = found.draft.part.activities
    draft = drafts[0] if drafts else ActivityDraft()
    before = await phrases.last_like(work, draft.type.value if draft.type else None)
    if before is None:
        return ()
    told = said_activity(draft, found.draft.text, work.today, found.districts, alone=False)
    usual = as_usual(before, told, work.today, texts().plain("phrase-as-last-time"))
    return [to_form("activity", usual, _word(usual))]


async def find_told(work: Work, found: Understood) -> Sequence[Way]:
    """One's own records of a stretch of time, or whose titles hold the words; not for what the library has."""
    text = found.draft.text
    if "library" in found.draft.part.more:
        return ()
    period = period_in(text, work.today)
    word = "" if period else " ".join(wanted_words(text))
    if not period and not word:
        return [Way(command="my", word=TextKey("menu-my"))]
    start = RecordsKept(filter=Filter(period=period, word=word))
    what = name_of(period) if period else word
    return [Way(command="my", start=start.json(), word=TextKey("phrase-my", {"what": what}))]


PHRASES: dict[str, Opens] = {
    Intent.ACTIVITY: log_told,
    Intent.UNCLEAR: log_as_usual,
    Intent.SEARCH: find_told,
}
