"""What the windows of a plan's import show."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, screen, start_of, work_of
from handlers.plan.import_parts import account, ways
from handlers.plan.posts import Answer, answers, offered
from handlers.widgets.pages import cut, turns
from handlers.widgets.text import lines, paragraphs
from models.calendar import approved
from models.deadlines import ScheduleKind
from models.forms.kinds import Tap, TextKey
from models.forms.plan import NONE, READY
from models.plan.diff import PlanDiff
from models.plan.draft import VACANT, DraftContent
from models.plan.reading import Level
from services.plan import drafts, past
from services.plan import posts as posts_
from services.plan.drafts import Review
from services.texts import texts

SHOWN = 6
"""How many changed, new and gone items are named: the rest stands in the protocol."""
LINE = 60
NOTE = 300
"""Characters of a line of the protocol: eight of them fit into a message."""
NOTES = {"fixed": (Level.FIXED,), "doubtful": (Level.DOUBT, Level.CONTRADICTION)}
"""Pages of the protocol in the chat."""


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The numbers of what was read, and what differs from the plan that stands."""
    found = await drafts.review(work_of(dialog_manager), start_of(dialog_manager)["draft"])
    content = found.content
    head = texts().html(
        "plan-read",
        year=content.plan_year.words,
        items=len(content.rows),
        fixed=len(content.noticed(Level.FIXED)),
        doubt=len(content.noticed(Level.DOUBT)),
        contradiction=len(content.noticed(Level.CONTRADICTION)),
    )
    doubts = texts().html("plan-read-doubts", count=len(found.doubts)) if found.doubts else None
    unknown = None if all(map(approved, content.plan_year.years)) else texts().html("plan-no-calendar")
    text = paragraphs(
        head,
        account(content),
        _which_year(found),
        doubts,
        unknown,
        _vacant(found),
        _guessed(found),
        _marked(content),
        _changes(found.changes),
        texts().html("plan-read-do"),
    )
    ask = [[Tap("!doubts", TextKey("plan-ask-deadlines", {"count": len(found.doubts)}))]] if found.doubts else []
    counted = {name: len(content.noticed(*levels)) for name, levels in NOTES.items()}
    noticed = [Tap(f"!{name}", TextKey(f"plan-ask-{name}", {"count": n})) for name, n in counted.items() if n]
    rows = [
        *_years(found),
        *ways(content),
        *ask,
        *([noticed] if noticed else []),
        [Tap("!posts", TextKey("plan-ask-posts"))],
        *_marks(content),
        [Tap("!accept", TextKey("plan-accept")), Tap("!drop", TextKey("form-cancel"))],
    ]
    return screen(text, rows)


def _which_year(found: Review) -> Markup | None:
    plan = found.content.plan_year
    asked = {"year": str(plan.year), "next": str(plan.year + 1)}
    return texts().html("plan-which-year", **asked) if found.content.doubted else None


def _years(found: Review) -> list[list[Tap]]:
    """A school year or a calendar one, while that is in doubt."""
    both = [Tap("!school", TextKey("plan-school-year")), Tap("!calendar", TextKey("plan-calendar-year"))]
    return [both] if found.content.doubted else []


def _vacant(found: Review) -> Markup | None:
    vacant = sum(found.content.post(called) == VACANT for called in found.content.called())
    return texts().html("plan-read-vacant", count=vacant) if vacant else None


def _guessed(found: Review) -> Markup | None:
    guesses = len(found.content.guesses())
    return texts().html("plan-read-guessed", count=guesses) if guesses else None


def _marked(content: DraftContent) -> Markup | None:
    """«23 пункта уже отмечены»: offered, and told again once it is agreed."""
    if not content.marked():
        return None
    kept = str(content.keeps_marks).lower()
    return texts().html("plan-read-marked", count=len(content.marked()), kept=kept)


def _marks(content: DraftContent) -> list[list[Tap]]:
    if not content.marked():
        return []
    return [
        [
            Tap("!unmark", TextKey("plan-marks-leave"))
            if content.keeps_marks
            else Tap("!mark", TextKey("plan-marks-keep"))
        ]
    ]


