"""«Сколько семинаров за квартал»: the summary of what is named, for whoever may see it."""

from collections.abc import Sequence

from handlers.summary.kept import SummaryStart
from handlers.widgets.phrases import Opens, Way
from models.access import Permission
from models.forms.kinds import TextKey
from models.period_words import period_in
from models.sentences import Intent
from services.periods import name_of
from services.phrases import Understood
from services.work import Work


async def sum_up(work: Work, found: Understood) -> Sequence[Way] | TextKey:
    """The summary of the period that is named, else of this quarter; one's own numbers for whoever sees no others."""
    period = period_in(found.draft.text, work.today)
    if not work.actor.may(Permission.SEE_SUMMARY):
        return TextKey("phrase-summary-not-yours")
    what = name_of(period) if period else ""
    start = SummaryStart(period=period)
    return [Way(command="summary", start=start.json(), word=TextKey("phrase-summary", {"what": what or "none"}))]


PHRASES: dict[str, Opens] = {Intent.SUMMARY: sum_up}
