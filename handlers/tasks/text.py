"""What stands on the windows of tasks."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.tasks.getters import DecisionsFacts, DueFacts, TaskFacts, TasksFacts
from handlers.widgets.text import lines, paragraphs, wrong
from models.dates import brief, in_words
from models.tasks import DecisionLine
from services.tasks.lists import TaskLine, View
from services.tasks.putting_off import PastDay
from services.texts import label, texts
from services.work import Work

WORDS = 60
"""Characters of a task on its button."""
MOVES = 5
"""Lines of its history on the card, the last ones."""
LONG = 120
"""Characters of a line that was not understood."""
TROUBLES = ("parts", "long", "day", "past", "far", "nobody", "unsure", "twice")
"""Why a decision is not stored."""


def head_text(_work: Work, shown: TasksFacts) -> Markup:
    """Which tasks these are."""
    if shown.of_event:
        return texts().html("tasks-of-event", view=shown.view.value, count=shown.given)
    return texts().html("tasks-head", view=shown.view.value, mine=shown.mine, given=shown.given)


def view_text(_work: Work, view: View) -> str:
    """Another view on its button."""
    return label("tasks-view", view)


def task_line(work: Work, one: TaskLine) -> str:
    """«20 апреля · Подготовить памятку»."""
    mark = "✓ " if not one.open else "! " if one.late(work.today) else ""
    return f"{mark}{brief(one.due, work.today)} · {one.words[:WORDS]}"


def card_text(work: Work, shown: TaskFacts) -> Markup:
    """What, who, by when, out of what, and how it stands."""
    one = shown.one
    held = work.actor.local(one.event_at).date() if one.event_at else None
    closed = work.actor.local(one.closed_at).date() if one.closed_at else None
    told = {"what": one.words, "post": one.post, "due": in_words(one.due)}
    state = "late" if one.late(work.today) else one.state.value
    return lines(
        texts().html("task-card", **told),
        texts().html("task-card-event", event=one.event, day=in_words(held)) if held else None,
        texts().html("task-card-state", state=state, day=in_words(closed) if closed else "none", who=one.closed_by),
        *(_moved(work, each) for each in shown.moves[-MOVES:]),
        _asked(one),
    )


def _asked(one: TaskLine) -> Markup | None:
    """Another day that is asked for."""
    if not one.open or one.asked_due is None:
        return None
    return texts().html("task-card-asked", due=in_words(one.asked_due), why=one.asked_why)


def _moved(work: Work, one: PastDay) -> Markup:
    """«16 марта, Ольга Ветрова: 20 апреля → 5 мая, Анна Белова: болезнь»."""
    return texts().html(
        "task-card-moved",
        day=brief(work.actor.local(one.at).date(), work.today),
        who=one.who,
        old=brief(one.old, work.today),
        new=brief(one.new, work.today),
        asker=one.asker or "none",
        why=one.why,
    )


def check_text(_work: Work, shown: DecisionsFacts) -> Markup:
    """How the lines were understood, and why some were not."""
    return paragraphs(
        texts().html("tasks-check", count=len(shown.well)) if shown.well else texts().html("tasks-check-none"),
        lines(*(_well(one) for one in shown.well)) if shown.well else None,
        _wrong(shown.wrong),
    )


def _well(one: DecisionLine) -> Markup:
    due = in_words(one.due) if one.due else "none"
    return texts().html(
        "tasks-check-well", number=one.number, what=one.what, who=one.who, due=due, posts=len(one.posts)
    )


def _wrong(found: Sequence[DecisionLine]) -> Markup | None:
    if not found:
        return None
    told = (texts().html("tasks-check-wrong", number=one.number, line=one.words[:LONG], why=_why(one)) for one in found)
    return lines(texts().html("tasks-check-wrong-head", count=len(found)), *told)


def _why(one: DecisionLine) -> str:
    return texts().plain(f"task-why-{one.trouble}", who=one.who or "none")


def due_text(_work: Work, shown: DueFacts) -> Markup:
    """Which task is put off, and until when it was."""
    return texts().html("task-due-ask", what=shown.one.words, due=in_words(shown.one.due))


def wrong_text(_work: Work, shown: DueFacts) -> Markup | None:
    """What was wrong with the day that was typed."""
    return wrong(shown.wrong)
