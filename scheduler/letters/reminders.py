"""How reminders of dates are worded at the moment they are sent, or why they are not."""

from dataclasses import dataclass, replace
from datetime import date

from models.dates import brief, in_words
from models.notifications import NoticeKind
from models.plan.tables import Occurrence, PlanItem
from models.reminders.moments import AHEAD, Moment, first_working, moments, newest
from models.reminders.recipients import CenterRoster, Recipient, recipients
from models.reminders.subjects import Dated
from models.reminders.telling import INSTEAD, told_as
from models.timers import TimerKind
from places.plan import DatePlace, DateThen
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from scheduler.letters.reminder_words import BRIEF, CONTENT, called, moot, reminder_button
from scheduler.letters.roster import instead, line_instead, roster_of
from services.plan.inner.dates import load_date
from services.plan.words import closed_text
from services.reminders.inner.facts import load_dates, load_snoozes
from services.texts import keys, texts


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A date of the plan that is still to be told of: what it is, and why this person hears of it."""

    context: LetterContext
    roster: CenterRoster
    date: Dated
    item: PlanItem
    to: Recipient | None

    @property
    def over(self) -> bool:
        """Whether the year of the date is: what it left is told together."""
        return self.date.expected.year_ends < self.context.today

    @property
    def when(self) -> str:
        """«сегодня, 31 марта 2026», «14 апреля 2026, через 3 дня (перенесён с 31 марта)»: by the centre's calendar, and
        where its reader has another day, that is said."""
        due, left = self.date.expected.due, (self.date.expected.due - self.context.today).days
        state = "today" if left == 0 else "tomorrow" if left == 1 else "ahead" if left > 1 else "passed"
        moved = self.date.moved_from
        was = brief(moved, self.context.today) if moved not in (None, due) else "none"
        said = texts().plain("reminders-when", state=state, due=in_words(due), days=abs(left), moved=was)
        other_day = self.context.here(self.context.now).date() != self.context.today
        return texts().plain("reminders-when-there", when=said) if other_day else said

    @property
    def group(self) -> str:
        """The heading of the digest that it stands under."""
        due, today = self.date.expected.due, self.context.today
        if due <= today:
            return "reminders-group-today" if due == today else "reminders-group-overdue"
        return "reminders-group-week" if first_working(due) == first_working(today) else "reminders-group-ahead"


async def look(context: LetterContext, *, mine: bool = True, wished: bool = False) -> Seen | Skipped:
    """The date of a notice as it is now; the reason when there is nothing to tell any more.

    What somebody `wished` to be told is told while reminding is off, and of what was put off too.
    """
    roster = await roster_of(context)
    if not (roster.rules.enabled or wished):
        return moot("off")
    found = await load_dates(
        context.session, Occurrence.id == context.subject, Occurrence.center_id == context.center.id
    )
    if not found:
        return moot("gone")
    ((_, dated),) = found
    if (due := dated.expected.due) != date.fromisoformat(context.row.details["due"]):
        return moot("moved", due=in_words(due))
    item = await context.session.get_one(PlanItem, dated.item_id)
    if not dated.waits:
        return moot("done" if dated.stands else "cancelled")
    until = (await load_snoozes(context.session, TimerKind.OCCURRENCE, [dated.id]))[dated.id].get(context.person.id)
    if until is not None and until > context.today and not wished:
        return moot("snoozed", until=in_words(until))
    to = next((o for o in recipients(dated.posts, roster, context.today) if o.person.id == context.person.id), None)
    if to is None and mine:
        return moot("hands")
    return Seen(context=context, roster=roster, date=dated, item=item, to=to)


async def nudge(context: LetterContext) -> Letter | Line | Skipped:
    """A date ahead, of today, of an event's evening, or overdue: only the newest of them is told."""
    seen = await look(context)
    if isinstance(seen, Skipped):
        return seen
    if seen.over:
        return moot("year")
    latest = newest(moments(seen.date.expected, seen.roster.rules), seen.roster.zone, context.now)
    if latest is not None and latest.key != context.row.details["nudge"] and _tells(seen, latest):
        return moot("newer")
    left = (seen.date.expected.due - context.today).days
    key = "today" if left == 0 else "due" if latest and latest.nudge not in AHEAD else "ahead"
    if left < 0:
        key = "overdue"
    if context.row.kind is NoticeKind.DATE_HELD:
        key = "held"
    return _letter(seen, f"reminders-{key}")


