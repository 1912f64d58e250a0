"""«Закрыть прошлое»: a ticked list of dates that passed undone, and the two ways to close them."""

from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from handlers.context import data_of, number_in, screen, work_of
from handlers.states import FormStates, PlanStates
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission
from handlers.widgets.pages import cut, turns
from handlers.widgets.text import paragraphs
from models.dates import in_words
from models.errors import DomainError
from models.forms.form import Field, Form
from models.forms.kinds import Tap, TextKey
from models.forms.plan import NONE, DayPassed
from models.forms.simple import Line
from models.plan.marking import another_year
from models.plan.tables import REASON_LENGTH
from places.plan import YearThen
from services.plan import lists, past
from services.plan.past import PastDate
from services.texts import texts
from services.work import Work

LINE = 58
NAMES, NAMED = 3, 40
"""How many dates that are still ahead are named, and by how many characters."""
MINE = ("my", TextKey("menu-my"))
FORMS = {"!done": "plan-past-done", "!skip": "plan-past-skip"}


async def window(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The dates with their ticks, and what to do with those that are ticked."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found = await past.list_past(work, data.get("year", 0))
    done = data.get("done")
    said = texts().html(done["key"], **done["args"]) if done else None
    home = [Tap("!home", TextKey("plan-to-home"))]
    if not found:
        return screen(paragraphs(said, texts().html("plan-past-empty")), [home])
    ticked = _ticked(dialog_manager)
    shown, page, more = cut(found, data.get("page", 0))
    rows = [[Tap(f"#{one.id}", _line(one), one.id in ticked)] for one in shown]
    every = Tap("!none", TextKey("plan-past-none")) if ticked else Tap("!all", TextKey("plan-past-all"))
    ways = [[Tap("!done", TextKey("plan-past-done")), Tap("!skip", TextKey("plan-past-skip"))]] if ticked else []
    key = "plan-past-year" if found[-1].due >= work.today else "plan-past"
    text = paragraphs(said, texts().html(key, count=len(found), ticked=len(ticked)))
    return screen(text, [*rows, *turns(page, more=more), *ways, [every, *home]])


async def pressed(data: str, manager: DialogManager) -> None:
    """Tick one or all, turn the page, or ask how the ticked ones are closed."""
    ticked, now = _ticked(manager), data_of(manager)
    now["done"] = None
    if data.startswith("#"):
        now["ticked"] = sorted(ticked ^ {number_in(data)})
    elif data.startswith("~"):
        now["page"] = number_in(data)
    elif data == "!all":
        now["ticked"] = [one.id for one in await past.list_past(work_of(manager), now.get("year", 0))]
    elif data == "!none":
        now["ticked"] = []
    elif data in FORMS and ticked:
        await manager.start(FormStates.step, {"form": FORMS[data], "dates": sorted(ticked), "year": now.get("year", 0)})
    elif data == "!home":
        await manager.switch_to(PlanStates.home)
    else:
        raise DomainError("error-stale")


async def open_past(manager: DialogManager) -> None:
    """The list with nothing ticked."""
    data_of(manager).update(ticked=[], page=0, done=None)
    await manager.switch_to(PlanStates.past)


def _line(one: PastDate) -> str:
    """«15.01 Совещание», with ⏳ where the coordinator is asked already; «20.02 (с 13.02) Совещание» was moved."""
    moved = one.moved_from not in (None, one.due)
    was = texts().plain("plan-past-moved", day=f"{one.moved_from:%d.%m}") if moved else ""
    return f"{'⏳ ' if one.proposed else ''}{one.due:%d.%m} {was}{one.content}"[:LINE]


async def open_year(manager: DialogManager, year: int, then: YearThen = YearThen.PAST) -> None:
    """What is not marked in a year's plan, or what is still ahead in it. Raises DomainError for a year without one."""
    plan = await lists.overview(work_of(manager), year)
    if plan is None or plan.year.year != year:
        raise DomainError("error-stale")
    data_of(manager)["year"] = year
    if then is YearThen.AHEAD:
        data_of(manager).update(view=lists.View.AHEAD.value, what="", page=0)
        await manager.switch_to(PlanStates.list)
    else:
        await open_past(manager)


async def turn_to(manager: DialogManager, year: int) -> None:
    """The plan of another year; of last year's first what is not marked in it."""
    data_of(manager)["year"], work = year, work_of(manager)
    plan = await lists.overview(work, year)
    if plan and past.last_of([plan.year], work.today) == year and await past.count_past(work, year):
        await open_year(manager, year)


def _ticked(manager: DialogManager) -> set[int]:
    return set(data_of(manager).get("ticked", ()))


async def _about(_work: Work, start: dict[str, Any]) -> FormBeginning:
    return FormBeginning(about=TextKey("plan-past-about", {"count": len(start["dates"])}))


def _done_form(_options: dict[str, Any]) -> Form:
    return Form((Field("day", DayPassed(), required=True),))


async def _in_another_year(work: Work, submission: Submission) -> TextKey | None:
    if submission.answers["day"] == NONE:
        return None
    day = date.fromisoformat(submission.answers["day"])
    found = await past.list_past(work, submission.start["year"])
    chosen = [one for one in found if one.id in submission.start["dates"] and another_year(one, day)]
    if not chosen:
        return None
    return TextKey("activity-another-year", {"day": in_words(day), "due": in_words(chosen[0].due)})


async def _closed_before(work: Work, submission: Submission) -> SaveResult | None:
    """The dates are closed already; another day said now changes nothing, and that is said."""
    found = await past.closed_before(work, submission.client_key)
    if found is None:
        return None
    if submission.answers["day"] in (NONE, found.day.isoformat() if found.day else NONE):
        return _closed("plan-past-closed", found.count)
    return SaveResult(TextKey("plan-past-stored", {"count": found.count}), again=False, onward=(MINE,), other=True)


async def _close_done(work: Work, submission: Submission) -> SaveResult:
    day = None if submission.answers["day"] == NONE else date.fromisoformat(submission.answers["day"])
    chosen = submission.start["dates"]
    closed = await past.close_done(work, chosen, day, submission.client_key)
    ahead = [
        one
        for one in await past.list_past(work, submission.start["year"])
        if one.id in chosen and one.opens > work.today
    ]
    if ahead:
        names = ", ".join(f"{one.due:%d.%m} {one.content.rstrip(' .')[:NAMED]}" for one in ahead[:NAMES])
        return _closed("plan-past-closed-ahead", closed, len(ahead), names=f"{names}…" if ahead[NAMES:] else names)
    left = len(chosen) - closed
    return _closed("plan-past-closed-some" if left else "plan-past-closed", closed, left)


def _skip_form(_options: dict[str, Any]) -> Form:
    return Form((Field("reason", Line(REASON_LENGTH, shortest=3), required=True),))


async def _close_cancelled(work: Work, submission: Submission) -> SaveResult:
    count, proposed = await past.close_cancelled(work, submission.start["dates"], submission.answers["reason"])
    return _closed("plan-past-proposed" if proposed else "plan-past-skipped", count)


def _closed(key: str, count: int, left: int = 0, **more: str) -> SaveResult:
    args = {"count": count, "left": left, **more}
    return SaveResult(TextKey(key, args), result={"key": key, "args": args, "ticked": True})


PAST_FORMS = (
    FormSpec("plan-past-done", _about, _done_form, _close_done, _in_another_year, _closed_before),
    FormSpec("plan-past-skip", _about, _skip_form, _close_cancelled, free=frozenset({"reason"})),
)
