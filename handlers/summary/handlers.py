"""What the buttons of the summary do."""

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput

from documents.papers.registry import DOCX, PNG
from handlers.activities.kept import RecordsKept
from handlers.activities.states import My
from handlers.context import work_of
from handlers.summary import getters
from handlers.summary.kept import SummaryKept, SummaryStart
from handlers.summary.states import SummaryStates
from handlers.widgets.kept import kept, started
from handlers.widgets.sending import send_paper
from handlers.widgets.typed_period import typed_period
from models.activity_filters import Filter
from models.audit import Paper
from models.errors import DomainError
from models.events.funnel import TurnoutCut
from models.forms.kinds import TextKey
from models.papers.kinds import PaperKind
from models.periods import Period, Span
from models.summaries import SummaryRhythm
from services.events import wishes
from services.papers.making import order_paper
from services.periods import name_of
from services.plan import years
from services.subscriptions import choosing
from services.summary import paper as summary_paper
from services.texts import label, texts


def mine_of(manager: DialogManager) -> SummaryKept:
    """What the dialogue keeps."""
    return kept(manager, SummaryKept)


async def begin(_: object, manager: DialogManager) -> None:
    """This quarter, all districts; of one's own records this year, «Мой год»; the school year where the centre's plan
    is of one. Or what was typed after the command."""
    start, mine, work = started(manager, SummaryStart), mine_of(manager), work_of(manager)
    mine.own = start.own
    span = Span.YEAR if start.own else Span.QUARTER
    if await years.by_school_years(work):
        span = Span.SCHOOL
    mine.choose(start.period or Period.around(span, work.today))
    if start.argument:
        await _typed(manager, start.argument)


async def turn(manager: DialogManager, number: int) -> None:
    """A page by its number."""
    mine_of(manager).page = number


async def before(manager: DialogManager) -> None:
    """The period before."""
    mine = mine_of(manager)
    mine.choose(mine.period_at(work_of(manager).today).before())


async def after(manager: DialogManager) -> None:
    """The period after."""
    mine = mine_of(manager)
    mine.choose(mine.period_at(work_of(manager).today).after())


async def open_records(manager: DialogManager) -> None:
    """The records that it counts."""
    mine = mine_of(manager)
    period = mine.period_at(work_of(manager).today)
    counted = Filter(period=Period.of(period.first, period.last), district=mine.district)
    await manager.start(My.list, RecordsKept(own=mine.own, behind=True, filter=counted).json())


async def open_line(manager: DialogManager, line: int) -> None:
    """The records of one line. Raises DomainError for one that counts nothing any more."""
    mine = mine_of(manager)
    found = [one for one in (await getters.behind_lines(work_of(manager), mine)) if one.id == line]
    if not found:
        raise DomainError("error-stale")
    await manager.start(My.list, RecordsKept(own=mine.own, behind=True, filter=found[0].filter).json())


async def send_file(manager: DialogManager) -> None:
    """It as a workbook."""
    work, mine = work_of(manager), mine_of(manager)
    period = mine.period_at(work.today)
    paper = await (
        summary_paper.own_workbook(work, period)
        if mine.own
        else summary_paper.summary_workbook(work, period, mine.district)
    )
    key = "summary-my-file-name" if mine.own else "summary-file-name"
    await send_paper(manager, Paper.SUMMARY, paper, texts().plain(key, period=name_of(period).replace("/", "-")))
    manager.show_mode = ShowMode.SEND  # the window stays under the file


async def look_by(manager: DialogManager, cut: TurnoutCut) -> None:
    """How people come, by something else."""
    mine = mine_of(manager)
    mine.cut, mine.page_turnout = cut, 0


async def ask_for_dates(manager: DialogManager) -> None:
    """Districts that never came are asked which day suits them."""
    mine, work = mine_of(manager), work_of(manager)
    mine.tell("summary-dates-asked", count=await wishes.ask_for_dates(work, mine.period_at(work.today)))


async def send_chart(manager: DialogManager) -> None:
    """It as a picture."""
    await _order(manager, PNG)


async def send_word(manager: DialogManager) -> None:
    """It as a page for Word."""
    await _order(manager, DOCX)


async def _order(manager: DialogManager, suffix: str) -> None:
    """It comes as a message of its own."""
    work, mine = work_of(manager), mine_of(manager)
    period = mine.period_at(work.today)
    await order_paper(work, PaperKind.SUMMARY, period, formats=(suffix,), district_id=mine.district)
    mine.tell("papers-made", paper=label("paper", PaperKind.SUMMARY), period=name_of(period))


async def choose_rhythm(manager: DialogManager, rhythm: SummaryRhythm) -> None:
    """Send it so often from now on."""
    await _chosen(manager, rhythm)


async def stop_sending(manager: DialogManager) -> None:
    """Send it no more."""
    await _chosen(manager, None)


async def _chosen(manager: DialogManager, rhythm: SummaryRhythm | None) -> None:
    await choosing.choose_rhythm(work_of(manager), rhythm)
    mine_of(manager).tell("summary-sent-chosen", rhythm=rhythm.value if rhythm else "never")


async def choose_period(manager: DialogManager, period: Period) -> None:
    """One of the offered periods."""
    if not period.near(work_of(manager).today):
        raise DomainError("error-stale")
    mine_of(manager).choose(period)
    await manager.switch_to(SummaryStates.page)


async def own_dates(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Any period, typed: under the question or under the summary itself."""
    await _typed(manager, message.text)


async def _typed(manager: DialogManager, text: str | None) -> None:
    """To the summary of that period, or to the question, with what was wrong."""
    mine, read = mine_of(manager), typed_period(text, work_of(manager).today)
    if isinstance(read, TextKey):
        mine.wrong = read
        await manager.switch_to(SummaryStates.period)
        return
    mine.wrong = None
    mine.choose(read)
    await manager.switch_to(SummaryStates.page)


async def choose_district(manager: DialogManager, district: int) -> None:
    """A district, or 0 for all of them. A foreign one is refused by the use case."""
    mine = mine_of(manager)
    mine.district, mine.page = district or None, 0
    await manager.switch_to(SummaryStates.page)
