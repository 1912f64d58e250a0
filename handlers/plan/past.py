"""«Закрыть прошлое»: dates that passed undone, by number or by section; all, a section or some are closed at once."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager

from handlers.context import work_of
from handlers.plan.kept import AboutPast, PlanKept, mine_of
from handlers.plan.states import PlanStates
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import open_form
from handlers.widgets.pages import Page, page_of
from models.errors import DomainError
from models.plan.tables import Section
from models.plan_years import PlanYear
from places.plan import YearPlace, YearThen
from services.plan import lists, past
from services.plan.past import PastDate
from services.work import Work

SIZE, SECTIONS = 24, 6
"""Numbers, four in a row, and sections a page: with what is done with them they stand on a screen at once."""


@dataclass(frozen=True)
class PastSection:
    """A section of the plan with its dates that passed undone."""

    section: Section
    dates: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class PastFacts:
    """The dates by number, or by sections of the plan, and which of them are chosen."""

    count: int
    page: Page[PastDate]
    sections: Page[PastSection]
    by_section: bool
    several: bool
    """Whether they are of several sections."""
    ticked: frozenset[int]
    year_ends: bool
    """Whether some of them are still ahead, and the year is closed."""

    def is_ticked(self, one: tuple[int, PastDate]) -> bool:
        return one[1].id in self.ticked

    def is_whole(self, section: PastSection) -> bool:
        """Whether all of a section is chosen."""
        return section.dates <= self.ticked


async def window(work: Work, mine: PlanKept) -> PastFacts:
    """Read whole, for all of them can be closed at once: a centre has a hundred."""
    found, number = await past.list_past(work, mine.year), mine.past_page
    sections = _sections(found)
    return PastFacts(
        count=len(found),
        page=page_of(found, number, SIZE),
        sections=page_of(sections, number, SECTIONS),
        several=len(sections) > 1,
        by_section=mine.by_section and len(sections) > 1,
        ticked=frozenset(one.id for one in found if one.id in mine.ticked),
        year_ends=bool(found) and found[-1].due >= work.today,
    )


def _sections(found: list[PastDate]) -> list[PastSection]:
    """In the plan's order."""
    of: dict[Section, set[int]] = {}
    for one in found:
        of.setdefault(one.section, set()).add(one.id)
    return [PastSection(one, frozenset(of[one])) for one in sorted(of, key=lambda one: one.position)]


async def tick(manager: DialogManager, occurrence: int) -> None:
    """Choose a date, or leave it out again."""
    mine = mine_of(manager)
    mine.ticked = sorted({*mine.ticked} ^ {occurrence})


async def tick_section(manager: DialogManager, section: int) -> None:
    """Choose all of a section; what is chosen whole is left out again."""
    mine = mine_of(manager)
    found = {one.id for one in await past.list_past(work_of(manager), mine.year) if one.section.id == section}
    if not found:
        raise DomainError("error-stale")
    mine.ticked = sorted({*mine.ticked} - found if found <= {*mine.ticked} else {*mine.ticked} | found)


async def tick_all(manager: DialogManager) -> None:
    """Choose all there are."""
    mine = mine_of(manager)
    mine.ticked = [one.id for one in await past.list_past(work_of(manager), mine.year)]


def close(form: str) -> OnClick:
    """Ask how those that are chosen are closed: how many they are stands above the question."""

    async def asked(manager: DialogManager) -> None:
        mine = mine_of(manager)
        if not mine.ticked:
            raise DomainError("error-stale")
        await open_form(manager, AboutPast(form=form, dates=mine.ticked, year=mine.year))

    return asked


async def open_past(manager: DialogManager) -> None:
    """The list with nothing chosen."""
    mine = mine_of(manager)
    mine.ticked, mine.past_page, mine.by_section = [], 0, False
    await manager.switch_to(PlanStates.past)


async def open_year(manager: DialogManager, place: YearPlace) -> None:
    """What is not marked in a year's plan, or what is still ahead in it. Raises DomainError for a year without one."""
    await _look_at(manager, place.year)
    if place.then is YearThen.AHEAD:
        mine_of(manager).look(lists.View.AHEAD)
        await manager.switch_to(PlanStates.list)
    else:
        await open_past(manager)


async def turn_to(manager: DialogManager, year: int) -> None:
    """The plan of another year; of last year's first what is not marked in it."""
    plan, work = await _look_at(manager, year), work_of(manager)
    if past.last_of([plan], work.today) == year and await past.count_past(work, year):
        await open_past(manager)


async def _look_at(manager: DialogManager, year: int) -> PlanYear:
    plan = await lists.overview(work_of(manager), year)
    if plan is None or plan.year.year != year:
        raise DomainError("error-stale")
    mine_of(manager).year = year
    return plan.year
