"""The form of an event: afresh, out of a date of the plan, like another one, or a draft that is changed."""

import asyncio
from collections.abc import Mapping, Sequence

from handlers.activities.names import leave_closed, options
from handlers.events.answers import USUAL_MINUTES, facts_of, values_of
from handlers.events.kept import AboutEvent
from handlers.events.questions import audience_fields, district_kind, offered, terms_fields, where_fields
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission
from models.activities import GROUPS, TITLE_LENGTH, Category, Format, Type
from models.events.kinds import Reach
from models.forms.form import Field, Form
from models.forms.kinds import Label, TextKey, Values
from models.forms.moments import Minutes
from models.forms.simple import Choice, Line
from models.plan.named import districts_in
from models.stored import Answers
from services.events import making
from services.events import options as event_options
from services.events.making import Born
from services.plan import fits
from services.work import Work

ASKED = ("type", "title", "at", "format", "place", "link", "reach", "roles", "districts", "posts")
FAMILIES = frozenset({Category.CHILDREN, Category.FOSTER_PARENTS, Category.BIRTH_PARENTS, Category.GRADUATES})


async def _open(work: Work, start: Values) -> FormBeginning:
    given, begun = await offered(work), AboutEvent.read(start)
    if begun.occurrence:
        return await _from_plan(work, given, *await event_options.item_posts(work, begun.occurrence))
    if begun.item:
        return await _from_plan(work, given, begun.item, await event_options.posts_of_item(work, begun.item))
    if begun.event or begun.copied:
        facts = await event_options.read_facts(work, begun.event or begun.copied)
        values = values_of(work, facts)
        leave_closed(values, given)
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
    named = await asyncio.to_thread(districts_in, said.said, given["districts"])
    values: Answers = {
        "title": said.title,
        "type": said.type.value,
        "format": said.format.value,
        "minutes": USUAL_MINUTES,
        "reach": (Reach.FAMILIES if said.people in FAMILIES else Reach.ALL).value,
        "hosts": [str(post) for post in posts or given["own"][:1] if post in known],
        **({"district": str(named[0])} if len(named) == 1 else {}),
    }
    about = TextKey("event-for-item", {"item": said.title[:TITLE_LENGTH]})
    then: tuple[tuple[str, Answers], ...] = (("link" if said.format is Format.REMOTE else "place", {}),)
    return FormBeginning(options=given, values=values, review=True, first="at", then=then, about=about)


def _build(given: Values) -> Form:
    groups: Mapping[str, tuple[Label, tuple[str, ...]]] = {
        name: (TextKey(f"group-{name}"), tuple(t.value for t in types)) for name, types in GROUPS.items()
    }
    fields = (
        Field(name="title", kind=Line(TITLE_LENGTH, shortest=3), required=True),
        Field(name="type", kind=Choice(options=options("type", Type), groups=groups), required=True),
        *where_fields(given),
        *audience_fields(given),
        Field(name="district", kind=district_kind(given)),
        Field(name="minutes", kind=Minutes()),
        *terms_fields(given),
    )
    return Form(fields, order=lambda _values: ASKED)


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
