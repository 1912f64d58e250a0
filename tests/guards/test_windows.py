"""Every state has a window and somebody who has seen it; every button fits; nothing is built when it is imported."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.fsm.state import StatesGroup
from aiogram_dialog import Dialog, Window
from aiogram_dialog.api.entities.stack import id_to_str
from aiogram_dialog.widgets.kbd import Group

import bot
import handlers
from bot.factory import build_dispatcher
from handlers.area import areas, forms
from handlers.widgets.form.spec import FormSpec
from handlers.widgets.taps import Taps
from handlers.widgets.window import Keys
from models.errors import DomainError
from models.forms.form import Form
from storage.database import Database
from tests.flows.tour import TOUR
from tests.guards.test_texts import SAMPLE
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook
from tests.unit.kinds import TODAY

LONGEST_INTENT = len(id_to_str(100 * 100_000_000))
DATA_BYTES = 64


def groups() -> list[type[StatesGroup]]:
    """Those of all areas, found with their dialogues."""
    areas()
    return [one for one in StatesGroup.__subclasses__() if one.__module__.startswith("handlers.")]


ALL = [state for group in groups() for state in group.__all_states__]


def walk(router: Router) -> Iterator[Router]:
    yield router
    for child in router.sub_routers:
        yield from walk(child)


async def test_every_state_has_a_window(tmp_path: Path) -> None:
    db = Database(f"sqlite+aiosqlite:///{tmp_path}/none.db")
    dispatcher: Dispatcher = build_dispatcher(db, FakeClock(), Notebook())
    dialogs = [router for router in walk(dispatcher) if isinstance(router, Dialog)]
    shown = [str(state.state) for dialog in dialogs for state in dialog.windows if dialog.states_group() in groups()]
    assert sorted(shown) == sorted(str(state.state) for state in ALL)
    await db.close()


async def test_every_keyboard_is_laid_out_here(tmp_path: Path) -> None:
    db = Database(f"sqlite+aiosqlite:///{tmp_path}/none.db")
    dialogs = [router for router in walk(build_dispatcher(db, FakeClock(), Notebook())) if isinstance(router, Dialog)]
    windows = [window for dialog in dialogs if dialog.states_group() in groups() for window in dialog.windows.values()]
    keyboards = [window.keyboard for window in windows if isinstance(window, Window)]
    assert len(keyboards) == len(ALL)
    empty = [one for one in keyboards if isinstance(one, Group) and not one.buttons]
    # another kind would go out without the dialogue's name in its buttons
    assert [one for one in keyboards if not isinstance(one, Taps | Keys) and one not in empty] == []
    await db.close()


async def test_no_filter_is_asked_in_a_thread(tmp_path: Path) -> None:
    db = Database(f"sqlite+aiosqlite:///{tmp_path}/none.db")
    routers = list(walk(build_dispatcher(db, FakeClock(), Notebook())))
    observers = [router.observers[kind] for router in routers for kind in ("message", "callback_query")]
    asked = [f for observer in observers for handler in observer.handlers for f in handler.filters or ()]
    asked += [f for observer in observers for f in observer._handler.filters or ()]
    assert asked
    assert [str(f.callback) for f in asked if not f.awaitable] == []
    await db.close()


def test_somebody_has_seen_every_window() -> None:
    assert [state for state in ALL if state not in TOUR] == [], "give it a way in tests/flows/tour.py"


STATES = {
    "EventDayStates": "day list guests papers attended",
    "Menu": "home more centers stranger help guide",
    "PhraseStates": "choose several",
    "Join": "consent refused",
    "FormStates": "step privacy review twin leave saved",
    "My": "list card delete item date filter choice news",
    "People": "list member invites invite",
    "Centers": "list invite",
    "HandoverStates": "list who bundle card",
    "AgendaStates": "home",
    "LibraryStates": "home list card add check item copies settings rubric",
    "EventStates": "home led dates card reasons shares people",
    "RegisterStates": "home list narrow search card totals settings field kinds",
    "LibraryFind": "found kind rubric quests quest synonyms reading",
    "EventAfterStates": "home",
    "TaskStates": "list card due who many check",
    "LeaveStates": "list card who days deputy many check",
    "StepStates": "list card inherited",
    "Staffing": "home district posts post choice sure undo",
    "GuestStates": "start check district done waiting guest shared link arrivals arrival",
    "PlanStates": "home list sections coverage card dates past posts post register",
    "ImportStates": "review notes doubt posts post plans tables table accepted",
    "ClaimStates": "check",
    "GapStates": "owners list texts",
    "PaperStates": "list period templates template",
    "SignalTellStates": "where who done",
    "SignalStates": "map month",
    "SummaryStates": "page period district lines sending turnout",
    "Privacy": "data audit forget sure",
    "WordsStates": "home list card said contacts",
    "MessengersStates": "home",
    "MonitoringStates": "home zero",
    "BoardStates": "home quarters report district rates form version chart",
    "QuestionnaireStates": "home rounds round",
    "RemindersStates": "home week rules late log who deputies deputy later",
    "RequestLists": "choose answerers topics journals",
    "RequestStates": "home list counts load card takers group attendance deliver",
}


def test_names_of_states_are_what_stands_in_the_database() -> None:
    """Renaming one is a migration: old rows name it. Adding one is a line here."""
    named = {f"{group}:{name}" for group, names in STATES.items() for name in names.split()}
    assert {str(state.state) for state in ALL} == named


@pytest.mark.parametrize("spec", forms().values(), ids=lambda spec: spec.name)
def test_every_button_of_every_form_fits_into_its_data(spec: FormSpec) -> None:
    form = spec.build(SAMPLE)
    longest = max(len(data.encode()) for field in form.fields for data in _data(form, field.name))
    longest = max(longest, *(len(f"@{field.name}") for field in form.fields))
    assert LONGEST_INTENT + len("\x1dt:") + longest <= DATA_BYTES


def _data(form: Form, name: str) -> Iterator[str]:
    draft = form.begin()
    form.go(draft, name)
    yield ""
    for row in form.rows(draft, TODAY):
        for tap in row:
            yield tap.data
            inner = form.begin()
            form.go(inner, name)
            try:
                form.tap(inner, tap.data, TODAY)
            except DomainError:
                continue
            if inner["step"] == name:
                yield from (tap.data for row in form.rows(inner, TODAY) for tap in row)


def modules() -> Iterator[str]:
    for package in (bot, handlers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name != "bot.__main__":
                yield found.name


def test_nothing_is_built_when_it_is_imported() -> None:
    held = [(name, n, value) for name in modules() for n, value in vars(importlib.import_module(name)).items()]
    built = [(name, n) for name, n, value in held if isinstance(value, Bot | Router)]
    assert built == [], "a dialogue attaches to one dispatcher a process: build it in a function"


@pytest.mark.parametrize("spec", forms().values(), ids=lambda spec: spec.name)
def test_every_guarded_text_carries_its_warning(spec: FormSpec) -> None:
    guarded = {field.name for field in spec.build(SAMPLE).fields if field.guarded and field.kind.free}
    assert guarded == spec.free
