"""The coordinator's windows: who answers what, the topics, the journals."""

from typing import Any

from aiogram_dialog import DialogManager

from handlers.context import data_of, number_in, screen, work_of
from handlers.entries import go
from handlers.requests.papers import WRITERS, send_journal
from handlers.states import FormStates
from handlers.widgets.pages import cut, turned, turns
from handlers.widgets.text import paragraphs
from models.forms.kinds import Tap, Word, pairs
from models.requests.lists import LISTED
from models.requests.tables import Kind
from services.requests import routing
from services.requests.routing import Named
from services.requests.words import called
from services.texts import texts

HOME = [Tap("!home", Word("requests-to-home"))]
EARLIEST = 3
"""Years back that a journal is offered for."""


async def answerers(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The lines of the list; a pressed one is asked to be taken away."""
    data = data_of(dialog_manager)
    found = await routing.list_answerers(work_of(dialog_manager))
    shown, page, more = cut(found, data.get("page", 0))
    removed = next((one for one in found if one.id == data.get("answerer")), None)
    if removed is not None:
        text = texts().html("answerers-remove", line=_line(removed))
        return screen(text, [[Tap("!sure", Word("answerer-remove-sure"))], [Tap("!keep", Word("my-keep"))]])
    done = data.get("done")
    head = texts().html("answerers-list" if found else "answerers-empty")
    text = paragraphs(texts().html(done["key"], **done["args"]) if done else None, head)
    taps = [[Tap(f"#{one.id}", _line(one)[:58])] for one in shown]
    return screen(text, [*taps, *turns(page, more=more), [Tap("!add", Word("answerer-new"))], HOME])


def _line(one: Named) -> str:
    narrowed = ", ".join(filter(None, (one.post, one.district)))
    return texts().plain("answerers-line", kind=called(one.kind, one.topic), post=narrowed)


async def topics(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which list to change."""
    done = data_of(dialog_manager).get("done")
    said = texts().html(done["key"], **done["args"]) if done else None
    taps = [[Tap(kind.value, Word(f"topics-{kind}"))] for kind in LISTED]
    return screen(paragraphs(said, texts().html("topics-choose")), [*taps, HOME])


async def journals(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The journals of a year; this year's until another is chosen."""
    this = work_of(dialog_manager).today.year
    year = data_of(dialog_manager).get("year", this)
    papers = [Tap(f"{kind} {suffix}", Word(f"journals-{kind}-{suffix}")) for kind in LISTED for suffix in WRITERS]
    others = [each for each in range(this - EARLIEST, this + 1) if each != year]
    years = [Tap(f"!{each}", Word("journals-year", {"year": str(each)})) for each in others]
    return screen(texts().html("journals", year=str(year)), [*pairs(papers), *pairs(years, 3), HOME])


async def from_answerers(data: str, manager: DialogManager) -> None:
    """Add a line, or take one away with a second tap."""
    mine, work = data_of(manager), work_of(manager)
    mine["done"] = None
    chosen = mine.pop("answerer", None)
    if data == "!add":
        await manager.start(FormStates.step, {"form": "answerer"})
    elif data == "!sure" and chosen is not None:
        await routing.remove_answerer(work, chosen)
    elif data.startswith("#"):
        mine["answerer"] = number_in(data)
    elif not turned(data, manager) and data == "!home":
        await go(manager, "requests")


async def from_topics(data: str, manager: DialogManager) -> None:
    """The form of a list."""
    data_of(manager)["done"] = None
    if data in LISTED:
        await manager.start(FormStates.step, {"form": "request-topics", "kind": data})
    elif data == "!home":
        await go(manager, "requests")


async def from_journals(data: str, manager: DialogManager) -> None:
    """A paper, or another year."""
    kind, _, suffix = data.partition(" ")
    this = work_of(manager).today.year
    if data == "!home":
        await go(manager, "requests")
    elif data.startswith("!"):
        data_of(manager)["year"] = min(max(number_in(data), this - EARLIEST), this)
    elif kind in LISTED and suffix in WRITERS:
        await send_journal(manager, Kind(kind), suffix, data_of(manager).get("year", this))
