"""What the buttons of papers do."""

from functools import partial

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from markupsafe import Markup

from handlers.context import work_of
from handlers.entries import visit
from handlers.papers.kept import PapersKept, PapersStart
from handlers.papers.states import PaperStates
from handlers.widgets.kept import kept, started
from handlers.widgets.sending import progress
from handlers.widgets.typed_period import typed_period
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.papers.kinds import PaperKind
from models.periods import Period, Span
from services.papers.making import order_paper
from services.periods import name_of
from services.plan import years
from services.texts import label, texts


def mine_of(manager: DialogManager) -> PapersKept:
    """What the dialogue keeps."""
    return kept(manager, PapersKept)


async def begin(_: object, manager: DialogManager) -> None:
    """This year, or the school year where the centre's plan is of one; or what was typed after the command."""
    work, mine = work_of(manager), mine_of(manager)
    if await years.by_school_years(work):
        mine.period = Period.around(Span.SCHOOL, work.today)
    if argument := started(manager, PapersStart).argument:
        await _typed(manager, argument)


async def make(manager: DialogManager, kind: PaperKind) -> None:
    """Make the paper for the chosen period; it comes as a message of its own."""
    work, mine = work_of(manager), mine_of(manager)
    period = mine.period_at(work.today)
    async with progress(manager, partial(_words, label("paper", kind))) as tell:
        await order_paper(work, kind, period, progress=tell)
    mine.tell("papers-made", paper=label("paper", kind), period=name_of(period))


async def open_gaps(manager: DialogManager) -> None:
    """What the papers of the chosen year still lack."""
    period = mine_of(manager).period_at(work_of(manager).today)
    await visit(manager, "gaps", year=period.year)


def _words(paper: str, done: int, of: int) -> Markup:
    return texts().html("papers-making", paper=paper, done=done, of=of)


async def choose_period(manager: DialogManager, period: Period) -> None:
    """One of the offered periods."""
    if not period.near(work_of(manager).today):
        raise DomainError("error-stale")
    mine_of(manager).period = period
    await manager.switch_to(PaperStates.list)


async def own_dates(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Any period, typed under the question or under the list."""
    await _typed(manager, message.text)


async def _typed(manager: DialogManager, text: str | None) -> None:
    """To the list of papers of that period, or to the question, with what was wrong."""
    mine, read = mine_of(manager), typed_period(text, work_of(manager).today)
    if isinstance(read, TextKey):
        mine.wrong = read
        await manager.switch_to(PaperStates.period)
        return
    mine.wrong, mine.period = None, read
    await manager.switch_to(PaperStates.list)
