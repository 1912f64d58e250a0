"""How reminders of the plan are worded at the moment they are sent, or why they are not."""

from dataclasses import dataclass, replace
from datetime import date

from models.dates import brief, in_words
from models.deadlines import ScheduleKind
from models.notifications import NoticeKind
from models.people import Person
from models.periods import Period, Span
from models.plan.tables import Occurrence, PlanItem
from models.reminders.moments import AHEAD, Moment, first_working, moments, newest
from models.reminders.recipients import CenterRoster, Recipient, recipients
from models.reminders.telling import INSTEAD, Dated, Undated, told_as
from models.timers import TimerKind
from places.place import Place
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen, PlanPlace, PlanThen
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from scheduler.letters.roster import instead, line_instead, roster_of
from services.periods import name_of
from services.plan.inner.dates import load_date
from services.plan.words import closed_text
from services.reminders.inner.facts import load_dates, load_items, load_snoozes
from services.reminders.inner.overdue import count_long_overdue, names_of
from services.texts import texts

CONTENT = 400
"""Characters of an item's words in a message; a line of a digest has fewer."""
BRIEF = 120
BUTTON = 40


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
        """«сегодня, 31 марта 2026», «14 апреля 2026, через 3 дня (перенесён с 31 марта)»."""
        due, left = self.date.expected.due, (self.date.expected.due - self.context.today).days
        state = "today" if left == 0 else "tomorrow" if left == 1 else "ahead" if left > 1 else "passed"
        moved = self.date.moved_from
        was = brief(moved, self.context.today) if moved not in (None, due) else "none"
        return texts().plain("reminders-when", state=state, due=in_words(due), days=abs(left), moved=was)

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
        return _skipped("off")
    found = await load_dates(
        context.session, Occurrence.id == context.subject, Occurrence.center_id == context.center.id
    )
    if not found:
        return _skipped("gone")
    ((_, dated),) = found
    if (due := dated.expected.due) != date.fromisoformat(context.row.details["due"]):
        return _skipped("moved", due=in_words(due))
    item = await context.session.get_one(PlanItem, dated.item_id)
    if not dated.waits:
        return _skipped("done" if dated.stands else "cancelled")
    until = (await load_snoozes(context.session, TimerKind.OCCURRENCE, [dated.id]))[dated.id].get(context.person.id)
    if until is not None and until > context.today and not wished:
        return _skipped("snoozed", until=in_words(until))
    to = next((o for o in recipients(dated.posts, roster, context.today) if o.person.id == context.person.id), None)
    if to is None and mine:
        return _skipped("hands")
    return Seen(context=context, roster=roster, date=dated, item=item, to=to)


async def nudge(context: LetterContext) -> Letter | Line | Skipped:
    """A date ahead, of today, of an event's evening, or overdue: only the newest of them is told."""
    seen = await look(context)
    if isinstance(seen, Skipped):
        return seen
    if seen.over:
        return _skipped("year")
    latest = newest(moments(seen.date.expected, seen.roster.rules), seen.roster.zone, context.now)
    if latest is not None and latest.key != context.row.details["nudge"] and _tells(seen, latest):
        return _skipped("newer")
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


async def late(context: LetterContext) -> Letter | Line | Skipped:
    """To the coordinator: nobody did it after the last reminder, and who they are."""
    seen = await look(context, mine=False)
    if isinstance(seen, Skipped):
        return seen
    if seen.over:
        return _skipped("year")
    to = recipients(seen.date.posts, seen.roster, context.today)
    names = await names_of(context.session, {one.person.id for one in to if not one.coordinating} - {context.person.id})
    key = "reminders-line-late" if names else "reminders-line-nobody"
    content = called(seen.item)[:BRIEF]
    text = texts().html(key, content=content, when=seen.when, whom=", ".join(sorted(names.values()))[:BRIEF])
    card = _button("item", ItemPlace(item=seen.item.id, then=ItemThen.OPEN))
    button = Button(
        texts().plain("reminders-ask", content=content[:BUTTON]), DatePlace(occurrence=seen.date.id, then=DateThen.ASK)
    )
    ways = [[button], [card]] if names else [[card]]
    if context.together:
        order = f"~~{seen.date.expected.due.isoformat()}"
        ask = replace(button, label=texts().plain("reminders-ask-short"))
        short = ask if names else replace(card, label=_open())
        return Line(text=text, group="reminders-group-team", order=order, buttons=ways, button=short)
    return Letter(text=text, buttons=ways)


async def closed(context: LetterContext) -> Letter | Skipped:
    """An older letter about a date that is done now."""
    said = await closed_letter(context)
    if said is None or context.together:
        return _skipped("open") if said is None else skipped("moot-no-letter")
    return replace(said, instead_of=context.row.details["message"])


