"""What the windows of the plan show."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, screen, work_of
from handlers.plan.posts import Answer, answers, offered
from handlers.plan.text import aim_text, card_text, date_button, fitting, line_text, waiting
from handlers.widgets.pages import cut, turns
from handlers.widgets.text import lines, paragraphs
from models.access import Permission
from models.dates import short
from models.forms.kinds import Tap, TextKey, pairs
from models.plan.draft import NOBODY
from models.plan.marking import choices
from models.plan_years import PlanYear
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen, ProposalPlace, ProposalThen
from services.plan import cards, lists, past, rules
from services.plan import coverage as coverages
from services.plan import posts as posts_
from services.plan.cards import ItemCard
from services.plan.lists import View
from services.texts import texts
from services.work import Work

ASKED_DAYS = 14
RETURNED = 3
"""Cancelled dates that a card offers to bring back, the nearest ones."""
DATES_CONTENT = 300
"""Characters of an item above its dates."""
SECTION, WHOLE = 52, 300
"""Characters of a section on its button, and in the message."""


async def home(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The plan at a glance, and its views; from January on that this year has none yet, and who sends it."""
    work, year = work_of(dialog_manager), data_of(dialog_manager).get("year", 0)
    plan = await lists.overview(work, year)
    hint = texts().html("plan-send-file") if work.actor.may(Permission.MANAGE_PLAN) else None
    menu = [Tap("!menu", TextKey("menu"))]
    if plan is None:
        return screen(paragraphs(texts().html("plan-none"), hint), [menu])
    if not year and plan.year.last < work.today:
        return screen(await _not_yet(work, plan.year, hint), [*await _years(work, [*plan.others, plan.year]), menu])
    late = plan.counts[View.OVERDUE]
    head = texts().html("plan-home", year=plan.year.words, late=late)
    over = plan.year.last < work.today  # it has no month and no quarter that is now, and nothing of it begins
    asked = (
        texts().html("plan-external", count=plan.external)
        if plan.external and work.actor.may(Permission.MANAGE_PLAN) and _quarter_begins(work.today) and not over
        else None
    )
    views = [view for view in lists.COUNTED if not (over and view in (View.MONTH, View.QUARTER))]
    taps = [Tap(view.value, TextKey(f"plan-view-{view.value}", {"count": plan.counts[view]})) for view in views]
    taps.insert(1 if over else 3, Tap(View.SECTION.value, TextKey("plan-view-section")))
    if plan.targets:
        taps.append(Tap("!coverage", TextKey("plan-coverage")))
    if work.actor.may(Permission.MANAGE_PLAN):
        taps.append(Tap("!report_day", TextKey("plan-report-day-button")))
        taps.append(Tap("!holidays", TextKey("plan-holidays-button")))
        taps.append(Tap("!channels", TextKey("channels-button")))
        now = await rules.changes_at_once(work)
        taps.append(Tap("!propose", TextKey("plan-at-once")) if now else Tap("!at_once", TextKey("plan-with-consent")))
    done = data_of(dialog_manager).get("done")
    said = texts().html(done["key"], **done["args"]) if done else None
    years = await _years(work, plan.others)
    return screen(paragraphs(said, head, asked, texts().html("plan-search-hint"), hint), [*pairs(taps), *years, menu])


async def _not_yet(work: Work, last: PlanYear, hint: Markup | None) -> Markup:
    """There is no plan of this year, which is as long as the `last` one: whose matter that is."""
    head = texts().html("plan-none-year", year=PlanYear.at(work.today, school=last.school).words)
    if hint is not None:
        return paragraphs(head, hint)
    names = await lists.senders(work)
    ask = texts().html("plan-ask-file", names=", ".join(names)) if names else texts().html("plan-ask-nobody")
    return paragraphs(head, ask)


async def _years(work: Work, others: Sequence[PlanYear]) -> list[list[Tap]]:
    """The plans of other years; last year's with how many of its dates are not marked."""
    names = {one.year: TextKey("plan-of-year", {"year": one.brief}) for one in sorted(others, key=lambda one: one.year)}
    if (last := past.last_of(others, work.today)) is not None:
        names[last] = TextKey("plan-last-year", {"count": await past.count_past(work, last)})
    return pairs([Tap(f"!{year}", word) for year, word in names.items()])


def _quarter_begins(today: date) -> bool:
    """All January, and the first days of the other quarters: then dates of other people's plans are asked for."""
    return today.month == 1 or (today.month % 3 == 1 and today.day <= ASKED_DAYS)


