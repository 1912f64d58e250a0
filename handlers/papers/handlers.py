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
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.papers.kinds import PaperKind
from models.period_words import parse_period
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
    mine = mine_of(manager)
    mine.wrong = TextKey("form-only-text") if text is None else _read(manager, text)
    await manager.switch_to(PaperStates.period if mine.wrong else PaperStates.list)


def _read(manager: DialogManager, text: str) -> TextKey | None:
    """Choose the period that the text names; what is wrong with it else."""
    today = work_of(manager).today
    try:
        period = parse_period(text, today)
    except ValueError:
        return TextKey("summary-not-dates", {"typed": text[:60]})
    if not period.near(today):
        return TextKey("form-day-far", {"day": name_of(period)})
    mine_of(manager).period = period
    return None
