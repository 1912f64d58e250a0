"""What the buttons of requests do."""

from typing import Any

from aiogram_dialog import DialogManager

from handlers.context import data_of, notice, number_in, start_of, work_of
from handlers.entries import go
from handlers.requests.papers import send_description
from handlers.states import FormStates, RequestLists, RequestStates
from handlers.widgets.pages import turned
from handlers.widgets.sending import send_kept
from models.errors import DomainError
from models.requests.tables import Kind, Rating
from services.requests import answering, cards, closing, groups, lists, scheduling
from services.requests.lists import View
from services.requests.sides import Side
from services.texts import texts

FORMS = {
    "!say": "request-say",
    "!answer": "request-answer",
    "!decline": "request-decline",
    "!offer": "request-offer",
    "!call_off": "request-call-off",
    "!other": "request-other-time",
    "!describe": "request-describe",
    "!recommend": "request-recommend",
    "!reopen": "request-reopen",
}
ELSEWHERE = {"!pass": RequestStates.takers, "!group": RequestStates.group, "!deliver": RequestStates.deliver}
PLACES = {"!answerers": RequestLists.answerers, "!topics": RequestLists.topics, "!journals": RequestLists.journals}


async def begin(_: object, manager: DialogManager) -> None:
    """`/requests`, or a request at once: «requests 12», or out of a letter, with a form over its card."""
    start = start_of(manager)
    argument = str(start.get("argument", ""))
    if "request" in start:
        data_of(manager)["request"] = start["request"]
    if start.get("form") == "request-hold":
        await begin_holding(manager, start["request"])
    elif "form" in start:
        await manager.start(FormStates.step, start)
    if argument.isascii() and argument.isdigit():
        data_of(manager)["request"] = number_in(f"#{argument}")
        await manager.switch_to(RequestStates.card)


async def from_choose(data: str, manager: DialogManager) -> None:
    """A kind of request opens its form."""
    if data == "!menu":
        await go(manager, "menu")
    elif data in set(Kind):
        await manager.start(FormStates.step, {"form": data})


async def from_home(data: str, manager: DialogManager) -> None:
    """A view, the counts, the load, or one of the coordinator's lists."""
    data_of(manager).update(page=0, what="", called="", done=None)
    if data in ("!menu", "!request"):
        await go(manager, data[1:])
    elif data in PLACES:
        await manager.start(PLACES[data])
    elif data == "!load":
        await manager.switch_to(RequestStates.load)
    elif data in set(View):
        data_of(manager)["view"] = data
        counted = data in (View.DISTRICT, View.TOPIC)
        await manager.switch_to(RequestStates.counts if counted else RequestStates.list)


async def from_list(data: str, manager: DialogManager) -> None:
    """Open a request, turn the page."""
    if data.startswith("#"):
        data_of(manager).update(request=number_in(data), done=None, sure=False)
        await manager.switch_to(RequestStates.card)
    elif not turned(data, manager) and data == "!home":
        await manager.switch_to(RequestStates.home)


async def from_counts(data: str, manager: DialogManager) -> None:
    """The requests of one district or topic."""
    if data == "!home":
        await manager.switch_to(RequestStates.home)
    elif data.startswith("#"):
        work, district = work_of(manager), data_of(manager)["view"] == View.DISTRICT
        found = await (lists.count_districts(work) if district else lists.count_topics(work))
        number = number_in(data)
        if number >= len(found):
            raise DomainError("error-stale")
        what, name, _ = found[number]
        data_of(manager).update(what=what, called=name, page=0)
        await manager.switch_to(RequestStates.list)


async def from_load(data: str, manager: DialogManager) -> None:
    """Nothing but back."""
    if data == "!home":
        await manager.switch_to(RequestStates.home)


async def from_card(data: str, manager: DialogManager) -> None:
    """What can be done with a request."""
    request, mine = data_of(manager)["request"], data_of(manager)
    mine.update(done=None, sure=data == "!cancel")
    work = work_of(manager)
    if data == "!list":
        await manager.switch_to(RequestStates.list if "view" in mine else RequestStates.home)
    elif data in FORMS:
        await manager.start(FormStates.step, {"form": FORMS[data], "request": request})
    elif data in ELSEWHERE:
        mine["out"] = []
        await manager.switch_to(ELSEWHERE[data])
    elif data.startswith("!rate ") and data[6:] in set(Rating):
        await manager.start(FormStates.step, {"form": "request-rate", "request": request, "rating": data[6:]})
    elif data.startswith("="):
        mine["done"] = await _choose_time(manager, request, number_in(data))
    elif data.startswith("d"):
        await closing.fulfil(work, number_in(data))
        await notice(manager, texts().plain("request-fulfilled"))
    elif data.startswith("f"):
        await _send_file(manager, request, number_in(data))
    elif data in OPENINGS:
        await OPENINGS[data](manager, request)
    elif data in DEEDS:
        deed, said = DEEDS[data]
        await deed(work, request)
        mine["done"] = {"key": said, "args": {}}


