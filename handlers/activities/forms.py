"""The form of an activity: how it begins, is looked for among those that are there already, and is saved."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, replace

from handlers.activities.handed import below_zero, stocked_options
from handlers.activities.kept import AboutActivity
from handlers.activities.names import leave_closed
from handlers.activities.phrases import told_line
from handlers.activities.questions import NOBODY_COMES, build, build_short
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission, told
from handlers.widgets.phrases import Way
from models.activities import CHANNEL_LENGTH, PUBLISHED, Category, Facts, Format, Type, usual_involvement
from models.channels import MOST_CHANNELS
from models.dates import brief, in_words
from models.errors import DomainError, NotFound
from models.forms.form import Field, Form
from models.forms.kinds import TextKey, Values
from models.forms.simple import Lines
from models.plan.marking import another_year, picks, proposed_day
from models.plan.named import districts_in
from models.plan.product import Product
from models.requests.lists import LISTED
from models.stored import Answers
from places.plan import FitPlace
from services import phrases
from services.activities import keys, records, twins
from services.activities import options as activity_options
from services.activities.keys import Logged
from services.activities.words import called
from services.people.centers import list_districts
from services.plan import dates, fits
from services.plan.fits import Beginning, Fit
from services.plan.plan_date import PlanDate
from services.plan.words import closed_args
from services.work import Work

ITEM = 200
"""Characters of an item's words in a message about something else."""
CONTENT = 200
"""Characters of an item's words above a question."""
KNOWN = ("programme", "series", "place", "partners")
"""What an item tells that is asked of nobody."""
KEPT_IN_REPEAT = ("type", "title", "district", "format")


async def _begun(work: Work) -> Answers:
    """What is offered to everybody who begins."""
    offered = await activity_options.list_offered(work)
    return {
        "districts": await list_districts(work),
        "usual": await records.usual_types(work),
        **{kind.value: offered.topics.of(kind) for kind in LISTED},
        "channels": [[name, name in offered.channels.linked] for name in offered.channels.names],
        "stocked": await stocked_options(work),
    }


async def _besides(work: Work) -> Answers:
    """What is offered under «Подробнее»."""
    return asdict(await activity_options.list_besides(work))


async def _open(work: Work, start: Values) -> FormBeginning:
    given, about = await _begun(work), AboutActivity.read(start)
    if about.item is not None:
        return await _open_from_item(work, about.item, about.date, given)
    if about.mode is not None:
        known = (await records.open_activity(work, about.record)).answers
        if about.edits:
            given["districts"] = await list_districts(work, closed=True)
            given["stocked"] = await stocked_options(work, known)
            return FormBeginning(options=given | await _besides(work), values=known, review=True, stored=True)
        kept = {f: known[f] for f in KEPT_IN_REPEAT if f in known}
        leave_closed(kept, given)
        # the same people as a rule, and never the same number of them
        came = {k.value: known["attendance"][k] for k in Category if k in known.get("attendance", {})}
        then = (("attendance", {"item": next(iter(came)), "was": came}),) if came else ()
        return FormBeginning(options=given, values=kept, review=True, first="day", then=then)
    if about.said:
        given["counted"] = [one.value for one in await phrases.counted_before(work)]
    values: Answers = {"format": {"format": Format.IN_PERSON.value}}
    if len(work.actor.district_ids) == 1:
        values["district"] = str(work.actor.district_ids[0])
    return FormBeginning(options=given, values=values)


async def _open_from_item(work: Work, item: int, date_id: int | None, given: Answers) -> FormBeginning:
    """An item of the plan tells all but the numbers: how many came, or how many copies were handed out; the date that
    it is done for tells the day, or the days to choose from."""
    begun = await fits.begin_from(work, item)
    for_date = await dates.open_date(work, date_id) if date_id is not None else None
    day = proposed_day(for_date, work.today) if for_date else work.today
    values: Answers = {
        "type": begun.type.value,
        "title": begun.title,
        "format": {"format": begun.format.value},
        **({"day": day.isoformat()} if day else {}),
    }
    about = None
    if for_date is not None:
        given = {**given, "days": [day.isoformat() for day in picks(for_date, work.today)]}
        content = for_date.content[:CONTENT]
        about = TextKey("activity-for-date", {"due": brief(for_date.due, work.today), "item": content})
    if given["districts"]:
        values |= await asyncio.to_thread(_where, begun.said, given["districts"], work.actor.district_ids)
    if begun.organisations and begun.type not in NOBODY_COMES:
        values["organisations"] = {kind.value: number for kind, number in begun.organisations.items()}
    values |= {name: said for name in KNOWN if (said := getattr(begun, name))}
    if begun.involvement not in (None, usual_involvement(begun.type)):
        values["format"]["involvement"] = begun.involvement
    first, ui = _question(begun)
    then: tuple[tuple[str, Answers], ...] = ()
    if given["districts"] and "district" not in values:
        first, ui, then = "district", {}, ((first, ui),) if first else ()
    return FormBeginning(options=given, values=values, review=True, first=first, ui=ui, then=then, about=about)


