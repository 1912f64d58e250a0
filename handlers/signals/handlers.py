"""What the buttons of signals do."""

from datetime import date

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import client_key, work_of
from handlers.signals.kept import AboutMonth, SignalsKept, SignalsStart, TellKept
from handlers.signals.states import SignalStates, SignalTellStates
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept, started
from handlers.widgets.letters import Presses
from handlers.widgets.typed_period import typed_period
from models.access import Permission
from models.errors import Denied, DomainError
from models.forms.kinds import TextKey
from models.papers.kinds import PaperKind
from models.periods import Period, Span
from models.signals import Measure
from places.signals import SignalsPlace
from services.papers.making import order_paper
from services.periods import name_of
from services.signals import recording
from services.texts import label


def told_of(manager: DialogManager) -> TellKept:
    """What «Поступил сигнал» keeps."""
    return kept(manager, TellKept)


def mine_of(manager: DialogManager) -> SignalsKept:
    """What the map keeps."""
    return kept(manager, SignalsKept)


async def begin_telling(_: object, manager: DialogManager) -> None:
    """Who noticed is asked at once; of several districts which one first."""
    found = await recording.places(work_of(manager))
    if len(found) > 1:
        await manager.switch_to(SignalTellStates.where)
    elif found:
        told_of(manager).district = found[0][0]


async def choose_place(manager: DialogManager, district: int) -> None:
    """Where it comes from."""
    told_of(manager).district = district
    await manager.switch_to(SignalTellStates.who)


async def tell(manager: DialogManager, measure: Measure) -> None:
    """One tap: a signal came. The next press in this window is another one, the same press twice is not."""
    mine = told_of(manager)
    key = f"{client_key(manager)}:{mine.told}"
    mine.entry = await recording.record(work_of(manager), measure, mine.district, key)
    mine.told += 1
    await manager.switch_to(SignalTellStates.done)


async def undo(manager: DialogManager) -> None:
    """It did not come."""
    await recording.undo(work_of(manager), told_of(manager).entry)


async def open_month_of(manager: DialogManager) -> None:
    """The month of what was told."""
    start = SignalsStart(district=told_of(manager).district)
    await manager.start(SignalStates.map, start.json(), mode=StartMode.RESET_STACK)


async def begin_map(_: object, manager: DialogManager) -> None:
    """This quarter, or what was typed behind the command; who has one district sees its month at once."""
    start, mine, work = started(manager, SignalsStart), mine_of(manager), work_of(manager)
    mine.period = start.period
    if start.argument:
        _typed(manager, start.argument)
        return
    own = work.actor.district_ids
    district = start.district or (own[0] if len(own) == 1 and not work.actor.may(Permission.SEE_SUMMARY) else 0)
    if district and start.period is None:
        await open_month(manager, district)


async def open_month(manager: DialogManager, district: int) -> None:
    """A district's month: the last one of the period that has begun."""
    mine, today = mine_of(manager), work_of(manager).today
    last = min(mine.period_at(today).last, today)
    mine.district, mine.month = district, Period.around(Span.MONTH, last).first
    await manager.switch_to(SignalStates.month)


async def before(manager: DialogManager) -> None:
    """The period before."""
    mine = mine_of(manager)
    _near(manager, mine.period_at(work_of(manager).today).before())


async def after(manager: DialogManager) -> None:
    """The period after."""
    mine = mine_of(manager)
    _near(manager, mine.period_at(work_of(manager).today).after())


async def choose_span(manager: DialogManager, span: Span) -> None:
    """So long a period, around the end of the one that is open."""
    mine, today = mine_of(manager), work_of(manager).today
    mine.choose(Period.around(span, min(mine.period_at(today).last, today)))


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Any period, typed."""
    _typed(manager, message.text)


def _typed(manager: DialogManager, text: str | None) -> None:
    mine, read = mine_of(manager), typed_period(text, work_of(manager).today)
    if isinstance(read, TextKey):
        mine.wrong = read
    elif read.first > work_of(manager).today:
        mine.wrong = TextKey("signals-ahead", {"period": name_of(read)})
    else:
        mine.choose(read)


def _near(manager: DialogManager, period: Period) -> None:
    if not period.near(work_of(manager).today):
        raise DomainError("error-stale")
    mine_of(manager).choose(period)


async def month_before(manager: DialogManager) -> None:
    """The month before."""
    mine = mine_of(manager)
    mine.month = mine.month_at(work_of(manager).today).before().first


async def month_after(manager: DialogManager) -> None:
    """The month after. Raises DomainError for one that is still to come."""
    mine, today = mine_of(manager), work_of(manager).today
    later = mine.month_at(today).after()
    if later.first > today:
        raise DomainError("signals-future")
    mine.month = later.first


async def count(manager: DialogManager) -> None:
    """The month's numbers, typed."""
    mine = mine_of(manager)
    month = mine.month_at(work_of(manager).today).first
    await open_form(manager, AboutMonth(form="signals-month", district=mine.district, month=month))


async def order_map(manager: DialogManager) -> None:
    """The map as a picture and a workbook."""
    await _order(manager, PaperKind.SIGNALS)


async def order_letters(manager: DialogManager) -> None:
    """The letters to the councils of the districts."""
    await _order(manager, PaperKind.SIGNALS_LETTERS)


async def _order(manager: DialogManager, kind: PaperKind) -> None:
    work, mine = work_of(manager), mine_of(manager)
    period = mine.period_at(work.today)
    await order_paper(work, kind, period)
    mine.tell("papers-made", paper=label("paper", kind), period=name_of(period))


async def from_letter(manager: DialogManager, place: SignalsPlace) -> None:
    """The map of a month, from a letter."""
    work = work_of(manager)
    if not work.actor.may(Permission.SEE_SIGNALS):
        raise Denied(Permission.SEE_SIGNALS)
    try:
        period = Period.around(Span.MONTH, date.fromordinal(place.first))
    except (OverflowError, ValueError):
        raise DomainError("error-stale") from None
    if not period.near(work.today):
        raise DomainError("error-stale")
    manager.show_mode = ShowMode.SEND
    await manager.start(SignalStates.map, SignalsStart(period=period).json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {(SignalsPlace, None): from_letter}
