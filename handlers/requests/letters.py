"""What the buttons under letters about requests do."""

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode
from markupsafe import Markup

from handlers.context import notice, work_of
from handlers.requests.kept import RequestsStart
from handlers.requests.states import RequestStates
from handlers.widgets.letters import Press, Presses, close_letter
from handlers.widgets.sending import send_kept
from models.errors import DomainError
from models.requests.tables import Rating
from places.requests import AppointPlace, FilePlace, RecommendationPlace, RequestPlace, RequestThen, SlotPlace
from services.requests import answering, cards, closing, scheduling
from services.texts import texts


async def open_request(manager: DialogManager, place: RequestPlace) -> None:
    """The card, whatever was open before."""
    await _card(manager, place.request)


async def accept(manager: DialogManager, place: RequestPlace) -> None:
    """One tap: the letter says so, and the card follows."""
    await answering.accept(work_of(manager), place.request)
    await notice(manager, texts().plain("request-accepted"))
    await close_letter(manager, _said(place.request, "request-accepted"))
    _below(manager)
    await _card(manager, place.request)


async def pick(manager: DialogManager, place: SlotPlace) -> None:
    """One tap on an offered time appoints it; in a group it is marked, and the letter stays for the other times."""
    request, appointed = await scheduling.pick_slot(work_of(manager), place.slot)
    await notice(manager, texts().plain("request-picked" if appointed else "request-marked"))
    if appointed:
        await close_letter(manager, _said(request, "request-picked"))
    await _card(manager, request)


async def appoint(manager: DialogManager, place: AppointPlace) -> None:
    """The supervisor of a group appoints the time that everybody was asked about."""
    request, come, rest = await scheduling.appoint_slot(work_of(manager), place.slot)
    said = {"come": str(come), "rest": str(rest)}
    await notice(manager, texts().plain("request-appointed-group", **said))
    await close_letter(manager, texts().html("request-appointed-group", **said))
    await _card(manager, request)


async def fulfil(manager: DialogManager, place: RecommendationPlace) -> None:
    """What was recommended is done."""
    request = await closing.fulfil(work_of(manager), place.recommendation)
    await notice(manager, texts().plain("request-fulfilled"))
    await close_letter(manager, _said(request, "request-fulfilled"))


async def pass_on(manager: DialogManager, place: RequestPlace) -> None:
    """Whom to pass it to is asked on a window of its own."""
    await answering.list_takers(work_of(manager), place.request)  # what cannot be passed on any more opens nothing
    _below(manager)
    await _open(manager, RequestsStart(request=place.request), RequestStates.takers)


async def send_file(manager: DialogManager, place: FilePlace) -> None:
    """The document that answered a request."""
    file_id, words = await cards.open_file(work_of(manager), place.event)
    await send_kept(manager, file_id, words)


def form(name: str, rating: Rating | None = None) -> Press:
    """A short form about the request, over its card."""

    async def opened(manager: DialogManager, place: RequestPlace) -> None:
        # somebody else's, and what was recorded meanwhile, is refused before anything opens
        request = (await cards.open_request(work_of(manager), place.request)).request
        if name == "request-hold" and not request.pending:
            raise DomainError(f"request-is-{request.state}")
        if rating is not None and request.rated_at is not None:
            raise DomainError("request-rated")
        if rating is None:
            _below(manager)
        await _open(manager, RequestsStart(request=place.request, form=name, rating=rating))

    return opened


def _below(manager: DialogManager) -> None:
    """The card of a new request changes once more when somebody answers it: no window may stand in its place."""
    manager.show_mode = ShowMode.SEND


def _said(request: int, key: str) -> Markup:
    return texts().html("letter-closed", number=str(request), said=texts().plain(key))


async def _card(manager: DialogManager, request: int) -> None:
    await _open(manager, RequestsStart(request=request))


async def _open(manager: DialogManager, start: RequestsStart, state: State = RequestStates.card) -> None:
    await manager.start(state, start.json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {
    (RequestPlace, RequestThen.OPEN): open_request,
    (RequestPlace, RequestThen.ACCEPT): accept,
    (RequestPlace, RequestThen.PASS): pass_on,
    (RequestPlace, RequestThen.SAY): form("request-say"),
    (RequestPlace, RequestThen.ANSWER): form("request-answer"),
    (RequestPlace, RequestThen.DECLINE): form("request-decline"),
    (RequestPlace, RequestThen.HOLD): form("request-hold"),
    (RequestPlace, RequestThen.OTHER): form("request-other-time"),
    (RequestPlace, RequestThen.YES): form("request-rate", Rating.YES),
    (RequestPlace, RequestThen.PARTLY): form("request-rate", Rating.PARTLY),
    (RequestPlace, RequestThen.NO): form("request-rate", Rating.NO),
    (SlotPlace, None): pick,
    (AppointPlace, None): appoint,
    (FilePlace, None): send_file,
    (RecommendationPlace, None): fulfil,
}