def _tells(seen: Seen, moment: Moment) -> bool:
    """Whether that moment is told of by a row of its own."""
    return seen.to is not None and told_as(seen.date.expected, seen.to, moment) != INSTEAD


async def again(context: LetterContext) -> Letter | Line | Skipped:
    """What the person put off until today."""
    seen = await look(context)
    return seen if isinstance(seen, Skipped) else _letter(seen, "reminders-again")


async def asked(context: LetterContext) -> Letter | Line | Skipped:
    """To who answers for a date: the coordinator pressed «Напомнить», so what was put off is told of too."""
    seen = await look(context, wished=True)
    return seen if isinstance(seen, Skipped) else _letter(seen, "reminders-asked")


async def closed(context: LetterContext) -> Letter | Skipped:
    """An older letter about a date that is done now."""
    said = await closed_letter(context)
    if said is None or context.together:
        return moot("open") if said is None else skipped("moot-no-letter")
    return replace(said, instead_of=context.row.details["message"])


async def closed_letter(context: LetterContext) -> Letter | None:
    """By what the date of a notice was done; None for one that is open, or cancelled."""
    found = await load_date(context.session, context.center.id, context.subject)
    if found is None or found.closed is None:
        return None
    button = Button(texts().plain("letter-open"), DatePlace(occurrence=found.id, then=DateThen.OPEN))
    return Letter(text=closed_text(found, found.closed, context.today), buttons=[[button]])


def _letter(seen: Seen, key: str) -> Letter | Line:
    content, item = called(seen.item), seen.date.id
    first = _date_button("record" if key == "reminders-held" else "mark", item, DateThen.DONE)
    ways = [[first], [_date_button("later", item, DateThen.LATER), _date_button("move", item, DateThen.MOVE)]]
    ways += [[_date_button("not-me", item, DateThen.NOT_MINE)]]
    if seen.context.together:
        line = line_instead(
            texts().html("reminders-line", content=content[:BRIEF], when=seen.when), seen.roster, seen.to
        )
        mark = replace(first, label=texts().plain("digest-mark"))
        passed = seen.date.expected.due < seen.context.today
        group = "reminders-group-held" if key == "reminders-held" and passed else seen.group
        return Line(text=line, group=group, order=seen.date.expected.due.isoformat(), buttons=ways, button=mark)
    # the day tells the letter of this month from that of the last one
    text = texts().html(key, content=content[:CONTENT], when=seen.when, day=in_words(seen.date.expected.due))
    return Letter(text=instead(text, seen.roster, seen.to), buttons=ways)


def _date_button(word: str, occurrence: int, then: DateThen) -> Button:
    return reminder_button(word, DatePlace(occurrence=occurrence, then=then))


WRITERS: Writers = {
    NoticeKind.DATE_AHEAD: nudge,
    NoticeKind.DATE_TODAY: nudge,
    NoticeKind.DATE_HELD: nudge,
    NoticeKind.DATE_OVERDUE: nudge,
    NoticeKind.DATE_AGAIN: again,
    NoticeKind.DATE_ASKED: asked,
    NoticeKind.DATE_CLOSED: closed,
}
TEXTS = (
    *keys("reminders", ("ahead", "today", "due", "overdue", "held", "again", "asked")),
    *keys("reminders-moot", ("moved", "done", "newer", "open")),
)
BUTTONS = keys("reminders", ("mark", "record", "later", "move", "not-me", "item"))
