"""The whole bot over a database, without a network: phones of named people."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import TypeVar

import pytest
from aiogram import Dispatcher, Router

import gateway.max.methods  # noqa: F401 – registers them
from bot import factory
from bot.typed import GuardTyped
from gateway.max.registry import METHODS
from handlers.area import areas
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook, Phone, Telegram
from tests.support.town import ADMIN, ADMINS, ANNA, GLEB, IGOR, MARIA, OLGA, PYOTR, STRANGER, VERA, Town, Who
from tests.support.wired import Wire, WiredPhone, WiredTelegram, wired

R = TypeVar("R", bound=Router)
MAX = "max"
LINK = "https://t.me/opora_test_bot?start="


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """By what `--wire` says; without it, what is marked with `wires` goes both ways."""
    if metafunc.definition.get_closest_marker("wires") and metafunc.config.getoption("--wire") != MAX:
        metafunc.parametrize("wire", ("memory", MAX), indirect=True)


@pytest.fixture(params=["sqlite"])
def engine_database(request: pytest.FixtureRequest) -> Database:
    """Conversations run on SQLite; the longest one asks for both engines."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture(scope="session")
async def wire_of_max(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Wire]:
    """A local MAX and the gateway: once for the whole run, when the first test asks for them."""
    async with Wire.opened(tmp_path_factory.mktemp("max")) as wire:
        yield wire


@pytest.fixture
async def over_max(wire_of_max: Wire) -> AsyncIterator[WiredTelegram]:
    async with wired(wire_of_max) as telegram:
        yield telegram


@pytest.fixture
def wire(request: pytest.FixtureRequest) -> str:
    """By which messenger the conversation goes: in memory, or over MAX (`--wire=max`)."""
    named: str = getattr(request, "param", request.config.getoption("--wire"))
    if named == MAX and (mark := request.node.get_closest_marker("telegram")):
        pytest.skip(f"Telegram's own: {mark.args[0]}")
    return named


@pytest.fixture
def telegram(wire: str, request: pytest.FixtureRequest) -> Iterator[Telegram]:
    """Whatever a conversation calls has to be known to the gateway of MAX too."""
    telegram: Telegram = request.getfixturevalue("over_max") if wire == MAX else Telegram()
    yield telegram
    assert {call.__api_method__ for call in telegram.calls if call.__api_method__.lower() not in METHODS} == set()


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture(scope="module")
def built_once() -> dict[str, Callable[..., object]]:
    """What the factory builds dialogues with, but each of them once a file: they hold nothing of a conversation, and
    building them took a third of many tests."""
    of_all = ("build_commands", "build_letters", "build_form_dialog", "build_fallbacks")
    kept = [replace(area, dialogues=[_once(build) for build in area.dialogues]) for area in areas()]
    return {**{name: _once(getattr(factory, name)) for name in of_all}, "areas": lambda: kept}


def _once(build: Callable[..., R]) -> Callable[..., R]:
    made: list[R] = []

    def kept(*given: object) -> R:
        if not made:
            made.append(build(*given))
        made[0]._parent_router = None  # the dispatcher of the test before
        return made[0]

    return kept


@pytest.fixture
def dispatcher(
    town: Town, clock: FakeClock, notebook: Notebook, built_once: dict[str, Callable[..., object]], wire: str
) -> Dispatcher:
    with pytest.MonkeyPatch.context() as patch:
        if wire == MAX:  # everybody's numbers stay what they are; what a bot may delete is MAX's to say
            patch.setattr(factory, "GuardTyped", lambda clock, **_: GuardTyped(clock, erases=False))
        for name, build in built_once.items():
            patch.setattr(factory, name, build)
        return factory.build_dispatcher(town.db, clock, notebook, admin_ids=ADMINS, start_link=LINK, strangers=notebook)


class Phones:
    """A phone for anybody."""

    def __init__(self, telegram: Telegram, dispatcher: Dispatcher) -> None:
        self._telegram, self._dispatcher, self._updates = telegram, dispatcher, count(1)

    def __call__(self, who: Who) -> Phone:
        if isinstance(self._telegram, WiredTelegram):
            return WiredPhone(self._telegram, self._dispatcher, who, self._updates)
        return Phone(self._telegram, self._dispatcher, who, self._updates)


@pytest.fixture
def phones(telegram: Telegram, dispatcher: Dispatcher) -> Phones:
    return Phones(telegram, dispatcher)


@pytest.fixture
def olga(phones: Phones) -> Phone:
    return phones(OLGA)


@pytest.fixture
def maria(phones: Phones) -> Phone:
    return phones(MARIA)


@pytest.fixture
def pyotr(phones: Phones) -> Phone:
    return phones(PYOTR)


@pytest.fixture
def igor(phones: Phones) -> Phone:
    return phones(IGOR)


@pytest.fixture
def anna(phones: Phones) -> Phone:
    return phones(ANNA)


@pytest.fixture
def vera(phones: Phones) -> Phone:
    return phones(VERA)


@pytest.fixture
def gleb(phones: Phones) -> Phone:
    return phones(GLEB)


@pytest.fixture
def admin(phones: Phones) -> Phone:
    return phones(ADMIN)


@pytest.fixture
def stranger(phones: Phones) -> Phone:
    return phones(STRANGER)
