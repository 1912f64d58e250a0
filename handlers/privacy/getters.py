"""What the windows of personal data show."""

from typing import Any

from aiogram_dialog import DialogManager

from handlers.context import data_of, screen, work_of
from handlers.widgets.text import paragraphs
from models.access import Permission
from models.forms.kinds import Tap, Word
from models.people import former
from services import privacy
from services.texts import texts


async def data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is kept of the person in numbers; a coordinator sees the counts of the centre's log too."""
    work, kept = work_of(dialog_manager), data_of(dialog_manager)["kept"]
    menu = [Tap("!menu", Word("menu"))] if work.actor.known else []
    if kept is None:
        return screen(texts().html("mydata-none"), [menu] if menu else [])
    center = None
    if work.actor.may(Permission.MANAGE_PEOPLE):
        counts = {event.rpartition("_")[2]: number for event, number in (await privacy.count_events(work)).items()}
        center = texts().html("mydata-center", **counts)
    return screen(paragraphs(texts().html("mydata", **kept), center), [[Tap("!forget", Word("mydata-forget")), *menu]])


async def forget(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What goes and what stays."""
    person = work_of(dialog_manager).actor.person_id
    if person is None:
        return screen(texts().html("mydata-none"), [[Tap("!keep", Word("menu"))]])
    rows = [[Tap("!go", Word("forget-go"))], [Tap("!keep", Word("forget-keep"))]]
    return screen(texts().html("forget-ask", instead=former(person)), rows)


async def sure(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The second question."""
    return screen(texts().html("forget-sure"), [[Tap("!yes", Word("forget-yes"))], [Tap("!keep", Word("forget-keep"))]])
