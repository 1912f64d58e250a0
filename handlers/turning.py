"""From one centre of an account into another: windows are of one centre, and nothing of it is seen in another.

A half-filled form is put aside in its centre, with what stands under it, and goes on there."""

from typing import Protocol, cast

from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.internal import CONTEXT_KEY, STORAGE_KEY

from handlers.context import work_of
from handlers.widgets.sending import say
from models.accounts import Elsewhere
from models.errors import DomainError
from places.place import Place
from places.table import center_in, read
from services.people import elsewhere
from services.texts import texts


class Turnable(Protocol):
    """A storage of dialogues that knows of which person the windows of this update are."""

    def turn(self, person_id: int) -> None: ...

    def stay(self, person_id: int) -> None: ...

    def put_aside(self) -> None: ...

    def aside(self) -> bool: ...

    def take_up(self) -> list[str]: ...


def windows(manager: DialogManager) -> Turnable:
    """The storage."""
    return cast("Turnable", manager.middleware_data["fsm_storage"])


async def turn(manager: DialogManager, person_id: int) -> None:
    """The account is in another of its centres from now on; no window is open. Raises NotFound for what is none."""
    work = await elsewhere.turn_to(work_of(manager), person_id)
    manager.middleware_data["work"] = work
    windows(manager).turn(person_id)
    await manager.reset_stack()


async def arrive(manager: DialogManager) -> None:
    """The actor came into a centre: the window that says so is of who they are there."""
    manager.middleware_data["work"] = work = await elsewhere.here(work_of(manager))
    if work.actor.shared:
        windows(manager).stay(work.person_id)


async def turn_for(manager: DialogManager, data: str) -> None:
    """A button under a letter of another centre was pressed: the account goes over there, and is told so. What is of
    this centre, or of one that is nothing to the actor, changes nothing: its use case refuses it."""
    found = await _meant(manager, data)
    if found is not None:
        await turn(manager, found.person_id)
        await say(manager, texts().html("center-turned", center=found.center))


async def _meant(manager: DialogManager, data: str) -> Elsewhere | None:
    work = work_of(manager)
    if not work.actor.elsewhere:
        return None
    center = center_in(data)
    if center is not None:
        return next((one for one in work.actor.elsewhere if one.center_id == center), None)
    place = read(data)
    thing = None if place is None else thing_of(place)
    return None if thing is None else await elsewhere.whose(work, *thing)


def thing_of(place: Place) -> tuple[str, int] | None:
    """What a place is about, by its field and number; None for a view that every centre has."""
    return next(((name, getattr(place, name)) for name in type(place).model_fields if name in elsewhere.THINGS), None)


async def take_up(manager: DialogManager) -> None:
    """The form that was put aside here stands again, with what was under it. Raises DomainError where there is none, a
    late press."""
    if not windows(manager).aside():
        raise DomainError("error-stale")
    await manager.reset_stack(remove_keyboard=False)
    manager.current_stack().intents.extend(intents := windows(manager).take_up())
    manager.middleware_data[CONTEXT_KEY] = await manager.middleware_data[STORAGE_KEY].load_context(intents[-1])
    await manager.show(ShowMode.EDIT)
