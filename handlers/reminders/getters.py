"""What the windows of reminders show."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, screen, start_of, work_of
from handlers.reminders.text import day_text, delivery_text, late_text, rules_text, stretch
from handlers.widgets.pages import cut, turns
from handlers.widgets.text import lines, paragraphs
from models.access import Permission
from models.dates import in_words
from models.forms.kinds import Tap, TextKey, pairs
from models.forms.reminders import hour
from models.people import Pace
from services.people import members as people
from services.plan.cards import open_item
from services.reminders import deputies as deputies_
from services.reminders import log as log_
from services.reminders import overdue, own, preview
from services.reminders import rules as rules_
from services.texts import texts

BACK = [Tap("!home", TextKey("reminders-home"))]
BUTTON = 40
"""Characters of an item or a post on its button."""
PUT_OFF = (("+1", "reminders-tomorrow"), ("+3", "reminders-three-days"), ("+7", "reminders-week-later"))


async def home(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How the person is reminded; the coordinator's ways on."""
    work = work_of(dialog_manager)
    mine = await own.my_reminders(work)
    text = paragraphs(
        _done(dialog_manager),
        texts().html(
            "reminders-own",
            on=str(mine.rules.enabled).lower(),
            pace=mine.pace.value.replace("_", "-"),
            digest=hour(mine.rules.digest_time),
            quiet=stretch(mine.quiet or mine.rules.quiet),
        ),
        texts().html("reminders-paused", day=in_words(mine.away_until)) if mine.away_until else None,
    )
    paces = [
        Tap(f"={pace.value}", TextKey(f"reminders-pace-{pace.value.replace('_', '-')}"), pace is mine.pace)
        for pace in Pace
    ]
    pause = (
        Tap("!resume", TextKey("reminders-resume")) if mine.away_until else Tap("!pause", TextKey("reminders-pause"))
    )
    rows = [paces, [Tap("!quiet", TextKey("reminders-quiet")), pause]]
    if work.actor.may(Permission.MANAGE_REMINDERS):
        ways = ("week", "late", "rules", "log", "deputies")
        rows += pairs([Tap(f"!{way}", TextKey(f"reminders-to-{way}")) for way in ways])
    return screen(text, [*rows, [Tap("!menu", TextKey("menu"))]])


async def week(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """«Кому что придёт на этой неделе», a day a page, and the switch."""
    work = work_of(dialog_manager)
    days, on = await preview.preview(work), (await rules_.read_rules(work)).enabled
    page = min(data_of(dialog_manager).get("page", 0), max(len(days) - 1, 0))
    head = texts().html("reminders-week-head", on=str(on).lower())
    body = day_text(days[page]) if days else texts().html("reminders-week-empty")
    switch = Tap("!off", TextKey("reminders-off")) if on else Tap("!on", TextKey("reminders-on"))
    return screen(
        paragraphs(_done(dialog_manager), head, body), [*turns(page, more=page + 1 < len(days)), [switch], BACK]
    )


async def rules(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The rules as dates."""
    work = work_of(dialog_manager)
    text = rules_text(await rules_.read_rules(work), work.today)
    rows = [[Tap("!change", TextKey("reminders-change")), Tap("!week", TextKey("reminders-to-week"))], BACK]
    return screen(paragraphs(_done(dialog_manager), text), rows)


async def late(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is overdue, by number: «Напомнить» where somebody answers for it, else the way to its card."""
    work = work_of(dialog_manager)
    found = await overdue.list_overdue(work, data_of(dialog_manager).get("page", 0))
    numbered = list(enumerate(found.items, 1))
    taps = [
        Tap(f"#{one.id}" if _to_remind(one) else f"@{one.item}", TextKey(_late_way(one), {"number": number}))
        for number, one in numbered
    ]
    about: list[Markup | None] = [late_text(work, one, number) for number, one in numbered]
    key = "reminders-late" if found.items else "reminders-late-empty"
    weekly = texts().html("reminders-late-weekly", count=found.weekly) if found.weekly else None
    text = paragraphs(texts().html(key), lines(*about) or None, weekly)
    return screen(text, [*pairs(taps), *turns(found.page, more=found.more), BACK])


def _to_remind(one: overdue.Late) -> bool:
    return bool(one.whom) and not (one.own and len(one.whom) == 1)


def _late_way(one: overdue.Late) -> str:
    return "reminders-late-ask" if _to_remind(one) else "reminders-late-open"


async def log(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What was told to whom, and why something was not."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found = await log_.list_deliveries(work, data.get("page", 0), data.get("person"))
    about: list[Markup | None] = [delivery_text(work, one) for one in found.items]
    whose = found.person or texts().plain("reminders-everybody")
    key = "reminders-log" if found.items else "reminders-log-empty"
    choice = Tap("!all", TextKey("reminders-all")) if found.person else Tap("!who", TextKey("reminders-by-person"))
    text = paragraphs(texts().html(key, person=whose), lines(*about) or None)
    return screen(text, [*turns(found.page, more=found.more), [choice], BACK])


async def who(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Whose log?"""
    members = {one.person_id: one.name for one in await people.list_members(work_of(dialog_manager))}
    shown, page, more = cut(sorted(members.items(), key=lambda one: one[1]), data_of(dialog_manager).get("page", 0))
    rows = [[Tap(f"#{id_}", name)] for id_, name in shown]
    return screen(texts().html("reminders-whose"), [*rows, *turns(page, more=more), BACK])


async def deputies(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Posts and who is told instead of them."""
    found = await deputies_.list_posts(work_of(dialog_manager))
    places = {one.id: one.place for one in found}
    shown, page, more = cut(found, data_of(dialog_manager).get("page", 0))
    rows = []
    for one in shown:
        deputy = places[one.deputy_id] if one.deputy_id else texts().plain("reminders-coordinator")
        vacant = "" if one.holders else f" ({texts().plain('plan-vacant')})"
        rows.append([Tap(f"#{one.id}", f"{one.place[:BUTTON]}{vacant} → {deputy[:BUTTON]}")])
    return screen(texts().html("reminders-deputies"), [*rows, *turns(page, more=more), BACK])


async def deputy(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Who is told instead of this post?"""
    data = data_of(dialog_manager)
    found = await deputies_.list_posts(work_of(dialog_manager))
    place = next((one.place for one in found if one.id == data["post"]), "")
    shown, page, more = cut([one for one in found if one.id != data["post"]], data.get("page", 0))
    rows = [[Tap(f"#{one.id}", one.place)] for one in shown]
    tail = [[Tap("!nobody", TextKey("reminders-only-coordinator"))], [Tap("!list", TextKey("back-to-list"))]]
    return screen(texts().html("reminders-deputy", post=place), [*rows, *turns(page, more=more), *tail])


async def later(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Until when to put a thing off; its deadline stays."""
    card = await open_item(work_of(dialog_manager), start_of(dialog_manager)["item"])
    content = texts().html("plan-card", content=card.item.words("content")[:300])
    if done := _done(dialog_manager):
        return screen(
            paragraphs(done, content), [[Tap("!item", TextKey("reminders-item")), Tap("!menu", TextKey("menu"))]]
        )
    taps = [Tap(data, TextKey(key)) for data, key in PUT_OFF]
    rows = [*pairs([*taps, Tap("!day", TextKey("reminders-other-day"))]), [Tap("!menu", TextKey("menu"))]]
    return screen(paragraphs(texts().html("reminders-put-off-ask"), content), rows)


def _done(manager: DialogManager) -> Markup | None:
    """What a form or a press did."""
    done = data_of(manager).get("done")
    return texts().html(done["key"], **done["args"]) if done else None
