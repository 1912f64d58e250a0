"""What the windows of one record show."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.activities.forms import build
from handlers.context import data_of, screen, work_of
from handlers.plan.text import date_button
from handlers.widgets.form.getters import card
from handlers.widgets.pages import cut, turns
from handlers.widgets.text import button, lines, paragraphs
from models.activities import Facts
from models.dates import in_words, short
from models.errors import NotFound
from models.forms.form import Form
from models.forms.kinds import Tap, TextKey, pairs
from models.stored import Json
from services.activities import records
from services.activities.records import Card, Edit
from services.people.centers import list_districts
from services.plan import fits
from services.plan.cards import open_item
from services.plan.counted import Counted
from services.texts import label, texts
from services.work import Work

HISTORY = 10
"""The last changes that a card shows, as many of them as fit."""
ROOM = 4000
"""Characters of a card with its history: Telegram takes 4096."""
LINE = 60
VALUE = 100
"""Characters of an old or a new value in the history."""


async def card_(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One record whole, with what was changed in it."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found, form = await _found(work, data["record"])
    day = in_words(work.actor.local(found.created_at).date())
    done = data.get("done")
    text = paragraphs(
        texts().html(done["key"], **done["args"]) if done else None,
        texts().html("my-card", number=str(found.id)),
        card("activity", list(form.fields), found.answers),
        texts().html("my-joined") if found.joined else None,
        _item_text(found.item) if found.item else None,
        texts().html("my-author", author=found.author, day=day),
    )
    text = paragraphs(text, _history(work, form, found, ROOM - len(text.striptags())))
    to_list = Tap("!list", TextKey("back-to-list"))
    if not found.may_change:
        return screen(text, [[to_list]])
    counted = [Tap("!item", TextKey("my-other-item")), Tap("!unlink", TextKey("my-unlink"))]
    if found.item and found.item.several:
        counted.append(Tap("!date", TextKey("my-other-date")))
    rows = [
        *(pairs(counted) if found.item else [[Tap("!item", TextKey("my-link"))]]),
        [Tap("!edit", TextKey("my-edit")), Tap("!repeat", TextKey("my-repeat"))],
        [Tap("!delete", TextKey("my-delete")), to_list],
    ]
    return screen(text, rows)


def _item_text(counted: Counted) -> Markup:
    content = counted.content[:VALUE] or "–"
    if counted.due is None:
        return texts().html("my-item", item=content)
    return texts().html("my-item-date", item=content, due=in_words(counted.due))


async def item(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The items of the plan that the record may be counted for, the most alike first."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    facts = Facts.read((await records.open_activity(work, data["record"])).answers)
    fits_ = await fits.choices(work, facts.title, facts.type, facts.day, data.get("what", ""))
    shown, page, more = cut(fits_, data.get("page_item", 0))
    rows = [[Tap(f"#{one.item_id}", (one.content or "–")[:LINE])] for one in shown]
    key = "my-items" if fits_ else "my-items-none"
    return screen(texts().html(key), [*rows, *turns(page, more=more), [Tap("!card", TextKey("form-back"))]])


async def date_(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The dates of its item that the record may be counted for, the nearest to its day first."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found = await records.open_activity(work, data["record"])
    if found.item is None:
        raise NotFound("plan-date-gone")
    day = Facts.read(found.answers).day
    dates = [one for one in (await open_item(work, found.item.item_id)).dates if not one.cancelled]
    shown, page, more = cut(sorted(dates, key=lambda one: abs(one.due - day)), data.get("page_date", 0))
    rows = [[Tap(f"#{one.id}", date_button(one, work.today), one.due == found.due)] for one in shown]
    text = texts().html("my-dates", day=in_words(day))
    return screen(text, [*rows, *turns(page, more=more), [Tap("!card", TextKey("form-back"))]])


async def delete(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Deleting is asked twice."""
    found, form = await _found(work_of(dialog_manager), data_of(dialog_manager)["record"])
    text = paragraphs(texts().html("my-delete-ask"), card("activity", list(form.fields[:4]), found.answers))
    return screen(text, [[Tap("!delete", TextKey("my-delete-sure"))], [Tap("!keep", TextKey("my-keep"))]])


async def _found(work: Work, record: int) -> tuple[Card, Form]:
    found = await records.open_activity(work, record)
    colleagues = [*found.together.items()]
    return found, build({"districts": await list_districts(work), "usual": [], "colleagues": colleagues})


def _history(work: Work, form: Form, found: Card, room: int) -> Markup | None:
    shown: list[Markup] = []
    for edit in reversed(found.edits[-HISTORY:]):
        line = _edit(work, form, edit)
        room -= len(line.striptags()) + 1
        if room < 0:
            break
        shown.insert(0, line)
    return lines(texts().html("my-history"), *shown) if shown else None


def _edit(work: Work, form: Form, edit: Edit) -> Markup:
    return texts().html(
        "my-history-line",
        day=short(work.actor.local(edit.at).date()),
        person=edit.person,
        field=label("activity", edit.field),
        old=_value(form, edit.field, edit.old),
        new=_value(form, edit.field, edit.new),
    )


def _value(form: Form, name: str, value: Json) -> Markup:
    if value is None:
        return texts().html("my-history-nothing")
    text = ", ".join(button(item) for item in form.field(name).kind.show(value))
    return Markup.escape(text if len(text) <= VALUE else f"{text[: VALUE - 1]}…")
