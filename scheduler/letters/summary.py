"""The summary of a period that is over, to whom wants it: its figures are those of the moment when it is sent."""

from datetime import date

from markupsafe import Markup

from models.access import Permission
from models.notifications import NoticeKind
from models.periods import Period
from models.summaries import SummaryRhythm, issue_of
from places.summary import SummaryPlace, SummaryThen
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from services.summary.figures import summarise
from services.summary.pages import pages
from services.summary.sentences import sentences
from services.summary.standing import standing
from services.texts import texts


async def summary(context: LetterContext) -> Letter | Skipped:
    """Its first page, the way to all of it, and how often it comes. A period without anything in it is not told of, nor
    is one that was over long ago: whoever pauses does not read old news."""
    rhythm = SummaryRhythm(context.row.details["rhythm"])
    work = await context.reader()
    if not work.actor.may(Permission.SEE_SUMMARY) or context.person.summary_rhythm is not rhythm:
        return skipped("summary-moot-unwanted")
    period = rhythm.period_at(date.fromisoformat(context.row.details["first"]))
    if context.today > issue_of(rhythm, period).until:
        return skipped("summary-moot-old")
    found, stands = await summarise(work, period), await standing(work, period)
    if not (found.activities.now or found.joined or stands.requests.asked):
        return skipped("summary-moot-empty")
    first, *more = pages(found, context.today, sentences(stands, period, context.today))
    text = Markup("\n\n").join([first, texts().html("summary-sent-more")]) if more else first
    return Letter(text=text, buttons=_buttons(rhythm, period))


def _buttons(rhythm: SummaryRhythm, period: Period) -> list[list[Button]]:
    others = [SummaryThen(one.value) for one in SummaryRhythm if one is not rhythm]
    rows = [[SummaryThen(f"open_{rhythm}")], others, [SummaryThen.STOP]]
    keys = {SummaryThen(f"open_{rhythm}"): "summary-sent-open", SummaryThen.STOP: "summary-sent-stop"}
    return [
        [
            Button(
                texts().plain(keys.get(then, f"summary-sent-to-{then}")),
                SummaryPlace(first=period.first.toordinal(), then=then),
            )
            for then in row
        ]
        for row in rows
    ]


WRITERS: Writers = {NoticeKind.SUMMARY: summary}
