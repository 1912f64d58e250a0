"""The form of an event: afresh, out of a date of the plan, like another one, or a draft that is changed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.activities.names import options
from handlers.events.kept import AboutEvent
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission
from models.activities import GROUPS, LINK_LENGTH, PLACE_LENGTH, TITLE_LENGTH, Category, Format, Type
from models.calendar import add_working_days
from models.events.audience import INVITED, Audience
from models.events.facts import EventFacts
from models.events.kinds import Reach
from models.events.tables import Where
from models.forms.company import Together
from models.forms.events import NO_LIMIT, AnswerBy, At, Seats
from models.forms.form import Field, Form
from models.forms.kinds import Label, Option, TextKey, Values
from models.forms.lists import Several
from models.forms.moments import Minutes
from models.forms.simple import Choice, Line
from models.stored import Answers
from services.events import making
from services.events import options as event_options
from services.events.making import Born
from services.people.centers import list_districts
from services.plan import fits
from services.texts import label
from services.work import Work

ASKED = ("type", "title", "at", "format", "place", "link", "reach", "roles", "districts", "posts")
USUAL_MINUTES = 120
ANSWER_DAYS = 3
"""Working days before an event up to which answers are asked for, unless somebody says otherwise."""
FAMILIES = frozenset({Category.CHILDREN, Category.FOSTER_PARENTS, Category.BIRTH_PARENTS, Category.GRADUATES})


async def offered(work: Work) -> Answers:
    """What every form of an event offers."""
    found = await event_options.list_offered(work)
    return {
        "districts": await list_districts(work),
        "posts": found.posts,
        "hosts": found.hosts,
        "places": found.places,
        "own": found.own,
    }


async def _open(work: Work, start: Values) -> FormBeginning:
    given, begun = await offered(work), AboutEvent.read(start)
    if begun.occurrence:
        return await _from_plan(work, given, *await event_options.item_posts(work, begun.occurrence))
    if begun.item:
        return await _from_plan(work, given, begun.item, await event_options.posts_of_item(work, begun.item))
    if begun.event or begun.copied:
        facts = await event_options.read_facts(work, begun.event or begun.copied)
        values = _values(work, facts)
        if begun.event:
            return FormBeginning(options=given, values=values, review=True, stored=True)
        values.pop("at")
        values.pop("until", None)
        return FormBeginning(options=given, values=values, review=True, first="at")
    own = {"hosts": [str(post) for post in given["own"][:1]]}
    return FormBeginning(options=given, values={"minutes": USUAL_MINUTES, "format": Format.IN_PERSON.value, **own})


async def _from_plan(work: Work, given: Answers, item: int, posts: Sequence[int]) -> FormBeginning:
    """The item tells what it is, who answers for it and whom it is for; the time and the place are asked."""
    said = await fits.begin_from(work, item)
    known = {post for post, _ in given["hosts"]}
    values: Answers = {
        "title": said.title,
        "type": said.type.value,
        "format": said.format.value,
        "minutes": USUAL_MINUTES,
        "reach": (Reach.FAMILIES if said.people in FAMILIES else Reach.ALL).value,
        "hosts": [str(post) for post in posts or given["own"][:1] if post in known],
    }
    about = TextKey("event-for-item", {"item": said.title[:TITLE_LENGTH]})
    then: tuple[tuple[str, Answers], ...] = (("link" if said.format is Format.REMOTE else "place", {}),)
    return FormBeginning(options=given, values=values, review=True, first="at", then=then, about=about)


def _values(work: Work, facts: EventFacts) -> Answers:
    """What the form would hold of an event."""
    found: Answers = {
        "title": facts.title,
        "type": facts.type.value,
        "at": f"{work.actor.here(facts.at.starts_at):%Y-%m-%dT%H:%M}",
        "format": facts.at.format.value,
        "place": facts.at.place,
        "link": facts.at.link,
        "minutes": facts.at.minutes,
        "reach": facts.reach.value,
        "roles": [role.value for role in facts.audience.roles],
        "districts": [str(one) for one in facts.audience.districts],
        "posts": [str(one) for one in facts.audience.posts],
        "hosts": [str(one) for one in facts.hosts],
        "seats": facts.seats or NO_LIMIT,
        "until": facts.answer_by.isoformat() if facts.answer_by is not None else None,
    }
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def audience_fields(given: Values) -> tuple[Field, ...]:
    """For whom: everybody, roles in districts, posts by hand."""
    return (
        Field(name="reach", kind=Choice(options=_reaches(tuple(Reach)), width=1), required=True),
        *who_fields(given),
    )


def who_fields(given: Values) -> tuple[Field, ...]:
    """Which roles in which districts, or which posts, once it is said that it is for some."""
    roles = [Option(role.value, label("event-role", role)) for role in INVITED]
    districts = [Option(str(one), name) for one, name in given["districts"]]
    posts = [Option(str(one), name) for one, name in given["posts"]]
    return (
        Field(name="roles", kind=Several(roles), when=_reach_is(Reach.CHOSEN)),
        Field(name="districts", kind=Together(districts, most=20), when=_reach_is(Reach.CHOSEN)),
        Field(name="posts", kind=Together(posts, most=8), required=True, when=_reach_is(Reach.POSTS)),
    )


def _reaches(reaches: tuple[Reach, ...]) -> list[Option]:
    return [Option(one.value, label("event-reach", one)) for one in reaches]


def _reach_is(reach: Reach) -> Callable[[Values], bool]:
    return lambda values: values.get("reach") == reach.value


def audience_of(answers: Answers) -> tuple[Reach, Audience]:
    """Whom the answers say that it is for."""
    reach = Reach(answers["reach"])
    if reach is Reach.POSTS:
        return reach, Audience.read({"posts": answers["posts"]})
    if reach is Reach.CHOSEN:
        return reach, Audience.read({name: answers.get(name) or [] for name in ("roles", "districts")})
    return reach, Audience()


def where_fields(given: Values) -> tuple[Field, ...]:
    """When and where it is held."""
    formats = options("format", Format)
    return (
        Field(name="at", kind=At(), required=True),
        Field(name="format", kind=Choice(options=formats, width=1), required=True),
        Field(
            name="place",
            kind=Line(PLACE_LENGTH, shortest=2, offers=tuple(given["places"])),
            when=lambda values: values.get("format") != Format.REMOTE.value,
        ),
        Field(
            name="link",
            kind=Line(LINK_LENGTH, shortest=5),
            when=lambda values: values.get("format") not in (None, Format.IN_PERSON.value),
        ),
    )


def where_of(work: Work, answers: Answers) -> Where:
    """When and where the answers say that it is held: what somebody types is what their own clock shows."""
    zone = ZoneInfo(work.actor.own_zone or work.actor.zone)
    form = Format(answers["format"])
    return Where(
        starts_at=datetime.fromisoformat(answers["at"]).replace(tzinfo=zone),
        minutes=answers.get("minutes") or USUAL_MINUTES,
        format=form,
        place=answers.get("place") or "" if form is not Format.REMOTE else "",
        link=answers.get("link") or "" if form is not Format.IN_PERSON else "",
    )


def terms_fields(given: Values) -> tuple[Field, ...]:
    """Seats of the room, the last day of answering, who holds it."""
    posts = [Option(str(one), name) for one, name in given["hosts"]]
    return (
        Field(name="seats", kind=Seats()),
        Field(name="until", kind=AnswerBy()),
        Field(name="hosts", kind=Together(posts, most=8), required=True),
    )


def _build(given: Values) -> Form:
    groups: Mapping[str, tuple[Label, tuple[str, ...]]] = {
        name: (TextKey(f"group-{name}"), tuple(t.value for t in types)) for name, types in GROUPS.items()
    }
    fields = (
        Field(name="title", kind=Line(TITLE_LENGTH, shortest=3), required=True),
        Field(name="type", kind=Choice(options=options("type", Type), groups=groups), required=True),
        *where_fields(given),
        *audience_fields(given),
        Field(name="minutes", kind=Minutes()),
        *terms_fields(given),
    )
    return Form(fields, order=lambda _values: ASKED)


def usual_answer_by(day: date, today: date) -> date | None:
    """Up to when answers are asked for where nobody says: three working days before; none where that is too soon."""
    usual = add_working_days(day, -ANSWER_DAYS)
    return usual if usual > today else None


def facts_of(work: Work, answers: Answers) -> EventFacts:
    """The event that the answers describe."""
    reach, audience = audience_of(answers)
    at = where_of(work, answers)
    day = work.actor.local(at.starts_at).date()
    said = answers.get("until")
    return EventFacts(
        title=answers["title"],
        type=Type(answers["type"]),
        at=at,
        reach=reach,
        audience=audience,
        hosts=[int(one) for one in answers.get("hosts") or ()],
        seats=answers.get("seats") or None,
        answer_by=date.fromisoformat(said) if said else usual_answer_by(day, work.today),
    )


async def _save(work: Work, submission: Submission) -> SaveResult:
    start, facts = AboutEvent.read(submission.start), facts_of(work, submission.answers)
    if start.event:
        await making.change_draft(work, start.event, facts)
        return with_event("event-draft-changed", start.event)
    born = Born(occurrence=start.occurrence or None, item=start.item or None, copied=start.copied or None)
    return with_event("event-drafted", await making.make_event(work, facts, submission.client_key, born))


def with_event(key: str, event: int, **args: object) -> SaveResult:
    """Back to the window that opened the form, which shows the event; where a sentence did, a button opens it."""
    return SaveResult(
        word=TextKey(key, args),
        again=False,
        result={"key": key, "args": args, "event": event},
        onward=((f"events {event}", TextKey("event-see")),),
    )


EVENT = FormSpec(name="event", open=_open, build=_build, save=_save, free=frozenset({"title", "place", "link"}))
