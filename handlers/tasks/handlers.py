"""What the buttons of tasks do."""

from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.input import MessageInput

from handlers.context import client_key, notice, row_in, work_of
from handlers.tasks.forms import AboutTask
from handlers.tasks.kept import TasksKept, TasksStart
from handlers.tasks.states import TaskStates
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept, started
from handlers.widgets.letters import Presses, close_letter
from models.dates import in_words, parse_day
from models.errors import DomainError
from models.forms.kinds import TextKey
from places.tasks import TaskPlace, TaskThen
from services.tasks import closing, lists, making, putting_off
from services.tasks.lists import View
from services.texts import texts


def mine_of(manager: DialogManager) -> TasksKept:
    """What the dialogue keeps."""
    return kept(manager, TasksKept)


async def begin(_: object, manager: DialogManager) -> None:
    """`/tasks`, or one by its number; from an event its decisions, or the question for new ones."""
    start, mine = started(manager, TasksStart), mine_of(manager)
    mine.event = start.event
    if mine.event:
        mine.view = View.GIVEN
    task = start.task or row_in(start.argument or "0")
    if task:
        await open_task(manager, task)
    elif start.many:
        await manager.switch_to(TaskStates.many)


async def open_task(manager: DialogManager, task: int) -> None:
    """One of the list."""
    mine = mine_of(manager)
    mine.task, mine.sure = task, False
    await manager.switch_to(TaskStates.card)


async def look(manager: DialogManager, view: View) -> None:
    """Another view, from its first page on."""
    mine = mine_of(manager)
    mine.view, mine.page = view, 0


async def close(manager: DialogManager) -> None:
    """One tap: it is done."""
    mine = mine_of(manager)
    closed = await closing.close(work_of(manager), mine.task)
    mine.tell("task-closed-now" if closed else "task-closed-before")


async def reopen(manager: DialogManager) -> None:
    """It was not done after all."""
    mine = mine_of(manager)
    await closing.reopen(work_of(manager), mine.task)
    mine.tell("task-reopened")


async def drop(manager: DialogManager) -> None:
    """The second tap: nobody does it any more."""
    mine = mine_of(manager)
    mine.sure = False
    dropped = await closing.drop(work_of(manager), mine.task)
    mine.tell("task-dropped" if dropped else "task-closed-before")


async def ask_due(manager: DialogManager) -> None:
    """Another day."""
    mine_of(manager).wrong = None
    await manager.switch_to(TaskStates.due)


async def typed_due(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«до 20 апреля»; what is none is said, with an example."""
    mine, work = mine_of(manager), work_of(manager)
    try:
        day = parse_day((message.text or "").casefold().removeprefix("до ").removeprefix("к "), work.today, ahead=True)
        await putting_off.put_off(work, mine.task, day)
    except ValueError:
        mine.wrong = TextKey("task-due-bad")
    except DomainError as error:
        mine.wrong = TextKey(error.key, dict(error.arguments))
    else:
        mine.wrong = None
        mine.tell("task-put-off", due=in_words(day))
        await manager.switch_to(TaskStates.card)


async def ask_later(manager: DialogManager) -> None:
    """Whoever does it asks for another day."""
    await open_form(manager, AboutTask(task=mine_of(manager).task))


async def came_back(_start: object, result: Any, manager: DialogManager) -> None:
    """The form came back to the card."""
    if result:
        mine_of(manager).tell(result["key"], **result["args"])


async def agree(manager: DialogManager) -> None:
    """The day that is asked for."""
    await _answer(manager, agreed=True)


async def keep(manager: DialogManager) -> None:
    """Its own day stays."""
    await _answer(manager, agreed=False)


async def _answer(manager: DialogManager, *, agreed: bool) -> None:
    mine = mine_of(manager)
    day = await putting_off.answer_later(work_of(manager), mine.task, agree=agreed)
    mine.tell("task-put-off" if agreed else "task-kept", due=in_words(day))


async def pass_to(manager: DialogManager, post: int) -> None:
    """Another post does it."""
    mine = mine_of(manager)
    await making.pass_to(work_of(manager), mine.task, post)
    mine.tell("task-passed")
    await manager.switch_to(TaskStates.card)


async def typed_lines(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """What was decided, a line each. Raises DomainError for a list of nothing, or of too many."""
    work, mine = work_of(manager), mine_of(manager)
    await making.judge(work, message.text or "", mine.event or None)
    mine.lines, mine.key = message.text or "", f"{client_key(manager)}:{message.message_id}"
    await manager.switch_to(TaskStates.check)


async def store_lines(manager: DialogManager) -> None:
    """Every line that was understood."""
    mine, work = mine_of(manager), work_of(manager)
    stored, refused = await making.store(work, mine.lines, mine.key, mine.event or None)
    mine.tell("tasks-stored", count=stored, left=len(refused))
    mine.lines, mine.page, mine.view = "", 0, View.GIVEN
    await manager.switch_to(TaskStates.list)


async def from_letter(manager: DialogManager, place: TaskPlace) -> None:
    """The card, from a letter."""
    await lists.open_task(work_of(manager), place.task)  # somebody else's opens nothing
    start = TasksStart(task=place.task)
    await manager.start(TaskStates.list, start.json(), mode=StartMode.RESET_STACK)


async def done_from_letter(manager: DialogManager, place: TaskPlace) -> None:
    """One tap under a letter: it is done, and the letter says so."""
    closed = await closing.close(work_of(manager), place.task)
    told = "task-closed-now" if closed else "task-closed-before"
    await notice(manager, texts().plain(told))
    await close_letter(manager, texts().html(told), below=True)


async def agree_from_letter(manager: DialogManager, place: TaskPlace) -> None:
    """«Согласиться» under a letter."""
    await _answer_letter(manager, place, agreed=True)


async def keep_from_letter(manager: DialogManager, place: TaskPlace) -> None:
    """«Оставить срок» under a letter."""
    await _answer_letter(manager, place, agreed=False)


async def _answer_letter(manager: DialogManager, place: TaskPlace, *, agreed: bool) -> None:
    day = await putting_off.answer_later(work_of(manager), place.task, agree=agreed)
    said = texts().html("task-put-off" if agreed else "task-kept", due=in_words(day))
    await notice(manager, str(said))
    await close_letter(manager, said, below=True)


PRESSES: Presses = {
    (TaskPlace, TaskThen.OPEN): from_letter,
    (TaskPlace, TaskThen.DONE): done_from_letter,
    (TaskPlace, TaskThen.AGREE): agree_from_letter,
    (TaskPlace, TaskThen.KEEP): keep_from_letter,
}
