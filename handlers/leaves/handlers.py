"""What the buttons of leave do."""

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import client_key, work_of
from handlers.leaves.kept import LeavesKept
from handlers.leaves.states import LeaveStates
from handlers.widgets.kept import kept
from handlers.widgets.letters import Presses
from models.access import Permission
from models.errors import Denied, DomainError
from models.forms.kinds import TextKey
from models.leaves import read_days
from places.leaves import LeavesPlace
from services.leaves import planning


def mine_of(manager: DialogManager) -> LeavesKept:
    """What the dialogue keeps."""
    return kept(manager, LeavesKept)


async def open_leave(manager: DialogManager, leave: int) -> None:
    """One of the list."""
    mine = mine_of(manager)
    mine.leave, mine.sure = leave, False
    await manager.switch_to(LeaveStates.card)


async def end_leave(manager: DialogManager) -> None:
    """The second tap: called off, or back before the day."""
    mine = mine_of(manager)
    await planning.end(work_of(manager), mine.leave)
    mine.tell("leave-ended")
    mine.page = 0
    await manager.switch_to(LeaveStates.list)


async def plan_own(manager: DialogManager) -> None:
    """One's own days."""
    await _ask_days(manager, work_of(manager).person_id)


async def choose_person(manager: DialogManager, person: int) -> None:
    """Whose days."""
    await _ask_days(manager, person)


async def _ask_days(manager: DialogManager, person: int) -> None:
    mine = mine_of(manager)
    mine.person, mine.first, mine.last, mine.wrong, mine.page = person, None, None, None, 0
    await manager.switch_to(LeaveStates.days)


async def typed_days(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«1–14 июля»; what is none is said, with an example."""
    mine, work = mine_of(manager), work_of(manager)
    try:
        mine.first, mine.last = read_days(message.text or "", work.today)
    except DomainError as error:
        mine.wrong = TextKey(error.key, dict(error.arguments))
    except ValueError:
        mine.wrong = TextKey("leave-days-bad")
    else:
        mine.wrong, mine.page, mine.key = None, 0, f"{client_key(manager)}:{message.message_id}"
        await manager.switch_to(LeaveStates.deputy)


async def choose_deputy(manager: DialogManager, person: int) -> None:
    """Who stands in, by the first of their posts."""
    found = next((one for one in await planning.list_colleagues(work_of(manager)) if one.id == person), None)
    if found is None or not found.posts:
        raise DomainError("error-stale")
    await _plan(manager, found.posts[0][0])


async def no_deputy(manager: DialogManager) -> None:
    """Each post's own deputy, or the coordinator."""
    await _plan(manager, None)


async def _plan(manager: DialogManager, deputy: int | None) -> None:
    mine = mine_of(manager)
    if mine.first is None or mine.last is None:
        raise DomainError("error-stale")
    await planning.plan_leave(work_of(manager), mine.person, mine.first, mine.last, deputy, mine.key)
    mine.tell("leave-planned")
    mine.page = 0
    await manager.switch_to(LeaveStates.list)


async def typed_lines(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A list in a message, a line a person."""
    await take_lines(manager, message.text or "", message.message_id)


async def take_lines(manager: DialogManager, text: str, message: int) -> None:
    """Look at a list. Raises DomainError for one that is none."""
    work, mine = work_of(manager), mine_of(manager)
    await planning.judge(work, text)
    mine.lines, mine.key = text, f"{client_key(manager)}:{message}"
    await manager.switch_to(LeaveStates.check)


async def store_lines(manager: DialogManager) -> None:
    """Every line that was understood."""
    mine, work = mine_of(manager), work_of(manager)
    if not work.actor.may(Permission.MANAGE_PEOPLE):
        raise Denied(Permission.MANAGE_PEOPLE)
    stored, refused = await planning.plan_many(work, mine.lines, mine.key)
    mine.tell("leaves-stored", count=stored, left=len(refused))
    mine.lines, mine.page = "", 0
    await manager.switch_to(LeaveStates.list)


async def from_letter(manager: DialogManager, _: LeavesPlace) -> None:
    """The list, from a letter."""
    await manager.start(LeaveStates.list, mode=StartMode.RESET_STACK)


PRESSES: Presses = {(LeavesPlace, None): from_letter}