def _where(said: Sequence[str], districts: Sequence[tuple[int, str]], own: Sequence[int]) -> Answers:
    """The districts that the item names, the person's own first where it is among them; else the person's own. Of
    several that are the person's own nothing is said: it is to be asked."""
    named = districts_in(said, districts)
    ours = [one for one in own if one in named] if named else list(own)
    if len(ours) > 1:
        return {"districts": {str(district): 0 for district in named}} if len(named) > 1 else {}
    mine = ours[0] if ours else None
    main = mine if mine in named or not named else named[0]
    found: Answers = {"district": str(main) if main is not None else ""}
    return found | ({"districts": {str(district): 0 for district in named}} if len(named) > 1 else {})


def _question(told: Beginning) -> tuple[str, dict[str, str]]:
    """What is still to be asked of an item's activity follows what the item promises: a link, with whom, how many."""
    if told.type in PUBLISHED:
        return "channel", {}
    if told.product is Product.AGREEMENTS:
        return "partners", {}
    if told.product in (Product.GRANTS, Product.REFERENCES, Product.REGISTERS) or told.type is Type.MONITORING:
        return "", {}
    if told.copies or told.product is Product.COPIES or told.type in NOBODY_COMES:
        return "handouts", {"item": told.material.value}
    return "attendance", {"item": told.people.value}


async def _date(work: Work, about: AboutActivity) -> PlanDate | None:
    """The date that the record is for; None for none, or one that is gone meanwhile."""
    date_id = about.date
    if about.edits:
        item = (await records.open_activity(work, about.record)).item
        date_id = item.date_id if item else None
    if date_id is None:
        return None
    try:
        return await dates.open_date(work, date_id)
    except NotFound:  # cancelled while the form was open: the record is not lost for that
        return None


async def _twin(work: Work, submission: Submission) -> TextKey | None:
    about, facts = AboutActivity.read(submission.start), Facts.read(submission.answers)
    for_date = await _date(work, about)
    if for_date is not None and for_date.closed is not None and not about.edits:
        return TextKey("activity-closed-again", closed_args(for_date, for_date.closed, work.today))
    if for_date is not None and another_year(for_date, facts.day):
        return TextKey("activity-another-year", {"day": in_words(facts.day), "due": in_words(for_date.due)})
    found = await twins.find_twin(work, facts, about.record if about.edits else None)
    if found is None:
        return await below_zero(work, submission.before if about.edits else {}, submission.answers)
    return TextKey("activity-twin", {"name": called(found.type, found.title), "day": in_words(found.day)})


async def _save(work: Work, submission: Submission) -> SaveResult:
    about, facts = AboutActivity.read(submission.start), Facts.read(submission.answers)
    if about.edits:
        changed = await records.change_activity(work, about.record, submission.before, submission.answers)
        if "day" in changed and (due := (await records.open_activity(work, about.record)).due):
            return told("activity-changed-day", count=len(changed), due=brief(due, work.today))
        return told("activity-changed", count=len(changed))
    for_date = await _date(work, about)
    named = for_date.id if for_date else None
    logged = await records.store_activity(work, facts, submission.client_key, about.item, named)
    said = await _told(work, submission, logged)
    if about.said or about.item is not None or not await phrases.is_third(work):
        return said
    return replace(said, note=TextKey("phrase-is-enough"))


async def _stored(work: Work, submission: Submission) -> SaveResult | None:
    if AboutActivity.read(submission.start).edits:
        return None
    logged = await keys.stored_activity(work, submission.client_key)
    return await _told(work, submission, logged) if logged else None


