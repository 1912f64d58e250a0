"""What the buttons of people do."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode

from handlers.context import client_key, data_of, notice, number_in, start_of, work_of
from handlers.entries import go
from handlers.states import Centers, FormStates, Join, People
from handlers.widgets.pages import turned
from models.errors import DomainError
from models.people import NAME_LENGTH
from services.people import centers, invites, members
from services.texts import texts


async def knock(_: object, manager: DialogManager) -> None:
    """A link was opened: look what it invites to. A link that is no good raises DomainError with the reason."""
    work, wrong = work_of(manager), manager.middleware_data["wrong_codes"]
    wrong.check(work.actor.telegram_id, work.clock.now())
    try:
        found = await invites.read_invite(work, start_of(manager)["code"])
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
        await members.end_holding(work_of(manager), data_of(manager)["holding"])
        await notice(manager, texts().plain("people-ended"))
    data_of(manager)["page"] = 0
    await manager.switch_to(People.list)


async def from_invites(data: str, manager: DialogManager) -> None:
    """The open links."""
    if data.startswith("#"):
        data_of(manager)["invite"] = number_in(data)
        await manager.switch_to(People.invite)
    elif data == "!list":
        data_of(manager)["page"] = 0
        await manager.switch_to(People.list)
    elif not turned(data, manager):
        await go(manager, data[1:])


async def from_invite(data: str, manager: DialogManager) -> None:
    """One link."""
    if data == "!revoke":
        await invites.revoke_invite(work_of(manager), data_of(manager)["invite"])
        await notice(manager, texts().plain("people-revoked"))
    await manager.switch_to(People.invites)


async def from_centers(data: str, manager: DialogManager) -> None:
    """The centres: a link for one more coordinator, or a new centre."""
    if data.startswith("#"):
        key = f"{client_key(manager)}:{_press(manager)}"
        made = await centers.invite_coordinator(work_of(manager), number_in(data), key)
        data_of(manager).update(code=made.code, center=made.center)
        await manager.switch_to(Centers.invite)
    elif data == "!list":
        await manager.switch_to(Centers.list)
    elif not turned(data, manager):
        await go(manager, "center" if data == "!new" else "menu")


def _press(manager: DialogManager) -> str:
    """One press, so that the same press handled twice makes one link."""
    return manager.event.id if isinstance(manager.event, CallbackQuery) else ""
