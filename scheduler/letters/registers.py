"""Letters about registers: the date of an entry comes, a channel has nothing this month."""

from datetime import date

from models.activities import Activity
from models.dates import in_words
from models.notifications import NoticeKind
from models.periods import Period, Span
from models.register_entries import RegisterEntry
from models.registers.definition import Column, shipped
from places.registers import PublicationsPlace, RegisterEntryPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from services.registers.inner.silent import silent_channels
from services.registers.inner.storing import reminded_date
from services.registers.inner.terms import register_in
from services.texts import texts

TITLE = 120
"""Characters of an entry's title."""


async def due(context: LetterContext) -> Letter | Line | Skipped:
    """An agreement ends, an application is to be sent: nothing once it was put right."""
    entry = await context.session.get(RegisterEntry, context.subject)
    if entry is None or entry.center_id != context.center.id or entry.register not in shipped():
        return skipped("moot-register-over")
    record = await context.session.get(Activity, entry.activity_id) if entry.activity_id is not None else None
    register = await register_in(context.session, context.center.id, entry.register)
    gone = entry.deleted_at is not None or (record is not None and record.deleted_at is not None)
    day = reminded_date(register, entry)
    if gone or day is None or register.reminds is None or entry.state not in register.reminds.states:
        return skipped("moot-register-over")
    if day.isoformat() != context.row.details["due"] or day < context.today:
        return skipped("moot-register-over")
    title = record.title if record is not None else entry.title
    partner = record.partners if record is not None else ""
    ends = "ends" if register.reminds.column is Column.UNTIL else "day"
    text = texts().html(
        "letter-register-due",
        ends=ends,
        register=register.name,
        title=title[:TITLE],
        partner=partner[:TITLE] or "none",
        day=in_words(day),
        days=(day - context.today).days,
    )
    place = RegisterEntryPlace(entry=entry.id)
    button = Button(texts().plain("letter-open"), place)
    if context.together:
        return Line(text=text, group="reminders-group-ahead", order=day.isoformat(), buttons=[[button]], button=button)
    return Letter(text=text, buttons=[[button]])


async def channels(context: LetterContext) -> Letter | Line | Skipped:
    """Where nothing was published this month; nothing once it was, nor when the month is over."""
    month = Period.around(Span.MONTH, date.fromordinal(context.subject))
    lacks = await silent_channels(context.session, context.center.id, month.first) if context.today in month else []
    if not lacks:
        return skipped("moot-register-channels")
    text = texts().html("letter-register-channels", channels=", ".join(lacks), day=in_words(month.last))
    button = Button(texts().plain("letter-open"), PublicationsPlace(first=context.subject))
    if context.together:
        order = month.last.isoformat()
        return Line(text=text, group="reminders-group-ahead", order=order, buttons=[[button]], button=button)
    return Letter(text=text, buttons=[[button]])


WRITERS: Writers = {NoticeKind.REGISTER_DUE: due, NoticeKind.REGISTER_CHANNELS: channels}
