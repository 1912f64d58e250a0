"""The form of an activity: how it begins, is looked for among those that are there already, and is saved."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from handlers.activities.names import called
from handlers.activities.questions import NOBODY_COMES
from handlers.activities.questions import build as build
from handlers.widgets.form.spec import FormBeginning, FormSpec, SaveResult, Submission
from models.activities import CHANNEL_LENGTH, PUBLISHED, Category, Facts, Format, Type, usual_involvement
from models.channels import MOST_CHANNELS
from models.dates import brief, in_words
from models.errors import NotFound
from models.forms.form import Field, Form
from models.forms.kinds import TextKey
from models.forms.simple import Lines
from models.plan.marking import another_year, picks, proposed_day
from models.plan.named import districts_in
from models.plan.product import Product
from models.requests.lists import LISTED
from places.plan import FitPlace
from services.activities import keys, records, twins
from services.activities import options as activity_options
from services.activities.keys import Logged
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


async def _begun(work: Work) -> dict[str, Any]:
    """What is offered to everybody who begins."""
    offered = await activity_options.list_offered(work)
    return {
        "districts": await list_districts(work),
        "usual": await records.usual_types(work),
        **{kind.value: offered.topics.of(kind) for kind in LISTED},
        "channels": [[name, name in offered.channels.linked] for name in offered.channels.names],
    }


async def _besides(work: Work) -> dict[str, Any]:
    """What is offered under «Подробнее»."""
    return asdict(await activity_options.list_besides(work))


async def _open(work: Work, start: dict[str, Any]) -> FormBeginning:
    given = await _begun(work)
    if "item" in start:
        return await _open_from_item(work, start, given)
    if "record" in start:
        known = (await records.open_activity(work, start["record"])).answers
        if start["mode"] == "edit":
            return FormBeginning(given | await _besides(work), known, review=True, stored=True)
        kept = {f: known[f] for f in KEPT_IN_REPEAT if f in known}
        # the same people as a rule, and never the same number of them
        came = {k.value: known["attendance"][k] for k in Category if k in known.get("attendance", {})}
        then = (("attendance", {"item": next(iter(came)), "was": came}),) if came else ()
        return FormBeginning(given, kept, review=True, first="day", then=then)
    values: dict[str, Any] = {"format": {"format": Format.IN_PERSON.value}}
    if len(work.actor.district_ids) == 1:
        values["district"] = str(work.actor.district_ids[0])
    return FormBeginning(given, values)


async def _open_from_item(work: Work, start: dict[str, Any], given: dict[str, Any]) -> FormBeginning:
    """An item of the plan tells all but the numbers: how many came, or how many copies were handed out; the date that
    it is done for tells the day, or the days to choose from."""
    told = await fits.begin_from(work, start["item"])
    for_date = await dates.open_date(work, start["date"]) if "date" in start else None
    day = proposed_day(for_date, work.today) if for_date else work.today
    values: dict[str, Any] = {
        "type": told.type.value,
        "title": told.title,
        "format": {"format": told.format.value},
        **({"day": day.isoformat()} if day else {}),
    }
    about = None
    if for_date is not None:
        given = {**given, "days": [day.isoformat() for day in picks(for_date, work.today)]}
        content = for_date.content[:CONTENT]
        about = TextKey("activity-for-date", {"due": brief(for_date.due, work.today), "item": content})
    if given["districts"]:
        values |= await asyncio.to_thread(_where, told.said, given["districts"], work.actor.district_ids)
    if told.organisations and told.type not in NOBODY_COMES:
        values["organisations"] = {kind.value: number for kind, number in told.organisations.items()}
    values |= {name: said for name in KNOWN if (said := getattr(told, name))}
    if told.involvement not in (None, usual_involvement(told.type)):
        values["format"]["involvement"] = told.involvement
    first, ui = _question(told)
    return FormBeginning(given, values, review=True, first=first, ui=ui, about=about)


def _where(said: Sequence[str], districts: Sequence[tuple[int, str]], own: Sequence[int]) -> dict[str, Any]:
    """The districts that the item names, the person's own first where it is among them; else the person's own."""
    named = districts_in(said, districts)
    mine = own[0] if len(own) == 1 else None
    main = mine if mine in named or not named else named[0]
    found: dict[str, Any] = {"district": str(main) if main is not None else ""}
    return found | ({"districts": {str(id_): 0 for id_ in named}} if len(named) > 1 else {})


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


async def _date(work: Work, start: Mapping[str, Any]) -> PlanDate | None:
    """The date that the record is for; None for none, or one that is gone meanwhile."""
    id_: int | None = start.get("date")
    if start.get("mode") == "edit":
        item = (await records.open_activity(work, start["record"])).item
        id_ = item.date_id if item else None
    if id_ is None:
        return None
    try:
        return await dates.open_date(work, id_)
    except NotFound:  # cancelled while the form was open: the record is not lost for that
        return None


async def _twin(work: Work, submission: Submission) -> TextKey | None:
    editing = submission.start.get("mode") == "edit"
    besides = submission.start["record"] if editing else None
    facts, for_date = Facts.read(submission.answers), await _date(work, submission.start)
    if for_date is not None and for_date.closed is not None and not editing:
        return TextKey("activity-closed-again", closed_args(for_date, for_date.closed, work.today))
    if for_date is not None and another_year(for_date, facts.day):
        return TextKey("activity-another-year", {"day": in_words(facts.day), "due": in_words(for_date.due)})
    found = await twins.find_twin(work, facts, besides)
    if found is None:
        return None
    return TextKey("activity-twin", {"name": called(found.type, found.title), "day": in_words(found.day)})


async def _save(work: Work, submission: Submission) -> SaveResult:
    if submission.start.get("mode") == "edit":
        changed = await records.change_activity(work, submission.start["record"], submission.before, submission.answers)
        word = TextKey("activity-changed", {"count": len(changed)})
        if "day" in changed and (due := (await records.open_activity(work, submission.start["record"])).due):
            word = TextKey("activity-changed-day", {"count": len(changed), "due": brief(due, work.today)})
        return SaveResult(word, result={"key": word.key, "args": dict(word.args)})
    facts, start, for_date = Facts.read(submission.answers), submission.start, await _date(work, submission.start)
    named = for_date.id if for_date else None
    logged = await records.store_activity(work, facts, submission.client_key, start.get("item"), named)
    return await _told(work, submission, logged)


async def _stored(work: Work, submission: Submission) -> SaveResult | None:
    if submission.start.get("mode") == "edit":
        return None
    logged = await keys.stored_activity(work, submission.client_key)
    return await _told(work, submission, logged) if logged else None


async def _told(work: Work, submission: Submission, logged: Logged) -> SaveResult:
    """What stands in the database. When it is not what was just said, a press before stored it, and its confirmation
    never came."""
    facts, start, number = logged.facts, submission.start, logged.id
    args = {"number": str(number), "name": called(facts.type, facts.title), "day": in_words(facts.day)}
    if not facts.says(Facts.read(submission.answers)):
        change = (f"my {number} edit", TextKey("form-change"))
        return SaveResult(TextKey("activity-stored", args), onward=(change,), other=True)
    saved = TextKey("activity-saved", {**args, "came": facts.came, "copies": sum(facts.handouts.values())})
    if "item" in start:
        if (done := await _date(work, start)) is not None:
            due = brief(done.due, work.today)
            counted = {"due": due, "done": done.done, "left": max(done.count - done.done, 0)}
            saved = TextKey("activity-saved-date", {**saved.args, **counted, "needed": done.count})
        return SaveResult(saved, result={"key": saved.key, "args": dict(saved.args)})
    return _offered(saved, number, await fits.suggest(work, facts.title, facts.type, facts.day))


def _offered(saved: TextKey, number: int, found: Sequence[Fit]) -> SaveResult:
    """The items that the record is like, each with its button."""
    contents, amend = [fit.content[:ITEM] for fit in found], f"my {number} edit"
    ways = tuple(f"letter {FitPlace(activity=number, item=fit.item_id).pack()}" for fit in found)
    if not found:
        return SaveResult(saved, amend=amend)
    if len(found) == 1:
        words = TextKey("activity-saved-fits", {**saved.args, "item": contents[0]})
        return SaveResult(words, onward=((ways[0], TextKey("activity-link")),), amend=amend)
    words = TextKey("activity-saved-fits-two", {**saved.args, "first": contents[0], "second": contents[1]})
    onward = ((ways[0], TextKey("activity-link-first")), (ways[1], TextKey("activity-link-second")))
    return SaveResult(words, onward=onward, amend=amend)


FREE = frozenset({"title", "result", "evidence", "channel", "partners", "place", "programme", "series"})
ACTIVITY = FormSpec("activity", _open, build, _save, _twin, _stored, free=FREE, besides=_besides)


async def _open_channels(work: Work, _start: dict[str, Any]) -> FormBeginning:
    return FormBeginning(values={"lines": (await activity_options.list_offered(work)).channels.lines}, review=True)


def _channels_form(_given: dict[str, Any]) -> Form:
    return Form((Field("lines", Lines(CHANNEL_LENGTH, MOST_CHANNELS), required=True),))


async def _set_channels(work: Work, submission: Submission) -> SaveResult:
    await activity_options.set_channels(work, submission.answers["lines"])
    return SaveResult(TextKey("channels-saved"), result={"key": "channels-saved", "args": {}})


CHANNELS = FormSpec("channels", _open_channels, _channels_form, _set_channels, free=frozenset({"lines"}))
"""Where the centre publishes: its own list."""
