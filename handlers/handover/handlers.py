"""What the buttons of handing over and of first steps do."""

from aiogram_dialog import DialogManager, StartMode

from handlers.context import notice, work_of
from handlers.entries import go
from handlers.handover.getters import OPENS
from handlers.handover.kept import AboutHandover, HandoverKept, StepsKept
from handlers.handover.states import HandoverStates, StepStates
from handlers.widgets.form.spec import open_form, open_form_of
from handlers.widgets.kept import kept
from handlers.widgets.letters import Presses
from models.errors import DomainError
from models.handover import FirstStep
from places.handover import HandoverPlace, HandPlace, InheritedPlace, StepsPlace
from places.people import InvitePlace
from services.handover import first_steps, giving
from services.papers import acts
from services.texts import texts


def mine_of(manager: DialogManager) -> HandoverKept:
    """What the dialogue of handing over keeps."""
    return kept(manager, HandoverKept)


def steps_of(manager: DialogManager) -> StepsKept:
    """What the dialogue of first steps keeps."""
    return kept(manager, StepsKept)


async def begin(_: object, manager: DialogManager) -> None:
    """`/handover`, a post out of another window, or a handover out of a letter."""
    mine = mine_of(manager)
    if mine.post or mine.tenure:
        await _to_bundle(manager)
    elif mine.handover:
        await manager.switch_to(HandoverStates.card)


async def _to_bundle(manager: DialogManager) -> None:
    mine = mine_of(manager)
    if not mine.post:
        mine.post = await giving.post_of_tenure(work_of(manager), mine.tenure)
    await manager.switch_to(HandoverStates.bundle)


async def choose(manager: DialogManager, tenure: int) -> None:
    """Who leaves."""
    mine = mine_of(manager)
    mine.post, mine.tenure = 0, tenure
    await _to_bundle(manager)


async def hand(manager: DialogManager) -> None:
    """For whom, and how long both are there."""
    mine = mine_of(manager)
    await open_form(manager, AboutHandover(post=mine.post, tenure=mine.tenure))


async def make_act(manager: DialogManager) -> None:
    """«Акт передачи дел» comes as a message of its own."""
    mine = mine_of(manager)
    await acts.order_act(work_of(manager), mine.post, mine.tenure or None)
    await notice(manager, texts().plain("handover-act-made"))


async def act_of_handover(manager: DialogManager) -> None:
    """The same of one that was begun."""
    found = await giving.open_handover(work_of(manager), mine_of(manager).handover)
    await acts.order_act(work_of(manager), found.post_id, found.tenure_id)
    await notice(manager, texts().plain("handover-act-made"))


async def open_handover(manager: DialogManager, handover: int) -> None:
    """How far it is."""
    mine = mine_of(manager)
    mine.handover, mine.sure = handover, False
    await manager.switch_to(HandoverStates.card)


async def send_anew(manager: DialogManager) -> None:
    """A new link for it."""
    found = await giving.open_handover(work_of(manager), mine_of(manager).handover)
    await go(manager, "letter", InvitePlace(invite=found.invite_id).pack())


async def cancel(manager: DialogManager) -> None:
    """The second tap."""
    mine = mine_of(manager)
    await giving.cancel(work_of(manager), mine.handover)
    mine.tell("handover-cancelled")
    await manager.switch_to(HandoverStates.list)


async def begin_steps(_: object, manager: DialogManager) -> None:
    """`/steps`, or what one got out of a letter."""
    if steps_of(manager).inherited:
        await manager.switch_to(StepStates.inherited)


async def read_step(manager: DialogManager, step: FirstStep) -> None:
    """A card."""
    steps_of(manager).step = step
    await manager.switch_to(StepStates.card)


async def understood(manager: DialogManager) -> None:
    """The card is read: on to the next that is not."""
    mine, work = steps_of(manager), work_of(manager)
    await first_steps.mark_step(work, mine.step)
    left = [step for step, done in (await first_steps.my_steps(work)).items() if not done]
    if not left:
        mine.tell("steps-all-done")
        await manager.switch_to(StepStates.list)
        return
    mine.step = left[0]
    await manager.switch_to(StepStates.card)


async def try_out(manager: DialogManager) -> None:
    """The real form of a record, of which nothing is stored."""
    await open_form_of("trial", manager)


async def open_place(manager: DialogManager) -> None:
    """Where the card's matter is done; the card counts as read."""
    step = steps_of(manager).step
    if step not in OPENS:
        raise DomainError("error-stale")
    await first_steps.mark_step(work_of(manager), step)
    await go(manager, OPENS[step])


async def from_vacancy(manager: DialogManager, place: HandPlace) -> None:
    """A vacant post, from a letter."""
    await manager.start(HandoverStates.list, HandoverKept(post=place.post).json(), mode=StartMode.RESET_STACK)


async def from_letter(manager: DialogManager, place: HandoverPlace) -> None:
    """A handover, from a letter."""
    start = HandoverKept(handover=place.handover).json()
    await manager.start(HandoverStates.list, start, mode=StartMode.RESET_STACK)


async def steps_from_letter(manager: DialogManager, _: StepsPlace) -> None:
    """The first steps, from a letter."""
    await manager.start(StepStates.list, mode=StartMode.RESET_STACK)


async def inherited_from_letter(manager: DialogManager, _: InheritedPlace) -> None:
    """What one got, from a letter."""
    await manager.start(StepStates.list, StepsKept(inherited=True).json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {
    (HandPlace, None): from_vacancy,
    (HandoverPlace, None): from_letter,
    (StepsPlace, None): steps_from_letter,
    (InheritedPlace, None): inherited_from_letter,
}
