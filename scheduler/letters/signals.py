"""Early signals of a month that is over, to the coordinator."""

from datetime import date

from markupsafe import Markup

from models.access import Permission
from models.notifications import NoticeKind
from models.periods import Period, Span
from models.summaries import SummaryRhythm, issue_of
from places.signals import SignalsPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from services.periods import name_of
from services.signals import mapping
from services.signals.words import followed_words, noticed_words
from services.texts import texts


async def month(context: LetterContext) -> Letter | Line | Skipped:
    """How many came and who noticed, what followed, where nobody notices. Nothing of a centre that has counted nothing
    for half a year, and no old news."""
    work = await context.reader()
    if not work.actor.may(Permission.MANAGE_MONITORING):
        return skipped("moot-signals-unwanted")
    period = Period.around(Span.MONTH, date.fromordinal(context.subject))
    if context.today > issue_of(SummaryRhythm.MONTH, period).until:
        return skipped("moot-signals-old")
    view = await mapping.look(work, period)
    if not (view.found.known or view.told):
        return skipped("moot-signals-nothing")
    before, total = (await mapping.look(work, period.before())).found.total, view.found.total
    head = texts().html(
        "letter-signals",
        month=name_of(period),
        count=total.came,
        who=noticed_words(total) or "none",
        before=str(before.came) if before.known else "none",
    )
    followed = followed_words(total)
    told = [texts().html("signals-then", followed=followed)] if followed else []
    text = Markup("\n").join([head, *told, *map(Markup.escape, view.told)])
    button = Button(texts().plain("letter-signals-open"), SignalsPlace(first=period.first.toordinal()))
    if context.together:
        return Line(text=text, group="digest-signals", buttons=[[button]], button=button)
    return Letter(text=text, buttons=[[button]])


WRITERS: Writers = {NoticeKind.SIGNALS_MONTH: month}
