"""How reminders of items without a date are worded."""

from dataclasses import replace

from models.dates import in_words
from models.deadlines import ScheduleKind
from models.notifications import NoticeKind
from models.periods import Period, Span
from models.plan.tables import PlanItem
from models.reminders.recipients import CenterRoster, Recipient, recipients
from models.reminders.subjects import Undated
from models.timers import TimerKind
from places.plan import ItemPlace, ItemThen
from scheduler.letters.letter import Letter, LetterContext, Line, Skipped, Writers
from scheduler.letters.reminder_words import BRIEF, CONTENT, called, moot, reminder_button
from scheduler.letters.roster import instead, line_instead, roster_of
from services.periods import name_of
from services.reminders.inner.facts import load_items, load_snoozes
from services.texts import keys, texts

UNDATED = ("external", "undated", "continuous")
"""What is asked of an item, by why it has no date."""


async def undated(context: LetterContext) -> Letter | Line | Skipped:
    """An item without a date: what was done of it, or what its date is."""
    roster = await roster_of(context)
    if not roster.rules.enabled:
        return moot("off")
    found = await load_items(context.session, PlanItem.id == context.subject, PlanItem.center_id == context.center.id)
    if not found:
        return moot("dated")
    ((_, item),) = found
    if item.over(context.today):
        return moot("year")
    if not item.waits(context.today):
        return moot("logged" if item.stands else "cancelled")
    until = (await load_snoozes(context.session, TimerKind.UNDATED, [item.id]))[item.id].get(context.person.id)
    if until is not None and until > context.today:
        return moot("snoozed", until=in_words(until))
    to = next((o for o in recipients(item.posts, roster, context.today) if o.person.id == context.person.id), None)
    if to is None:
        return moot("hands")
    words = await context.session.get_one(PlanItem, item.id)
    return _undated(context, roster, item, called(words), to)


def _undated(context: LetterContext, roster: CenterRoster, item: Undated, content: str, to: Recipient) -> Letter | Line:
    name = {ScheduleKind.EXTERNAL: "external", ScheduleKind.CONTINUOUS: "continuous"}.get(item.kind, "undated")
    asked = ("clarify", ItemThen.CLARIFY) if name == "external" else ("mark", ItemThen.DONE)
    first, *others = (
        reminder_button(word, ItemPlace(item=item.id, then=then))
        for word, then in (asked, ("later", ItemThen.LATER), ("not-me", ItemThen.NOT_MINE))
    )
    ways = [[first], others]
    if context.together:
        line = texts().html(f"reminders-line-{name}", content=content[:BRIEF])
        short = replace(first, label=texts().plain("reminders-clarify-short" if name == "external" else "digest-mark"))
        return Line(
            text=line_instead(line, roster, to),
            group="reminders-group-undated",
            order=f"~{item.id:09}",
            buttons=ways,
            button=short,
        )
    quarter = name_of(Period.around(Span.QUARTER, context.today))
    text = texts().html(f"reminders-{name}", content=content[:CONTENT], quarter=quarter)
    return Letter(text=instead(text, roster, to), buttons=ways)


WRITERS: Writers = {
    NoticeKind.ITEM_UNDATED: undated,
    NoticeKind.ITEM_EXTERNAL: undated,
}
TEXTS = (
    *keys("reminders", UNDATED),
    *keys("reminders-line", UNDATED),
    *keys("reminders-moot", ("off", "gone", "cancelled", "snoozed", "hands", "dated", "logged", "nothing", "year")),
)
BUTTONS = keys("reminders", ("clarify", "mark", "later", "not-me", "item"))
