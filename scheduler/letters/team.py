"""How reminders to the coordinator are worded: of what others did not do, and of what they say is not theirs."""

from dataclasses import replace

from models.notifications import NoticeKind
from models.people import Person
from models.plan.tables import PlanItem
from models.reminders.recipients import recipients
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen, PlanPlace, PlanThen
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers
from scheduler.letters.reminder_words import BRIEF, CONTENT, called, moot, open_label, reminder_button
from scheduler.letters.reminders import look
from services.reminders.inner.overdue import count_long_overdue, names_of
from services.texts import keys, texts

BUTTON = 40
"""Characters of an item's words on a button."""
GROUP = "reminders-group-team"


async def late(context: LetterContext) -> Letter | Line | Skipped:
    """To the coordinator: nobody did it after the last reminder, and who they are."""
    seen = await look(context, mine=False)
    if isinstance(seen, Skipped):
        return seen
    if seen.over:
        return moot("year")
    to = recipients(seen.date.posts, seen.roster, context.today)
    names = await names_of(context.session, {one.person.id for one in to if not one.coordinating} - {context.person.id})
    key = "reminders-line-late" if names else "reminders-line-nobody"
    content = called(seen.item)[:BRIEF]
    text = texts().html(key, content=content, when=seen.when, whom=", ".join(sorted(names.values()))[:BRIEF])
    card = reminder_button("item", ItemPlace(item=seen.item.id, then=ItemThen.OPEN))
    button = Button(
        texts().plain("reminders-ask", content=content[:BUTTON]), DatePlace(occurrence=seen.date.id, then=DateThen.ASK)
    )
    ways = [[button], [card]] if names else [[card]]
    if context.together:
        order = f"~~{seen.date.expected.due.isoformat()}"
        ask = replace(button, label=texts().plain("reminders-ask-short"))
        short = ask if names else replace(card, label=open_label())
        return Line(text=text, group=GROUP, order=order, buttons=ways, button=short)
    return Letter(text=text, buttons=ways)


async def not_mine(context: LetterContext) -> Letter | Line | Skipped:
    """To the coordinator: somebody says that an item is not theirs."""
    item = await context.session.get(PlanItem, context.subject)
    if item is None or item.center_id != context.center.id:
        return moot("gone")
    if item.cancelled_at is not None:
        return moot("cancelled")
    by = await context.session.get_one(Person, context.row.details["by"])
    text = texts().html("reminders-not-mine", person=by.name, content=called(item)[:CONTENT])
    ways = [[reminder_button("item", ItemPlace(item=item.id, then=ItemThen.OPEN))]]
    if context.together:
        return Line(
            text=text,
            group=GROUP,
            order="~~",
            buttons=ways,
            button=replace(ways[0][0], label=open_label()),
        )
    return Letter(text=text, buttons=ways)


async def week_overdue(context: LetterContext) -> Letter | Line | Skipped:
    """To the coordinator on Mondays: how much is overdue for more than a week."""
    count, days = await count_long_overdue(context.session, context.center.id, context.today)
    if not count:
        return moot("nothing")
    text = texts().html("reminders-line-week", count=count, days=days)
    button = reminder_button("to-late", PlanPlace(then=PlanThen.LATE))
    if context.together:
        return Line(text=text, group=GROUP, order="~~~", buttons=[[button]], button=button)
    return Letter(text=text, buttons=[[button]])


WRITERS: Writers = {
    NoticeKind.DATE_LATE: late,
    NoticeKind.NOT_MINE: not_mine,
    NoticeKind.WEEK_OVERDUE: week_overdue,
}
TEXTS = keys("reminders-moot", ("year", "gone", "cancelled", "nothing"))
BUTTONS = keys("reminders", ["item"])
