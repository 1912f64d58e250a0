"""What the buttons of questionnaires do."""

from typing import Any

from aiogram_dialog import DialogManager, StartMode

from handlers.context import data_of, number_in, start_of, work_of
from handlers.entries import go
from handlers.states import FormStates, QuestionnaireStates
from handlers.widgets.letters import Presses
from models.questionnaires import FEWEST
from places.monitoring import QuestionnairePlace, ResultsPlace
from services.questionnaires import rounds


async def begin(_: object, manager: DialogManager) -> None:
    """`/questionnaires`, or a round by its number; a letter's button names one to answer at once, or whose results to
    see."""
    round_ = start_of(manager).get("round") or number_in(f"#{start_of(manager).get('argument') or 0}")
    if round_:
        data_of(manager)["round"] = round_
        await manager.switch_to(QuestionnaireStates.round)
    if "questionnaire" in start_of(manager):
        await _answer(manager, start_of(manager)["questionnaire"])


async def _answer(manager: DialogManager, questionnaire: int) -> None:
    await manager.start(FormStates.step, {"form": "questionnaire", "questionnaire": questionnaire})


async def from_home(data: str, manager: DialogManager) -> None:
    """Answer one, or look at the rounds."""
    data_of(manager)["done"] = None
    if data.startswith("#"):
        await _answer(manager, number_in(data))
    elif data == "!rounds":
        await manager.switch_to(QuestionnaireStates.rounds)
    else:
        await go(manager, "menu")


async def from_rounds(data: str, manager: DialogManager) -> None:
    """A round, or a new one."""
    data_of(manager)["done"] = None
    if data.startswith("#"):
        data_of(manager)["round"] = number_in(data)
        await manager.switch_to(QuestionnaireStates.round)
    elif data == "!new":
        await manager.start(FormStates.step, {"form": "questionnaire-new"})
    else:
        await manager.switch_to(QuestionnaireStates.home)


async def from_round(data: str, manager: DialogManager) -> None:
    """Close it, after one more question while so few have answered that nothing could be shown; or back."""
    work, now = work_of(manager), data_of(manager)
    if data == "!close" and (await rounds.see_results(work, now["round"])).round.answered < FEWEST:
        now["sure"] = True
    elif data in ("!close", "!sure"):
        now["sure"] = False
        await rounds.close(work, now["round"])
    else:
        now["sure"] = False
        await manager.switch_to(QuestionnaireStates.rounds)


async def changed(_start: Any, result: Any, manager: DialogManager) -> None:
    """A form came back: say above the window what it did."""
    data_of(manager)["done"] = result


async def answer(manager: DialogManager, place: QuestionnairePlace) -> None:
    """«Ответить» under a letter."""
    start = {"questionnaire": place.questionnaire}
    await manager.start(QuestionnaireStates.home, start, mode=StartMode.RESET_STACK)


async def results(manager: DialogManager, place: ResultsPlace) -> None:
    """The results of a round that is over."""
    await rounds.see_results(work_of(manager), place.questionnaire)  # another's is refused before it opens
    await manager.start(QuestionnaireStates.home, {"round": place.questionnaire}, mode=StartMode.RESET_STACK)


PRESSES: Presses = {(QuestionnairePlace, None): answer, (ResultsPlace, None): results}
