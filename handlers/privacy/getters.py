"""What the windows of personal data show."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, screen, work_of
from handlers.widgets.pages import turns
from handlers.widgets.text import lines, paragraphs
from models.access import Permission
from models.audit import Event
from models.forms.kinds import Tap, TextKey
from models.people import former
from services import audit
from services.privacy import own_data
from services.texts import label, texts

COUNTED = {
    "consent": Event.CONSENT,
    "invited": Event.INVITED,
    "revoked": Event.INVITE_REVOKED,
    "ended": Event.POST_ENDED,
    "overruled": Event.OVERRULED,
    "exported": Event.EXPORTED,
    "forgotten": Event.FORGOTTEN,
}
"""What is counted for the coordinator, by its name in the text; the rest stands in the log itself."""


async def data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is kept of the person in numbers; a coordinator sees the counts of the centre's log too."""
    work, kept = work_of(dialog_manager), data_of(dialog_manager)["kept"]
    menu = [Tap("!menu", TextKey("menu"))] if work.actor.known else []
    if kept is None:
        return screen(texts().html("mydata-none"), [menu] if menu else [])
    center = None
    if work.actor.may(Permission.MANAGE_PEOPLE):
        counts = await own_data.count_events(work)
        center = texts().html("mydata-center", **{name: counts[event] for name, event in COUNTED.items()})
    rows = [[Tap("!forget", TextKey("mydata-forget")), *menu]]
    rows += [[Tap("!audit", TextKey("mydata-audit"))]] if center is not None else []
    return screen(paragraphs(texts().html("mydata", **kept), center), rows)


async def log(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the centre's audit log."""
    work, page = work_of(dialog_manager), data_of(dialog_manager).get("page", 0)
    found, more = await audit.list_events(work, page)
    said: list[Markup | None] = [
        texts().html(
            "audit-line",
            at=f"{work.actor.local(one.at):%d.%m %H:%M}",
            who=one.who,
            what=label("audit-event", one.event),
            about=one.about or "none",
        )
        for one in found
    ]
    text = paragraphs(texts().html("audit-head", page=str(page + 1)), lines(*said) or texts().html("audit-empty"))
    return screen(
        text, [*turns(page, more=more), [Tap("!xlsx", TextKey("audit-file")), Tap("!data", TextKey("form-back"))]]
    )


async def forget(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What goes and what stays."""
    person = work_of(dialog_manager).actor.person_id
    if person is None:
        return screen(texts().html("mydata-none"), [[Tap("!keep", TextKey("menu"))]])
    rows = [[Tap("!go", TextKey("forget-go"))], [Tap("!keep", TextKey("forget-keep"))]]
    return screen(texts().html("forget-ask", instead=former(person)), rows)


async def sure(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The second question."""
    return screen(
        texts().html("forget-sure"), [[Tap("!yes", TextKey("forget-yes"))], [Tap("!keep", TextKey("forget-keep"))]]
    )
