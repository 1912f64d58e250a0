"""What the buttons of people who are invited do."""

from collections.abc import Sequence

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import notice, start_link, work_of
from handlers.guests.kept import GuestsKept
from handlers.guests.states import GuestStates
from handlers.widgets.buttons import OnClick
from handlers.widgets.kept import kept
from handlers.widgets.letters import Presses
from handlers.widgets.once import keep_on_screen, leave_as_it_is, show_once
from handlers.widgets.sending import say, send_paper
from handlers.widgets.text import refusal, said
from models.audit import Paper
from models.errors import DomainError
from models.guests.judging import LEFT, NEW
from places.guests import GuestsPlace, SharedPlace
from services.guests import lists, papers, shared, waiting
from services.people import admissions, invites
from services.people.invitation import Invitation
from services.texts import texts

AT_ONCE = 10
"""Messages that go into the chat with one press."""


def mine_of(manager: DialogManager) -> GuestsKept:
    """What the dialogue keeps."""
    return kept(manager, GuestsKept)


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A list in a message, a line a person; what is none is refused, and the window stays."""
    try:
        await take(manager, (message.text or "").encode(), "", message.message_id)
    except DomainError as error:
        await message.answer(said(refusal(work_of(manager), error)))


async def take(manager: DialogManager, data: bytes, name: str, message: int) -> None:
    """Read a list and show it; one that was looked at before and not stored goes."""
    work, mine = work_of(manager), mine_of(manager)
    found = await lists.read_list(work, data, name, f"{work.actor.account}:guests:{message}")
    mine.list, mine.page = found, 0
    await manager.switch_to(GuestStates.check)


async def answer_district(manager: DialogManager, answer: str) -> None:
    """What the district is that is asked about. Raises DomainError for an answer to another one: the second of two
    taps."""
    work, mine = work_of(manager), mine_of(manager)
    number, _, what = answer.partition(".")
    found = await lists.review(work, mine.list)
    if not found.asked or number != str(len(found.content.said)):
        raise DomainError("error-stale")
    own = {str(one): one for one in found.asked[0].nearest}
    if what not in {NEW, LEFT, *own}:
        raise DomainError("error-stale")
    await lists.say_district(work, mine.list, found.asked[0].name, own.get(what), make=what == NEW)
    if len(found.asked) == 1:
        await manager.switch_to(GuestStates.check)


async def store(manager: DialogManager, _: int) -> None:
    """Posts and links of all good lines; the papers come as files, and so do the lines that are to be put right."""
    work, mine = work_of(manager), mine_of(manager)
    stored = await lists.store(work, mine.list)
    await _send_papers(manager, stored.links)
    if stored.doubtful:
        await send_doubtful(manager)
    mine.after = 0
    manager.show_mode = ShowMode.DELETE_AND_SEND
    await manager.switch_to(GuestStates.done)


async def second_tap(manager: DialogManager) -> None:
    """It makes nothing: the files are in the chat."""
    leave_as_it_is(manager)


async def send_doubtful(manager: DialogManager) -> None:
    """The lines that were not stored, as a file to be put right and sent again."""
    content = await lists.doubtful_workbook(work_of(manager), mine_of(manager).list)
    name = f"{texts().plain('guests-doubtful-file')}.xlsx"
    await send_paper(manager, Paper.INVITES, content, name, texts().html("guests-doubtful-caption"))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def drop(manager: DialogManager) -> None:
    """Nothing of the list stays."""
    await lists.drop(work_of(manager), mine_of(manager).list)
    mine_of(manager).list = 0
    await notice(manager, texts().plain("guests-dropped"))
    await manager.switch_to(GuestStates.start)


async def send_messages(manager: DialogManager) -> None:
    """The next ten messages to forward, each with a link of its own."""
    work, mine = work_of(manager), mine_of(manager)
    made = await waiting.more_links(work, mine.after, AT_ONCE)
    if not made:
        mine.after = 0
        mine.tell("guests-messages-over")
        return
    for one in made:
        await _send_message(manager, one)
    mine.after = made[-1].id
    mine.tell("guests-messages", count=len(made))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def open_guest(manager: DialogManager, guest: int) -> None:
    """Somebody who has not come."""
    mine = mine_of(manager)
    mine.guest, mine.links = guest, 0
    await manager.switch_to(GuestStates.guest)


async def send_anew(manager: DialogManager, links: int) -> None:
    """A new link as a message to forward; the second of two taps makes none."""
    work, mine = work_of(manager), mine_of(manager)
    if links != mine.links:
        return
    await _send_message(manager, await invites.renew_invite(work, mine.guest))
    mine.links += 1
    mine.tell("guests-anew-sent")
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def revoke(manager: DialogManager) -> None:
    """The end of an invite."""
    await invites.revoke_invite(work_of(manager), mine_of(manager).guest)
    mine_of(manager).tell("people-revoked")
    await manager.switch_to(GuestStates.waiting)


async def send_all_anew(manager: DialogManager, links: int) -> None:
    """New links for everybody who has not come, as papers; the second of two taps makes none."""
    mine = mine_of(manager)
    if links != mine.links:
        return
    made = await waiting.renew_waiting(work_of(manager))
    await _send_papers(manager, made)
    mine.links, mine.sure, mine.after = mine.links + 1, False, 0
    mine.tell("guests-all-anew", count=len(made))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def _send_papers(manager: DialogManager, made: Sequence[Invitation]) -> None:
    if not made:
        return
    for file in await papers.write_links(work_of(manager), made, start_link(manager)):
        await send_paper(manager, Paper.INVITES, file.content, file.name)


async def _send_message(manager: DialogManager, one: Invitation) -> None:
    work = work_of(manager)
    until = papers.until_of(work, [one])
    await say(manager, papers.message_markup(one, start_link(manager) + one.code, until))


async def begin(_: object, manager: DialogManager) -> None:
    """`/guests`, or a link of many that is to be sent anew."""
    if mine_of(manager).invite:
        await _renew_shared(manager)


async def open_shared(manager: DialogManager, invite: int) -> None:
    """A link of many."""
    mine = mine_of(manager)
    mine.invite, mine.links, mine.seen = invite, 0, False
    await manager.switch_to(GuestStates.link)


async def renew_shared(manager: DialogManager, links: int) -> None:
    """Another link, seen this once; the second of two taps leaves the one that the first has shown."""
    if links == mine_of(manager).links:
        await _renew_shared(manager)
    else:
        await second_on_link(manager)


async def _renew_shared(manager: DialogManager) -> None:
    mine = mine_of(manager)
    made = await shared.renew_shared(work_of(manager), mine.invite)
    mine.links, mine.seen = mine.links + 1, True
    show_once(manager, {"link": start_link(manager) + made.code})


async def second_on_link(manager: DialogManager) -> None:
    """It does not wipe out a link that stands. Raises DomainError where none does."""
    if not mine_of(manager).seen:
        raise DomainError("error-stale")
    leave_as_it_is(manager)


async def leave_link(manager: DialogManager) -> None:
    """Back to the list; a link that stands on the screen remains in the chat."""
    mine = mine_of(manager)
    if mine.seen:
        keep_on_screen(manager)
    mine.seen = False
    await manager.switch_to(GuestStates.shared)


async def revoke_shared(manager: DialogManager) -> None:
    """Nobody comes by it any more; who waits for a word waits on."""
    await invites.revoke_invite(work_of(manager), mine_of(manager).invite)
    mine_of(manager).tell("people-revoked")
    await manager.switch_to(GuestStates.shared)


async def open_arrival(manager: DialogManager, arrival: int) -> None:
    """Somebody who came by a link of many."""
    mine_of(manager).arrival = arrival
    await manager.switch_to(GuestStates.arrival)


def answer_arrival(*, admit: bool) -> OnClick:
    """One tap lets them in, or does not."""

    async def answered(manager: DialogManager) -> None:
        mine = mine_of(manager)
        name = await admissions.decide(work_of(manager), mine.arrival, admit=admit)
        mine.tell("arrival-admitted" if admit else "coordinator-refused", name=name)
        await manager.switch_to(GuestStates.arrivals)

    return answered


async def renew_from_letter(manager: DialogManager, place: SharedPlace) -> None:
    """A new link of many."""
    await manager.start(GuestStates.link, GuestsKept(invite=place.invite).json(), mode=StartMode.RESET_STACK)


async def open_waiting(manager: DialogManager, _: GuestsPlace) -> None:
    """Who has not come, from a letter."""
    await manager.start(GuestStates.waiting, mode=StartMode.RESET_STACK)


PRESSES: Presses = {(GuestsPlace, None): open_waiting, (SharedPlace, None): renew_from_letter}
