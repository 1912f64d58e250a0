"""What the coordinator's windows show and do: who answers what, the topics, the journals."""

from dataclasses import dataclass

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from handlers.context import work_of
from handlers.requests.kept import AboutTopics, ListsKept
from handlers.requests.papers import FORMATS, send_journal
from handlers.widgets.buttons import OnClick
from handlers.widgets.form.spec import FormStart, open_form
from handlers.widgets.kept import kept
from handlers.widgets.pages import Page, page_of
from models.requests.lists import LISTED
from models.requests.tables import RequestKind
from services.requests import routing
from services.requests.routing import Named
from services.work import Work

EARLIEST = 3
"""Years back that a journal is offered for."""
PAPERS = tuple(f"{kind}-{suffix}" for kind in LISTED for suffix in FORMATS)
"""The journals, each as a document and as a table."""


@dataclass(frozen=True)
class AnswerersFacts:
    """Who answers what, and the line that is asked to be taken away."""

    page: Page[Named]
    removed: Named | None


async def answerers(work: Work, mine: ListsKept) -> AnswerersFacts:
    """Read whole: a centre has a few dozens of lines."""
    found = await routing.list_answerers(work)
    removed = next((one for one in found if one.id == mine.answerer), None)
    return AnswerersFacts(page_of(found, mine.page), removed)


@dataclass(frozen=True)
class JournalsFacts:
    """Of which year, and the others."""

    year: str
    others: list[str]


async def journals(work: Work, mine: ListsKept) -> JournalsFacts:
    """This year's until another is chosen."""
    this = work.today.year
    year = mine.year or this
    return JournalsFacts(str(year), [str(each) for each in range(this - EARLIEST, this + 1) if each != year])


def open_list(state: State) -> OnClick:
    """One of the coordinator's windows, over one's requests."""
    return lambda manager: manager.start(state)


async def ask_for(manager: DialogManager, kind: RequestKind) -> None:
    """A kind of request opens its form."""
    await open_form(manager, FormStart(form=kind.value))


async def ask_if_sure(manager: DialogManager, answerer: int) -> None:
    """A pressed line is asked to be taken away."""
    kept(manager, ListsKept).answerer = answerer


async def remove(manager: DialogManager) -> None:
    """The second tap takes it away."""
    mine = kept(manager, ListsKept)
    if mine.answerer is not None:
        await routing.remove_answerer(work_of(manager), mine.answerer)
    mine.answerer = None


async def change_topics(manager: DialogManager, kind: RequestKind) -> None:
    """The form of a list of topics."""
    await open_form(manager, AboutTopics(form="request-topics", kind=kind))


async def send_paper(manager: DialogManager, paper: str) -> None:
    """One of the journals of the year that is looked at."""
    kind, _, suffix = paper.partition("-")
    year = kept(manager, ListsKept).year or work_of(manager).today.year
    await send_journal(manager, RequestKind(kind), suffix, year)


async def choose_year(manager: DialogManager, year: int) -> None:
    """Another year, of those that are offered."""
    this = work_of(manager).today.year
    kept(manager, ListsKept).year = min(max(year, this - EARLIEST), this)