async def coverage(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How many people the plan promises to reach outside its table, and how many came."""
    found = await coverages.coverage(work_of(dialog_manager), data_of(dialog_manager).get("year", 0))
    back = [Tap("!home", TextKey("plan-to-home"))]
    if found is None:
        return screen(texts().html("plan-none"), [back])
    head = texts().html("plan-coverage-year", year=found.year.words)
    return screen(fitting(head, *[aim_text(aim) for aim in found.aims]), [back])


async def items(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Eight items of the chosen view."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    view = View(data["view"])
    page = await lists.list_items(work, view, data.get("page", 0), data.get("what", ""), data.get("year", 0))
    rows = [[Tap(f"#{line.id}", line_text(line, work.today))] for line in page.items]
    what = data["what"] if view is View.SEARCH else ""
    if view is View.SECTION and page.items:
        what = " / ".join(page.items[0].section) or texts().plain("plan-no-section")
    key = f"plan-list-{view.value}" if page.items else f"plan-empty-{view.value}"
    text = texts().html(key, page=page.page + 1, what=what)
    mine = await past.count_past(work, data.get("year", 0)) if view is View.OVERDUE else 0
    close = [Tap("!past", TextKey("plan-to-past"))] if mine else []
    return screen(text, [*rows, *turns(page.page, more=page.more), [*close, Tap("!home", TextKey("plan-to-home"))]])


async def sections(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The sections in the plan's order: whole in the message, by their beginnings on the buttons."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    page = data.get("page", 0)
    shown, page, more = cut(await lists.list_sections(work, data.get("year", 0)), page)
    nameless = texts().plain("plan-no-section")
    named = [(id_, path[-1] if path else nameless, count) for id_, path, count in shown]
    rows = [[Tap(f"#{id_}", f"{name[:SECTION]} ({count})")] for id_, name, count in named]
    told = lines(*(texts().html("plan-section-line", name=name[:WHOLE], count=count) for _, name, count in named))
    return screen(
        paragraphs(texts().html("plan-sections"), told),
        [*rows, *turns(page, more=more), [Tap("!home", TextKey("plan-to-home"))]],
    )


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One item whole, and what can be done with it."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found = await cards.open_item(work, data["item"])
    done = data.get("done")
    text = paragraphs(texts().html(done["key"], **done["args"]) if done else None, card_text(work, found))
    back = [Tap("!list", TextKey("back-to-list"))]
    if found.item.cancelled_at is not None:
        restore = [[_tap(found, ItemThen.RESTORE, "plan-restore")]] if found.may_change else []
        return screen(text, [*restore, back])
    taps: list[Tap] = []
    if found.may_change:
        taps += [_tap(found, ItemThen.MOVE, "plan-move")] if found.next else []
        taps += [_tap(found, ItemThen.SKIP, "plan-skip")] if found.next and len(found.dates) > 1 else []
        taps += [_tap(found, ItemThen.CLARIFY, "plan-clarify"), _tap(found, ItemThen.CANCEL, "plan-cancel")]
    if work.actor.may(Permission.MANAGE_PLAN):
        taps += [_tap(found, ItemThen.EDIT, "plan-edit"), _tap(found, ItemThen.POSTS, "plan-ask-posts")]
    if found.may_change:
        skipped = sorted((one for one in found.dates if one.cancelled), key=lambda one: abs(one.due - work.today))
        for one in skipped[:RETURNED]:
            bring_back = DatePlace(occurrence=one.id, then=DateThen.RETURN).pack()
            taps.append(Tap(bring_back, TextKey("plan-return-date", {"day": short(one.due)})))
    asked = _decisions(found) if work.actor.may(Permission.MANAGE_PLAN) else []
    return screen(text, [*asked, [_mark(found, work.today)], *pairs(taps), back])


def _decisions(found: ItemCard) -> list[list[Tap]]:
    """The coordinator's two answers to each proposal that waits, by its number where there are several."""
    rows, proposed = [], waiting(found)
    for number, one in enumerate(proposed, 1):
        words = {"number": number if len(proposed) > 1 else 0}
        places = [(then, ProposalPlace(proposal=one.id, then=then, alone=True)) for then in ProposalThen]
        rows.append([Tap(place.pack(), TextKey(f"plan-proposal-{then.value}", words)) for then, place in places])
    return rows


def _tap(found: ItemCard, then: ItemThen, key: str) -> Tap:
    return Tap(ItemPlace(item=found.item.id, then=then).pack(), TextKey(key))


def _mark(found: ItemCard, today: date) -> Tap:
    """«Отметить выполнение» for the one date that may be meant, else it asks which."""
    may_be = choices(found.dates, today)
    if len(may_be) != 1:
        return _tap(found, ItemThen.DONE, "plan-mark")
    return Tap(DatePlace(occurrence=may_be[0].id, then=DateThen.DONE).pack(), TextKey("plan-mark"))


async def dates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which of the item's dates is it that was done?"""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found = await cards.open_item(work, data["item"])
    shown, page, more = cut(choices(found.dates, work.today), data.get("dates_page", 0))
    rows = [
        [Tap(DatePlace(occurrence=one.id, then=DateThen.DONE).pack(), date_button(one, work.today))] for one in shown
    ]
    text = texts().html("plan-dates", content=found.item.words("content")[:DATES_CONTENT])
    return screen(text, [*rows, *turns(page, more=more), [Tap("!card", TextKey("form-back"))]])


async def posts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Everybody who answers for an item with the post that they are."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    answering = await posts_.item_posts(work, data["item"])
    found = [Answer(one.called, NOBODY if one.post_id is None else one.post_id) for one in answering]
    listed, rows = answers(found, await posts_.list_posts(work), data.get("posts_page", 0))
    text = paragraphs(texts().html("plan-item-posts", count=len(found)), listed or None)
    return screen(text, [*rows, [Tap("!add", TextKey("plan-post-add"))], [Tap("!card", TextKey("plan-posts-done"))]])


async def post(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which post one of them is, or which post to add."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    called = data["said"]
    now = next((one.post_id for one in await posts_.item_posts(work, data["item"]) if one.called == called), None)
    choice = None if not called else NOBODY if now is None else now
    listed, rows = offered(await posts_.list_posts(work), choice, data, named=bool(called))
    ask = texts().html("plan-which-post", called=called) if called else texts().html("plan-post-add-ask")
    return screen(paragraphs(ask, listed), [*rows, [Tap("!posts", TextKey("form-back"))]])
