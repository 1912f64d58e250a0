"""What the buttons of `/requests` do."""

from collections.abc import Awaitable, Callable

from aiogram_dialog import DialogManager

from handlers.context import notice, row_in, work_of
from handlers.entries import visit
from handlers.library.handlers import open_above
from handlers.requests.kept import AboutRating, AboutRequest, RequestsKept, RequestsStart
from handlers.requests.papers import send_description
from handlers.requests.states import RequestStates
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept, started
from handlers.widgets.sending import send_kept
from models.errors import DomainError
from models.library.kinds import Use
from models.requests.tables import Rating
from services.requests import answering, cards, closing, groups, lists, scheduling
from services.requests.lists import View
from services.requests.relations import Relation
from services.texts import texts
from services.work import Work


def mine_of(manager: DialogManager) -> RequestsKept:
    """What the dialogue keeps."""
    return kept(manager, RequestsKept)


async def begin(_: object, manager: DialogManager) -> None:
    """`/requests`, or a request at once: «requests 12», or out of a letter, with a form over its card."""
    start, mine = started(manager, RequestsStart), mine_of(manager)
    mine.request = start.request
    if start.form == "request-hold":
        await begin_holding(manager)
    elif start.form:
        await (form(start.form)(manager) if start.rating is None else rate(manager, start.rating))
    elif start.argument.isascii() and start.argument.isdigit():
        mine.request = row_in(start.argument)
        await manager.switch_to(RequestStates.card)


async def open_view(manager: DialogManager, view: View) -> None:
    """A view, or the counts by which it is narrowed."""
    mine = mine_of(manager)
    mine.view, mine.page, mine.what, mine.called = view, 0, "", ""
    counted = view in (View.DISTRICT, View.TOPIC)
    await manager.switch_to(RequestStates.counts if counted else RequestStates.list)


async def open_counted(manager: DialogManager, number: int) -> None:
    """The requests of one district or topic."""
    work, mine = work_of(manager), mine_of(manager)
    found = await (lists.count_districts(work) if mine.view is View.DISTRICT else lists.count_topics(work))
    if number >= len(found):
        raise DomainError("error-stale")
    (mine.what, mine.called, _), mine.page = found[number], 0
    await manager.switch_to(RequestStates.list)


async def open_card(manager: DialogManager, request: int) -> None:
    """A request of the list."""
    mine = mine_of(manager)
    mine.request, mine.cancelling = request, False
    await manager.switch_to(RequestStates.card)


async def close_card(manager: DialogManager) -> None:
    """Back to the list that it was opened from."""
    await manager.switch_to(RequestStates.list if mine_of(manager).view else RequestStates.home)


def form(name: str) -> OnClick:
    """A short form about the request, over its card."""
    return lambda manager: open_form(manager, AboutRequest(form=name, request=mine_of(manager).request))


def deed(use_case: Callable[[Work, int], Awaitable[object]], said: str) -> OnClick:
    """What one tap does without a question, and what is said then."""

    async def done(manager: DialogManager) -> None:
        mine = mine_of(manager)
        mine.cancelling = False
        await use_case(work_of(manager), mine.request)
        mine.tell(said)

    return done


async def rate(manager: DialogManager, rating: Rating) -> None:
    """Whether it helped; a word may be added."""
    await open_form(manager, AboutRating(form="request-rate", request=mine_of(manager).request, rating=rating))


async def fulfil(manager: DialogManager, recommendation: int) -> None:
    """What was recommended is done."""
    await closing.fulfil(work_of(manager), recommendation)
    await notice(manager, texts().plain("request-fulfilled"))


async def choose_time(manager: DialogManager, slot: int) -> None:
    """An offered time was pressed: the author picks it, the supervisor of a group appoints it."""
    work, mine = work_of(manager), mine_of(manager)
    if (await cards.open_request(work, mine.request)).relation is Relation.AUTHOR:
        if await scheduling.pick(work, mine.request, slot):
            mine.tell("request-picked")
        return
    come, rest = await scheduling.appoint(work, mine.request, slot)
    mine.tell("request-appointed-group", come=str(come), rest=str(rest))


async def send_file(manager: DialogManager, number: int) -> None:
    """The document that answered the request."""
    past = (await cards.open_request(work_of(manager), mine_of(manager).request)).past
    if number >= len(past) or not past[number].file_id:
        raise DomainError("error-stale")
    await send_kept(manager, past[number].file_id, past[number].words)


async def open_given(manager: DialogManager, material: int) -> None:
    """What of the library the request was answered with."""
    await open_above(manager, material, Use.ANSWER)


async def attach(manager: DialogManager) -> None:
    """What of the library answers it: what is asked for is looked for at once."""
    await visit(manager, "find", request=mine_of(manager).request)


async def send_paper(manager: DialogManager) -> None:
    """«Описание супервизии»."""
    await send_description(manager, mine_of(manager).request)


async def pass_on(manager: DialogManager, post: int) -> None:
    """The post that the request is passed to."""
    taken = await answering.pass_on(work_of(manager), mine_of(manager).request, post)
    await notice(manager, texts().plain("request-passed", post=taken))
    await manager.switch_to(RequestStates.home)


async def take_out(manager: DialogManager, request: int) -> None:
    """Take a request of the group out, or in again."""
    mine = mine_of(manager)
    mine.out = sorted({*mine.out} ^ {request})


async def join(manager: DialogManager) -> None:
    """Gather the group."""
    work, mine = work_of(manager), mine_of(manager)
    chosen = [one.id for one in await groups.list_alike(work, mine.request) if one.id not in mine.out]
    mine.tell("request-joined", count=await groups.join(work, mine.request, chosen))
    await manager.switch_to(RequestStates.card)


async def begin_holding(manager: DialogManager) -> None:
    """How it went; of a group, first who came."""
    mine = mine_of(manager)
    mine.out = []
    if await groups.list_members(work_of(manager), mine.request):
        await manager.switch_to(RequestStates.attendance)
    else:
        await open_form(manager, AboutRequest(form="request-hold", request=mine.request))


async def hold(manager: DialogManager) -> None:
    """The form of the meeting, on the card of somebody who came. Raises DomainError when nobody did."""
    mine = mine_of(manager)
    came = [one.id for one in await groups.list_members(work_of(manager), mine.request) if one.id not in mine.out]
    if not came:
        raise DomainError("meeting-nobody")
    mine.request = mine.request if mine.request in came else came[0]
    await manager.switch_to(RequestStates.card)
    await open_form(manager, AboutRequest(form="request-hold", request=mine.request, absent=mine.out))


async def deliver_words(manager: DialogManager) -> None:
    """A link instead of a document."""
    await manager.switch_to(RequestStates.card)
    await form("request-deliver")(manager)