def _changes(changes: PlanDiff | None) -> Markup | None:
    if changes is None:
        return None
    if changes.empty:
        return texts().html("plan-diff-none")
    changed, added, removed = len(changes.changed), len(changes.added), len(changes.removed)
    named = [
        *[("changed", pair.new) for pair in changes.changed[:SHOWN]],
        *[("added", row) for row in changes.added[:SHOWN]],
        *[("removed", row) for row in changes.removed[:SHOWN]],
    ]
    return lines(
        texts().html("plan-diff", changed=changed, added=added, removed=removed, moved=len(changes.moved)),
        *[texts().html(f"plan-diff-{how}", content=row.words("content")[:LINE] or "–") for how, row in named],
    )


async def notes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The protocol row by row: what was put right, or what is doubtful."""
    data = data_of(dialog_manager)
    content = (await drafts.review(work_of(dialog_manager), start_of(dialog_manager)["draft"])).content
    shown, page, more = cut(content.noticed(*NOTES[data["notes"]]), data.get("page", 0))
    text = lines(
        texts().html(f"plan-notes-{data['notes']}", page=page + 1),
        *[texts().html("plan-note", text=one[:NOTE]) for one in shown],
    )
    return screen(text, [*turns(page, more=more), [Tap("!review", TextKey("plan-posts-done"))]])


async def doubt(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One deadline that was not understood, with one-tap answers; or what was typed, shown back."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    draft = start_of(dialog_manager)["draft"]
    found = await drafts.review(work, draft)
    back = [Tap("!review", TextKey("form-back"))]
    if not found.doubts:
        return screen(texts().html("plan-no-doubts"), [back])
    row = found.doubts[0]
    head = texts().html(
        "plan-doubt",
        left=len(found.doubts),
        place=row.place,
        content=row.words("content")[:300] or "–",
        cell=row.words("deadline") or texts().plain("plan-cell-empty"),
    )
    if typed := data.get("typed"):
        words = (await drafts.read_answer(work, draft, typed)).words
        asked = texts().html("plan-understood", words=words)
        return screen(
            paragraphs(head, asked),
            [[Tap(f"!yes {row.place}", TextKey("plan-right")), Tap("!no", TextKey("plan-wrong"))]],
        )
    schedule = found.content.schedule(row)
    offered: list[list[Tap]] = []
    if schedule.kind is not ScheduleKind.UNDETERMINED:
        offered.append([Tap(f"!as {row.place}", schedule.words[:LINE])])
    ready = [Tap(f"{name} {row.place}", TextKey(key)) for name, (_, key) in READY.items()]
    trouble = data.get("trouble")
    text = paragraphs(
        head,
        texts().html("plan-doubt-why", why=schedule.why) if schedule.why else None,
        texts().html("form-trouble", trouble=texts().html(**trouble)) if trouble else None,
        texts().html("plan-doubt-do"),
    )
    return screen(text, [*offered, ready, [Tap(f"{NONE} {row.place}", TextKey("plan-no-deadline"))], back])


async def posts(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every responsible of the plan with the post that they become."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    content = (await drafts.review(work, start_of(dialog_manager)["draft"])).content
    found = [Answer(name, content.post(name), content.guessed(name)) for name in content.called()]
    listed, rows = answers(found, await posts_.list_posts(work), data.get("page", 0))
    text = texts().html("plan-posts", count=len(found))
    return screen(paragraphs(text, listed), [*rows, [Tap("!review", TextKey("plan-posts-done"))]])


async def post(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which post one responsible is."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    found = await drafts.review(work, start_of(dialog_manager)["draft"])
    listed, rows = offered(await posts_.list_posts(work), found.content.post(data["said"]), data)
    text = paragraphs(texts().html("plan-which-post", called=data["said"]), listed)
    return screen(text, [*rows, [Tap("!posts", TextKey("form-back"))]])


async def accepted_(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The plan stands."""
    outcome = data_of(dialog_manager)["outcome"]
    key = "plan-accepted-again" if outcome["again"] else "plan-accepted"
    ways = [[Tap("plan", TextKey("menu-plan")), Tap("menu", TextKey("menu"))]]
    passed = await past.count_past(work_of(dialog_manager))
    marked = outcome.get("marked", 0)
    said = paragraphs(
        texts().html(key, **outcome), texts().html("plan-accepted-marked", count=marked) if marked else None
    )
    if not passed:
        return screen(said, ways)
    text = paragraphs(said, texts().html("plan-accepted-past", count=passed))
    return screen(text, [[Tap("past", TextKey("plan-to-past"))], *ways])
