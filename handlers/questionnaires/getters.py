"""What the windows of questionnaires show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.questionnaires.kept import QuestionnairesKept
from handlers.widgets.pages import Page, page_of
from models.access import Permission
from models.questionnaires import Theme
from services.questionnaires import rounds as questionnaires
from services.questionnaires.rounds import Outcome, Round
from services.work import Work

Waiting = tuple[int, Theme, date]


@dataclass(frozen=True)
class HomeFacts:
    """What waits for the person's answers; whether there is a way to the results."""

    waiting: Sequence[Waiting]
    sees_rounds: bool

    @property
    def count(self) -> int:
        return len(self.waiting)

    @property
    def page(self) -> Page[Waiting]:
        return Page(items=self.waiting)


@dataclass(frozen=True)
class RoundsFacts:
    """The rounds of the centre, and whether the person may ask anew."""

    page: Page[Round]
    manages: bool


@dataclass(frozen=True)
class RoundFacts:
    """One round with the results that may be shown; whether it can be closed, or closing it is asked once more."""

    found: Outcome
    closes: bool
    early: bool


async def home(work: Work, _: QuestionnairesKept) -> HomeFacts:
    """What waits for the person's answers; for a coordinator and a head the way to the results."""
    return HomeFacts(await questionnaires.list_waiting(work), work.actor.may(Permission.SEE_QUESTIONNAIRES))


async def rounds(work: Work, mine: QuestionnairesKept) -> RoundsFacts:
    """The rounds of the centre, and asking anew."""
    found = await questionnaires.list_rounds(work)
    return RoundsFacts(page_of(found, mine.page), work.actor.may(Permission.MANAGE_QUESTIONNAIRES))


async def one_round(work: Work, mine: QuestionnairesKept) -> RoundFacts:
    """One round: how many have answered, and the results when they may be shown."""
    found = await questionnaires.see_results(work, mine.round)
    closes = not found.round.over and work.actor.may(Permission.MANAGE_QUESTIONNAIRES)
    return RoundFacts(found, closes and not mine.sure, closes and mine.sure)
