"""Letters about tasks that a meeting gave: a new one, one that is due, one that nobody did."""

from datetime import date

from markupsafe import Markup

from models.dates import in_words
from models.events.afterwards import PostTask
from models.events.kinds import TaskState
from models.events.tables import Event
from models.notifications import NoticeKind
from models.people import District, Post
from models.reminders.recipients import CenterRoster, Recipient, recipients
from places.tasks import TaskPlace, TaskThen
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from scheduler.letters.reminder_words import BRIEF
from scheduler.letters.roster import instead, line_instead, roster_of
from services.texts import texts


async def given(context: LetterContext) -> Letter | Skipped:
    """To whoever holds its post: what, by when, and what it was decided at."""
    found = await _task(context)
    if isinstance(found, Skipped):
        return found
    roster = await roster_of(context)
    if context.person.id not in {one.person.id for one in recipients([found.post_id], roster, context.today)}:
        return skipped("moot-task-hands")
    event = await context.session.get(Event, found.event_id) if found.event_id is not None else None
    held = in_words(context.local(event.starts_at).date()) if event is not None else "none"
    words = {"what": found.words, "due": in_words(found.due), "event": event.title if event else "", "held": held}
    return Letter(text=texts().html("letter-task-given", **words), buttons=_ways(found))


async def due(context: LetterContext) -> Letter | Line | Skipped:
    """It is due in some days, today, or was: for whoever holds its post, or stands in."""
    found = await _due(context)
    if isinstance(found, Skipped):
        return found
    task, roster, to = found
    if to is None:
        return skipped("moot-task-hands")
    when = _when(task.due, context.today)
    if context.together:
        line = texts().html("task-line-due", what=task.words[:BRIEF], when=when)
        return _line(context, task, line_instead(line, roster, to), _group(task.due, context.today))
    text = texts().html("letter-task-due", what=task.words, when=when)
    return Letter(text=instead(text, roster, to), buttons=_ways(task))


async def late(context: LetterContext) -> Letter | Line | Skipped:
    """To a coordinator: whose post has not done it, after the last reminder."""
    found = await _due(context)
    if isinstance(found, Skipped):
        return found
    task, roster, _ = found
    if context.person.id not in {one.id for one in roster.coordinators(context.today)}:
        return skipped("moot-task-hands")
    said = {"what": task.words[:BRIEF], "when": _when(task.due, context.today), "who": await _post(context, task)}
    line = texts().html("task-line-late", **said)
    if context.together:
        return _line(context, task, line, "reminders-group-team")
    return Letter(text=line, buttons=_ways(task))


async def asked(context: LetterContext) -> Letter | Skipped:
    """To who gave it, or the coordinators: whoever does it asks for another day; two taps answer."""
    task = await _task(context)
    if isinstance(task, Skipped):
        return task
    if task.asked_due is None or task.asked_due.isoformat() != context.row.details["asked"]:
        return skipped("moot-task-answered")
    words = {"what": task.words, "who": await _post(context, task), "due": in_words(task.due)}
    text = texts().html("letter-task-asked", asked=in_words(task.asked_due), why=task.asked_why, **words)
    ways = [("task-agree", TaskThen.AGREE), ("task-keep", TaskThen.KEEP)]
    buttons = [Button(texts().plain(key), TaskPlace(task=task.id, then=then)) for key, then in ways]
    return Letter(text=text, buttons=[buttons], choice=True)


async def answered(context: LetterContext) -> Letter | Skipped:
    """To who asked: the day that it has now."""
    task = await _task(context)
    if isinstance(task, Skipped):
        return task
    agreed = task.due.isoformat() == context.row.details["asked"]
    words = {"what": task.words, "due": in_words(task.due), "agreed": str(agreed).lower()}
    return Letter(text=texts().html("letter-task-answered", **words), buttons=_ways(task))


async def _task(context: LetterContext) -> PostTask | Skipped:
    task = await context.session.get(PostTask, context.subject)
    if task is None or task.center_id != context.center.id:
        return skipped("moot-task-gone")
    return task if task.state is TaskState.OPEN else skipped("moot-task-closed")


async def _due(context: LetterContext) -> tuple[PostTask, CenterRoster, Recipient | None] | Skipped:
    """The task as it is now, with why this person hears of it; None where it is not theirs."""
    task = await _task(context)
    if isinstance(task, Skipped):
        return task
    if task.due.isoformat() != context.row.details["due"]:
        return skipped("moot-task-moved")
    roster = await roster_of(context)
    posts = [task.post_id] if task.post_id in roster.posts else []
    to = next((one for one in recipients(posts, roster, context.today) if one.person.id == context.person.id), None)
    return task, roster, to


async def _post(context: LetterContext, task: PostTask) -> str:
    """The post that does it, with its district."""
    post = await context.session.get_one(Post, task.post_id)
    place = await context.session.get(District, post.district_id) if post.district_id is not None else None
    return f"{post.title}, {place.name}" if place else post.title


def _when(day: date, today: date) -> str:
    left = (day - today).days
    state = "today" if left == 0 else "tomorrow" if left == 1 else "ahead" if left > 1 else "passed"
    return texts().plain("reminders-when", state=state, due=in_words(day), days=abs(left), moved="none")


def _group(day: date, today: date) -> str:
    left = (day - today).days
    return f"reminders-group-{'overdue' if left < 0 else 'today' if left == 0 else 'ahead'}"


def _line(context: LetterContext, task: PostTask, text: Markup, group: str) -> Line:
    mark = Button(texts().plain("digest-mark"), TaskPlace(task=task.id, then=TaskThen.DONE))
    return Line(text=text, group=group, order=task.due.isoformat(), buttons=_ways(task), button=mark)


def _ways(task: PostTask) -> list[list[Button]]:
    done = Button(texts().plain("task-done"), TaskPlace(task=task.id, then=TaskThen.DONE))
    return [[done, Button(texts().plain("letter-open"), TaskPlace(task=task.id, then=TaskThen.OPEN))]]


WRITERS: Writers = {
    NoticeKind.TASK_GIVEN: given,
    NoticeKind.TASK_DUE: due,
    NoticeKind.TASK_LATE: late,
    NoticeKind.TASK_ASKED: asked,
    NoticeKind.TASK_ANSWERED: answered,
}
