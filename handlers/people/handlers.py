"""What the buttons of people do."""

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode

from handlers.context import client_key, notice, start_link, work_of
from handlers.entries import visit
from handlers.people.kept import AboutJoin, AboutTenure, JoinKept, PeopleKept
from handlers.people.states import Centers, People
from handlers.states import FormStates
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept
from handlers.widgets.once import keep_on_screen, leave_as_it_is, show_once
from models.codes import CodeHash
from models.errors import DomainError
from models.people import INVITE_LIFE, NAME_LENGTH
from services.people import centers, invites, members
from services.people.invitation import Invitation
from services.texts import texts


def mine_of(manager: DialogManager) -> PeopleKept:
    """What the dialogue keeps."""
    return kept(manager, PeopleKept)


async def knock(_: object, manager: DialogManager) -> None:
    """A link was opened: look what it invites to. A link that is no good raises DomainError with the reason."""
    work, mine, wrong = work_of(manager), kept(manager, JoinKept), manager.middleware_data["wrong_codes"]
    wrong.check(work.actor.user_id, work.clock.now())
    try:
        found = await invites.read_invite(work, CodeHash(mine.code))
    except DomainError as error:
        if error.key == "invite-unknown":
            wrong.count(work.actor.user_id, work.clock.now())
        raise
    mine.center, mine.post, mine.guest = found.center, found.place, found.guest


async def agree(manager: DialogManager) -> None:
    """With the consent the name is asked; without it nothing is kept."""
    mine, actor = kept(manager, JoinKept), work_of(manager).actor
    name = "" if actor.name else manager.middleware_data["event_from_user"].full_name[:NAME_LENGTH]
    start = AboutJoin(code=mine.code, guest=actor.name or mine.guest, telegram_name=name)
    await manager.start(FormStates.step, start.json(), mode=StartMode.RESET_STACK)


async def begin(_: object, manager: DialogManager) -> None:
    """`/people` or `/centers`, or an invite whose link is to be sent anew."""
    mine = mine_of(manager)
    if mine.invite or mine.center:
        await _renew(manager)


async def open_member(manager: DialogManager, tenure: int) -> None:
    """A person of the list."""
    mine = mine_of(manager)
    mine.holding, mine.sure = tenure, False
    await manager.switch_to(People.member)


async def change_tenure(manager: DialogManager) -> None:
    """The form of work and trade."""
    await open_form(manager, AboutTenure(holding=mine_of(manager).holding))


async def hand_over(manager: DialogManager) -> None:
    """What goes along with the post, and the link for whoever comes."""
    await visit(manager, "handover", tenure=mine_of(manager).holding)


async def end_tenure(manager: DialogManager) -> None:
    """The second tap: the person leaves the post."""
    mine = mine_of(manager)
    await members.end_tenure(work_of(manager), mine.holding)
    await notice(manager, texts().plain("people-ended"))
    mine.page = 0
    await manager.switch_to(People.list)


async def open_invite(manager: DialogManager, invite: int) -> None:
    """An open link of the list."""
    mine = mine_of(manager)
    mine.invite, mine.links, mine.seen = invite, 0, False
    await manager.switch_to(People.invite)


async def revoke(manager: DialogManager) -> None:
    """The end of an invite."""
    await invites.revoke_invite(work_of(manager), mine_of(manager).invite)
    await notice(manager, texts().plain("people-revoked"))
    await manager.switch_to(People.invites)


async def invite_coordinator(manager: DialogManager, center: int) -> None:
    """A centre of the list: a link for one more coordinator. One press that is handled twice makes one."""
    press = manager.event.id if isinstance(manager.event, CallbackQuery) else ""
    made = await centers.invite_coordinator(work_of(manager), center, f"{client_key(manager)}:{press}")
    mine = mine_of(manager)
    mine.center, mine.links = center, 0
    _show_link(manager, made)
    await manager.switch_to(Centers.invite)


async def send_anew(manager: DialogManager, links: int) -> None:
    """A new link, which is seen this once; the second of two taps leaves the one that the first has shown."""
    if links == mine_of(manager).links:
        await _renew(manager)
    else:
        await second_tap(manager)


async def _renew(manager: DialogManager) -> None:
    work, mine = work_of(manager), mine_of(manager)
    made = await (
        invites.renew_invite(work, mine.invite) if mine.invite else centers.renew_coordinator_invite(work, mine.center)
    )
    _show_link(manager, made)


def _show_link(manager: DialogManager, made: Invitation) -> None:
    """Show the link where this press has made one."""
    mine = mine_of(manager)
    mine.seen = bool(made.code)
    if made.code:
        mine.links += 1
        show_once(manager, {"link": start_link(manager) + made.code, "days": INVITE_LIFE.days})


def leave_link(state: State) -> OnClick:
    """Back to the list; a link that stands on the screen remains in the chat."""

    async def left(manager: DialogManager) -> None:
        mine = mine_of(manager)
        if mine.seen:
            keep_on_screen(manager)
        mine.seen = False
        await manager.switch_to(state)

    return left


async def second_tap(manager: DialogManager) -> None:
    """It does not wipe out a link that stands. Raises DomainError where none does, as for any press that is late."""
    if not mine_of(manager).seen:
        raise DomainError("error-stale")
    leave_as_it_is(manager)
