"""What the buttons under a summary that was sent do."""

from datetime import date

from aiogram_dialog import DialogManager, ShowMode, StartMode

from handlers.context import notice, work_of
from handlers.summary.kept import SummaryStart
from handlers.summary.states import SummaryStates
from handlers.widgets.letters import Presses, close_letter
from models.access import Permission
from models.errors import Denied, DomainError
from models.summaries import SummaryRhythm
from places.summary import SummaryPlace, SummaryThen
from services.subscriptions import choosing
from services.texts import texts

OPENED = {
    SummaryThen.OPEN_WEEK: SummaryRhythm.WEEK,
    SummaryThen.OPEN_MONTH: SummaryRhythm.MONTH,
    SummaryThen.OPEN_QUARTER: SummaryRhythm.QUARTER,
}
CHOSEN = {
    SummaryThen.WEEK: SummaryRhythm.WEEK,
    SummaryThen.MONTH: SummaryRhythm.MONTH,
    SummaryThen.QUARTER: SummaryRhythm.QUARTER,
    SummaryThen.STOP: None,
}


async def open_summary(manager: DialogManager, place: SummaryPlace) -> None:
    """The summary of that period. Raises DomainError for one that no summary is of."""
    work = work_of(manager)
    if not work.actor.may(Permission.SEE_SUMMARY):
        raise Denied(Permission.SEE_SUMMARY)
    try:
        period = OPENED[place.then].period_at(date.fromordinal(place.first))
    except (OverflowError, ValueError):
        raise DomainError("error-stale") from None
    if not period.near(work.today):
        raise DomainError("error-stale")
    manager.show_mode = ShowMode.SEND
    await manager.start(SummaryStates.page, SummaryStart(period=period).json(), mode=StartMode.RESET_STACK)


async def choose(manager: DialogManager, place: SummaryPlace) -> None:
    """So often from now on, or never: one tap, and the letter says so."""
    rhythm = CHOSEN[place.then]
    await choosing.choose_rhythm(work_of(manager), rhythm)
    told = {"rhythm": rhythm.value if rhythm else "never"}
    await notice(manager, texts().plain("summary-sent-chosen", **told))
    await close_letter(manager, texts().html("summary-sent-chosen", **told), below=True)


PRESSES: Presses = {
    **{(SummaryPlace, then): open_summary for then in OPENED},
    **{(SummaryPlace, then): choose for then in CHOSEN},
}
