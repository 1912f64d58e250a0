"""What the buttons of people do."""

from collections.abc import Awaitable, Callable

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode

from handlers.context import client_key, data_of, notice, number_in, start_link, start_of, work_of
from handlers.entries import go
from handlers.people.forms import RENEW
from handlers.states import Centers, FormStates, Join, People
from handlers.widgets.once import keep_on_screen, leave_as_it_is, show_once
from handlers.widgets.pages import turned
from models.codes import CodeHash
from models.errors import DomainError
from models.people import INVITE_LIFE, NAME_LENGTH
from services.people import centers, invites, members
from services.people.invitation import Invitation
from services.texts import texts
from services.work import Work


async def knock(_: object, manager: DialogManager) -> None:
    """A link was opened: look what it invites to. A link that is no good raises DomainError with the reason."""
    work, wrong = work_of(manager), manager.middleware_data["wrong_codes"]
    wrong.check(work.actor.telegram_id, work.clock.now())
    try:
        found = await invites.read_invite(work, CodeHash(start_of(manager)["code"]))
    except DomainError as error:
        if error.key == "invite-unknown":
            wrong.count(work.actor.telegram_id, work.clock.now())
        raise
    data_of(manager).update(center=found.center, post=found.place, guest=found.guest)


async def consent(answer: str, manager: DialogManager) -> None:
    """Without the consent nothing is kept."""
    if answer != "yes":
        await manager.switch_to(Join.refused)
        return
    actor, user = work_of(manager).actor, manager.middleware_data["event_from_user"]
    start = {
        "form": "join",
        "code": start_of(manager)["code"],
        "guest": actor.name or data_of(manager)["guest"],
        "telegram_name": "" if actor.name else user.full_name[:NAME_LENGTH],
    }
    await manager.start(FormStates.step, start, mode=StartMode.RESET_STACK)


async def begin(_: object, manager: DialogManager) -> None:
    """`/people`, or an invite whose link is to be sent anew."""
    if id_ := _to_renew(manager):
        data_of(manager)["invite"] = id_
        _show_link(manager, await invites.renew_invite(work_of(manager), id_))
        await manager.switch_to(People.invite)


async def begin_centers(_: object, manager: DialogManager) -> None:
    """`/centers`, or the open invite of one whose link is to be sent anew."""
    if id_ := _to_renew(manager):
        data_of(manager)["center"] = id_
        _show_link(manager, await centers.renew_coordinator_invite(work_of(manager), id_))
        await manager.switch_to(Centers.invite)


def _to_renew(manager: DialogManager) -> int:
    """Whose link is to be sent anew; 0 where the dialogue was not opened for that."""
    word, _, number = str(start_of(manager).get("argument", "")).partition(" ")
    return number_in(f"#{number}") if word == RENEW else 0


async def from_list(data: str, manager: DialogManager) -> None:
    """The list of people: turn the page, open a person, invite, see the links."""
    if data.startswith("#"):
        data_of(manager).update(holding=number_in(data), sure=False)
        await manager.switch_to(People.member)
    elif data == "!links":
        data_of(manager)["page"] = 0
        await manager.switch_to(People.invites)
    elif not turned(data, manager):
        await go(manager, data[1:])


async def from_member(data: str, manager: DialogManager) -> None:
    """One person: leaving a post is asked twice."""
    if data == "!end":
        data_of(manager)["sure"] = True
        return
    if data == "!tenure":
        await manager.start(FormStates.step, {"form": "tenure", "holding": data_of(manager)["holding"]})
        return
    if data == "!sure":
        await members.end_tenure(work_of(manager), data_of(manager)["holding"])
        await notice(manager, texts().plain("people-ended"))
    data_of(manager)["page"] = 0
    await manager.switch_to(People.list)


async def from_invites(data: str, manager: DialogManager) -> None:
    """The open links."""
    if data.startswith("#"):
        data_of(manager).update(invite=number_in(data), links=0)
        await manager.switch_to(People.invite)
    elif data == "!list":
        data_of(manager)["page"] = 0
        await manager.switch_to(People.list)
    elif not turned(data, manager):
        await go(manager, data[1:])


async def from_invite(data: str, manager: DialogManager) -> None:
    """One invite: a new link, which is seen this once, or the end of it."""
    kept = data_of(manager)
    if data.startswith("~"):
        await _renew(data, manager, lambda work: invites.renew_invite(work, kept["invite"]))
    elif data == "!revoke":
        await invites.revoke_invite(work_of(manager), kept["invite"])
        await notice(manager, texts().plain("people-revoked"))
        await manager.switch_to(People.invites)
    elif data == "!links":
        _leave_link(manager)
        await manager.switch_to(People.invites)
    else:
        leave_as_it_is(manager)  # the second tap on the list that this window took the place of


async def from_centers(data: str, manager: DialogManager) -> None:
    """The centres: a link for one more coordinator, or a new centre."""
    if data.startswith("#"):
        key = f"{client_key(manager)}:{_press(manager)}"
        made = await centers.invite_coordinator(work_of(manager), number_in(data), key)
        data_of(manager).update(center=number_in(data), links=0)
        _show_link(manager, made)
        await manager.switch_to(Centers.invite)
    elif not turned(data, manager):
        await go(manager, "center" if data == "!new" else "menu")


async def from_center(data: str, manager: DialogManager) -> None:
    """A centre's open invite: a new link, which is seen this once, or back."""
    if data.startswith("~"):
        center = data_of(manager)["center"]
        await _renew(data, manager, lambda work: centers.renew_coordinator_invite(work, center))
    elif data == "!list":
        _leave_link(manager)
        await manager.switch_to(Centers.list)
    else:
        leave_as_it_is(manager)  # the second tap on the list that this window took the place of


async def _renew(data: str, manager: DialogManager, make: Callable[[Work], Awaitable[Invitation]]) -> None:
    """A new link; the second of two taps leaves the one that the first has shown."""
    if number_in(data) != data_of(manager).get("links", 0):
        leave_as_it_is(manager)
        return
    _show_link(manager, await make(work_of(manager)))


def _show_link(manager: DialogManager, made: Invitation) -> None:
    """Show the link where this press has made one."""
    kept = data_of(manager)
    kept["seen"] = bool(made.code)
    if made.code:
        kept["links"] = kept.get("links", 0) + 1
        show_once(manager, {"link": start_link(manager) + made.code, "days": INVITE_LIFE.days})


def _leave_link(manager: DialogManager) -> None:
    """A link that stands on the screen remains in the chat."""
    if data_of(manager).pop("seen", False):
        keep_on_screen(manager)


def _press(manager: DialogManager) -> str:
    """One press, so that the same press handled twice makes one link."""
    return manager.event.id if isinstance(manager.event, CallbackQuery) else ""
