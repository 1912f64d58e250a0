"""What the windows of tasks show."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.tasks.kept import TasksKept
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Permission
from models.forms.kinds import TextKey
from models.tasks import DecisionLine
from services.tasks import lists, making, putting_off
from services.tasks.lists import TaskLine, View
from services.tasks.putting_off import PastDay
from services.work import Work


@dataclass(frozen=True, kw_only=True)
class TasksFacts:
    """A page of tasks; the other views with how many are in them; whether new ones may be given here."""

    page: Page[TaskLine]
    view: View
    mine: int
    given: int
    gives: bool
    of_event: bool
    others: Sequence[View]

    @property
    def empty(self) -> bool:
        return not self.page.items


async def tasks(work: Work, mine: TasksKept) -> TasksFacts:
    """The view that is open; of an event its own decisions alone."""
    found = await lists.list_tasks(work, mine.view, mine.page, mine.event or None)
    gives = bool(mine.event) or work.actor.may(Permission.SEE_SUMMARY)
    return TasksFacts(
        page=Page(items=found.items, number=found.page, more=found.more),
        view=mine.view,
        mine=found.mine,
        given=found.given,
        gives=gives,
        of_event=bool(mine.event),
        others=[one for one in View if one is not mine.view and (one is not View.GIVEN or gives or found.given)],
    )


@dataclass(frozen=True)
class TaskFacts:
    """One task, and whether dropping it is asked once more."""

    one: TaskLine
    drops: bool
    sure: bool
    moves: Sequence[PastDay]

    @property
    def asked(self) -> bool:
        """Whether another day is asked for, and the actor says yes or no."""
        return self.managed and self.one.asked_due is not None

    @property
    def asks(self) -> bool:
        """Whether the actor does it and another sets its day."""
        return self.one.open and self.one.mine and not self.one.managed

    @property
    def open(self) -> bool:
        return self.one.open

    @property
    def managed(self) -> bool:
        return self.one.open and self.one.managed


async def card(work: Work, mine: TasksKept) -> TaskFacts:
    """The one that is open. Raises NotFound for one that is not the actor's to see."""
    one = await lists.open_task(work, mine.task)
    drops = one.open and one.managed
    moves = await putting_off.list_moves(work, mine.task)
    return TaskFacts(one, drops and not mine.sure, drops and mine.sure, moves)


@dataclass(frozen=True)
class DecisionsFacts:
    """How the lines were understood."""

    well: Sequence[DecisionLine]
    wrong: Sequence[DecisionLine]


async def check(work: Work, mine: TasksKept) -> DecisionsFacts:
    """Judged by the posts that the centre has now."""
    found = await making.judge(work, mine.lines, mine.event or None)
    return DecisionsFacts([one for one in found if one.well], [one for one in found if not one.well])


@dataclass(frozen=True)
class DueFacts:
    """The task that is put off, and what was wrong with the day that was typed."""

    one: TaskLine
    wrong: TextKey | None


async def due(work: Work, mine: TasksKept) -> DueFacts:
    """The one that is open."""
    return DueFacts(await lists.open_task(work, mine.task), mine.wrong)


async def who(work: Work, mine: TasksKept) -> Listed[tuple[int, str]]:
    """The posts that may do it instead."""
    return Listed(page_of(await lists.list_takers(work, mine.task), mine.page))
