"""What the buttons of the check do, and what comes of a text that is pasted."""

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from handlers.claims.kept import ClaimsKept
from handlers.context import work_of
from handlers.widgets.kept import kept
from models.periods import Period, Span
from services import claims
from services.plan import years


async def begin(_: object, manager: DialogManager) -> None:
    """The school year where the centre's plan is of one."""
    work = work_of(manager)
    if await years.by_school_years(work):
        kept(manager, ClaimsKept).period = Period.around(Span.SCHOOL, work.today)


async def before(manager: DialogManager) -> None:
    """The period before."""
    _choose(manager, _period(manager).before())


async def after(manager: DialogManager) -> None:
    """The period after."""
    _choose(manager, _period(manager).after())


async def by_quarter(manager: DialogManager) -> None:
    """This quarter, for a report of a quarter."""
    _choose(manager, Period.around(Span.QUARTER, work_of(manager).today))


async def by_year(manager: DialogManager) -> None:
    """This year."""
    _choose(manager, Period.around(Span.YEAR, work_of(manager).today))


async def pasted(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A paragraph, typed or pasted."""
    mine = kept(manager, ClaimsKept)
    mine.checked = False
    found = await claims.check_text(work_of(manager), _period(manager), (message.text or "").encode(), "")
    mine.tell_of(found.period, found.claims)


def _period(manager: DialogManager) -> Period:
    return kept(manager, ClaimsKept).period_at(work_of(manager).today)


def _choose(manager: DialogManager, period: Period) -> None:
    mine = kept(manager, ClaimsKept)
    mine.period, mine.checked = period, False
