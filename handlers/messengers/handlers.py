"""What the buttons of messengers do, and a code that was typed in the second one."""

from aiogram_dialog import DialogManager, ShowMode, StartMode

from handlers.context import work_of
from handlers.messengers.kept import MessengersKept
from handlers.messengers.states import MessengersStates
from handlers.turning import arrive
from handlers.widgets.buttons import OnClick
from handlers.widgets.kept import kept
from handlers.widgets.sending import say
from models.errors import DomainError
from models.identities import CODE_LIFE, Messenger
from services.people import messengers
from services.texts import label, texts

MINUTES = int(CODE_LIFE.total_seconds() // 60)


async def open_messengers(manager: DialogManager) -> None:
    """From `/reminders`."""
    await manager.start(MessengersStates.home, mode=StartMode.RESET_STACK)


async def choose(manager: DialogManager, messenger: Messenger) -> None:
    """Letters go there."""
    await messengers.choose_messenger(work_of(manager), messenger)
    kept(manager, MessengersKept).tell("messengers-chosen", messenger=label("messenger", messenger))


async def show_code(manager: DialogManager) -> None:
    """The code, in a message of its own above the window."""
    code = await messengers.give_code(work_of(manager))
    await say(manager, texts().html("messengers-code-shown", code=code, minutes=MINUTES))
    manager.show_mode = ShowMode.SEND


async def leave(manager: DialogManager) -> None:
    """The second one is taken away."""
    left = await messengers.leave_second(work_of(manager))
    kept(manager, MessengersKept).tell("messengers-left", messenger=label("messenger", left))


def allow(*, on: bool) -> OnClick:
    """Both for the people of the centre, or no more of them."""

    async def switched(manager: DialogManager) -> None:
        await messengers.allow_both(work_of(manager), on=on)
        kept(manager, MessengersKept).tell("messengers-allowed" if on else "messengers-forbidden")

    return switched


async def join(manager: DialogManager, code: str) -> None:
    """A code was typed in the second messenger. One that is no good raises DomainError with the reason; who tries too
    many is not heard for a while."""
    work, wrong = work_of(manager), manager.middleware_data["wrong_codes"]
    wrong.check(work.actor.user_id, work.clock.now())
    try:
        told = await messengers.join_account(work, code)
    except DomainError as error:
        if error.key in messengers.WRONG:
            wrong.count(work.actor.user_id, work.clock.now())
        raise
    await arrive(manager)
    await say(manager, texts().html("messengers-joined", told=label("messenger", told)))
    await open_messengers(manager)