async def _told(work: Work, submission: Submission, logged: Logged) -> SaveResult:
    """What stands in the database. When it is not what was just said, a press before stored it, and its confirmation
    never came."""
    facts, about, number = logged.facts, AboutActivity.read(submission.start), logged.id
    args = {"number": str(number), "name": called(facts.type, facts.title), "day": in_words(facts.day)}
    if not facts.says(Facts.read(submission.answers)):
        change = (f"my {number} edit", TextKey("form-change"))
        return SaveResult(word=TextKey("activity-stored", args), onward=(change,), other=True)
    saved = TextKey("activity-saved", {**args, "came": facts.came, "copies": sum(facts.copies.values())})
    if about.item is not None:
        if (done := await _date(work, about)) is not None:
            due = brief(done.due, work.today)
            counted = {"due": due, "done": done.done, "left": max(done.count - done.done, 0)}
            return told("activity-saved-date", **saved.args, **counted, needed=done.count)
        return told(saved.key, **saved.args)
    return _offered(saved, number, await fits.suggest(work, facts.title, facts.type, facts.day))


def _offered(saved: TextKey, number: int, found: Sequence[Fit]) -> SaveResult:
    """The items that the record is like, each with its button."""
    contents, amend = [fit.content[:ITEM] for fit in found], f"my {number} edit"
    ways = tuple(f"letter {FitPlace(activity=number, item=fit.item_id).pack()}" for fit in found)
    if not found:
        return SaveResult(word=saved, amend=amend)
    if len(found) == 1:
        words = TextKey("activity-saved-fits", {**saved.args, "item": contents[0]})
        return SaveResult(word=words, onward=((ways[0], TextKey("activity-link")),), amend=amend)
    words = TextKey("activity-saved-fits-two", {**saved.args, "first": contents[0], "second": contents[1]})
    onward = ((ways[0], TextKey("activity-link-first")), (ways[1], TextKey("activity-link-second")))
    return SaveResult(word=words, onward=onward, amend=amend)


def _becomes(answered: Values, start: Values) -> Answers | None:
    """A trip has a form of its own: whoever has said no more than that goes on there, with what they have said."""
    about = AboutActivity.read(start)
    asked_besides = set(answered) - {"type", "format", "district", "day"}
    given = about.mode is not None or about.item is not None or bool(about.said)  # changed, or told already
    if given or answered.get("type") != Type.TRIP or asked_besides:
        return None
    return {"form": "trip", **{name: answered[name] for name in ("district", "day") if answered.get(name)}}


FREE = frozenset({"title", "result", "evidence", "channel", "partners", "place", "programme", "series"})
ACTIVITY = FormSpec(
    name="activity",
    open=_open,
    build=build,
    save=_save,
    twin=_twin,
    stored=_stored,
    free=FREE,
    besides=_besides,
    becomes=_becomes,
    shorter="activity-short",
    told_at=frozenset({"type"}),
)


async def _open_short(work: Work, _start: Values) -> FormBeginning:
    return FormBeginning(options=await _begun(work))


async def _to_card(work: Work, values: Values) -> Way:
    """What the line says, under the kind that was tapped; what it does not say the card asks."""
    kind = Type(values["type"])
    return await told_line(work, kind, values["line"])


async def _refuse(_work: Work, _submission: Submission) -> SaveResult:
    raise DomainError("form-incomplete")  # its answers become the card of a record, and only that is stored


SHORT = FormSpec(
    name="activity-short",
    open=_open_short,
    build=build_short,
    save=_refuse,
    free=frozenset({"line"}),
    leads=_to_card,
    told_at=frozenset({"type"}),
)
"""The short `/log`: its kind, then «что, когда, сколько»."""


async def _open_channels(work: Work, _start: Values) -> FormBeginning:
    return FormBeginning(values={"lines": (await activity_options.list_offered(work)).channels.lines}, review=True)


def _channels_form(_given: Values) -> Form:
    return Form((Field(name="lines", kind=Lines(CHANNEL_LENGTH, MOST_CHANNELS), required=True),))


async def _set_channels(work: Work, submission: Submission) -> SaveResult:
    await activity_options.set_channels(work, submission.answers["lines"])
    return told("channels-saved")


CHANNELS = FormSpec(
    name="channels", open=_open_channels, build=_channels_form, save=_set_channels, free=frozenset({"lines"})
)
"""Where the centre publishes: its own list."""
