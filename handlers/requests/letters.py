"""What the buttons under letters about requests do."""

from collections.abc import Mapping

from aiogram_dialog import DialogManager, ShowMode, StartMode
from markupsafe import Markup

from handlers.context import notice, work_of
from handlers.states import RequestStates
from handlers.widgets.letters import Action, close_letter
from models.requests.tables import Rating
from services.requests import answering, cards, closing, scheduling
from services.texts import texts


async def open_request(manager: DialogManager, request: int) -> None:
    """The card, whatever was open before."""
    await manager.start(RequestStates.card, {"request": request}, mode=StartMode.RESET_STACK)


async def accept(manager: DialogManager, request: int) -> None:
    """One tap: the letter says so, and the card follows."""
    await answering.accept(work_of(manager), request)
    await notice(manager, texts().plain("request-accepted"))
    await close_letter(manager, _said(request, "request-accepted"))
    _below(manager)
    await open_request(manager, request)


async def pick(manager: DialogManager, slot: int) -> None:
    """One tap on an offered time appoints it."""
    request = await scheduling.pick_slot(work_of(manager), slot)
    await notice(manager, texts().plain("request-picked"))
    await close_letter(manager, _said(request, "request-picked"))
    await open_request(manager, request)


async def fulfil(manager: DialogManager, recommendation: int) -> None:
    """What was recommended is done."""
    request = await closing.fulfil(work_of(manager), recommendation)
    await notice(manager, texts().plain("request-fulfilled"))
    await close_letter(manager, _said(request, "request-fulfilled"))


async def pass_on(manager: DialogManager, request: int) -> None:
    """Whom to pass it to is asked on a window of its own."""
    _below(manager)
    await manager.start(RequestStates.takers, {"request": request}, mode=StartMode.RESET_STACK)


async def send_file(manager: DialogManager, event: int) -> None:
    """The document that answered a request."""
    file_id, words = await cards.open_file(work_of(manager), event)
    bot, chat = manager.middleware_data["bot"], manager.middleware_data["event_chat"]
    await bot.send_document(chat.id, file_id, caption=words or None)


def form(name: str, rating: Rating | None = None) -> Action:
    """A short form about the request, over its card."""

    async def opened(manager: DialogManager, request: int) -> None:
        await cards.open_request(work_of(manager), request)  # somebody else's is refused before anything opens
        if rating is None:
            _below(manager)
        start = {"request": request, "form": name} | ({"rating": rating.value} if rating else {})
        await manager.start(RequestStates.card, start, mode=StartMode.RESET_STACK)

    return opened


def _below(manager: DialogManager) -> None:
    """The card of a new request changes once more when somebody answers it: no window may stand in its place."""
    manager.show_mode = ShowMode.SEND


def _said(request: int, key: str) -> Markup:
    return texts().html("letter-closed", number=str(request), said=texts().plain(key))


ACTIONS: Mapping[str, Action] = {
    "request-open": open_request,
    "request-accept": accept,
    "request-pass": pass_on,
    "request-say": form("request-say"),
    "request-decline": form("request-decline"),
    "request-hold": form("request-hold"),
    "request-other": form("request-other-time"),
    "request-yes": form("request-rate", Rating.YES),
    "request-partly": form("request-rate", Rating.PARTLY),
    "request-no": form("request-rate", Rating.NO),
    "request-slot": pick,
    "request-file": send_file,
    "recommendation-done": fulfil,
}
