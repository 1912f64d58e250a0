"""Letters about people."""

from sqlalchemy import select

from models.admissions import NOTICE, Admission
from models.dates import at_time
from models.notifications import NoticeKind
from models.people import District, Person, Post, Tenure
from places.people import AdmitPlace, MeetPlace, MeetThen
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from services.outbox.reachability import coordinators
from services.plan.inner.vacancies import vacancy_of
from services.texts import texts


async def unreachable(context: LetterContext) -> Line | Skipped:
    """Somebody of the centre stopped the bot."""
    person = await context.session.get(Person, context.subject)
    if person is None or person.center_id != context.center.id:
        return skipped("moot-no-person")
    if person.blocked_at is None:
        return skipped("moot-back")
    return Line(text=texts().html("digest-unreachable", name=person.name), group="digest-people", order=person.name)


async def vacancy(context: LetterContext) -> Letter | Skipped:
    """Somebody came whom the plan may call: one tap says that it is the same."""
    tenure = int(context.row.details["holding"])
    found = await vacancy_of(context.session, context.center.id, context.subject, tenure)
    if found is None:
        return skipped("moot-met")
    one, name, post = found
    text = texts().html("letter-vacancy", name=name, post=post, called=one.title, count=one.items)
    ways = [
        Button(texts().plain(f"people-meet-{then.value}"), MeetPlace(vacancy=one.id, tenure=tenure, then=then))
        for then in MeetThen
    ]
    return Letter(text=text, buttons=[ways], choice=True)


async def coordinator_asked(context: LetterContext) -> Letter | Skipped:
    """The platform invites another coordinator: whoever is there decides."""
    return await _of_admission(context, "letter-coordinator-asked")


async def coordinator_notice(context: LetterContext) -> Letter | Skipped:
    """Two days before it takes effect everybody of the centre knows; a coordinator may still decide."""
    return await _of_admission(context, "letter-coordinator-notice")


async def _of_admission(context: LetterContext, key: str) -> Letter | Skipped:
    found = await context.session.get(Admission, context.subject)
    if found is None or found.center_id != context.center.id or found.decided_at is not None:
        return skipped("moot-coordinator-decided")
    newcomer = await context.session.get_one(Person, found.person_id)
    at = context.local((found.noticed_at or found.asked_at) + NOTICE)
    text = texts().html(key, name=newcomer.name, admin=str(newcomer.is_admin).lower(), at=at_time(at, context.today))
    if context.person.id not in await coordinators(context.session, context.center.id, context.today):
        return Letter(text=text) if found.noticed_at is not None else skipped("moot-coordinator-decided")
    yes = Button(texts().plain("coordinator-admit"), AdmitPlace(admission=found.id, then=MeetThen.YES))
    no = Button(texts().plain("coordinator-refuse"), AdmitPlace(admission=found.id, then=MeetThen.NO))
    return Letter(text=text, buttons=[[yes, no]], choice=True)


async def coordinator_came(context: LetterContext) -> Letter | Skipped:
    """Every new coordinator is told to the others."""
    query = (
        select(Person)
        .join(Tenure, Tenure.person_id == Person.id)
        .where(Tenure.id == context.subject, Person.center_id == context.center.id)
    )
    found = await context.session.scalar(query)
    if found is None:
        return skipped("moot-no-person")
    return Letter(text=texts().html("letter-coordinator-came", name=found.name, admin=str(found.is_admin).lower()))


async def coordinator_decided(context: LetterContext) -> Letter | Skipped:
    """To the newcomer: what became of it."""
    found = await context.session.get(Admission, context.subject)
    if found is None or found.person_id != context.person.id or found.admitted is None:
        return skipped("moot-coordinator-decided")
    return Letter(
        text=texts().html("letter-coordinator-decided", center=context.center.name, yes=str(found.admitted).lower())
    )


async def arrival_asked(context: LetterContext) -> Letter | Skipped:
    """Somebody came by a link of many: one tap lets them in."""
    found = await context.session.get(Admission, context.subject)
    if found is None or found.center_id != context.center.id or found.decided_at is not None:
        return skipped("moot-arrival-decided")
    if context.person.id not in await coordinators(context.session, context.center.id, context.today):
        return skipped("moot-arrival-decided")
    newcomer, post = (
        await context.session.get_one(Person, found.person_id),
        await context.session.get_one(Post, found.post_id),
    )
    district = await context.session.get(District, post.district_id) if post.district_id else None
    place = f"{post.title}, {district.name}" if district else post.title
    yes = Button(texts().plain("coordinator-admit"), AdmitPlace(admission=found.id, then=MeetThen.YES))
    no = Button(texts().plain("coordinator-refuse"), AdmitPlace(admission=found.id, then=MeetThen.NO))
    text = texts().html("letter-arrival-asked", name=newcomer.name, post=place)
    return Letter(text=text, buttons=[[yes, no]], choice=True)


async def arrival_decided(context: LetterContext) -> Letter | Skipped:
    """To the newcomer: what became of it."""
    found = await context.session.get(Admission, context.subject)
    if found is None or found.person_id != context.person.id or found.admitted is None:
        return skipped("moot-arrival-decided")
    said = {"center": context.center.name, "yes": str(found.admitted).lower()}
    return Letter(text=texts().html("letter-arrival-decided", **said))


async def letters_here(_context: LetterContext) -> Letter | Skipped:
    """The bot was stopped in the person's other messenger."""
    return Letter(text=texts().html("letter-letters-here"))


async def messenger_joined(_context: LetterContext) -> Letter | Skipped:
    """A code that the person was given here was typed in another messenger."""
    return Letter(text=texts().html("letter-messenger-joined"))


WRITERS: Writers = {
    NoticeKind.ARRIVAL_ASKED: arrival_asked,
    NoticeKind.ARRIVAL_DECIDED: arrival_decided,
    NoticeKind.LETTERS_HERE: letters_here,
    NoticeKind.MESSENGER_JOINED: messenger_joined,
    NoticeKind.UNREACHABLE: unreachable,
    NoticeKind.COORDINATOR_ASKED: coordinator_asked,
    NoticeKind.COORDINATOR_NOTICE: coordinator_notice,
    NoticeKind.COORDINATOR_CAME: coordinator_came,
    NoticeKind.COORDINATOR_DECIDED: coordinator_decided,
    NoticeKind.PLAN_VACANCY: vacancy,
}
