"""Letters of the library: what somebody sought in vain is there, and what is new since a month."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from models.access import Permission
from models.library.kinds import OPEN
from models.library.searching import LibraryQuest, LibraryReader
from models.library.tables import LibraryMaterial
from models.notifications import NoticeKind
from models.periods import Period, Span
from models.reminders.hours import MIDNIGHT, instant_at
from places.finding import LibraryNewsPlace
from places.library import MaterialPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from services.periods import name_of
from services.texts import texts

NAMED = 5
"""New materials that are named; the others are counted."""


async def found(context: LetterContext) -> Letter | Skipped:
    """To who waited: what they asked for, and the material. Nothing where it is gone again."""
    if not (await context.reader()).actor.may(Permission.READ_LIBRARY):
        return skipped("moot-no-person")
    quest = await context.session.get(LibraryQuest, context.subject)
    material = await context.session.get(LibraryMaterial, context.row.details["material"])
    if quest is None or material is None or material.state not in OPEN or quest.center_id != context.center.id:
        return skipped("moot-material")
    button = Button(texts().plain("material-open"), MaterialPlace(material=material.id))
    return Letter(
        text=texts().html("letter-library-found", asked=quest.asked, title=material.title), buttons=[[button]]
    )


async def news(context: LetterContext) -> Letter | Skipped:
    """What became readable in the month that is over; nothing where nothing did."""
    if await context.session.get(LibraryReader, context.person.id) is None:
        return skipped("moot-news-unwanted")
    period, zone = Period.around(Span.MONTH, date.fromordinal(context.subject)), ZoneInfo(context.center.zone)
    one = LibraryMaterial
    new = select(one.title).where(
        one.center_id == context.center.id,
        one.state.in_(OPEN),
        one.approved_at >= instant_at(period.first, MIDNIGHT, zone),
        one.approved_at < instant_at(period.last + timedelta(days=1), MIDNIGHT, zone),
    )
    titles = list(await context.session.scalars(new.order_by(one.approved_at.desc(), one.id.desc())))
    if not titles:
        return skipped("moot-news-none")
    named = ", ".join(f"«{title}»" for title in titles[:NAMED])
    text = texts().html("letter-library-news", period=name_of(period), count=len(titles), titles=named)
    return Letter(text=text, buttons=[[Button(texts().plain("find-open-library"), LibraryNewsPlace())]])


WRITERS: Writers = {NoticeKind.LIBRARY_FOUND: found, NoticeKind.LIBRARY_NEWS: news}
