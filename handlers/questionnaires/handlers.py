"""What the buttons of questionnaires do."""

from aiogram_dialog import DialogManager, StartMode

from handlers.context import row_in, work_of
from handlers.questionnaires.kept import AboutQuestionnaire, QuestionnairesKept, QuestionnairesStart
from handlers.questionnaires.states import QuestionnaireStates
from handlers.widgets.form.spec import open_form
from handlers.widgets.kept import kept, started
from handlers.widgets.letters import Presses
from models.questionnaires import FEWEST
from places.monitoring import QuestionnairePlace, ResultsPlace
from services.questionnaires import rounds


def mine_of(manager: DialogManager) -> QuestionnairesKept:
    """What the dialogue keeps."""
    return kept(manager, QuestionnairesKept)


async def begin(_: object, manager: DialogManager) -> None:
    """`/questionnaires`, or a round by its number; a letter's button names one to answer at once, or whose results to
    see."""
    start = started(manager, QuestionnairesStart)
    questionnaire = start.round or row_in(start.argument or "0")
    if questionnaire:
        await open_round(manager, questionnaire)
    if start.questionnaire:
        await answer_one(manager, start.questionnaire)


async def answer_one(manager: DialogManager, questionnaire: int) -> None:
    """The form with its questions."""
    await open_form(manager, AboutQuestionnaire(questionnaire=questionnaire))


async def open_round(manager: DialogManager, questionnaire: int) -> None:
    """One round's results."""
    mine_of(manager).round = questionnaire
    await manager.switch_to(QuestionnaireStates.round)


async def close_or_ask(manager: DialogManager) -> None:
    """Close it, after one more question while so few have answered that nothing could be shown."""
    mine = mine_of(manager)
    if (await rounds.see_results(work_of(manager), mine.round)).round.answered < FEWEST:
        mine.sure = True
    else:
        await close(manager)


async def close(manager: DialogManager) -> None:
    """Nobody can answer any more."""
    mine = mine_of(manager)
    mine.sure = False
    await rounds.close(work_of(manager), mine.round)


async def answer(manager: DialogManager, place: QuestionnairePlace) -> None:
    """«Ответить» under a letter."""
    await _start(manager, QuestionnairesStart(questionnaire=place.questionnaire))


async def results(manager: DialogManager, place: ResultsPlace) -> None:
    """The results of a round that is over."""
    await rounds.see_results(work_of(manager), place.questionnaire)  # another's is refused before it opens
    await _start(manager, QuestionnairesStart(round=place.questionnaire))


async def _start(manager: DialogManager, start: QuestionnairesStart) -> None:
    await manager.start(QuestionnaireStates.home, start.json(), mode=StartMode.RESET_STACK)


PRESSES: Presses = {(QuestionnairePlace, None): answer, (ResultsPlace, None): results}