DEEDS: dict[str, tuple[Any, str]] = {
    "!accept": (answering.accept, "request-accepted"),
    "!sure": (closing.cancel, "request-cancelled"),
    "!leave": (scheduling.leave, "request-left"),
    "!close": (closing.close, "request-closed"),
}
"""What one tap does without a question: the use case, and what is said then."""


async def _choose_time(manager: DialogManager, request: int, slot: int) -> dict[str, Any] | None:
    """An offered time was pressed: the author picks it, the supervisor of a group appoints it."""
    work = work_of(manager)
    if (await cards.open_request(work, request)).side is Side.AUTHOR:
        picked = await scheduling.pick(work, request, slot)
        return {"key": "request-picked", "args": {}} if picked else None
    come, rest = await scheduling.appoint(work, request, slot)
    return {"key": "request-appointed-group", "args": {"come": str(come), "rest": str(rest)}}


async def _send_file(manager: DialogManager, request: int, number: int) -> None:
    past = (await cards.open_request(work_of(manager), request)).past
    if number >= len(past) or not past[number].file_id:
        raise DomainError("error-stale")
    await send_kept(manager, past[number].file_id, past[number].words)


async def from_takers(data: str, manager: DialogManager) -> None:
    """The post that the request is passed to."""
    if data.startswith("="):
        post = await answering.pass_on(work_of(manager), data_of(manager)["request"], number_in(data))
        await notice(manager, texts().plain("request-passed", post=post))
        await manager.switch_to(RequestStates.home)
    elif data == "!card":
        await manager.switch_to(RequestStates.card)


async def from_group(data: str, manager: DialogManager) -> None:
    """Take requests out and in, and gather the group."""
    mine = data_of(manager)
    if data.startswith("="):
        mine["out"] = sorted(set(mine.get("out", [])) ^ {number_in(data)})
    elif data == "!join":
        work, request = work_of(manager), mine["request"]
        chosen = [one.id for one in await groups.list_alike(work, request) if one.id not in mine.get("out", [])]
        count = await groups.join(work, request, chosen)
        mine["done"] = {"key": "request-joined", "args": {"count": count}}
        await manager.switch_to(RequestStates.card)
    elif data == "!card":
        await manager.switch_to(RequestStates.card)


async def begin_holding(manager: DialogManager, request: int) -> None:
    """How it went; of a group, first who came."""
    data_of(manager).update(request=request, out=[])
    if await groups.list_members(work_of(manager), request):
        await manager.switch_to(RequestStates.attendance)
    else:
        await manager.start(FormStates.step, {"form": "request-hold", "request": request})


OPENINGS = {"!paper": send_description, "!hold": begin_holding}


async def from_attendance(data: str, manager: DialogManager) -> None:
    """Take out who did not come; the form of the meeting follows, on the card of somebody who did."""
    mine = data_of(manager)
    if data.startswith("="):
        mine["out"] = sorted(set(mine.get("out", [])) ^ {number_in(data)})
    elif data == "!next":
        out = mine.get("out", [])
        came = [one.id for one in await groups.list_members(work_of(manager), mine["request"]) if one.id not in out]
        if not came:
            raise DomainError("meeting-nobody")
        mine["request"] = mine["request"] if mine["request"] in came else came[0]
        await manager.switch_to(RequestStates.card)
        await manager.start(FormStates.step, {"form": "request-hold", "request": mine["request"], "absent": out})
    elif data == "!card":
        await manager.switch_to(RequestStates.card)


async def from_deliver(data: str, manager: DialogManager) -> None:
    """A link instead of a document, or back."""
    request = data_of(manager)["request"]
    await manager.switch_to(RequestStates.card)
    if data == "!words":
        await manager.start(FormStates.step, {"form": "request-deliver", "request": request})


async def changed(_start: Any, result: Any, manager: DialogManager) -> None:
    """A form came back: say above the card what it did."""
    data_of(manager)["done"] = result
