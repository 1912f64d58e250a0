"""Letters of «Спросить дату»: which day suits a district that never comes, and what it said."""

from sqlalchemy import select

from models.events.kinds import Weekday
from models.notifications import NoticeKind
from models.people import District, Person, Post, in_posts
from places.events import WishPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from services.texts import keys, label, texts


async def ask(context: LetterContext) -> Letter | Skipped:
    """To who holds a post of the district: one tap answers."""
    buttons = [Button(label("event-weekday", one), WishPlace(asker=context.subject, then=one)) for one in Weekday]
    return Letter(text=texts().html("letter-event-date"), buttons=[buttons], choice=True)


async def said(context: LetterContext) -> Letter | Skipped:
    """To who asked: who said which day, with the district; nothing of who is gone."""
    columns = select(Person.name, Post.title, District.name)
    query = in_posts(columns, context.center.id, context.today).outerjoin(District, District.id == Post.district_id)
    query = query.where(Person.id == context.subject).order_by(District.position.is_(None), District.position, Post.id)
    row = (await context.session.execute(query.limit(1))).first()
    if row is None:
        return skipped("moot-over")
    name, title, district = row
    post = f"{title}, {district}" if district else title
    day = label("event-weekday-name", Weekday(context.row.details["day"]))
    return Letter(text=texts().html("letter-event-date-said", name=name, post=post, day=day))


WRITERS: Writers = {NoticeKind.EVENT_DATE: ask, NoticeKind.EVENT_DATE_SAID: said}
TEXTS = keys("event-weekday-name", Weekday)
BUTTONS = keys("event-weekday", Weekday)
