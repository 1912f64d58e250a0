"""What the windows of people show."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, screen, work_of
from handlers.widgets.once import shown_once
from handlers.widgets.pages import cut, turns
from handlers.widgets.text import lines, paragraphs
from models.dates import in_words
from models.forms.kinds import Tap, TextKey
from services.people import centers as centers_
from services.people import invites as invites_
from services.people import members as people
from services.people.members import Member
from services.texts import label, texts
from storage.dialogues import KEPT


async def consent(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What the bot is, what it keeps, and for which post the person comes in."""
    data = data_of(dialog_manager)
    rows = [[Tap("yes", TextKey("join-agree")), Tap("no", TextKey("join-disagree"))]]
    text = texts().html("join-consent", center=data["center"], post=data["post"], days=KEPT.days)
    return screen(text, rows)


async def members(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who has come, seven a page, and how many links are open."""
    work = work_of(dialog_manager)
    here, links = await people.list_members(work), await invites_.list_invites(work)
    shown, page, more = cut(here, data_of(dialog_manager).get("page", 0))
    rows = [[Tap(f"#{m.tenure_id}", f"{m.name} · {_place(m)}")] for m in shown]
    text = texts().html("people-list", people=len({m.person_id for m in here}), links=len(links))
    tail = [
        [Tap("!invite", TextKey("menu-invite")), Tap("!links", TextKey("people-links"))],
        [Tap("!menu", TextKey("menu"))],
    ]
    return screen(text, rows + turns(page, more=more) + tail)


async def member(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One person in one post."""
    data = data_of(dialog_manager)
    here = await people.list_members(work_of(dialog_manager))
    found = next((m for m in here if m.tenure_id == data["holding"]), None)
    if found is None:
        return screen(texts().html("people-gone"), [[Tap("!list", TextKey("back-to-list"))]])
    text = texts().html("people-member", name=found.name, post=_place(found), blocked=str(found.blocked).lower())
    said = [label(name, value) for name, value in (("employment", found.employment), ("trade", found.trade)) if value]
    tenure = texts().html("people-tenure", said=", ".join(said).lower()) if said else None
    sure = data.get("sure")
    end = Tap("!sure", TextKey("people-end-sure")) if sure else Tap("!end", TextKey("people-end"))
    ask = texts().html("people-end-ask") if sure else None
    change = [Tap("!tenure", TextKey("people-tenure-change"))]
    return screen(paragraphs(lines(text, tenure), ask), [change, [end], [Tap("!list", TextKey("back-to-list"))]])


async def invites(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The open links."""
    found = await invites_.list_invites(work_of(dialog_manager))
    shown, page, more = cut(found, data_of(dialog_manager).get("page", 0))
    rows = [[Tap(f"#{i.id}", i.whom)] for i in shown]
    tail = [[Tap("!invite", TextKey("menu-invite"))], [Tap("!list", TextKey("back-to-list"))]]
    return screen(texts().html("people-invites", count=len(found)), rows + turns(page, more=more) + tail)


async def invite(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One invite: its link where it was just made, else a way to a new one; and its end."""
    work = work_of(dialog_manager)
    found = await invites_.open_invite(work, data_of(dialog_manager)["invite"])
    rows = [_anew(dialog_manager), [Tap("!revoke", TextKey("people-revoke"))], [Tap("!links", TextKey("back-to-list"))]]
    if once := shown_once(dialog_manager):
        return screen(texts().html("invite-link", post=found.whom, **once), rows)
    expires = in_words(work.actor.local(found.expires_at).date())
    return screen(texts().html("invite-card", post=found.whom, expires=expires), rows)


async def centers(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every centre of the deployment, by name and number of people only."""
    found = await centers_.list_centers(work_of(dialog_manager))
    shown, page, more = cut(found, data_of(dialog_manager).get("page", 0))
    rows = [[Tap(f"#{id_}", name)] for id_, name, _ in shown]
    about: list[Markup | None] = [texts().html("centers-line", name=name, people=count) for _, name, count in shown]
    text = paragraphs(texts().html("centers-list", count=len(found)), lines(*about) or None)
    tail = [[Tap("!new", TextKey("menu-center"))], [Tap("!menu", TextKey("menu"))]]
    return screen(text, rows + turns(page, more=more) + tail)


async def center(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The open invite of a coordinator: its link where it was just made, else a way to a new one."""
    found = await centers_.list_centers(work_of(dialog_manager))
    name = next((name for id_, name, _ in found if id_ == data_of(dialog_manager)["center"]), "")
    once = shown_once(dialog_manager)
    text = texts().html("center-link" if once else "center-shown", center=name, **once)
    return screen(text, [_anew(dialog_manager), [Tap("!list", TextKey("back-to-list"))]])


def _place(found: Member) -> str:
    """The post; an admin of the platform is shown as such."""
    return texts().plain("people-admin", place=found.place) if found.is_admin else found.place


def _anew(manager: DialogManager) -> list[Tap]:
    """«Прислать заново», with the number of links that this window has shown: the second of two taps makes none."""
    return [Tap(f"~{data_of(manager).get('links', 0)}", TextKey("invite-anew"))]
