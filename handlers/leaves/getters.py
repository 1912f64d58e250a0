"""What the windows of leave show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.leaves.kept import LeavesKept
from handlers.widgets.pages import Listed, Page, page_of
from models.access import Permission
from models.errors import DomainError, NotFound
from models.forms.kinds import TextKey
from models.leaves import Colleague, LeaveLine
from services.leaves import planning
from services.leaves.planning import LeaveCard
from services.work import Work


@dataclass(frozen=True)
class LeavesFacts:
    """Leaves that are planned or run; whether they are everybody's."""

    page: Page[LeaveCard]
    manages: bool


async def leaves(work: Work, mine: LeavesKept) -> LeavesFacts:
    """A page of them."""
    found = await planning.list_leaves(work)
    return LeavesFacts(page_of(found, mine.page), work.actor.may(Permission.MANAGE_PEOPLE))


@dataclass(frozen=True)
class LeaveFacts:
    """One leave."""

    one: LeaveCard
    sure: bool
    begun: bool


async def card(work: Work, mine: LeavesKept) -> LeaveFacts:
    """The one that was chosen. Raises NotFound for one that is over, or is not the actor's to see."""
    for one in await planning.list_leaves(work):
        if one.id == mine.leave:
            return LeaveFacts(one, mine.sure, one.begun)
    raise NotFound("leave-over")


async def who(work: Work, mine: LeavesKept) -> Listed[Colleague]:
    """Everybody of the centre."""
    return Listed(page_of(await planning.list_colleagues(work), mine.page))


@dataclass(frozen=True)
class DaysFacts:
    """Whose days are asked for, and what was wrong with the last ones."""

    name: str
    wrong: TextKey | None


async def days(work: Work, mine: LeavesKept) -> DaysFacts:
    """The person's name; empty for oneself."""
    if mine.person == work.person_id:
        return DaysFacts("", mine.wrong)
    return DaysFacts(await _name(work, mine.person), mine.wrong)


async def _name(work: Work, person: int) -> str:
    return next((one.name for one in await planning.list_colleagues(work) if one.id == person), "")


@dataclass(frozen=True)
class DeputiesFacts:
    """Who may stand in, on which days."""

    page: Page[Colleague]
    first: date
    last: date


async def deputies(work: Work, mine: LeavesKept) -> DeputiesFacts:
    """Everybody else who holds a post. Raises DomainError where no days were said."""
    if mine.first is None or mine.last is None:
        raise DomainError("error-stale")
    others = [one for one in await planning.list_colleagues(work) if one.id != mine.person]
    return DeputiesFacts(page_of(others, mine.page), mine.first, mine.last)


@dataclass(frozen=True)
class UnderstoodFacts:
    """How the lines of a list were understood."""

    well: Sequence[LeaveLine]
    wrong: Sequence[LeaveLine]


async def check(work: Work, mine: LeavesKept) -> UnderstoodFacts:
    """Judged by what the centre has now."""
    found = await planning.judge(work, mine.lines)
    return UnderstoodFacts([one for one in found if one.well], [one for one in found if not one.well])