async def closed_letter(context: LetterContext) -> Letter | None:
    """By what the date of a notice was done; None for one that is open, or cancelled."""
    found = await load_date(context.session, context.center.id, context.subject)
    if found is None or found.closed is None:
        return None
    button = Button(texts().plain("letter-open"), DatePlace(occurrence=found.id, then=DateThen.OPEN))
    return Letter(text=closed_text(found, found.closed, context.today), buttons=[[button]])


async def undated(context: LetterContext) -> Letter | Line | Skipped:
    """An item without a date: what was done of it, or what its date is."""
    roster = await roster_of(context)
    if not roster.rules.enabled:
        return _skipped("off")
    found = await load_items(context.session, PlanItem.id == context.subject, PlanItem.center_id == context.center.id)
    if not found:
        return _skipped("dated")
    ((_, item),) = found
    if item.over(context.today):
        return _skipped("year")
    if not item.waits(context.today):
        return _skipped("logged" if item.stands else "cancelled")
    until = (await load_snoozes(context.session, TimerKind.UNDATED, [item.id]))[item.id].get(context.person.id)
    if until is not None and until > context.today:
        return _skipped("snoozed", until=in_words(until))
    to = next((o for o in recipients(item.posts, roster, context.today) if o.person.id == context.person.id), None)
    if to is None:
        return _skipped("hands")
    words = await context.session.get_one(PlanItem, item.id)
    return _undated(context, roster, item, called(words), to)


def _undated(context: LetterContext, roster: CenterRoster, item: Undated, content: str, to: Recipient) -> Letter | Line:
    name = {ScheduleKind.EXTERNAL: "external", ScheduleKind.CONTINUOUS: "continuous"}.get(item.kind, "undated")
    asked = ("clarify", ItemThen.CLARIFY) if name == "external" else ("mark", ItemThen.DONE)
    first, *others = (
        _button(word, ItemPlace(item=item.id, then=then))
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


async def not_mine(context: LetterContext) -> Letter | Line | Skipped:
    """To the coordinator: somebody says that an item is not theirs."""
    item = await context.session.get(PlanItem, context.subject)
    if item is None or item.center_id != context.center.id:
        return _skipped("gone")
    if item.cancelled_at is not None:
        return _skipped("cancelled")
    by = await context.session.get_one(Person, context.row.details["by"])
    text = texts().html("reminders-not-mine", person=by.name, content=called(item)[:CONTENT])
    ways = [[_button("item", ItemPlace(item=item.id, then=ItemThen.OPEN))]]
    if context.together:
        return Line(
            text=text, group="reminders-group-team", order="~~", buttons=ways, button=replace(ways[0][0], label=_open())
        )
    return Letter(text=text, buttons=ways)


async def week_overdue(context: LetterContext) -> Letter | Line | Skipped:
    """To the coordinator on Mondays: how much is overdue for more than a week."""
    count, days = await count_long_overdue(context.session, context.center.id, context.today)
    if not count:
        return _skipped("nothing")
    text = texts().html("reminders-line-week", count=count, days=days)
    button = _button("to-late", PlanPlace(then=PlanThen.LATE))
    if context.together:
        return Line(text=text, group="reminders-group-team", order="~~~", buttons=[[button]], button=button)
    return Letter(text=text, buttons=[[button]])


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


def called(item: PlanItem) -> str:
    """The item's words to stand inside a sentence."""
    return item.words("content").rstrip(" .")


def _open() -> str:
    return texts().plain("letter-open")


def _date_button(word: str, occurrence: int, then: DateThen) -> Button:
    return _button(word, DatePlace(occurrence=occurrence, then=then))


def _button(word: str, place: Place) -> Button:
    return Button(texts().plain(f"reminders-{word}"), place)


def _skipped(why: str, **args: str) -> Skipped:
    return Skipped(texts().plain(f"reminders-moot-{why}", **args))


WRITERS: Writers = {
    NoticeKind.DATE_AHEAD: nudge,
    NoticeKind.DATE_TODAY: nudge,
    NoticeKind.DATE_HELD: nudge,
    NoticeKind.DATE_OVERDUE: nudge,
    NoticeKind.DATE_AGAIN: again,
    NoticeKind.DATE_ASKED: asked,
    NoticeKind.DATE_LATE: late,
    NoticeKind.DATE_CLOSED: closed,
    NoticeKind.ITEM_UNDATED: undated,
    NoticeKind.ITEM_EXTERNAL: undated,
    NoticeKind.NOT_MINE: not_mine,
    NoticeKind.WEEK_OVERDUE: week_overdue,
}
